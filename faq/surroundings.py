"""What stands around a sentence: what names it, its paragraph, what is stated near it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from faq.documents.articles import Article, Sentence
from faq.facts import Clause

__all__ = [
    "ARTICLE_DIGITS",
    "article_reference",
    "clauses_near",
    "paragraph_around",
    "reference_of",
]

ARTICLE_DIGITS = 6
"""So many digits of a sentence's name are its article's."""

_SENTENCE_DIGITS = 10
_FEW_SENTENCES = 2


def reference_of(sentence: Sentence) -> str:
    """A short name for a sentence, the same as long as it stands where it stands: 16 hex digits."""
    own = _digest(f"{sentence.start}\0{sentence.text}", _SENTENCE_DIGITS)
    return article_reference(sentence.article) + own


def article_reference(article: Article) -> str:
    """The part of a sentence's name that its article gives; others may have the same."""
    return _digest(article.name, ARTICLE_DIGITS)


def _digest(text: str, digits: int) -> str:
    import hashlib  # Late: only links and buttons name sentences.

    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:digits]


def paragraph_around(sentence: Sentence, sentences: Iterable[Sentence]) -> tuple[Sentence, ...]:
    """The sentences of a sentence's paragraph, out of those of its article, in order.

    Papers print many a sentence as a paragraph of its own; then the paragraphs before and after
    belong to it.
    """
    own = tuple(sentences)
    paragraph = tuple(other for other in own if other.paragraph == sentence.paragraph)
    if len(paragraph) >= _FEW_SENTENCES:
        return paragraph
    near = range(sentence.paragraph - 1, sentence.paragraph + 2)
    return tuple(
        other
        for other in own
        if other.paragraph in near and (other.role != "head" or other == sentence)
    )


def clauses_near(
    sentence: Sentence, at: int, clauses: Sequence[Clause], most: int
) -> Iterator[Clause]:
    """Yield what is stated near a place, nearest first, what comes after it before the rest.

    Args:
        sentence: the sentence of the place.
        at: offset of the place in the article's text; the clause that holds it is left out.
        clauses: what the sentence's article states, in order.
        most: number of clauses wanted.

    """
    others = [
        clause
        for clause in clauses
        if clause.sentence.role == "body" and not clause.start <= at < clause.end
    ]

    def distance(clause: Clause) -> tuple[int, int, bool, int]:
        away = clause.sentence.number - sentence.number
        paragraphs = abs(clause.sentence.paragraph - sentence.paragraph)
        return paragraphs, abs(away), away < 0, abs(clause.start - at)

    yield from sorted(others, key=distance)[:most]
