"""The largest and the smallest member of an enumeration, where no sentence says which it is."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal
from operator import itemgetter

from faq.agreement.ranks import (
    asks_for_place,
    extreme_terms,
    kind_asked,
    matter_terms,
    pole_asked,
    tells_extreme,
)
from faq.evidence import score_without
from faq.facts import Clause
from faq.figures.model import Quantity
from faq.index.parts import are_like, name_of
from faq.match import Candidate
from faq.phrases import Phrases
from faq.query import Query
from faq.regexes import late
from faq.reply import Language
from faq.values import NamedTuple

__all__ = ["Extreme", "Member", "find_extreme", "tell_extreme"]

# What lacks no more than this may hold the enumeration that is asked about.
_MAY_LACK = frozenset({"no_superlative", "no_name", "no_place", "contrast", "other_place"})
_WHICH = frozenset({"nao", "dau", "gi", "which", "what", "where"})
_LEAST_MEMBERS = 2
# So much of that in which something is the most the whole has to tell.
_TOLD = 0.5
# Of words behind a figure, number and all, so many count as what it counts.
_LONGEST_FIGURE = 3


# "So với định mức còn thiếu 3.420 người" tells of them all.
_COMPARED = late(r"so (?:với|cùng)\b")


class Member(NamedTuple):
    """A member of an enumeration."""

    candidate: Candidate
    """Its clause."""
    told: str
    """Its name and its figure, as printed."""
    quantity: Quantity
    """Its figure."""


class Extreme(NamedTuple):
    """The largest or the smallest of some members."""

    member: Member
    """The member."""
    members: tuple[Member, ...]
    """All of them, in the order printed."""
    wording: str
    """What it is told with, as key of ``computed.yaml``."""
    score: float
    """How well the enumeration accounts for the question, 0 to 100."""


def find_extreme(query: Query, candidates: Sequence[Candidate]) -> Extreme | None:
    """The member that is the largest or smallest, as a question asks; None if none is.

    Args:
        query: the question.
        candidates: all its candidates.

    """
    pole = pole_asked(query) if _WHICH & set(query.words) else ""
    if not pole:
        return None
    matter = list(matter_terms(query))
    wholes = [
        c
        for c in candidates
        if set(c.ruled_out) <= _MAY_LACK
        and _is_whole(c)
        and sum(c.credits[place] for place in matter) >= _TOLD * len(matter)
    ]
    asked = [p for p, term in enumerate(query.terms) if term in query.unit[:1]]
    kinds = [p for p in kind_asked(query) if "generic" not in query.terms[p].signals]
    asked += extreme_terms(query)
    lists = [
        (score_without(whole, asked, query), whole, members)
        for whole in wholes
        for members in (tuple(_members(whole, candidates)),)
        if _may_be_asked(query, whole, members, kinds)
    ]
    if not lists:
        return None
    score, whole, members = max(lists, key=itemgetter(0))
    if pole == "least" and not _is_complete(whole, members):
        return None
    first, second, *_ = sorted(members, key=_value, reverse=pole == "most")
    if _value(first) == _value(second):
        return None
    if tells_extreme(first.candidate.clause.text, pole):
        return None  # It is printed.
    kind = "share" if first.quantity.kind == "share" else "count"
    return Extreme(first, members, f"{pole}_{kind}", score)


def tell_extreme(
    extreme: Extreme, language: Language, phrases: Phrases, gloss: Callable[[str], str]
) -> str:
    """The largest or smallest member as an answer, with all that were compared.

    Args:
        extreme: the member.
        language: the language of the answer.
        phrases: its wording.
        gloss: puts Vietnamese words into English.

    """
    told = [one.told for one in (extreme.member, *extreme.members)]
    if language == "en":
        told = [gloss(words).rstrip(".") for words in told]
    member, *members = told
    listing = "; ".join(members)
    return phrases.say(f"computed.{extreme.wording}", language, member=member, listing=listing)


def _may_be_asked(
    query: Query, whole: Candidate, members: Sequence[Member], kinds: Sequence[int]
) -> bool:
    """Whether some members are of a whole, and of the kind that is asked for.

    Districts are no sectors, nor the other way round; levels of school are no subjects.
    """
    if len(members) < _LEAST_MEMBERS or not _may_hold(whole, members):
        return False
    if all(map(_is_place, members)) != asks_for_place(query):
        return False
    if asks_for_place(query):
        return True
    told = (whole, *(member.candidate for member in members))
    return all(max(candidate.credits[place] for candidate in told) >= _TOLD for place in kinds)


def _is_place(member: Member) -> bool:
    """Whether a member bears a name that is no short form: "Kiên Hải", "xã Tiền Phong"."""
    words = [word for word in member.told.split() if word[:1].isupper()]
    return bool(words) and not any(len(word) > 1 and word.isupper() for word in words[:1])


def _value(member: Member) -> Decimal:
    return member.quantity.value


def _is_whole(candidate: Candidate) -> bool:
    number = candidate.passage.clauses.index(candidate.clause)
    return candidate.passage.wholes.count(number) >= _LEAST_MEMBERS


def _members(whole: Candidate, candidates: Sequence[Candidate]) -> Iterator[Member]:
    """The members of a whole, in the order printed."""
    passage = whole.passage
    number = passage.clauses.index(whole.clause)
    for clause, of in zip(passage.clauses, passage.wholes, strict=True):
        figure = next(iter(clause.figures), None)
        if of != number or figure is None or not _is_part(whole.clause, figure):
            continue
        own = next((c for c in candidates if c.clause is clause), None)
        name = name_of(clause)
        if own is not None and name and not _COMPARED.match(name.lower()):
            yield Member(own, f"{name} {_figure(clause, figure)}", figure)


def _figure(clause: Clause, figure: Quantity) -> str:
    """A figure with what it counts, if nothing else follows: "2.380 lồng"."""
    rest = clause.sentence.article.text[figure.start : clause.end].rstrip(")")
    return rest if len(rest.split()) <= _LONGEST_FIGURE else figure.surface


def _is_part(whole: Clause, figure: Quantity) -> bool:
    text = whole.sentence.article.text
    return any(are_like(figure, one, text) for one in whole.figures)


def _may_hold(whole: Candidate, members: Sequence[Member]) -> bool:
    """Whether a whole is as large as its members; what is smaller is one like them."""
    if members[0].quantity.kind == "share":
        return True
    total = sum(map(_value, members), Decimal(0))
    return any(figure.value >= total for figure in whole.clause.figures)


def _is_complete(whole: Candidate, members: Sequence[Member]) -> bool:
    """Whether the members make up the whole, so that none is smaller that isn't named."""
    total = sum(map(_value, members), Decimal(0))
    return any(figure.value == total for figure in whole.clause.figures)
