"""Which company, school or co-operative is asked: one that bears a name, or nothing."""

from __future__ import annotations

import pytest
from engines import engine_of

from faq.engine import Engine

REPORT = """Bến Tre khởi công cầu qua sông Ba Lai

Sáng 5/6/2024, UBND tỉnh Bến Tre khởi công cầu qua sông Ba Lai. Gói thầu số 2 do Công ty cổ phần \
Cầu Đồng Khởi thi công. Tỉnh kêu gọi doanh nghiệp đầu tư bến cảng ở Bình Đại. Các nhà thầu đang \
tập kết máy móc, trong khi 38 doanh nghiệp phải di dời nhà xưởng. Trường Tiểu học Tân Mỹ mượn tạm \
nhà văn hóa để dạy 240 học sinh. Bà Lê Thị Xuân, chủ cơ sở kẹo dừa, mong cầu sớm xong. Tiền thuê \
bao mạng ở công trường là 300.000 đồng mỗi tháng. Một số doanh nghiệp nhỏ và vừa còn thiếu vốn.
"""
NAMED = [
    ("Công ty nào thi công gói thầu số 2?", "Cầu Đồng Khởi"),
    ("truong nao muon tam nha van hoa", "Tân Mỹ"),
    ("Doanh nghiệp nào còn thiếu vốn?", "nhỏ và vừa"),
]
NOT_NAMED = [
    "Công ty nào đầu tư bến cảng ở Bình Đại?",
    "Doanh nghiệp nào phải di dời nhà xưởng?",
    "Nhà thầu nào đang tập kết máy móc?",
    "Nhà mạng nào cung cấp thuê bao?",
    "Trường nào phải đóng cửa?",
    "Công ty nào mua kẹo dừa của bà Xuân?",
    "Which company makes coconut candy?",
]


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> Engine:
    return engine_of(tmp_path_factory.mktemp("report"), report=REPORT)


@pytest.mark.parametrize(("question", "named"), NAMED)
def test_named(report: Engine, question: str, named: str) -> None:
    assert named in report.ask(question).text


@pytest.mark.parametrize("question", NOT_NAMED)
def test_not_named(report: Engine, question: str) -> None:
    assert report.ask(question).status != "answered"
