"""Lines as they are placed on pages in, paragraphs out: without page numbers and running heads."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

from faq.regexes import late
from faq.values import NamedTuple

__all__ = ["PlacedLine", "reflow", "running_lines"]

# A page number, or the address that a browser prints below a page.
_MARGINAL = late(
    r"\W*(?:(?:trang|page)\W*)?\d{1,4}(?:\s*(?:/|of|trên)\s*\d{1,4})?\W*|"
    r"(?:file|https?)://\S+(?:\s+\d+/\d+)?",
    re.IGNORECASE,
)
_DIGITS = late(r"\d+")
_MARKER = late(r"(?:[-–—+•●▪■◦*]|\(?(?:\d{1,2}|[a-zđ]|[IVX]{1,4})[.)])\s")
_ENDS = late(r"[.!?…:;]['\"”’»)\]]*$")
_ADDRESS = late(r"(?:https?://|www\.)\S")
_SPLIT_WORD = late(r"(?P<before>[^\W\d_]+)-$")
_FIRST_WORD = late(r"[^\W\d_]+")
_SOFT_HYPHENS = "\u00ad\u2010"
_EDGE_LINES = 2
# In heights of a letter.
_SIZE_CHANGE = 0.06
_GAP = 0.25
_INDENT = 0.5
# In points.
_MIN_INDENT, _MAX_INDENT = 6, 60
# About how wide letters are, in heights; fonts differ little in that.
_NARROW_LETTERS = frozenset(" iìíỉĩịIljtfr.,:;!|'()[]-/\"“”‘’")
_NARROW, _LETTER, _CAPITAL = 0.3, 0.52, 0.68
# Of the length of full lines.
_FULL = 0.9
_RAGGED = 0.7
_MAX_LEADING = 2.0


class _Setting(NamedTuple):
    """How lines in letters of one size are set."""

    full: float
    """Length of a full line, in heights of a letter; one in ten is longer."""
    leading: float
    """Distance of a line from the next, in points."""
    indents: frozenset[int]
    """Where first lines of paragraphs start, in points from the left."""


class PlacedLine(NamedTuple):
    """A line of a page."""

    text: str
    """Its words."""
    x: float
    """Where it starts, in points from the left."""
    y: float
    """How high it stands, in points from the bottom."""
    size: float
    """Height of its letters in points."""


def running_lines(pages: Sequence[Sequence[PlacedLine]]) -> set[PlacedLine]:
    """Return the page numbers, and the heads and feet that pages have in common."""
    edges = [_edges_of(page) for page in pages]
    counts = Counter(key for page in edges for key in {_running_key(line) for line in page})
    often = max(2, len(pages) / 2)
    return {
        line
        for page, edge in zip(pages, edges, strict=True)
        for line in edge
        if counts[_running_key(line)] >= often
        or (_MARGINAL.fullmatch(line.text) and _stands_alone(line, page))
    }


def reflow(pages: Sequence[Sequence[PlacedLine]]) -> Iterator[str]:
    """Yield the paragraphs: lines are joined unless their places or their words part them."""
    lines = [line for page in pages for line in page]
    settings = _settings(lines)
    words = {word.casefold() for line in lines for word in _FIRST_WORD.findall(line.text)}
    paragraph = ""
    for number, line in enumerate(lines):
        before = lines[number - 1] if number else None
        if before is not None and _goes_on(before, line, settings[round(before.size)]):
            paragraph = _join(paragraph, line.text, words)
            continue
        yield paragraph
        paragraph = line.text
    yield paragraph


def _edges_of(page: Sequence[PlacedLine]) -> list[PlacedLine]:
    by_height = sorted(page, key=lambda line: line.y)
    return by_height[:_EDGE_LINES] + by_height[_EDGE_LINES:][-_EDGE_LINES:]


def _stands_alone(line: PlacedLine, page: Sequence[PlacedLine]) -> bool:
    """Tell whether no other line is near: "2025." below the text is the end of its last line."""
    return all(
        abs(line.y - other.y) > _MAX_LEADING * other.size for other in page if other is not line
    )


def _running_key(line: PlacedLine) -> tuple[str, int]:
    return _DIGITS.sub("0", line.text), round(line.y / 10)


def _settings(lines: Sequence[PlacedLine]) -> dict[int, _Setting]:
    """Return how the lines of each size of letters are set."""
    lengths: dict[int, list[float]] = {}
    steps: dict[int, Counter[float]] = {}
    for above, below in pairwise([*lines, *lines[-1:]]):
        size, step = round(above.size), above.y - below.y
        lengths.setdefault(size, []).append(_length(above.text))
        if 0 < step < _MAX_LEADING * above.size and size == round(below.size):
            steps.setdefault(size, Counter())[round(step, 1)] += 1
    return {
        size: _Setting(
            full=sorted(known)[len(known) * 9 // 10],
            leading=_commonest(steps.get(size, Counter({_MAX_LEADING * size: 1}))),
            indents=_indents(Counter(round(line.x) for line in lines if round(line.size) == size)),
        )
        for size, known in lengths.items()
    }


def _commonest(steps: Counter[float]) -> float:
    return max(steps, key=lambda step: (steps[step], -step))


def _indents(starts: Counter[int]) -> frozenset[int]:
    """Return the starts of lines that have commoner ones a little to their left."""
    return frozenset(
        start
        for start, count in starts.items()
        if any(starts[left] > count for left in range(start - _MAX_INDENT, start - _MIN_INDENT))
    )


def _goes_on(before: PlacedLine, line: PlacedLine, setting: _Setting) -> bool:
    """Tell whether a line belongs to the paragraph of the line before it."""
    size = max(before.size, line.size, 1.0)
    step = before.y - line.y
    if abs(before.size - line.size) > _SIZE_CHANGE * size or step > setting.leading + _GAP * size:
        return False
    first_indent = max(0.0, before.x - line.x) / size if step > 0 else 0.0
    next_word = line.text.split(maxsplit=1)[0]
    filled = (first_indent + _length(f"{before.text} {next_word}")) / setting.full
    ended = _ENDS.search(before.text) is not None
    opens = (
        _MARKER.match(line.text) is not None
        or round(line.x) in setting.indents
        or (step > 0 and line.x - before.x > _INDENT * size and not _MARKER.match(before.text))
    )
    if ended and (opens or step < 0):
        # A step upwards leads to the next page or column.
        return False
    if _ADDRESS.match(line.text):
        return False
    return filled >= (_RAGGED if line.text[:1].islower() and not opens else _FULL)


def _length(text: str) -> float:
    """Return about how long a text is when it is printed, in heights of a letter."""
    return sum(
        _NARROW if character in _NARROW_LETTERS else _CAPITAL if character.isupper() else _LETTER
        for character in text
    )


def _join(paragraph: str, line: str, words: set[str]) -> str:
    """Return a paragraph with its next line, a word that was divided between them made whole."""
    if paragraph[-1:] in _SOFT_HYPHENS:
        return paragraph[:-1] + line
    divided, rest = _SPLIT_WORD.search(paragraph), _FIRST_WORD.match(line)
    if divided is None or rest is None:
        return f"{paragraph} {line}"
    whole = f"{divided['before']}{rest.group()}".casefold()
    return (paragraph[:-1] if whole in words else paragraph) + line
