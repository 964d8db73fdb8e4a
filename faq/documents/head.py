"""The head of an article: which of its first lines are date, section and title, and the lead."""

from __future__ import annotations

from collections import deque
from functools import lru_cache
from typing import Literal

from faq.documents.leads import day_of_lead, find_lead
from faq.documents.lines import MARGIN, after_marker, compose, lines_of, text_start
from faq.documents.stamps import are_names, find_stamp, is_furniture, read_stamp
from faq.regexes import late
from faq.text import UPPER
from faq.values import NamedTuple

__all__ = ["Head", "HeadPart", "event_date", "read_head"]

_ENDS = late(r"[.…][\"”’»)\]*_]*$")
_ENDS_INSIDE = late(rf"[^\W\d_{UPPER}]{{2}}[.!?…]\s+[{UPPER}]")
_MAX_TITLE = 250
_MIN_WELDED_WORDS = 3
_MAX_LINES = 12
_MAX_TAIL_LINES = 6
_MOST_NAME_WORDS = 5


class HeadPart(NamedTuple):
    """A stretch of the head, by its place in the text."""

    start: int
    """Offset of the first character, code points."""
    end: int
    """Offset after the last character."""
    role: Literal["head", "title"]
    """Title, or else date, section, byline and buttons."""


class Head(NamedTuple):
    """The head of an article; what it doesn't say is empty."""

    parts: tuple[HeadPart, ...]
    """Its parts, ascending and disjoint."""
    title: str
    """The title, spaces joined."""
    section: str
    """The section as printed."""
    published: str
    """The date as "2024-11-14" or "2024-11"."""
    lead: int
    """Offset at which the lead starts."""


@lru_cache(maxsize=2)
def read_head(text: str) -> Head:
    """Tell the head of an article from its lead.

    The head is either a few lines (title, date and time, section, in any order), or the start of
    a first line that welds date, section, title and lead together.
    """
    composed, offsets = compose(text)
    parts: list[HeadPart] = []
    titles: list[str] = []
    section = published = ""
    lead = text_start(composed)
    for number, (first, last) in enumerate(lines_of(composed, lead)):
        lead = first
        stamp = read_stamp(composed, first, last)
        welded = stamp.end < last and number == 0 and stamp.date != ""
        if stamp.end == last or welded or _is_beside(composed[first:last], titles):
            parts.append(HeadPart(first, stamp.end if welded else last, "head"))
            published = published or stamp.date
            section = section or stamp.section
            lead = last
            if not welded:
                continue
            first = lead = last - len(composed[stamp.end : last].lstrip(MARGIN))
        if number == _MAX_LINES:
            break
        if not any(map(str.isalnum, composed[first:last])):
            lead = last
            continue
        first = after_marker(composed, first, last)
        title_end = _title_end(composed, first, last, dated=welded)
        more_titles = not titles or (not published and _date_follows(composed, last))
        if title_end == first or not more_titles:
            break
        parts.append(HeadPart(first, title_end, "title"))
        titles.append(" ".join(composed[first:title_end].split()))
        lead = last
        if title_end < last:
            lead = last - len(composed[title_end:last].lstrip(MARGIN))
            inner = read_stamp(composed, lead, last)
            if inner.date and inner.end > lead:
                parts.append(HeadPart(lead, inner.end, "head"))
                published = published or inner.date
                lead = last - len(composed[inner.end : last].lstrip(MARGIN))
            break
    published = published or _date_of_tail(composed, lead)
    return Head(
        tuple(HeadPart(offsets[part.start], offsets[part.end], part.role) for part in parts),
        " ".join(titles),
        section,
        published,
        offsets[lead],
    )


def event_date(text: str, head: Head) -> str:
    """Return the day of the event that the lead tells of, else the date of publication."""
    return day_of_lead(text, head.lead, head.published)


def _is_beside(line: str, titles: list[str]) -> bool:
    """Whether a line of the head is a button of the page or, after the title, the byline."""
    named = bool(titles) and 1 < len(line.split()) <= _MOST_NAME_WORDS and are_names(line)
    return named or is_furniture(line)


def _title_end(text: str, first: int, last: int, *, dated: bool) -> int:
    """Return where the title that starts a line ends; ``first`` when none does."""
    prose = _ENDS.search(text, first, last) is not None
    if prose:
        limit = min(last, first + _MAX_TITLE + 50)
        lead = find_lead(text, first, limit, dated=dated)
        stamp = None if dated else find_stamp(text, first, limit)
        if stamp and (lead < 0 or stamp[0] < lead):
            lead = stamp[0]
        if lead < 0:
            return first
        last = first + len(text[first:lead].rstrip(MARGIN))
        if text[last - 1] in ",;:.!?…–-" or len(text[first:last].split()) < _MIN_WELDED_WORDS:
            return first
    if last - first > _MAX_TITLE or _ENDS_INSIDE.search(text, first, last):
        return first
    return last


def _date_of_tail(text: str, lead: int) -> str:
    """Return the date of a line of its own among the last ones; empty when there is none."""
    for first, last in deque(lines_of(text, lead), _MAX_TAIL_LINES):
        stamp = read_stamp(text, first, last)
        if stamp.end == last and len(stamp.date) == len("2024-11-14"):
            return stamp.date
    return ""


def _date_follows(text: str, position: int) -> bool:
    """Tell whether one of the next two lines is a date line, so that the title goes on to it."""
    for _, (first, last) in zip(range(2), lines_of(text, position), strict=False):
        stamp = read_stamp(text, first, last)
        if stamp.date and stamp.end == last:
            return True
    return False
