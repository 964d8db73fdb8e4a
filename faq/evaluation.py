"""Scoring of answers: how often they are right, and how far their confidence can be trusted.

Nothing here opens a file or knows an engine: ``evaluate`` takes whatever starts a conversation.
"""

from __future__ import annotations

import json
import math
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Literal, Protocol

from pydantic import BaseModel, ValidationError

from faq.calibration import Calibration
from faq.errors import Fault, LoadError
from faq.questions import GoldQuestion, describe_faults
from faq.reply import Reply
from faq.text import nfc
from faq.values import NamedTuple

__all__ = [
    "Band",
    "Comparison",
    "Conversation",
    "Outcome",
    "Tally",
    "Verdict",
    "compare",
    "evaluate",
    "format_outcomes",
    "judge",
    "measure_reliability",
    "read_verdicts",
    "scored_answers",
    "tally_by_form",
    "wilson_interval",
]

Verdict = Literal["right", "wrong", "refused"]

_RANK: Mapping[Verdict, int] = {"wrong": 0, "refused": 1, "right": 2}
_SHORTEST_OVERLAP = 12
_BAND_WIDTH = 10


class Conversation(Protocol):
    """What ``evaluate`` needs of a conversation with the engine."""

    def ask(self, question: str) -> Reply:
        """Answer a question, with the ones before it in mind."""
        ...


class Outcome(NamedTuple):
    """A question, its reply, and whether the reply is right."""

    question: GoldQuestion
    """The question with its gold."""
    reply: Reply
    """What the engine said."""
    verdict: Verdict
    """Right, wrong, or refused: not answered though the articles say it."""
    reason: str
    """What a wrong answer lacks or has too much; empty otherwise."""


class Tally(NamedTuple):
    """How many questions of one form were right, wrong and refused."""

    answerable: bool
    """Whether the articles answer these questions."""
    language: str
    """The language they are asked in; empty for all."""
    form: str
    """How they are asked; empty for all."""
    right: int
    """Right answers; of unanswerable questions, those left unanswered or corrected."""
    wrong: int
    """Wrong answers."""
    refused: int
    """Answerable questions left unanswered."""

    @property
    def total(self) -> int:
        """How many questions there are."""
        return self.right + self.wrong + self.refused

    @property
    def interval(self) -> tuple[float, float]:
        """The 95 % interval of the share that is right, 0 to 1."""
        return wilson_interval(self.right, self.total)


class Band(NamedTuple):
    """The answers given with a confidence in one range."""

    low: int
    """Lowest confidence in the band, 0 to 100."""
    high: int
    """Where the next band begins; the last band includes it."""
    right: int
    """Answers that were right."""
    total: int
    """Answers in the band."""
    confidence: float
    """Their mean confidence, 0 to 100."""

    @property
    def interval(self) -> tuple[float, float]:
        """The 95 % interval of the share that is right, 0 to 1."""
        return wilson_interval(self.right, self.total)


class Comparison(NamedTuple):
    """What changed between two evaluations of the same questions."""

    better: tuple[tuple[Verdict, Outcome], ...]
    """The verdict before and the outcome now, where now is better."""
    worse: tuple[tuple[Verdict, Outcome], ...]
    """The same, where now is worse."""
    same: int
    """Questions judged as before."""
    unmatched: int
    """Questions that stand in only one of the two."""


class _Saved(BaseModel):
    """One line of a saved evaluation."""

    id: str
    verdict: Verdict


def evaluate(
    questions: Iterable[GoldQuestion], start: Callable[[], Conversation]
) -> tuple[Outcome, ...]:
    """Ask every question in a conversation of its own, after its context, and judge the reply."""
    outcomes = []
    for question in questions:
        conversation = start()
        for earlier in question.context:
            conversation.ask(earlier)
        outcomes.append(judge(question, conversation.ask(question.text)))
    return tuple(outcomes)


def judge(question: GoldQuestion, reply: Reply) -> Outcome:
    """Judge a reply: a gold sentence must be quoted, every wanted word said, no false one."""
    answered = reply.status == "answered"
    quotes = [citation.sentence.text for citation in reply.citations]
    if not question.answerable:
        if not answered or _quotes_any(quotes, question.corrections):
            return Outcome(question, reply, "right", "")
        return Outcome(question, reply, "wrong", "answered, though the articles do not say")
    if not answered:
        return Outcome(question, reply, "refused", "")
    reasons = _find_reasons(question, quotes, _normalize(reply.text))
    return Outcome(question, reply, "wrong" if reasons else "right", "; ".join(reasons))


def _find_reasons(question: GoldQuestion, quotes: Sequence[str], text: str) -> list[str]:
    reasons = []
    if question.all_of:
        if not all(_quotes_any(quotes, [gold]) for gold in question.all_of):
            reasons.append("does not quote every gold sentence")
    elif question.any_of and not _quotes_any(quotes, question.any_of):
        reasons.append("quotes another sentence")
    reasons += [
        f"does not say {' / '.join(group)}"
        for group in question.must_contain
        if not any(_holds(text, words) for words in group)
    ]
    reasons += [f"says {words}" for words in question.must_not_contain if _holds(text, words)]
    return reasons


def _quotes_any(quotes: Iterable[str], gold: Sequence[str]) -> bool:
    return any(_overlap(quote, sentence) for quote in quotes for sentence in gold)


def _normalize(text: str) -> str:
    return " ".join(nfc(text).split()).casefold()


def _overlap(quote: str, gold: str) -> bool:
    """Whether one text holds the other, and not only by a word or two."""
    shorter, longer = sorted(map(_normalize, (quote, gold)), key=len)
    if not shorter or shorter not in longer:
        return False
    return len(shorter) >= _SHORTEST_OVERLAP or len(shorter) == len(longer)


def _holds(text: str, words: str) -> bool:
    """Whether a normalised text has the words, numbers taken whole: 11 is not in 411."""
    wanted = re.escape(_normalize(words))
    return re.search(rf"(?<!\d)(?<!\d[.,]){wanted}(?!\d)(?![.,]\d)", text) is not None


def wilson_interval(successes: int, trials: int, z: float = 1.96) -> tuple[float, float]:
    """Return the Wilson interval of a share, 0 to 1; ``z`` is 1.96 for 95 %; no trials: (0, 1)."""
    if trials == 0:
        return 0.0, 1.0
    share, square = successes / trials, z * z
    middle = share + square / (2 * trials)
    reach = z * math.sqrt(share * (1 - share) / trials + square / (4 * trials * trials))
    scale = 1 + square / trials
    return max(0.0, (middle - reach) / scale), min(1.0, (middle + reach) / scale)


def tally_by_form(outcomes: Iterable[Outcome]) -> tuple[Tally, ...]:
    """Count by form, answerable first, each group followed by its total (empty form)."""
    counts: dict[tuple[bool, str, str], dict[Verdict, int]] = {}
    for outcome in outcomes:
        question = outcome.question
        for language, form in ((question.language, question.form), ("", "")):
            key = (question.answerable, language, form)
            count = counts.setdefault(key, {"right": 0, "wrong": 0, "refused": 0})
            count[outcome.verdict] += 1
    # The total's empty names would sort before the forms; an empty language comes last instead.
    keys = sorted(counts, key=lambda key: (not key[0], not key[1], key[1], key[2]))
    return tuple(
        Tally(*key, right=count["right"], wrong=count["wrong"], refused=count["refused"])
        for key in keys
        for count in [counts[key]]
    )


def measure_reliability(outcomes: Iterable[Outcome]) -> tuple[Band, ...]:
    """Measure how often answers of each range of confidence are right; empty bands are left out."""
    bands: dict[int, list[Outcome]] = {}
    for outcome in outcomes:
        if outcome.reply.status == "answered":
            low = min(int(outcome.reply.confidence) // _BAND_WIDTH * _BAND_WIDTH, 90)
            bands.setdefault(low, []).append(outcome)
    return tuple(
        Band(
            low=low,
            high=low + _BAND_WIDTH,
            right=sum(outcome.verdict == "right" for outcome in members),
            total=len(members),
            confidence=sum(outcome.reply.confidence for outcome in members) / len(members),
        )
        for low, members in sorted(bands.items())
    )


def scored_answers(
    outcomes: Iterable[Outcome], calibration: Calibration
) -> Iterator[tuple[float, bool]]:
    """The score of each answer, and whether it was right, to calibrate anew by."""
    for outcome in outcomes:
        if outcome.reply.status == "answered":
            yield calibration.score(outcome.reply.confidence), outcome.verdict == "right"


def format_outcomes(outcomes: Iterable[Outcome]) -> str:
    """Write the outcomes as JSON lines, to be kept and compared with later."""
    return "".join(
        json.dumps(
            {
                "id": outcome.question.id,
                "verdict": outcome.verdict,
                "status": outcome.reply.status,
                "confidence": round(outcome.reply.confidence, 1),
                "text": outcome.reply.text,
            },
            ensure_ascii=False,
        )
        + "\n"
        for outcome in outcomes
    )


def read_verdicts(lines: Iterable[str], path: str) -> dict[str, Verdict]:
    """Read the verdicts of a saved evaluation, by question id.

    Raises:
        LoadError: with every line that is not one of ``format_outcomes``.

    """
    verdicts: dict[str, Verdict] = {}
    faults: list[Fault] = []
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            saved = _Saved.model_validate_json(line)
            verdicts[saved.id] = saved.verdict
        except ValidationError as error:
            faults += describe_faults(error, path, number)
    if faults:
        raise LoadError(faults)
    return verdicts


def compare(before: Mapping[str, Verdict], outcomes: Sequence[Outcome]) -> Comparison:
    """Tell what got better and what got worse; refused is better than wrong, right is best."""
    better, worse, same = [], [], 0
    known = [outcome for outcome in outcomes if outcome.question.id in before]
    for outcome in known:
        old = before[outcome.question.id]
        change = _RANK[outcome.verdict] - _RANK[old]
        if change > 0:
            better.append((old, outcome))
        elif change < 0:
            worse.append((old, outcome))
        else:
            same += 1
    unmatched = len(outcomes) - len(known) + len(before) - len(known)
    return Comparison(tuple(better), tuple(worse), same, unmatched)
