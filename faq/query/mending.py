"""A question with slips, read as a whole: for each word what was most likely meant.

One word alone seldom tells what it was meant to be: "vuq" may be "vụ" or "của". Its neighbours
tell, but they may be slips too. So the best way through what all the words may be is looked for:
a word costs what its slips cost and how rare it is, two neighbours cost less where the articles
or the lexicon have them side by side.
"""

from __future__ import annotations

import math
from collections.abc import Collection, Sequence
from functools import cached_property, lru_cache
from itertools import pairwise
from operator import add

from faq.allowance import Allowance
from faq.index import Index
from faq.intents import Intents
from faq.lexicon import Lexicon
from faq.query.misfits import ASKING, SEEN, Misfits
from faq.spelling import Option, Speller
from faq.text import Token
from faq.values import NamedTuple

__all__ = ["Mender"]

# Costs are natural logarithms of how unlikely something is.
_STRANGE = 17.0
"""What a word costs that nobody knows, if it is no slip."""
_STRANGE_NAME = 15.0
_STRANGE_SHORT = 11.0
_MARK = 1.5
"""For each diacritic too many or too few, where the question has some."""
_SLIP = 4.0
"""Times what the slips of a word cost among themselves."""
_ONE_SLIP = 1.2
"""What one likely slip costs at most, before that."""
_CAUTION = 3.0
"""More for what is less likely, where few words of a question are strange."""
_CAREFUL = 1.5
"""From so much caution on a word of which only the diacritics are strange is left alone."""
_FAR = 4.0
"""Readings that cost so much more than the best of a word are left out at once."""
_COMMON = 0.5
"""How much it matters which readings are common, before their neighbours are looked at."""
# How likely words are. What a lexicon has side by side, and what people ask with, counts as if
# the articles had it so many times.
_WORDS = 20
"""Words that a passage has, about."""
_WORDS_ELSEWHERE = 1000
_UNSEEN = 0.3
_ASKING = 0.002
_LIGHT = 0.001
_LISTED_PAIR = 1.0
_ASKING_PAIR = 10.0
_FEW = 3
_BY_PAIR = 0.8
"""How much the word before tells."""
_REMEMBERED = 16384
_MOST_READINGS = 20
_MOST_FITTING = 12
"""Of a known word so many readings are tried beside its neighbours."""
_MOST_IN_LONG = 6
_LONG = 30
"""From so many words on less is tried for each, and only what stands beside a strange one."""
# What nobody would call a question with slips is read more coarsely: what mending it takes is
# bounded, however many words are strange.
_MOST_IN_ALL = 80
"""Readings of all strange words together, if there are more than a few of them."""
_DOUBT = 3.0
"""A reading that costs so much more than the best counts a third of it."""
_MENDED = 0.95
_LEAST = 0.35
_MOST_OPTIONS = 4
_VOWELS = frozenset("aeiouy")


class _Reading(NamedTuple):
    """What a typed word may be."""

    folded: str
    """The word without diacritics."""
    key: str | None
    """The word as key, None when any diacritics will do."""
    cost: float
    """What its slips cost."""
    is_typed: bool
    """Whether it is what was typed."""
    is_strange: bool = False
    """Whether it is a word that nobody knows, or a number: what stands before it tells nothing."""


class _Question(NamedTuple):
    """What is known of a question before its words are read."""

    text: str
    """As written."""
    words: Sequence[str]
    """Its words, folded, with an empty one before and after."""
    is_accented: bool
    """Whether it has diacritics."""
    asks: bool
    """Whether some word asks as it was typed."""
    caution: float
    """What unlikely readings cost more."""
    most: int
    """Readings of a strange word."""


_START = _Reading("", None, 0.0, is_typed=True, is_strange=True)


class Mender:
    """Mends questions by what stands side by side in the articles and the lexicon."""

    def __init__(self, index: Index, lexicon: Lexicon, speller: Speller, intents: Intents) -> None:
        """Mend questions by an index, a lexicon and what intents ask with.

        Args:
            index: knows how common words and pairs of words are in the articles.
            lexicon: knows the words that carry no meaning.
            speller: knows all words, and what may be a slip for which.
            intents: know the words and pairs of words that questions ask with.

        """
        self._index = index
        self._speller = speller
        self._asking = intents.folded
        self._intents = intents
        self._lexicon = lexicon
        self._total = _WORDS * len(index.passages) + _WORDS_ELSEWHERE
        self._doubt = lru_cache(maxsize=_REMEMBERED)(self._find_doubt)
        self._chance = lru_cache(maxsize=_REMEMBERED)(self._find_chance)
        self._rarity = lru_cache(maxsize=_REMEMBERED)(self._find_rarity)
        self._step = lru_cache(maxsize=_REMEMBERED)(self._find_step)
        self._misfits = Misfits(index, speller, intents, self._common, self._step)

    @cached_property
    def _before_asking(self) -> frozenset[str]:
        return frozenset(left for left, _ in self._intents.pairs)

    @property
    def _common(self) -> frozenset[str]:
        return self._lexicon.light_words & self._asking

    def mend(
        self, text: str, tokens: Sequence[Token], allowance: Allowance
    ) -> tuple[list[Token], list[tuple[Option, ...] | None]]:
        """The words as meant, and what each may stand for; None for a word as it stands."""
        doubts = [self._doubt(token.key, token.folded) for token in tokens]
        is_accented = any(token.key != token.folded for token in tokens)
        if not any(doubts):
            if is_accented:
                return list(tokens), [None] * len(tokens)
            return self._misfits.read(text, tokens, allowance)
        strange = [place for place, doubt in enumerate(doubts) if doubt]
        taken = allowance.take_slips(len(strange))
        slips, left = strange[:taken], strange[taken:]
        question = _Question(
            text=text,
            words=("", *(token.folded for token in tokens), ""),
            is_accented=is_accented,
            asks=any(token.folded in ASKING for token in tokens),
            caution=_CAUTION * (1 - min(1.0, 3 * doubts.count(1.0) / len(tokens))),
            most=_most_readings(len(tokens), len(slips)),
        )
        mended = _mended(len(tokens), slips, left)
        readings = [
            self._readings(question, place, token, doubt)
            if place in mended and (doubt or not self._fits(question, place))
            else [_Reading(token.folded, None, 0.0, is_typed=True, is_strange=doubt == 1)]
            for place, (token, doubt) in enumerate(zip(tokens, doubts, strict=True))
        ]
        words, options = self._settled(tokens, readings)
        for place in left:
            token = tokens[place]
            key = token.key if token.key != token.folded else None
            options[place] = (Option(token.folded, key, 1.0),)
        return words, options

    def _fits(self, question: _Question, place: int) -> bool:
        """Whether a word fits what stands before and after it, as typed."""
        left, word, right = question.words[place : place + 3]
        return self._misfits.fit(left, word) >= SEEN and self._misfits.fit(word, right) >= SEEN

    def _find_doubt(self, key: str, folded: str) -> float:
        """1 for a word that nobody knows, 0.5 if only its diacritics are strange, else 0."""
        if not folded.isalpha():
            return 0.0
        if not self._speller.knows_folded(folded):
            return 1.0
        if key == folded or self._speller.knows(key):
            return 0.0
        return 0.5 if self._speller.nearest_marks(key, folded)[0] else 0.0

    def _readings(
        self, question: _Question, place: int, token: Token, doubt: float
    ) -> list[_Reading]:
        """What a typed word may be: what was typed, then the likeliest first."""
        typed = self._typed(question, token, doubt)
        surface = question.text[token.start : token.end]
        if not token.folded.isalpha() or (len(surface) > 1 and surface.isupper()):
            return [typed]
        ranked: list[tuple[float, str, float]] = []
        # For a word that is known only what is likely comes into question.
        find = self._speller.slips if doubt == 1 else self._speller.likely_slips
        for word, slips in find(token.folded):
            is_one = slips < _ONE_SLIP
            asks = 0 < doubt < 1 and (question.words[place], word) in self._intents.pairs
            if 0 < doubt < 1 and question.caution > _CAREFUL and not asks:
                continue
            cost = slips * _SLIP
            if not asks and (doubt < 1 or not is_one):
                cost += question.caution
            cost -= self._misfits.asking(word, question.asks)
            ranked.append((cost + _COMMON * self._rarity(word), word, cost))
        ranked.sort()
        if not doubt:
            ranked = self._fitting(question, place, ranked[:_MOST_FITTING])
        ranked = [found for found in ranked if found[0] < ranked[0][0] + _FAR]
        most = question.most if doubt else question.most // 4
        return [typed, *(self._marked(question, token, *found[1:]) for found in ranked[:most])]

    def _fitting(
        self, question: _Question, place: int, ranked: Sequence[tuple[float, str, float]]
    ) -> list[tuple[float, str, float]]:
        """Readings of a word, those first that fit what stands before and after it."""
        left, _, right = question.words[place : place + 3]
        fit = self._misfits.fit
        return sorted(
            (rank - fit(left, word) - fit(word, right), word, cost) for rank, word, cost in ranked
        )

    def _typed(self, question: _Question, token: Token, doubt: float) -> _Reading:
        """A word as typed."""
        folded = token.folded
        if not folded.isalpha():
            return _Reading(folded, None, 0.0, is_typed=True, is_strange=True)
        if doubt == 1:
            cost = self._strangeness(folded, question.text[token.start : token.end])
            return _Reading(folded, None, cost, is_typed=True, is_strange=True)
        if doubt:
            cost = _MARK * self._speller.nearest_marks(token.key, folded)[0]
            return _Reading(folded, None, cost, is_typed=True)
        key = token.key if token.key != folded else None
        return _Reading(folded, key, 0.0, is_typed=True)

    def _marked(self, question: _Question, token: Token, word: str, cost: float) -> _Reading:
        """A word as what was typed, with the diacritics that were typed or nearly."""
        if not question.is_accented:
            return _Reading(word, None, cost, is_typed=False)
        differs, key = self._speller.nearest_marks(token.key, word)
        return _Reading(word, None if differs else key, cost + _MARK * differs, is_typed=False)

    def _find_chance(self, folded: str) -> float:
        """How likely a word is to be typed, whatever stands before it."""
        chance = (self._index.count(folded) + _UNSEEN) / self._total
        if folded in self._asking:
            return chance + _ASKING
        return chance + _LIGHT if folded in self._lexicon.light_words else chance

    def _find_rarity(self, folded: str) -> float:
        """What a word costs for how seldom it is typed, whatever stands before it."""
        return -math.log(self._chance(folded))

    def _strangeness(self, folded: str, surface: str) -> float:
        """What a word costs that nobody knows: names and short forms are seldom slips."""
        if not _VOWELS & set(folded) and folded in self._index.initials:
            return _STRANGE_SHORT
        return _STRANGE_NAME if surface[:1].isupper() else _STRANGE

    def _settled(
        self, tokens: Sequence[Token], readings: Sequence[Sequence[_Reading]]
    ) -> tuple[list[Token], list[tuple[Option, ...] | None]]:
        """The best reading of each word, and those that come near it."""
        mended: list[Token] = []
        options: list[tuple[Option, ...] | None] = []
        costs = self._costs([[_START], *readings])[1:]
        for token, choices, through in zip(tokens, readings, costs, strict=True):
            ranked = sorted(zip(through, range(len(choices)), strict=True))
            least, best = ranked[0][0], choices[ranked[0][1]]
            weighed = [(choices[i], math.exp((least - cost) / _DOUBT)) for cost, i in ranked]
            found = [
                Option(reading.folded, reading.key, weight * (1 if reading.is_typed else _MENDED))
                for reading, weight in weighed[:_MOST_OPTIONS]
                if weight > _LEAST
            ]
            found.sort(key=lambda option: -option.weight)
            if best.is_typed:
                mended.append(token)
            else:
                meant = best.key or best.folded
                mended.append(token._replace(key=meant, folded=best.folded))
            options.append(tuple(found) if not best.is_typed or len(found) > 1 else None)
        return mended, options

    def _costs(self, readings: Sequence[Sequence[_Reading]]) -> list[list[float]]:
        """For each reading of each word what the best way through it costs."""
        steps = [
            [
                [
                    0.0 if other.is_strange else self._step(one.folded, other.folded)
                    for other in right
                ]
                for one in left
            ]
            for left, right in pairwise(readings)
        ]
        before = [[reading.cost for reading in readings[0]]]
        for step, choices in zip(steps, readings[1:], strict=True):
            before.append(
                [
                    reading.cost + min(b + row[i] for b, row in zip(before[-1], step, strict=True))
                    for i, reading in enumerate(choices)
                ]
            )
        after = [[0.0] * len(readings[-1])]
        for step, choices in zip(reversed(steps), reversed(readings[1:]), strict=True):
            costs = [a + reading.cost for a, reading in zip(after[-1], choices, strict=True)]
            after.append([min(map(add, row, costs)) for row in step])
        return [list(map(add, b, a)) for b, a in zip(before, reversed(after), strict=True)]

    def _find_step(self, left: str, right: str) -> float:
        """What a word costs after another."""
        together = float(self._index.pair_count(left, right))
        if self._speller.is_listed_pair(left, right):
            together += _LISTED_PAIR
        if (left, right) in self._intents.pairs:
            together += _ASKING_PAIR
        if not together:
            return self._rarity(right)
        total = self._chance(left) * self._total
        if left in self._before_asking:
            total += _ASKING_PAIR
        by_pair = _BY_PAIR * together / max(total + _FEW, together)
        return -math.log(by_pair + (1 - _BY_PAIR) * self._chance(right))


def _most_readings(length: int, slips: int) -> int:
    """How many readings of a strange word are tried."""
    most = _MOST_READINGS if length < _LONG else _MOST_IN_LONG
    return min(most, _MOST_IN_ALL // max(1, slips))


def _mended(length: int, slips: Sequence[int], left: Sequence[int]) -> Collection[int]:
    """Places of the words that are read anew: those to be mended, and those around them."""
    if length < _LONG and not left:
        return range(length)
    return {near for place in slips for near in (place - 1, place, place + 1)}.difference(left)
