"""Figures of what has been named before: "trong đó 5 đơn vị", "và 8 người bị khiển trách"."""

from __future__ import annotations

import pytest
from engines import engine_of

from faq.engine import Engine

BUSINESS = """Kon Tum họp về phát triển doanh nghiệp và chăn nuôi

Chiều 4/10/2024, UBND tỉnh Kon Tum họp về phát triển doanh nghiệp và chăn nuôi.

Số hợp tác xã thành lập mới đạt 37 đơn vị, tăng 12% so với cùng kỳ. Có 26 nhà thầu chậm tiến độ, \
trong đó 4 đơn vị chưa thi công hạng mục nào. Thanh tra tỉnh xử lý 45 công chức, gồm 33 người bị \
nhắc nhở và 12 người bị cảnh cáo.

Tỉnh có 38 dự án điện gió, gồm 15 dự án đã phát điện, 14 dự án đang xây dựng và 9 dự án bị thu hồi \
giấy phép. Số tàu du lịch từ 80 chiếc đầu năm nay còn 61 chiếc, nhiều nhất ở lòng hồ Plei Krông \
với 27 chiếc.

Trong 16 dự án sinh kế, chỉ 5 dự án cấp được trâu, bò cho dân với tổng số 318 con. Mỗi hộ \
nghèo nhận thêm 2 triệu đồng.
"""
TOLD = [
    ("Kon Tum có bao nhiêu hợp tác xã thành lập mới?", "37 đơn vị"),
    ("so hop tac xa moi thanh lap", "37 đơn vị"),
    ("Bao nhiêu nhà thầu chưa thi công hạng mục nào?", "4 đơn vị"),
    ("Bao nhiêu nhà thầu chậm tiến độ?", "26 nhà thầu"),
    ("Mấy công chức bị cảnh cáo?", "12 người"),
    ("bao nhieu cong chuc bi nhac nho", "33 người"),
    ("Có bao nhiêu công chức bị xử lý?", "45 công chức"),
    ("Mấy dự án điện gió bị thu hồi giấy phép?", "9 dự án"),
    ("Mấy dự án điện gió đang xây dựng?", "14 dự án"),
    ("Tỉnh có bao nhiêu dự án điện gió?", "38 dự án"),
    ("Còn bao nhiêu tàu du lịch?", "còn 61 chiếc"),
    ("Lòng hồ Plei Krông có mấy tàu du lịch?", "27 chiếc"),
    ("Đã cấp cho dân bao nhiêu trâu bò?", "318 con"),
]
NOT_TOLD = [
    "Bao nhiêu hộ dân bị cảnh cáo?",
    "Đã cấp cho dân bao nhiêu con dê?",
    "Mấy dự án thủy điện bị thu hồi giấy phép?",
]


@pytest.fixture(scope="module")
def business(tmp_path_factory: pytest.TempPathFactory) -> Engine:
    return engine_of(tmp_path_factory.mktemp("business"), business=BUSINESS)


@pytest.mark.parametrize(("question", "told"), TOLD)
def test_told(business: Engine, question: str, told: str) -> None:
    assert told in business.ask(question).text


@pytest.mark.parametrize("question", NOT_TOLD)
def test_not_told(business: Engine, question: str) -> None:
    assert business.ask(question).status != "answered"
