"""Whatever somebody sends, the work that it takes is bounded: counted, not timed."""

from __future__ import annotations

from typing import Any

import pytest
from engines import SEEDS, shipped

from faq import load_engine
from faq.allowance import MOST_SLIPS, MOST_TERMS, Allowance
from faq.engine import Engine
from faq.match import Candidate, Matcher
from faq.query import Query
from faq.slips import Slips

COMPARISON = "Chj niêu xv nvâng cao hơn chỉq etiêu xãl kiểui mẫu ciủa qmx 2024 emấy xãa l"
HOSTILE = [
    COMPARISON,
    f"{COMPARISON}? {COMPARISON} a? {COMPARISON} b? {COMPARISON} c?",
    "vốn đạt chuẩn gấip mấy lần tiêô ngâna xã mới dung tỷc lệm Các xã nâig ôiêu cap liêr mxấy",
    "dung tiêu xã nâdng caoơ gấp mấy lầnơ mấym lầb chfỉ tiêu? u etỷô lệơ gnti âân vốn xâyr? "
    "gất mấy lầnơ mấym lầb chfỉ twiêu lkên đạt? ctỷ lệ gitiă ngk vốn xâyr dxựng bao nhiêx?",
    "Is the 47.073 special figure of bn 1 tháng z thon Is nhất 47.073 mỗi tháng tran province?",
    " ".join(f"{word}x hơn {word}q gấp mấy lần" for word in "vốn xã tỉnh họp nông thôn".split()),
    "zxq " * 120 + "hơn bao nhiêu",
]
MOST_QUESTIONS = 4
"""Of a message as many are answered, each alone and with what it takes over."""


class Work:
    """What was done for one message."""

    def __init__(self) -> None:
        self.mended = 0
        self.searches = 0
        self.tried_terms: list[int] = []


@pytest.fixture
def work(monkeypatch: pytest.MonkeyPatch) -> Work:
    done = Work()
    near, candidates = Slips.near, Matcher.candidates

    def counted_near(self: Slips, typed: str) -> dict[str, float]:
        done.mended += 1
        return near(self, typed)

    def counted_candidates(self: Matcher, query: Query, **options: Any) -> list[Candidate]:
        if options.get("cutoff") and not options.get("every"):
            done.tried_terms.append(len(query.terms))
        else:
            done.searches += 1
        return candidates(self, query, **options)

    monkeypatch.setattr(Slips, "near", counted_near)
    monkeypatch.setattr(Matcher, "candidates", counted_candidates)
    return done


@pytest.fixture
def engine() -> Engine:
    """One that remembers no words."""
    return load_engine([SEEDS])


@pytest.mark.parametrize("message", HOSTILE)
def test_work_is_within_the_allowance(engine: Engine, work: Work, message: str) -> None:
    engine.ask(message)
    # Words may be read twice: to see whether they are several questions, and then as one.
    assert work.mended <= 2 * MOST_SLIPS
    assert sum(work.tried_terms) <= MOST_TERMS
    assert work.searches <= 3 * MOST_QUESTIONS


def test_hostile_questions_would_take_more(engine: Engine, work: Work) -> None:
    for message in HOSTILE:
        engine.ask(message)
    assert work.mended > MOST_SLIPS
    assert sum(work.tried_terms) > MOST_TERMS


def test_what_is_compared_in_a_few_words_is_found() -> None:
    reply = shipped().ask("Chỉ tiêu xã nâng cao năm 2024 gấp mấy lần chỉ tiêu xã đạt chuẩn thường?")
    assert "36 / 8" in reply.text


def test_an_allowance_is_used_up() -> None:
    allowance = Allowance()
    assert [allowance.take_slips(MOST_SLIPS - 1), allowance.take_slips(3)] == [MOST_SLIPS - 1, 1]
    assert allowance.take_slips(1) == 0
    assert allowance.take_terms(MOST_TERMS - 1)
    assert not allowance.take_terms(2)
    assert not allowance.take_terms(1)


def test_a_message_of_very_many_words_is_one_question(engine: Engine, work: Work) -> None:
    many = " ? ".join(
        ["bao nhiêu xã của tỉnh đạt chuẩn nông thôn mới trong năm nay vậy bạn ơi"] * 3
    )
    engine.ask(many)
    assert work.searches == 1
