"""What rank something has: of what, and among whom, as the sentence says it."""

from __future__ import annotations

import pytest
from engines import engine_of

from faq.engine import Engine

RANKS = """Hà Tĩnh công bố các chỉ số năm 2023

Sáng 3/10/2024, UBND tỉnh Hà Tĩnh công bố các chỉ số.

Giá trị sản xuất công nghiệp 9 tháng ước tăng 7,4% so với cùng kỳ, đứng thứ 4 khu vực Bắc Trung \
Bộ và thứ 31 cả nước. Tổng sản phẩm trên địa bàn (GRDP) tăng 6,9%, xếp thứ 20 cả nước.

Chỉ số chuyển đổi số (DTI) năm 2023 đạt 0,652 điểm, xếp thứ 22 trong 63 tỉnh, thành phố, tăng 5 \
bậc; chỉ số năng lực cạnh tranh (PCI) đạt 66,8 điểm, xếp thứ 17. Trong tỉnh, huyện Can Lộc giải \
ngân vốn đầu tư công nhanh, đứng thứ 2.
"""
TOLD = [
    ("Công nghiệp Hà Tĩnh tăng nhanh thứ mấy cả nước?", "thứ 31 cả nước"),
    ("Trong 9 tháng, công nghiệp Hà Tĩnh lớn nhanh thứ mấy cả nước?", "thứ 31 cả nước"),
    ("Kinh tế Hà Tĩnh tăng trưởng đứng thứ mấy cả nước?", "xếp thứ 20"),
    ("Về chuyển đổi số Hà Tĩnh đứng hạng mấy?", "xếp thứ 22"),
    ("chi so chuyen doi so cua ha tinh xep thu may", "xếp thứ 22"),
    ("Xét về năng lực cạnh tranh thì Hà Tĩnh đứng thứ mấy?", "xếp thứ 17"),
    ("Where does Hà Tĩnh rank in digital transformation?", "22"),
]
NOT_TOLD = [
    # A rank of something else, or among others.
    "Về cải cách hành chính Hà Tĩnh đứng hạng mấy?",
    "Hà Tĩnh giải ngân vốn đầu tư công đứng thứ mấy cả nước?",
    "Tổng sản phẩm của Hà Tĩnh đứng thứ mấy trong vùng?",
    # No day of the week is told.
    "Hà Tĩnh công bố các chỉ số vào thứ mấy?",
]


@pytest.fixture(scope="module")
def ranks(tmp_path_factory: pytest.TempPathFactory) -> Engine:
    return engine_of(tmp_path_factory.mktemp("ranks"), ranks=RANKS)


@pytest.mark.parametrize(("question", "told"), TOLD)
def test_told(ranks: Engine, question: str, told: str) -> None:
    assert told in ranks.ask(question).text


@pytest.mark.parametrize("question", NOT_TOLD)
def test_not_told(ranks: Engine, question: str) -> None:
    assert ranks.ask(question).status != "answered"
