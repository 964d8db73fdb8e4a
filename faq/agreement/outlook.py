"""Whether a passage may hold an answer at all, told before it is read what it states.

What rules a passage out here would rule each of its clauses out in ``Agreement.check`` as well; but
that takes the clauses, and of many passages few are worth that.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import lru_cache
from itertools import pairwise

from faq.agreement.demands import Demands
from faq.agreement.moments import asks_year
from faq.figures.dates import MONTHS
from faq.figures.numerals import DIGIT_WORDS, ENGLISH_NUMBERS
from faq.figures.units import is_unit
from faq.index import Passage
from faq.index.numerals import significant
from faq.lexicon import Words
from faq.patterns import Hit
from faq.people import is_post
from faq.query import Query, Term
from faq.regexes import late
from faq.text import fold, key_of

__all__ = ["Outlook"]

# These are printed as a number, in digits or in words.
_NUMBERED = frozenset({"count", "money", "share", "figure"})
_DIGIT_WORDS = (*DIGIT_WORDS, *ENGLISH_NUMBERS, "mười", "hàng")
_NUMERALS = frozenset(map(key_of, _DIGIT_WORDS)) | frozenset(map(fold, _DIGIT_WORDS))
# "Năm" is a five or a year.
_YEAR = frozenset({key_of("năm"), "nam"})
_YEARS = late(r"(?:1[6-9]|20)\d\d")
_MONEY = frozenset(
    {*map(key_of, ("đồng", "đ", "vnđ", "đô")), "dong", "vnd", "usd", "do", "dola", "euro", "euros",
     "eur", "dollar", "dollars"}
)  # fmt: skip
_SHARES = frozenset({"%", "percent", "cent"})
# "15 trên 20", "15 out of 20".
_OF = frozenset({"tren", "trong", "of", "out"})
_MOMENTS = frozenset(map(key_of, ("quý", "nửa", "tháng", "quy", "nua", "thang"))) | MONTHS.keys()
_MAGNITUDES = frozenset(
    fold(word) for word in "trăm nghìn ngàn vạn triệu tỷ tỉ hundred thousand million".split()
)
_IN_WORDS = 100
"""Numbers from this on are hardly written in words without one of those."""
# Of so many sentences it is remembered where they may have numbers.
_REMEMBERED = 4096
# A number counts what stands so near to it, in words.
_NEAR = 8


class Outlook:
    """What a question demands of the words of a passage, whatever it states."""

    def __init__(self, demands: Demands) -> None:
        self._demands = demands
        query = demands.query
        self._wants = query.wants if _wants_number(query) or query.wants == "moment" else ""
        self._counted = frozenset(_counted(query)) if self._wants in _NUMBERED else frozenset()
        self._asks_year = query.wants == "moment" and asks_year(query)
        self._figures = [figure.value for figure in query.figures if query.wants != "meaning"]

    def may_answer(
        self,
        passage: Passage,
        credits: Sequence[float],
        found: Sequence[tuple[int, Sequence[Hit], float]],
    ) -> bool:
        """Whether nothing rules a passage out yet.

        Args:
            passage: the sentence.
            credits: how well each term may be accounted for at most, 0 to 1.
            found: number of each term that it has, the places, and the best of their credits.

        """
        demands = self._demands
        if demands.terms.rule_out(credits) or demands.kind.lacks_words(passage):
            return False
        if not self._wants and not self._figures:
            return True
        keys, folded = passage.keys, passage.folded
        if not all(_may_print(value, keys, folded) for value in self._figures):
            return False
        if self._wants == "moment":
            return self._may_tell_when(keys)
        if self._wants == "money" and _MONEY.isdisjoint(keys):
            return False
        if self._wants == "share" and not _may_tell_share(folded):
            return False
        if not self._wants:
            return True
        numbers = _numerals(keys)
        if not self._counted:
            return bool(numbers)
        return any(
            start - _NEAR <= number <= end + _NEAR
            for term, hits, _ in found
            if term in self._counted
            for start, end, _ in hits
            for number in numbers
        )

    def _may_tell_when(self, keys: Sequence[str]) -> bool:
        if self._asks_year:
            return any(_YEARS.search(key) for key in keys if key[0].isdigit())
        return any(key[0].isdigit() or key in _MOMENTS for key in keys)


@lru_cache(maxsize=_REMEMBERED)
def _numerals(keys: Words) -> Sequence[int]:
    """Positions of the words that may be a number, years left out as far as they are plain."""
    found = []
    for place, key in enumerate(keys):
        if key[0].isdigit():
            if not (place and keys[place - 1] in _YEAR and _YEARS.fullmatch(key)):
                found.append(place)
        elif key in _NUMERALS and not (
            key in _YEAR and any(k[0].isdigit() for k in keys[max(0, place - 1) : place + 2])
        ):
            found.append(place)
    return found


def _may_print(value: Decimal, keys: Sequence[str], folded: Sequence[str]) -> bool:
    """Whether some words may print a value, in digits or in words."""
    digits = significant(f"{value:f}")
    if any(
        digits == significant(part) for key in keys if key[0].isdigit() for part in key.split("/")
    ):
        return True
    in_words = value < _IN_WORDS or not _MAGNITUDES.isdisjoint(folded)
    return in_words and not _NUMERALS.isdisjoint(keys)


def _may_tell_share(folded: Sequence[str]) -> bool:
    return any(word in _SHARES or "/" in word for word in folded) or any(
        (one == "phan" and other == "tram") or (one[0].isdigit() and other in _OF)
        for one, other in pairwise(folded)
    )


def _wants_number(query: Query) -> bool:
    """Whether only a number will do: nothing that may be counted one by one."""
    return query.wants in _NUMBERED and not any(
        "items" in term.signals or any(map(is_post, term.forms)) for term in query.terms
    )


def _counted(query: Query) -> Iterator[int]:
    """Numbers of the terms one of which is counted; none where it may go without saying."""
    may_go_unsaid = query.any_unit or query.asks_twice or any(map(_is_measure, query.unit))
    if query.wants == "count" and not may_go_unsaid:
        yield from (place for place, term in enumerate(query.terms) if term in query.unit)


def _is_measure(term: Term) -> bool:
    return is_unit(term.surface.lower()) or any(
        is_unit(words) for form in term.forms for words in (form[0], " ".join(form))
    )
