from __future__ import annotations

from pathlib import Path

import pytest
from engines import COAST, FORESTS, engine_of, shipped

from faq.engine import Engine
from faq.reply import Language
from faq.surroundings import clauses_near, reference_of


@pytest.fixture(scope="module")
def engine(tmp_path_factory: pytest.TempPathFactory) -> Engine:
    return engine_of(tmp_path_factory.mktemp("articles"), coast=COAST, rung=FORESTS)


def test_a_sentence_is_found_by_its_name(engine: Engine) -> None:
    names = [reference_of(sentence) for sentence in engine.sentences]
    assert len(set(names)) == len(names)
    assert [engine.sentence(name) for name in names] == list(engine.sentences)


@pytest.mark.parametrize("name", ["", "0123456789abcdef", "🙂"])
def test_no_sentence_has_this_name(engine: Engine, name: str) -> None:
    assert engine.sentence(name) is None


def test_a_name_outlives_a_restart_but_not_a_change(tmp_path: Path) -> None:
    before = engine_of(tmp_path, coast=COAST).sentences[-1]
    again = engine_of(tmp_path, coast=COAST).sentences[-1]
    changed = engine_of(tmp_path, coast=COAST.replace("9 lớp", "8 lớp")).sentences[-1]
    assert reference_of(before) == reference_of(again) != reference_of(changed)


@pytest.mark.parametrize(
    ("words", "first", "last"),
    [
        ("320 vụ", "Đến nay, toàn tỉnh có 45/60", "Trong 6 tháng"),
        ("Năm 2022", "Năm 2022", "Năm 2023"),
        ("Bình Định đẩy mạnh", "Bình Định đẩy mạnh", "Bà Trần Thị Lan"),
    ],
)
def test_paragraph(engine: Engine, words: str, first: str, last: str) -> None:
    sentence = next(sentence for sentence in engine.sentences if words in sentence.text)
    paragraph = engine.paragraph(sentence)
    assert sentence in paragraph
    assert paragraph[0].text.startswith(first)
    assert paragraph[-1].text.startswith(last)


def test_sentence_alone_is_shown_with_its_neighbours(tmp_path: Path) -> None:
    lines = "Tin mới\n\nMột cây đổ.\n\nHai nhà hỏng.\n\nBa người bị thương.\n\nTrời mưa to.\n"
    engine = engine_of(tmp_path, tin=lines)
    sentence = next(s for s in engine.sentences if s.text == "Hai nhà hỏng.")
    shown = [s.text for s in engine.paragraph(sentence)]
    assert shown == ["Một cây đổ.", "Hai nhà hỏng.", "Ba người bị thương."]


@pytest.mark.parametrize("language", ["vi", "en"])
def test_related_questions_are_answered_near_by_and_not_with_the_same(language: Language) -> None:
    engine = shipped()
    asked = {"vi": "Bao nhiêu xã đạt chuẩn nông thôn mới?", "en": "How many communes meet it?"}
    citation = engine.ask(asked[language]).citations[0]
    at = citation.sentence.start + citation.sentence.text.index("327/411")
    related = engine.related(citation.sentence, at, language)
    assert len(related) == len(set(related)) == 3
    for question in related:
        reply = engine.ask(question)
        assert (reply.status, reply.language) == ("answered", language)
        assert "327" not in reply.text
        assert all(c.sentence.article is citation.sentence.article for c in reply.citations)


def test_nothing_is_related_where_nothing_else_is_stated(tmp_path: Path) -> None:
    engine = engine_of(tmp_path, tin="Tin mới trong tuần\n\nToàn xã có 12 hộ nghèo.\n")
    sentence = engine.sentences[-1]
    assert engine.related(sentence, sentence.start, "vi") == ()


def test_nearest_first(engine: Engine) -> None:
    clauses = [fact.clause for fact in engine.facts if fact.sentence.article.name == "rung.txt"]
    own = next(clause for clause in clauses if "45/60" in clause.text)
    near = [clause.text for clause in clauses_near(own.sentence, own.start, clauses, 2)]
    assert near[0].startswith("12 trường")
    assert own.text not in near
