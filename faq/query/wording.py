"""Words that have been read: written out, and mended where they had slips."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cached_property

from faq.lexicon import Words
from faq.reply import Language
from faq.spelling import Option
from faq.text import Token
from faq.values import NamedTuple

__all__ = ["QuestionWords", "Wording", "joined"]


class Wording(NamedTuple):
    """Some words as they were understood; a question made of them has nothing to be mended."""

    text: str
    """As typed."""
    tokens: tuple[Token, ...]
    """The words as meant; offsets into the text."""
    mended: tuple[tuple[Option, ...] | None, ...]
    """What each may stand for that may be a slip; None for a word as it stands."""

    def part(self, first: int, last: int) -> Wording:
        """The words from a position up to another one, one at least."""
        start, end = self.tokens[first].start, self.tokens[last - 1].end
        tokens = _moved(self.tokens[first:last], -start)
        return Wording(self.text[start:end], tokens, self.mended[first:last])


class _QuestionWordsFields(NamedTuple):
    """What the words of a question are made of."""

    text: str
    """The question as read."""
    tokens: Sequence[Token]
    """Its words; offsets into the text."""
    options: Sequence[tuple[Option, ...]]
    """What each word may stand for."""
    asking: frozenset[int]
    """Positions of the words that only say what kind of answer is wanted."""
    taken: frozenset[int]
    """Positions of those and of the words of dates and figures: no terms."""
    language: Language
    """The language of the question."""


class QuestionWords(_QuestionWordsFields):
    """The words of a question, as its terms are looked for."""

    @cached_property
    def has_accents(self) -> bool:
        """Whether they are typed with diacritics, so that a word without any has none."""
        accented = [token for token in self.tokens if token.key != token.folded]
        return 2 * len(accented) >= len(self.tokens)

    def surface(self, first: int, last: int) -> str:
        """Some words as typed."""
        return self.text[self.tokens[first].start : self.tokens[last - 1].end]

    def folded(self, first: int, last: int) -> Words:
        """Some words without diacritics."""
        return tuple([token.folded for token in self.tokens[first:last]])


def joined(wordings: Iterable[Wording]) -> Wording:
    """Some words and others, with blanks between them."""
    texts: list[str] = []
    tokens: list[Token] = []
    mended: list[tuple[Option, ...] | None] = []
    start = 0
    for wording in wordings:
        if wording.tokens:
            texts.append(wording.text)
            tokens += _moved(wording.tokens, start)
            mended += wording.mended
            start += len(wording.text) + 1
    return Wording(" ".join(texts), tuple(tokens), tuple(mended))


def _moved(tokens: Iterable[Token], by: int) -> tuple[Token, ...]:
    return tuple([Token(key, folded, s + by, e + by) for key, folded, s, e in tokens])
