"""An answer as Telegram shows it, drawn from the message that a local Bot API server was sent.

``python tests/answer_picture.py FILE.png`` draws it. Telegram's own letters and emoji are not to be
had everywhere; those that come with matplotlib stand for them, and a thumb is drawn.
"""

from __future__ import annotations

import asyncio
import logging
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import matplotlib as mpl
from bot_api_server import Json, units
from conversations import ASKED, one_answer
from PIL import Image, ImageDraw, ImageFont

SCALE = 2
WIDTH, MARGIN, PADDING, RADIUS = 400, 10, 11, 13
SIZE, LINE, GAP = 14, 20, 4
WIDEST = 350
BACKGROUND, BUBBLE, ASKING = "#c9dbc4", "#ffffff", "#e3fbd0"
INK, LINK, MUTED = "#0f1416", "#2a7ab9", "#7d8a91"
QUOTE, BAR, KEY, KEY_INK = "#e9f3fb", "#3b92d0", "#7f9d7d", "#ffffff"
THUMB = ((1, 6), (4, 6), (6, 1.5), (8, 1), (8.6, 2.4), (7.8, 5), (12, 5), (13, 6.2), (12, 12),
         (11, 13), (5, 13), (4, 12.4), (1, 12.4))  # fmt: skip


@dataclass(frozen=True)
class Word:
    """A word and how it is set."""

    text: str
    bold: bool
    italic: bool
    link: bool

    @property
    def width(self) -> float:
        return font(self.bold, self.italic).getlength(self.text) / SCALE


@dataclass(frozen=True)
class Line:
    """A line as it is broken."""

    words: tuple[Word, ...]
    quoted: bool

    @property
    def width(self) -> float:
        return sum(word.width for word in self.words)


@lru_cache
def font(bold: bool = False, italic: bool = False, size: float = SIZE) -> ImageFont.FreeTypeFont:
    """Letters that know Vietnamese."""
    style = "Bold" * bold + "Oblique" * italic
    name = f"DejaVuSans{'-' if style else ''}{style}.ttf"
    return ImageFont.truetype(Path(mpl.get_data_path(), "fonts/ttf", name), size * SCALE)


def lines_of(message: Json) -> Iterator[Line]:
    """The lines of a message, as they are broken in a bubble."""
    position = 0
    for line in message["text"].split("\n"):
        words, kinds = [], set[str]()
        for piece in re.findall(r"[\w/.%]+|\s+|[^\w\s/.%]", line):
            kinds = kinds_at(message, position)
            position += units(piece)
            words.append(Word(piece, "bold" in kinds, "italic" in kinds, "text_link" in kinds))
        position += 1
        yield from broken(words, "blockquote" in kinds)


def kinds_at(message: Json, position: int) -> set[str]:
    """How Telegram sets what stands at a place."""
    return {
        entity["type"].removeprefix("expandable_")
        for entity in message.get("entities", ())
        if entity["offset"] <= position < entity["offset"] + entity["length"]
    }


def broken(words: list[Word], quoted: bool) -> Iterator[Line]:
    """Words broken into lines, each as wide as there is room."""
    room = WIDEST - 2 * PADDING - (2 * PADDING if quoted else 0)
    line: list[Word] = []
    for word in words:
        is_full = sum(one.width for one in line) + word.width > room
        if is_full and line and line[-1].text.isspace() and not word.text.isspace():
            yield Line(tuple(line), quoted)
            line = []
        line += [word] if line or word.text.strip() else []
    yield Line(tuple(line), quoted)


class Picture:
    """A chat, drawn from the top."""

    def __init__(self) -> None:
        self.image = Image.new("RGB", (WIDTH * SCALE, 2000 * SCALE), BACKGROUND)
        self.pen = ImageDraw.Draw(self.image)
        self.top = float(MARGIN)

    def bubble(self, message: Json, colour: str, *, right: bool = False) -> tuple[float, float]:
        """A message; return where it begins and how wide it is."""
        lines = tuple(lines_of(message))
        widest = max(line.width + (2 * PADDING if line.quoted else 0) for line in lines)
        width = min(WIDEST, widest + 2 * PADDING + 2)
        left = WIDTH - MARGIN - width if right else MARGIN
        height = LINE * len(lines) + 2 * PADDING - GAP
        self.box(left, self.top, width, height, colour)
        y = self.top + PADDING - GAP / 2
        self.quotes(lines, left, y, width)
        for line in lines:
            self.write(line, left + PADDING + (PADDING if line.quoted else 0), y)
            y += LINE
        self.top += height + 2 * GAP
        return left, width

    def quotes(self, lines: tuple[Line, ...], left: float, top: float, width: float) -> None:
        """The ground behind quotations, with its bar."""
        quoted = [number for number, line in enumerate(lines) if line.quoted]
        if quoted:
            y = top + LINE * quoted[0] - GAP / 2
            height = LINE * len(quoted) + GAP / 2
            self.box(left + PADDING - 2, y, width - 2 * PADDING + 4, height, QUOTE, radius=4)
            self.box(left + PADDING - 2, y, 3, height, BAR, radius=1)

    def write(self, line: Line, x: float, y: float) -> None:
        for word in line.words:
            ink = LINK if word.link else INK
            at = (x * SCALE, (y + LINE / 2) * SCALE)
            self.pen.text(at, word.text, ink, font(word.bold, word.italic), anchor="lm")
            x += word.width

    def keys(self, rows: list[list[Json]], left: float, width: float) -> None:
        """The buttons under a message."""
        for row in rows:
            each = (width - GAP * (len(row) - 1)) / len(row)
            for number, button in enumerate(row):
                x = left + number * (each + GAP)
                self.box(x, self.top, each, 34, KEY, radius=8)
                self.label(button["text"], x + each / 2, self.top + 17)
            self.top += 34 + GAP

    def label(self, text: str, x: float, y: float) -> None:
        if text in "👍👎":
            flip = -1 if text == "👎" else 1
            thumb = [((x - 9 + 1.3 * dx) * SCALE, (y + flip * (1.3 * dy - 9)) * SCALE)
                     for dx, dy in THUMB]  # fmt: skip
            self.pen.polygon(thumb, "#ffd35c")
        else:
            self.pen.text((x * SCALE, y * SCALE), text, KEY_INK, font(size=11.5), anchor="mm")

    def box(
        self, x: float, y: float, width: float, height: float, colour: str, radius: float = RADIUS
    ) -> None:
        corners = (x * SCALE, y * SCALE, (x + width) * SCALE, (y + height) * SCALE)
        self.pen.rounded_rectangle(corners, radius * SCALE, colour)

    def save(self, file: Path) -> None:
        self.image.crop((0, 0, WIDTH * SCALE, int((self.top + MARGIN) * SCALE))).quantize(96).save(
            file, optimize=True
        )


def main() -> None:
    logging.disable()
    answer = asyncio.run(one_answer())
    picture = Picture()
    picture.bubble({"text": ASKED}, ASKING, right=True)
    left, width = picture.bubble(answer, BUBBLE)
    picture.keys(answer["reply_markup"]["inline_keyboard"], left, width)
    picture.save(Path(sys.argv[1]))


if __name__ == "__main__":
    main()
