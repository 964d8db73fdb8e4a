"""A question cut into words and fixed phrases: the cut that costs least as a whole.

Taking the longest known phrase from the left goes wrong where words share a syllable: "giới |
kinh doanh" isn't "giới kinh | doanh". So every cut is weighed: one with fewer and surer pieces,
and with pieces that the articles print, is better.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Any

from faq.english import stem
from faq.figures.units import MEASURES
from faq.index import Index
from faq.lexicon import Lexicon, Words, folded_of
from faq.people import is_post
from faq.query.names import name_at
from faq.query.wording import QuestionWords
from faq.spelling import Option, Speller
from faq.text import Token
from faq.values import NamedTuple

__all__ = ["Segment", "Segmenter", "Spellings"]

Spellings = tuple[tuple[Words, float], ...]
"""Phrases of the lexicon that some words may stand for, as keys, each with a weight, 0 to 1."""

# Of so many phrases of the lexicon it is remembered whether the articles print them, and what they
# are worth.
_REMEMBERED = 4096
# A reading at least so good is taken for what was meant.
_SURE = 0.85
# What a piece of a cut costs. A known phrase costs as much as a known word, however long it is.
_NAME = 0.2
_KNOWN = 1.0
_LIGHT = 0.8
_UNKNOWN = 1.6
_PAIR = 2.6
"""Of two syllables that no list has, but the articles print side by side: a word of theirs."""
_STRANGE = 2.5
"""Per syllable of a word that no list has."""
_DOUBTFUL = 1.7
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
# longer one always is, its parts are found even where a paper words it otherwise; but for names,
# and for what the papers say in a shorter way: "bán ra nước ngoài" is "xuất khẩu".
_LONG = 3
_LONGEST = 3


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
    """What some words are as a piece of a cut."""

    kind: str
    """As in ``Segment``."""
    spellings: Spellings
    """What they may stand for."""
    cost: float
    """What the piece costs."""


_HOUSE, _AT = "nha", "o"
_SYLLABLE_UNKNOWN = _Piece("unknown", (), _UNKNOWN)
_WORD_UNKNOWN = _Piece("unknown", (), _STRANGE)
_PAIR_UNKNOWN = _Piece("unknown", (), _PAIR)


class _Run:
    """Some words side by side with which phrases of the lexicon begin."""

    def __init__(
        self,
        options: tuple[tuple[Option, ...], ...],
        keys: Words,
        readings: Sequence[tuple[Words, float, Mapping[Words, Any]]],
        spellings: Spellings,
    ) -> None:
        self.options = options
        """What each may stand for."""
        self.keys = keys
        """The words as typed, as keys."""
        self.readings = readings
        """Beginnings of phrases, folded, that they may stand for, each with a weight, and with all
        beginnings that have the same first word."""
        self.spellings = spellings
        """Whole phrases that they may stand for."""
        self.is_accented = keys != folded_of(keys)
        """Whether they were typed with diacritics."""


class Segmenter:
    """Cuts questions by a lexicon and what the articles print."""

    def __init__(self, index: Index, lexicon: Lexicon, speller: Speller) -> None:
        self._index = index
        self._lexicon = lexicon
        self._speller = speller
        self._is_printed = lru_cache(maxsize=_REMEMBERED)(self._find_printed)
        self._piece = lru_cache(maxsize=_REMEMBERED)(self._find_piece)
        self._longer = lru_cache(maxsize=_REMEMBERED)(self._find_longer)
        self._english_piece = lru_cache(maxsize=_REMEMBERED)(self._find_english_piece)
        self._nothing = _Run((), (), (((), 1.0, {}),), ())

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
        costs = {first: 0.0}
        best: dict[int, tuple[int, _Piece]] = {}
        for start in range(first, limit):
            # Nothing ends where a name goes on.
            before = costs.get(start)
            if before is None:
                continue
            for last, piece in self._from(words, start, limit):
                cost = before + piece.cost
                if last not in costs or cost < costs[last] - 1e-9:
                    costs[last] = cost
                    best[last] = start, piece
        segments: list[Segment] = []
        last = limit
        while last > first:
            start, piece = best[last]
            segments.append(Segment(start, last, piece.kind, piece.spellings))
            last = start
        return segments[::-1]

    def _from(self, words: QuestionWords, first: int, limit: int) -> Iterator[tuple[int, _Piece]]:
        """What may begin at a word: the position after each piece, and the piece."""
        token = words.tokens[first]
        # Whether the word and the next one stand side by side in the articles.
        is_printed = (
            first + 1 < limit
            and (token.folded, words.tokens[first + 1].folded) in self._index.pairs
        )
        name = name_at(words, first, limit, self._index, self._lexicon, is_printed=is_printed)
        if name is not None:
            length, kind, names = name
            named = tuple([(one, 1.0) for one in names])
            yield first + length, _Piece(kind, named, _NAME * length)
            return
        if words.language == "en":
            yield from self._english(words, first, limit)
        yield from self._vietnamese(words, first, limit)
        if is_printed and words.language == "vi":
            yield first + 2, _PAIR_UNKNOWN
        is_syllable = self._speller.knows_folded(token.folded)
        yield first + 1, _SYLLABLE_UNKNOWN if is_syllable else _WORD_UNKNOWN

    def _english(
        self, words: QuestionWords, first: int, limit: int
    ) -> Iterator[tuple[int, _Piece]]:
        stems: Words = ()
        word = stem(words.tokens[first].folded)
        known, light = self._lexicon.en.beginning(word), self._lexicon.light_en
        longest = self._lexicon.longest_english.get((word,), 0)
        for last in range(first + 1, min(limit, first + longest) + 1):
            token = words.tokens[last - 1]
            if token.key != token.folded:
                return
            stems = (*stems, stem(token.folded))
            if stems in known or stems in light:
                yield last, self._english_piece(stems)

    def _find_english_piece(self, stems: Words) -> _Piece:
        """What an English phrase is worth as a piece of a cut."""
        if stems in self._lexicon.light_en:
            return _Piece("light", (), _LIGHT)
        printed = self._is_translated(stems)
        cost = _cost(len(stems), 1.0, is_printed=printed, is_long=len(stems) > 1)
        return _Piece("en", ((stems, 1.0),), cost)

    def _vietnamese(
        self, words: QuestionWords, first: int, limit: int
    ) -> Iterator[tuple[int, _Piece]]:
        is_english = words.language == "en"
        token = words.tokens[first]
        counted = first - 1 in words.asking and token.folded in MEASURES
        may_be_light = not (is_english or counted)
        is_capital = words.text[token.start].isupper()
        run: _Run | None = self._nothing
        # "bao nhiêu ha rừng": the measure is one thing, what is measured another.
        most = 1 if counted else self._lexicon.max_words
        for last in range(first + 1, min(limit, first + most) + 1):
            run = self._longer(run, words.options[last - 1], words.tokens[last - 1].key)
            if run is None:
                return
            if not run.spellings:
                continue
            is_light = may_be_light
            if last == first + 1:
                # "to" of an English question is no "tỏ".
                if is_english and token.key == token.folded:
                    continue
                is_light = may_be_light and not self._is_exact(words, token)
            # "Chưa giao đất ở Phổ Yên": where it is, and no "đất ở".
            elif self._begins_place(words, last):
                continue
            piece = self._piece(run, is_light, is_capital)
            if piece is not None:
                yield last, piece

    def _is_exact(self, words: QuestionWords, token: Token) -> bool:
        """Whether a word is meant as it is typed, and is none of the light ones.

        Inside a question "nha" are houses; "vay" among words with diacritics is no "vậy".
        """
        if token.key == token.folded and words.has_accents:
            key = (token.key,)
            if key in self._lexicon.vi and key not in self._lexicon.light_vi:
                return True
        return words.text[token.start : token.end].lower() == _HOUSE

    def _begins_place(self, words: QuestionWords, first: int) -> bool:
        """Whether "ở" stands before a position, and a place from there on."""
        if words.tokens[first - 1].folded != _AT or first >= len(words.tokens):
            return False
        names = (words.folded(first, min(first + n, len(words.tokens))) for n in (1, 2, 3))
        is_capital = words.text[words.tokens[first].start].isupper()
        return is_capital or any(name in self._lexicon.place_names for name in names)

    def _find_longer(self, run: _Run, choices: tuple[Option, ...], key: str) -> _Run | None:
        """Some words with the next one; None where no phrase goes on so."""
        beginning, phrases = self._lexicon.prefixes.beginning, self._lexicon.vi_folded
        readings = [
            (longer, weight * choice.weight, known)
            for words, weight, alike in run.readings
            for choice in choices
            for longer, known in [((*words, choice.folded), alike or beginning(choice.folded))]
            if longer in known
        ][:_MOST_READINGS]
        if not readings:
            return None
        options, keys = (*run.options, choices), (*run.keys, key)
        found = [
            (spelling, weight)
            for folded, weight, _ in readings
            for spelling in phrases.get(folded, ())
            if _may_stand_for(options, folded, spelling)
        ]
        return _Run(options, keys, readings, _as_typed(keys, tuple(found)))

    def _find_piece(self, run: _Run, may_be_light: bool, is_capital: bool) -> _Piece | None:
        """What the phrases that some words may stand for are worth as a piece of a cut."""
        spellings = run.spellings
        if may_be_light and any(
            spelling in self._lexicon.light_vi and weight >= _SURE for spelling, weight in spellings
        ):
            return _Piece("light", (), _LIGHT)
        length = len(run.keys)
        is_name = any(spelling in self._lexicon.places for spelling, _ in spellings)
        if length > _LONGEST and not is_name and not self._is_idiom(spellings):
            return None
        known = spellings
        if length == 1 and is_name and not is_capital:
            known = tuple([k for k in spellings if k[0] not in self._lexicon.places])
        if not known:
            return None
        weight = max(weight for _, weight in known)
        is_long = length >= _LONG and not (
            is_name or any(is_post(folded_of(spelling)) for spelling, _ in known)
        )
        printed = any(
            self._is_printed(spelling, is_long)
            for spelling, likeness in known
            if likeness == weight
        )
        cost = _cost(length, weight, is_printed=printed, is_long=is_long)
        # What no article prints may be meant all the same: its diacritics or a synonym tell.
        is_likely = printed or is_name or run.is_accented
        if length > 1 and not is_likely and not any(self._is_printed(k, True) for k, _ in known):
            cost += _BARE
        return _Piece("vi", known, cost)

    def _is_idiom(self, spellings: Spellings) -> bool:
        """Whether no article prints some long words, but what they say in a shorter way."""
        return any(
            self._is_told_shorter(spelling) for spelling, weight in spellings if weight >= _SURE
        )

    def _is_told_shorter(self, spelling: Words) -> bool:
        if self._index.has_phrase(folded_of(spelling)):
            return False
        return any(
            len(other) < len(spelling)
            and not set(other) <= set(spelling)
            and self._index.has_phrase(folded_of(other))
            for other, _ in self._lexicon.synonyms(spelling)
        )

    def _is_translated(self, stems: Words) -> bool:
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


def _as_typed(keys: Words, readings: Spellings) -> Spellings:
    """What some words may stand for; typed with diacritics, a word of the lexicon is no slip."""
    if len(keys) == 1 or keys == folded_of(keys):
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
