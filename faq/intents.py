"""Intents: the ways in which people ask, as YAML; and the one that a question matches."""

from __future__ import annotations

import marshal
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property, lru_cache
from operator import itemgetter
from pathlib import Path
from types import MappingProxyType
from typing import Any, Literal, overload

from faq.reply import Language
from faq.shipped import load_parts
from faq.spelling import Option
from faq.tables import Parts, open_parts
from faq.utterances import Pattern, Slot, Word
from faq.values import NamedTuple

__all__ = ["Intent", "IntentMatch", "Intents", "Recognizer", "Wants", "load_intents"]

Wants = Literal[
    "count", "money", "share", "figure", "meaning", "person", "post", "moment", "duration",
    "place", "reason", "purpose", "difference", "rest", "per_period", "sum", "share_of",
    "times", "compare", "list", "choice", "yesno", "summary", "finding", "statement", "which",
    "definition", "smalltalk", "fixed", "about",
]  # fmt: skip
"""The kind of answer that is wanted."""


class Intent(NamedTuple):
    """One thing that people want, and how they ask for it."""

    name: str
    """Its name, unique."""
    wants: Wants
    """The kind of answer that is wanted."""
    utterances: Mapping[Language, tuple[str, ...]]
    """The utterances as written, by language."""
    examples: Mapping[Language, tuple[str, ...]]
    """Questions that must find it, by language."""
    reply: str = ""
    """Small talk: the key of the wording in ``smalltalk.yaml``."""
    answer: Mapping[Language, str] = MappingProxyType({})
    """An operator's own fixed answer, by language; empty for general intents."""
    source: str = ""
    """The verbatim sentence that proves a fixed answer."""


class IntentMatch(NamedTuple):
    """An intent found in a question."""

    intent: Intent
    """The intent."""
    words: frozenset[int]
    """Positions of the question's words that said so and say nothing else."""
    slots: dict[str, tuple[int, int]]
    """Slot → positions of its words: first, after the last."""
    score: float
    """Number of words that said so, with a little for anchors."""


class Intents(Sequence[Intent]):
    """Intents with their utterances written out, of which a question needs but a part."""

    def __init__(self, intents: Sequence[Intent], patterns: Parts) -> None:
        """Keep intents with what ``faq.intent_files`` made of them."""
        self._intents = tuple(intents)
        words = marshal.loads(patterns["words"])
        self.keys: frozenset[str] = words["keys"]
        """Words that ask in Vietnamese, as keys."""
        self.folded: frozenset[str] = words["folded"]
        """The same without diacritics."""
        self.stems: frozenset[str] = words["stems"]
        """Words that ask in English, as stems."""
        self.packed: Mapping[Language, Parts] = {
            "vi": open_parts(patterns["vi"]),
            "en": open_parts(patterns["en"]),
        }
        """By language and rarest word, folded: patterns as plain tuples, marshalled."""
        self._pairs = patterns["pairs"]

    @cached_property
    def pairs(self) -> frozenset[tuple[str, str]]:
        """Words that stand side by side where Vietnamese questions ask, without diacritics."""
        pairs: frozenset[tuple[str, str]] = marshal.loads(self._pairs)
        return pairs

    @overload
    def __getitem__(self, number: int) -> Intent: ...
    @overload
    def __getitem__(self, number: slice) -> Sequence[Intent]: ...
    def __getitem__(self, number: int | slice) -> Intent | Sequence[Intent]:
        return self._intents[number]

    def __len__(self) -> int:
        return len(self._intents)


def load_intents(cache: Path | None = None) -> Intents:
    """The shipped intents, ``data/intents/*.yaml``.

    Args:
        cache: folder that keeps them compiled; see ``faq.shipped``.

    Raises:
        LoadError: with every fault of every file; a name that stands twice is one.

    """
    return _load(cache)


@lru_cache(maxsize=1)
def _load(cache: Path | None) -> Intents:
    parts = load_parts("intents", _read, cache)
    return Intents([Intent(*values) for values in marshal.loads(parts["intents"])], parts)


def _read() -> Parts:
    from faq.intent_files import read_intents  # Late: mostly there is a compiled copy.

    return read_intents()


class _Entry(NamedTuple):
    """A pattern as it is tried."""

    rank: int
    """What scores best comes first; of two equals the one further up in the file."""
    score: float
    """What it says when it fits; see ``IntentMatch.score``."""
    pattern: Pattern
    """The pattern."""
    intent: Intent
    """What it asks for."""


_NO_ENTRIES: Mapping[str, Sequence[_Entry]] = {}


class Recognizer:
    """Finds the intent of a question. Each pattern is tried only where its rarest word stands."""

    def __init__(self, intents: Intents, language: Language) -> None:
        self._intents = intents
        self._packed = intents.packed[language]
        self._entries: dict[str, dict[str, list[_Entry]]] = {}

    def recognize(
        self,
        words: Sequence[Sequence[Option]],
        length: int,
        *,
        has_figures: bool,
        besides: str = "",
    ) -> IntentMatch | None:
        """The intent whose utterance has the most words in the question, or None.

        Args:
            words: what each word of the question may stand for.
            length: number of words before the particles that close the question.
            has_figures: whether the question names a figure, whose meaning it may ask for.
            besides: the name of an intent that it doesn't have.

        """
        places: dict[str, list[int]] = {}
        for position, options in enumerate(words):
            for option in options:
                places.setdefault(option.folded, []).append(position)
        said = frozenset(places)
        # Under the empty word stand those that are nothing but slots, or have no other word.
        words_said = frozenset((*said, ""))
        found = [
            entry
            for word in words_said
            for entries in (self._under(word),)
            for other in entries.keys() & words_said
            for entry in entries[other]
            if entry.pattern.vocabulary <= said
        ]
        for _, score, pattern, intent in sorted(found, key=itemgetter(0)):
            if intent.name == besides or (intent.wants == "meaning" and not has_figures):
                continue
            whole = intent.wants == "smalltalk"
            fits = next(_matches(pattern, words, places, length, whole), None)
            if fits is not None:
                return IntentMatch(intent, frozenset(fits[0]), fits[1], score)
        return None

    def _under(self, word: str) -> Mapping[str, Sequence[_Entry]]:
        """The patterns whose rarest word this is, by another one; "" where there is no other."""
        entries = self._entries.get(word)
        if entries is None:
            if word not in self._packed:
                return _NO_ENTRIES
            entries = self._entries[word] = {}
            for rank, score, intent, *plain in marshal.loads(self._packed[word]):
                entry = _Entry(rank, score, _pattern(*plain), self._intents[intent])
                # A longer one is said more seldom.
                other = max(sorted(entry.pattern.vocabulary - {word}), key=len, default="")
                entries.setdefault(other, []).append(entry)
        return entries


def _pattern(pieces: Sequence[tuple[Any, ...]], *rest: Any) -> Pattern:
    return Pattern(tuple(map(_piece, pieces)), *rest)


@lru_cache(maxsize=4096)
def _piece(plain: tuple[Any, ...]) -> Word | Slot:
    return Slot(*plain) if len(plain) == 2 else Word(*plain)


def _matches(
    pattern: Pattern,
    words: Sequence[Sequence[Option]],
    places: dict[str, list[int]],
    length: int,
    whole: bool,
) -> Iterator[tuple[list[int], dict[str, tuple[int, int]]]]:
    """The places where a pattern fits, leftmost first."""
    first = pattern.pieces[0]
    if pattern.at_start or whole or isinstance(first, Slot):
        starts = [0]
    else:
        starts = places.get(first.folded, [])
    for start in starts:
        fit = _fit(pattern.pieces, words, start, length)
        if fit is None:
            continue
        end, taken, slots = fit
        if (pattern.at_end or whole) and end < length:
            if isinstance(pattern.pieces[-1], Slot):
                slots[pattern.pieces[-1].name] = (slots[pattern.pieces[-1].name][0], length)
            else:
                continue
        yield taken, slots


def _fit(
    pieces: Sequence[Word | Slot], words: Sequence[Sequence[Option]], start: int, length: int
) -> tuple[int, list[int], dict[str, tuple[int, int]]] | None:
    position = start
    taken: list[int] = []
    slots: dict[str, tuple[int, int]] = {}
    waiting: tuple[Slot, int] | None = None
    for piece in pieces:
        if isinstance(piece, Slot):
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


def _says(options: Sequence[Option], literal: Word) -> bool:
    for folded, key, _ in options:
        if folded == literal.folded and (key is None or key == literal.key):
            return True
    return False
