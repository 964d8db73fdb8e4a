"""Answers worked out from printed figures: shares, rests, differences, sums, with the sum shown.

Only what the text licenses is worked out: figures of one unit and one status, of one article.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from decimal import ROUND_HALF_UP, Decimal

from faq.agreement import answering_quantities
from faq.match import Candidate
from faq.operands import Operand, OperandFinder, noun_of, total_of
from faq.phrases import Phrases
from faq.query import Query
from faq.regexes import late
from faq.reply import Language
from faq.text import fold, nfc
from faq.tries import Tries
from faq.values import NamedTuple

__all__ = ["Calculation", "Calculator"]

# Into how many parts a year is cut, by the words that ask for one of them.
_PERIODS = (
    ("day", 365, ("ngay", "day", "daily")),
    ("week", 52, ("tuan", "week", "weekly")),
    ("quarter", 4, ("quy", "quarter", "quarterly")),
    ("month", 12, ("thang", "month", "monthly")),
)
_CUTOFF = 50.0
_THOUSAND = Decimal(1000)
_MAGNITUDES = {"ty": 3, "trieu": 2, "nghin": 1, "ngan": 1}
_DENIED = late(r"(?: [^\W\d]+){1,4}? (?:còn |vẫn |vẫn còn |hiện )?(?:chưa|không)\b")
# So many decimals at most are shown of what doesn't come out even.
_SHARE_PLACES, _MONEY_PLACES, _TIMES_PLACES = 1, 2, 1
_EXACT_PLACES = 6
_DECIMALS = late(r"\d,(\d+)(?!.*\d)")
_VIETNAMESE_MARKS = str.maketrans(".,", ",.")


class Calculation(NamedTuple):
    """A worked-out answer."""

    text: str
    """The answer with its sum; empty where the figure is printed and nothing is worked out."""
    candidates: tuple[Candidate, ...]
    """The clauses its operands stand in."""
    score: float
    """The lowest score of those, 0 to 100."""
    operands: tuple[Operand, ...] = ()
    """The figures, in the order of the question."""


class Calculator:
    """Works out what a question asks for beyond the printed figures."""

    def __init__(self, phrases: Phrases) -> None:
        self._phrases = phrases
        self._kinds: dict[str, Callable[[Query, OperandFinder], Calculation | None]] = {
            "difference": self._difference,
            "sum": self._sum,
            "rest": self._rest,
            "per_period": self._per_period,
            "share_of": self._share_of,
            "times": self._times,
            "compare": self._compare,
        }

    def calculate(
        self, query: Query, candidates: Sequence[Candidate], tries: Tries
    ) -> Calculation | None:
        """The worked-out answer, or None if the figures for it are not there."""
        operands = OperandFinder(query, tries, self._phrases)
        if query.wants == "share":
            return self._share(query, candidates, operands)
        work_out = self._kinds.get(query.wants)
        return work_out(query, operands) if work_out else None

    def _difference(self, query: Query, operands: OperandFinder) -> Calculation | None:
        pair = self._both(operands) if "both" in query.match.slots else operands.pair()
        if pair is None:
            return None
        left, right = sorted(pair, key=lambda operand: -operand.quantity.value)
        result = left.quantity.value - right.quantity.value
        unit = "points" if left.quantity.kind == "share" else _unit_of(left)
        return self._say(query, "difference", (left, right), result, unit)

    def _both(self, operands: OperandFinder) -> tuple[Operand, Operand] | None:
        """The two shares that one sentence states."""
        first = operands.find(operands.words("both"), ("share",))
        if first is None:
            return None
        found = [
            Operand(first.candidate, quantity)
            for clause in first.candidate.passage.clauses
            for quantity in clause.quantities
            if quantity.kind == "share"
        ]
        return (found[0], found[1]) if len(found) == 2 else None

    def _sum(self, query: Query, operands: OperandFinder) -> Calculation | None:
        if "all" in query.match.slots or "one" not in query.match.slots:
            return self._sum_of_all(query, operands)
        pair = operands.pair()
        if pair is None:
            return None
        left, right = pair
        if left.quantity.kind == "share" or left.candidate.clause == right.candidate.clause:
            return None
        result = left.quantity.value + right.quantity.value
        return self._say(query, "sum", pair, result, _unit_of(left))

    def _sum_of_all(self, query: Query, operands: OperandFinder) -> Calculation | None:
        """What one sentence counts of a thing, clause by clause, added up as asked."""
        first = operands.find(operands.words("all", "unit", "topic"))
        if first is None:
            return None
        found = [
            Operand(first.candidate, quantity)
            for clause in first.candidate.passage.clauses
            if clause.status == first.candidate.clause.status
            for quantity in clause.quantities
            if quantity.kind == "count"
            and noun_of(Operand(first.candidate, quantity)) == noun_of(first)
        ]
        if len(found) < 2:
            return None
        result = sum((operand.quantity.value for operand in found), Decimal(0))
        return self._say(query, "sum", found, result, "plain")

    def _rest(self, query: Query, operands: OperandFinder) -> Calculation | None:
        words = operands.words("unit", "topic", "topic2")
        operand = operands.find(words, ("count", "share"))
        if operand is None:
            return None
        if operand.quantity.kind == "share":
            whole = Decimal(100)
            result = whole - operand.quantity.value
            return self._say(query, "rest", (operand,), result, "share", total=whole)
        if _is_of_rest(operand):
            return Calculation("", (operand.candidate,), operand.candidate.score, (operand,))
        total = operand.quantity.total or (total_of(operand, query) if query.figures else None)
        if total is None:
            return None
        result = total - operand.quantity.value
        if query.asks_share:
            # "How much of the 411 is still missing" as a share: the rest, then its part.
            part = 100 * result / total
            return self._say(
                query, "rest_share", (operand,), part, "share", total=total, rest=result
            )
        return self._say(query, "rest", (operand,), result, "plain", total=total)

    def _per_period(self, query: Query, operands: OperandFinder) -> Calculation | None:
        words = operands.words("topic", "topic2", "unit")
        operand = operands.find(words, ("money",))
        if operand is None or "năm" not in operand.quantity.per:
            return None
        asked = {token.folded for token in query.tokens}
        period, parts = next(
            ((name, parts) for name, parts, said in _PERIODS if asked.intersection(said)),
            ("month", 12),
        )
        result = operand.quantity.value / parts
        total = Decimal(parts)
        return self._say(query, f"per_{period}", (operand,), result, "money", total=total)

    def _share_of(self, query: Query, operands: OperandFinder) -> Calculation | None:
        """One printed figure as a share of another."""
        pair = operands.pair()
        if pair is None or pair[0].quantity.kind == "share" or not pair[1].quantity.value:
            return None
        result = 100 * pair[0].quantity.value / pair[1].quantity.value
        total = pair[1].quantity.value
        return self._say(query, "share", pair, result, "share", total=total)

    def _times(self, query: Query, operands: OperandFinder) -> Calculation | None:
        pair = operands.pair()
        if pair is None or pair[0].quantity.kind == "share" or not pair[1].quantity.value:
            return None
        result = pair[0].quantity.value / pair[1].quantity.value
        return self._say(query, "times", pair, result, "times")

    def _compare(self, query: Query, operands: OperandFinder) -> Calculation | None:
        """Two printed figures, each on its side of "<", "=" or ">"."""
        pair = operands.pair()
        if pair is None:
            return None
        one, other = (operand.quantity.value for operand in pair)
        sign = "=" if one == other else "<" if one < other else ">"
        unit = "share" if pair[0].quantity.kind == "share" else _unit_of(pair[0])
        return self._say(query, "compare", pair, one - other, unit, sign=sign)

    def _share(
        self, query: Query, candidates: Sequence[Candidate], operands: OperandFinder
    ) -> Calculation | None:
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
        operand = operands.find(operands.worded(seen))
        if operand is None:
            return None
        if any(q.kind == "share" for c in operand.candidate.passage.clauses for q in c.figures):
            return None
        total = total_of(operand, query)
        if total is None or total <= 0:
            return None
        result = 100 * operand.quantity.value / total
        return self._say(query, "share", (operand,), result, "share", total=total)

    def _say(
        self,
        query: Query,
        key: str,
        operands: Sequence[Operand],
        result: Decimal,
        unit: str,
        total: Decimal | None = None,
        rest: Decimal | None = None,
        sign: str = "",
    ) -> Calculation:
        language = query.language
        # Figures are shown on the scale on which they are printed: millions, billions.
        scale = max(map(_scale_of, operands)) if unit == "money" else Decimal(1)
        shown_on = scale
        while shown_on > 1 and abs(result) < shown_on:
            shown_on /= _THOUSAND
        places = _EXACT_PLACES
        if key in ("share", "rest_share"):
            places = _SHARE_PLACES
        elif key == "times":
            places = _TIMES_PLACES
        elif key.startswith("per_"):
            places = _MONEY_PLACES if shown_on > _THOUSAND else 0
        printed = [_as_printed(operand, scale, language) for operand in operands]
        about = any(operand.quantity.approximator for operand in operands)
        said = self._phrases.say
        name = printed_name = said(f"computed.unit_{unit}", language)
        if unit == "money":
            name = self._currency(operands[0], shown_on, language)
            printed_name = self._currency(operands[0], scale, language)
        shown = {
            "result": _number(result / shown_on, language, places),
            "a": printed[0],
            "b": printed[-1],
            "sum": " + ".join(printed),
            "total": _number(total, language, _EXACT_PLACES) if total is not None else "",
            "rest": _number(rest, language, _EXACT_PLACES) if rest is not None else "",
            "sign": sign,
            "unit": name,
            "printed_unit": printed_name,
            "about": said("computed.about", language) if about else "",
        }
        text = self._phrases.say(f"computed.{key}", language, **shown)
        candidates = {operand.candidate.passage.number: operand.candidate for operand in operands}
        return Calculation(
            text=text[:1].upper() + text[1:],
            candidates=tuple(candidates.values()),
            score=min(operand.candidate.score for operand in operands),
            operands=tuple(operands),
        )

    def _currency(self, operand: Operand, scale: Decimal, language: Language) -> str:
        """The name of a scale and a currency: " triệu đồng"."""
        currency = operand.quantity.unit
        key = "dong" if currency == "đồng" else "currency"
        return self._phrases.say(f"computed.scale_{int(scale)}", language) + self._phrases.say(
            f"computed.{key}", language, currency=currency
        )


def _is_of_rest(operand: Operand) -> bool:
    """Whether a figure already counts those of whom it isn't so: "còn 9/34 hộ chưa nhận tiền"."""
    clause, quantity = operand.candidate.clause, operand.quantity
    after = nfc(clause.sentence.article.text[quantity.end : clause.end]).lower()
    return bool(_DENIED.match(after))


def _scale_of(operand: Operand) -> Decimal:
    """What the printed number of a sum of money is multiplied by: a million for "triệu"."""
    words = fold(operand.quantity.surface).split()
    exponent = next((power for word, power in _MAGNITUDES.items() if word in words), 0)
    return _THOUSAND**exponent


def _unit_of(operand: Operand) -> str:
    return "money" if operand.quantity.kind == "money" else "plain"


def _as_printed(operand: Operand, scale: Decimal, language: Language) -> str:
    """The number of a figure on a scale; with the zeros at its end that are printed: "85,50"."""
    value = operand.quantity.value
    decimals = _DECIMALS.search(operand.quantity.surface)
    if scale > 1 or decimals is None or value == value.to_integral_value():
        return _number(value / scale, language, _EXACT_PLACES)
    return _in_language(f"{value:,.{len(decimals[1])}f}", language)


def _number(value: Decimal, language: Language, places: int) -> str:
    """A number as people write it in the language, with at most so many decimals."""
    rounded = value.quantize(Decimal(1).scaleb(-places), rounding=ROUND_HALF_UP)
    printed = f"{rounded:,f}"
    if "." in printed:
        printed = printed.rstrip("0").rstrip(".")
    return _in_language(printed, language)


def _in_language(printed: str, language: Language) -> str:
    return printed.translate(_VIETNAMESE_MARKS) if language == "vi" else printed
