"""What is left is answered as printed, and only worked out where nothing states it."""

from __future__ import annotations

import pytest
from engines import engine_of

from faq.engine import Engine

LIGHTS = """Quảng Bình kéo điện về bản

Ngày 20/11/2024, Sở Công Thương tỉnh Quảng Bình báo cáo công tác điện nông thôn.

Toàn tỉnh còn 12 bản chưa có điện lưới, gồm Minh Hóa 7 bản, Tuyên Hóa 5 bản. Có 186 hộ đăng ký lắp \
pin mặt trời, trong đó 150 hộ đã được nghiệm thu; 36 hộ còn lại sẽ xong trong tháng 12.

Đầu năm có 11 điểm sụt lún. Bốn điểm còn lại nằm ở Quảng Trạch. Tỉnh xây 90 phòng học mới, trong \
đó 70 phòng đã dùng; 20 phòng còn lại sẽ xong trong quý I.

Đến nay 41/48 trạm biến áp đã được nâng cấp. Gạo nếp nương hiện có giá 32.000 đồng/kg.
"""
TOLD = [
    ("Quảng Bình còn mấy bản chưa có điện?", "12 bản"),
    ("con may ban chua co dien luoi", "12 bản"),
    ("Còn bao nhiêu hộ đăng ký pin mặt trời chưa được nghiệm thu?", "36 hộ còn lại"),
    ("Còn bao nhiêu trạm biến áp chưa được nâng cấp?", "48 − 41 = 7"),
    ("Quảng Bình còn mấy điểm sụt lún?", "Bốn điểm còn lại"),
    ("Còn bao nhiêu phòng học mới chưa dùng?", "20 phòng còn lại"),
    ("gạo nếp nương giờ bn tiền 1kg z", "32.000 đồng/kg"),
]
NOT_TOLD = ["Còn bao nhiêu trường chưa có điện?", "Còn bao nhiêu cầu chưa được nâng cấp?"]


@pytest.fixture(scope="module")
def lights(tmp_path_factory: pytest.TempPathFactory) -> Engine:
    return engine_of(tmp_path_factory.mktemp("lights"), lights=LIGHTS)


@pytest.mark.parametrize(("question", "told"), TOLD)
def test_told(lights: Engine, question: str, told: str) -> None:
    assert told in lights.ask(question).text


@pytest.mark.parametrize("question", NOT_TOLD)
def test_not_told(lights: Engine, question: str) -> None:
    assert lights.ask(question).status != "answered"
