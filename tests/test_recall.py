"""A question asked again has the answer that it had, without the work."""

from __future__ import annotations

import pytest
from engines import SEEDS, golden_questions

from faq import load_engine
from faq.engine import Engine
from faq.match import Matcher
from faq.reply import Language

COMMUNES = "Bao nhiêu xã đạt chuẩn nông thôn mới?"
AGAIN = [
    (COMMUNES, "vi"),
    ("how many communes meet the standard?", "en"),
    ("xa nao dat", "en"),  # Could be of either language.
    ("Ai chủ trì phiên họp và họp ngày nào?", "vi"),
    ("Bao nhiêu xã đạt chuẩn? Còn huyện? Ai chủ trì? Họp khi nào?", "vi"),
    ("Chj niêu xv nvâng cao hơn chỉq etiêu xãl kiểui mẫu ciủa qmx 2024 emấy xãa l", "vi"),
    ("xin chào", "vi"),
    ("", "en"),
    ("thời tiết hôm nay thế nào?", "vi"),
    ("zxq " * 120, "vi"),
]


@pytest.fixture
def engine() -> Engine:
    return load_engine([SEEDS])


@pytest.mark.parametrize(("question", "language"), AGAIN)
def test_asked_again_it_has_the_same_answer(
    engine: Engine, question: str, language: Language
) -> None:
    first = engine.ask(question, language)
    assert engine.ask(question, language) == first


@pytest.mark.parametrize(("question", "language"), AGAIN)
def test_of_a_message_it_has_the_answer_that_it_has_without_memory(
    engine: Engine, question: str, language: Language
) -> None:
    """Alone a question may spend more than as one of several; neither answer is the other's."""
    message = f"{question} ? {COMMUNES} ? {question}"
    unasked = engine.ask(message, language)
    asked = load_engine([SEEDS])
    asked.ask(question, language)
    asked.ask(COMMUNES, language)
    assert asked.ask(message, language) == unasked


def test_what_is_asked_again_is_not_looked_for_again(
    engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = engine.ask(COMMUNES)
    monkeypatch.setattr(Matcher, "candidates", _fail)
    assert engine.ask(COMMUNES) == first
    talk = engine.conversation()
    assert talk.ask(COMMUNES) == first


def test_whatever_was_asked_meanwhile(engine: Engine) -> None:
    """Only so many questions are remembered; those before them are answered anew."""
    first = engine.ask(COMMUNES)
    for question in golden_questions()[:300]:
        engine.read(question)
    assert engine.ask(COMMUNES) == first


def _fail(*_: object, **__: object) -> None:
    pytest.fail("searched again")
