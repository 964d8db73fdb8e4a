"""Questions made from what the articles state, in Vietnamese and English."""

from __future__ import annotations

from collections.abc import Iterator

from faq.asking.amounts import amounts_of
from faq.asking.draft import Draft
from faq.asking.english import EnglishWriter
from faq.asking.events import days_of, posts_of
from faq.asking.matters import matters_of
from faq.asking.vietnamese import VietnameseWriter
from faq.facts import Clause

__all__ = ["Draft", "EnglishWriter", "VietnameseWriter", "drafts_of"]


def drafts_of(clause: Clause) -> Iterator[Draft]:
    """Yield what could be asked about a clause, what people ask most first."""
    yield from posts_of(clause)
    yield from amounts_of(clause)
    yield from days_of(clause)
    yield from matters_of(clause)
