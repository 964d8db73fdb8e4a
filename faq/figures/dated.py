"""Whether what is written like a date is one, and which: its neighbours tell.

"327/411 xã" is a ratio, "Chiều 14/11" a date.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from faq.figures.dates import MONTH_WORDS, MONTHS, PARTS, QUARTER
from faq.figures.model import Moment
from faq.figures.neighbours import (
    APPROXIMATOR,
    COUNTED_NEXT,
    COUNTS_NEXT,
    DATES_NEXT,
    RANKS_NEXT,
    has_noun,
    has_whole,
)
from faq.figures.numerals import DIGIT_WORDS, ORDINAL_WORDS, integer_of, ordinal_of
from faq.figures.reading import Reading
from faq.figures.units import has_unit
from faq.regexes import late
from faq.text import fold

__all__ = ["read_moment"]

_QUARTER = late(QUARTER)
_PARTS_FOLDED = {fold(word): part for word, part in PARTS.items()}


def read_moment(reading: Reading, match: re.Match[str]) -> Iterator[Moment]:
    """Take what a pattern found, if it is a moment."""
    groups = match.groupdict()
    if not _is_moment(reading, match, groups) or not reading.take(*match.span()):
        return
    part = groups.get("part")
    months = 6 if groups.get("half") else integer_of(groups.get("months"))
    for (start, end), quarter in _quarters(match, groups):
        yield Moment(
            *reading.surface(start, end),
            year=integer_of(groups.get("year") or groups.get("bare")),
            quarter=quarter,
            month=_month(groups),
            day=integer_of(groups.get("day")),
            part=_PARTS_FOLDED[fold(part)] if part else "",
            last_year=integer_of(groups.get("last_year")),
            months=months,
        )


def _is_moment(reading: Reading, match: re.Match[str], groups: dict[str, str | None]) -> bool:
    month, day = _month(groups), integer_of(groups.get("day"))
    if not (month is None or 1 <= month <= 12) or not (day is None or 1 <= day <= 31):
        return False
    if "bare" in groups:
        return _is_year(reading, match)
    if "lead" in groups and "month" not in groups:
        return not has_noun(reading.key, match.end())
    if "lead" in groups and not groups.get("year"):
        return _is_date(reading, match, groups)
    # "may" is a Vietnamese word as well.
    return groups.get("name") != "may" or reading.is_upper(match.start("name"))


def _is_date(reading: Reading, match: re.Match[str], groups: dict[str, str | None]) -> bool:
    """Whether two numbers with a separator are day and month, by what stands around."""
    if groups["part"] or groups["lead"]:
        return True
    before = reading.before(match.start())
    counted = has_whole(reading.key, match.end()) or has_unit(reading.key, match.end())
    match groups.get("sep"):
        case None:
            return not counted
        case "/" if RANKS_NEXT.search(before):
            return False
        case "/":
            achieved = COUNTS_NEXT.search(before) or APPROXIMATOR.search(before)
            if int(match["day"]) > int(match["month"]):
                # A part is seldom more than its whole.
                return not (counted and achieved)
            return not (counted or achieved)
        case ".":
            return bool(DATES_NEXT.search(before)) and not counted
        case _:
            return False


def _is_year(reading: Reading, match: re.Match[str]) -> bool:
    before = reading.before(match.start())
    inexact = APPROXIMATOR.search(before) or before.endswith("$")
    if inexact or has_unit(reading.key, match.end()):
        return False
    # Thousands are printed with a point; only a round or plainly counted number lacks it.
    counted = match.group().endswith("00") or COUNTS_NEXT.search(before)
    return not (counted and COUNTED_NEXT.match(reading.key, match.end()))


def _month(groups: dict[str, str | None]) -> int | None:
    if name := groups.get("name"):
        return MONTHS[name]
    if word := groups.get("word"):
        word = re.sub(r"\s+", " ", word)
        return MONTH_WORDS.get(word) or DIGIT_WORDS.get(word)
    return integer_of(groups.get("month"))


def _quarters(
    match: re.Match[str], groups: dict[str, str | None]
) -> list[tuple[tuple[int, int], int | None]]:
    """Return the spans and numbers of the quarters, or the whole span and None without any."""
    if groups.get("quarters"):
        found = list(_QUARTER.finditer(match.string, *match.span("quarters")))
        starts = [match.start(), *(quarter.start() for quarter in found[1:])]
        ends = [*(quarter.end() for quarter in found[:-1]), match.end()]
        numbers = [_quarter(quarter.group()) for quarter in found]
        return list(zip(zip(starts, ends, strict=True), numbers, strict=True))
    number = groups.get("quarter") or groups.get("nth") or groups.get("q")
    return [(match.span(), _quarter(number) if number else None)]


def _quarter(number: str) -> int | None:
    if number in ("i", "ii", "iii", "iv"):
        return ordinal_of(number, None)
    return integer_of(number) or ORDINAL_WORDS.get(number)
