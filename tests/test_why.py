"""Why something is so: what names a cause, also in the sentence after; who did it is none."""

from __future__ import annotations

import pytest
from engines import engine_of

from faq.engine import Engine

TEA = """Thái Nguyên lo sản lượng chè giảm

Ngày 7/8/2024, Sở Nông nghiệp tỉnh Thái Nguyên họp về vụ chè hè.

Theo báo cáo do Phó Giám đốc Sở Trần Hữu Lâm trình bày, sản lượng chè búp tươi giảm 7% so với cùng \
kỳ. Nguyên nhân chủ yếu là nắng nóng kéo dài, nhiều đồi chè thiếu nước tưới.

Xuất khẩu chè sang Pakistan đạt 3.200 tấn, tăng 12% do Công ty Tân Hương ký thêm hợp đồng. Máy sao \
chè do Sở Khoa học và Công nghệ hỗ trợ đã chạy thử.

Cháy đồi xảy ra 6 vụ, thiệt hại 17 ha; nguyên nhân được xác định do người dân đốt thực bì.
"""
FIELDS = """Phú Thọ tìm đất làm chợ, lúa xuân gặp khó

Ngày 3/4/2024, ông Đào Văn Sáng, Phó Chủ tịch UBND huyện Hạ Hòa, nói về việc làm chợ và vụ lúa.

Ông Sáng cho biết khó nhất là quỹ đất, vì quanh thị trấn chỉ còn đồi dốc. Huyện chọn một khu đất ở \
xã Xuân Áng để làm chợ cho 90 hộ tiểu thương.

Bệnh đạo ôn lan rộng đang khiến nhiều hộ trồng lúa lỗ vốn. Lý giải nguyên nhân bệnh đạo ôn, kỹ sư \
Vũ Thị Hà cho rằng trời âm u, nhiều sương tạo điều kiện cho nấm bệnh.

Rét đậm kéo dài suốt tháng 2. Vì vậy, lúa ở xã Đại Phạm chết 40 ha. Tỷ lệ gieo lại của huyện mới \
đạt 35%. Nguyên nhân được các xã nêu ra là thiếu giống ngắn ngày, giá giống tăng.

Đại biểu Lê Thị Tâm hỏi vì sao trạm bơm Minh Nông ngừng chạy suốt ba tuần. Giám đốc công ty thừa \
nhận máy bị cháy, thiết bị mới phải đặt ở nước ngoài.

Huyện có 212 hộ mất đất, mới 180 hộ nhận bồi thường; 32 hộ chưa đồng ý vì giá đất vườn quá thấp.
Lớp học nghề buổi tối do một giáo viên ở Việt Trì dạy. Nếu như đàn trâu giảm 5% thì đàn dê tăng \
gấp đôi. Trạm xử lý rác thường xuyên quá tải. Dự án trạm thứ hai chậm do chưa có đường vào.
"""
WHY_ELSEWHERE = [
    ("Vì sao khó tìm đất làm chợ?", "đồi dốc"),
    ("Vì sao lúa ở Hạ Hòa bị bệnh đạo ôn?", "âm u"),
    ("Vì sao nhiều hộ trồng lúa lỗ vốn?", "đạo ôn"),
    ("Vì sao lúa ở xã Đại Phạm chết?", "Rét đậm"),
    ("Vì sao tỷ lệ gieo lại chỉ đạt 35%?", "giống ngắn ngày"),
    ("Sao trạm bơm Minh Nông ngừng chạy vậy?", "máy bị cháy"),
    ("Tại sao 32 hộ chưa chịu lấy tiền đền bù?", "giá đất vườn"),
    ("Sao 32 hộ mất đất mà không chịu nhận tiền?", "giá đất vườn"),
    ("Vì sao dự án trạm xử lý rác thứ hai chậm?", "đường vào"),
]
NOWHERE = [
    "Vì sao trạm xử lý rác quá tải?",
    "Vì sao thiếu giáo viên dạy nghề?",
    "Vì sao đàn dê tăng?",
    "Vì sao giá giống tăng?",
    "Vì sao hộ nghèo bỏ học?",
]
TOLD = [
    ("Vì sao sản lượng chè giảm?", "nắng nóng kéo dài"),
    ("vi sao san luong che bup tuoi giam", "nắng nóng kéo dài"),
    ("Nguyên nhân cháy đồi là gì?", "do người dân đốt thực bì"),
    ("Nguyên nhân sản lượng chè giảm là gì?", "nắng nóng kéo dài"),
]
NOT_TOLD = ["Vì sao máy sao chè chạy thử?", "Vì sao diện tích chè tăng?"]


@pytest.fixture(scope="module")
def tea(tmp_path_factory: pytest.TempPathFactory) -> Engine:
    return engine_of(tmp_path_factory.mktemp("tea"), tea=TEA)


@pytest.mark.parametrize(("question", "told"), TOLD)
def test_told(tea: Engine, question: str, told: str) -> None:
    assert told in tea.ask(question).text


@pytest.mark.parametrize("question", NOT_TOLD)
def test_not_told(tea: Engine, question: str) -> None:
    assert tea.ask(question).status != "answered"


@pytest.fixture(scope="module")
def fields(tmp_path_factory: pytest.TempPathFactory) -> Engine:
    return engine_of(tmp_path_factory.mktemp("fields"), fields=FIELDS)


@pytest.mark.parametrize(("question", "told"), WHY_ELSEWHERE)
def test_told_beside(fields: Engine, question: str, told: str) -> None:
    assert told in fields.ask(question).text


@pytest.mark.parametrize("question", NOWHERE)
def test_told_nowhere(fields: Engine, question: str) -> None:
    assert fields.ask(question).status != "answered"
