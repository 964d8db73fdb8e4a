"""Questions in English: what is asked for by the name of a measure, and words of every day."""

from __future__ import annotations

import pytest
from engines import engine_of

from faq.engine import Engine

COFFEE = """Đắk Lắk: Giá cà phê tăng, trạm cân hoạt động lại

Ngày 4/4/2024, UBND tỉnh Đắk Lắk họp về vụ cà phê và giao thông.

Thương lái mua cà phê nhân tại vườn với giá 102.000 đồng/kg. Hợp tác xã Ea Tân xuất sang Đức 640 \
tấn cà phê. Tỉnh phấn đấu trồng tái canh 4.000 ha, đưa tỷ lệ cà phê có chứng nhận lên 45%.

Trạm cân Krông Búk vận hành trở lại trước ngày 20/4. Công ty Điện lực dời xong 36 cột điện trước \
ngày 15/5. Chính sách hỗ trợ giống áp dụng từ ngày 1/6/2024.

Ông Y Thanh Hà, Giám đốc Sở Công Thương, kiến nghị khởi tố hành vi trộn tạp chất vào cà phê, vì \
mức phạt hành chính còn nhẹ. Phía bạn đã trao trả 12 công dân.
"""
TOLD = [
    ("What price do traders pay for coffee in the garden?", "102,000"),
    ("What is the price of coffee?", "102,000"),
    ("When will the weigh station operate again?", "20 April"),
    ("By when must the power company move the poles?", "15 May"),
    ("When does the seed support policy take effect?", "1 June"),
    ("Who proposed criminal charges over coffee?", "Y Thanh Hà"),
    ("How many citizens were handed back by the Cambodian side?", "12"),
    ("What share of certified coffee does the province aim for?", "45"),
]
NOT_TOLD = ["What rent do the traders pay?", "What is the population of the province?"]


@pytest.fixture(scope="module")
def coffee(tmp_path_factory: pytest.TempPathFactory) -> Engine:
    return engine_of(tmp_path_factory.mktemp("coffee"), coffee=COFFEE)


@pytest.mark.parametrize(("question", "told"), TOLD)
def test_told(coffee: Engine, question: str, told: str) -> None:
    assert told in coffee.ask(question).text


@pytest.mark.parametrize("question", NOT_TOLD)
def test_not_told(coffee: Engine, question: str) -> None:
    assert coffee.ask(question).status != "answered"
