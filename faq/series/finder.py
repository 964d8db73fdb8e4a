"""The figures that belong together with those of an answer."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache

from faq.index import Index, Passage
from faq.reply import Citation, Language, Reply
from faq.series.figures import Figure, figures_of
from faq.series.groups import Group, group_of
from faq.series.model import Series
from faq.series.telling import Teller

__all__ = ["SeriesFinder"]

_AROUND = 3
_MOST_KEPT = 1024
_MOST_FOUND = 256


class SeriesFinder:
    """Finds series in the articles of an index; only reads it."""

    def __init__(self, index: Index, teller: Teller) -> None:
        self._index = index
        self._teller = teller
        # What is asked about now is often asked about again, by the same person or others.
        self._figures_of = lru_cache(maxsize=_MOST_KEPT)(figures_of)
        self._found = lru_cache(maxsize=_MOST_FOUND)(self._first_of)

    def has(self, reply: Reply) -> bool:
        """Whether ``find`` finds a series; quicker, as nothing is put into English."""
        return self.find(reply._replace(language="vi")) is not None

    def find(self, reply: Reply) -> Series | None:
        """The figures that belong together with the first figure of an answer, if any do."""
        return self._found(reply.citations, reply.language) if reply.status == "answered" else None

    def _first_of(self, citations: tuple[Citation, ...], language: Language) -> Series | None:
        for citation in citations:
            passage = self._index.passage_of(citation.sentence)
            group = self._group(passage, citation) if passage is not None else None
            if passage is not None and group is not None:
                return self._teller.tell(group, self._before(passage), language)
        return None

    def _group(self, passage: Passage, citation: Citation) -> Group | None:
        """The largest group with a figure that the answer stands on."""
        own = self._figures_of(passage)
        if not own:
            return None
        around = tuple(f for p in self._around(passage) for f in self._figures_of(p))
        groups = (group_of(anchor, own, around) for anchor in _anchors(own, citation))
        return max(filter(None, groups), key=lambda group: len(group.figures), default=None)

    def _around(self, passage: Passage) -> Iterator[Passage]:
        """The sentences of a paragraph about one of them, itself among them."""
        number, paragraph = passage.number, passage.sentence.paragraph
        for other in self._index.passages_of(passage.sentence.article):
            is_near = abs(other.number - number) <= _AROUND
            if is_near and other.sentence.paragraph == paragraph:
                yield other

    def _before(self, passage: Passage) -> tuple[Passage, ...]:
        """The sentences of its paragraph up to one of them."""
        return tuple(p for p in self._around(passage) if p.number <= passage.number)


def _anchors(figures: Sequence[Figure], citation: Citation) -> list[Figure]:
    """The figures that an answer marks; where it marks none, those of the clauses it marks."""
    marked = [
        figure
        for figure in figures
        for start, end in citation.marks
        if start <= figure.quantity.start and figure.quantity.end <= end
    ]
    return marked or [
        figure
        for figure in figures
        if any(figure.clause.start <= start < figure.clause.end for start, _ in citation.marks)
    ]
