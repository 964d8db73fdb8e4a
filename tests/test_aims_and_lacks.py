"""What is aimed at beside what is reached, what is lacked, how long it takes, and where else."""

from __future__ import annotations

import pytest
from engines import engine_of

from faq.engine import Engine

WATER = """Bến Tre bàn nước sạch và rác thải

Ngày 12/4/2024, UBND tỉnh Bến Tre bàn về nước sạch, rác thải và du lịch.

Tỷ lệ thu gom rác ở thị trấn đạt 88%, ở vùng nông thôn chỉ 47%. Tỷ lệ hộ dùng nước sạch đạt 61%, \
trong khi mục tiêu cả năm là 80%. Toàn tuyến đê mới lắp 24 trạm đo, trong khi nhu cầu là 70.

Hai huyện có 4.300 hộ thiếu nước sạch, gồm 2.600 hộ ở Thạnh Phú và 1.700 hộ ở Ba Tri. Các \
huyện được giao chỉ tiêu lớn, nhưng chỉ tuyển được 310 giáo viên. Khách ở lại bình quân 1,4 ngày.

Tỉnh sẽ thu hồi 6 dự án ven sông nếu đến cuối năm vẫn chưa khởi công. Từ đầu năm đến hết ngày \
31/3, tỉnh xử lý 92 vụ xả thải. Đường ống đã kéo dài thêm 17 km.
"""
TOLD = [
    ("Tỷ lệ thu gom rác ở nông thôn là bao nhiêu phần trăm?", "ở vùng nông thôn chỉ 47%"),
    ("rac o thi tran thu gom duoc bao nhieu phan tram", "88%"),
    ("Bao nhiêu phần trăm hộ dùng nước sạch?", "61%"),
    ("Mục tiêu cả năm bao nhiêu phần trăm hộ dùng nước sạch?", "80%"),
    ("Đã lắp bao nhiêu trạm đo?", "24 trạm đo"),
    ("Thạnh Phú có bao nhiêu hộ không đủ nước sạch?", "2.600 hộ"),
    ("bao nhieu ho chua du nuoc sach", "4.300 hộ"),
    ("Tuyển được mấy giáo viên trong số chỉ tiêu được giao?", "310 giáo viên"),
    ("Khách ở lại bình quân mấy ngày?", "1,4 ngày"),
    ("Sẽ thu hồi mấy dự án ven sông nếu không khởi công?", "6 dự án"),
    ("3 tháng đầu năm tỉnh xử lý bao nhiêu vụ xả thải?", "92 vụ"),
    ("Đường ống kéo dài thêm mấy cây số?", "17 km"),
]
NOT_TOLD = [
    "6 tháng đầu năm tỉnh xử lý bao nhiêu vụ xả thải?",
    "Đường ống kéo dài thêm bao nhiêu héc-ta?",
    "Khách ở lại bình quân mấy tuần?",
    "Bao nhiêu hộ không đủ gạo?",
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
