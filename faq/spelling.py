"""What a typed word may stand for: raw keystrokes, shorthand, slips, missing diacritics."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Iterable, Iterator, Sequence
from functools import cached_property, lru_cache

from faq.index import Index
from faq.keystrokes import read_telex, read_vni
from faq.lexicon import Lexicon, Words
from faq.slips import Slips, marks_of
from faq.text import fold, folded_key, key_of
from faq.values import NamedTuple

__all__ = ["Option", "Speller"]

_MAX_OPTIONS = 4
_MOST_NEAR = 24
_MOST_SLIPS = 2
_ALIKE = 1.0
"""What it costs to write a word as it sounds; see ``faq.slips`` for what other slips do."""
# Of so many words it is remembered what they may be slips for, or raw keystrokes.
_REMEMBERED = 4096
# Sounds that people mix up in writing: folded spelling → one spelling for all of them.
_SOUNDS = (
    ("ngh", "ng"), ("gh", "g"), ("tr", "ch"), ("gi", "d"), ("ph", "f"), ("r", "d"), ("s", "x"),
    ("qu", "w"), ("kh", "q"), ("k", "c"), ("y", "i"), ("j", "d"), ("z", "d"),
)  # fmt: skip
# The same at the end of a word, longer ones first.
_ENDING_SOUNDS = (("ich", "ic"), ("it", "ic"), ("ech", "ec"), ("inh", "in"), ("enh", "en"))


class Option(NamedTuple):
    """One word that a typed word may stand for."""

    folded: str
    """The word without diacritics."""
    key: str | None
    """The word as key, or None when any diacritics will do."""
    weight: float
    """How good a reading it is, 0 to 1."""

    def accepts(self, folded: str, key: str) -> bool:
        """Whether a word of the articles is this word."""
        return folded == self.folded and (self.key is None or key == self.key)


class Speller:
    """Reads typed words against the vocabulary of the articles and of the lexicon."""

    def __init__(self, index: Index, lexicon: Lexicon, asking: Iterable[str] = ()) -> None:
        """Read words against an index and a lexicon.

        Args:
            index: knows the words of the articles.
            lexicon: knows many more.
            asking: words, as keys, that intents ask with; those of shorthand are no words.

        """
        self._index = index
        self._lexicon = lexicon
        self._light = lexicon.light_vi
        self._all_asking = asking
        self.knows = lru_cache(maxsize=_REMEMBERED)(self._find_known)
        self.knows_folded = lru_cache(maxsize=_REMEMBERED)(self._find_known_folded)
        self.is_pair = lru_cache(maxsize=_REMEMBERED)(self._find_pair)
        self._printed = lru_cache(maxsize=_REMEMBERED)(self._find_printed)
        self._meant = lru_cache(maxsize=_REMEMBERED)(self._find_meant)
        self._keystrokes = lru_cache(maxsize=_REMEMBERED)(self._find_keystrokes)
        self.near_english = lru_cache(maxsize=_REMEMBERED)(self._find_near_english)
        self._slips = lru_cache(maxsize=_REMEMBERED)(self._find_slips)
        self.slips = lru_cache(maxsize=_REMEMBERED)(self._find_any_slips)
        self.likely_slips = lru_cache(maxsize=_REMEMBERED)(self._find_likely_slips)
        self.nearest_marks = lru_cache(maxsize=_REMEMBERED)(self._find_nearest_marks)

    @cached_property
    def _asking(self) -> frozenset[str]:
        shorthand = self._lexicon.shorthand
        return frozenset(key for key in self._all_asking if (key,) not in shorthand)

    @cached_property
    def _asking_folded(self) -> frozenset[str]:
        return frozenset(map(folded_key, self._asking))

    @cached_property
    def _known_keys(self) -> frozenset[str]:
        syllables = (syllable for (syllable,) in self._lexicon.syllables)
        return self._asking.union(syllables, filter(_is_word, self._index.keys))

    @cached_property
    def _folded(self) -> frozenset[str]:
        syllables = (syllable for (syllable,) in self._lexicon.folded_syllables)
        return self._asking_folded.union(syllables, filter(_is_word, self._index.postings))

    @cached_property
    def _by_sound(self) -> dict[str, list[str]]:
        words: dict[str, list[str]] = defaultdict(list)
        for word in sorted(self._folded):
            words[_sound(word)].append(word)
        return words

    @cached_property
    def _listed(self) -> _Listed:
        return _Listed([word for word in sorted(self._folded) if len(word) > 1 and word.isalpha()])

    @cached_property
    def _english(self) -> _Listed:
        return _Listed(self._lexicon.english_forms)

    @cached_property
    def _near(self) -> Slips:
        return Slips(self._folded)

    @cached_property
    def _keys_of(self) -> dict[str, list[str]]:
        keys: dict[str, list[str]] = defaultdict(list)
        for key in sorted(self._known_keys):
            keys[folded_key(key)].append(key)
        return keys

    def _find_nearest_marks(self, key: str, folded: str) -> tuple[int, str | None]:
        """How many diacritics part a typed word from a known one, and that one as key."""
        typed = marks_of(key)
        return min(
            (
                (_differing(typed, marks_of(other)), other)
                for other in self._keys_of.get(folded, ())
            ),
            default=(0, None),
        )

    def _find_known(self, key: str) -> bool:
        """Whether the word, as key, is in the articles or the lexicon."""
        return (key,) in self._lexicon.syllables or key in self._index.keys or key in self._asking

    def _find_known_folded(self, folded: str) -> bool:
        """Whether some known word has this form without diacritics."""
        return (
            (folded,) in self._lexicon.folded_syllables
            or folded in self._index.postings
            or folded in self._asking_folded
        )

    def _find_pair(self, left: str, right: str) -> bool:
        """Whether two folded words stand side by side in the articles or the lexicon."""
        return (left, right) in self._index.pairs or (left, right) in self._lexicon.pairs

    def sound_alike(self, one: str, other: str) -> bool:
        """Whether two folded words sound so alike that people write one for the other."""
        return _sound(one) == _sound(other)

    def is_listed_pair(self, left: str, right: str) -> bool:
        """Whether two folded words stand side by side in a phrase of the lexicon."""
        return (left, right) in self._lexicon.pairs

    def listed(self, left: str) -> Container[Words]:
        """A folded word with each that stands after it in a phrase of the lexicon."""
        return self._lexicon.pairs.beginning(left)

    def read_keystrokes(self, words: Sequence[str]) -> list[str]:
        """Words with raw Telex or VNI keystrokes read back, if that is what they are."""
        found = list(map(self._keystrokes, words))
        decoded_count = sum(1 for decoded, is_strange in found if decoded and is_strange)
        typed_raw = decoded_count >= 2 and decoded_count * 4 >= len(words)
        if not decoded_count:
            return list(words)
        return [
            d if d and (s or typed_raw) and (typed_raw or len(word) > 2) else word
            for word, (d, s) in zip(words, found, strict=True)
        ]

    def _find_keystrokes(self, word: str) -> tuple[str | None, bool]:
        """The known word that raw keystrokes stand for, if any, and whether they are no word."""
        if any(map(str.isdigit, word)):
            decoded = read_vni(word) if word[:1].isalpha() and len(word) > 2 else None
        else:
            decoded = read_telex(word) if word.isascii() else None
        known = decoded if decoded and self.knows(key_of(decoded)) else None
        return known, not self.knows_folded(fold(word))

    def is_telex(self, word: str) -> bool:
        """Whether a word reads as raw Telex keystrokes for a known word."""
        decoded = read_telex(word)
        return decoded is not None and self.knows(key_of(decoded))

    def options(self, key: str, folded: str, left: str, right: str) -> tuple[Option, ...]:
        """What a typed word may stand for, the likeliest first; never empty.

        Args:
            key: the word as typed, as key.
            folded: the same without diacritics.
            left: the word before it, folded; empty at the beginning.
            right: the word after it, folded; empty at the end.

        """
        return self._printed(key, folded) or self._meant(key, folded, left, right)

    def _find_printed(self, key: str, folded: str) -> tuple[Option, ...]:
        """A number, or a word that the articles print, as it stands; else nothing."""
        if not folded.isalpha():
            return (Option(folded, None, 1.0),)
        accented = key != folded
        in_articles = key in self._index.keys if accented else folded in self._index.postings
        return (Option(folded, key if accented else None, 1.0),) if in_articles else ()

    def _find_meant(self, key: str, folded: str, left: str, right: str) -> tuple[Option, ...]:
        """What a word that no article prints may stand for; see ``options``."""
        accented = key != folded
        found: dict[tuple[str, str | None], float] = {}
        if accented and self.knows(key):
            found[folded, key] = 1.0
            if (key,) not in self._light and self._fitting((folded,), left, right):
                found[folded, None] = 0.65
        elif self.knows_folded(folded):
            found[folded, None] = 0.9 if accented else 1.0
        # A word that a list has is seldom a slip.
        known = bool(found)
        if (key,) not in self._light:
            slips = self._slips(folded)
            fitting = self._fitting((word for word, _ in slips), left, right)
            for word, weight in slips:
                if word == folded:
                    continue
                fits = word in fitting
                if known and fits:
                    found.setdefault((word, None), weight - 0.3)
                elif fits or not found:
                    found.setdefault((word, None), weight if fits else weight - 0.2)
        if not found:
            found[folded, key if accented else None] = 1.0
        options = [Option(word, k, weight) for (word, k), weight in found.items() if weight > 0.3]
        options.sort(key=lambda option: -option.weight)
        return tuple(options[:_MAX_OPTIONS]) or (Option(folded, None, 1.0),)

    def split(self, folded: str, before: str, after: str) -> tuple[str, str] | None:
        """Two known words typed without the blank between them, or None.

        Args:
            folded: what was typed.
            before: the word before it, folded; empty at the beginning.
            after: the word after it, folded; empty at the end.

        """
        if self.knows_folded(folded) or len(folded) < 5 or not folded.isalpha():
            return None
        for cut in range(2, len(folded) - 1):
            left, right = folded[:cut], folded[cut:]
            if not (self.knows_folded(left) and self.knows_folded(right)):
                continue
            if self.is_pair(left, right):
                return left, right
            if self.is_pair(before, left) and self.is_pair(right, after):
                return left, right
        return None

    def _find_near_english(self, word: str) -> str:
        """The English word that an unknown one is a slip for; empty when none is near enough."""
        if len(word) < 3:
            return ""
        near = self._english.one_away(word, limit=8)
        # A slip seldom hits the first letter; of several the one listed first is commonest.
        same = [(position, form) for form, _, position in near if form[:1] == word[:1]]
        return min(same)[1] if same else ""

    def _fitting(self, words: Iterable[str], left: str, right: str) -> set[str]:
        """Those of some words that stand beside one of two others, in the articles or the lexicon.

        There are too many of them for it to be remembered of each pair.
        """
        printed, listed, before = self._index.pairs, self._lexicon.pairs, self.listed(left)
        return {
            word
            for word in words
            if (left, word) in printed
            or (left, word) in before
            or (word, right) in printed
            or (word, right) in listed
        }

    def _find_any_slips(self, folded: str) -> tuple[tuple[str, float], ...]:
        """Known words that one or two slips make of a typed one, with what these cost."""
        found = self._near.near(folded)
        self._add_alike(folded, found)
        if len(folded) > 5:
            for word, distance, _ in self._listed.two_away(folded, _MOST_NEAR):
                found.setdefault(word, 1.3 * distance)
        found.pop(folded, None)
        return tuple(found.items())

    def _find_likely_slips(self, folded: str) -> tuple[tuple[str, float], ...]:
        """Known words that one likely slip makes of a typed one, with what it costs."""
        found = self._near.likely(folded)
        self._add_alike(folded, found)
        found.pop(folded, None)
        return tuple(found.items())

    def _add_alike(self, folded: str, found: dict[str, float]) -> None:
        """Add the words that sound like a typed one."""
        for word in self._by_sound.get(_sound(folded), ()):
            found[word] = min(_ALIKE, found.get(word, _ALIKE))

    def _find_slips(self, folded: str) -> tuple[tuple[str, float], ...]:
        """Known words that sound alike or are a slip away, with weights."""
        alike = tuple((word, 0.8) for word in self._by_sound.get(_sound(folded), ()))
        if len(folded) < 3:
            return alike
        near = (
            self._near.one_away(folded)[:_MOST_NEAR]
            if len(folded) < 7
            else [(word, slips) for word, slips, _ in self._listed.two_away(folded, _MOST_NEAR)]
        )
        return (*alike, *((word, 0.85 - 0.1 * slips) for word, slips in near))


class _Listed:
    """Finds the words of a list that are a slip or two away, whatever slips they are."""

    def __init__(self, words: Sequence[str]) -> None:
        """Find words of a list."""
        self._words = words

    @cached_property
    def _places(self) -> dict[str, int]:
        return {word: place for place, word in enumerate(self._words)}

    @cached_property
    def _letters(self) -> frozenset[str]:
        return frozenset("".join(self._words))

    @cached_property
    def _by_length(self) -> list[list[str]]:
        """For each length the words that are at most two letters longer or shorter."""
        longest = max(map(len, self._words), default=0)
        return [
            [word for word in self._words if abs(len(word) - length) <= _MOST_SLIPS]
            for length in range(longest + _MOST_SLIPS + 1)
        ]

    def one_away(self, typed: str, limit: int) -> list[tuple[str, int, int]]:
        """Words at most one slip away, the nearest first: word, slips, place in the list."""
        # There are far fewer words so near than words in a long list.
        found = self._places.keys() & set(_with_a_slip(typed, self._letters))
        ranked = sorted((word != typed, self._places[word], word) for word in found)
        return [(word, int(differs), place) for differs, place, word in ranked[:limit]]

    def two_away(self, typed: str, limit: int) -> list[tuple[str, int, int]]:
        """Words at most two slips away, the nearest first: word, slips, place in the list."""
        if len(typed) >= len(self._by_length):
            return []
        # Late: most questions hold no slip.
        from rapidfuzz.distance import OSA
        from rapidfuzz.process import extract

        words = self._by_length[len(typed)]
        found = extract(typed, words, scorer=OSA.distance, score_cutoff=_MOST_SLIPS, limit=limit)
        return [(word, slips, self._places[word]) for word, slips, _ in found]


def _with_a_slip(word: str, letters: Iterable[str]) -> Iterator[str]:
    """The word itself, and all that one slip makes of it: a letter more, less, other or moved."""
    yield word
    for i in range(len(word) + 1):
        before, after = word[:i], word[i:]
        yield from [before + letter + after for letter in letters]
        if after:
            rest = after[1:]
            yield before + rest
            yield from [before + letter + rest for letter in letters]
            if rest:
                yield before + rest[0] + after[0] + rest[1:]


@lru_cache(maxsize=_REMEMBERED)
def _differing(one: str, other: str) -> int:
    """How many kinds of diacritics are in one of two words only; less if both have some twice."""
    kinds = set(one)
    shared = sum([min(one.count(mark), other.count(mark)) for mark in kinds])
    return len(kinds) + len(set(other)) - 2 * shared


def _is_word(key: str) -> bool:
    """Whether it is no number: of large articles most of what is printed once is one."""
    return key[0].isalpha()


@lru_cache(maxsize=_REMEMBERED)
def _sound(folded: str) -> str:
    for spelling, sound in _SOUNDS:
        folded = folded.replace(spelling, sound)
    if folded[:1] == "l":
        folded = f"n{folded[1:]}"
    for spelling, sound in _ENDING_SOUNDS:
        folded = folded.removesuffix(spelling) + sound if folded.endswith(spelling) else folded
    if folded.endswith("ng"):
        return folded[:-1]
    return folded[:-1] + "c" if folded.endswith("t") else folded
