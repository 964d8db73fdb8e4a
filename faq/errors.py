"""The errors that reach a caller.

HoidapError
└── LoadError  articles, intents, wording or lexicon can't be used; lists every fault

"""

from __future__ import annotations

from collections.abc import Sequence

from faq.values import NamedTuple

__all__ = ["Fault", "HoidapError", "LoadError"]


_LONGEST = 300


class HoidapError(Exception):
    """Base of every error that this project raises on purpose."""


class Fault(NamedTuple):
    """One thing that is wrong with a file."""

    path: str
    """The file, as the operator named it."""
    line: int
    """Line, counted from 1; 0 when the fault is the whole file's."""
    message: str
    """What is wrong and what is wanted, in one sentence."""

    def __str__(self) -> str:
        place = f"{self.path}:{self.line}" if self.line else self.path
        return f"{_printable(place)}: {_shown(self.message)}"


class LoadError(HoidapError):
    """Files that can't be used, with every fault found in them."""

    def __init__(self, faults: Sequence[Fault]) -> None:
        self.faults = tuple(faults)
        super().__init__("\n".join(map(str, self.faults)))


def _shown(message: str) -> str:
    """Return a message on one line; what a file has made it quote may be long, or no text."""
    if len(message) > _LONGEST:
        half = _LONGEST // 2
        message = f"{message[:half]} … {message[-half:]}"
    return _printable(message)


def _printable(text: str) -> str:
    """Put a question mark for each character that can't be shown, or that no font has."""
    if text.isprintable():
        return text
    return "".join(character if character.isprintable() else "?" for character in text)
