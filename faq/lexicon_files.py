"""The lexicon read from its files, ``data/lexicon/*.yaml``, and packed into tables.

They are literal blocks with an entry a line, so that thousands of entries load in milliseconds and
a writer who knows no Python can mend them.
"""

from __future__ import annotations

import marshal
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, fields
from itertools import pairwise
from pathlib import Path
from typing import Any

from faq.english import stem
from faq.errors import Fault, LoadError
from faq.lexicon import IN_ROWS, PACKED, Concept, Words, folded_of, stems_of, words_of
from faq.regexes import late
from faq.shipped import yaml_files
from faq.strict_yaml import block_lines
from faq.tables import pack_rows, pack_table
from faq.text import tokenize

__all__ = ["LexiconReader", "read_lexicon"]

# Wide lists of what people may ask with. They come last: a translation is taken from the others.
_FOR_QUESTIONS = ("english.yaml", "spoken.yaml")
_WORD_CLASSES = ("nouns", "verbs", "adjectives", "adverbs", "phrases")
_PLACE_BLOCKS = ("provinces", "countries", "regions")
_SYLLABLE = late(r"[^\W\daeiouy]*[aeiouy]+[^\W\daeiouy]*")


@dataclass
class _Tables:
    """What a lexicon is made of, while it is filled; see there."""

    concepts: list[Concept] = field(default_factory=list)
    vi: dict[Words, list[int]] = field(default_factory=dict)
    vi_folded: dict[Words, list[Words]] = field(default_factory=dict)
    en: dict[Words, list[int]] = field(default_factory=dict)
    light_vi: set[Words] = field(default_factory=set)
    light_en: set[Words] = field(default_factory=set)
    kinds: dict[Words, list[Words]] = field(default_factory=dict)
    contrasts: list[tuple[tuple[Words, ...], ...]] = field(default_factory=list)
    abbreviations: dict[Words, list[Words]] = field(default_factory=dict)
    shorthand: dict[Words, list[Words]] = field(default_factory=dict)
    places: dict[Words, str] = field(default_factory=dict)
    provinces: dict[Words, str] = field(default_factory=dict)
    bare_places: set[Words] = field(default_factory=set)
    district_provinces: dict[Words, tuple[str, ...]] = field(default_factory=dict)
    syllables: set[str] = field(default_factory=set)
    openers: set[Words] = field(default_factory=set)
    light_forms: list[str] = field(default_factory=list)
    particles: set[Words] = field(default_factory=set)
    signals: dict[str, set[Words]] = field(default_factory=dict)
    accented_signals: dict[str, set[Words]] = field(default_factory=dict)
    prefixes: set[Words] = field(default_factory=set)
    max_words: int = 1

    def add(self, concept: Concept) -> None:
        """Takes a concept in; phrases may stand in several."""
        number = len(self.concepts)
        self.concepts.append(concept)
        for phrase in concept.vi:
            self.add_vi(words_of(phrase), number)
        for phrase in concept.en:
            words = stems_of(phrase)
            if words:
                self.en.setdefault(words, []).append(number)
                self.max_words = max(self.max_words, len(words))

    def add_vi(self, words: Words, number: int | None) -> None:
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


def _items(block: str, first_line: int) -> Iterator[tuple[int, str]]:
    for number, line in enumerate(block.splitlines(), first_line):
        line = line.strip()
        if line and not line.startswith("#"):
            yield number, line


def _split(text: str) -> tuple[str, ...]:
    return tuple(part for part in (piece.strip() for piece in text.split(",")) if part)


class LexiconReader:
    """Fills a lexicon from its files and gathers what is wrong with them."""

    def __init__(self) -> None:
        self.lexicon = _Tables()
        self.faults: list[Fault] = []
        self.districts: list[str] = []

    def read(self, path: Path) -> None:
        """Take in a file."""
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
                    self.lexicon.add_vi(words, None)
                elif words:
                    self.lexicon.light_en.add(stems_of(phrase))
                    self.lexicon.light_forms.extend(phrase.lower().split())
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
                    self.lexicon.add_vi(words_of(long), None)


def read_lexicon() -> dict[str, bytes]:
    """The tables of the lexicon, packed.

    Raises:
        LoadError: with every fault of every file.

    """
    reader = LexiconReader()
    for path in yaml_files("lexicon"):
        reader.read(path)
    reader.name_districts()
    if reader.faults:
        raise LoadError(reader.faults)
    filled = reader.lexicon
    tables = {table.name: getattr(filled, table.name) for table in fields(_Tables)}
    tables |= _worked_out(filled)
    packed = {name: pack_table(tables.pop(name)) for name in PACKED}
    tables["concepts"] = list(map(tuple, tables["concepts"]))
    packed |= {name: pack_rows(tables.pop(name)) for name in IN_ROWS}
    return packed | {name: marshal.dumps(table) for name, table in tables.items()}


def _worked_out(filled: _Tables) -> dict[str, Any]:
    """The tables that follow from others."""
    contrast_folded = [
        frozenset(folded_of(phrase) for member in contrast for phrase in member)
        for contrast in filled.contrasts
    ]
    contrasting: dict[str, list[int]] = {}
    for number, phrases in enumerate(contrast_folded):
        for word in {phrase[0] for phrase in phrases}:
            contrasting.setdefault(word, []).append(number)
    syllables = sorted(filled.syllables)
    stems = {
        kind: {tuple(map(stem, words)) for words in phrases if len(words) == 1}
        for kind, phrases in filled.signals.items()
    }
    return {
        "pairs": dict.fromkeys(pair for words in filled.vi_folded for pair in pairwise(words)),
        "prefixes": dict.fromkeys(filled.prefixes),
        "english": dict.fromkeys((w,) for words in (*filled.en, *filled.light_en) for w in words),
        "syllables": dict.fromkeys((syllable,) for syllable in syllables),
        "folded_syllables": dict.fromkeys((word,) for word in folded_of(tuple(syllables))),
        "longest": _longest(filled.vi),
        "longest_english": _longest((*filled.en, *filled.light_en)),
        "light_words": frozenset(
            folded_of(words)[0] for words in filled.light_vi if len(words) == 1
        ),
        "abbreviated": frozenset(words[0] for words in filled.abbreviations),
        "asking": _turned(filled.signals),
        "accented_asking": _turned(filled.accented_signals),
        "asking_stems": _turned(stems),
        "contrast_phrases": list(map(_contrast_phrases, filled.contrasts)),
        "contrast_folded": contrast_folded,
        "contrasting": contrasting,
    }


def _longest(phrases: Iterable[Words]) -> dict[Words, int]:
    """First word of some phrases, by itself → words in the longest."""
    longest: dict[Words, int] = {}
    for words in phrases:
        longest[words[:1]] = max(longest.get(words[:1], 0), len(words))
    return longest


def _turned(signals: Mapping[str, Iterable[Words]]) -> dict[Words, frozenset[str]]:
    """Words → the kinds of answer, or statuses, that they ask for."""
    kinds: dict[Words, frozenset[str]] = {}
    for kind, phrases in signals.items():
        for words in phrases:
            kinds[words] = kinds.get(words, frozenset()) | {kind}
    return kinds


def _contrast_phrases(contrast: Sequence[Sequence[Words]]) -> list[tuple[str, str, int]]:
    phrases = [
        (f" {' '.join(phrase)} ", f" {' '.join(folded_of(phrase))} ", member)
        for member, phrases in enumerate(contrast)
        for phrase in phrases
    ]
    return sorted(phrases, key=lambda entry: -len(entry[0].split()))
