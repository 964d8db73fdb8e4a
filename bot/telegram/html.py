"""Blocks as Telegram's HTML and back: the one place that escapes, styles and splits.

A block is a tuple of runs, a run a piece of text in one style. Blocks are put together with an
empty line between them until a message is full; a block too long for one message is cut between
lines, sentences or words. Lengths are UTF-16 code units, as Telegram counts them.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import NamedTuple

from telegram import MessageEntity

__all__ = [
    "LIMIT",
    "Block",
    "Run",
    "before",
    "link",
    "plain",
    "read_message",
    "render_messages",
    "utf16_length",
]

LIMIT = 4096
"""Most UTF-16 units in a message, markup not counted."""
_GAP = "\n\n"
# Telegram refuses a lone surrogate and drops control characters on its own terms.
_UNSENDABLE = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
# Best first: where a block that is too long may be cut.
_BREAKS = (re.compile(r"\n+"), re.compile(r"(?<=[.!?…;])\s+"), re.compile(r"\s+"))
_TAGS: dict[str, str] = {
    MessageEntity.BOLD: "b",
    MessageEntity.ITALIC: "i",
    MessageEntity.BLOCKQUOTE: "blockquote",
    MessageEntity.EXPANDABLE_BLOCKQUOTE: "blockquote expandable",
}
_JOINERS = frozenset("\u200d\ufe0e\ufe0f")


class Run(NamedTuple):
    """A piece of text in one style."""

    text: str
    """The words as people see them, not escaped."""
    tags: tuple[str, ...] = ()
    """What stands between the angle brackets of each open tag, outermost first."""


Block = tuple[Run, ...]


def plain(text: str) -> tuple[Block, ...]:
    """Text without any markup as blocks, one a paragraph."""
    return tuple((Run(paragraph),) for paragraph in re.split(r"\n\s*\n", text))


def link(address: str) -> str:
    """Return the tag of a link, for ``Run.tags``."""
    return f'a href="{_escape_attribute(address)}"'


def read_message(text: str, entities: Iterable[MessageEntity]) -> Block:
    """Read a message that was sent back into the block that makes it."""
    units = text.encode("utf-16-le", "surrogatepass")
    styles = [
        (tag, 2 * entity.offset, 2 * (entity.offset + entity.length))
        for entity in sorted(entities, key=_outermost_first)
        if (tag := _tag_of(entity))
    ]
    edges = sorted({0, len(units), *(edge for _, *span in styles for edge in span)})
    return tuple(
        Run(
            units[start:end].decode("utf-16-le", "replace"),
            tuple(tag for tag, first, last in styles if first <= start and end <= last),
        )
        for start, end in pairwise(edges)
    )


def _outermost_first(entity: MessageEntity) -> tuple[int, int, bool]:
    # Telegram does not say which of two that cover the same words is around the other.
    return entity.offset, -entity.length, not entity.type.endswith("blockquote")


def _tag_of(entity: MessageEntity) -> str:
    if entity.type == MessageEntity.TEXT_LINK and entity.url:
        return link(entity.url)
    return _TAGS.get(entity.type, "")


def before(block: Block, end: int) -> Block:
    """Cut a block off at an offset of its text."""
    return _trim(_slice(block, 0, end))


def render_messages(blocks: Iterable[Block]) -> tuple[str, ...]:
    """Blocks as the HTML of as few messages as keep them whole; none when nothing is visible."""
    messages: list[list[Run]] = []
    room = 0
    for block in blocks:
        for piece in _pieces(_trim(_clean(block))):
            length = _length(piece)
            if messages and length + len(_GAP) <= room:
                messages[-1] += [Run(_GAP), *piece]
                room -= length + len(_GAP)
            else:
                messages.append(list(piece))
                room = LIMIT - length
    return tuple(_render(runs) for runs in messages)


def utf16_length(text: str) -> int:
    """Length of a text as Telegram counts it."""
    return len(text) if text.isascii() else len(text.encode("utf-16-le", "surrogatepass")) // 2


def _length(block: Block) -> int:
    return sum(utf16_length(run.text) for run in block)


def _clean(block: Block) -> Block:
    return tuple(Run(_UNSENDABLE.sub("", run.text), run.tags) for run in block)


def _trim(block: Block) -> Block:
    """Drop the white space at a block's ends, which Telegram would cut off."""
    text = "".join(run.text for run in block)
    return _slice(block, len(text) - len(text.lstrip()), len(text.rstrip()))


def _slice(block: Block, start: int, end: int) -> Block:
    runs: list[Run] = []
    offset = 0
    for run in block:
        text = run.text[max(start - offset, 0) : max(end - offset, 0)]
        if text:
            runs.append(Run(text, run.tags))
        offset += len(run.text)
    return tuple(runs)


def _pieces(block: Block) -> Iterator[Block]:
    """Cut a block into pieces that fit a message, each without white space at its ends."""
    while _length(block) > LIMIT:
        cut = _cut("".join(run.text for run in block))
        yield _trim(_slice(block, 0, cut))
        block = _trim(_slice(block, cut, sum(len(run.text) for run in block)))
    if block:
        yield block


def _cut(text: str) -> int:
    """Where to cut a text longer than a message: an offset above 0 that leaves a full first part.

    A break of a better kind wins if it leaves the first part at least half full.
    """
    end = units = 0
    while (units := units + utf16_length(text[end])) <= LIMIT:
        end += 1
    for pattern in _BREAKS:
        breaks = [match.start() for match in pattern.finditer(text, end // 2, end + 1)]
        if breaks and breaks[-1] > 0:
            return breaks[-1]
    cut = end
    while cut > end // 2 and _is_joined(text, cut):
        cut -= 1
    return cut if cut > end // 2 else end


def _is_joined(text: str, offset: int) -> bool:
    """Whether the characters around an offset are seen as one."""
    after = text[offset]
    return (
        after in _JOINERS or text[offset - 1] == "\u200d" or unicodedata.category(after)[0] == "M"
    )


def _render(runs: Iterable[Run]) -> str:
    parts: list[str] = []
    opened: list[str] = []
    for run in (*runs, Run("")):
        shared = 0
        while shared < min(len(opened), len(run.tags)) and opened[shared] == run.tags[shared]:
            shared += 1
        parts += [f"</{tag.split(' ')[0]}>" for tag in reversed(opened[shared:])]
        parts += [f"<{tag}>" for tag in run.tags[shared:]]
        opened = list(run.tags)
        parts.append(_escape(run.text))
    return "".join(parts)


def _escape(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _escape_attribute(text: str) -> str:
    return _escape(_UNSENDABLE.sub("", text)).replace('"', "&quot;")
