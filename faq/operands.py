"""The printed figures that a worked-out answer stands on."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from decimal import Decimal
from functools import partial
from typing import NamedTuple

from faq.agreement import answering_quantities
from faq.figures.moments import find_moments
from faq.figures.quantities import Quantity
from faq.index import Passage
from faq.match import Candidate
from faq.phrases import Phrases
from faq.query import Query

__all__ = ["Operand", "OperandFinder", "Read", "Search", "are_alike", "noun_of", "total_of"]

Search = Callable[[str], tuple[Query, Sequence[Candidate]]]
"""Reads a question and finds its candidates."""
Read = Callable[[str], Query]
"""Reads a question."""

_CUTOFF = 50.0
# Where no clause has even so much of some words, none has a figure of another kind for them.
_HOPELESS = 30.0
_COMPARABLE = ("count", "share", "money", "figure")
# The second figure of a sum is rather one that stands beside the first, even if it scores less.
_BESIDE = 25.0
# What is set against something else is named in so few words; of more only the last are looked for.
_MOST_WORDS = 12
# What two figures to set against each other may be called is tried in so many ways at most.
_MOST_TRIED = 8
# Who compares two things says so in fewer words than that; of a longer question two ways are tried.
_LONG, _MOST_TRIED_OF_LONG = 20, 2


class Operand(NamedTuple):
    """A printed figure that something is worked out from."""

    candidate: Candidate
    """The clause that prints it."""
    quantity: Quantity
    """The figure."""


class OperandFinder:
    """Finds figures for parts of a question."""

    def __init__(self, search: Search, read: Read, phrases: Phrases) -> None:
        self._search = search
        self._read = read
        self._phrases = phrases

    def words(self, query: Query, *slots: str) -> str:
        """The question's words in some slots, in order; without any, those of all its terms."""
        spans = [query.match.slots[slot] for slot in slots if slot in query.match.slots]
        if not spans:
            return " ".join(term.surface for term in query.terms)
        text = query.text
        names = ("persons", "places", "names")
        if not any(term.first == 0 and term.word_class in names for term in query.terms):
            # A capital that begins the question is none within another one.
            text = text[:1].lower() + text[1:]
        return " ".join(
            text[query.tokens[max(first, last - _MOST_WORDS)].start : query.tokens[last - 1].end]
            for first, last in spans
            if first < last
        )

    def find(
        self,
        query: Query,
        words: str,
        kinds: Sequence[str] = ("count",),
        near: Passage | None = None,
        tried: set[str] | None = None,
    ) -> Operand | None:
        """The figure that answers "how many …" for some words.

        Args:
            query: the question; its language, and its dates where the words name none.
            words: what the figure is of.
            kinds: kinds of figure to ask for, in this order.
            near: the sentence of the other operand, whose figures go before others.
            tried: questions tried for the same pair of figures, to which those asked are added;
                when there are enough, nothing new is asked.

        """
        places = {term.surface for term in query.terms if term.word_class in ("places", "names")}
        if len(places) == 1 and query.place and query.place not in words:
            words = f"{words} {query.place}"  # Elsewhere it may be another figure, or none.
        for kind in kinds:
            lead = self._phrases.say(f"computed.ask_{kind}", query.language)
            question = f"{lead} {words}"
            if query.moments and not find_moments(question):
                time = " ".join(moment.surface for moment in query.moments)
                question = f"{question} {time}"
            if tried is not None and question not in tried:
                is_long = len(query.tokens) > _LONG
                if len(tried) >= (_MOST_TRIED_OF_LONG if is_long else _MOST_TRIED):
                    return None
                tried.add(question)
            asked, candidates = self._search(question)
            for candidate in _possible(candidates, near):
                found = answering_quantities(asked, candidate.passage, candidate.clause)
                if found:
                    return Operand(candidate, found[0])
            if max((c.score for c in candidates), default=0.0) < _HOPELESS:
                break
        return None

    def pair(self, query: Query) -> tuple[Operand, Operand] | None:
        """The two figures of "{one} … {other}", if they may be set against each other."""
        one, other = self.words(query, "one"), self.words(query, "other")
        tried: set[str] = set()
        found = self._pair(query, one, other, tried)
        # "… nhiều hơn … mấy xã": what is counted may stand at the end.
        counted = " ".join(term.surface for term in query.unit[:1])
        return found or (self._pair(query, f"{counted} {one}", other, tried) if counted else None)

    def _pair(
        self, query: Query, one: str, other: str, tried: set[str]
    ) -> tuple[Operand, Operand] | None:
        find = partial(self.find, query, kinds=_COMPARABLE, tried=tried)
        if not self._has_noun(other):
            # "năm 2017 rộng hơn năm 2008", "nâng cao nhiều hơn kiểu mẫu": the noun is the first's.
            other = f"{self._nouns(one)} {other}"
        left, right = find(one), find(other)
        if left is None and right is not None:
            left = find(f"{one} {self._nouns(other)}", near=right.candidate.passage)
        if right is None and left is not None:
            right = find(f"{self._nouns(one)} {other}", near=left.candidate.passage)
        if left is not None and right is not None and not are_alike(left, right):
            closer = find(other, near=left.candidate.passage)
            if closer is None or not are_alike(left, closer):
                left = find(one, near=right.candidate.passage)
            else:
                right = closer
        if left is None or right is None or not are_alike(left, right):
            return None
        return left, right

    def _has_noun(self, words: str) -> bool:
        asked = self._read(words)
        return any(term.word_class in ("nouns", "unknown", "names") for term in asked.terms)

    def _nouns(self, words: str) -> str:
        """The first noun of some words; they without their dates if no noun is left otherwise."""
        asked = self._read(words)
        nouns = [term.surface for term in asked.terms if term.word_class == "nouns"]
        if asked.moments:
            return " ".join(term.surface for term in asked.terms)
        return nouns[0] if nouns else ""


def _possible(candidates: Sequence[Candidate], near: Passage | None) -> list[Candidate]:
    """The clauses that may print an operand, best first: those beside the other one, then others.

    Of the sentence that is best every clause counts: "giải ngân được 842 tỷ đồng, đạt 21 %".
    """
    possible = [c for c in candidates if not c.ruled_out and c.score >= _CUTOFF]
    if not possible or candidates[0].ruled_out:
        return []
    beside = [c for c in possible if c.passage is near and c.score >= possible[0].score - _BESIDE]
    best = possible[0].passage
    return [*beside, possible[0], *(c for c in possible[1:] if c.passage is best)]


def are_alike(left: Operand, right: Operand) -> bool:
    """Whether two figures may be set against each other: one unit, one status, one article."""
    return (
        (left.quantity.start, left.candidate.passage.number)
        != (right.quantity.start, right.candidate.passage.number)
        and left.candidate.clause.status == right.candidate.clause.status
        and (left.quantity.kind == "share") == (right.quantity.kind == "share")
        and noun_of(left) == noun_of(right)
        and left.candidate.passage.sentence.article == right.candidate.passage.sentence.article
    )


def noun_of(operand: Operand) -> str:
    """The first word of what a figure counts, or its unit."""
    text = operand.candidate.passage.sentence.article.text
    if operand.quantity.kind not in ("count", "ratio"):
        return operand.quantity.unit
    return text[operand.quantity.noun_start :].split(" ", 1)[0].casefold()


def total_of(operand: Operand, query: Query) -> Decimal | None:
    """The whole that a figure is part of: the one the question names, or a total printed by it."""
    quantity = operand.quantity
    printed = [q for clause in operand.candidate.passage.clauses for q in clause.quantities]
    named = {figure.value for figure in query.figures}
    for other in printed:
        if other.value in named and other is not quantity and other.value > quantity.value:
            return other.value
    if quantity.total is not None:
        return quantity.total
    text = operand.candidate.passage.sentence.article.text
    noun = text[quantity.noun_start :].split(" ", 1)[0]
    return next(
        (q.total for q in printed if q.total and text[q.noun_start :].startswith(noun)), None
    )
