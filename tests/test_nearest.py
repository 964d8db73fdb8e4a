"""Of sentences that have about as much of a question the one that is worded as it is."""

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
BOATS = """Thuyền ở vịnh Hòn Mây

Chiều dài thuyền cá trung bình là 9 m. Có 40 thuyền chở khách; chiều dài thuyền trung bình là 12 m.

Bến nào cũng có người mua cá của thuyền. Người mua cá ở bến Nam trả tiền ngay, còn ở bến Bắc thì \
ghi sổ. Mùa mưa, bến Bắc vắng người mua cá.

Làng Chài có hội đua thuyền sau mùa mưa. Làng Muối tổ chức lễ cầu ngư, và có cả hội đua thuyền \
của người già trong làng sau lễ.

Chợ Nam bán cá tươi vào sáng sớm. Chợ Bắc bán cá khô, và có khi bán cả cá tươi của thuyền về muộn. \
Chợ Đông có hàng cơm bán sáng sớm cho người đi biển.
"""
ISLANDERS = """Người làng Hòn Mây

Người làng Hòn Mây vẫn giữ tục hát bả trạo trên thuyền cho tới khi có đường ra đảo. Trong khoảng \
từ năm 1950 đến 1980, những người từ đất liền ra đảo ở thường được gọi là người làng Hòn Mây.

Ông Bền là người thắng cuộc đua thuyền lớn nhất của đảo khi còn rất trẻ. Con trai ông cũng là tay \
chèo trẻ nhất từng dự cuộc đua thuyền, ở tuổi 17.
"""
NOT_GIVEN = {
    "Người làng Hòn Mây giữ tục hát bả trạo trong bao lâu?": "Người làng",
    "Nguoi lang Hon May giu tuc hat ba trao trong bao lau?": "Người làng",
    "Người làng Hòn Mây vẫn giữ tục hát bả trạo bao nhiêu năm?": "Người làng",
    "Ông Bền bao nhiêu tuổi khi thắng cuộc đua thuyền lớn nhất của đảo?": "Ông Bền",
    "Ong Ben bao nhieu tuoi khi thang cuoc dua thuyen lon nhat cua dao?": "Ông Bền",
}
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
GIVEN = {
    "Làng nào có hội đua thuyền sau mùa mưa?": "Làng Chài",
    "Lang nao co hoi dua thuyen sau mua mua?": "Làng Chài",
    "Làng nào có hội đua thuyền của người già?": "Làng Muối",
    "Lang nao co hoi dua thuyen cua nguoi gia?": "Làng Muối",
    "Chiều dài thuyền trung bình là bao nhiêu?": "12 m",
    "chieefu daif thuyeefn trung binhf laf bao nhieeu": "12 m",
    "Chiều dài thuyền cá trung bình là bao nhiêu?": "9 m",
    "Chợ nào bán cá tươi vào sáng sớm?": "Chợ Nam",
    "Cho nao ban com sang som?": "Chợ Đông",
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
def boats(tmp_path_factory: pytest.TempPathFactory) -> Engine:
    return engine_of(tmp_path_factory.mktemp("boats"), boats=BOATS)


@pytest.fixture(scope="module")
def islanders(tmp_path_factory: pytest.TempPathFactory) -> Engine:
    return engine_of(tmp_path_factory.mktemp("islanders"), islanders=ISLANDERS)


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


@pytest.mark.parametrize(("question", "told"), GIVEN.items())
def test_answers_by_the_clause_in_the_words_of_the_question(
    boats: Engine, question: str, told: str
) -> None:
    reply = boats.ask(question)
    assert reply.status == "answered"
    assert told in reply.text


@pytest.mark.parametrize(("question", "beginning"), NOT_GIVEN.items())
def test_what_is_told_of_something_else_is_no_answer(
    islanders: Engine, question: str, beginning: str
) -> None:
    reply = islanders.ask(question)
    assert reply.status != "answered"
    assert reply.nearest is not None
    assert reply.nearest.sentence.text.startswith(beginning)


@pytest.mark.parametrize("question", ["Những người từ đất liền ra đảo ở trong bao lâu?"])
def test_what_is_told_of_it_is_the_answer(islanders: Engine, question: str) -> None:
    assert "1950" in islanders.ask(question).text


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
