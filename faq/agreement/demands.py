"""What a question demands of clauses, worked out once; and what a passage as a whole says to it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from faq.agreement.causes import asks_why_of
from faq.agreement.contrasts import Asked
from faq.agreement.counting import FIGURE_WANTS
from faq.agreement.kinds import Kind, Missing
from faq.agreement.times import TimesAsked
from faq.index import Passage
from faq.people import is_post
from faq.query import Query, Term
from faq.values import NamedTuple

__all__ = ["Demands", "Grounds", "TermDemands", "counts_all", "demanded_of_terms"]

# A word that the articles account for less than this is unexplained. Where a figure, a name or
# a date is wanted, what only another paragraph accounts for is as good as unexplained.
_UNSAID = 0.15
_UNEXPLAINED = 0.25
_EXACT = frozenset({*FIGURE_WANTS, "moment", "place", "list"})
_ASKED_FOR = 0.3
_PERSON = 0.7
# What weighs less may go unexplained.
_HEAVY = 0.5
_DONE = 0.45
# How it is has to be told by the sentence that tells why, or by what it explains.
_SO = 0.56
# Who said it is named by the sentence or by those right before it.
_SPEAKER = 0.3
_TOPIC = 0.6
# Who did something, and why: what was done has to be told.
_OF_DEEDS = frozenset({"person", "reason"})
_OF_THINGS = frozenset({"list", "which", "moment"})
_UNDERGOING = frozenset({"duoc", "bi"})
_SUFFERING = "bi"
_BEFALLING = frozenset({"nouns", "adjectives"})
# What is asked "về …", "about …" has to be told of by the sentence, or close by.
_ABOUT = frozenset({"ve", "about", "regarding", "concerning"})
# A noun that weighs no more than this restricts nothing: who did it.
_SLIGHT = 0.7
# What a follow-up takes over weighs less than what it says itself.
_OWN = 0.4


class Least(NamedTuple):
    """How well a term has to be accounted for, 0 to 1; 0 where it needn't be."""

    place: int
    """Number of the term."""
    asked: float
    """As what is asked for; less is a doubt."""
    named: float
    """As a name; less rules a clause out."""
    said: float
    """As any word of weight; less is a doubt."""
    is_key: bool
    """Whether it is a keyword, of which less than ``said`` rules a clause out."""


class TermDemands(NamedTuple):
    """Which terms of a question have to be accounted for, and how well."""

    least: tuple[Least, ...]
    """What each term needs; those that need nothing left out."""
    needed: tuple[tuple[int, float], ...]
    """Numbers of the names and keywords, and how well each has to be accounted for."""
    doubtful: tuple[tuple[int, float], ...]
    """Numbers of terms of which it is a doubt if they are accounted for less well than that."""
    persons: frozenset[int]
    """Numbers of the terms that name persons."""
    deeds: tuple[int, ...]
    """Numbers of the verbs one of which has to be told."""
    done: float
    """How well one of them has to be."""
    speakers: tuple[int, ...]
    """Numbers of the posts of whom it is asked what they said."""
    topics: tuple[int, ...]
    """Numbers of what the question is about: "nói gì về đuối nước"."""

    def lacks_deed(self, credits: Sequence[float]) -> bool:
        """Whether what was done isn't told, given how well each term is accounted for."""
        return bool(self.deeds) and max([credits[place] for place in self.deeds]) < self.done

    def lacks_speaker(self, credits: Sequence[float]) -> bool:
        """Whether somebody else may have said it."""
        return bool(self.speakers) and min([credits[p] for p in self.speakers]) < _SPEAKER

    def lacks_topic(self, credits: Sequence[float]) -> bool:
        """Whether it is about something else."""
        return len(self.topics) == 1 and credits[self.topics[0]] < _TOPIC

    def lacks_name(self, credits: Sequence[float]) -> bool:
        """Whether a name or keyword is missing."""
        return bool(self.needed) and any(credits[place] < least for place, least in self.needed)

    def doubts(self, credits: Sequence[float]) -> int:
        """How often it is a doubt that a term is accounted for no better than that."""
        return sum([credits[place] < least for place, least in self.doubtful])

    def rule_out(self, credits: Sequence[float]) -> bool:
        """Whether what accounts for its terms no better than that is no answer."""
        return (
            self.lacks_name(credits)
            or self.lacks_deed(credits)
            or self.lacks_speaker(credits)
            or self.lacks_topic(credits)
        )


class Demands(NamedTuple):
    """What a question demands of every clause."""

    query: Query
    """The question."""
    asked: Asked
    """Its contrasting words."""
    opposed: Mapping[int, Sequence[int]]
    """Number of such a contrast → numbers of the terms that are its words."""
    kind: Kind
    """The kind of thing that it asks for."""
    times: TimesAsked | None
    """What it says of time; None if nothing."""
    names_day: bool
    """Whether it names a day."""
    qualifiers: tuple[Term, ...]
    """Words that narrow what is counted."""
    has_head: bool
    """Whether it names a thing that its name tells apart from others: see ``titled``."""
    counts_all: bool
    """Whether it asks how many there are of a thing in all: "tỉnh có bao nhiêu huyện"."""
    terms: TermDemands
    """What its terms need."""


class Grounds(NamedTuple):
    """What a passage as a whole has to say to what a question demands."""

    passage: Passage
    """The passage."""
    is_undated: bool
    """Whether it names no day where the question does."""
    lacks_subject: bool
    """Whether it doesn't name what the question asks of if it rises or falls."""
    is_of_another_body: bool
    """Whether it tells of the meeting of another body."""
    same_place: bool
    """Whether it may be about the places that the question names."""
    missing: Missing
    """What it lacks to hold an answer of the kind wanted."""


def demanded_of_terms(query: Query, weights: Sequence[float]) -> TermDemands:
    """What the terms of a question need.

    Args:
        query: the question.
        weights: how much each term counts.

    """
    # "Ông Đệ sinh năm nào", "phụ trách lĩnh vực gì": only the deed tells which one is meant.
    of_person = any(term.word_class == "persons" for term in query.terms) and (
        query.wants in ("moment", "place")
        or (query.wants == "which" and any("generic" in t.signals for t in query.unit))
    )
    has_deeds = query.wants in (*_OF_DEEDS, *FIGURE_WANTS) or of_person
    # "Bán sang những nước nào": any sentence about the thing tells that something was done to it.
    has_telling = query.wants in _OF_THINGS and any(map(_is_telling, query.terms))
    why_of = asks_why_of(query) if query.wants == "reason" else ()
    persons = frozenset(i for i, t in enumerate(query.terms) if t.word_class == "persons")
    least = [one for one in _least(query, weights) if one.asked or one.named or one.said]
    return TermDemands(
        least=tuple(least),
        needed=tuple(_needed(least)),
        doubtful=tuple(_doubtful(least, persons)),
        persons=persons,
        deeds=tuple(
            place
            for place, term in enumerate(query.terms)
            if (has_deeds or has_telling)
            and (term in why_of if query.wants == "reason" else _is_done(query, term))
            and term.weight >= _OWN
            and (query.wants not in FIGURE_WANTS or _is_undergone(query, term))
        ),
        done=_SO if why_of and not why_of[0].is_deed else _DONE,
        speakers=tuple(
            place
            for place, term in enumerate(query.terms)
            if query.intent.name == "said" and any(map(is_post, term.forms[:1]))
        ),
        topics=tuple(_topics(query)),
    )


def _needed(least: Sequence[Least]) -> Iterator[tuple[int, float]]:
    for one in least:
        if one.named or one.is_key:
            yield one.place, max(one.named, one.said if one.is_key else 0.0)


def _doubtful(least: Sequence[Least], persons: frozenset[int]) -> Iterator[tuple[int, float]]:
    """Numbers of terms, and how well each has to be accounted for to leave no doubt."""
    for one in least:
        if one.asked:
            yield one.place, one.asked
        if one.said and not (one.is_key or one.named or one.place in persons):
            yield one.place, one.said


def _is_telling(term: Term) -> bool:
    """Whether a word says what was done, which no other sentence about the thing does."""
    return term.is_deed and not term.is_slight and term.weight >= _OWN


def _topics(query: Query) -> Iterator[int]:
    for place, term in enumerate(query.terms):
        is_thing = term.word_class in ("nouns", "unknown") and not term.signals
        if is_thing and _word_before(query, term) in _ABOUT:
            yield place


def _word_before(query: Query, term: Term) -> str:
    """The word before a term; none for what a follow-up takes over, which stands behind its own."""
    return query.words[term.first - 1] if 0 < term.first < len(query.words) else ""


def _is_done(query: Query, term: Term) -> bool:
    """Whether a word says what is done, or what befell those counted: "bị mất việc"."""
    if term.is_deed or query.wants not in FIGURE_WANTS or term.signals:
        return term.is_deed
    return term.word_class in _BEFALLING and _word_before(query, term) == _SUFFERING


def _is_undergone(query: Query, term: Term) -> bool:
    """Whether a verb tells what befell those counted: "bao nhiêu hộ được hỗ trợ"."""
    return _word_before(query, term) in _UNDERGOING or term.forms[0][0] in _UNDERGOING


def counts_all(query: Query) -> bool:
    """Whether it is asked how many there are of a thing in all: "tỉnh có bao nhiêu huyện"."""
    return (
        query.wants == "count"
        and not query.is_target
        # "Model communes" are two nouns, and not all communes.
        and len(query.unit) == 1
        and len(query.unit[0].forms[0]) == 1
        and all(
            term in query.unit
            or term.word_class == "places"
            or "count" in term.signals
            or (term.word_class == "nouns" and term.weight <= _SLIGHT)
            for term in query.terms
        )
    )


def _least(query: Query, weights: Sequence[float]) -> Iterator[Least]:
    is_bare = query.intent.name == "keywords"
    exact = _UNEXPLAINED if query.wants in _EXACT else _UNSAID
    least = _UNEXPLAINED if is_bare else exact
    for place, (term, weight) in enumerate(zip(query.terms, weights, strict=True)):
        is_asked_for = query.wants == "which" and term in query.unit
        is_name = term.word_class in ("places", "names") or (
            term.word_class == "unknown" and not term.surface.islower()
        )
        named = exact if is_name else 0.0
        yield Least(
            place=place,
            asked=_ASKED_FOR if is_asked_for and "generic" not in term.signals else 0.0,
            named=_PERSON if term.word_class == "persons" else named,
            said=least if weight >= _HEAVY and not term.is_slight else 0.0,
            # Of mere keywords each has to be told of: no question says what else is wanted.
            is_key=is_bare and term.word_class in ("nouns", "unknown"),
        )
