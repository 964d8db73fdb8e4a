"""Answers worked out from printed figures: shares, rests, differences, sums, with the sum shown.

Only what the text licenses is worked out: figures of one unit and one status, of one article.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from faq.agreement import answering_quantities
from faq.figures.quantities import Quantity
from faq.match import Candidate
from faq.phrases import Phrases
from faq.query import Query
from faq.reply import Language

__all__ = ["Calculation", "Calculator"]

Search = Callable[[str], tuple[Query, list[Candidate]]]
"""Reads a question and finds its candidates."""

_MONTHS = 12
_CUTOFF = 50.0


@dataclass(frozen=True, slots=True)
class Calculation:
    """A worked-out answer."""

    text: str
    """The answer with its sum."""
    candidates: tuple[Candidate, ...]
    """The clauses its operands stand in."""
    score: float
    """The lowest score of those, 0 to 100."""


@dataclass(frozen=True, slots=True)
class _Operand:
    candidate: Candidate
    quantity: Quantity


class Calculator:
    """Works out what a question asks for beyond the printed figures."""

    def __init__(self, search: Search, phrases: Phrases) -> None:
        self._search = search
        self._phrases = phrases

    def calculate(self, query: Query, candidates: Sequence[Candidate]) -> Calculation | None:
        """The worked-out answer, or None if the figures for it are not there."""
        if query.wants == "difference":
            return self._difference(query)
        if query.wants == "sum":
            return self._sum(query)
        if query.wants == "rest":
            return self._rest(query)
        if query.wants == "per_month":
            return self._per_month(query)
        if query.wants == "share":
            return self._share(query, candidates)
        return None

    def _words(self, query: Query, *slots: str) -> str:
        """The question's words in some slots, in order."""
        spans = [query.match.slots[slot] for slot in slots if slot in query.match.slots]
        if not spans:
            return " ".join(term.surface for term in query.terms)
        return " ".join(
            query.text[query.tokens[first].start : query.tokens[last - 1].end]
            for first, last in spans
            if first < last
        )

    def _find(self, query: Query, words: str, kind: str = "count") -> _Operand | None:
        """The figure that answers "how many …", for the words."""
        lead = self._phrases.say(f"computed.ask_{kind}", query.language)
        time = " ".join(moment.surface for moment in query.moments)
        if time and time not in words:
            words = f"{words} {time}"
        asked, candidates = self._search(f"{lead} {words}")
        for candidate in candidates[:1]:
            if candidate.ruled_out or candidate.score < _CUTOFF:
                return None
            found = answering_quantities(asked, candidate.passage, candidate.clause)
            if found:
                return _Operand(candidate, found[0])
        return None

    def _operand(self, query: Query, words: str) -> _Operand | None:
        return self._find(query, words) or self._find(query, words, "share")

    def _pair(self, query: Query) -> tuple[_Operand, _Operand] | None:
        if "both" in query.match.slots:
            return self._both(query)
        one = self._words(query, "one")
        other = self._words(query, "other")
        left, right = self._operand(query, one), self._operand(query, other)
        if left is None and right is not None:
            left = self._operand(query, f"{one} {other}")
        if right is None and left is not None:
            # "số xã nâng cao nhiều hơn kiểu mẫu": the second takes its noun from the first.
            right = self._operand(query, f"{one.split(' ')[0]} {other}")
        if left is None or right is None or not _alike(left, right):
            return None
        return left, right

    def _both(self, query: Query) -> tuple[_Operand, _Operand] | None:
        """The two shares that one sentence states."""
        first = self._find(query, self._words(query, "both"), "share")
        if first is None:
            return None
        found = [
            _Operand(first.candidate, quantity)
            for clause in first.candidate.passage.clauses
            for quantity in clause.quantities
            if quantity.kind == "share"
        ]
        return (found[0], found[1]) if len(found) == 2 else None

    def _difference(self, query: Query) -> Calculation | None:
        pair = self._pair(query)
        if pair is None:
            return None
        left, right = sorted(pair, key=lambda operand: -operand.quantity.value)
        result = left.quantity.value - right.quantity.value
        unit = "points" if left.quantity.kind == "share" else "plain"
        return self._say(query, "difference", (left, right), result, unit)

    def _sum(self, query: Query) -> Calculation | None:
        pair = self._pair(query)
        if pair is None:
            return None
        left, right = pair
        if left.quantity.kind == "share" or left.candidate.clause == right.candidate.clause:
            return None
        result = left.quantity.value + right.quantity.value
        return self._say(query, "sum", pair, result, "plain")

    def _rest(self, query: Query) -> Calculation | None:
        operand = self._operand(query, self._words(query, "unit", "topic", "topic2"))
        if operand is None:
            return None
        quantity = operand.quantity
        if quantity.total is not None:
            result = quantity.total - quantity.value
            return self._say(query, "rest", (operand,), result, "plain", total=quantity.total)
        if quantity.kind == "share":
            result = Decimal(100) - quantity.value
            return self._say(query, "rest", (operand,), result, "share", total=Decimal(100))
        return None

    def _per_month(self, query: Query) -> Calculation | None:
        operand = self._find(query, self._words(query, "topic", "topic2", "unit"), "money")
        if operand is None or "năm" not in operand.quantity.per:
            return None
        result = operand.quantity.value / _MONTHS
        return self._say(query, "per_month", (operand,), result, "money")

    def _share(self, query: Query, candidates: Sequence[Candidate]) -> Calculation | None:
        """A part of a printed total, where no printed share answers the question."""
        part = next((c for c in candidates if not c.ruled_out), None)
        if part is not None and part.score >= _CUTOFF:
            found = answering_quantities(query, part.passage, part.clause)
            if found and found[0].kind == "share":
                return None
        words = [
            t.surface for t in query.terms if "count" not in t.signals and "share" not in t.signals
        ]
        seen: dict[str, None] = dict.fromkeys(word.casefold() for word in words)
        operand = self._find(query, " ".join(seen))
        if operand is None:
            return None
        if any(q.kind == "share" for c in operand.candidate.passage.clauses for q in c.figures):
            return None
        total = operand.quantity.total or _total_of(operand)
        if total is None or total <= 0:
            return None
        result = 100 * operand.quantity.value / total
        return self._say(query, "share", (operand,), result, "share", total=total)

    def _say(
        self,
        query: Query,
        key: str,
        operands: Sequence[_Operand],
        result: Decimal,
        unit: str,
        total: Decimal | None = None,
    ) -> Calculation:
        language = query.language
        million = Decimal(1_000_000)
        scale = million if unit == "money" and result >= million else Decimal(1)
        places = 2 if scale != 1 else 1
        shown = {
            "result": _number(result / scale, language, places),
            "a": _number(operands[0].quantity.value / scale, language, 3),
            "b": _number(operands[-1].quantity.value / scale, language, 3),
            "total": _number(total, language, 2) if total is not None else "",
            "unit": self._phrases.say(f"computed.unit_{unit}", language),
        }
        candidates = {operand.candidate.passage.number: operand.candidate for operand in operands}
        return Calculation(
            text=self._phrases.say(f"computed.{key}", language, **shown),
            candidates=tuple(candidates.values()),
            score=min(operand.candidate.score for operand in operands),
        )


def _alike(left: _Operand, right: _Operand) -> bool:
    """Whether two figures may be set against each other."""
    return (
        left.quantity is not right.quantity
        and left.candidate.clause.status == right.candidate.clause.status
        and (left.quantity.kind == "share") == (right.quantity.kind == "share")
        and _noun(left) == _noun(right)
        and left.candidate.passage.sentence.article is right.candidate.passage.sentence.article
    )


def _noun(operand: _Operand) -> str:
    """The first word of what a figure counts, or its unit."""
    text = operand.candidate.passage.sentence.article.text
    if operand.quantity.kind not in ("count", "ratio"):
        return operand.quantity.unit
    return text[operand.quantity.noun_start :].split(" ", 1)[0].casefold()


def _total_of(operand: _Operand) -> Decimal | None:
    """The whole that a count is part of: the total that a clause beside it prints."""
    text = operand.candidate.passage.sentence.article.text
    noun = text[operand.quantity.noun_start :].split(" ", 1)[0]
    for clause in operand.candidate.passage.clauses:
        for quantity in clause.quantities:
            if quantity.total and text[quantity.noun_start :].startswith(noun):
                return quantity.total
    return None


def _number(value: Decimal, language: Language, places: int) -> str:
    """A number as people write it in the language, with at most so many decimals."""
    from babel.numbers import format_decimal  # Late: most answers are not worked out.

    rounded = value.quantize(Decimal(1).scaleb(-places), rounding=ROUND_HALF_UP)
    return str(format_decimal(rounded, format="#,##0.###", locale=language))
