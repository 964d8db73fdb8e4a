"""Utterances: how people ask, with alternatives, optional parts, slots and anchors."""

from __future__ import annotations

from collections.abc import Sequence

from faq.lexicon import folded_of, words_of
from faq.regexes import late
from faq.values import NamedTuple

__all__ = ["Pattern", "Slot", "Word", "read_utterance"]

_PIECE = late(r"\^|\$|<[^<>]+>|\{(\w+)(?::\d)?\}|[()|\[\]]|[^\s()|\[\]{}^$<>]+")
_MAX_EXPANSIONS = 400
_MAX_BRACKETS = 50
_NO_LIMIT = 99


class Word(NamedTuple):
    """A word."""

    folded: str
    """Without diacritics."""
    key: str
    """As key."""
    is_content: bool
    """Whether it stays a word of the question that the answer has to account for."""


class Slot(NamedTuple):
    """A place for any words."""

    name: str
    """What stands there."""
    most: int
    """So many words at most."""


class Pattern(NamedTuple):
    """One reading of an utterance."""

    pieces: tuple[Word | Slot, ...]
    """What must stand side by side."""
    at_start: bool
    """Whether that begins the question."""
    at_end: bool
    """Whether that ends the question."""
    words: int
    """Number of its words."""
    vocabulary: frozenset[str]
    """Its words, folded."""


def read_utterance(utterance: str) -> list[Pattern]:
    """Every reading of an utterance.

    Raises:
        ValueError: brackets don't match, or there are too many readings.

    """
    return list(map(_pattern, _expand(utterance)))


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


def _pattern(reading: Sequence[str]) -> Pattern:
    pieces: list[Word | Slot] = []
    for piece in reading:
        if piece in "^$":
            continue
        if piece.startswith("{"):
            name, _, most = piece.strip("{}").partition(":")
            pieces.append(Slot(name, int(most or _NO_LIMIT)))
            continue
        is_content = piece.startswith("<")
        pieces.extend(
            Word(folded_of((word,))[0], word, is_content) for word in words_of(piece.strip("<>"))
        )
    return Pattern(
        pieces=tuple(pieces),
        at_start="^" in reading,
        at_end="$" in reading,
        words=sum(1 for piece in pieces if isinstance(piece, Word)),
        vocabulary=frozenset(piece.folded for piece in pieces if isinstance(piece, Word)),
    )
