"""Which figures belong together: those of one unit that are told of like things, or of one thing.

Four ways are known. In doubt figures do not belong together.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from itertools import permutations
from typing import Literal

from faq.regexes import late
from faq.series.figures import Figure
from faq.text import fold, nfc
from faq.values import NamedTuple

__all__ = ["Group", "Way", "group_of"]

Way = Literal["nouns", "subjects", "times", "parts"]

_LEAST, _MOST = 2, 16
_LIST = 3
_LONGEST_NAME = 6
_NAME = late(r"(?:\S+ )*[^\W\d_a-zà-ỹđ]\S+")
_LINKS = frozenset("của và các những từ cho trong với về đến theo là có được tại ở số".split())


class Group(NamedTuple):
    """Figures that belong together, and by what."""

    way: Way
    """What tells them apart: nouns counted, subjects, times, or the wholes they are parts of."""
    figures: tuple[Figure, ...]
    """The figures, in order."""


def group_of(anchor: Figure, own: Sequence[Figure], around: Sequence[Figure]) -> Group | None:
    """Return the largest group that has a figure in it; None if it stands alone.

    Args:
        anchor: the figure.
        own: the figures of its sentence, itself among them.
        around: the figures of the sentences about it in its paragraph, its own among them.

    """
    ways: tuple[tuple[Way, Callable[[Figure, Figure], bool], Sequence[Figure]], ...] = (
        ("nouns", _counts_alike, own),
        ("times", _is_same_thing, own),
        ("subjects", _tells_alike, own),
        ("parts", _is_part_alike, own),
        ("times", _is_same_thing, around),
        ("subjects", _tells_alike_of_a_place, around),
    )
    best: Group | None = None
    for way, belongs, figures in ways:
        members = tuple(f for f in figures if f is anchor or _joins(anchor, f, belongs))
        group = Group(way, members)
        if (
            _is_sound(group)
            and not _skips_any(group, figures)
            and (best is None or len(members) > len(best.figures))
        ):
            best = group
    return best


def _joins(anchor: Figure, other: Figure, belongs: Callable[[Figure, Figure], bool]) -> bool:
    return anchor.measure == other.measure and belongs(anchor, other)


def _counts_alike(one: Figure, other: Figure) -> bool:
    """Whether two count kinds of one thing: "327/411 xã đạt chuẩn; 127 xã … nâng cao"."""
    return (
        one.is_counted
        and one.clause.status == other.clause.status
        and min(len(one.noun.split()), len(other.noun.split())) > 1
        and _words(one.noun)[0] == _words(other.noun)[0]
        and _goes_on(one.subject, other.subject)
        and (one.time == other.time or not (one.time and other.time))
    )


def _tells_alike(one: Figure, other: Figure) -> bool:
    """Whether two tell the same of two subjects: "khu vực dịch vụ tăng …"."""
    return (
        one.clause.status == other.clause.status
        and _words(one.noun) == _words(other.noun)
        and bool(one.subject and other.subject)
        and (not one.is_counted or (bool(one.noun) and _are_names((one, other))))
    )


def _tells_alike_of_a_place(one: Figure, other: Figure) -> bool:
    """Whether two sentences tell the same of two places or persons."""
    return _tells_alike(one, other) and _are_names((one, other))


def _is_same_thing(one: Figure, other: Figure) -> bool:
    """Whether two tell of one thing at different times; the later may leave its name out."""
    return (
        bool(one.time and other.time)
        and _words(one.noun) == _words(other.noun)
        and bool(one.noun or not one.is_counted)
        and (
            _words(one.timeless) == _words(other.timeless) or not (one.timeless and other.timeless)
        )
    )


def _is_part_alike(one: Figure, other: Figure) -> bool:
    """Whether two tell of parts under one head: "56,2% là người Công giáo, 5% là người …"."""
    return (
        not one.is_counted
        and one.clause.status == other.clause.status
        and bool(one.noun and other.noun)
        and (one.quantity.kind != "share" or _words(one.noun)[0] == _words(other.noun)[0])
        and _goes_on(one.subject, other.subject)
    )


def _is_sound(group: Group) -> bool:
    """Whether a group is of a fit size, its members told apart, and comparable."""
    figures = group.figures
    if not _LEAST <= len(figures) <= _MOST:
        return False
    if len({figure.quantity.value for figure in figures}) == 1:
        return False  # There is nothing to compare.
    told = [_words(_teller(group.way, figure)) for figure in figures]
    if not all(told) or len(set(told)) < len(told):
        return False
    if group.way != "subjects" or _are_names(figures):
        return True
    if any(_begins_with(one, other) for one, other in permutations(told, 2)):
        return False  # "xã Phước An" has 16 of 19, "xã Phước An còn thiếu" three.
    in_one = len({figure.clause.sentence.number for figure in figures}) == 1
    return in_one and (len(figures) >= _LIST or bool(_shared_words(figures)))


def _skips_any(group: Group, figures: Sequence[Figure]) -> bool:
    """Whether a figure in the same unit stands among those of a group, or was not understood."""
    first, last = group.figures[0], group.figures[-1]
    others = [f for f in figures if f.measure[:3] == first.measure[:3] and f not in group.figures]
    among = [f for f in others if first.quantity.start < f.quantity.start < last.quantity.start]
    if first.is_counted:  # Other things may be counted among them.
        return not all(other.is_understood for other in among)
    return bool(among) or not all(other.is_understood for other in others)


def _begins_with(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    return one[: len(other)] == other


def _teller(way: Way, figure: Figure) -> str:
    """The words that tell a figure from the others of its group."""
    if way == "times":
        return figure.time
    return figure.subject if way == "subjects" else figure.noun


def _are_names(figures: Iterable[Figure]) -> bool:
    """Whether the subjects are short and end in a name: "huyện Phù Cát"."""
    subjects = [nfc(figure.subject) for figure in figures]
    return all(len(s.split()) <= _LONGEST_NAME and _NAME.fullmatch(s) for s in subjects)


def _shared_words(figures: Sequence[Figure]) -> set[str]:
    words = (set(_words(figure.subject)) - _FOLDED_LINKS for figure in figures)
    return set.intersection(*words)


def _goes_on(one: str, other: str) -> bool:
    """Whether two say the same, or the shorter takes the rest over from the longer."""
    shorter, longer = sorted((_words(one), _words(other)), key=len)
    return not shorter or longer[-len(shorter) :] == shorter


def _words(text: str) -> tuple[str, ...]:
    return tuple(fold(nfc(text)).split())


_FOLDED_LINKS = frozenset(map(fold, _LINKS))
