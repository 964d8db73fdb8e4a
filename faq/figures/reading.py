"""A text being read for numbers and dates: its letters in one form, and what is read already.

Here too are the pieces that the patterns of numbers and dates share.
"""

from __future__ import annotations

import re

from faq.regexes import late
from faq.text import fold, nfc

__all__ = ["DASH", "GAP", "LEFT", "RIGHT", "YEAR", "Reading", "any_of"]

GAP = " "
"""Blanks between the parts of one expression; see ``_compose``. They never cross a line."""
YEAR = r"(?:1\d|20)\d\d"
DASH = "[-–—]"
LEFT = r"(?<![\w/.,])"
"""Before digits that don't go on to the left."""
RIGHT = r"(?![\w/]|[.,]\d)"
"""After digits that don't go on to the right."""

_MARKS = "\u0300-\u036f"
_ODD = late(rf"[{_MARKS}]|[^\S\n ]|  ")
# At most four marks a letter: composing a longer run would cost the square of its length.
_CLUSTER = late(rf"(?P<blanks>[^\S\n]+)|.[{_MARKS}]{{0,4}}", re.DOTALL)
_MOST_BLANKS = 3
_LOOK_BACK = 40


def any_of(*words: str, bare: bool = True) -> str:
    """Return a pattern for any of the words; with ``bare`` also typed without diacritics."""
    spellings = {*words, *(map(fold, words) if bare else ())}
    longest_first = sorted(spellings, key=lambda word: (-len(word), word))
    return "(?:" + "|".join(re.escape(word).replace(r"\ ", GAP) for word in longest_first) + ")"


class Reading:
    """A text in lower case with composed letters, and which of its characters are taken.

    Positions are offsets into ``key``; ``surface`` leads back to the text as given.
    """

    def __init__(self, text: str) -> None:
        self.text = text
        self.key, self.offsets = _compose(text)
        self.taken = bytearray(len(self.key) + 1)

    def copy(self) -> Reading:
        """Return a reading that goes on from here and leaves this one as it is."""
        other = Reading.__new__(Reading)
        other.text, other.key, other.offsets = self.text, self.key, self.offsets
        other.taken = self.taken.copy()
        return other

    def is_free(self, start: int, end: int) -> bool:
        """Whether nothing of a span was taken."""
        return self.taken.find(1, start, end) < 0

    def take(self, start: int, end: int) -> bool:
        """Mark a span as read; false when some of it was read before."""
        if not self.is_free(start, end):
            return False
        self.taken[start:end] = b"\1" * (end - start)
        return True

    def before(self, start: int) -> str:
        """Return what stands shortly before a position."""
        return self.key[max(0, start - _LOOK_BACK) : start]

    def surface(self, start: int, end: int) -> tuple[str, int, int]:
        """Return a span verbatim, with its offsets in the text."""
        first, last = self.offsets[start], self.offsets[end]
        return self.text[first:last], first, last

    def is_upper(self, position: int) -> bool:
        """Whether a capital letter is printed there; past the end there is none."""
        offset = self.offsets[min(position, len(self.key))]
        return self.text[offset : offset + 1].isupper()


def _compose(text: str) -> tuple[str, list[int] | range]:
    """Return the text in lower case, letters composed, and where each character stood.

    A few blanks become one space; more of them, which part two expressions, become tabs.
    """
    if not _ODD.search(text):
        return _lower(text), range(len(text) + 1)
    composed: list[str] = []
    offsets: list[int] = []
    for cluster in _CLUSTER.finditer(text):
        blanks = cluster["blanks"]
        if blanks:
            letters = " " if len(blanks) <= _MOST_BLANKS else "\t" * len(blanks)
        else:
            letters = _lower(nfc(cluster.group()))
        composed.append(letters)
        offsets.extend([cluster.start()] * len(letters))
    offsets.append(len(text))
    return "".join(composed), offsets


def _lower(text: str) -> str:
    """Return the text in lower case and of the same length."""
    lower = text.lower()
    if len(lower) != len(text):
        lower = "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
    return lower.replace("ð", "đ")
