"""What is asked per kilogram, hectare or day is told per that; and of what year articles tell."""

from __future__ import annotations

import pytest
from engines import engine_of

from faq.engine import Engine

WASTE = """An Giang bàn chuyện rác thải và giá xoài

Chiều 7/8, UBND tỉnh An Giang họp về rác thải và tiêu thụ xoài 7 tháng năm 2024.

Mỗi ngày toàn tỉnh thải ra 870 tấn rác. Nhà máy xử lý rác Bình Hòa có công suất 300 tấn/ngày. Nhà \
máy rác thứ hai ở Thoại Sơn còn 11 hộ chưa nhận tiền. Bến xe Long Xuyên đón 2,1 triệu lượt khách, \
bình quân mỗi ngày khoảng 9.900 lượt.

Giá xoài bình quân đạt 28.500 đồng/kg, cao hơn năm 2023 tới 6.000 đồng/kg. Doanh thu từ xoài là \
1.240 tỷ đồng. Người trồng xoài lãi 95 triệu đồng/ha/năm. Bà Lê Thị Út vay ngân hàng 40 triệu đồng \
để trồng xoài.
"""
TOLD = [
    ("Nhà máy rác Bình Hòa công suất bao nhiêu tấn một ngày?", "300 tấn/ngày"),
    ("moi ngay toan tinh thai ra bao nhieu tan rac", "870 tấn rác"),
    ("Bến xe Long Xuyên mỗi ngày đón bao nhiêu lượt khách?", "9.900 lượt"),
    ("Bến xe Long Xuyên đón bao nhiêu lượt khách?", "2,1 triệu lượt"),
    ("Giá xoài bình quân bao nhiêu một ký?", "28.500 đồng/kg"),
    ("gia xoai binh quan nam 2024 bao nhieu tien 1kg", "28.500 đồng/kg"),
    ("Người trồng xoài lãi bao nhiêu tiền một héc-ta?", "95 triệu đồng/ha/năm"),
    ("Doanh thu từ xoài năm 2024 là bao nhiêu?", "1.240 tỷ đồng"),
    ("Bà Út vay bao nhiêu để trồng xoài?", "40 triệu đồng"),
]
NOT_TOLD = [
    "Nhà máy rác ở Thoại Sơn công suất bao nhiêu tấn một ngày?",
    "nha may rac thu hai cong suat bao nhieu tan mot ngay",
    "Doanh thu từ xoài bao nhiêu một héc-ta?",
    "Giá xoài năm 2022 bao nhiêu một ký?",
]


@pytest.fixture(scope="module")
def waste(tmp_path_factory: pytest.TempPathFactory) -> Engine:
    return engine_of(tmp_path_factory.mktemp("waste"), waste=WASTE)


@pytest.mark.parametrize(("question", "told"), TOLD)
def test_told(waste: Engine, question: str, told: str) -> None:
    assert told in waste.ask(question).text


@pytest.mark.parametrize("question", NOT_TOLD)
def test_not_told(waste: Engine, question: str) -> None:
    assert waste.ask(question).status != "answered"


def test_a_price_is_no_proceeds(waste: Engine) -> None:
    reply = waste.ask("Tỉnh được bao nhiêu tiền từ xoài bình quân?")
    assert "28.500 đồng/kg" not in reply.text
