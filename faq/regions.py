"""The provinces that articles tell of, and the one that a question without a place is about."""

from __future__ import annotations

import re
from functools import cached_property

from faq.documents.articles import Article
from faq.index import Index
from faq.regexes import late
from faq.text import fold, nfc

__all__ = ["Regions", "day_of", "is_session", "region_in", "region_of"]

_SESSION = late(r"\bphien hop\b")
_MEETING = late(r"h\wp\b", re.IGNORECASE)


def region_of(article: Article) -> str:
    """The province of an article; empty when unknown."""
    return region_in(article.place)


def region_in(place: str) -> str:
    """The province that a place is in, which is named widest first."""
    return place.partition(",")[0].strip()


def is_session(article: Article) -> bool:
    """Whether an article reports a session of a government."""
    title = nfc(article.title)
    # Folding takes ten times as long, and of many articles few report a meeting.
    return bool(_MEETING.search(title) and _SESSION.search(fold(title)))


def day_of(article: Article) -> str:
    """The day that an article tells of, else the one it was published; may be empty."""
    return article.date or article.published


class Regions:
    """The provinces of the articles of an index."""

    def __init__(self, index: Index) -> None:
        self._index = index

    @cached_property
    def are_several(self) -> bool:
        """Whether the articles tell of several provinces."""
        regions = map(region_of, self._index.articles)
        first = next(regions, "")
        return any(region != first for region in regions)

    @cached_property
    def home(self) -> str | None:
        """The province whose session was reported last; None when no session is reported."""
        sessions = [article for article in self._index.articles if is_session(article)]
        return region_of(max(sessions, key=day_of)) if sessions else None
