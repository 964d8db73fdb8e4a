"""Posts printed short, of a body that has been named before: "Giám đốc Bệnh viện"."""

from __future__ import annotations

import pytest
from engines import engine_of

from faq.engine import Engine

HEALTH = """Kon Tum thêm máy chụp cho tuyến huyện

Ngày 9/5/2024, Sở Y tế tỉnh Kon Tum bàn giao hai máy chụp cắt lớp.

Bệnh viện Đa khoa khu vực Ngọc Hồi nhận một máy trị giá 11 tỷ đồng. Bác sĩ Lê Phương, Giám đốc \
Bệnh viện, cho biết mỗi ngày chụp được 40 lượt.

Tại huyện Đăk Tô, Trung tâm Y tế huyện đang sửa phòng đặt máy. Trường Tiểu học Kpă Klơng có 12 \
lớp. Cô Y H'Lan, Hiệu trưởng nhà trường, mong sớm có phòng y tế.

Chủ tịch UBND tỉnh Kon Tum Giáp Văn Sơn kiểm tra dự án. Dự án do Công ty Hoàng Mai làm chủ đầu tư.

Bà Rơ Châm H'Yéo, Trưởng Phòng Nghiệp vụ Sở Y tế, dự lễ bàn giao.
"""
TOLD = [
    ("Giám đốc Bệnh viện Đa khoa khu vực Ngọc Hồi là ai?", "Lê Phương"),
    ("giam doc benh vien da khoa ngoc hoi ten gi", "Lê Phương"),
    ("Hiệu trưởng trường Kpă Klơng là ai?", "H'Lan"),
    ("Chủ tịch UBND tỉnh Kon Tum là ai?", "Giáp Văn Sơn: Chủ tịch UBND tỉnh Kon Tum"),
    ("Ai là chủ đầu tư dự án?", "Công ty Hoàng Mai"),
    ("Trưởng phòng nghiệp vụ sở y tế là ai?", "Rơ Châm H'Yéo"),
]
NOT_TOLD = [
    "Giám đốc Bệnh viện Sản nhi Kon Tum là ai?",
    "Giám đốc Trung tâm Y tế huyện Đăk Tô là ai?",
    "Hiệu trưởng Trường Tiểu học Lê Lợi là ai?",
    "Ai là nhà thầu dự án?",
]


@pytest.fixture(scope="module")
def health(tmp_path_factory: pytest.TempPathFactory) -> Engine:
    return engine_of(tmp_path_factory.mktemp("health"), health=HEALTH)


@pytest.mark.parametrize(("question", "told"), TOLD)
def test_told(health: Engine, question: str, told: str) -> None:
    assert told in health.ask(question).text


@pytest.mark.parametrize("question", NOT_TOLD)
def test_not_told(health: Engine, question: str) -> None:
    assert health.ask(question).status != "answered"
