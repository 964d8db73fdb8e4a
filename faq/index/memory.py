"""An index in memory, over a few articles: built at once, and what is seldom needed later."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Container, Iterator, Mapping, Sequence
from decimal import Decimal
from functools import cached_property
from itertools import chain, pairwise

from faq.documents.articles import Article, Sentence
from faq.facts import Fact
from faq.index.model import Index, facts_in, printed_values
from faq.index.passages import CITABLE, Passage
from faq.index.vocabulary import BREAK, Initials, head_words, names_in, people_in
from faq.lexicon import Lexicon, Words
from faq.values import NamedTuple

__all__ = ["IndexBuilder", "MemoryIndex", "build_index"]


class _Part(NamedTuple):
    """What an index has of one article."""

    sentences: tuple[Sentence, ...]
    """Its sentences."""
    passages: tuple[Passage, ...]
    """Those that state something, numbered in the article."""


class IndexBuilder:
    """Builds one index after another; an article of the one before isn't taken apart again."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self._parts: dict[Article, _Part] = {}
        self._last: MemoryIndex | None = None

    def resume(self, index: MemoryIndex) -> None:
        """Go on from an index that was built before."""
        self._parts, self._last = index.parts, index

    def build(self, articles: Sequence[Article]) -> MemoryIndex:
        """The index of some articles."""
        if self._last is None or self._last.articles != tuple(articles):
            self._parts = {
                article: self._parts.get(article) or _part(article, self._lexicon)
                for article in articles
            }
            self._last = MemoryIndex(self._parts, self._lexicon)
        return self._last


def build_index(articles: Sequence[Article], lexicon: Lexicon) -> MemoryIndex:
    """The index of some articles."""
    return IndexBuilder(lexicon).build(articles)


def _part(article: Article, lexicon: Lexicon) -> _Part:
    from faq.documents.sentences import split_sentences  # Late: most articles are as they were.

    sentences = split_sentences(article)
    citable = (sentence for sentence in sentences if sentence.role in CITABLE)
    passages = (Passage(number, sentence, lexicon) for number, sentence in enumerate(citable))
    return _Part(sentences, tuple(passages))


class MemoryIndex(Index):
    """An index with everything at hand."""

    def __init__(self, parts: Mapping[Article, _Part], lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self.parts = dict(parts)
        """What it has of each article."""
        self._parts = {article.name: part for article, part in parts.items()}
        self._articles = {article.name: article for article in parts}
        found = chain.from_iterable(part.passages for part in parts.values())
        self._passages = tuple(p.numbered(number) for number, p in enumerate(found))
        first = 0
        self._firsts: dict[str, int] = {}
        for name, part in self._parts.items():
            self._firsts[name] = first
            first += len(part.passages)
        postings: dict[str, list[int]] = defaultdict(list)
        self._keys: set[str] = set()
        self._pairs: Counter[tuple[str, str]] = Counter()
        for passage in self._passages:
            for word in passage.positions:
                postings[word].append(passage.number)
            self._keys.update(token.key for token in passage.tokens)
            self._pairs.update(pairwise(token.folded for token in passage.tokens))
        self._postings = dict(postings)

    def work_out(self) -> None:
        """Work out all that is otherwise worked out when it is first needed."""
        for passage in self._passages:
            passage.work_out()
        for name in ("contexts", "names", "people"):
            getattr(self, name)

    def __getstate__(self) -> dict[str, object]:
        return {name: value for name, value in vars(self).items() if name != "initials"}

    @property
    def articles(self) -> tuple[Article, ...]:
        return tuple(self._articles.values())

    @cached_property
    def sentences(self) -> tuple[Sentence, ...]:
        return tuple(chain.from_iterable(part.sentences for part in self._parts.values()))

    @property
    def passages(self) -> tuple[Passage, ...]:
        return self._passages

    @cached_property
    def facts(self) -> tuple[Fact, ...]:
        return tuple(fact for passage in self._passages for fact in facts_in(passage))

    @property
    def postings(self) -> Mapping[str, Sequence[int]]:
        return self._postings

    @property
    def keys(self) -> Collection[str]:
        return self._keys

    @property
    def pairs(self) -> Container[tuple[str, str]]:
        return self._pairs

    def pair_count(self, left: str, right: str) -> int:
        return self._pairs[left, right]

    @cached_property
    def initials(self) -> Initials:
        words = [w for p in self._passages for w in (*(t.folded for t in p.tokens), BREAK)]
        letters = "".join(word[0] for word in words)
        return Initials(letters, lambda first, end: tuple(words[first:end]))

    @cached_property
    def contexts(self) -> Mapping[str, frozenset[str]]:
        return {name: head_words(article) for name, article in self._articles.items()}

    @cached_property
    def names(self) -> frozenset[Words]:
        return frozenset(name for passage in self._passages for name in names_in(passage))

    @cached_property
    def people(self) -> frozenset[Words]:
        return frozenset(name for passage in self._passages for name in people_in(passage))

    def people_called(self, words: Words) -> tuple[Words, ...]:
        return tuple(sorted(name for name in self.people if name[-len(words) :] == words))

    def article_named(self, name: str) -> Article | None:
        return self._articles.get(name)

    def sentences_of(self, article: Article) -> Sequence[Sentence]:
        return self._parts[article.name].sentences

    def passages_of(self, article: Article) -> Sequence[Passage]:
        first = self._firsts[article.name]
        return self._passages[first : first + len(self._parts[article.name].passages)]

    def printing(self, values: Collection[Decimal]) -> Sequence[Passage]:
        numbers = {n for value in values for n in self._printed.get(value, ())}
        return [self._passages[number] for number in sorted(numbers)]

    def prints(self, value: Decimal) -> bool:
        return value in self._printed

    def articles_with(self, words: Words) -> Iterator[Article]:
        names = (self._passages[n].sentence.article.name for n in self._holding(words))
        return (self._articles[name] for name in dict.fromkeys(names))

    def has_phrase(self, words: Words) -> bool:
        return any(True for _ in self._holding(words))

    def _holding(self, words: Words) -> Iterator[int]:
        """Numbers of the passages in which some folded words stand side by side."""
        rarest = min((self._postings.get(word, ()) for word in words), key=len, default=())
        return (number for number in rarest if self._passages[number].has_run(words))

    @cached_property
    def _printed(self) -> Mapping[Decimal, Sequence[int]]:
        """Value → numbers of the passages that print it."""
        printed: dict[Decimal, list[int]] = defaultdict(list)
        for passage in self._passages:
            for value in {v for clause in passage.clauses for v in printed_values(clause)}:
                printed[value].append(passage.number)
        return printed
