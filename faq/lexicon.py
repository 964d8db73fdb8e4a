"""Words: synonyms, abbreviations, chat shorthand, contrasts, English ↔ Vietnamese."""

from __future__ import annotations

import marshal
from collections.abc import Collection, Container, Iterable, Iterator, Mapping
from functools import cached_property, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from faq.english import stem
from faq.shipped import load_parts
from faq.tables import Parts, Rows, Table
from faq.text import folded_key, key_of, tokenize
from faq.values import NamedTuple

__all__ = [
    "IN_ROWS", "PACKED", "Concept", "Lexicon", "Words", "folded_of", "has_any", "load_lexicon",
    "stems_of", "words_of",
]  # fmt: skip

Words = tuple[str, ...]
"""A phrase as comparison keys ("nông", "thôn", "mơí"); see ``faq.text.key_of``."""

PACKED = (
    "vi", "vi_folded", "en", "prefixes", "pairs", "english", "longest", "syllables",
    "folded_syllables", "kinds", "shorthand", "places", "asking", "accented_asking", "asking_stems",
    "longest_english",
)  # fmt: skip
"""Tables that are kept in pieces: of these a question needs but a little."""
IN_ROWS = ("concepts", "contrasts", "contrast_phrases", "contrast_folded")
"""Lists that are kept row by row, for the same reason."""


class Concept(NamedTuple):
    """Phrases of both languages that mean the same; the first of each is preferred."""

    word_class: str
    """"nouns", "verbs", "adjectives", "adverbs", "phrases" or "places"."""
    vi: tuple[str, ...]
    """Vietnamese phrases as written."""
    en: tuple[str, ...]
    """English phrases as written; may be empty."""
    for_questions: bool = False
    """Whether it stands in the wide lists of what people ask with, which decide no translation."""


class Lexicon:
    """All words the engine knows beside those of the articles; only read."""

    concepts: Rows[Concept]
    """By number."""
    vi: Table[list[int]]
    """Vietnamese phrase, as keys → numbers of its concepts."""
    vi_folded: Table[list[Words]]
    """Vietnamese phrase without diacritics → the phrases it may stand for."""
    en: Table[list[int]]
    """English phrase, as stems → numbers of its concepts."""
    light_vi: set[Words]
    """Phrases that carry no constraint, as keys."""
    light_words: frozenset[str]
    """Those of ``light_vi`` that are one word, folded."""
    light_en: set[Words]
    """English phrases that carry no constraint."""
    kinds: Table[list[Words]]
    """Wide Vietnamese word ("cơ quan"), as keys → narrower ones that answer to it."""
    contrasts: Rows[tuple[tuple[Words, ...], ...]]
    """Sets of members that exclude each other; a member is a tuple of near-synonyms."""
    abbreviations: dict[Words, list[Words]]
    """Short form, folded → long forms, as keys, the likeliest first."""
    abbreviated: frozenset[str]
    """First words of those short forms."""
    shorthand: Table[list[Words]]
    """Chat shorthand, as keys → what it stands for, the likeliest first."""
    places: Table[str]
    """Place name, as keys → its preferred name as written."""
    provinces: dict[Words, str]
    """Those of ``places`` that are provinces (folded keys)."""
    bare_places: set[Words]
    """Those of ``places`` that are one syllable; most are everyday words but for the capital."""
    district_provinces: dict[Words, tuple[str, ...]]
    """District, folded → the provinces that have one of this name."""
    syllables: Collection[Words]
    """Every Vietnamese syllable in the lexicon, as key; each by itself."""
    openers: set[Words]
    """Beginnings of what people say of themselves before they ask."""
    light_forms: list[str]
    """English function words as written."""
    particles: set[Words]
    """Words at the end of a question that only soften it."""
    signals: dict[str, set[Words]]
    """Kind of answer, or status of a fact → words that ask for it, folded."""
    accented_signals: dict[str, set[Words]]
    """The same, as keys: "sở" is no "số"."""
    asking: Table[frozenset[str]]
    """Words, folded → the kinds of answer, or statuses, that they ask for."""
    accented_asking: Table[frozenset[str]]
    """The same, as keys."""
    asking_stems: Table[frozenset[str]]
    """The same of single words, as stems."""
    prefixes: Table[Any]
    """Beginnings of the Vietnamese phrases, folded, whole phrases too."""
    max_words: int
    """Words in the longest phrase."""
    pairs: Table[Any]
    """Two syllables side by side in Vietnamese phrases, folded."""
    english: Container[Words]
    """Every word of the English phrases, as stem; each by itself."""
    longest_english: Table[int]
    """First word of English phrases, as stem, by itself → words in the longest."""
    longest: Mapping[Words, int]
    """First word of Vietnamese phrases, by itself → words in the longest."""
    folded_syllables: Collection[Words]
    """``syllables`` without diacritics."""
    contrast_phrases: Rows[list[tuple[str, str, int]]]
    """The phrases of each contrast between blanks, as keys and folded, with the numbers of their
    members; the longest first."""
    contrast_folded: Rows[frozenset[Words]]
    """The phrases of each contrast, folded."""
    contrasting: dict[str, list[int]]
    """First word of contrasting phrases, folded → numbers of the contrasts."""

    def __init__(self, packed: Parts, cache: Path | None = None) -> None:
        """Take the tables that ``faq.lexicon_files`` read; each is unpacked when it is needed."""
        self._packed = packed
        self._cache = cache

    def __reduce__(self) -> tuple[Any, ...]:
        """In another process it is read anew."""
        return load_lexicon, (self._cache,)

    if not TYPE_CHECKING:

        def __getattr__(self, name: str) -> Any:
            if name not in vars(self).get("_packed", ()):
                raise AttributeError(name)
            # Called for what isn't unpacked yet.
            setattr(self, name, _unpacked(name, self._packed[name]))
            return getattr(self, name)

    def accented(self, left: str, right: str) -> Words:
        """Two neighbours typed without diacritics, with them; empty where these are in doubt.

        "phuong cham" is no ward (phường), "nong thon" no hamlet (thôn).
        """
        spellings = self.vi_folded.get((left, right), ())
        return spellings[0] if len(spellings) == 1 else ()

    def synonyms(self, words: Words) -> Iterator[tuple[Words, float]]:
        """Vietnamese phrases that mean the same as this one, itself excluded, with weights.

        Those of its own lines are near-synonyms; those of other lines with the same preferred
        English and word class are somewhat further off.
        """
        for number in self.vi.get(words, ()):
            concept = self.concepts[number]
            for phrase in concept.vi:
                other = words_of(phrase)
                if other != words:
                    yield other, 0.92
            if not concept.en:
                continue
            for near in self.en.get(stems_of(concept.en[0]), ()):
                sibling = self.concepts[near]
                if (
                    near != number
                    and sibling.word_class == concept.word_class
                    and sibling.en[0] == concept.en[0]
                ):
                    yield words_of(sibling.vi[0]), 0.75

    @cached_property
    def place_names(self) -> frozenset[Words]:
        """Every place name, folded."""
        return frozenset((*map(folded_of, self.places), *self.district_provinces))

    @cached_property
    def english_forms(self) -> tuple[str, ...]:
        """English words as written, function words first."""
        forms = dict.fromkeys(self.light_forms)
        for concept in self.concepts:
            for phrase in concept.en:
                forms.update(dict.fromkeys(phrase.lower().split()))
        return tuple(form for form in forms if len(form) > 2 and form.isalpha())

    def translations(self, words: Words) -> Iterator[tuple[Words, int]]:
        """Vietnamese phrases for an English one, each with its rank in its line, from 0."""
        for number in self.en.get(words, ()):
            for rank, phrase in enumerate(self.concepts[number].vi):
                yield words_of(phrase), rank


def _unpacked(name: str, packed: bytes | memoryview) -> Any:
    if name in IN_ROWS:
        return Rows(packed, Concept._make if name == "concepts" else None)
    return Table(packed) if name in PACKED else marshal.loads(packed)


@lru_cache(maxsize=65536)
def words_of(phrase: str) -> Words:
    """A written phrase as comparison keys."""
    if phrase.replace(" ", "").isalpha():
        return tuple(map(key_of, phrase.split()))
    return tuple(token.key for token in tokenize(phrase))


@lru_cache(maxsize=65536)
def stems_of(phrase: str) -> Words:
    """A written English phrase as the stems of its words."""
    if phrase.replace(" ", "").isalpha() and phrase.isascii():
        return tuple(map(stem, phrase.lower().split()))
    return tuple(stem(token.folded) for token in tokenize(phrase))


@lru_cache(maxsize=65536)
def folded_of(words: Words) -> Words:
    """Keys without their diacritics."""
    return tuple(map(folded_key, words))


def has_any(folded: Words, phrases: Iterable[Words]) -> bool:
    """Whether one of some phrases is among some words; both without diacritics."""
    joined = f" {' '.join(folded)} "
    return any(f" {' '.join(phrase)} " in joined for phrase in phrases)


def load_lexicon(cache: Path | None = None) -> Lexicon:
    """The shipped lexicon.

    Args:
        cache: folder that keeps it compiled; see ``faq.shipped``.

    Raises:
        LoadError: with every fault of every file.

    """
    return _load(cache)


@lru_cache(maxsize=1)
def _load(cache: Path | None) -> Lexicon:
    return Lexicon(load_parts("lexicon", _read, cache), cache)


def _read() -> Parts:
    from faq.lexicon_files import read_lexicon  # Late: mostly there is a compiled copy.

    return read_lexicon()
