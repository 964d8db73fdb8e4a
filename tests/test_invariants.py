"""What must hold for every question, whatever was typed."""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Callable

import pytest
from engines import GOLDEN, SEEDS, ask_shipped, cited, shipped, unproved_figures
from hypothesis import given, settings
from hypothesis import strategies as st

from faq.reply import Reply
from faq.text import fold, has_accent

deterministic = settings(derandomize=True, max_examples=60, deadline=None, database=None)

# Stripped of its diacritics, a question must find the same sentence so often, in per cent.
SAME_WITHOUT_DIACRITICS = 97.0

GOLDEN_TEXTS = [
    question["question"]
    for path in sorted(GOLDEN.glob("*.jsonl"))
    for question in map(json.loads, path.read_text(encoding="utf-8").splitlines())
    if not question["context"]
]
ARTICLE_WORDS = sorted(
    {word for path in SEEDS.glob("*.txt") for word in path.read_text(encoding="utf-8").split()}
)
ASKING_WORDS = [
    *("bao nhiêu", "ai", "khi nào", "vì sao", "phải không", "hay", "còn", "chưa", "ko", "how many"),
    *("who", "why", "tổng số", "nhiều hơn", "mỗi tháng", "phần trăm", "con số", "2023", "tỉnh"),
]
DIACRITICS = [
    text for text in GOLDEN_TEXTS if sum(map(has_accent, text.split())) * 2 > len(text.split())
]


@st.composite
def mutated(draw: st.DrawFn) -> str:
    """A golden question with words dropped, doubled, swapped or cut, and a slip in one."""
    words = draw(st.sampled_from(GOLDEN_TEXTS)).split()
    for _ in range(draw(st.integers(0, 3))):
        place = draw(st.integers(0, max(0, len(words) - 1)))
        change = draw(st.sampled_from(("drop", "double", "swap", "cut", "slip", "number")))
        word = words[place] if words else ""
        changed = {
            "drop": [],
            "double": [word, word],
            "swap": [*words[place + 1 : place + 2], word],
            "cut": [word[: len(word) // 2]],
            "slip": [word[1:] + word[:1]],
            "number": [str(draw(st.integers(0, 9999)))],
        }[change]
        words[place : place + (2 if change == "swap" else 1)] = changed
    return " ".join(words)


salads = st.lists(st.sampled_from(ARTICLE_WORDS + 20 * ASKING_WORDS), max_size=14).map(" ".join)


def answer(reply: Reply) -> tuple[str, str, tuple[int, ...]]:
    return reply.status, reply.text, cited(reply)


def check_invariants(question: str) -> None:
    reply = shipped().ask(question)
    assert reply.question == question
    assert reply.text
    assert 0 <= reply.confidence <= 100
    assert bool(reply.citations) == (reply.status == "answered")
    assert bool(reply.suggestions) == (reply.status == "unsure")
    for citation in reply.citations:
        shown = citation.to_dict()
        article = citation.sentence.article
        assert citation.sentence in shipped().sentences
        assert article in shipped().articles
        assert shown["quote"] == article.text[shown["start"] : shown["end"]]
        ends = [end for span in citation.marks for end in span]
        assert ends == sorted(ends)
        assert all(shown["start"] <= end <= shown["end"] for end in ends)
    assert not unproved_figures(reply), reply.text


@deterministic
@given(st.text(max_size=300))
def test_arbitrary_characters(question: str) -> None:
    check_invariants(question)


@deterministic
@given(salads)
def test_words_of_the_article(question: str) -> None:
    check_invariants(question)


@deterministic
@given(mutated())
def test_golden_questions_with_slips(question: str) -> None:
    check_invariants(question)


@pytest.mark.parametrize(
    "question",
    ["", " ", "?", "\0", "\ud800", "𝟙𝟚", "a" * 5000, "xã " * 2000, "1/0", "%", "{}", "({["],
)
def test_odd_questions(question: str) -> None:
    check_invariants(question)


@deterministic
@given(st.sampled_from(DIACRITICS))
def test_unicode_form_makes_no_difference(question: str) -> None:
    decomposed = unicodedata.normalize("NFD", question)
    composed = unicodedata.normalize("NFC", question)
    assert answer(shipped().ask(decomposed)) == answer(ask_shipped(composed))


@deterministic
@given(st.sampled_from(DIACRITICS), st.sampled_from(("  ", "\t", "\u00a0", " \n", "\u200b ")))
def test_doubled_spaces_make_no_difference(question: str, space: str) -> None:
    spaced = space + space.join(question.split()) + space
    assert answer(shipped().ask(spaced)) == answer(ask_shipped(question))


PUNCTUATION = ["{}", "{}?", "{}.", "{} ?", "{}??!", "“{}?”", '"{}"', "- {}", "({})", "…{}…", "{}:"]


@deterministic
@given(st.sampled_from(DIACRITICS), st.sampled_from(PUNCTUATION))
def test_punctuation_around_makes_no_difference(question: str, frame: str) -> None:
    framed = frame.format(question.strip(' .?!"“”'))
    assert answer(shipped().ask(framed)) == answer(ask_shipped(question))


@pytest.mark.parametrize(
    "question",
    [
        "bao nhieeu xax ddatj chuaanr noong thoon mowis",
        "maays huyeejn hoafn thafnh noong thoon mowis",
    ],
)
def test_punctuation_after_raw_keystrokes_makes_no_difference(question: str) -> None:
    assert answer(ask_shipped(f"{question}?")) == answer(ask_shipped(question))


def changed_by(change: Callable[[str], str]) -> list[str]:
    """The golden questions with diacritics that are answered otherwise when changed."""
    return [q for q in DIACRITICS if answer(ask_shipped(change(q))) != answer(ask_shipped(q))]


def test_small_letters_make_no_difference() -> None:
    assert changed_by(str.lower) == []


def test_capitals_make_no_difference() -> None:
    assert changed_by(str.upper) == []


def test_same_sentence_without_diacritics() -> None:
    answered = [text for text in DIACRITICS if ask_shipped(text).status == "answered"]
    other = [q for q in answered if cited(ask_shipped(fold(q))) != cited(ask_shipped(q))]
    assert 100 - 100 * len(other) / len(answered) >= SAME_WITHOUT_DIACRITICS, other


@pytest.mark.parametrize(
    "question",
    [
        "Liệt kê các mục tiêu nông thôn mới của năm 2024.",
        "Chống tham nhũng theo phương châm nào?",
        "Sắp tới phải cải thiện việc gì trong bộ máy hành chính?",
    ],
)
def test_neighbours_tell_what_a_bare_syllable_is(question: str) -> None:
    assert cited(ask_shipped(fold(question))) == cited(ask_shipped(question)) != ()
