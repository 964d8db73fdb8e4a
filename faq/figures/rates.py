"""What a figure is asked per, "một ký", "mỗi ngày", and whether it is told so."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import lru_cache

from faq.figures.model import Quantity
from faq.regexes import late
from faq.text import fold
from faq.values import NamedTuple

__all__ = ["Rate", "rate_asked", "told_as_asked"]

# What something is told per, by all that it is called.
_UNITS = {
    "kg": ("kg", "ký", "kí", "kilo", "ki lô", "ki lô gam"),
    "ha": ("ha", "héc ta", "héc-ta", "hecta", "hec"),
    "tan": ("tấn",),
    "m2": ("m2", "mét vuông"),
    "m3": ("m3", "mét khối"),
    "lit": ("lít",),
    "sao": ("sào",),
    "ngay": ("ngày", "ngày đêm"),
    "tuan": ("tuần",),
    "thang": ("tháng",),
    "nam": ("năm",),
}
_NAMES = {form: unit for unit, names in _UNITS.items() for n in names for form in (n, fold(n))}
_ANY = "|".join(map(re.escape, sorted(_NAMES, key=len, reverse=True)))
# Wages of a month, and what comes of a year, seldom say so.
_TIMES = frozenset({"ngay", "tuan", "thang", "quy", "nam"})
_EACH_WORDS = "mỗi moi một mot 1 hằng hàng hang từng tung trên tren".split()
_EACH = f"(?:{'|'.join(_EACH_WORDS)})"
_ASKED = late(
    rf"(?<!\w)(?:{_EACH} )?{_EACH} ?(?P<unit>{_ANY})(?![\w-])"
    r"(?! (?:này|nay|qua|trước|truoc|tới|toi|đầu|dau|cuối|cuoi|\d))"
)
_OF_ALL = late(r"\bbao nhieu tien (?:tu|nho)\b")
_SIZES = frozenset({"kg", "ha", "tấn", "m2", "m3", "lít", "sào", "con"})
_OF_SO_MANY = late(
    r"(?:/ ?|\b(?:trên|tren|mỗi|moi|một|mot|per|cho) (?:(?:1|một|mot|mỗi|moi) )?)"
    r"(?:vạn|van|nghìn|nghin|ngàn|ngan|trăm|tram|triệu|10[.,]?000|1[.,]?000|100|ten thousand) ",
    re.I,
)
_REMEMBERED = 64


class Rate(NamedTuple):
    """What a question asks a figure per."""

    unit: str
    """The unit, folded: "kg", "ngay"."""
    start: int
    """Offset of the words that say so in the question."""
    end: int
    """Offset after them."""


@lru_cache(maxsize=_REMEMBERED)
def rate_asked(text: str) -> Rate | None:
    """What a question asks a figure per; None for nothing. It is the same for every clause."""
    small = text.lower()
    if len(small) != len(text) or not any(map(small.__contains__, _EACH_WORDS)):
        return None
    found = _ASKED.search(small)
    return Rate(_NAMES[found["unit"]], *found.span()) if found else None


@lru_cache(maxsize=_REMEMBERED)
def _asks_for_all(text: str) -> bool:
    """Whether a question asks what all of something comes to."""
    return bool(_OF_ALL.search(fold(text)))


def told_as_asked(
    text: str, figures: Sequence[Quantity], told: Callable[[], str]
) -> list[Quantity]:
    """The figures that are told per what a question asks, if it asks for no total.

    Args:
        text: the question.
        figures: those of a clause.
        told: gives what is told with them, in small letters.

    """
    rate = rate_asked(text)
    if rate is not None:
        with_it = told()
        return [figure for figure in figures if _is_per(rate, figure, with_it)]
    if _asks_for_all(text):
        # "Được bao nhiêu tiền từ bán gỗ": no price of it.
        return [q for q in figures if _SIZES.isdisjoint(q.per.lower().split("/"))]
    if any(q.kind == "count" and q.value % 1 for q in figures) and not _OF_SO_MANY.search(text):
        # "14,2 bác sĩ trên 1 vạn dân" are not all doctors there are.
        is_share = bool(_OF_SO_MANY.search(told()))
        return [q for q in figures if not (is_share and q.kind == "count" and q.value % 1)]
    return list(figures)


def _is_per(rate: Rate, quantity: Quantity, told: str) -> bool:
    """Whether a figure is told per what is asked.

    Args:
        rate: what is asked.
        quantity: the figure.
        told: what is told with it, in small letters.

    """
    per = {_NAMES.get(part, part) for part in quantity.per.lower().split("/")}
    if rate.unit in per:
        return True
    if rate.unit == "nam" or (rate.unit == "thang" and quantity.kind == "money"):
        return per.isdisjoint(_TIMES)
    return any(_NAMES[found["unit"]] == rate.unit for found in _ASKED.finditer(told))
