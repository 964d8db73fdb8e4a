"""How fine a time a question wants, and whether a passage prints one."""

from __future__ import annotations

from faq.index import Passage
from faq.query import Query
from faq.regexes import late

__all__ = ["asks_hour", "asks_year", "has_moment", "mentions_base"]

_WHICH_DAY = late(
    r"\bngay (?:nao|may|bao)|\bhom (?:nao|may)|\b(?:what|which|exact) (?:calendar )?(?:day|date)"
)
_WHICH_YEAR = late(r"\bnam (?:nao|may|bao)|\b(?:what|which) year")
_WHAT_HOUR = late(r"\bmay gio\b|\bwhat time\b|\bgio nao\b")
_COMPARES = late(
    r"\bso (?:voi|vs)\b|\bcung ky\b|\bcompared\b|\bthan in\b|"
    r"\bhon (?:dot|lan|vu|nam|thang|quy|ky)\b|\bgap (?:\w+ ){1,3}lan\b"
)
_HOUR = late(r"\b\d{1,2}\s?(?:giờ\b|[hg](?:\d\d)?\b)|\b\d{1,2}:\d\d\b")


def has_moment(query: Query, passage: Passage) -> bool:
    """Whether a passage prints a time as fine as the question wants: an hour, a day, a year."""
    moments = passage.moments
    asked = query.plain
    if _WHAT_HOUR.search(asked):
        return bool(_HOUR.search(passage.composed))
    if _WHICH_DAY.search(asked):
        return any(m.day for m in moments)
    if asks_year(query):
        return any(m.year and m.last_year is None for m in moments)
    # "Chương trình giai đoạn 2021 - 2025" has its years for a name.
    return any(m.last_year is None for m in moments) or (bool(moments) and "giai doan" in asked)


def asks_hour(query: Query) -> bool:
    """Whether a time as fine as an hour is wanted."""
    return bool(_WHAT_HOUR.search(query.plain))


def asks_year(query: Query) -> bool:
    """Whether a time as fine as a year is wanted, and no finer."""
    return (
        not _WHAT_HOUR.search(query.plain)
        and not _WHICH_DAY.search(query.plain)
        and bool(_WHICH_YEAR.search(query.plain))
    )


def mentions_base(query: Query) -> bool:
    """Whether a question compares something with another time or thing."""
    return bool(_COMPARES.search(query.plain))
