"""What papers print in the language of offices, asked for as people say it."""

from __future__ import annotations

import pytest
from engines import engine_of

from faq.engine import Engine

TRADE = """Bình Định đẩy mạnh xuất khẩu gỗ

Sáng 12/9/2024, UBND tỉnh Bình Định họp bàn về sản xuất công nghiệp và thương mại.

Trong 8 tháng, kim ngạch xuất khẩu đạt 1,1 tỷ USD; nhập khẩu 300 triệu USD. Các khu công nghiệp \
đã lấp đầy 78% diện tích. Toàn tỉnh có 14 doanh nghiệp phá sản, 40 doanh nghiệp thành lập mới.
"""
TOLD = [
    # In more words than three, too, where no article prints those.
    ("Hàng bán ra nước ngoài được bao nhiêu tiền?", "1,1 tỷ"),
    ("8 thang ban ra nuoc ngoai duoc bao nhieu", "1,1 tỷ"),
    ("Mua từ nước ngoài hết bao nhiêu tiền?", "300 triệu"),
]
NOT_TOLD = [
    "Bán cho khách trong tỉnh được bao nhiêu tiền?",
]


@pytest.fixture(scope="module")
def trade(tmp_path_factory: pytest.TempPathFactory) -> Engine:
    return engine_of(tmp_path_factory.mktemp("trade"), trade=TRADE)


@pytest.mark.parametrize(("question", "told"), TOLD)
def test_told(trade: Engine, question: str, told: str) -> None:
    assert told in trade.ask(question).text


@pytest.mark.parametrize("question", NOT_TOLD)
def test_not_told(trade: Engine, question: str) -> None:
    assert trade.ask(question).status != "answered"
