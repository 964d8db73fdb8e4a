"""Who holds a post: its holder as printed, and nobody who holds another or was only there."""

from __future__ import annotations

import pytest
from engines import engine_of

from faq.engine import Engine

BRIDGE = """Kon Tum kiểm tra cầu Đăk Nông và năm học mới

Ngày 9/9/2024, ông Lê Văn Hạ, Chủ tịch UBND tỉnh Kon Tum, kiểm tra cầu Đăk Nông ở huyện Ngọc Hồi.

Bà Trần Thị Sương, Giám đốc Ban Quản lý dự án đầu tư xây dựng các công trình dân dụng tỉnh, báo \
cáo tiến độ. Ông Y Tâm, Chủ tịch UBND huyện Ngọc Hồi, cho biết dân đã nhận tiền.

Dự lễ khai giảng tại Trường THPT chuyên Nguyễn Tất Thành, Phó Chủ tịch UBND tỉnh Võ Văn Kiên đề \
nghị nhà trường giữ vững chất lượng. Thầy A Thuil, Hiệu trưởng Trường Tiểu học Đăk Ang, cho biết \
trường thiếu 4 phòng học.

Giám đốc Bệnh viện Nguyễn Thị Lành cho biết khoa Nhi quá tải. Công suất phòng chỉ đạt 57%. Ông \
Phạm Văn Đạt, Giám đốc Sở Y tế, đề nghị tăng bác sĩ.
"""
TOLD = [
    ("Ai đang làm Giám đốc Sở Y tế?", "Phạm Văn Đạt"),
    ("ai lam chu tich huyen Ngoc Hoi", "Y Tâm"),
    ("Who serves as chairman of Ngọc Hồi district?", "Y Tâm"),
    ("Hiệu trưởng Trường Tiểu học Đăk Ang là ai?", "A Thuil"),
    ("Giám đốc bệnh viện tên gì?", "Nguyễn Thị Lành"),
    ("Công suất phòng chỉ đạt bao nhiêu?", "57%"),
]
NOT_TOLD = [
    "Ai đang làm Giám đốc Sở Xây dựng của tỉnh?",
    "Giám đốc Ban Quản lý khu công nghiệp là ai?",
    "Hiệu trưởng Trường THPT chuyên Nguyễn Tất Thành là ai vậy?",
    "Giám đốc Sở Lao động tên gì?",
    "Trưởng Công an huyện tên gì?",
]


@pytest.fixture(scope="module")
def bridge(tmp_path_factory: pytest.TempPathFactory) -> Engine:
    return engine_of(tmp_path_factory.mktemp("bridge"), bridge=BRIDGE)


@pytest.mark.parametrize(("question", "told"), TOLD)
def test_told(bridge: Engine, question: str, told: str) -> None:
    assert told in bridge.ask(question).text


@pytest.mark.parametrize("question", NOT_TOLD)
def test_not_told(bridge: Engine, question: str) -> None:
    assert bridge.ask(question).status != "answered"
