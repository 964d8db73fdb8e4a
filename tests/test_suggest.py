from __future__ import annotations

from pathlib import Path

import pytest
from engines import FORESTS, engine_of, shipped

from faq.engine import Engine


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


def test_examples_of_the_shipped_article() -> None:
    assert len(shipped().suggest()) == 3
    assert all(shipped().ask(q).status == "answered" for q in shipped().suggest())


def test_a_figure_is_asked_for_and_not_told(engine: Engine) -> None:
    assert "Đến nay, toàn tỉnh có bao nhiêu trường đạt chuẩn quốc gia?" in engine.suggest()
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


def test_an_article_without_facts_has_no_examples(tmp_path: Path) -> None:
    assert engine_of(tmp_path, tin="Tin\n\nMưa.\n").suggest() == ()
