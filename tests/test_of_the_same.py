"""A figure, a most, a correction is given only of the very thing that is asked about."""

from __future__ import annotations

import pytest
from engines import engine_of

from faq.engine import Engine

REPORT = """Phú Thọ: Hồ chứa cạn dần, khu công nghiệp chờ nước

Ngày 9/4/2024, UBND tỉnh Phú Thọ họp về nước cho sản xuất. Hồ Đầm Hói, công trình lớn nhất, còn \
2,4 triệu m3 nước. Tại Hạ Hòa, 31 giếng đào đã cạn. Từ ngày 20/3, Bộ Chỉ huy Quân sự tỉnh đã huy \
động 9 xe bồn chở nước. Toàn tỉnh có 7 khu công nghiệp đang hoạt động trong số 11 khu được thành \
lập. Trong tổng số 203 tỷ đồng được giao năm 2024, kể cả phần vốn năm 2022 chuyển sang, huyện Hạ \
Hòa mới giải ngân 37 tỷ đồng. Còn 512 hồ sơ xin vay mua nhà chưa được giải quyết. Giá trị sản \
xuất công nghiệp tăng 5,3%.
"""
TOLD = [
    ("Phú Thọ có bao nhiêu khu công nghiệp đang hoạt động?", "7"),
    ("Hạ Hòa có bao nhiêu giếng đào?", "31"),
    ("Năm 2024 huyện Hạ Hòa giải ngân bao nhiêu?", "37 tỷ"),
    ("Bao nhiêu hồ sơ xin vay mua nhà chưa được giải quyết?", "512"),
]
NOT_TOLD = [
    "Trong 7 khu công nghiệp có mấy khu kín chỗ?",
    "Hạ Hòa có bao nhiêu xe bồn?",
    "Năm 2022 huyện Hạ Hòa giải ngân bao nhiêu?",
    "Lãi suất vay mua nhà là bao nhiêu?",
    "Vì sao giá keo giảm?",
    "Hồ nào cạn nhất?",
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
