"""The articles, read-only and ready to be searched: passages, postings, vocabulary."""

from __future__ import annotations

import math
from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import chain, pairwise
from operator import attrgetter

from faq.documents.articles import Article, Sentence
from faq.documents.sentences import split_sentences
from faq.facts import Clause, Fact, clauses_of, facts_of
from faq.lexicon import Lexicon, Words, folded_of
from faq.text import Token, tokenize

__all__ = ["Index", "IndexBuilder", "Passage", "build_index"]

_CITABLE = ("body", "title", "subheading")


@dataclass(frozen=True, slots=True)
class Passage:
    """A sentence as it is searched."""

    number: int
    """Position in ``Index.passages``."""
    sentence: Sentence
    """The sentence."""
    tokens: tuple[Token, ...] = field(repr=False)
    """Its words, abbreviations written out; offsets into the article's text."""
    positions: dict[str, tuple[int, ...]] = field(repr=False)
    """Folded word → its positions in ``tokens``."""
    compound: tuple[int, ...] = field(repr=False)
    """For each token the position of the first word of its compound, itself if it is alone."""
    heads: tuple[bool, ...] = field(repr=False)
    """For each token whether it is a word by itself too: "vốn" of "vốn giao"."""
    clauses: tuple[Clause, ...] = field(repr=False)
    """What the sentence states, part by part."""

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Positions of the tokens that lie between two offsets: first, after the last."""
        first = bisect_left(self.tokens, start, key=attrgetter("start"))
        last = bisect_right(self.tokens, end, key=attrgetter("end"))
        return first, max(first, last)

    def has_run(self, words: Words) -> bool:
        """Whether folded words stand side by side in the sentence."""
        return any(
            all(
                position + offset < len(self.tokens)
                and self.tokens[position + offset].folded == word
                for offset, word in enumerate(words)
            )
            for position in self.positions.get(words[0], ())
        )

    def position_at(self, offset: int) -> int:
        """Position of the first token that begins at an offset or after it."""
        return bisect_left(self.tokens, offset, key=attrgetter("start"))


@dataclass(frozen=True, slots=True)
class Index:
    """Everything the engine knows of the articles."""

    articles: tuple[Article, ...]
    """The articles, in the order loaded."""
    sentences: tuple[Sentence, ...] = field(repr=False)
    """Every sentence, captions and credits too."""
    passages: tuple[Passage, ...] = field(repr=False)
    """The sentences that state something."""
    facts: tuple[Fact, ...] = field(repr=False)
    """What they state."""
    postings: dict[str, tuple[int, ...]] = field(repr=False)
    """Folded word → numbers of the passages that have it."""
    keys: Counter[str] = field(repr=False)
    """Word as key → how often the articles have it."""
    pairs: set[tuple[str, str]] = field(repr=False)
    """Folded words that stand side by side somewhere."""
    initials: dict[str, tuple[Words, ...]] = field(repr=False)
    """Initials of words that stand side by side ("tngt") → those words, folded, commonest first."""
    contexts: dict[str, frozenset[str]] = field(repr=False)
    """Article name → folded words of its head: title, place, section."""
    names: frozenset[Words] = field(repr=False)
    """Capitalised words that stand together in the articles, folded: "vân canh"."""
    people: frozenset[Words] = field(repr=False)
    """Names of the persons in the articles, folded."""

    def has_phrase(self, words: Words) -> bool:
        """Whether folded words stand side by side in some article."""
        numbers = [self.postings.get(word, ()) for word in words]
        if not words or not all(numbers):
            return False
        rarest = min(numbers, key=len)
        return any(self.passages[number].has_run(words) for number in rarest)

    def idf(self, documents: int) -> float:
        """Rarity of what so many passages have: 1 for none, towards 0 for all."""
        total = len(self.passages) + 1
        return math.log((total + 0.5) / (documents + 0.5)) / math.log((total + 0.5) / 0.5)


@dataclass(frozen=True, slots=True)
class _Part:
    """What an index has of one article."""

    sentences: tuple[Sentence, ...]
    """Its sentences."""
    passages: tuple[Passage, ...]
    """Those that state something, numbered in the article."""
    facts: tuple[Fact, ...]
    """What they state."""


class IndexBuilder:
    """Builds one index after another; an article of the one before isn't taken apart again."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self._parts: dict[Article, _Part] = {}

    def build(self, articles: Sequence[Article]) -> Index:
        """The index of some articles."""
        self._parts = {
            article: self._parts.get(article) or _part(article, self._lexicon)
            for article in articles
        }
        return _joined(self._parts)


def build_index(articles: Sequence[Article], lexicon: Lexicon) -> Index:
    """The index of some articles."""
    return IndexBuilder(lexicon).build(articles)


def _part(article: Article, lexicon: Lexicon) -> _Part:
    sentences = split_sentences(article)
    passages: list[Passage] = []
    for sentence in sentences:
        if sentence.role in _CITABLE:
            passages.append(_passage(len(passages), sentence, lexicon))
    facts = (
        fact for passage in passages for clause in passage.clauses for fact in facts_of(clause)
    )
    return _Part(sentences, tuple(passages), tuple(facts))


def _joined(parts: Mapping[Article, _Part]) -> Index:
    passages = [
        replace(passage, number=number) if passage.number != number else passage
        for number, passage in enumerate(chain.from_iterable(p.passages for p in parts.values()))
    ]
    postings: dict[str, list[int]] = defaultdict(list)
    keys: Counter[str] = Counter()
    pairs: set[tuple[str, str]] = set()
    initials: dict[str, dict[Words, int]] = defaultdict(dict)
    for passage in passages:
        for word in passage.positions:
            postings[word].append(passage.number)
        keys.update(token.key for token in passage.tokens)
        folded = [token.folded for token in passage.tokens]
        pairs.update(pairwise(folded))
        _gather_initials(folded, initials)
    return Index(
        articles=tuple(parts),
        sentences=tuple(chain.from_iterable(part.sentences for part in parts.values())),
        passages=tuple(passages),
        facts=tuple(chain.from_iterable(part.facts for part in parts.values())),
        postings={word: tuple(numbers) for word, numbers in postings.items()},
        keys=keys,
        pairs=pairs,
        initials={
            short: tuple(sorted(counts, key=counts.__getitem__, reverse=True)[:3])
            for short, counts in initials.items()
        },
        contexts={article.name: _context(article) for article in parts},
        names=frozenset(name for passage in passages for name in _names(passage)),
        people=frozenset(
            tuple(token.folded for token in tokenize(person.name))
            for passage in passages
            for clause in passage.clauses
            for person in clause.people
        ),
    )


def _context(article: Article) -> frozenset[str]:
    return frozenset(
        token.folded
        for part in (article.title, article.place, article.section)
        for token in tokenize(part)
    )


def _names(passage: Passage) -> Iterator[Words]:
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


def _gather_initials(folded: Sequence[str], initials: dict[str, dict[Words, int]]) -> None:
    letters = "".join(word[0] for word in folded)
    for length in (2, 3, 4, 5):
        for start in range(len(folded) - length + 1):
            short = letters[start : start + length]
            if short.isalpha():
                counts = initials[short]
                words = tuple(folded[start : start + length])
                counts[words] = counts.get(words, 0) + 1


def _passage(number: int, sentence: Sentence, lexicon: Lexicon) -> Passage:
    base = sentence.start
    text = sentence.text
    tokens = tuple(
        Token(token.key, token.folded, token.start + base, token.end + base)
        for token in write_out(text, tokenize(text), lexicon.abbreviations)
    )
    positions: dict[str, list[int]] = defaultdict(list)
    for position, token in enumerate(tokens):
        positions[token.folded].append(position)
    return Passage(
        number=number,
        sentence=sentence,
        tokens=tokens,
        positions={word: tuple(places) for word, places in positions.items()},
        compound=_compounds(tokens, lexicon),
        heads=tuple((token.key,) in lexicon.vi for token in tokens),
        clauses=clauses_of(sentence, lexicon.place_names),
    )


def _compounds(tokens: Sequence[Token], lexicon: Lexicon) -> tuple[int, ...]:
    """The longest lexicon word of two or three syllables at each place, left to right."""
    starts = list(range(len(tokens)))
    position = 0
    while position < len(tokens):
        for length in (3, 2):
            words = tuple(token.key for token in tokens[position : position + length])
            if (
                len(words) == length
                and words in lexicon.vi
                and folded_of(words[:1]) not in lexicon.signals["loose_head"]
            ):
                starts[position : position + length] = [position] * length
                position += length
                break
        else:
            position += 1
    return tuple(starts)


def _is_capitals(text: str, window: Sequence[Token]) -> bool:
    return text[window[0].start : window[0].start + 2].isupper()


def write_out(
    text: str,
    tokens: Iterable[Token],
    forms: dict[Words, list[Words]],
    accept: Callable[[str, Sequence[Token]], bool] = _is_capitals,
) -> list[Token]:
    """Tokens with each abbreviation replaced by its long form, the new tokens at its place.

    Args:
        text: what the tokens were read from.
        tokens: its words.
        forms: abbreviation, folded → its long forms, as keys.
        accept: whether some tokens of the text are meant as a short form at all.

    """
    pending = list(tokens)
    folded = [token.folded for token in pending]
    written: list[Token] = []
    position = 0
    while position < len(pending):
        for length in (4, 3, 2, 1):
            # At the end the same few words come up again, which does no harm.
            long = forms.get(tuple(folded[position : position + length]))
            window = pending[position : position + length] if long else []
            if long and accept(text, window):
                start, end = window[0].start, window[-1].end
                written.extend(
                    Token(key, plain, start, end)
                    for key, plain in zip(long[0], folded_of(long[0]), strict=True)
                )
                position += length
                break
        else:
            written.append(pending[position])
            position += 1
    return written
