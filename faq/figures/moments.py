"""Dates and periods in a text, as printed, with their spans.

What two numbers mean is read from their neighbours: "327/411 xã" is a ratio, "Chiều 14/11" a
date, "11/2017/NQ-HĐND" the number of a document. Moments told from today ("năm ngoái", "cùng kỳ
năm trước") are passed over: nothing says when that was.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

from faq.figures.dates import PATTERNS, WORDS
from faq.figures.model import Moment
from faq.figures.reading import GAP, Reading, any_of
from faq.regexes import late

if TYPE_CHECKING:
    from faq.figures.labels import Label

__all__ = ["find_moments", "read_moments"]

_NO_NUMBER = late(
    r"https?://\S+|www\.\S+|\b[\w-]{1,64}@[\w.-]{1,64}"
    r"|(?<![\w/.,])(?:[01]?\d|2[0-4])"
    rf"(?:[:h]\d{{2}}(?::\d{{2}})?|h|{GAP}{any_of('giờ')}(?:{GAP}\d\d\b)?)(?!\w)"
    r"|(?<![\w/.,])24/(?:24|7)(?![\w/])"
)
_MAY_HOLD_NO_NUMBER = late(r"\d|@|://|www")
# Long runs of digits that begin with 0 are telephone numbers.
_PHONE = late(r"(?<![\w.,/])(?:\+84[ .-]?|0)\d(?:[ .-]?\d){7,9}(?!\d)")


def find_moments(text: str) -> tuple[Moment, ...]:
    """Find the dates and periods of a text, in order of their place; they never overlap."""
    return read_moments(text)[2]


@lru_cache(maxsize=8)
def read_moments(text: str) -> tuple[Reading, tuple[Label, ...], tuple[Moment, ...]]:
    """Read a text as far as its numbers of documents and its moments.

    Return the reading in which these, addresses, times of day and telephone numbers are taken
    (copy it before you go on), the documents, and the moments in order.
    """
    reading = Reading(text)
    if _MAY_HOLD_NO_NUMBER.search(reading.key):
        _take_all(reading, _NO_NUMBER)
    has_digits = any(map(str.isdigit, reading.key))
    documents = _documents(reading) if has_digits else ()
    may_date = has_digits or any(map(reading.key.__contains__, WORDS))
    found = _found(reading.key) if may_date else []
    moments = _moments(reading, found) if found else ()
    if has_digits:
        _take_all(reading, _PHONE)
    return reading, documents, moments


def _found(key: str) -> list[re.Match[str]]:
    """All that is written like a date."""
    return [
        match
        for occurs, patterns in PATTERNS
        if occurs.search(key)
        for pattern in patterns
        for match in pattern.finditer(key)
    ]


def _documents(reading: Reading) -> tuple[Label, ...]:
    from faq.figures.labels import read_documents  # Late: most questions have no digit.

    return tuple(read_documents(reading))


def _moments(reading: Reading, found: Sequence[re.Match[str]]) -> tuple[Moment, ...]:
    from faq.figures.dated import read_moment  # Late: most questions name no date.

    moments = (moment for match in found for moment in read_moment(reading, match))
    return tuple(sorted(moments, key=lambda moment: moment.start))


def _take_all(reading: Reading, pattern: re.Pattern[str]) -> None:
    for match in pattern.finditer(reading.key):
        reading.take(*match.span())
