"""What a body has to do is told of that body; what names no year is of no year named beside it."""

from __future__ import annotations

import pytest
from engines import engine_of

from faq.engine import Engine

REPORT = """Vĩnh Long: Họp về phòng, chống sạt lở

Ngày 8/8/2024, UBND tỉnh Vĩnh Long họp về phòng, chống sạt lở. Chủ tịch UBND tỉnh yêu cầu Sở Nông \
nghiệp xây dựng bản đồ sạt lở và giao Sở Tài chính bố trí 14 tỷ đồng mua đá hộc. Đại diện Bộ đội \
Biên phòng kiến nghị đóng thêm ca nô.

Tỉnh mở đợt thi đua từ ngày 1/10/2024 đến hết ngày 15/2/2025. Sở Giao thông vận tải cân đối 18 tỷ \
đồng để lắp phao tiêu. Người dân được tiếp cận dịch vụ y tế. Để giảm số vụ sạt lở, các xã cần rà \
soát bờ kè. Diện tích nuôi cá của tỉnh là 2.300 ha.
"""
TOLD = [
    ("Sở Tài chính được giao làm gì?", "bố trí 14 tỷ đồng"),
    ("Sở Giao thông vận tải cân đối bao nhiêu tiền lắp phao tiêu?", "18 tỷ"),
    ("Năm 2024 Sở Giao thông vận tải cân đối bao nhiêu tiền lắp phao tiêu?", "18 tỷ"),
]
NOT_TOLD = [
    "Sở Xây dựng phải làm gì?",
    "Bộ đội Biên phòng được yêu cầu làm gì?",
    "Sở Y tế có nhiệm vụ gì?",
    "Sở Y tế phải làm gì?",
    "Công an tỉnh được giao làm gì?",
    "Vì sao số vụ sạt lở tăng?",
    "Rừng ngập mặn bị mất bao nhiêu ha?",
    "Năm 2025 Sở Giao thông vận tải cân đối bao nhiêu tiền lắp phao tiêu?",
]


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> Engine:
    return engine_of(tmp_path_factory.mktemp("report"), report=REPORT)


@pytest.mark.parametrize(("question", "told"), TOLD)
def test_told(report: Engine, question: str, told: str) -> None:
    assert told in report.ask(question).text


@pytest.mark.parametrize("question", NOT_TOLD)
def test_not_told(report: Engine, question: str) -> None:
    assert report.ask(question).status != "answered"
