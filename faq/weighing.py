"""What the words of a question are worth in the clauses of a passage, to begin with."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from operator import mul

from faq.agreement import Agreement
from faq.agreement.contrasts import Asked
from faq.agreement.counting import FIGURE_WANTS
from faq.facts import Clause
from faq.gathering import Gathered, is_lead
from faq.index import Index, Passage
from faq.patterns import Hit
from faq.query import Query, Term

__all__ = ["Search", "Weighed", "Weigher"]

# How much a word counts, by where it stands relative to the clause that is judged.
_SIBLING = 0.4
_ANAPHORA = 0.8
_BEFORE = 0.55
_AFTER = 0.3
_HEAD = 0.5
_HEAD_VERB = 0.25
_ARTICLE = 0.2
# A word that only asks for a kind of answer is accounted for by an answer of that kind.
_SIGNAL = 0.9
# A clause that states the opposite is about the same thing; agreement rules on it apart.
_OPPOSITE = 0.85
_ENUMERATION = 8.0
# The sentence that opens an article says best what it is about.
_LEAD = 3.0
_EVENTS = frozenset({"moment", "purpose", "person", "summary", "place"})
# A day is a better answer to "when" than a year.
_DATED = 6.0
_TOLD = 0.5
# What the title is about need not be named again.
_HEAD_NAMES = {"places": 0.95, "names": 0.75}
_LISTING = frozenset({"count", "list"})
_ROLES = {"title": 5.0, "subheading": 10.0}
# Of so many passages it is remembered what stands around them.
_REMEMBERED = 4096


@dataclass(frozen=True, slots=True)
class Search:
    """What is known of a query before its candidates are judged."""

    query: Query
    """The question."""
    asked: Asked
    """Its contrasting words."""
    gathered: Gathered
    """The passages, and where they have its terms."""
    total: float
    """What all its terms and figures weigh together."""
    signalling: Sequence[int]
    """Numbers of the terms that ask for a kind of answer."""
    heads: dict[str, list[float]]
    """Name of an article → for each term, what its title, place or section accounts for."""


@dataclass(frozen=True, slots=True)
class Weighed:
    """A clause before it is checked against what the question demands."""

    clause: Clause
    """The clause."""
    credits: Sequence[float]
    """For each term of the query how well it is accounted for, 0 to 1."""
    conflicts: frozenset[int]
    """Contrasts of which it states another member than is asked."""
    cover: float
    """Share of the query's weight that is accounted for, 0 to 1."""
    precise: float
    """Share of the clause's words that account for terms, 0 to 1."""
    score: float
    """What cover and precision are worth."""
    added: Sequence[float]
    """What is added to that for what the clause is and where it stands."""
    marks: Sequence[tuple[int, int]]
    """Spans of the words that account for terms: offsets into the article's text."""

    @property
    def most(self) -> float:
        """The score, as long as nothing speaks against the clause."""
        return min(100.0, sum(self.added, self.score))


class Weigher:
    """Weighs the clauses of an index."""

    def __init__(self, index: Index, agreement: Agreement) -> None:
        self._index = index
        self._agreement = agreement
        self._around = lru_cache(maxsize=_REMEMBERED)(self._find_around)

    def search(self, query: Query, gathered: Gathered) -> Search:
        """What is known of a query whose passages have been gathered."""
        names = {passage.sentence.article.name for passage in gathered.passages}
        return Search(
            query=query,
            asked=self._agreement.contrasts.asked(query),
            gathered=gathered,
            total=sum(gathered.weights) + len(query.figures),
            signalling=[number for number, term in enumerate(query.terms) if term.signals],
            heads={name: [self._from_head(term, name) for term in query.terms] for name in names},
        )

    def weighed(self, search: Search, passage: Passage) -> list[Weighed]:
        """The clauses of a passage with what the words of the question are worth in them."""
        least = self._least_credits(search, passage)
        number = passage.number
        here = [
            (place, found[number])
            for place, found in enumerate(search.gathered.hits)
            if number in found
        ]
        return [
            self._weigh(search, passage, clause, span, least, here)
            for clause, span in zip(passage.clauses, passage.spans, strict=True)
        ]

    def _weigh(
        self,
        search: Search,
        passage: Passage,
        clause: Clause,
        span: tuple[int, int, int, int],
        least: Sequence[float],
        here: Sequence[tuple[int, Sequence[Hit]]],
    ) -> Weighed:
        query = search.query
        first, last, lead_first, lead_last = span
        outside = 1.0 if len(passage.clauses) == 1 else _SIBLING
        credits = list(least)
        marks: list[tuple[int, int]] = []
        said: set[int] = set()
        for number, hits in here:
            best = 0.0
            for hit in hits:
                start, credit = hit.first, hit.credit
                inside = first <= start < last or lead_first <= start < lead_last
                if inside and credit > 0.3:
                    said.update(range(start, hit.last))
                credit = credit if inside else credit * outside
                if credit > best:
                    best = credit
                    if inside:
                        marks.append(
                            (passage.tokens[start].start, passage.tokens[hit.last - 1].end)
                        )
            credits[number] = max(best, credits[number])
        for number in search.signalling:
            if credits[number] < _SIGNAL and _is_answered_by_kind(
                query.terms[number], query, clause
            ):
                credits[number] = _SIGNAL
        contrasts = self._agreement.contrasts
        conflicts = contrasts.conflicts(search.asked, passage, clause)
        if conflicts:
            for number, term in enumerate(query.terms):
                if credits[number] < _OPPOSITE and contrasts.opposes(term, conflicts):
                    credits[number] = _OPPOSITE
        if query.wants == "choice":
            _settle_choice(query, credits)
        # A figure of the question counts like a term; whether it agrees is checked apart.
        stated = self._agreement.stated_figures(query, clause)
        gained = sum(map(mul, credits, search.gathered.weights)) + stated
        cover = gained / search.total if search.total else float(query.wants == "summary")
        length = last - first
        precise = sum(1 for i in said if first <= i < last) / length if length else 0.0
        return Weighed(
            clause=clause,
            credits=credits,
            conflicts=conflicts,
            cover=cover,
            precise=precise,
            score=100 * (0.92 * cover + 0.08 * precise),
            added=self._added(search, passage, clause, credits),
            marks=marks,
        )

    def _added(
        self, search: Search, passage: Passage, clause: Clause, credits: Sequence[float]
    ) -> tuple[float, ...]:
        """What is added to the score of a clause for what it is and where it stands."""
        query = search.query
        added: list[float] = []
        if query.wants == "list" and len(passage.clauses) > 2:
            added.append(_ENUMERATION)
        if query.wants in _EVENTS and _tells_the_event(query, credits):
            of_title = _is_of_title(query, search.heads[passage.sentence.article.name])
            dated = query.wants == "moment" and not query.asks_year
            if of_title and dated and any(m.day for m in clause.moments):
                added.append(_DATED)
            if of_title and is_lead(passage, self._index):
                added.append(_LEAD)
        added.append(-_ROLES.get(passage.sentence.role, 0.0))
        return tuple(added)

    def _least_credits(self, search: Search, passage: Passage) -> list[float]:
        """For each term what any clause of a passage is credited: by what stands around it."""
        name = passage.sentence.article.name
        around = self._around(passage.number)
        query, gathered = search.query, search.gathered
        lists = query.wants in _LISTING and _is_enumeration(passage)
        credits: list[float] = []
        for term, best, told, head in zip(
            query.terms, gathered.best, gathered.told, search.heads[name], strict=True
        ):
            credit = max(head, _ARTICLE if name in told else 0.0)
            if lists and "items" in term.signals:
                credit = max(credit, _SIGNAL)
            for number, factor in around:
                if number in best:
                    credit = max(credit, factor * best[number])
            credits.append(credit)
        return credits

    def _find_around(self, number: int) -> tuple[tuple[int, float], ...]:
        return tuple(self._standing_around(self._index.passages[number]))

    def _standing_around(self, passage: Passage) -> Iterator[tuple[int, float]]:
        """Passages whose words help to understand this one, each with a factor."""
        refers_back = self._agreement.refers_back(passage)
        for distance in (1, 2, 3):
            number = passage.number - distance
            if number < 0 or not self._index.are_neighbours(number):
                break
            yield number, (_ANAPHORA if refers_back else _BEFORE) * 0.85 ** (distance - 1)
        number = passage.number + 1
        if number < len(self._index.passages) and self._index.are_neighbours(passage.number):
            yield number, _AFTER

    def _from_head(self, term: Term, name: str) -> float:
        """Credit for a term that an article's title, place or section accounts for."""
        words = self._index.contexts[name]
        for pattern, weight in term.patterns:
            if all(any(option.folded in words for option in options) for options in pattern):
                if term.word_class == "verbs":
                    return weight * _HEAD_VERB
                return weight * _HEAD_NAMES.get(term.word_class, _HEAD)
        return 0.0


def _is_of_title(query: Query, heads: Sequence[float]) -> bool:
    """Whether the question is about what the article's title names."""
    return any(
        term.word_class == "nouns" and head >= 0.9 * _HEAD
        for term, head in zip(query.terms, heads, strict=True)
    )


def _tells_the_event(query: Query, credits: Sequence[float]) -> bool:
    """Whether what the question says was done is told, and not something else of that day."""
    verbs = [
        credit
        for term, credit in zip(query.terms, credits, strict=True)
        if term.word_class == "verbs" and not term.signals
    ]
    return not verbs or max(verbs) >= _TOLD


def _is_enumeration(passage: Passage) -> bool:
    """Whether a sentence lists things, rather than persons or figures."""
    return len(passage.clauses) > 2 and not any(c.people or c.figures for c in passage.clauses)


def _is_answered_by_kind(term: Term, query: Query, clause: Clause) -> bool:
    """Whether a word only asks for what the clause is: a share, a target, a date."""
    if not term.signals:
        return False
    if query.wants in term.signals or clause.status in term.signals:
        return True
    if clause.status == "forecast" and "target" in term.signals:
        return True
    if query.wants not in FIGURE_WANTS and any(q.kind in term.signals for q in clause.figures):
        return True
    return query.wants == "yesno" and bool(query.moments) and "moment" in term.signals


def _settle_choice(query: Query, credits: list[float]) -> None:
    """Of "A hay B" one is enough: both sides get the better credit."""
    slots = query.match.slots
    if "one" not in slots or "other" not in slots:
        return
    left = [i for i, t in enumerate(query.terms) if slots["one"][0] <= t.first < slots["one"][1]]
    right = [i for i, t in enumerate(query.terms) if t.first >= slots["other"][0]]
    if left and right:
        better = max(credits[left[-1]], credits[right[0]])
        credits[left[-1]] = credits[right[0]] = better
