"""Intents read from YAML, the shipped ones and an operator's own, and packed to be recognized."""

from __future__ import annotations

import marshal
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Any, get_args

from faq.english import stem
from faq.errors import Fault, LoadError
from faq.intents import Intent, Intents
from faq.reply import Language
from faq.schemas import IntentsFile
from faq.shipped import yaml_files
from faq.strict_yaml import load_yaml
from faq.tables import Parts, pack_parts
from faq.utterances import Pattern, Word, read_utterance

__all__ = ["pack_intents", "parse_intents", "read_intents"]


def parse_intents(text: str, path: str) -> tuple[Intent, ...]:
    """The intents of one file's text.

    Raises:
        LoadError: with every fault, each with its line.

    """
    entries = load_yaml(text, path, IntentsFile).root
    faults: list[Fault] = []
    intents: list[Intent] = []
    for entry in entries:
        line = _line_of(text, entry.name)
        for utterance in (*entry.utterances.vi, *entry.utterances.en):
            try:
                read_utterance(utterance)
            except ValueError as error:
                faults.append(Fault(path, line, f"{entry.name}: {utterance!r}: {error}"))
        if (entry.wants == "fixed") != (entry.answer is not None and bool(entry.source)):
            message = "'wants: fixed' goes with an answer and its source sentence"
            faults.append(Fault(path, line, f"{entry.name}: {message}"))
        intents.append(
            Intent(
                name=entry.name,
                wants=entry.wants,
                utterances={"vi": entry.utterances.vi, "en": entry.utterances.en},
                examples={"vi": entry.examples.vi, "en": entry.examples.en},
                reply=entry.reply,
                answer={"vi": entry.answer.vi, "en": entry.answer.en} if entry.answer else {},
                source=entry.source,
            )
        )
    if faults:
        raise LoadError(faults)
    return tuple(intents)


def _line_of(text: str, name: str) -> int:
    lines = text.splitlines()
    return next((n for n, line in enumerate(lines, 1) if line.strip() == f"- name: {name}"), 0)


def read_intents() -> Parts:
    """The shipped intents as plain tuples, and their patterns, packed.

    Raises:
        LoadError: with every fault of every file; a name that stands twice is one.

    """
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
    plain = marshal.dumps([tuple(intent) for intent in intents.values()])
    return {"intents": plain, **_pack(tuple(intents.values()))}


def pack_intents(intents: Sequence[Intent]) -> Intents:
    """Intents ready to be recognized."""
    return Intents(intents, _pack(intents))


def _pack(intents: Sequence[Intent]) -> Parts:
    entries: dict[Language, list[tuple[float, int, Pattern]]] = {}
    for language in get_args(Language):
        entries[language] = [
            (_score(pattern, intent), number, pattern)
            for number, intent in enumerate(intents)
            for pattern in _patterns(intent, language)
        ]
        entries[language].sort(key=lambda entry: -entry[0])
    words, english = ({w for *_, p in entries[one] for w in _words(p)} for one in ("vi", "en"))
    asking = {
        "keys": frozenset(word.key for word in words),
        "folded": frozenset(word.folded for word in words),
        "stems": frozenset(stem(word.folded) for word in english),
    }
    pairs = frozenset(pair for *_, pattern in entries["vi"] for pair in _pairs(pattern))
    parts = {"words": marshal.dumps(asking), "pairs": marshal.dumps(pairs)}
    return parts | {language: _by_rarest_word(found) for language, found in entries.items()}


def _words(pattern: Pattern) -> Iterator[Word]:
    return (piece for piece in pattern.pieces if isinstance(piece, Word))


def _pairs(pattern: Pattern) -> Iterator[tuple[str, str]]:
    """The words, folded, that stand side by side."""
    for left, right in pairwise(pattern.pieces):
        if isinstance(left, Word) and isinstance(right, Word):
            yield left.folded, right.folded


def _patterns(intent: Intent, language: Language) -> list[Pattern]:
    utterances = intent.utterances.get(language, ())
    found = dict.fromkeys(pattern for one in utterances for pattern in read_utterance(one))
    return [pattern for pattern in found if pattern.pieces]


def _by_rarest_word(entries: Sequence[tuple[float, int, Pattern]]) -> bytes:
    spread = Counter(word for *_, pattern in entries for word in pattern.vocabulary)
    groups: dict[str, list[tuple[Any, ...]]] = {}
    for rank, (score, number, pattern) in enumerate(entries):
        rarest = min(pattern.vocabulary, key=lambda word: (spread[word], word), default="")
        pieces = tuple(map(tuple, pattern.pieces))
        plain = (rank, score, number, pieces, *pattern[1:])
        groups.setdefault(rarest, []).append(plain)
    return pack_parts({word: marshal.dumps(group) for word, group in groups.items()})


def _score(pattern: Pattern, intent: Intent) -> float:
    """How much a pattern that fits says; small talk is nothing but that."""
    whole = 5 if intent.wants == "smalltalk" else 0
    return pattern.words + 0.2 * (pattern.at_start + pattern.at_end) + whole
