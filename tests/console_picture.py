"""The console as a terminal shows it, drawn from what it prints.

``python tests/console_picture.py FILE.png`` draws it, in letters that come with matplotlib: not
every computer has such as know Vietnamese.
"""

from __future__ import annotations

import io
import sys
import unicodedata
from functools import lru_cache
from pathlib import Path

import matplotlib as mpl
from engines import shipped_live
from PIL import Image, ImageDraw, ImageFont
from rich.console import Console
from rich.style import Style
from rich.text import Text

from bot.console import PROMPT, Dialogue
from faq.phrases import load_phrases

QUESTIONS = (
    "bao nhieu xa dat chuan ntm",
    "còn nâng cao thì sao?",
    "how many communes meet the standard?",
)
COLUMNS = 92
SCALE = 2
SIZE, LINE, MARGIN, RADIUS = 14, 20, 16, 8
GROUND, INK, FAINT = "#20262c", "#e4e7e9", "#929ba3"


def printed() -> str:
    """What the console prints to the questions, with its colours and weights."""
    stream = io.StringIO()
    terminal = Console(
        file=stream,
        width=COLUMNS,
        force_terminal=True,
        color_system="truecolor",
        markup=False,
        emoji=False,
        highlight=False,
    )
    dialogue = Dialogue(shipped_live(), load_phrases(), terminal)
    for question in QUESTIONS:
        stream.write(f"{PROMPT}{question}\n")
        dialogue.hear(question)
    return stream.getvalue()


@lru_cache
def font(bold: bool, italic: bool) -> ImageFont.FreeTypeFont:
    """Letters that know Vietnamese, each as wide as the others."""
    return _font("DejaVuSansMono", bold, italic, SIZE * SCALE)


@lru_cache
def stacked_font(bold: bool, italic: bool) -> ImageFont.FreeTypeFont:
    """Letters with their marks one above the other, no wider than the others.

    Those of equal width have the tone beside the circumflex, half in the next letter.
    """
    wide = _font("DejaVuSans", bold, italic, SIZE * SCALE).getlength("ề")
    size = SIZE * SCALE * min(1.0, font(bold, italic).getlength("x") / wide)
    return _font("DejaVuSans", bold, italic, size)


def _font(family: str, bold: bool, italic: bool, size: float) -> ImageFont.FreeTypeFont:
    style = "Bold" * bold + "Oblique" * italic
    name = f"{family}{'-' if style else ''}{style}.ttf"
    return ImageFont.truetype(Path(mpl.get_data_path(), "fonts/ttf", name), size)


def draw(text: Text) -> Image.Image:
    """The picture of a terminal."""
    lines = text.split("\n")
    cell = font(bold=False, italic=False).getlength("x")
    width = int(cell * COLUMNS) + 2 * MARGIN * SCALE
    height = (LINE * len(lines) + 2 * MARGIN) * SCALE
    image = Image.new("RGB", (width, height), "#ffffff")
    pen = ImageDraw.Draw(image)
    pen.rounded_rectangle((0, 0, width - 1, height - 1), RADIUS * SCALE, GROUND)
    for number, line in enumerate(lines):
        y = (MARGIN + LINE * (number + 0.5)) * SCALE
        for column, (letter, style) in enumerate(styled(line)):
            x, base = MARGIN * SCALE + cell * column, y + SIZE * SCALE * 0.36
            ink = FAINT if style.dim else INK
            weight = bool(style.bold), bool(style.italic)
            if len(unicodedata.normalize("NFD", letter)) > 2:
                pen.text((x + cell / 2, base), letter, ink, stacked_font(*weight), anchor="ms")
            else:
                pen.text((x, base), letter, ink, font(*weight), anchor="ls")
    return image


def styled(line: Text) -> list[tuple[str, Style]]:
    """The letters of a line, each with how it is set."""
    letters = [(letter, Style.null()) for letter in line.plain]
    for span in line.spans:
        assert isinstance(span.style, Style)
        for at in range(span.start, min(span.end, len(letters))):
            letters[at] = (letters[at][0], letters[at][1] + span.style)
    return letters


if __name__ == "__main__":
    drawn = draw(Text.from_ansi(printed().rstrip("\n")))
    drawn.quantize(64).save(Path(sys.argv[1]), optimize=True)
