"""Candidates: the clauses that may answer a query, ranked, and what rules each out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from faq.agreement import Agreement
from faq.agreement.contrasts import Asked
from faq.agreement.counting import FIGURE_WANTS
from faq.facts import Clause
from faq.gathering import Gatherer, is_lead
from faq.index import Index, Passage
from faq.patterns import Hit
from faq.query import Query, Term

__all__ = ["Candidate", "Matcher", "joined"]

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
_MAX_CANDIDATES = 60
_DOUBTS = {
    "narrower": 2.5,
    "undated": 6.0,
    "unexplained": 8.0,
    "target": 12.0,
    "not_target": 10.0,
    "not_achieved": 8.0,
    "nothing_new": 14.0,
}
# What these ask for has to be said beside the words of the question.
_NEEDS_NEWS = frozenset({"finding", "reason", "purpose", "which"})
_LISTING = frozenset({"count", "list"})
_ROLES = {"title": 5.0, "subheading": 10.0}


@dataclass(frozen=True, slots=True)
class Candidate:
    """A clause as an answer to a query."""

    passage: Passage
    """The sentence it stands in."""
    clause: Clause
    """The clause; the whole sentence where it is one clause."""
    credits: tuple[float, ...]
    """For each term of the query how well it is accounted for, 0 to 1."""
    weights: tuple[float, ...]
    """For each term of the query how much it counts."""
    cover: float
    """Share of the query's weight that is accounted for, 0 to 1."""
    score: float
    """What candidates are ranked by, 0 to 100."""
    marks: tuple[tuple[int, int], ...]
    """Spans of the words that account for terms: offsets into the article's text."""
    ruled_out: tuple[str, ...] = ()
    """Why it can't be the answer, as keys of the wording; empty if it can."""
    doubts: tuple[str, ...] = field(default=())
    """What speaks against it without ruling it out."""


@dataclass(frozen=True, slots=True)
class _Search:
    """What is known of a query before its candidates are judged."""

    query: Query
    """The question."""
    asked: Asked
    """Its contrasting words."""
    hits: Sequence[Mapping[int, Sequence[Hit]]]
    """For each term: number of a passage → places that account for the term."""
    told: Sequence[frozenset[str]]
    """For each term the names of the articles that have it somewhere."""
    weights: Sequence[float]
    """For each term how much it counts, its rarity included."""
    heads: dict[str, list[float]]
    """Name of an article → for each term, what its title, place or section accounts for."""


class Matcher:
    """Ranks the clauses of an index for queries."""

    def __init__(self, index: Index, agreement: Agreement) -> None:
        self._index = index
        self._agreement = agreement
        self._gatherer = Gatherer(index, agreement)

    def candidates(self, query: Query) -> list[Candidate]:
        """The best clauses, best first; those that are ruled out behind the others."""
        gathered = self._gatherer.gather(query)
        passages = gathered.passages
        names = {passage.sentence.article.name for passage in passages}
        search = _Search(
            query=query,
            asked=self._agreement.contrasts.asked(query),
            hits=gathered.hits,
            told=gathered.told,
            weights=gathered.weights,
            heads={name: [self._from_head(term, name) for term in query.terms] for name in names},
        )
        found = [
            self._judge(search, passage, clause, least)
            for passage in passages
            for least in (self._least_credits(search, passage),)
            for clause in passage.clauses
        ]
        found.sort(key=lambda c: (bool(c.ruled_out), -c.score, c.clause.start))
        return found[:_MAX_CANDIDATES]

    def _judge(
        self,
        search: _Search,
        passage: Passage,
        clause: Clause,
        least: Sequence[float],
    ) -> Candidate:
        query, asked, weights = search.query, search.asked, search.weights
        heads = search.heads[passage.sentence.article.name]
        first, last = passage.span(clause.start, clause.end)
        lead_first, lead_last = passage.span(*clause.lead)
        outside = 1.0 if len(passage.clauses) == 1 else _SIBLING
        contrasts = self._agreement.contrasts
        conflicts = contrasts.conflicts(asked, passage, clause)
        credits: list[float] = []
        marks: list[tuple[int, int]] = []
        said: set[int] = set()
        for term, found, least_credit in zip(query.terms, search.hits, least, strict=True):
            best = 0.0
            for hit in found.get(passage.number, ()):
                inside = first <= hit.first < last or lead_first <= hit.first < lead_last
                credit = hit.credit if inside else hit.credit * outside
                if credit > best:
                    best = credit
                    if inside:
                        start = passage.tokens[hit.first].start
                        marks.append((start, passage.tokens[hit.last - 1].end))
                if inside and hit.credit > 0.3:
                    said.update(range(hit.first, hit.last))
            best = max(best, least_credit)
            if best < _SIGNAL and _is_answered_by_kind(term, query, clause):
                best = _SIGNAL
            if best < _OPPOSITE and conflicts and contrasts.opposes(term, conflicts):
                best = _OPPOSITE
            credits.append(best)
        if query.wants == "choice":
            _settle_choice(query, credits)
        # A figure of the question counts like a term; whether it agrees is checked apart.
        stated = self._agreement.stated_figures(query, clause)
        total = sum(weights) + len(query.figures)
        gained = sum(c * w for c, w in zip(credits, weights, strict=True)) + stated
        cover = gained / total if total else float(query.wants == "summary")
        length = last - first
        precise = sum(1 for i in said if first <= i < last) / length if length else 0.0
        ruled_out, doubts = self._agreement.check(
            query, asked, conflicts, passage, clause, credits, weights
        )
        # A mere name, as a member of an enumeration is, tells which one, and no more.
        is_member = clause.lead[0] < clause.lead[1] and not clause.quantities
        if query.wants in _NEEDS_NEWS and (
            precise > 0.75 or (is_member and query.wants != "which")
        ):
            doubts.append("nothing_new")
        score = 100 * (0.92 * cover + 0.08 * precise)
        score -= sum(_DOUBTS[doubt] for doubt in doubts)
        if query.wants == "list" and len(passage.clauses) > 2:
            score += _ENUMERATION
        of_event = _tells_the_event(query, credits)
        if query.wants == "moment" and not query.asks_year and any(m.day for m in clause.moments):
            score += _DATED if of_event and _is_of_title(query, heads) else 0.0
        if (
            of_event
            and query.wants in _EVENTS
            and is_lead(passage, self._index)
            and _is_of_title(query, heads)
        ):
            score += _LEAD
        score -= _ROLES.get(passage.sentence.role, 0.0)
        return Candidate(
            passage=passage,
            clause=clause,
            credits=tuple(credits),
            weights=tuple(weights),
            cover=cover,
            score=max(0.0, min(100.0, score)),
            marks=joined(marks),
            ruled_out=tuple(ruled_out),
            doubts=tuple(doubts),
        )

    def _least_credits(self, search: _Search, passage: Passage) -> list[float]:
        """For each term what any clause of a passage is credited: by what stands around it."""
        name = passage.sentence.article.name
        around = list(self._around(passage))
        lists = search.query.wants in _LISTING and _is_enumeration(passage)
        credits: list[float] = []
        for term, found, told, head in zip(
            search.query.terms, search.hits, search.told, search.heads[name], strict=True
        ):
            best = max(head, _ARTICLE if name in told else 0.0)
            if lists and "items" in term.signals:
                best = max(best, _SIGNAL)
            for number, factor in around:
                for hit in found.get(number, ()):
                    best = max(best, factor * hit.credit)
            credits.append(best)
        return credits

    def _around(self, passage: Passage) -> Iterator[tuple[int, float]]:
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
                return weight * (0.95 if term.word_class == "places" else _HEAD)
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


def joined(marks: Sequence[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
    """Spans in order, those that touch or overlap made one."""
    joined: list[tuple[int, int]] = []
    for start, end in sorted(marks):
        if joined and start <= joined[-1][1] + 1:
            joined[-1] = (joined[-1][0], max(joined[-1][1], end))
        else:
            joined.append((start, end))
    return tuple(joined)
