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
