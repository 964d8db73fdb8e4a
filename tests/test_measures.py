"""How long, how wide, how many: of the thing asked about, and in the measure asked for."""

from __future__ import annotations

import pytest
from engines import engine_of, shipped

from faq.engine import Engine

BRIDGE = """Hòa Bình khởi công cầu Bến Ngọc

Sáng 12/9/2024, tại thành phố Hòa Bình, ông Bùi Đức Hinh - Chủ tịch UBND tỉnh dự lễ khởi công \
cầu Bến Ngọc.

Cầu Bến Ngọc có chiều dài 1.451 m, trong đó phần cầu chính dài 665 m. Mặt cắt ngang cầu rộng \
26,5 m, gồm 4 làn xe. Trụ tháp cao 124 m so với mặt nước.

Từ đầu năm đến nay, cả nước xảy ra 320 vụ tai nạn lao động, 22 người tử vong. Báo cáo tại lễ khởi \
công, chủ đầu tư cho biết dự án cần 126 tỷ đồng.
"""
TOLD = [
    ("Cầu Bến Ngọc dài bao nhiêu?", "1.451 m"),
    ("cau ben ngoc dai bao nhieu m", "1.451 m"),
    ("Cầu chính dài bao nhiêu mét?", "665 m"),
    ("Chiều dài cầu Bến Ngọc là bao nhiêu?", "1.451 m"),
    ("Cầu rộng bao nhiêu mét?", "26,5 m"),
    ("Trụ tháp cao bao nhiêu?", "124 m"),
    ("How long is the bridge?", "1,451 m"),
    ("Cầu có mấy làn xe?", "4 làn xe"),
    ("Lễ khởi công diễn ra ở đâu?", "tại thành phố Hòa Bình"),
]
NOT_TOLD = [
    "Cầu Bến Ngọc nặng bao nhiêu tấn?",
    "Cầu Bến Ngọc dài bao nhiêu km?",
    "Dự án cầu Bến Ngọc rộng bao nhiêu ha?",
    "Chủ đầu tư cao bao nhiêu mét?",
    # What the question says is no answer to it.
    "Trong 665 m cầu chính, phần lát đá là bao nhiêu?",
]
LEFT = [
    "Số xã chưa đạt chuẩn nông thôn mới chiếm bao nhiêu phần trăm?",
    "ty le xa chua dat chuan nong thon moi",
    "What share of communes does not meet the new rural standard yet?",
]


@pytest.fixture(scope="module")
def bridge(tmp_path_factory: pytest.TempPathFactory) -> Engine:
    return engine_of(tmp_path_factory.mktemp("bridge"), bridge=BRIDGE)


@pytest.mark.parametrize(("question", "told"), TOLD)
def test_told(bridge: Engine, question: str, told: str) -> None:
    assert told in bridge.ask(question).text


@pytest.mark.parametrize("question", NOT_TOLD)
def test_not_told(bridge: Engine, question: str) -> None:
    assert bridge.ask(question).status != "answered"


@pytest.mark.parametrize(
    "question", ["Cầu dài bao nhiêu sao?", "cau rong bao nhieu sao", "How many sao?"]
)
def test_no_unit_of_the_article_breaks_nothing(bridge: Engine, question: str) -> None:
    assert bridge.ask(question).status != "answered"


def test_cases_are_no_people(bridge: Engine) -> None:
    assert "320" not in bridge.ask("Bao nhiêu người chết vì tai nạn lao động?").text


@pytest.mark.parametrize("question", LEFT)
def test_share_of_what_is_left(question: str) -> None:
    assert "84 / 411 = 20" in shipped().ask(question).text
