"""The printed figures that a worked-out answer stands on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from functools import partial

from faq.agreement import answering_quantities
from faq.figures.model import Quantity
from faq.figures.moments import find_moments
from faq.index import Passage
from faq.match import Candidate
from faq.phrases import Phrases
from faq.query import TOLD, Query, Wording, joined
from faq.tries import CUTOFF, Tries
from faq.values import NamedTuple

__all__ = ["Operand", "OperandFinder", "are_alike", "noun_of", "total_of"]

_TOLD_OF = frozenset({"nouns", "verbs"})
_ENDS = ",;:.)"
_COUNTS = frozenset({"count", "ratio"})
_COMPARABLE = ("count", "share", "figure")
# The second figure of a sum is rather one that stands beside the first, even if it scores less.
_BESIDE = 25.0
# What is set against something else is named in so few words; of more only the last are looked for.
_MOST_WORDS = 12


class Operand(NamedTuple):
    """A printed figure that something is worked out from."""

    candidate: Candidate
    """The clause that prints it."""
    quantity: Quantity
    """The figure."""


class OperandFinder:
    """Finds figures for parts of a question."""

    def __init__(self, query: Query, tries: Tries, phrases: Phrases) -> None:
        self._query = query
        self._tries = tries
        self._phrases = phrases

    def words(self, *slots: str) -> Wording:
        """The question's words in some slots, in order; without any, those of all its terms."""
        query = self._query
        spans = [query.match.slots[slot] for slot in slots if slot in query.match.slots]
        if not spans:
            return self.worded(term.surface for term in query.terms)
        whole, names = query.wording, ("persons", "places", "names")
        if not any(term.first == 0 and term.word_class in names for term in query.terms):
            # A capital that begins the question is none within another one.
            whole = whole._replace(text=whole.text[:1].lower() + whole.text[1:])
        cut = [(max(first, last - _MOST_WORDS), last) for first, last in spans if first < last]
        return joined(whole.part(first, last) for first, last in cut)

    def worded(self, words: Iterable[str]) -> Wording:
        """Some words, as they are understood in the language of the question."""
        return self._tries.words(" ".join(words), self._query.language)

    def find(
        self, words: Wording, kinds: Sequence[str] = ("count",), near: Passage | None = None
    ) -> Operand | None:
        """The figure that answers "how many …" for some words.

        What the words don't name themselves, its dates and place, is the question's.

        Args:
            words: what the figure is of.
            kinds: kinds of figure to ask for, in this order.
            near: the sentence of the other operand, whose figures go before others.

        """
        whole = joined((words, *self._left_out(words)))
        for kind in kinds:
            lead = self._phrases.say(f"computed.ask_{kind}", self._query.language)
            found = self._tries.search(joined((self.worded([lead]), whole)), self._query.language)
            if found is None:
                return None
            asked, candidates = found
            for candidate in _possible(candidates, near):
                figures = answering_quantities(asked, candidate.passage, candidate.clause)
                if figures:
                    return Operand(candidate, figures[0])
            if not candidates:
                break  # What no clause has enough of, none has a figure of another kind for.
        return None

    def _left_out(self, words: Wording) -> Iterator[Wording]:
        """What some words of the question are meant with without saying so."""
        query = self._query
        places = {term.surface for term in query.terms if term.word_class in ("places", "names")}
        if len(places) == 1 and query.place and query.place not in words.text:
            yield self.worded([query.place])  # Elsewhere it may be another figure, or none.
        if query.moments and not find_moments(words.text):
            yield self.worded(moment.surface for moment in query.moments)

    def pair(self) -> tuple[Operand, Operand] | None:
        """The two figures of "{one} … {other}", if they may be set against each other."""
        # Of either side the same may be told: "A hay B thiếu nhiều giáo viên hơn".
        one, other = self.words("one", *TOLD), self.words("other", *TOLD)
        found = self._pair(one, other)
        # "… nhiều hơn … mấy xã": what is counted may stand at the end.
        counted = self.worded(term.surface for term in self._query.unit[:1])
        return found or (self._pair(joined((counted, one)), other) if counted.tokens else None)

    def _pair(self, one: Wording, other: Wording) -> tuple[Operand, Operand] | None:
        find = partial(self.find, kinds=_COMPARABLE)
        if not self._has_noun(other):
            # "năm 2017 rộng hơn năm 2008", "nâng cao nhiều hơn kiểu mẫu": the noun is the first's.
            other = joined((self._nouns(one), other))
        if one == other:
            return None
        left, right = find(one), find(other)
        if left is None and right is not None:
            left = find(joined((one, self._nouns(other))), near=right.candidate.passage)
        if right is None and left is not None:
            right = find(joined((self._nouns(one), other)), near=left.candidate.passage)
        # Of what is told alike of both, "198 người" may stand beside "241 giáo viên".
        alike = partial(are_alike, of_one=TOLD[0] in self._query.match.slots)
        if left is not None and right is not None and not alike(left, right):
            closer = find(other, near=left.candidate.passage)
            if closer is None or not alike(left, closer):
                left = find(one, near=right.candidate.passage)
            else:
                right = closer
        if left is None or right is None or not alike(left, right):
            return None
        if TOLD[0] in self._query.match.slots:
            # What two sentences tell is told alike only where both have the same words.
            are_two = left.candidate.passage is not right.candidate.passage
            for words, operand in ((one, left), (other, right)):
                if not self._names(words, operand, all_words=are_two):
                    return None
        return left, right

    def _names(self, words: Wording, operand: Operand, *, all_words: bool) -> bool:
        """Whether the sentence that prints a figure has all names of some words.

        Args:
            words: what the figure is of.
            operand: the figure.
            all_words: whether it has to have their nouns and verbs as well.

        """
        line = operand.candidate.passage.line
        return all(
            any(f" {' '.join(form)} " in line for form in term.forms)
            for term in self._tries.read(words, self._query.language).terms
            if term.is_name or (all_words and term.word_class in _TOLD_OF and not term.signals)
        )

    def _has_noun(self, words: Wording) -> bool:
        asked = self._tries.read(words, self._query.language)
        return any(term.word_class in ("nouns", "unknown", "names") for term in asked.terms)

    def _nouns(self, words: Wording) -> Wording:
        """The first noun of some words; they without their dates if no noun is left otherwise."""
        asked = self._tries.read(words, self._query.language)
        nouns = [term for term in asked.terms if term.word_class == "nouns"][:1]
        kept = asked.terms if asked.moments else nouns
        return joined(words.part(term.first, term.last) for term in kept)


def _possible(candidates: Sequence[Candidate], near: Passage | None) -> list[Candidate]:
    """The clauses that may print an operand, best first: those beside the other one, then others.

    Of the sentence that is best every clause counts: "giải ngân được 842 tỷ đồng, đạt 21 %".
    """
    possible = [c for c in candidates if not c.ruled_out and c.score >= CUTOFF]
    if not possible:
        return []
    beside = [c for c in possible if c.passage is near and c.score >= possible[0].score - _BESIDE]
    best = possible[0].passage
    return [*beside, possible[0], *(c for c in possible[1:] if c.passage is best)]


def are_alike(left: Operand, right: Operand, *, of_one: bool = False) -> bool:
    """Whether two figures may be set against each other: one unit, one status, one article.

    Args:
        left: one of them.
        right: the other.
        of_one: whether both were found to count what is asked, in whatever words of one sentence.

    """
    is_one_sentence = left.candidate.passage is right.candidate.passage
    noun, other = noun_of(left), noun_of(right)
    are_counts = {left.quantity.kind, right.quantity.kind} <= _COUNTS
    is_alike = noun == other and (is_one_sentence or bool(noun))
    return (
        (left.quantity.start, left.candidate.passage.number)
        != (right.quantity.start, right.candidate.passage.number)
        and left.candidate.clause.status == right.candidate.clause.status
        and (left.quantity.kind == "share") == (right.quantity.kind == "share")
        and (is_alike or (of_one and is_one_sentence and are_counts))
        and left.candidate.passage.sentence.article == right.candidate.passage.sentence.article
    )


def noun_of(operand: Operand) -> str:
    """The first word of what a figure counts, or its unit; empty where none follows it."""
    text = operand.candidate.passage.sentence.article.text
    if operand.quantity.kind not in ("count", "ratio"):
        return operand.quantity.unit or operand.quantity.kind
    return text[operand.quantity.noun_start :].split(" ", 1)[0].rstrip(_ENDS).casefold()


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
