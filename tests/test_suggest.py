from __future__ import annotations

from pathlib import Path

import pytest
from engines import COAST, FORESTS, engine_of, shipped

from faq.engine import Engine
from faq.reply import Language


@pytest.fixture(scope="module")
def engine(tmp_path_factory: pytest.TempPathFactory) -> Engine:
    return engine_of(tmp_path_factory.mktemp("articles"), rung=FORESTS)


def test_examples_are_questions_that_are_answered(engine: Engine) -> None:
    examples = engine.suggest()
    assert len(examples) == len(set(examples)) == 3
    for question in examples:
        assert question[0].isupper()
        assert question.endswith("?")
        assert engine.ask(question).status == "answered"


@pytest.mark.parametrize("language", ["vi", "en"])
def test_examples_of_the_shipped_article(language: Language) -> None:
    examples = shipped().suggest(language)
    assert len(set(examples)) == 3
    for question in examples:
        reply = shipped().ask(question)
        assert (reply.status, reply.language) == ("answered", language)


def test_a_figure_is_asked_for_and_not_told(engine: Engine) -> None:
    assert "Toàn tỉnh có bao nhiêu trường đạt chuẩn quốc gia?" in engine.suggest()
    assert not any(character.isdigit() for character in engine.suggest()[0])


@pytest.mark.parametrize(
    "question",
    [
        "Huyện Vân Canh và bản làng có bao nhiêu trâu bò nghèo?",
        "kế hoạch hội nghị thế nào vậy với tỉnh bạn",
        "cháy rừng và bão lũ ra sao",
        "lớp tập huấn nghề cá",
    ],
)
def test_what_is_offered_can_be_answered(engine: Engine, question: str) -> None:
    reply = engine.ask(question)
    assert len(reply.suggestions) <= 3
    assert bool(reply.suggestions) == (reply.status == "unsure")
    assert all(engine.ask(offered).status == "answered" for offered in reply.suggestions)


@pytest.mark.parametrize("language", ["vi", "en"])
def test_every_topic_is_answered_with_its_sentence(language: Language) -> None:
    topics = list(shipped().topics(language))
    assert len(topics) >= 10
    assert len({topic.question for topic in topics}) == len(topics)
    for topic in topics:
        reply = shipped().ask(topic.question)
        assert (reply.status, reply.language) == ("answered", language), topic.question
        assert topic.sentence in {citation.sentence for citation in reply.citations}
        assert topic.article is topic.sentence.article


def test_topics_of_one_subject_stand_together(engine: Engine) -> None:
    asked = [(topic.kind, topic.question) for topic in engine.topics()]
    assert asked[0] == ("person", "Ai chủ trì hội nghị?")
    assert ("count", "Huyện Vân Canh có bao nhiêu hộ nghèo?") in asked
    subjects = [topic.subject for topic in engine.topics()]
    firsts = [s for n, s in enumerate(subjects) if n == 0 or subjects[n - 1] != s]
    assert len(firsts) == len(set(firsts))


def test_topics_of_one_article_only(tmp_path: Path) -> None:
    both = engine_of(tmp_path, rung=FORESTS, cang=COAST)
    own = list(both.topics("vi", "cang.txt"))
    assert {topic.article.name for topic in own} == {"cang.txt"}
    assert "Năm 2024, tỉnh Khánh Hòa mở bao nhiêu lớp tập huấn?" in [t.question for t in own]
    assert len(list(both.topics())) > len(own)
    assert list(both.topics("vi", "no-such")) == []


def test_an_article_without_facts_has_no_examples(tmp_path: Path) -> None:
    assert engine_of(tmp_path, tin="Tin\n\nMưa.\n").suggest() == ()
