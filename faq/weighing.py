"""What the words of a question are worth in the clauses of a passage, to begin with."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import chain
from operator import mul

from faq.agreement import Agreement, Outlook
from faq.agreement.causes import effects
from faq.agreement.counting import FIGURE_WANTS
from faq.agreement.demands import Demands
from faq.agreement.ranking import asks_standing, standing_terms
from faq.agreement.ranks import accounted_terms
from faq.context import SPEAKER, Context, most_around
from faq.crediting import Crediting
from faq.facts import Clause
from faq.gathering import Gathered, is_lead
from faq.heads import NAMED, Heads
from faq.index import Index, Passage
from faq.layouts import Layout, layouts_of
from faq.patterns import TermFound
from faq.query import Query, Term
from faq.values import NamedTuple

__all__ = ["UNEXPLAINED", "Search", "Weighed", "Weigher"]

_ARTICLE = 0.2
# A word that only asks for a kind of answer is accounted for by an answer of that kind.
_SIGNAL = 0.9
# A clause that states the opposite is about the same thing; agreement rules on it apart.
_OPPOSITE = 0.85
# Shares of a score.
_COVER, _PRECISE = 0.92, 0.08
_ENUMERATION = 8.0
# The sentence that opens an article says best what it is about.
_LEAD = 3.0
_EVENTS = frozenset({"moment", "purpose", "person", "summary", "place"})
# A day is a better answer to "when" than a year.
_DATED = 6.0
# What says how something goes answers that better than what says that it was dealt with.
_STATE = 3.0
_MOST_ADDED = _LEAD + _DATED
_TOLD = 0.5
UNEXPLAINED = 8.0
"""What a word costs a clause that doesn't account for it."""
_LISTING = frozenset({"count", "list"})
_ROLES = {"title": 5.0, "subheading": 10.0}
_NONE: frozenset[int] = frozenset()
# Of so many passages it is remembered how the words of their clauses lie.
_REMEMBERED = 4096


class Search(NamedTuple):
    """What is known of a query before its candidates are judged."""

    query: Query
    """The question."""
    demands: Demands
    """What it demands of every clause."""
    gathered: Gathered
    """The passages, and where they have its terms."""
    total: float
    """What all its terms and figures weigh together."""
    signalling: Sequence[int]
    """Numbers of the terms that ask for a kind of clause."""
    listed: Sequence[int]
    """Numbers of those that an enumeration accounts for, where one may be asked for."""
    extremes: Sequence[int]
    """Numbers of the terms that say that the most or the least is asked for, and of what place."""
    crediting: Crediting
    """Credits its terms with what clauses have of them."""
    heads: dict[str, list[float]]
    """Name of an article → for each term, what its title, place or section accounts for."""
    least: dict[str, list[float]]
    """Name of an article → for each term what it is credited wherever it may be missing."""
    most: Sequence[float]
    """For each term what it may be credited for what a clause is or states."""
    outlook: Outlook
    """Tells which passages may hold an answer."""


class Prospect(NamedTuple):
    """A passage before its clauses are weighed."""

    passage: Passage
    """The passage."""
    least: Sequence[float]
    """For each term what any of its clauses is credited: by what stands around it."""
    added: Sequence[float]
    """What is added to the scores of its clauses for what it is."""
    credits: Sequence[float]
    """For each term what none of its clauses is credited more than."""
    cover: float
    """The share of the query's weight that none of them accounts for more than."""
    most: float
    """What none of its clauses scores more than."""


class Weighed(NamedTuple):
    """A clause before it is checked against what the question demands."""

    clause: Clause
    """The clause."""
    credits: Sequence[float]
    """For each term of the query how well it is accounted for, 0 to 1."""
    conflicts: frozenset[int]
    """Contrasts of which it states another member than is asked."""
    opposed: frozenset[int]
    """Numbers of the terms of which it states the opposite, and not only another of several."""
    cover: float
    """Share of the query's weight that is accounted for, 0 to 1."""
    precise: float
    """Share of the clause's words that account for terms, 0 to 1."""
    score: float
    """What cover and precision are worth."""
    added: Sequence[float]
    """What is added to that for what the clause is and where it stands."""
    places: Sequence[tuple[int, int]]
    """Where the words stand that account for terms: positions in the passage."""

    @property
    def most(self) -> float:
        """The score, as long as nothing speaks against the clause."""
        return min(100.0, sum(self.added, self.score))


class Weigher:
    """Weighs the clauses of an index."""

    def __init__(self, index: Index, agreement: Agreement) -> None:
        self._index = index
        self._agreement = agreement
        self._context = Context(index, agreement)
        self._heads = Heads(index)
        self._layouts = lru_cache(maxsize=_REMEMBERED)(self._find_layouts)

    def search(self, query: Query, gathered: Gathered) -> Search:
        """What is known of a query whose passages have been gathered."""
        names = {passage.sentence.article.name for passage in gathered.passages}
        heads = self._heads.credits(query, names)
        demands = self._agreement.demands(query, gathered.weights)
        extremes = list(accounted_terms(query)) if query.asks_most else []
        ranks = list(standing_terms(query)) if asks_standing(query) else []
        opposed = frozenset(chain.from_iterable(demands.opposed.values()))
        return Search(
            query=query,
            demands=demands,
            gathered=gathered,
            total=sum(gathered.weights) + len(query.figures),
            signalling=[number for number, term in enumerate(query.terms) if term.signals],
            listed=[
                number
                for number, term in enumerate(query.terms)
                if query.wants in _LISTING and "items" in term.signals
            ],
            extremes=extremes or ranks,
            crediting=Crediting(query),
            heads=heads,
            least={
                name: [
                    max(head, _ARTICLE if name in told else 0.0, _by_question(term, query))
                    for term, head, told in zip(query.terms, own, gathered.told, strict=True)
                ]
                for name, own in heads.items()
            },
            most=[
                max(
                    _SIGNAL if term.signals or place in extremes or place in ranks else 0.0,
                    _OPPOSITE if place in opposed else 0.0,
                )
                for place, term in enumerate(query.terms)
            ],
            outlook=Outlook(demands),
        )

    def outlines(self, search: Search) -> list[float] | None:
        """What the clauses of each passage may score at most, from afar; None if unknown."""
        passages, sightings = search.gathered.passages, search.gathered.sightings
        if sightings is None:
            return None
        query, terms = search.query, search.demands.terms
        numbers = [passage.number for passage in passages]
        credits = sightings.at_most(numbers, *most_around(of_cause=query.wants == "reason"))
        outlines = []
        for passage, own in zip(passages, credits, strict=True):
            heads = search.least[passage.sentence.article.name]
            most = list(map(max, heads, search.most, own))
            gained = sum(map(mul, most, search.gathered.weights)) + len(query.figures)
            bound = 100 * (_COVER * gained / (search.total or 1.0) + _PRECISE)
            bound -= _ROLES.get(passage.sentence.role, 0.0) + UNEXPLAINED * terms.doubts(most)
            if query.wants in _EVENTS:
                bound += _MOST_ADDED
            if query.wants == "list":
                bound += _ENUMERATION
            outlines.append(max(0.0, bound))
        return outlines

    def prospect(self, search: Search, passage: Passage) -> Prospect:
        """What the clauses of a passage may come to, without a look at each."""
        least = self._least_credits(search, passage)
        credits = list(map(max, least, search.most))
        for term, _, best in search.gathered.found.get(passage.number, ()):
            if best > credits[term]:
                credits[term] = best
        gained = sum(map(mul, credits, search.gathered.weights)) + len(search.query.figures)
        cover = gained / (search.total or 1.0)
        added = _added(search.query, passage)
        most = 100 * (_COVER * cover + _PRECISE) + sum(added)
        most -= UNEXPLAINED * search.demands.terms.doubts(credits)
        if search.query.wants in _EVENTS:
            most += _MOST_ADDED
        return Prospect(passage, least, added, credits, cover, max(0.0, most))

    def may_answer(self, search: Search, prospect: Prospect) -> bool:
        """Whether nothing rules a passage out before it is read what it states."""
        found = search.gathered.found.get(prospect.passage.number, ())
        return search.outlook.may_answer(prospect.passage, prospect.credits, found)

    def weighed(self, search: Search, prospect: Prospect) -> list[Weighed]:
        """The clauses of a passage with what the words of the question are worth in them."""
        found = self._found(search, prospect.passage)
        return [
            self._weigh(search, prospect, found, layout)
            for layout in self._layouts(prospect.passage.number)
        ]

    def _found(self, search: Search, passage: Passage) -> Sequence[TermFound]:
        """What a passage has of the terms; less where it gives a cause, if that is asked for."""
        found = search.gathered.found.get(passage.number, ())
        told = effects(passage) if search.query.wants == "reason" else ()
        if not told:
            return found
        given = self._context.given(search.gathered, search.demands, passage)
        return [
            one._replace(
                hits=[
                    hit if _is_in(hit.first, told) else hit._replace(credit=hit.credit * share)
                    for hit in one.hits
                ]
            )
            for one in found
            for share in (given.get(one.place, 1.0),)
        ]

    def _weigh(
        self,
        search: Search,
        prospect: Prospect,
        found: Sequence[TermFound],
        layout: Layout,
    ) -> Weighed:
        passage, added, number = prospect.passage, prospect.added, layout.number
        query, demands, clause = search.query, search.demands, passage.clauses[number]
        credits, places, precise = search.crediting.credited(found, prospect.least, layout)
        for term in search.signalling:
            if credits[term] < _SIGNAL and _is_answered_by_kind(query.terms[term], query, clause):
                credits[term] = _SIGNAL
        if search.extremes and demands.kind.foremost.tells(clause):
            for term in search.extremes:
                credits[term] = max(credits[term], _SIGNAL)
        conflicts = self._agreement.conflicts(demands, passage, number) if demands.asked else _NONE
        if conflicts:
            for term in chain.from_iterable(demands.opposed[contrast] for contrast in conflicts):
                credits[term] = max(credits[term], _OPPOSITE)
        if query.sides:
            # Of "A hay B" one is enough: both sides get the better credit.
            one, other = query.sides
            credits[one] = credits[other] = max(credits[one], credits[other])
        # A figure of the question counts like a term; whether it agrees is checked apart.
        stated = self._agreement.stated_figures(query, clause)
        gained = sum(map(mul, credits, search.gathered.weights)) + stated
        cover = gained / search.total if search.total else float(query.wants == "summary")
        if query.wants in _EVENTS:
            added = (*self._of_event(search, passage, clause, credits), *added)
        if demands.kind.tells_state(clause):
            added = (_STATE, *added)
        return Weighed(
            clause=clause,
            credits=credits,
            conflicts=conflicts,
            opposed=self._opposed(demands, conflicts) if conflicts else _NONE,
            cover=cover,
            precise=precise,
            score=100 * (_COVER * cover + _PRECISE * precise),
            added=added,
            places=places,
        )

    def _opposed(self, demands: Demands, conflicts: frozenset[int]) -> frozenset[int]:
        """Numbers of the terms of which the opposite is stated, given the contrasts."""
        return frozenset(
            term
            for contrast in conflicts
            if self._agreement.contrasts.are_opposites(contrast)
            for term in demands.opposed[contrast]
        )

    def _find_layouts(self, number: int) -> tuple[Layout, ...]:
        return layouts_of(self._index.passages[number])

    def _of_event(
        self, search: Search, passage: Passage, clause: Clause, credits: Sequence[float]
    ) -> Iterator[float]:
        """What is added to the score of a clause that tells of what the article is about."""
        query = search.query
        heads = search.heads[passage.sentence.article.name]
        if not _is_of_title(query, heads) or not _tells_the_event(query, credits):
            return
        dated = query.wants == "moment" and not query.asks_year
        if dated and any(m.day for m in clause.moments):
            yield _DATED
        if is_lead(passage, self._index):
            yield _LEAD

    def _least_credits(self, search: Search, passage: Passage) -> list[float]:
        """For each term what any clause of a passage is credited: by what stands around it."""
        found = search.gathered.found
        credits = list(search.least[passage.sentence.article.name])
        if search.listed and _is_enumeration(passage):
            for place in search.listed:
                credits[place] = max(credits[place], _SIGNAL)
        sightings = search.gathered.sightings
        for number, factor in self._context.around(
            passage.number, of_cause=search.query.wants == "reason"
        ):
            if sightings is not None and not sightings.may_add(number, factor, credits):
                continue
            for place, _, best in found.get(number, ()):
                if factor * best > credits[place]:
                    credits[place] = factor * best
        if search.demands.terms.persons:
            named = self._context.speaker(passage.number)
            for place, _, best in found.get(named, ()) if named is not None else ():
                if place in search.demands.terms.persons:
                    credits[place] = max(credits[place], SPEAKER * best)
        return credits


def _is_in(position: int, spans: Sequence[tuple[int, int]]) -> bool:
    return any(first <= position < last for first, last in spans)


def _added(query: Query, passage: Passage) -> tuple[float, ...]:
    """What is added to the scores of a passage's clauses for what it is."""
    role = -_ROLES.get(passage.sentence.role, 0.0)
    is_enumeration = query.wants == "list" and len(passage.clauses) > 2
    return (_ENUMERATION, role) if is_enumeration else (role,)


def _is_of_title(query: Query, heads: Sequence[float]) -> bool:
    """Whether the question is about what the article's title names."""
    return any(
        term.word_class == "nouns" and head >= 0.9 * NAMED
        for term, head in zip(query.terms, heads, strict=True)
    )


def _tells_the_event(query: Query, credits: Sequence[float]) -> bool:
    """Whether what the question says was done is told, and not something else of that day."""
    verbs = [credit for term, credit in zip(query.terms, credits, strict=True) if term.is_deed]
    return not verbs or max(verbs) >= _TOLD


def _is_enumeration(passage: Passage) -> bool:
    """Whether a sentence lists things, rather than persons or figures."""
    return len(passage.clauses) > 2 and not any(c.people or c.figures for c in passage.clauses)


def _by_question(term: Term, query: Query) -> float:
    """Credit for a word that only asks for the kind of answer wanted: a share, a date."""
    asks = query.wants in term.signals
    asks |= query.wants == "yesno" and bool(query.moments) and "moment" in term.signals
    return _SIGNAL if asks else 0.0


def _is_answered_by_kind(term: Term, query: Query, clause: Clause) -> bool:
    """Whether a word only asks for what the clause is: a share, a target."""
    if clause.status in term.signals:
        return True
    if clause.status == "forecast" and "target" in term.signals:
        return True
    return query.wants not in FIGURE_WANTS and any(q.kind in term.signals for q in clause.figures)
