"""Intents: the ways in which people ask, as YAML; and the one that a question matches."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import astuple, dataclass, field, fields
from functools import lru_cache
from pathlib import Path
from typing import Any, Literal, get_args

from faq.errors import Fault, LoadError
from faq.lexicon import folded_of, words_of
from faq.reply import Language
from faq.shipped import load_shipped, yaml_files
from faq.spelling import Option
from faq.strict_yaml import load_yaml

__all__ = ["Intent", "IntentMatch", "Recognizer", "Wants", "load_intents", "parse_intents"]

Wants = Literal[
    "count", "money", "share", "figure", "meaning", "person", "post", "moment", "duration",
    "place", "reason", "purpose", "difference", "rest", "per_period", "sum", "share_of",
    "times", "compare", "list", "choice", "yesno", "summary", "finding", "statement", "which",
    "smalltalk", "fixed", "about",
]  # fmt: skip
"""The kind of answer that is wanted."""

_PIECE = re.compile(r"\^|\$|<[^<>]+>|\{(\w+)(?::\d)?\}|[()|\[\]]|[^\s()|\[\]{}^$<>]+")
_MAX_EXPANSIONS = 400
_MAX_BRACKETS = 50
_NO_LIMIT = 99
_Plain = dict[str, Any]


@dataclass(frozen=True, slots=True)
class _Literal:
    folded: str
    key: str
    is_content: bool


@dataclass(frozen=True, slots=True)
class _Slot:
    name: str
    most: int


@dataclass(frozen=True, slots=True)
class _Pattern:
    pieces: tuple[_Literal | _Slot, ...]
    at_start: bool
    at_end: bool
    words: int
    vocabulary: frozenset[str]


@dataclass(frozen=True, slots=True)
class Intent:
    """One thing that people want, and how they ask for it."""

    name: str
    """Its name, unique."""
    wants: Wants
    """The kind of answer that is wanted."""
    patterns: dict[Language, tuple[_Pattern, ...]] = field(repr=False)
    """Its utterances, written out, by language."""
    examples: dict[Language, tuple[str, ...]] = field(repr=False)
    """Questions that must find it."""
    reply: str = ""
    """Small talk: the key of the wording in ``smalltalk.yaml``."""
    answer: dict[Language, str] = field(default_factory=dict)
    """An operator's own fixed answer, by language; empty for general intents."""
    source: str = ""
    """The verbatim sentence that proves a fixed answer."""
    utterances: dict[Language, tuple[str, ...]] = field(default_factory=dict, repr=False)
    """The utterances as written."""

    def words(self, language: Language, *, as_keys: bool = False) -> set[str]:
        """The words that its utterances say, folded or as keys."""
        return {
            piece.key if as_keys else piece.folded
            for pattern in self.patterns.get(language, ())
            for piece in pattern.pieces
            if isinstance(piece, _Literal)
        }


@dataclass(frozen=True, slots=True)
class IntentMatch:
    """An intent found in a question."""

    intent: Intent
    """The intent."""
    words: frozenset[int]
    """Positions of the question's words that said so and say nothing else."""
    slots: dict[str, tuple[int, int]]
    """Slot → positions of its words: first, after the last."""
    score: float
    """Number of words that said so, with a little for anchors."""


def _expand(utterance: str) -> list[list[str]]:
    """Every reading of the alternatives and optional parts of an utterance.

    Raises:
        ValueError: brackets don't match, or there are too many readings.

    """
    pieces = [match.group() for match in _PIECE.finditer(utterance)]
    if sum(1 for piece in pieces if piece in "([") > _MAX_BRACKETS:
        raise ValueError("too many alternatives; split the utterance")
    position = 0

    def sequence(closing: str) -> list[list[str]]:
        nonlocal position
        branches: list[list[list[str]]] = []
        current: list[list[str]] = [[]]
        while position < len(pieces):
            piece = pieces[position]
            position += 1
            if piece == closing:
                branches.append(current)
                return [reading for branch in branches for reading in branch]
            if piece == "|":
                branches.append(current)
                current = [[]]
                continue
            if piece == "(":
                inner = sequence(")")
            elif piece == "[":
                inner = [*sequence("]"), []]
            elif piece in (")", "]"):
                raise ValueError(f"{piece!r} closes nothing")
            else:
                inner = [[piece]]
            current = [left + right for left in current for right in inner]
            if len(current) > _MAX_EXPANSIONS:
                raise ValueError("too many alternatives; split the utterance")
        if closing:
            raise ValueError(f"{closing!r} is missing")
        branches.append(current)
        return [reading for branch in branches for reading in branch]

    return sequence("")


def _pattern(reading: Sequence[str]) -> _Pattern:
    pieces: list[_Literal | _Slot] = []
    for piece in reading:
        if piece in "^$":
            continue
        if piece.startswith("{"):
            name, _, most = piece.strip("{}").partition(":")
            pieces.append(_Slot(name, int(most or _NO_LIMIT)))
            continue
        is_content = piece.startswith("<")
        pieces.extend(
            _Literal(folded_of((word,))[0], word, is_content)
            for word in words_of(piece.strip("<>"))
        )
    return _Pattern(
        pieces=tuple(pieces),
        at_start="^" in reading,
        at_end="$" in reading,
        words=sum(1 for piece in pieces if isinstance(piece, _Literal)),
        vocabulary=frozenset(piece.folded for piece in pieces if isinstance(piece, _Literal)),
    )


def parse_intents(text: str, path: str) -> tuple[Intent, ...]:
    """The intents of one file's text.

    Raises:
        LoadError: with every fault, each with its line.

    """
    from faq.schemas import IntentsFile  # Late: it imports pydantic.

    entries = load_yaml(text, path, IntentsFile).root
    faults: list[Fault] = []
    intents: list[Intent] = []
    for entry in entries:
        line = _line_of(text, entry.name)
        patterns: dict[Language, tuple[_Pattern, ...]] = {}
        for language in get_args(Language):
            found: dict[_Pattern, None] = {}
            for utterance in getattr(entry.utterances, language):
                try:
                    found.update(dict.fromkeys(map(_pattern, _expand(utterance))))
                except ValueError as error:
                    faults.append(Fault(path, line, f"{entry.name}: {utterance!r}: {error}"))
            patterns[language] = tuple(found)
        if (entry.wants == "fixed") != (entry.answer is not None and bool(entry.source)):
            message = "'wants: fixed' goes with an answer and its source sentence"
            faults.append(Fault(path, line, f"{entry.name}: {message}"))
        intents.append(
            Intent(
                name=entry.name,
                wants=entry.wants,
                patterns=patterns,
                examples={"vi": entry.examples.vi, "en": entry.examples.en},
                reply=entry.reply,
                answer={"vi": entry.answer.vi, "en": entry.answer.en} if entry.answer else {},
                source=entry.source,
                utterances={"vi": entry.utterances.vi, "en": entry.utterances.en},
            )
        )
    if faults:
        raise LoadError(faults)
    return tuple(intents)


def _line_of(text: str, name: str) -> int:
    lines = text.splitlines()
    return next((n for n, line in enumerate(lines, 1) if line.strip() == f"- name: {name}"), 0)


def load_intents(cache: Path | None = None) -> tuple[Intent, ...]:
    """The shipped intents, ``data/intents/*.yaml``.

    Args:
        cache: folder that keeps them compiled; see ``faq.shipped``.

    Raises:
        LoadError: with every fault of every file; a name that stands twice is one.

    """
    return _load(cache)


@lru_cache(maxsize=1)
def _load(cache: Path | None) -> tuple[Intent, ...]:
    return tuple(map(_restored, load_shipped("intents", _read, cache)))


def _read() -> tuple[_Plain, ...]:
    faults: list[Fault] = []
    intents: dict[str, Intent] = {}
    for path in yaml_files("intents"):
        text = path.read_text(encoding="utf-8")
        try:
            for intent in parse_intents(text, path.name):
                if intent.name in intents:
                    line = _line_of(text, intent.name)
                    faults.append(Fault(path.name, line, f"intent {intent.name!r} stands twice"))
                intents[intent.name] = intent
        except LoadError as error:
            faults.extend(error.faults)
    if faults:
        raise LoadError(faults)
    return tuple(map(_plain, intents.values()))


def _plain(intent: Intent) -> _Plain:
    """An intent as a dict of strings and tuples."""
    return {entry.name: getattr(intent, entry.name) for entry in fields(intent)} | {
        "patterns": {
            language: tuple(map(astuple, patterns))
            for language, patterns in intent.patterns.items()
        }
    }


def _restored(plain: _Plain) -> Intent:
    patterns = {
        language: tuple(
            _Pattern(tuple(map(_piece, pieces)), *rest) for pieces, *rest in plain_patterns
        )
        for language, plain_patterns in plain["patterns"].items()
    }
    return Intent(**plain | {"patterns": patterns})


@lru_cache(maxsize=4096)
def _piece(plain: tuple[Any, ...]) -> _Literal | _Slot:
    return _Slot(*plain) if len(plain) == 2 else _Literal(*plain)


class Recognizer:
    """Finds the intent of a question. Each pattern is tried only where its rarest word stands."""

    def __init__(self, intents: Sequence[Intent], language: Language) -> None:
        entries = [
            (_score(pattern, intent), pattern, intent)
            for intent in intents
            for pattern in intent.patterns.get(language, ())
            if pattern.pieces
        ]
        # The best score first; of two equals the one further up in the file.
        self._entries = sorted(entries, key=lambda entry: -entry[0])
        spread = Counter(word for _, pattern, _ in entries for word in pattern.vocabulary)
        self._by_word: dict[str, list[int]] = {}
        self._always: list[int] = []
        for number, (_, pattern, _) in enumerate(self._entries):
            if pattern.vocabulary:
                rarest = min(pattern.vocabulary, key=lambda word: (spread[word], word))
                self._by_word.setdefault(rarest, []).append(number)
            else:
                self._always.append(number)

    def recognize(
        self, words: Sequence[Sequence[Option]], length: int, *, has_figures: bool
    ) -> IntentMatch | None:
        """The intent whose utterance has the most words in the question, or None.

        Args:
            words: what each word of the question may stand for.
            length: number of words before the particles that close the question.
            has_figures: whether the question names a figure, whose meaning it may ask for.

        """
        places: dict[str, list[int]] = {}
        for position, options in enumerate(words):
            for option in options:
                places.setdefault(option.folded, []).append(position)
        said = frozenset(places)
        found = (number for word in said for number in self._by_word.get(word, ()))
        for number in sorted((*self._always, *found)):
            score, pattern, intent = self._entries[number]
            if not pattern.vocabulary <= said or (intent.wants == "meaning" and not has_figures):
                continue
            whole = intent.wants == "smalltalk"
            fits = next(_matches(pattern, words, places, length, whole), None)
            if fits is not None:
                return IntentMatch(intent, frozenset(fits[0]), fits[1], score)
        return None


def _score(pattern: _Pattern, intent: Intent) -> float:
    """How much a pattern that fits says; small talk is nothing but that."""
    whole = 5 if intent.wants == "smalltalk" else 0
    return pattern.words + 0.2 * (pattern.at_start + pattern.at_end) + whole


def _matches(
    pattern: _Pattern,
    words: Sequence[Sequence[Option]],
    places: dict[str, list[int]],
    length: int,
    whole: bool,
) -> Iterator[tuple[list[int], dict[str, tuple[int, int]]]]:
    """The places where a pattern fits, leftmost first."""
    first = pattern.pieces[0]
    if pattern.at_start or whole or isinstance(first, _Slot):
        starts = [0]
    else:
        starts = places.get(first.folded, [])
    for start in starts:
        fit = _fit(pattern.pieces, words, start, length)
        if fit is None:
            continue
        end, taken, slots = fit
        if (pattern.at_end or whole) and end < length:
            if isinstance(pattern.pieces[-1], _Slot):
                slots[pattern.pieces[-1].name] = (slots[pattern.pieces[-1].name][0], length)
            else:
                continue
        yield taken, slots


def _fit(
    pieces: Sequence[_Literal | _Slot], words: Sequence[Sequence[Option]], start: int, length: int
) -> tuple[int, list[int], dict[str, tuple[int, int]]] | None:
    position = start
    taken: list[int] = []
    slots: dict[str, tuple[int, int]] = {}
    waiting: tuple[_Slot, int] | None = None
    for piece in pieces:
        if isinstance(piece, _Slot):
            if waiting is not None:
                return None
            waiting = (piece, position)
            continue
        if waiting is not None:
            slot, begin = waiting
            position = begin + 1
            while position < len(words) and not _says(words[position], piece):
                position += 1
            if position >= len(words) or position - begin > slot.most:
                return None
            slots[slot.name] = (begin, position)
            waiting = None
        elif position >= len(words) or not _says(words[position], piece):
            return None
        if not piece.is_content:
            taken.append(position)
        position += 1
    if waiting is not None:
        slot, begin = waiting
        if begin >= length:
            return None
        slots[slot.name] = (begin, length)
        position = length
    return position, taken, slots


def _says(options: Sequence[Option], literal: _Literal) -> bool:
    return any(option.accepts(literal.folded, literal.key) for option in options)
