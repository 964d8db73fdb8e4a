from __future__ import annotations

import json
from typing import Any

import pytest
from fakes import ARTICLE, SENTENCES, START, TEXT, FakeTalk

from faq.documents.articles import Article, Sentence
from faq.errors import LoadError
from faq.evaluation import (
    compare,
    evaluate,
    format_outcomes,
    judge,
    measure_reliability,
    read_verdicts,
    tally_by_form,
    wilson_interval,
)
from faq.questions import GoldQuestion, read_questions
from faq.reply import Citation, Reply

PLAIN = {
    "id": "q1",
    "lang": "vi",
    "form": "plain",
    "question": "Bao nhiêu xã?",
    "answerable": True,
    "gold_sentences": [2],
}


def read(*lines: dict[str, Any], sentences: tuple[Sentence, ...] = SENTENCES) -> Any:
    return read_questions([json.dumps(line) for line in lines], "file.jsonl", sentences)


def gold(**changes: Any) -> GoldQuestion:
    question: GoldQuestion = read(PLAIN)[0]
    return question._replace(**changes)


def answer(text: str = "327/411 xã", *numbers: int, status: Any = "answered") -> Reply:
    citations = tuple(Citation(SENTENCES[number - 1]) for number in numbers or (2,))
    return Reply("?", status, "vi", text, 90.0, citations=citations)


def faults_of(*lines: str, sentences: tuple[Sentence, ...] = SENTENCES) -> list[str]:
    with pytest.raises(LoadError) as caught:
        read_questions(lines, "file.jsonl", sentences)
    return [str(fault) for fault in caught.value.faults]


class TestReading:
    def test_gold_by_number_words_and_span(self) -> None:
        by_number, by_words, by_span = read(
            PLAIN,
            PLAIN | {"id": "q2", "gold_sentences": ["Đến nay, toàn tỉnh"]},
            {**PLAIN, "id": "q3", "gold_sentences": [], "gold_spans": [[START, len(TEXT)]]},
        )
        assert by_number.any_of == by_span.any_of == (SENTENCES[1].text,)
        assert by_words.any_of == ("Đến nay, toàn tỉnh",)

    def test_question_and_context_become_one_line_each(self) -> None:
        (question,) = read(PLAIN | {"question": " a\n b ", "context": ["c\td"]})
        assert (question.text, question.context) == ("a b", ("c d",))

    def test_every_fault_is_listed_with_its_line(self) -> None:
        missing = {key: value for key, value in PLAIN.items() if key != "form"}
        faults = faults_of(
            "{broken",
            "",
            json.dumps(PLAIN),
            json.dumps(PLAIN),
            json.dumps(PLAIN | {"id": "q2", "gold_sentences": [99]}),
            json.dumps(missing | {"id": "q3"}),
            json.dumps({**PLAIN, "id": "q4", "gold_spans": [[5, 2]]}),
        )
        assert [fault.split(": ")[0] for fault in faults] == [
            f"file.jsonl:{line}" for line in (1, 4, 5, 6, 7)
        ]
        assert "q1 stands twice" in faults[1]
        assert "no sentence 99" in faults[2]
        assert "form: Field required" in faults[3]

    def test_numbers_without_an_article_need_exactly_one(self) -> None:
        other = Sentence(Article("other.txt", "Câu khác."), 1, 0, 9)
        lines = [json.dumps(PLAIN)]
        assert "name it" in faults_of(*lines, sentences=(*SENTENCES, other))[0]
        named = PLAIN | {"article": ARTICLE.name}
        assert read(named, sentences=(*SENTENCES, other))[0].any_of == (SENTENCES[1].text,)

    def test_an_empty_file_is_a_fault(self) -> None:
        assert faults_of("", "  ") == ["file.jsonl: there is no question in this file"]


class TestJudging:
    @pytest.mark.parametrize(
        ("changes", "reply", "verdict"),
        [
            ({}, answer(), "right"),
            ({}, answer("?", 1), "wrong"),
            ({}, answer("?", 1, 2), "right"),
            ({}, answer(status="unsure"), "refused"),
            ({"must_contain": (("327", "328"), ("XÃ",))}, answer(), "right"),
            ({"must_contain": (("411",),)}, answer("hơn 1411 xã"), "wrong"),
            ({"must_contain": (("18",),)}, answer("18,5 %"), "wrong"),
            ({"must_contain": (("18",),)}, answer("đạt 18, hơn trước"), "right"),
            ({"must_contain": (("11",),)}, answer("327/411 xã"), "wrong"),
            ({"must_not_contain": ("127",)}, answer("127 xã"), "wrong"),
            ({"any_of": (), "all_of": tuple(s.text for s in SENTENCES)}, answer(), "wrong"),
            (
                {"any_of": (), "all_of": tuple(s.text for s in SENTENCES)},
                answer("?", 1, 2),
                "right",
            ),
            ({"any_of": ("Đến nay",)}, answer(), "wrong"),
            ({"any_of": ()}, answer("?", 1), "right"),
            ({"answerable": False}, answer(), "wrong"),
            ({"answerable": False}, answer(status="unknown"), "right"),
            ({"answerable": False, "corrections": (SENTENCES[1].text,)}, answer(), "right"),
            ({"answerable": False, "corrections": (SENTENCES[0].text,)}, answer(), "wrong"),
        ],
    )
    def test_verdict(self, changes: dict[str, Any], reply: Reply, verdict: str) -> None:
        outcome = judge(gold(**changes), reply)
        assert outcome.verdict == verdict
        assert bool(outcome.reason) == (verdict == "wrong")

    def test_composed_and_decomposed_letters_are_the_same(self) -> None:
        decomposed = "x\u0061\u0303"
        assert judge(gold(must_contain=((decomposed,),)), answer()).verdict == "right"


def test_each_question_has_a_conversation_of_its_own_with_its_context() -> None:
    talks: list[FakeTalk] = []

    def start() -> FakeTalk:
        talks.append(FakeTalk())
        return talks[-1]

    outcomes = evaluate([gold(context=("trước đó",)), gold(id="q2")], start)
    assert [talk.asked for talk in talks] == [["trước đó", "Bao nhiêu xã?"], ["Bao nhiêu xã?"]]
    assert [outcome.verdict for outcome in outcomes] == ["right", "right"]


@pytest.mark.parametrize(
    ("successes", "trials", "low", "high"),
    [
        (0, 10, 0.0, 0.2775),
        (5, 10, 0.2366, 0.7634),
        (10, 10, 0.7225, 1.0),
        (81, 263, 0.2553, 0.3662),
    ],
)
def test_wilson_interval(successes: int, trials: int, low: float, high: float) -> None:
    assert wilson_interval(successes, trials) == pytest.approx((low, high), abs=5e-5)


def test_nothing_tried_tells_nothing() -> None:
    assert wilson_interval(0, 0) == (0.0, 1.0)


def outcomes_of(*pairs: tuple[GoldQuestion, Reply]) -> list[Any]:
    return [judge(question, reply) for question, reply in pairs]


def test_tallies_list_forms_then_the_total_and_unanswerable_last() -> None:
    tallies = tally_by_form(
        outcomes_of(
            (gold(form="typo"), answer()),
            (gold(), answer("?", 1)),
            (gold(language="en"), answer(status="unknown")),
            (gold(answerable=False), answer()),
        )
    )
    assert [(t.answerable, t.language, t.form, t.right, t.wrong, t.refused) for t in tallies] == [
        (True, "en", "plain", 0, 0, 1),
        (True, "vi", "plain", 0, 1, 0),
        (True, "vi", "typo", 1, 0, 0),
        (True, "", "", 1, 1, 1),
        (False, "vi", "plain", 0, 1, 0),
        (False, "", "", 0, 1, 0),
    ]
    assert tallies[3].total == 3


def test_reliability_counts_answers_by_confidence() -> None:
    replies = [answer()._replace(confidence=value) for value in (100, 91.5, 89.9, 89.0)]
    replies.append(answer("?", 1)._replace(confidence=85.0))
    replies.append(answer(status="unsure"))
    bands = measure_reliability(outcomes_of(*((gold(), reply) for reply in replies)))
    assert [(band.low, band.high, band.right, band.total) for band in bands] == [
        (80, 90, 2, 3),
        (90, 100, 2, 2),
    ]
    assert bands[1].confidence == pytest.approx(95.75)


def test_saved_outcomes_compare_by_id() -> None:
    before = outcomes_of(
        (gold(id="a"), answer("?", 1)),
        (gold(id="b"), answer()),
        (gold(id="c"), answer()),
        (gold(id="gone"), answer()),
        (gold(id="e"), answer(status="unsure")),
    )
    after = outcomes_of(
        (gold(id="a"), answer(status="unknown")),
        (gold(id="b"), answer(status="unknown")),
        (gold(id="c"), answer()),
        (gold(id="new"), answer()),
        (gold(id="e"), answer("?", 1)),
    )
    verdicts = read_verdicts(format_outcomes(before).splitlines(), "before.jsonl")
    comparison = compare(verdicts, after)
    assert [(old, new.question.id) for old, new in comparison.better] == [("wrong", "a")]
    assert [(old, new.question.id) for old, new in comparison.worse] == [
        ("right", "b"),
        ("refused", "e"),
    ]
    assert (comparison.same, comparison.unmatched) == (1, 2)


def test_a_broken_saved_line_is_named() -> None:
    with pytest.raises(LoadError, match=r"saved\.jsonl:2: verdict"):
        read_verdicts(["", '{"id": "a", "verdict": "fine"}'], "saved.jsonl")
