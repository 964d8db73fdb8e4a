"""Words: synonyms, abbreviations, chat shorthand, contrasts, English ↔ Vietnamese.

The files are ``data/lexicon/*.yaml``: literal blocks with an entry a line, so that thousands of
entries load in milliseconds and a writer who knows no Python can mend them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, fields
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any, NamedTuple

from faq.english import stem
from faq.errors import Fault, LoadError
from faq.regexes import late
from faq.shipped import load_shipped, yaml_files
from faq.strict_yaml import block_lines
from faq.text import folded_key, key_of, tokenize

__all__ = ["Concept", "Lexicon", "Words", "folded_of", "has_any", "load_lexicon", "words_of"]

Words = tuple[str, ...]
"""A phrase as comparison keys ("nông", "thôn", "mơí"); see ``faq.text.key_of``."""

# Wide lists of what people may ask with. They come last: a translation is taken from the others.
_FOR_QUESTIONS = ("english.yaml", "spoken.yaml")
_WORD_CLASSES = ("nouns", "verbs", "adjectives", "adverbs", "phrases")
_PLACE_BLOCKS = ("provinces", "countries", "regions")
_SYLLABLE = late(r"[^\W\daeiouy]*[aeiouy]+[^\W\daeiouy]*")


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


@dataclass
class Lexicon:
    """All words the engine knows beside those of the articles. Built once, then only read."""

    concepts: list[Concept] = field(default_factory=list)
    vi: dict[Words, list[int]] = field(default_factory=dict)
    """Vietnamese phrase, as keys → numbers of its concepts."""
    vi_folded: dict[Words, list[Words]] = field(default_factory=dict)
    """Vietnamese phrase without diacritics → the phrases it may stand for."""
    en: dict[Words, list[int]] = field(default_factory=dict)
    """English phrase, as stems → numbers of its concepts."""
    light_vi: set[Words] = field(default_factory=set)
    """Phrases that carry no constraint, as keys."""
    light_en: set[Words] = field(default_factory=set)
    """English phrases that carry no constraint."""
    kinds: dict[Words, list[Words]] = field(default_factory=dict)
    """Wide Vietnamese word ("cơ quan"), as keys → narrower ones that answer to it."""
    contrasts: list[tuple[tuple[Words, ...], ...]] = field(default_factory=list)
    """Sets of members that exclude each other; a member is a tuple of near-synonyms."""
    abbreviations: dict[Words, list[Words]] = field(default_factory=dict)
    """Short form, folded → long forms, as keys, the likeliest first."""
    shorthand: dict[Words, list[Words]] = field(default_factory=dict)
    """Chat shorthand, as keys → what it stands for, the likeliest first."""
    places: dict[Words, str] = field(default_factory=dict)
    """Place name, as keys → its preferred name as written."""
    provinces: dict[Words, str] = field(default_factory=dict)
    """Those of ``places`` that are provinces (folded keys)."""
    bare_places: set[Words] = field(default_factory=set)
    """Those of ``places`` that are one syllable; most are everyday words but for the capital."""
    district_provinces: dict[Words, tuple[str, ...]] = field(default_factory=dict)
    """District, folded → the provinces that have one of this name."""
    syllables: set[str] = field(default_factory=set)
    """Every Vietnamese syllable in the lexicon, as key."""
    openers: set[Words] = field(default_factory=set)
    """Beginnings of what people say of themselves before they ask."""
    _light_forms: list[str] = field(default_factory=list)
    particles: set[Words] = field(default_factory=set)
    """Words at the end of a question that only soften it."""
    signals: dict[str, set[Words]] = field(default_factory=dict)
    """Kind of answer, or status of a fact → words that ask for it, folded."""
    accented_signals: dict[str, set[Words]] = field(default_factory=dict)
    """The same, as keys: "sở" is no "số"."""
    prefixes: set[Words] = field(default_factory=set)
    """Beginnings of the Vietnamese phrases, folded, whole phrases too."""
    max_words: int = 1
    """Words in the longest phrase."""

    def add(self, concept: Concept) -> None:
        """Takes a concept in; phrases may stand in several."""
        number = len(self.concepts)
        self.concepts.append(concept)
        for phrase in concept.vi:
            self._add_vi(words_of(phrase), number)
        for phrase in concept.en:
            words = stems_of(phrase)
            if words:
                self.en.setdefault(words, []).append(number)
                self.max_words = max(self.max_words, len(words))

    def _add_vi(self, words: Words, number: int | None) -> None:
        if not words:
            return
        numbers = self.vi.setdefault(words, [])
        if number is not None:
            numbers.append(number)
        folded = folded_of(words)
        spellings = self.vi_folded.setdefault(folded, [])
        if words not in spellings:
            spellings.append(words)
            self.prefixes.update(folded[:length] for length in range(1, len(folded) + 1))
        self.syllables.update(words)
        self.max_words = max(self.max_words, len(words))

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
        forms = dict.fromkeys(self._light_forms)
        for concept in self.concepts:
            for phrase in concept.en:
                forms.update(dict.fromkeys(phrase.lower().split()))
        return tuple(form for form in forms if len(form) > 2 and form.isalpha())

    def translations(self, words: Words) -> Iterator[tuple[Words, int]]:
        """Vietnamese phrases for an English one, each with its rank in its line, from 0."""
        for number in self.en.get(words, ()):
            for rank, phrase in enumerate(self.concepts[number].vi):
                yield words_of(phrase), rank


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


def _items(block: str, first_line: int) -> Iterator[tuple[int, str]]:
    for number, line in enumerate(block.splitlines(), first_line):
        line = line.strip()
        if line and not line.startswith("#"):
            yield number, line


def _split(text: str) -> tuple[str, ...]:
    return tuple(part for part in (piece.strip() for piece in text.split(",")) if part)


class _Loader:
    """Fills a lexicon from its files and gathers what is wrong with them."""

    def __init__(self) -> None:
        self.lexicon = Lexicon()
        self.faults: list[Fault] = []
        self.districts: list[str] = []

    def read(self, path: Path) -> None:
        name = path.name
        try:
            blocks = block_lines(path.read_text(encoding="utf-8"), name)
        except LoadError as error:
            self.faults.extend(error.faults)
            return
        for key, (line, block) in blocks.items():
            lines = list(_items(block, line))
            if key in _WORD_CLASSES:
                self._concepts(key, lines, name)
            elif key == "kinds":
                self._kinds(lines, name)
            elif key in _PLACE_BLOCKS:
                self._places(key, lines)
            elif key == "districts":
                self._districts(lines, name)
            elif key == "signals":
                self._signals(lines, name)
            elif key == "openers":
                self.lexicon.openers.update(words_of(line) for _, line in lines)
            elif key == "particles":
                self.lexicon.particles.update(words_of(line) for _, line in lines)
            elif key in ("vi", "en"):
                self._light(key, lines)
            elif key == "sets":
                self._contrasts(lines, name)
            elif key == "forms":
                self._short_forms(lines, name)
            else:
                self.faults.append(Fault(name, line, f"unknown block {key!r}"))

    def _concepts(self, word_class: str, lines: Iterable[tuple[int, str]], name: str) -> None:
        for number, line in lines:
            left, _, right = line.partition("=")
            vi, en = _split(left), _split(right)
            if not vi:
                self.faults.append(Fault(name, number, "no Vietnamese phrase left of '='"))
                continue
            self.lexicon.add(Concept(word_class, vi, en, name in _FOR_QUESTIONS))

    def _kinds(self, lines: Iterable[tuple[int, str]], name: str) -> None:
        for number, line in lines:
            wide, narrow = map(_split, line.partition("=")[::2])
            if not (wide and narrow):
                self.faults.append(Fault(name, number, "wanted: WIDE words = narrower words"))
                continue
            self.lexicon.add(Concept("nouns", wide, (), for_questions=True))
            for phrase in wide:
                members = self.lexicon.kinds.setdefault(words_of(phrase), [])
                members.extend(map(words_of, narrow))

    def _places(self, block: str, lines: Iterable[tuple[int, str]]) -> None:
        for _, line in lines:
            left, _, right = line.partition("=")
            vi, en = _split(left), _split(right)
            self.lexicon.add(Concept("places", vi, en))
            for phrase in vi:
                self._place(phrase, vi[0])
                if block == "provinces":
                    self.lexicon.provinces[folded_of(words_of(phrase))] = vi[0]

    def _place(self, phrase: str, preferred: str) -> None:
        words = words_of(phrase)
        self.lexicon.places[words] = preferred
        # "EU" can be nothing else, whatever its case.
        if phrase.istitle() and len(words) == 1 and _SYLLABLE.fullmatch(folded_of(words)[0]):
            self.lexicon.bare_places.add(words)

    def _districts(self, lines: Iterable[tuple[int, str]], name: str) -> None:
        provinces = set(self.lexicon.provinces.values())
        for number, line in lines:
            province, _, districts = line.partition(":")
            if province not in provinces:
                self.faults.append(Fault(name, number, f"no province {province!r} above"))
                continue
            for district in _split(districts):
                key = folded_of(words_of(district))
                known = self.lexicon.district_provinces.get(key, ())
                if province not in known:
                    self.lexicon.district_provinces[key] = (*known, province)
                self.districts.append(district)

    def name_districts(self) -> None:
        """Makes places of the districts, once all other words are known.

        Of a district that sounds like a phrase ("Văn Bàn", "Thống Nhất") the phrase alone is kept.
        """
        places = self.lexicon.places
        for district in self.districts:
            words = words_of(district)
            spellings = self.lexicon.vi_folded.get(folded_of(words), ())
            is_phrase = len(words) > 1 and any(other not in places for other in spellings)
            if words not in places and not is_phrase:
                self.lexicon.add(Concept("places", (district,), ()))
                self._place(district, district)

    def _light(self, language: str, lines: Iterable[tuple[int, str]]) -> None:
        for _, line in lines:
            for phrase in _split(line):
                words = words_of(phrase)
                if language == "vi":
                    self.lexicon.light_vi.add(words)
                    self.lexicon._add_vi(words, None)
                elif words:
                    self.lexicon.light_en.add(stems_of(phrase))
                    self.lexicon._light_forms.extend(phrase.lower().split())
                    self.lexicon.max_words = max(self.lexicon.max_words, len(words))

    def _contrasts(self, lines: Iterable[tuple[int, str]], name: str) -> None:
        for number, line in lines:
            members = tuple(
                tuple(words_of(phrase) for phrase in _split(member)) for member in line.split(" / ")
            )
            if len(members) < 2 or not all(members):
                self.faults.append(Fault(name, number, "a contrast needs two members or more"))
                continue
            self.lexicon.contrasts.append(members)

    def _signals(self, lines: Iterable[tuple[int, str]], name: str) -> None:
        for number, line in lines:
            kind, separator, phrases = (part.strip() for part in line.partition("="))
            if not (separator and phrases):
                self.faults.append(Fault(name, number, "wanted: KIND = words"))
            words = set(map(words_of, _split(phrases)))
            self.lexicon.accented_signals.setdefault(kind, set()).update(words)
            self.lexicon.signals.setdefault(kind, set()).update(map(folded_of, words))

    def _short_forms(self, lines: Iterable[tuple[int, str]], name: str) -> None:
        for number, line in lines:
            short, separator, long = (part.strip() for part in line.partition("="))
            if not (separator and short and long):
                self.faults.append(Fault(name, number, "wanted: SHORT = long form"))
                continue
            if name.startswith("shorthand"):
                for form in _split(short):
                    self.lexicon.shorthand.setdefault(words_of(form), []).extend(
                        words_of(meaning) for meaning in _split(long)
                    )
            else:
                for form in _split(short):
                    key = tuple(token.folded for token in tokenize(form))
                    self.lexicon.abbreviations.setdefault(key, []).append(words_of(long))
                    self.lexicon._add_vi(words_of(long), None)


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
    tables = load_shipped("lexicon", _read, cache)
    return Lexicon(**tables | {"concepts": list(map(Concept._make, tables["concepts"]))})


def _read() -> dict[str, Any]:
    """The fields of the lexicon, with plain tuples for concepts."""
    loader = _Loader()
    for path in yaml_files("lexicon"):
        loader.read(path)
    loader.name_districts()
    if loader.faults:
        raise LoadError(loader.faults)
    tables = {table.name: getattr(loader.lexicon, table.name) for table in fields(Lexicon)}
    return tables | {"concepts": list(map(tuple, loader.lexicon.concepts))}
