"""What the words of articles are besides words: names, persons, heads, initials."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator

from faq.documents.articles import Article
from faq.index.passages import Passage
from faq.lexicon import Words
from faq.people import SURNAMES
from faq.text import Token, tokenize

__all__ = ["BREAK", "Initials", "folded_name", "head_words", "names_in", "people_in"]

_LENGTHS = range(2, 6)
_MOST_PHRASES = 3
BREAK = "\n"
"""Stands between sentences, so that no phrase goes over the end of one."""


def head_words(article: Article) -> frozenset[str]:
    """Folded words of an article's title, place and section."""
    return frozenset(
        token.folded
        for part in (article.title, article.place, article.section)
        for token in tokenize(part)
    )


def names_in(passage: Passage) -> Iterator[Words]:
    """Runs of two to four capitalised words; the first word of a sentence is capital anyway."""
    text = passage.sentence.article.text
    run: list[Token] = []
    for token in (*passage.tokens[1:], None):
        follows = token is not None and (not run or text[run[-1].end : token.start] == " ")
        surface = text[token.start : token.end] if token is not None else ""
        if follows and surface[:1].isupper() and not surface[1:].isupper():
            run.append(token)  # type: ignore[arg-type]
            continue
        if 2 <= len(run) <= 4:
            yield tuple(word.folded for word in run)
        run = [token] if token is not None and surface.istitle() else []


def people_in(passage: Passage) -> Iterator[Words]:
    """Names of the persons that a passage names, folded."""
    from faq.introductions import find_people  # Late: mostly the names are kept from before.

    text = passage.sentence.article.text
    if any(token.key in SURNAMES and text[token.start].isupper() for token in passage.tokens):
        for person in find_people(passage.sentence.text, passage.lexicon.place_names):
            yield folded_name(person.name)


def folded_name(name: str) -> Words:
    """The words of a name, folded."""
    return tuple(token.folded for token in tokenize(name))


class Initials:
    """Finds words that stand side by side by their initials."""

    def __init__(self, letters: str, words: Callable[[int, int], Words]) -> None:
        """Look among some words.

        Args:
            letters: the first letter of each word, folded; between sentences ``BREAK``.
            words: gives the words, folded, of which the letters from a position to another are.

        """
        self._letters = letters
        self._words = words

    def __contains__(self, short: str) -> bool:
        """Whether words with these initials stand side by side somewhere."""
        return self._is_short(short) and short in self._letters

    def get(self, short: str) -> tuple[Words, ...]:
        """Phrases with these initials, the three commonest first; "tngt" finds "tai nan …"."""
        counts: Counter[Words] = Counter()
        first = self._letters.find(short) if self._is_short(short) else -1
        while first >= 0:
            counts[self._words(first, first + len(short))] += 1
            first = self._letters.find(short, first + 1)
        return tuple(words for words, _ in counts.most_common(_MOST_PHRASES))

    def _is_short(self, short: str) -> bool:
        return len(short) in _LENGTHS and short.isalpha()
