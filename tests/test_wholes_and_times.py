"""Of the whole or of a part, of this year or the last, in dong or dollars a figure is told."""

from __future__ import annotations

import pytest
from engines import engine_of

from faq.engine import Engine

TRADE = """Đồng Nai sơ kết 6 tháng đầu năm 2024

Ngày 5/7/2024, UBND tỉnh Đồng Nai họp sơ kết tình hình kinh tế 6 tháng đầu năm 2024.

Ngày 2/7, Cục Thống kê công bố kim ngạch xuất khẩu đạt 11,2 tỷ USD. Doanh thu du lịch đạt 1.460 tỷ \
đồng. Tỉnh được giao 912 tỷ đồng vốn giảm nghèo. Đến ngày 15/6, toàn tỉnh giải ngân được 387 tỷ \
đồng, bằng 42% kế hoạch. Trong đó, vốn đầu tư đạt 71,5%, vốn sự nghiệp đạt 18%.

Dự án kho lạnh ở Long Thành vướng mặt bằng do còn 8 trong tổng số 51 hộ chưa nhận tiền. Toàn tỉnh \
có 3 người chết vì sốt xuất huyết. Trong vụ có 85 thương nhân, ít hơn năm ngoái 20 người.
"""
TOLD = [
    ("6 tháng đầu năm 2024 Đồng Nai xuất khẩu được bao nhiêu tỷ USD?", "11,2 tỷ USD"),
    ("Doanh thu du lịch được bao nhiêu tỷ đồng?", "1.460 tỷ đồng"),
    ("Vốn đầu tư giải ngân đạt bao nhiêu phần trăm?", "71,5%"),
    ("Dự án kho lạnh còn mấy hộ chưa nhận tiền?", "còn 8 trong tổng số 51 hộ"),
    ("con bao nhieu ho chua nhan tien o du an kho lanh", "còn 8 trong tổng số 51 hộ"),
    ("Đồng Nai có mấy người chết vì sốt xuất huyết?", "3 người chết"),
]
NOT_TOLD = [
    "Năm ngoái có bao nhiêu thương nhân?",
    "Quý III năm 2024 Đồng Nai xuất khẩu được bao nhiêu?",
    "Doanh thu du lịch được bao nhiêu triệu USD?",
    "Năm ngoái Đồng Nai có mấy người chết vì sốt xuất huyết?",
    "nam ngoai dong nai co may nguoi chet vi sot xuat huyet",
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


def test_a_part_is_not_the_whole(trade: Engine) -> None:
    reply = trade.ask("Đến giữa tháng 6 tỉnh giải ngân được bao nhiêu phần trăm tiền giảm nghèo?")
    assert "71,5%" not in reply.text
    assert "18%" not in reply.text
