"""Articles and passages of an opened index: their texts and words stay in files."""

from __future__ import annotations

import marshal
from bisect import bisect_right
from collections import OrderedDict
from collections.abc import Iterator
from functools import cached_property
from operator import add

from faq.documents.articles import Article, Sentence
from faq.index.lists import WordLists
from faq.index.passages import Passage
from faq.index.store import Generation
from faq.index.strings import StringTable
from faq.lexicon import Lexicon, Words
from faq.text import Token

__all__ = ["ArticleRows", "KeptPassage"]

_MOST_BYTES = 2_000_000
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
        ends = [memoryview(column) for column in generation.array("articles").T.copy()]
        self._text_ends, self.sentence_ends, self.passage_ends, _, _, self._head_ends = ends
        self.names = StringTable(generation.plain("article_names"))
        """Names of the articles."""
        self._head, self._text = generation.reader("heads"), generation.reader("texts")
        self._decoded: OrderedDict[int, str] = OrderedDict()
        self._bytes = 0

    def __len__(self) -> int:
        return len(self.names)

    def of_passage(self, number: int) -> int:
        """Number of the article that a passage stands in."""
        return bisect_right(self.passage_ends, number) - 1

    def article(self, row: int) -> Article:
        """An article, its text not read yet."""
        first, last = self._head_ends[row], self._head_ends[row + 1]
        return self._made(row, self._head(last - first, first))

    def __iter__(self) -> Iterator[Article]:
        """The articles, their texts not read yet; at once, as there may be very many."""
        heads = memoryview(self._head(self._head_ends[-1], 0))
        return (self._made(row, heads[first:]) for row, first in enumerate(self._head_ends[:-1]))

    def _made(self, row: int, head: bytes | memoryview) -> Article:
        name, *others = marshal.loads(head)
        article = _KeptArticle(name, "", *others)
        article.rows = self
        article.row = row
        return article

    def encoded(self, row: int) -> bytes:
        """The text of an article as it lies in the file."""
        return self._text(self._size(row), self._text_ends[row])

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
        lists: WordLists,
        tokens: tuple[int, int],
    ) -> None:
        super().__init__(number, sentence, lexicon)
        self._lists = lists
        self._rows = slice(*tokens)

    @cached_property
    def _numbers(self) -> list[int]:
        """Numbers of the keys of its tokens."""
        return self._lists.tokens.few(self._rows.start, self._rows.stop).tolist()

    @cached_property
    def keys(self) -> Words:
        """Its words as keys."""
        return tuple(map(self._lists.words.known.__getitem__, self._numbers))

    @cached_property
    def folded(self) -> Words:
        """Its words, folded."""
        forms = map(self._lists.form_of.__getitem__, self._numbers)
        return tuple(map(self._lists.forms.known.__getitem__, forms))

    def key_at(self, position: int) -> str:
        """One of its words as key."""
        return self.keys[position]

    @cached_property
    def tokens(self) -> tuple[Token, ...]:
        """Its words, abbreviations written out; offsets into the article's text."""
        # Start and length of each, from the start of the sentence.
        places = self._lists.places.few(self._rows.start, self._rows.stop).tolist()
        base = self.sentence.start
        starts = [base + start for start in places[::2]]
        ends = map(add, starts, places[1::2])
        rows = zip(self.keys, self.folded, starts, ends, strict=True)
        return tuple(map(Token._make, rows))
