"""Replies as Telegram's HTML: the one place that escapes, styles and splits.

A block is a tuple of runs, a run a piece of text in one style. Blocks are put together with an
empty line between them until a message is full; a block too long for one message is cut between
lines, sentences or words. Lengths are UTF-16 code units, as Telegram counts them.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit

from bot.plain import provenance
from faq.phrases import Phrases
from faq.reply import Citation, Reply

__all__ = ["LIMIT", "Block", "Run", "plain", "render_messages", "reply_blocks", "utf16_length"]

LIMIT = 4096
"""Most UTF-16 units in a message, markup not counted."""
MOST_CITATIONS = 10
"""Quotations shown; the others are counted."""

_FOLDED_FROM = 400
_GAP = "\n\n"
# Telegram refuses a lone surrogate and drops control characters on its own terms.
_UNSENDABLE = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
# Best first: where a block that is too long may be cut.
_BREAKS = (re.compile(r"\n+"), re.compile(r"(?<=[.!?…;])\s+"), re.compile(r"\s+"))
_JOINERS = frozenset("\u200d\ufe0e\ufe0f")


@dataclass(frozen=True, slots=True)
class Run:
    """A piece of text in one style."""

    text: str
    """The words as people see them, not escaped."""
    tags: tuple[str, ...] = ()
    """What stands between the angle brackets of each open tag, outermost first."""


Block = tuple[Run, ...]


def plain(text: str) -> tuple[Block, ...]:
    """Text without any markup as blocks, one a paragraph."""
    return tuple((Run(paragraph),) for paragraph in re.split(r"\n\s*\n", text))


def reply_blocks(reply: Reply, phrases: Phrases) -> tuple[Block, ...]:
    """Set a reply as blocks: the answer, each quotation over its source, the suggestions."""
    blocks: list[Block] = [_answer(reply)]
    blocks += [
        _quotation(citation, reply, phrases) for citation in reply.citations[:MOST_CITATIONS]
    ]
    hidden = len(reply.citations) - MOST_CITATIONS
    if hidden > 0:
        blocks.append((Run(phrases.say("telegram.more", reply.language, count=hidden), ("i",)),))
    if reply.suggestions:
        blocks.append(suggestion_list(reply.suggestions))
    return tuple(blocks)


def suggestion_list(questions: Sequence[str]) -> Block:
    """Questions to choose from, numbered, a line each."""
    lines = (f"{number}. {' '.join(text.split())}" for number, text in enumerate(questions, 1))
    return (Run("\n".join(lines)),)


def _answer(reply: Reply) -> Block:
    if reply.status != "answered":
        return (Run(reply.text),)
    line, separator, rest = reply.text.partition("\n")
    return Run(line, ("b",)), Run(separator + rest)


def _quotation(citation: Citation, reply: Reply, phrases: Phrases) -> Block:
    sentence = citation.sentence
    article = sentence.article
    long = utf16_length(sentence.text) > _FOLDED_FROM
    quote = "blockquote expandable" if long else "blockquote"
    runs: list[Run] = []
    position = sentence.start
    for mark_start, mark_end in citation.marks:
        start, end = max(mark_start, position), min(mark_end, sentence.end)
        if start < end:
            runs += [
                Run(article.text[position:start], (quote,)),
                Run(article.text[start:end], (quote, "b")),
            ]
            position = end
    runs.append(Run(article.text[position : sentence.end], (quote,)))
    link = (f'a href="{_escape_attribute(article.url)}"',) if _is_web(article.url) else ()
    number = phrases.say("telegram.sentence", reply.language, number=sentence.number)
    ending = [*provenance(article, reply.language), number]
    return (
        *runs,
        Run("\n"),
        Run(article.title or article.name, ("i", *link)),
        Run("".join(f" · {part}" for part in ending), ("i",)),
    )


def _is_web(url: str) -> bool:
    try:
        return urlsplit(url).scheme in ("http", "https")
    except ValueError:
        return False


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
    return len(text) + sum(character > "\uffff" for character in text)


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
