"""Candidates: the clauses that may answer a query, ranked, and what rules each out."""

from __future__ import annotations

from collections.abc import Sequence
from heapq import heapify, heappop, heappush
from math import inf

from faq.agreement import Agreement
from faq.agreement.aims import is_of_aim
from faq.agreement.causes import is_told_as_cause
from faq.agreement.demands import Grounds
from faq.facts import Clause
from faq.field import Field
from faq.gathering import Gatherer
from faq.index import Index, Passage
from faq.jointly import with_subjects
from faq.patterns import stands_between
from faq.query import Query
from faq.regexes import late
from faq.regions import region_of
from faq.text import fold, nfc
from faq.values import NamedTuple
from faq.weighing import UNEXPLAINED, Prospect, Search, Weighed, Weigher

__all__ = ["Candidate", "Matcher", "joined"]

_MAX_CANDIDATES = 60
MARGIN = 8.0
"""What scores so much less than what may be the answer changes nothing about it."""
_OTHER_KIND = 0.1
# These are decided on more than the best: on what goes on with it, or says the opposite.
_ALL_COUNT = frozenset({"list", "yesno", "choice", "summary"})
_DOUBTS = {
    "narrower": 2.5,
    "undated": 6.0,
    "unexplained": UNEXPLAINED,
    "target": 12.0,
    "not_target": 10.0,
    "not_achieved": 8.0,
    "nothing_new": 14.0,
}
_PART = late(r"(?:trong (?:số )?đó|riêng)\b")
_REST, _LEFT = late(r"\bcòn lại\b"), "con"
# So many characters hold the words that open a part, however their letters are composed.
_OPENING = 24
# A whole may account for a word so much less well than its part.
_AS_WELL = 0.1
# A deed is told of, and it isn't.
_TOLD, _UNTOLD = 0.85, 0.5
# A thing that is told of nowhere near is none of the members.
_UNSAID = 0.15
# What these ask for has to be said beside the words of the question.
_NEEDS_NEWS = frozenset({"finding", "reason", "purpose", "which"})


class Candidate(NamedTuple):
    """A clause as an answer to a query."""

    passage: Passage
    """The sentence it stands in."""
    weighed: Weighed
    """What the words of the query are worth in it."""
    weights: Sequence[float]
    """For each term of the query how much it counts."""
    score: float
    """What candidates are ranked by, 0 to 100."""
    ruled_out: tuple[str, ...] = ()
    """Why it can't be the answer, as keys of the wording; empty if it can."""
    doubts: tuple[str, ...] = ()
    """What speaks against it without ruling it out."""

    @property
    def clause(self) -> Clause:
        """The clause; the whole sentence where it is one clause."""
        return self.weighed.clause

    @property
    def credits(self) -> Sequence[float]:
        """For each term of the query how well it is accounted for, 0 to 1."""
        return self.weighed.credits

    @property
    def cover(self) -> float:
        """Share of the query's weight that is accounted for, 0 to 1."""
        return self.weighed.cover

    @property
    def nearness(self) -> float:
        """How much of what was asked it has; that it is of the wrong kind counts a little."""
        is_other = self.ruled_out and any(reason.startswith("no_") for reason in self.ruled_out)
        return self.cover - _OTHER_KIND if is_other else self.cover

    @property
    def marks(self) -> tuple[tuple[int, int], ...]:
        """Spans of the words that account for terms: offsets into the article's text."""
        tokens = self.passage.tokens
        return joined(
            [(tokens[first].start, tokens[last - 1].end) for first, last in self.weighed.places]
        )


_Waiting = tuple[float, int, Prospect | None]
"""What a passage may score, negated; its number among those gathered; its prospect if known."""


class Matcher:
    """Ranks the clauses of an index for queries."""

    def __init__(self, index: Index, agreement: Agreement) -> None:
        self._agreement = agreement
        self._gatherer = Gatherer(index, agreement)
        self._weigher = Weigher(index, agreement)

    def candidates(
        self,
        query: Query,
        *,
        every: bool = False,
        cutoff: float = 0.0,
        hope: float = 0.0,
        margin: float = MARGIN,
    ) -> list[Candidate]:
        """The best clauses, best first; those that are ruled out behind the others.

        Args:
            query: the question.
            every: whether those are wanted too that are too far behind to change the answer.
            cutoff: what scores less, 0 to 100, may be left out.
            hope: what scores less is neither given nor offered, and only what is nearest counts.
            margin: so far behind the best, 0 to 100, they are too far behind.

        """
        gathered = self._gatherer.gather(query)
        search = self._weigher.search(query, gathered)
        every = every or query.wants in _ALL_COUNT or query.asks_twice or query.asks_most
        home = self._gatherer.home(query)
        field = Field(query, home, cutoff, hope, margin)
        found: list[tuple[Candidate, int]] = []
        waiting = self._waiting(search, every=every)
        while waiting:
            most, rank, prospect = heappop(waiting)
            passage = gathered.passages[rank]
            is_home = field.is_home(passage)
            least = (cutoff or -inf) if every else field.least(is_home=is_home)
            if -most < field.floor and field.is_full:
                break  # What waits behind it promises no more.
            if -most < least or (not every and field.is_spent(is_home=is_home)):
                continue
            if prospect is None:
                prospect = self._weigher.prospect(search, passage)
                heappush(waiting, (-prospect.most, rank, prospect))
                continue
            may_answer = every or (
                -most >= field.floor and self._weigher.may_answer(search, prospect)
            )
            if not field.is_worth_reading(prospect, may_answer=may_answer):
                continue
            itself = self._weigher.weighed(search, prospect)
            weighed = with_subjects(query, itself, gathered.weights)
            if least > 0 and max((one.most for one in weighed), default=0.0) < least:
                continue
            grounds = self._agreement.grounds(search.demands, passage)
            judged = [
                self._judged(search, grounds, number, one) for number, one in enumerate(weighed)
            ]
            if search.demands.kind.is_figure and len(judged) > 1:
                judged = _singled_out(query, _without_parts(query, judged))
            found += [(candidate, rank) for candidate in judged]
            field.add(judged, is_home=is_home, may_answer=may_answer)
        found.sort(key=_rank)
        return [candidate for candidate, _ in found[:_MAX_CANDIDATES]]

    def _waiting(self, search: Search, *, every: bool) -> list[_Waiting]:
        """A heap of the passages, the most promising first.

        Of many articles it is first told from afar how good each may be, which takes less.
        """
        passages = search.gathered.passages
        outlines = None if every else self._weigher.outlines(search)
        waiting: list[_Waiting] = []
        if outlines is not None:
            waiting += [(-most, rank, None) for rank, most in enumerate(outlines)]
        else:
            prospects = [self._weigher.prospect(search, passage) for passage in passages]
            waiting += [(-one.most, rank, one) for rank, one in enumerate(prospects)]
        heapify(waiting)
        return waiting

    def _judged(self, search: Search, grounds: Grounds, number: int, weighed: Weighed) -> Candidate:
        query, clause = search.query, weighed.clause
        ruled_out, doubts = self._agreement.check(
            search.demands, grounds, number, weighed.conflicts, weighed.credits
        )
        # A mere name, as a member of an enumeration is, tells which one, and no more.
        is_member = clause.lead[0] < clause.lead[1] and not clause.quantities
        if query.wants in _NEEDS_NEWS and (
            weighed.precise > 0.75 or (is_member and query.wants != "which")
        ):
            doubts.append("nothing_new")
        if query.wants == "reason" and is_told_as_cause(grounds.passage, weighed.places):
            ruled_out.append("no_reason")
        if query.wants == "moment" and is_of_aim(grounds.passage, _deeds(search, grounds.passage)):
            ruled_out.append("no_moment")
        score = sum(weighed.added, weighed.score - sum([_DOUBTS[doubt] for doubt in doubts]))
        return Candidate(
            passage=grounds.passage,
            weighed=weighed,
            weights=search.gathered.weights,
            score=max(0.0, min(100.0, score)),
            ruled_out=tuple(ruled_out),
            doubts=tuple(doubts),
        )


def _deeds(search: Search, passage: Passage) -> list[int]:
    """Positions at which a passage tells of what the question says is done."""
    found = search.gathered.found.get(passage.number, ())
    terms = search.query.terms
    return [
        hit.first
        for term, hits, _ in found
        if terms[term].is_deed
        for hit in hits
        if hit.credit >= _TOLD
    ]


def _without_parts(query: Query, judged: Sequence[Candidate]) -> list[Candidate]:
    """The clauses of a sentence; no part is told where nothing but the whole is asked for.

    "Dài 1.451 m, trong đó phần cầu chính dài 665 m": how long it is, the first figure tells.
    """
    kept: list[Candidate] = []
    wholes = judged[0].passage.wholes
    named = [
        number for number, of in enumerate(wholes) if of >= 0 and _is_named(query, judged, number)
    ]
    if named:
        # "Nhật Bản, Mỹ và Úc mua 1.240 tấn, trong đó Nhật Bản 310 tấn": the whole is of others too.
        of_others = {wholes[number] for number in named}
        return [
            one._replace(ruled_out=(*one.ruled_out, "contrast")) if number in of_others else one
            for number, one in enumerate(judged)
        ]
    for candidate, whole in zip(judged, wholes, strict=True):
        opening = nfc(candidate.clause.text[:_OPENING]).lower()
        others = kept if _PART.match(opening) else kept[whole : whole + 1] if whole >= 0 else ()
        if not _is_rest(query, candidate) and any(
            _says_as_much(other, candidate) for other in others
        ):
            candidate = candidate._replace(ruled_out=(*candidate.ruled_out, "contrast"))
        kept.append(candidate)
    return kept


def _is_named(query: Query, judged: Sequence[Candidate], number: int) -> bool:
    """Whether a name of the question stands right before the figure of a part."""
    passage, clause = judged[number].passage, judged[number].clause
    if not clause.figures:
        return False
    span = (passage.position_at(clause.start), passage.position_at(clause.figures[0].start))
    home = tuple(fold(region_of(passage.sentence.article)).split())
    return any(
        stands_between(pattern, passage, *span)
        for term in query.terms
        if term.is_name and home not in term.forms  # A province's city bears its name.
        for pattern, _ in term.patterns
    )


def _singled_out(query: Query, judged: Sequence[Candidate]) -> list[Candidate]:
    """The clauses of a sentence; of the parts of a whole only what none of the others is as well.

    Asked for "tuyến tỉnh", "tuyến huyện 305 người" has no more of it than "tuyến xã 85 người"; and
    who "nhận tiền" are those of whom it is said, not others.
    """
    wholes = judged[0].passage.wholes
    things = [
        place
        for place, term in enumerate(query.terms)
        if term.word_class in ("nouns", "unknown") and not term.signals
    ]
    deeds = [place for place, term in enumerate(query.terms) if term.is_deed]
    return [
        one._replace(ruled_out=(*one.ruled_out, "contrast"))
        if whole >= 0
        and not _is_rest(query, one)
        and (
            any(one.credits[place] < _UNSAID for place in things)
            or any(
                other is not one
                and of == whole
                and (_says_as_much(other, one) or _tells_deed(other, one, deeds))
                for other, of in zip(judged, wholes, strict=True)
            )
        )
        else one
        for one, whole in zip(judged, wholes, strict=True)
    ]


def _is_rest(query: Query, candidate: Candidate) -> bool:
    """Whether a part is what is left, as asked, of which needn't be told what isn't done."""
    return _LEFT in query.words and bool(_REST.search(candidate.clause.small))


def _tells_deed(other: Candidate, one: Candidate, deeds: Sequence[int]) -> bool:
    """Whether a part tells of a deed that is asked for and another one doesn't."""
    return not other.ruled_out and any(
        other.credits[place] >= _TOLD and one.credits[place] < _UNTOLD for place in deeds
    )


def _says_as_much(whole: Candidate, part: Candidate) -> bool:
    """Whether a clause accounts for each word as well as another, with a figure of its kind."""
    kinds = {(quantity.kind, quantity.unit) for quantity in part.clause.figures}
    return (
        not whole.ruled_out
        and whole.cover >= part.cover - _AS_WELL
        and any((quantity.kind, quantity.unit) in kinds for quantity in whole.clause.figures)
        and all(
            one >= other - _AS_WELL for one, other in zip(whole.credits, part.credits, strict=True)
        )
    )


def _rank(found: tuple[Candidate, int]) -> tuple[bool, float, int, int]:
    candidate, rank = found
    return bool(candidate.ruled_out), -candidate.score, candidate.weighed.clause.start, rank


def joined(marks: Sequence[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
    """Spans in order, those that touch or overlap made one."""
    joined: list[tuple[int, int]] = []
    for start, end in sorted(marks):
        if joined and start <= joined[-1][1] + 1:
            joined[-1] = (joined[-1][0], max(joined[-1][1], end))
        else:
            joined.append((start, end))
    return tuple(joined)
