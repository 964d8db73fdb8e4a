"""Where in a sentence a clause, and what belongs to it, has its words."""

from __future__ import annotations

from faq.index import Passage
from faq.values import NamedTuple

__all__ = ["Layout", "layouts_of"]

_NOWHERE: frozenset[int] = frozenset()
# What tells of a part, after the figure of the whole: by which word, and how it begins.
_OF_PART = frozenset({"yeu", "lon", "dong", "so", "het", "nua", "nhat"})
_TAILS = frozenset(
    {("chu", "yeu"), ("phan", "lon"), ("phan", "dong"), ("da", "so"), ("hau", "het")}
    | {("hon", "nua"), ("hon", "mot"), ("qua", "nua"), ("gia", "nua"), ("nhat", "la")}
    | {("dong", "nhat"), ("nhieu", "nhat")}
)


class Layout(NamedTuple):
    """The positions of the words of a clause, and of those around it, in its sentence."""

    number: int
    """Number of the clause in its sentence."""
    first: int
    """Position of its first word."""
    last: int
    """Position after its last word."""
    is_alone: bool
    """Whether its sentence has no other clause."""
    told: frozenset[int]
    """Its words and those that it takes over."""
    left: frozenset[int]
    """Its words that tell of nothing but what is left: "…, phần còn lại ở Tây Giang"."""
    subject: frozenset[int]
    """The subject that it takes over; see ``Passage.subjects``."""
    whole: frozenset[int]
    """The clause that it is a part of, with what that takes over."""
    topic: frozenset[int]
    """What its sentence begins with; none where the clause has a name of its own."""
    others: frozenset[int]
    """The members of an enumeration beside it, and what stands behind it if it has a subject."""


def layouts_of(passage: Passage) -> tuple[Layout, ...]:
    """The layouts of the clauses of a passage, in order."""
    return tuple(_layout(passage, number) for number in range(len(passage.clauses)))


def _layout(passage: Passage, number: int) -> Layout:
    first, last, lead_first, lead_last = passage.spans[number]
    subject = passage.subjects[number]
    # What is named behind a clause that has a subject is none of it.
    has_subject = lead_first < lead_last or subject[0] < subject[1]
    behind = range(last, len(passage.tokens)) if has_subject else ()
    return Layout(
        number=number,
        first=first,
        last=last,
        is_alone=len(passage.clauses) == 1,
        told=_words((first, last, lead_first, lead_last)),
        left=frozenset(range(_end_of_told(passage, number), last)),
        subject=frozenset(range(*subject)),
        whole=_words(passage.spans_of_whole(number)),
        topic=_NOWHERE if _names_other(passage, number) else frozenset(range(*passage.topic)),
        others=frozenset(behind).union(*map(_words, _members_beside(passage, number))),
    )


def _words(spans: tuple[int, int, int, int]) -> frozenset[int]:
    """The positions in a clause and in what it takes over; see ``Passage.spans``."""
    return frozenset((*range(*spans[:2]), *range(*spans[2:])))


def _end_of_told(passage: Passage, number: int) -> int:
    """The position up to which a clause tells of its figures: "…, phần còn lại ở Tây Giang"."""
    clause, last = passage.clauses[number], passage.spans[number][1]
    figures = [quantity.start for quantity in clause.figures]
    since = passage.position_at(figures[-1]) if figures else last
    left = (p for p in passage.positions.get("lai", ()) if since < p < last)
    end = next((p for p in left if p and passage.tokens[p - 1].folded == "con"), last)
    if _OF_PART.isdisjoint(passage.positions):
        return end
    # "24 tàu có nguy cơ cao, chủ yếu là tàu câu mực" counts no squid boats.
    text, words = passage.sentence.article.text, passage.folded
    tails = (
        place
        for place in range(since + 1, end)
        if tuple(words[place : place + 2]) in _TAILS
        and "," in text[passage.tokens[place - 1].end : passage.tokens[place].start]
    )
    return next(tails, end)


def _names_other(passage: Passage, number: int) -> bool:
    """Whether a clause, but for its first word, has a name of its own."""
    first, last = passage.spans[number][:2]
    text = passage.sentence.article.text
    return any(
        text[token.start].isupper() and text[token.start : token.end][1:].islower()
        for token in passage.tokens[first + 1 : last]
    )


def _members_beside(passage: Passage, number: int) -> list[tuple[int, int, int, int]]:
    """The spans of the members of an enumeration, but for one of them, or for its whole."""
    whole = number if passage.wholes[number] < 0 else passage.wholes[number]
    return [
        spans
        for at, (of, spans) in enumerate(zip(passage.wholes, passage.spans, strict=True))
        if of == whole and at != number
    ]
