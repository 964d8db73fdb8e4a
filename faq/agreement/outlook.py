"""Whether a passage may hold an answer at all, told before it is read what it states.

What rules a passage out here would rule each of its clauses out in ``Agreement.check`` as well; but
that takes the clauses, and of many passages few are worth that.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from faq.agreement.demands import Demands
from faq.figures.numerals import DIGIT_WORDS, ENGLISH_NUMBERS
from faq.figures.units import is_unit
from faq.index import Passage
from faq.patterns import Hit
from faq.people import is_post
from faq.query import Query, Term
from faq.text import Token, fold

__all__ = ["Outlook"]

# These are printed as a number, in digits or in words.
_NUMBERED = frozenset({"count", "money", "share"})
_NUMERALS = frozenset(map(fold, (*DIGIT_WORDS, *ENGLISH_NUMBERS, "mười", "hàng")))
# A number counts what stands so near to it, in words.
_NEAR = 8


class Outlook:
    """What a question demands of the words of a passage, whatever it states."""

    def __init__(self, demands: Demands) -> None:
        self._demands = demands
        self._wants_number = _wants_number(demands.query)
        self._counted = frozenset(_counted(demands.query)) if self._wants_number else frozenset()

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
        if not self._wants_number:
            return True
        numbers = [n for n, token in enumerate(passage.tokens) if _may_be_number(token)]
        if not self._counted:
            return bool(numbers)
        return any(
            start - _NEAR <= number <= end + _NEAR
            for term, hits, _ in found
            if term in self._counted
            for start, end, _ in hits
            for number in numbers
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


def _may_be_number(token: Token) -> bool:
    return token.key[0].isdigit() or token.folded in _NUMERALS


def _is_measure(term: Term) -> bool:
    return is_unit(term.surface.lower()) or any(
        is_unit(words) for form in term.forms for words in (form[0], " ".join(form))
    )
