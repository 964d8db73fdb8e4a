"""Yes or no by what is said of a thing, and not by any sentence about it."""

from __future__ import annotations

import pytest
from engines import engine_of

from faq.engine import Engine

FLOOD = """Hà Tĩnh khắc phục hậu quả lũ quét

Sáng 20/9/2024, UBND tỉnh Hà Tĩnh họp khắc phục hậu quả lũ quét.

Rạng sáng 19/9, lũ quét tràn qua thôn 4, xã Hương Liên, cuốn trôi 9 ngôi nhà. May mắn không có \
thiệt hại về người do trước đó công an xã đã đưa 76 người lên điểm trường cao. Ba người bị thương \
nhẹ khi chạy lũ.

Tại xã Hòa Hải, sạt lở đất làm một người chết, hai người mất tích. Ở xã Phú Gia, một người bị \
thương do cây đổ.

Từ đầu mùa lũ đến nay, tỉnh không có chiếc thuyền nào bị nước lũ cuốn trôi.

Hộ nghèo được cấp gạo trong ba tháng. Anh Lê Tô, công nhân xã Phú Gia, nói lương 9 triệu \
đồng, nếu được vay vốn thì mới dám mua nhà. Trạm bơm Cẩm Hà đã vận hành trở lại. Trường Mầm non \
Hương Trạch có 12 phòng học. Bão số 3 làm 90 ha lúa của huyện Đức Thọ mất trắng.
"""
TOLD = [
    ("Lũ quét ở thôn 4 có ai thiệt mạng không?", "Không. May mắn không có thiệt hại về người"),
    ("lu quet o Huong Lien co ai chet khong", "Không. May mắn không có thiệt hại về người"),
    ("Lũ quét ở thôn 4 có ai bị thương không?", "Có. Ba người bị thương"),
    ("Sạt lở ở Hòa Hải có ai thiệt mạng không?", "Có. Tại xã Hòa Hải"),
    ("Sạt lở ở Hòa Hải có ai mất tích không?", "Có. Tại xã Hòa Hải"),
    ("Từ đầu mùa lũ có chiếc nào bị lũ cuốn trôi không?", "Không. Từ đầu mùa lũ đến nay, tỉnh"),
    ("Hộ nghèo có được cấp gạo không?", "Có. Hộ nghèo được cấp gạo"),
]
NOT_TOLD = [
    # Who was injured didn't die, and nothing tells that nobody did.
    "Ở xã Phú Gia có ai thiệt mạng không?",
    # Rice that is lost is nobody's death.
    "Bão số 3 ở Đức Thọ có làm ai chết không?",
    "Hộ cận nghèo có được cấp gạo không?",
    # What another sum is told of is another thing.
    "Đã có người dân nào mua nhà mà vay được gói 500 tỷ chưa?",
    "Trạm bơm Cẩm Hà có bị ngập không?",
    "Trường Mầm non Hương Trạch có nhà bếp không?",
]


@pytest.fixture(scope="module")
def flood(tmp_path_factory: pytest.TempPathFactory) -> Engine:
    return engine_of(tmp_path_factory.mktemp("flood"), flood=FLOOD)


@pytest.mark.parametrize(("question", "told"), TOLD)
def test_told(flood: Engine, question: str, told: str) -> None:
    assert flood.ask(question).text.startswith(told)


@pytest.mark.parametrize("question", NOT_TOLD)
def test_not_told(flood: Engine, question: str) -> None:
    assert not flood.ask(question).text.startswith(("Có.", "Không."))
