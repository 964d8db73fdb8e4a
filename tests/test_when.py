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
BRIDGE = """Hậu Giang gỡ khó cho cầu Nàng Mau

Sáng 6/5/2024, Chủ tịch UBND tỉnh Hậu Giang Trần Văn Lộc chủ trì cuộc họp về cầu Nàng Mau để nghe, \
cho ý kiến vào dự thảo nghị quyết trình HĐND tỉnh.

Dự án cầu Nàng Mau khởi công tháng 9/2023 và phải hoàn thành trước ngày 30/11/2024. Chủ tịch UBND \
huyện Vị Thủy Lê Hoàng Sang cho biết còn 12 hộ chưa giao đất. "Huyện cam kết giao hết đất trước \
ngày 20/6", ông Sang nói.

Công ty Cấp nước dời xong các trụ nước trước ngày 15/5. Sở Xây dựng yêu cầu mở đợt ra quân làm \
đường dẫn từ ngày 1/7 đến hết ngày 15/8/2024. Đoạn sụt lún dự kiến thông xe vào trưa 9/5. Khoảng 2 \
giờ sáng 3/5, bờ sông sạt lở dài 40 m. Nay UBND tỉnh đồng ý gia hạn gói thầu số 3 đến ngày 30/9.
"""
AT_THE_BRIDGE = [
    ("Cầu Nàng Mau bắt đầu làm từ bao giờ?", "tháng 9/2023"),
    ("Cầu Nàng Mau phải xong chậm nhất là ngày nào?", "30/11/2024"),
    ("Ông Lê Hoàng Sang hứa giao hết đất trước ngày nào?", "20/6"),
    ("Bên cấp nước phải dời xong mấy cái trụ nước trước ngày nào?", "15/5"),
    ("hạn chót dời trụ nước", "15/5"),
    ("Đợt ra quân làm đường dẫn sắp tới kéo dài đến khi nào?", "15/8/2024"),
    ("Đợt ra quân làm đường dẫn bắt đầu ngày nào?", "1/7"),
    ("Chừng nào xe qua lại được đoạn sụt lún?", "trưa 9/5"),
    ("Bờ sông sạt lở lúc mấy giờ?", "2 giờ sáng"),
    ("Gói thầu số 3 được lùi hạn tới ngày nào?", "30/9"),
    ("Cuộc họp về cầu Nàng Mau diễn ra khi nào?", "Sáng 6/5"),
]
NOT_AT_THE_BRIDGE = ["Khi nào trình HĐND tỉnh?", "Khi nào làm xong trụ sở huyện?"]
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


@pytest.fixture(scope="module")
def bridge(tmp_path_factory: pytest.TempPathFactory) -> Engine:
    return engine_of(tmp_path_factory.mktemp("bridge"), bridge=BRIDGE)


@pytest.mark.parametrize(("question", "told"), AT_THE_BRIDGE)
def test_told_of_a_deed(bridge: Engine, question: str, told: str) -> None:
    assert told.lower() in bridge.ask(question).text.lower()


@pytest.mark.parametrize("question", NOT_AT_THE_BRIDGE)
def test_not_told_of_a_deed(bridge: Engine, question: str) -> None:
    assert bridge.ask(question).status != "answered"
