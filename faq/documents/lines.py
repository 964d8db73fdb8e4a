"""The lines of an article's text: where they are, and where the text itself starts."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from functools import lru_cache

from faq.regexes import late
from faq.text import nfc

__all__ = ["MARGIN", "after_marker", "compose", "front_matter_of", "lines_of", "text_start"]

_LINE = late(r"[^\r\n\v\f\x1c-\x1e\x85\u2028\u2029]+")
MARGIN = " \t\x1f\u00a0\u1680\u202f\u205f\u2060\u3000\ufeff" + "".join(
    map(chr, range(0x2000, 0x200E))
)
"""What may stand around a line but not around a sentence: spaces of all widths, also of none."""
_MARKER = late(r"(?:(?:[•●▪■◦‣*+>–—-]|#{1,6})\s+|[•●▪■◦‣–—-](?=[^\W\d_]))+")
# Markdown's emphasis of a whole line; a star before a space is a bullet.
_EMPHASIS = late(r"(?P<mark>\*{1,3}|_{1,3})(?=\S)(?P<words>.*[^\s*_])(?P=mark)")
_FRONT_MATTER = late(r"\ufeff?---[ \t]*\r?\n(?P<yaml>(?:[^\n]*\n)*?)---[ \t]*(?:\r?\n|\Z)")
_MARKS = late(r"[\u0300-\u036f]+")


@lru_cache(maxsize=2)
def compose(text: str) -> tuple[str, Sequence[int]]:
    """Return the text with its letters composed, and for each character its offset in the text.

    One offset more is given, the text's length, so that ends of spans can be looked up too.
    """
    if unicodedata.is_normalized("NFC", text):
        return text, range(len(text) + 1)
    pieces: list[str] = []
    offsets: list[int] = []
    position = 0
    for marks in _MARKS.finditer(text):
        first, end = max(0, marks.start() - 1), marks.end()
        _add_plain(text, position, first, pieces, offsets)
        _add_cluster(text, first, end, pieces, offsets)
        position = end
    _add_plain(text, position, len(text), pieces, offsets)
    return "".join(pieces), [*offsets, len(text)]


def _add_plain(text: str, first: int, last: int, pieces: list[str], offsets: list[int]) -> None:
    """Add a stretch without marks: as it is, but for the few letters that are written otherwise."""
    stretch = text[first:last]
    if unicodedata.is_normalized("NFC", stretch):
        pieces.append(stretch)
        offsets += range(first, last)
        return
    for position in range(first, last):
        _add_cluster(text, position, position + 1, pieces, offsets)


def _add_cluster(text: str, first: int, last: int, pieces: list[str], offsets: list[int]) -> None:
    """Add a character with its marks."""
    piece = _composed(text[first:last])
    pieces.append(piece)
    # The marks that found no place in the letter keep their own offsets.
    second = max(first, last - len(piece) + 1)
    offsets += [first] * (len(piece) - (last - second))
    offsets += range(second, last)


@lru_cache(maxsize=4096)
def _composed(cluster: str) -> str:
    return nfc(cluster)


def text_start(text: str) -> int:
    """Return the offset after a byte order mark and YAML front matter."""
    front_matter = _FRONT_MATTER.match(text)
    return front_matter.end() if front_matter else int(text.startswith("\ufeff"))


def front_matter_of(text: str) -> str:
    """Return the YAML between the lines of dashes at the start; empty when there is none."""
    front_matter = _FRONT_MATTER.match(text)
    return front_matter["yaml"] if front_matter else ""


def lines_of(text: str, start: int) -> Iterator[tuple[int, int]]:
    """Yield the spans, without margins, of the lines from ``start`` on that aren't blank."""
    for match in _LINE.finditer(text, start):
        line = match.group().rstrip(MARGIN)
        first = match.start() + len(line) - len(line.lstrip(MARGIN))
        last = match.start() + len(line)
        emphasised = _EMPHASIS.fullmatch(text, first, last)
        if emphasised:
            first, last = emphasised.span("words")
        elif text.endswith("**", first, last) and text.count("**", first, last) % 2:
            # The line is read from its middle on.
            last -= 2
        if first < last:
            yield first, last


def after_marker(text: str, first: int, last: int) -> int:
    """Return the offset after the bullets, dashes or hashes that mark a line's kind."""
    marker = _MARKER.match(text, first, last)
    return marker.end() if marker else first
