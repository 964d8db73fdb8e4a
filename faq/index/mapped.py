"""Articles and passages of an opened index: their texts and words stay in mapped files."""

from __future__ import annotations

import mmap
from bisect import bisect_right
from collections import OrderedDict
from collections.abc import Sequence
from functools import cached_property
from typing import Any

import numpy as np
import numpy.typing as npt

from faq.documents.articles import Article, Sentence
from faq.index.building import HEAD
from faq.index.passages import Passage
from faq.index.store import Generation
from faq.lexicon import Lexicon
from faq.text import Token

__all__ = ["ArticleRows", "KeptPassage"]

_MOST_BYTES = 20_000_000
"""Texts kept decoded have together so many bytes, but for the last one."""


class _KeptArticle(Article):
    """An article whose text is decoded when it is read."""

    rows: ArticleRows
    row: int

    @property
    def text(self) -> str:
        """The text that is kept of the file."""
        return self.rows.text(self.row)

    def __eq__(self, other: object) -> bool:
        return self is other or (
            isinstance(other, _KeptArticle) and (self.rows, self.row) == (other.rows, other.row)
        )

    def __hash__(self) -> int:
        return hash((self.name, self.row))


class ArticleRows:
    """What an opened index has of its articles, by their numbers."""

    def __init__(self, generation: Generation) -> None:
        self._heads: list[tuple[str, ...]] = generation.plain("heads")
        bounds = generation.array("articles")
        self._text_ends: list[int] = bounds[:, 0].tolist()
        self.sentence_ends: list[int] = bounds[:, 1].tolist()
        """Where the sentences of each article begin, and at last where the last ones end."""
        self.passage_ends: list[int] = bounds[:, 2].tolist()
        """The same of its passages."""
        self.numbers = {head[0]: number for number, head in enumerate(self._heads)}
        """Number of each article by its name."""
        with (generation.folder / "texts").open("rb") as file:
            empty = not self._text_ends[-1]
            self._texts = b"" if empty else mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
        self._decoded: OrderedDict[int, str] = OrderedDict()
        self._bytes = 0

    def __len__(self) -> int:
        return len(self._heads)

    def name(self, row: int) -> str:
        """The name of an article."""
        return self._heads[row][0]

    def of_passage(self, number: int) -> int:
        """Number of the article that a passage stands in."""
        return bisect_right(self.passage_ends, number) - 1

    def article(self, row: int) -> Article:
        """An article, its text not read yet."""
        head = dict(zip(HEAD, self._heads[row], strict=True))
        article = _KeptArticle(text="", **head)
        article.rows = self
        article.row = row
        return article

    def encoded(self, row: int) -> bytes:
        """The text of an article as it lies in the file."""
        return bytes(self._texts[self._text_ends[row] : self._text_ends[row + 1]])

    def text(self, row: int) -> str:
        """The text of an article; those read last are kept."""
        text = self._decoded.get(row)
        if text is None:
            text = self.encoded(row).decode("utf-8", "surrogatepass")
            self._decoded[row] = text
            self._bytes += self._size(row)
            while self._bytes > _MOST_BYTES and len(self._decoded) > 1:
                oldest = next(iter(self._decoded))
                if self._decoded.pop(oldest, None) is not None:
                    self._bytes -= self._size(oldest)
        return text

    def _size(self, row: int) -> int:
        return self._text_ends[row + 1] - self._text_ends[row]


class KeptPassage(Passage):
    """A passage whose words are known already."""

    def __init__(
        self,
        number: int,
        sentence: Sentence,
        lexicon: Lexicon,
        words: tuple[Sequence[str], Sequence[str]],
        numbers: npt.NDArray[Any],
        places: npt.NDArray[Any],
    ) -> None:
        super().__init__(number, sentence, lexicon)
        self.words = words
        """Keys and folded forms by their numbers."""
        self.numbers = numbers
        """Numbers of the keys of its tokens."""
        self.places = places
        """Start and length of each token, from the start of the sentence."""

    @cached_property
    def keys(self) -> Sequence[str]:
        """Its words as keys."""
        return list(map(self.words[0].__getitem__, self.numbers.tolist()))

    @cached_property
    def folded(self) -> Sequence[str]:
        """Its words, folded."""
        return list(map(self.words[1].__getitem__, self.numbers.tolist()))

    def key_at(self, position: int) -> str:
        """One of its words as key."""
        return self.keys[position]

    @cached_property
    def tokens(self) -> tuple[Token, ...]:
        """Its words, abbreviations written out; offsets into the article's text."""
        starts = self.places[:, 0] + np.int64(self.sentence.start)
        ends = starts + self.places[:, 1]
        rows = zip(self.keys, self.folded, starts.tolist(), ends.tolist(), strict=True)
        return tuple(map(Token._make, rows))
