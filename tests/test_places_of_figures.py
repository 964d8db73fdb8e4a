"""Of which place a figure is told: of the one before it, and not of one named a sentence before."""

from __future__ import annotations

import pytest
from engines import engine_of

from faq.engine import Engine

COFFEE = """Đắk Lắk xuất khẩu cà phê tăng

Ngày 3/12/2024, Sở Công Thương tỉnh Đắk Lắk báo cáo kết quả xuất khẩu cà phê và phòng chống lụt bão.

Trung Quốc là khách hàng lớn nhất với 61.400 tấn cà phê. Lượng cà phê vào Ý, Hà Lan và Ba \
Lan đạt 48.200 tấn, trong đó Hà Lan 9.700 tấn; phần còn lại sang Đông Nam Á. Trong vụ có 85 doanh \
nghiệp thu mua.

Bão làm 58 điểm bị ngập, trong đó Lắk 30 điểm, Krông Bông 21 điểm, còn lại ở Ea Kar. Tổng cộng 640 \
hộ với 2.500 người đã được di dời.

Huyện Cư Kuin bị nặng nhất. Toàn huyện có 120 hộ phải di dời, nhiều nhất ở xã Ea Bhốk với 45 hộ.

Khác với Krông Ana, huyện Ea Súp giải ngân thấp nhất, mới đạt 27,5% trong tổng số 63 tỷ đồng được \
giao. Doanh thu từ cà phê ước 890 tỷ đồng, doanh thu từ các dịch vụ như kho bãi, bốc xếp, vận tải \
ước 210 tỷ đồng.
"""
TOLD = [
    ("Trung Quốc mua bao nhiêu tấn cà phê?", "61.400 tấn"),
    ("Hà Lan mua bao nhiêu tấn cà phê?", "Hà Lan 9.700 tấn"),
    ("Krông Bông có mấy điểm bị ngập?", "Krông Bông 21 điểm"),
    ("Có bao nhiêu điểm bị ngập?", "58 điểm"),
    ("Bao nhiêu hộ đã được di dời?", "640 hộ"),
    ("Huyện Cư Kuin có bao nhiêu hộ phải di dời?", "120 hộ"),
    ("Xã Ea Bhốk có bao nhiêu hộ phải di dời?", "45 hộ"),
    ("Ea Súp giải ngân bao nhiêu phần trăm?", "27,5%"),
    ("Doanh thu từ cà phê là bao nhiêu?", "890 tỷ đồng"),
    ("Doanh thu từ các dịch vụ là bao nhiêu?", "210 tỷ đồng"),
]
NOT_TOLD = [
    "Krông Ana giải ngân được bao nhiêu tiền?",
    "Krông Ana giải ngân bao nhiêu phần trăm?",
    # What is left there is not worked out.
    "Ea Kar có mấy điểm bị ngập?",
    "Đông Nam Á mua bao nhiêu tấn cà phê?",
    "Ea Kar phải di dời bao nhiêu hộ?",
    "ea kar phai di doi bao nhieu ho",
    "Krông Bông có bao nhiêu hộ phải di dời?",
    "Nhật Bản mua bao nhiêu tấn cà phê?",
]


@pytest.fixture(scope="module")
def coffee(tmp_path_factory: pytest.TempPathFactory) -> Engine:
    return engine_of(tmp_path_factory.mktemp("coffee"), coffee=COFFEE)


@pytest.mark.parametrize(("question", "told"), TOLD)
def test_told(coffee: Engine, question: str, told: str) -> None:
    assert told in coffee.ask(question).text


@pytest.mark.parametrize("question", NOT_TOLD)
def test_not_told(coffee: Engine, question: str) -> None:
    assert coffee.ask(question).status != "answered"
