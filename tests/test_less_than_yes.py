"""What tells less than is asked is no yes: a part, a proposal, a rise beside a fall."""

from __future__ import annotations

import pytest
from engines import engine_of

from faq.engine import Engine

VILLAGES = """Lạng Sơn: Tai nạn tăng số vụ, giảm số người chết

Ngày 6/8/2024, UBND tỉnh Lạng Sơn họp về nông thôn mới và trật tự giao thông.

Huyện Bắc Sơn đã đạt 6/9 tiêu chí huyện nông thôn mới nâng cao. Hai xã chưa đạt nông thôn mới là \
Tân Thành và Nhất Hòa.

Sau lũ, 1.890 hộ đã trở về nhà. Phó Chủ tịch UBND huyện Hữu Lũng kiến nghị cấm xe tải qua chợ \
Phố Vị.
"""
NO_YES = [
    "Huyện Bắc Sơn đã là huyện nông thôn mới nâng cao chưa?",
    "Xã Nhất Hòa đạt nông thôn mới chưa?",
    "Tất cả các hộ đã trở về nhà chưa?",
    "Huyện Hữu Lũng có cấm xe tải qua chợ Phố Vị không?",
    "Số vụ tai nạn có giảm không?",
]


@pytest.fixture(scope="module")
def villages(tmp_path_factory: pytest.TempPathFactory) -> Engine:
    return engine_of(tmp_path_factory.mktemp("villages"), villages=VILLAGES)


@pytest.mark.parametrize("question", NO_YES)
def test_no_yes(villages: Engine, question: str) -> None:
    assert not villages.ask(question).text.startswith("Có")


def test_yes(villages: Engine) -> None:
    assert villages.ask("Sau lũ có hộ trở về nhà không?").text.startswith("Có")
