"""What an index is to those who ask it, wherever it keeps what it knows."""

from __future__ import annotations

import math
from abc import ABC, abstractmethod
from collections.abc import Collection, Container, Iterable, Iterator, Mapping, Sequence
from decimal import Decimal

from faq.documents.articles import Article, Sentence
from faq.facts import Clause, Fact, facts_of
from faq.index.passages import Passage
from faq.index.vocabulary import Initials
from faq.lexicon import Words

__all__ = ["Index", "facts_in", "printed_values"]


class Index(ABC):
    """Everything the engine knows of the articles; read-only, and made when it is come to."""

    @property
    @abstractmethod
    def articles(self) -> Sequence[Article]:
        """The articles, in the order loaded."""

    @property
    @abstractmethod
    def sentences(self) -> Sequence[Sentence]:
        """Every sentence, captions and credits too."""

    @property
    @abstractmethod
    def passages(self) -> Sequence[Passage]:
        """The sentences that state something."""

    @property
    @abstractmethod
    def postings(self) -> Mapping[str, Sequence[int]]:
        """Folded word → numbers of the passages that have it, ascending."""

    @property
    @abstractmethod
    def keys(self) -> Collection[str]:
        """The words of the articles, as keys."""

    @property
    @abstractmethod
    def pairs(self) -> Container[tuple[str, str]]:
        """Folded words that stand side by side somewhere."""

    @abstractmethod
    def pair_count(self, left: str, right: str) -> int:
        """About how often two folded words stand side by side."""

    @property
    @abstractmethod
    def initials(self) -> Initials:
        """Words that stand side by side, by their initials."""

    @property
    @abstractmethod
    def contexts(self) -> Mapping[str, frozenset[str]]:
        """Article name → folded words of its head: title, place, section."""

    @property
    @abstractmethod
    def names(self) -> Container[Words]:
        """Capitalised words that stand together in the articles, folded: "vân canh"."""

    @property
    @abstractmethod
    def people(self) -> Collection[Words]:
        """Names of the persons in the articles, folded."""

    @abstractmethod
    def people_called(self, words: Words) -> tuple[Words, ...]:
        """Names of persons that end in some folded words, in order."""

    @abstractmethod
    def article_named(self, name: str) -> Article | None:
        """The article of that name, None if there is none."""

    @abstractmethod
    def sentences_of(self, article: Article) -> Sequence[Sentence]:
        """The sentences of one article."""

    @abstractmethod
    def passages_of(self, article: Article) -> Sequence[Passage]:
        """The passages of one article."""

    @abstractmethod
    def printing(self, values: Collection[Decimal]) -> Iterable[Passage]:
        """Passages that print one of some values as a number or as the whole of a ratio."""

    @abstractmethod
    def prints(self, value: Decimal) -> bool:
        """Whether some passage prints a value, be it as the end of a range."""

    @abstractmethod
    def articles_with(self, words: Words) -> Iterator[Article]:
        """The articles in which folded words stand side by side, in order."""

    @abstractmethod
    def has_phrase(self, words: Words) -> bool:
        """Whether folded words stand side by side in some article."""

    @property
    def is_large(self) -> bool:
        """Whether there are too many passages to look at each that has a word of a question."""
        return False

    def count(self, folded: str) -> int:
        """About how many passages have a folded word."""
        return len(self.postings.get(folded, ()))

    @property
    def facts(self) -> Collection[Fact]:
        """What the passages state, in order."""
        return _Facts(self.passages)

    def passage_of(self, sentence: Sentence) -> Passage | None:
        """A sentence as it is searched; None if it states nothing."""
        numbered = (
            p for p in self.passages_of(sentence.article) if p.sentence.number == sentence.number
        )
        return next((passage for passage in numbered if passage.sentence == sentence), None)

    def are_neighbours(self, number: int) -> bool:
        """Whether a passage and the next one stand in one paragraph."""
        one, other = self.passages[number].sentence, self.passages[number + 1].sentence
        return one.paragraph == other.paragraph and one.article.name == other.article.name

    def idf(self, documents: float) -> float:
        """Rarity of what so many passages have: 1 for none, towards 0 for all."""
        total = len(self.passages) + 1
        return math.log((total + 0.5) / (documents + 0.5)) / math.log((total + 0.5) / 0.5)


class _Facts(Collection[Fact]):
    """The facts of some passages, found anew each time they are gone through."""

    def __init__(self, passages: Sequence[Passage]) -> None:
        self._passages = passages

    def __iter__(self) -> Iterator[Fact]:
        return (fact for passage in self._passages for fact in facts_in(passage))

    def __len__(self) -> int:
        return sum(1 for _ in self)

    def __contains__(self, fact: object) -> bool:
        return any(fact == other for other in self)


def facts_in(passage: Passage) -> Iterator[Fact]:
    """What a passage states."""
    return (fact for clause in passage.clauses for fact in facts_of(clause))


def printed_values(clause: Clause) -> Iterator[Decimal]:
    """Every value that a clause prints: numbers, wholes of ratios, ends of ranges."""
    for quantity in clause.quantities:
        yield quantity.value
        if quantity.total is not None:
            yield quantity.total
        if quantity.high is not None:
            yield quantity.high
