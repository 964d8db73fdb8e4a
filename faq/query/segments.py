"""A question cut into words and fixed phrases: the cut that costs least as a whole.

Taking the longest known phrase from the left goes wrong where words share a syllable: "giới |
kinh doanh" isn't "giới kinh | doanh". So every cut is weighed: one with fewer and surer pieces,
and with pieces that the articles print, is better.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from faq.english import stem
from faq.figures.units import MEASURES
from faq.index import Index
from faq.lexicon import Lexicon, Words, folded_of
from faq.people import is_post
from faq.query.names import capitals, find_person
from faq.reply import Language
from faq.spelling import Option, Speller
from faq.text import Token

__all__ = ["QuestionWords", "Segment", "Segmenter", "Spellings"]

Spellings = tuple[tuple[Words, float], ...]
"""Phrases of the lexicon that some words may stand for, as keys, each with a weight, 0 to 1."""

# Of so many phrases of the lexicon it is remembered whether the articles print them, and what they
# are worth.
_REMEMBERED = 4096
# A reading at least so good is taken for what was meant.
_SURE = 0.85
# What bears a name right after it: "xã Thanh Lâm".
_NAMED_UNITS = frozenset(
    "xa huyen tinh phuong thon ban lang ap xom tran commune district province".split()
)
# What a piece of a cut costs. A known phrase costs as much as a known word, however long it is.
_NAME = 0.2
_KNOWN = 1.0
_LIGHT = 0.8
_UNKNOWN = 1.6
_PAIR = 2.6
"""Of two syllables that no list has, but the articles print side by side: a word of theirs."""
_STRANGE = 2.5
"""Per syllable of a word that no list has."""
_DOUBTFUL = 2.0
"""Times the doubt in a reading: 1 less its weight."""
_PRINTED = 0.25
"""Less for what the articles print as it is."""
_UNPRINTED = 0.85
"""More for each further word of a long phrase that no article prints: its parts may be printed."""
_BARE = 0.7
"""More for a word typed without diacritics that neither it nor a synonym of it is printed."""
_SYLLABLE = 0.1
"""More for a single syllable: most words have two."""
_MOST_READINGS = 8
# From so many words on a Vietnamese phrase may be taken apart; shorter ones are words. A still
# longer one always is, but for names: its parts are found even where a paper words it otherwise.
_LONG = 3
_LONGEST = 3


class QuestionWords(NamedTuple):
    """The words of a question, as its terms are looked for."""

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

    def surface(self, first: int, last: int) -> str:
        """Some words as typed."""
        return self.text[self.tokens[first].start : self.tokens[last - 1].end]

    def folded(self, first: int, last: int) -> Words:
        """Some words without diacritics."""
        return tuple([token.folded for token in self.tokens[first:last]])


class Segment(NamedTuple):
    """A word or fixed phrase of a question."""

    first: int
    """Position of its first word."""
    last: int
    """Position after its last word."""
    kind: str
    """"light", "person", "name", "en", "vi" or "unknown"."""
    spellings: Spellings = ()
    """What it may stand for: phrases of the lexicon, or names; English phrases as stems."""


class _Piece(NamedTuple):
    """What some words of the lexicon are as a piece of a cut."""

    kind: str
    """"light" or "vi"."""
    known: Spellings
    """What they may stand for."""
    cost: float
    """What the piece costs."""


class Segmenter:
    """Cuts questions by a lexicon and what the articles print."""

    def __init__(self, index: Index, lexicon: Lexicon, speller: Speller) -> None:
        self._index = index
        self._lexicon = lexicon
        self._speller = speller
        self._is_printed = lru_cache(maxsize=_REMEMBERED)(self._find_printed)
        self._piece = lru_cache(maxsize=_REMEMBERED)(self._find_piece)
        self._is_translated = lru_cache(maxsize=_REMEMBERED)(self._find_translated)

    def cut(self, words: QuestionWords) -> Iterator[Segment]:
        """The segments, left to right; words that are taken are in none."""
        position = 0
        total = len(words.tokens)
        while position < total:
            if position in words.taken:
                position += 1
                continue
            limit = next((i for i in range(position, total) if i in words.taken), total)
            yield from self._cheapest(words, position, limit)
            position = limit

    def _cheapest(self, words: QuestionWords, first: int, limit: int) -> list[Segment]:
        costs = [0.0] + [float("inf")] * (limit - first)
        best: list[Segment | None] = [None] * (limit - first + 1)
        for start in range(first, limit):
            for segment, cost in self._from(words, start, limit):
                end = segment.last - first
                if costs[start - first] + cost < costs[end] - 1e-9:
                    costs[end] = costs[start - first] + cost
                    best[end] = segment
        segments: list[Segment] = []
        last = best[-1]
        while last is not None:
            segments.append(last)
            last = best[last.first - first]
        return segments[::-1]

    def _from(
        self, words: QuestionWords, first: int, limit: int
    ) -> Iterator[tuple[Segment, float]]:
        """What may begin at a word, each with its cost."""
        name = self._name(words, first, limit)
        if name is not None:
            yield name, _NAME * (name.last - name.first)
            return
        if words.language == "en":
            yield from self._english(words, first, limit)
        yield from self._vietnamese(words, first, limit)
        if words.language == "vi" and self._is_printed_pair(words, first, limit):
            yield Segment(first, first + 2, "unknown"), _PAIR
        yield self._unknown(words, first)

    def _name(self, words: QuestionWords, first: int, limit: int) -> Segment | None:
        """A person, or capitalised words that an article has side by side."""
        person = find_person(words.text, words.tokens[first:limit], self._index, self._lexicon)
        if person is not None:
            length, names = person
            return Segment(first, first + length, "person", tuple((name, 1.0) for name in names))
        if first and words.tokens[first - 1].folded in _NAMED_UNITS:
            run = capitals(words.text, words.tokens[first:limit])
            if run:
                return Segment(first, first + run, "name")
        folded = words.folded(first, min(limit, first + 4))
        if folded[:2] not in self._index.pairs:
            return None
        for length in range(len(folded), 1, -1):
            name = folded[:length]
            if name in self._index.names and name not in self._lexicon.prefixes:
                return Segment(first, first + length, "name", ((name, 1.0),))
        return None

    def _english(
        self, words: QuestionWords, first: int, limit: int
    ) -> Iterator[tuple[Segment, float]]:
        stems: Words = ()
        for last in range(first + 1, min(limit, first + self._lexicon.max_words) + 1):
            token = words.tokens[last - 1]
            if token.key != token.folded:
                return
            stems = (*stems, stem(token.folded))
            if stems in self._lexicon.light_en:
                yield Segment(first, last, "light"), _LIGHT
            elif stems in self._lexicon.en:
                segment = Segment(first, last, "en", ((stems, 1.0),))
                printed = self._is_translated(stems)
                yield segment, _cost(len(stems), 1.0, is_printed=printed, is_long=len(stems) > 1)

    def _vietnamese(
        self, words: QuestionWords, first: int, limit: int
    ) -> Iterator[tuple[Segment, float]]:
        is_english = words.language == "en"
        token = words.tokens[first]
        counted = first - 1 in words.asking and token.folded in MEASURES
        for length, readings in self._spellings(words.options[first:limit]):
            last = first + length
            # "to" of an English question is no "tỏ".
            if is_english and length == 1 and token.key == token.folded:
                continue
            if counted and length > 1:
                # "bao nhiêu ha rừng": the measure is one thing, what is measured another.
                continue
            piece = self._piece(
                _as_typed(words.tokens[first:last], readings),
                may_be_light=not (is_english or counted),
                is_capital=words.text[token.start].isupper(),
                is_accented=any(t.key != t.folded for t in words.tokens[first:last]),
            )
            if piece is not None:
                yield Segment(first, last, piece.kind, piece.known), piece.cost

    def _find_piece(
        self, spellings: Spellings, *, may_be_light: bool, is_capital: bool, is_accented: bool
    ) -> _Piece | None:
        """What phrases of the lexicon, of so many words each, are worth as a piece of a cut."""
        if may_be_light and any(
            spelling in self._lexicon.light_vi and weight >= _SURE for spelling, weight in spellings
        ):
            return _Piece("light", (), _LIGHT)
        length = len(spellings[0][0])
        is_name = any(spelling in self._lexicon.places for spelling, _ in spellings)
        if length > _LONGEST and not is_name:
            return None
        known = tuple(
            (spelling, weight) for spelling, weight in spellings if spelling in self._lexicon.vi
        )
        if length == 1 and not is_capital:
            known = tuple(k for k in known if k[0] not in self._lexicon.places)
        if not known:
            return None
        weight = max(weight for _, weight in known)
        is_post_name = any(is_post(folded_of(spelling)) for spelling, _ in known)
        is_long = length >= _LONG and not (is_name or is_post_name)
        printed = any(
            self._is_printed(spelling, is_long)
            for spelling, likeness in known
            if likeness == weight
        )
        cost = _cost(length, weight, is_printed=printed, is_long=is_long)
        # What no article prints may be meant all the same: its diacritics or a synonym tell.
        is_likely = printed or is_name or is_accented
        if length > 1 and not is_likely and not any(self._is_printed(k, True) for k, _ in known):
            cost += _BARE
        return _Piece("vi", known, cost)

    def _find_translated(self, stems: Words) -> bool:
        """Whether the articles print a translation of an English phrase."""
        return any(
            self._index.has_phrase(folded_of(phrase))
            for phrase, _ in self._lexicon.translations(stems)
        )

    def _find_printed(self, spelling: Words, is_long: bool) -> bool:
        """Whether the articles print a phrase; a long one also by a synonym."""
        if self._index.has_phrase(folded_of(spelling)):
            return True
        return is_long and any(
            self._index.has_phrase(folded_of(other))
            for other, _ in self._lexicon.synonyms(spelling)
        )

    def _is_printed_pair(self, words: QuestionWords, first: int, limit: int) -> bool:
        """Whether a word and the next stand side by side in an article."""
        return first + 2 <= limit and words.folded(first, first + 2) in self._index.pairs

    def _unknown(self, words: QuestionWords, first: int) -> tuple[Segment, float]:
        token = words.tokens[first]
        is_syllable = self._speller.knows_folded(token.folded)
        return Segment(first, first + 1, "unknown"), _UNKNOWN if is_syllable else _STRANGE

    def _spellings(self, options: Sequence[tuple[Option, ...]]) -> Iterator[tuple[int, Spellings]]:
        """Phrases of the lexicon that the first words may stand for, by number of words."""
        prefixes, phrases = self._lexicon.prefixes, self._lexicon.vi_folded
        readings: list[tuple[Words, float]] = [((), 1.0)]
        for length, choices in enumerate(options[: self._lexicon.max_words], 1):
            longer = [
                ((*words, choice.folded), weight * choice.weight)
                for words, weight in readings
                for choice in choices
            ]
            readings = [reading for reading in longer if reading[0] in prefixes][:_MOST_READINGS]
            if not readings:
                return
            found = [
                (spelling, weight)
                for folded, weight in readings
                if folded in phrases
                for spelling in phrases[folded]
                if _may_stand_for(options, folded, spelling)
            ]
            if found:
                yield length, tuple(found)


def _as_typed(typed: Sequence[Token], readings: Spellings) -> Spellings:
    """What some words may stand for; typed with diacritics, a word of the lexicon is no slip."""
    keys = tuple([token.key for token in typed])
    if len(keys) == 1 or keys == tuple([token.folded for token in typed]):
        return readings
    return tuple([reading for reading in readings if reading[0] == keys]) or readings


def _may_stand_for(options: Sequence[Sequence[Option]], folded: Words, spelling: Words) -> bool:
    """Whether each word of a phrase is one that was typed."""
    for choices, plain, key in zip(options, folded, spelling, strict=False):
        for choice in choices:
            if choice.folded == plain and (choice.key is None or choice.key == key):
                break
        else:
            return False
    return True


def _cost(length: int, weight: float, *, is_printed: bool, is_long: bool) -> float:
    cost = _KNOWN + _DOUBTFUL * (1 - weight) + (_SYLLABLE if length == 1 else 0.0)
    if is_printed:
        return cost - _PRINTED
    return cost + _UNPRINTED * (length - 1) if is_long else cost
