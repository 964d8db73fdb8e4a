"""Whether something is more or less than before, as the articles say that it rises or falls."""

from __future__ import annotations

import pytest
from engines import engine_of

from faq.engine import Engine

NINE_MONTHS = """Hà Tĩnh sơ kết 9 tháng

Sáng 3/10/2024, tại thành phố Hà Tĩnh, UBND tỉnh Hà Tĩnh sơ kết công tác 9 tháng.

Đàn lợn toàn tỉnh có 386.000 con, giảm 3,1% so với cùng kỳ năm trước, trong khi đàn bò tăng nhẹ \
lên 171.000 con. Tai nạn giao thông xảy ra 184 vụ, ít hơn 26 vụ so với 9 tháng năm 2023; số người \
chết lại nhiều hơn 7 người. Khách du lịch đến tỉnh gấp rưỡi cùng kỳ.

Năm học 2024-2025, toàn tỉnh có 332.000 học sinh, thêm 4.800 em so với năm học trước. So với năm \
học trước, bậc mầm non tăng 1.100 trẻ nhưng lại giảm 9 điểm trường.

Kim ngạch xuất khẩu đạt 1,9 tỷ USD, tăng 12,4%. Ông Lê Văn Minh yêu cầu giảm số hồ sơ trễ hạn, bổ \
sung thêm giấy tờ mẫu. Giá cá thu tăng 15% so với tháng trước. Tỷ lệ hồ sơ nộp trực tuyến đạt \
81,6%, tăng 9 điểm phần trăm. Giá cá ngừ xuống còn 95.000 đồng/kg. Số vụ cháy rừng tăng 4 \
vụ, giảm 12 ha về diện tích. Nhà máy tăng ca.
"""
TOLD = [
    ("Đàn lợn có nhiều hơn năm ngoái không?", "Không. Đàn lợn toàn tỉnh"),
    ("Đàn lợn năm nay nhiều hơn hay ít hơn cùng kỳ?", "giảm 3,1% so với cùng kỳ"),
    ("Đàn bò so với cùng kỳ tăng hay giảm?", "đàn bò tăng nhẹ"),
    ("Tai nạn giao thông có ít hơn năm ngoái không?", "Có. Tai nạn giao thông xảy ra 184 vụ, ít"),
    ("tai nan giao thong nhieu hon hay it hon nam truoc", "ít hơn 26 vụ"),
    ("Người chết vì tai nạn giao thông có nhiều hơn năm trước không?", "Có. Số người chết"),
    ("Khách du lịch năm nay có đông hơn năm ngoái không?", "Có. Khách du lịch đến tỉnh gấp rưỡi"),
    ("So với năm ngoái, khách du lịch có đông hơn không?", "Có. Khách du lịch đến tỉnh gấp rưỡi"),
    ("Học sinh năm nay có đông hơn năm học trước không?", "Có. Năm học 2024-2025"),
    ("Học sinh có ít hơn năm ngoái không?", "Không. Năm học 2024-2025"),
    ("Điểm trường có nhiều hơn năm trước không?", "Không. So với năm học trước"),
    ("Xuất khẩu của tỉnh có tăng lên không?", "Có. Kim ngạch xuất khẩu"),
    ("Xuất khẩu có giảm không?", "Không. Kim ngạch xuất khẩu"),
    ("Giá cá thu có cao hơn tháng trước không?", "Có. Giá cá thu tăng 15%"),
    ("Giá cá ngừ có giảm không?", "Có. Giá cá ngừ xuống còn"),
    ("Are there more pupils than last year?", "Yes. "),
    ("Did exports fall?", "No. "),
]
NOT_TOLD = [
    "Đàn gà có nhiều hơn năm ngoái không?",
    "Số giáo viên có đông hơn năm ngoái không?",
    "Tai nạn ở Hà Tĩnh ít đi, vậy số người bị thương có giảm theo không?",
    # It is told of another time.
    "Đàn lợn có nhiều hơn tháng trước không?",
    "Giá cá thu có cao hơn năm ngoái không?",
    # What is demanded is not so yet; papers are not applications.
    "Hồ sơ trễ hạn có giảm không?",
    "Giấy tờ có nhiều hơn năm ngoái không?",
    # A rate is no number, and a price is no catch.
    "Số hồ sơ nộp trực tuyến có nhiều hơn năm ngoái không?",
    "Cá thu có nhiều hơn tháng trước không?",
    # One of it rises, the other falls.
    "Cháy rừng có giảm không?",
    "Nhập khẩu có tăng không?",
]


@pytest.fixture(scope="module")
def province(tmp_path_factory: pytest.TempPathFactory) -> Engine:
    return engine_of(tmp_path_factory.mktemp("months"), months=NINE_MONTHS)


@pytest.mark.parametrize(("question", "told"), TOLD)
def test_told(province: Engine, question: str, told: str) -> None:
    reply = province.ask(question)
    assert reply.status == "answered"
    assert told in reply.text


@pytest.mark.parametrize("question", NOT_TOLD)
def test_not_told(province: Engine, question: str) -> None:
    assert province.ask(question).status != "answered"
