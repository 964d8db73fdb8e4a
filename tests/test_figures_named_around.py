"""Figures of what the sentence begins with, and by how much there is more than before."""

from __future__ import annotations

import pytest
from engines import engine_of

from faq.engine import Engine

PORTS = """Bình Thuận nạo vét cảng cá và chống cháy rừng

Ngày 4/9/2024, UBND tỉnh Bình Thuận bàn việc nạo vét cảng cá và chống cháy rừng.

Cảng Phú Hải còn bị bồi lắng, tàu lớn phải chờ nước lên; dự án nạo vét 29 tỷ đồng dự kiến khởi \
công quý I/2025. Từ đầu năm, lực lượng chức năng phát hiện 61 vụ phá rừng, tăng 13 vụ so với cùng \
kỳ năm trước.

Dự án kênh Sông Lũy còn 16,5 ha của 70 hộ chưa bàn giao đất, trong đó Bắc Bình 44 hộ, Hàm Thuận \
26 hộ. Tỉnh sẽ đắp 38 tuyến đê nhỏ dài 52 km, kinh phí 14,6 tỷ đồng, trong đó ngân sách Trung ương \
hỗ trợ 9 tỷ đồng, phần còn lại là ngân sách tỉnh.
"""
TOLD = [
    ("Nạo vét cảng Phú Hải hết bao nhiêu tiền?", "29 tỷ đồng"),
    ("nao vet cang phu hai het bao nhieu tien", "29 tỷ đồng"),
    ("Số vụ phá rừng nhiều hơn năm ngoái bao nhiêu vụ?", "tăng 13 vụ"),
    ("Số vụ phá rừng hơn cùng kỳ năm trước bao nhiêu vụ?", "tăng 13 vụ"),
    ("Có bao nhiêu vụ phá rừng?", "61 vụ"),
    ("con bao nhieu nha chua ban giao dat o Ham Thuan", "Hàm Thuận 26 hộ"),
    ("Còn bao nhiêu hộ chưa bàn giao đất ở Bắc Bình?", "Bắc Bình 44 hộ"),
    ("Kinh phí đắp đê nhỏ là bao nhiêu?", "kinh phí 14,6 tỷ đồng"),
    ("Ngân sách Trung ương hỗ trợ bao nhiêu để đắp đê nhỏ?", "9 tỷ đồng"),
]
NOT_TOLD = [
    "Ngân sách tỉnh bố trí bao nhiêu để đắp đê?",
    "Nạo vét cảng Phan Rí hết bao nhiêu tiền?",
    "Số vụ buôn lậu nhiều hơn năm ngoái bao nhiêu vụ?",
    "Còn bao nhiêu hộ chưa bàn giao đất ở Đức Linh?",
]


@pytest.fixture(scope="module")
def ports(tmp_path_factory: pytest.TempPathFactory) -> Engine:
    return engine_of(tmp_path_factory.mktemp("ports"), ports=PORTS)


@pytest.mark.parametrize(("question", "told"), TOLD)
def test_told(ports: Engine, question: str, told: str) -> None:
    assert told in ports.ask(question).text


@pytest.mark.parametrize("question", NOT_TOLD)
def test_not_told(ports: Engine, question: str) -> None:
    assert ports.ask(question).status != "answered"
