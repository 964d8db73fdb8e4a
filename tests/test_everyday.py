"""What papers print in the language of offices, asked for as people say it."""

from __future__ import annotations

import pytest
from engines import engine_of

from faq.engine import Engine

TRADE = """Bình Định đẩy mạnh xuất khẩu gỗ

Sáng 12/9/2024, UBND tỉnh Bình Định họp bàn về sản xuất công nghiệp và thương mại.

Trong 8 tháng, kim ngạch xuất khẩu đạt 1,1 tỷ USD; nhập khẩu 300 triệu USD. Các khu công nghiệp \
đã lấp đầy 78% diện tích. Toàn tỉnh có 14 doanh nghiệp phá sản, 40 doanh nghiệp thành lập mới.

Trong 8 tháng, toàn tỉnh đón 7,5 triệu lượt du khách. Bệnh viện tỉnh điều trị 820 bệnh nhân nội \
trú. Huyện An Lão có 52 hộ nghèo. Sạt lở vùi lấp 18 ngôi nhà, 35 hộ phải di dời.

Các trường còn thiếu 240 giáo viên. Đến nay, 91% hồ sơ được giải quyết đúng hạn.
"""
TOLD = [
    # In more words than three, too, where no article prints those.
    ("Hàng bán ra nước ngoài được bao nhiêu tiền?", "1,1 tỷ"),
    ("8 thang ban ra nuoc ngoai duoc bao nhieu", "1,1 tỷ"),
    ("Mua từ nước ngoài hết bao nhiêu tiền?", "300 triệu"),
    ("Khu công nghiệp kín chỗ bao nhiêu phần trăm?", "78%"),
    ("Bao nhiêu công ty sập tiệm?", "14 doanh nghiệp"),
    ("Bao nhiêu người đến chơi?", "7,5 triệu"),
    ("Bao nhiêu nhà bị đất chôn?", "18"),
    ("Mấy hộ phải chuyển chỗ ở?", "35 hộ"),
    ("Các trường không đủ bao nhiêu thầy cô?", "240 giáo viên"),
    ("Bao nhiêu phần trăm giấy tờ trả đúng hẹn?", "91%"),
    ("How many tourist arrivals were there?", "7.5 million"),
    ("How many inpatients did the hospital treat?", "820 inpatients"),
    ("How much was the export turnover?", "1.1 billion"),
    ("How many households were relocated?", "35 households"),
    ("How short of teachers are the schools?", "240 teachers"),
]
NOT_TOLD = [
    "Bán cho khách trong tỉnh được bao nhiêu tiền?",
    # What only goes together, or is the opposite, is not the same.
    "Huyện An Lão có bao nhiêu nhà cận nghèo?",
    "Bao nhiêu phần trăm giấy tờ bị trễ hẹn?",
    "Bao nhiêu bệnh nhân ngoại trú?",
    "Các trường dư bao nhiêu thầy cô?",
    "Bao nhiêu nhà được đền bù?",
    "How many outpatients were there?",
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
