"""Whether a text is one of sentences: tables and dumps would cost much, and state nothing."""

from __future__ import annotations

import unicodedata
from itertools import islice
from pathlib import Path

from faq.errors import Fault
from faq.regexes import late

__all__ = ["find_what_is_no_prose"]

# Those that mean the end of a line or a blank are none of these.
_CONTROL = late(r"[\x00-\x08\x0e-\x1b\x7f]")
_STRETCH = late(r"[^.!?…\r\n\v\f\x1c-\x1e\x85\u2028\u2029]+")
_LONGEST_STRETCH = 10_000
_NUMBER = late(r"\d+")
# Ten megabytes of news have no more than half as many.
_LIMITS = ((_STRETCH, 200_000, "sentences or lines"), (_NUMBER, 500_000, "numbers"))
# Neither letters nor blanks nor signs of ASCII: only then it's worth asking what they are.
_PILE = late(r"[^\w\s!-\u02ff]{50,}")
_MOST_MARKS = 50


def find_what_is_no_prose(text: str, path: Path) -> Fault | None:
    """Return the first thing that no article has; None for a text of sentences."""
    if control := _CONTROL.search(text):
        message = f"Control character U+{ord(control.group()):04X} isn't allowed."
        return Fault(str(path), _line_at(text, control.start()), message)
    for stretch in _STRETCH.finditer(text):
        length = stretch.end() - stretch.start()
        if length > _LONGEST_STRETCH:
            message = f"{length:,} characters without the end of a sentence: this is no article."
            return Fault(str(path), _line_at(text, stretch.start()), message)
    for pattern, most, what in _LIMITS:
        if any(islice(pattern.finditer(text), most, None)):
            return Fault(str(path), 0, f"More than {most:,} {what}: this is no article.")
    for pile in _PILE.finditer(text):
        marks = sum(1 for character in pile.group() if unicodedata.combining(character))
        if marks > _MOST_MARKS:
            message = f"{marks:,} accents on one letter: this is no article."
            return Fault(str(path), _line_at(text, pile.start()), message)
    return None


def _line_at(text: str, offset: int) -> int:
    return text.count("\n", 0, offset) + 1
