"""When something was or is to be: what is answered has the moment in it."""

from __future__ import annotations

import pytest
from engines import engine_of

from faq.engine import Engine

WATER = """Bến Tre gấp rút làm kênh trữ nước ngọt

Ngày 4/3/2024, Chủ tịch UBND tỉnh Bến Tre Trần Ngọc Tam kiểm tra công trình kênh Ba Lai.

Kênh Ba Lai có dung tích 1,2 triệu m3, vốn 87 tỷ đồng, dự kiến tích nước trong quý III/2024. Nhà \
thầu được gia hạn hoàn thành đến ngày 30/6/2024. Trạm bơm An Hóa bơm nước từ 22 giờ đến 5 giờ \
sáng vì điện rẻ.

Xã phải bàn giao mặt bằng đoạn 2 trước ngày 25/5. Kỳ họp thứ 8 (kỳ họp thường lệ giữa năm) HĐND \
tỉnh bế mạc chiều 12/7. Chủ tịch UBND xã Trần Thị Hoa cho biết dân đồng thuận.

Xã Tân Phong thuộc chương trình nước sạch giai đoạn 2021 - 2025 có 4 giếng khoan. Thu nhập của hộ \
nuôi tôm dự kiến đến hết năm 2025 đạt 62,05 triệu đồng.
"""
TOLD = [
    ("Bao giờ kênh Ba Lai tích nước?", "quý III/2024"),
    ("Kênh Ba Lai tích nước vào quý mấy?", "quý III/2024"),
    ("kenh ba lai khi nao tich nuoc", "quý III/2024"),
    ("Nhà thầu được gia hạn hoàn thành tới ngày nào?", "30/6/2024"),
    ("Trạm bơm An Hóa bơm nước lúc mấy giờ?", "22 giờ"),
    ("Khi nào bàn giao xong mặt bằng đoạn 2?", "25/5"),
    ("Kỳ họp HĐND tỉnh bế mạc ngày nào?", "12/7"),
    ("Khi nào thu nhập của hộ nuôi tôm đạt 62 triệu đồng?", "hết năm 2025"),
]
NOT_TOLD = [
    "Kỳ họp tới của HĐND tỉnh họp ngày nào?",
    "Khi nào khởi công đoạn 2?",
    "Xã Tân Phong khoan giếng năm nào?",
    "Kênh Ba Lai tích nước lúc mấy giờ?",
    "Khi nào thu nhập của hộ nuôi tôm đạt 65 triệu đồng?",
]


@pytest.fixture(scope="module")
def water(tmp_path_factory: pytest.TempPathFactory) -> Engine:
    return engine_of(tmp_path_factory.mktemp("water"), water=WATER)


@pytest.mark.parametrize(("question", "told"), TOLD)
def test_told(water: Engine, question: str, told: str) -> None:
    assert told in water.ask(question).text


@pytest.mark.parametrize("question", NOT_TOLD)
def test_not_told(water: Engine, question: str) -> None:
    assert water.ask(question).status != "answered"


def test_no_one_is_nobody_asked_for(water: Engine) -> None:
    assert water.read("xã không ai khoan giếng").intent.name == "keywords"
    assert water.read("ai khoan giếng ở xã").intent.name == "who"
