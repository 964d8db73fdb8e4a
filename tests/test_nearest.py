"""The sentence that a question without an answer leads to: the one worded as it is."""

from __future__ import annotations

import pytest
from engines import engine_of

from faq.documents.corpus import load_articles
from faq.engine import Engine
from faq.index import build_index
from faq.index.memory import MemoryIndex
from faq.lexicon import load_lexicon
from faq.likeness import MOST, Likeness

LIGHTHOUSE = """Ngọn hải đăng trên đảo Hòn Mây

Hòn Mây là đảo có ngọn hải đăng lâu đời. Tháp đèn do một đội thợ từ đất liền ra xây. Những người \
thợ xây tháp sống trên đảo suốt mùa khô, và ăn cơm với cá khô.

Thuyền chở đá ra đảo phải đi lúc biển lặng. Mỗi chuyến thuyền đi hết một đêm, đá chở ra thì để ở \
bãi, còn người thì ngủ trên thuyền.

Đêm đầu tiên đèn sáng, cả làng chài ra bãi xem. Ông Lê Văn Bền thắp đèn, và ông Bền cũng là người \
gác đèn đầu tiên. Sau ông Bền, con trai ông gác đèn của làng chài.
"""
NEAREST = {
    "Thuyền chở đá ra đảo là thuyền của ai?": "Thuyền chở đá ra đảo",
    "Thuyen cho da ra dao cua ai?": "Thuyền chở đá ra đảo",
    "Những người thợ xây tháp đến từ tỉnh nào?": "Những người thợ xây tháp",
    "Nhung nguoi tho xay thap den tu tinh nao?": "Những người thợ xây tháp",
    "Đội thợ ra xây tháp đèn có bao nhiêu người?": "Tháp đèn do một đội thợ",
    "Doi tho ra xay thap den co bao nhieu nguoi?": "Tháp đèn do một đội thợ",
    "Cả làng chài ra bãi xem lúc mấy giờ?": "Đêm đầu tiên",
    "Con trai ông Bền bao nhiêu tuổi?": "Sau ông Bền",
}
IN_ORDER = [
    ("thợ xây tháp", "Những người thợ xây tháp", "Tháp đèn do một đội thợ"),
    ("đèn của làng chài", "Sau ông Bền", "Đêm đầu tiên"),
    ("người gác đèn đầu tiên", "Ông Lê Văn Bền", "Đêm đầu tiên"),
]


@pytest.fixture(scope="module")
def island(tmp_path_factory: pytest.TempPathFactory) -> Engine:
    return engine_of(tmp_path_factory.mktemp("island"), island=LIGHTHOUSE)


@pytest.fixture(scope="module")
def passages(tmp_path_factory: pytest.TempPathFactory) -> MemoryIndex:
    folder = tmp_path_factory.mktemp("island")
    (folder / "island.txt").write_text(LIGHTHOUSE, encoding="utf-8")
    return build_index(load_articles([folder]), load_lexicon())


@pytest.mark.parametrize(("question", "beginning"), NEAREST.items())
def test_leads_to_the_sentence_in_the_words_of_the_question(
    island: Engine, question: str, beginning: str
) -> None:
    reply = island.ask(question)
    assert reply.status != "answered"
    assert reply.nearest is not None
    assert reply.nearest.sentence.text.startswith(beginning)


@pytest.mark.parametrize(("words", "like", "unlike"), IN_ORDER)
def test_words_in_their_order_count_more(
    island: Engine, passages: MemoryIndex, words: str, like: str, unlike: str
) -> None:
    likeness = Likeness(passages, island.read(words))
    worth = {
        beginning: likeness.of(passage)
        for passage in passages.passages
        for beginning in (like, unlike)
        if passage.sentence.text.startswith(beginning)
    }
    assert 0 < worth[unlike] < worth[like] <= MOST


def test_no_words_are_like_nothing(island: Engine, passages: MemoryIndex) -> None:
    assert Likeness(passages, island.read("?!")).of(passages.passages[0]) == 0.0
