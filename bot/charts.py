"""Charts: figures that belong together as a picture, in one column for the width of a phone.

Everything is laid out from the top in inches, by the measured width of the words, so that nothing
overlaps however long the labels are. Matplotlib is imported when something is drawn; each picture
has a figure and a canvas of its own, so that several threads may draw at once.
"""

from __future__ import annotations

import io
import os
from collections.abc import Iterator
from functools import cache
from importlib.util import find_spec
from typing import TYPE_CHECKING, Literal, NamedTuple

from bot.folders import find_cache
from bot.plain import headline
from faq.phrases import Phrases

if TYPE_CHECKING:
    from matplotlib.figure import Figure
    from matplotlib.transforms import Transform

    from faq.facts import FactStatus
    from faq.series import Bar, Series

__all__ = ["can_draw", "draw_series", "lay_out", "source_of"]

_WIDTH, _MARGIN = 5.4, 0.32
# The letters come with matplotlib, so that pictures are the same everywhere; they know Vietnamese.
_FAMILY = "DejaVu Sans"
_PIXELS_PER_INCH = 200
_POINTS_PER_INCH = 72.0
_BAR_HEIGHT, _VALUE_GAP, _WIDEST_VALUE = 0.17, 0.08, 2.4
_BACKGROUND, _INK, _MUTED, _RULE = "#fcfbf8", "#1d2b2e", "#5d6a6c", "#dcdcd4"
_COLOURS: dict[FactStatus, str] = {
    "achieved": "#1f6f78",
    "target": "#c98a2b",
    "forecast": "#6f8fae",
}
_TRACK = "#d6e4e3"


class _Style(NamedTuple):
    """How words are set."""

    size: float
    """Height of the letters in points."""
    weight: Literal["normal", "bold"] = "normal"
    """How heavy they are."""
    colour: str = _INK
    """Their colour."""

    @property
    def line(self) -> float:
        """Height of a line in inches."""
        return 1.32 * self.size / _POINTS_PER_INCH


_TITLE = _Style(13.5, "bold")
_SUBTITLE = _Style(9.5, colour=_MUTED)
_LABEL = _Style(10)
_VALUE = _Style(10, "bold")
_SOURCE = _Style(7.5, colour=_MUTED)


@cache
def can_draw() -> bool:
    """Whether the part of the program that charts need is installed."""
    return find_spec("matplotlib") is not None


def draw_series(series: Series, phrases: Phrases, form: Literal["png", "svg"] = "png") -> bytes:
    """Draw figures that belong together; the file's bytes.

    Raises:
        ImportError: matplotlib is missing; ask ``can_draw`` first.

    """
    drawn = io.BytesIO()
    # Nothing in the file tells when or by which version it was made.
    metadata = {"Software": None} if form == "png" else {"Date": None, "Creator": None}
    lay_out(series, phrases).savefig(drawn, format=form, metadata=metadata)
    return drawn.getvalue()


def lay_out(series: Series, phrases: Phrases) -> Figure:
    """Lay the picture of a series out."""
    page = _Page()
    page.write(series.title, _TITLE)
    if series.subtitle:
        page.skip(0.04)
        page.write(series.subtitle, _SUBTITLE)
    page.skip(0.16)
    page.scale_to(series.bars)
    for bar in series.bars:
        page.write(bar.label, _LABEL)
        if _is_wide(bar):
            page.write(bar.told, _VALUE)
        page.skip(0.05)
        page.draw(bar)
        page.skip(0.15)
    page.rule()
    page.skip(0.1)
    page.write(source_of(series, phrases), _SOURCE)
    return page.figure()


def source_of(series: Series, phrases: Phrases) -> str:
    """Name the article, its date and the sentences, as under an answer."""
    article = series.sentences[0].article
    numbers = ", ".join(str(sentence.number) for sentence in series.sentences)
    named = headline(article, series.language)
    key = "chart.source" if len(series.sentences) == 1 else "chart.sources"
    return phrases.say(key, series.language, headline=named, numbers=numbers)


class _Page:
    """A column that is filled from the top down; its height is known at the end."""

    def __init__(self) -> None:
        # Matplotlib's list of fonts is kept with the program's own state: elsewhere may be locked.
        os.environ.setdefault("MPLCONFIGDIR", str(find_cache() / "matplotlib"))
        from matplotlib.backends.backend_agg import FigureCanvasAgg
        from matplotlib.figure import Figure

        self._figure = Figure(
            figsize=(_WIDTH, 1), dpi=_PIXELS_PER_INCH, facecolor=_BACKGROUND, frameon=True
        )
        FigureCanvasAgg(self._figure)
        self._depth = _MARGIN
        self._scale = 1.0

    def skip(self, inches: float) -> None:
        """Leave room."""
        self._depth += inches

    def write(self, words: str, style: _Style) -> None:
        """Write words over the width of the column, in as many lines as they take."""
        for line in _wrapped(words, style, _WIDTH - 2 * _MARGIN):
            self._put(line, style, _MARGIN, self._depth + style.line / 2)
            self._depth += style.line

    def scale_to(self, bars: tuple[Bar, ...]) -> None:
        """Choose how long bars are drawn, so that the figure fits in behind each."""
        room = _WIDTH - 2 * _MARGIN - _VALUE_GAP
        self._scale = min(
            (room - (0 if _is_wide(bar) else _width(bar.told, _VALUE))) / _extent(bar)
            for bar in bars
            if _extent(bar) > 0
        )

    def draw(self, bar: Bar) -> None:
        """Draw a bar, that of a ratio on a pale one as long as its total, and its figure."""
        if bar.total is not None:
            self._rectangle(_extent(bar) * self._scale, _TRACK)
        self._rectangle(float(bar.value) * self._scale, _COLOURS[bar.status])
        if not _is_wide(bar):
            behind = _MARGIN + _extent(bar) * self._scale + _VALUE_GAP
            self._put(bar.told, _VALUE, behind, self._depth + _BAR_HEIGHT / 2)
        self._depth += _BAR_HEIGHT

    def rule(self) -> None:
        """Draw a thin line from margin to margin."""
        self._rectangle(_WIDTH - 2 * _MARGIN, _RULE, 0.008)
        self._depth += 0.008

    def figure(self) -> Figure:
        """The page, as high as it has been filled."""
        height = self._depth + _MARGIN
        self._figure.set_size_inches(_WIDTH, height)
        for artist in (*self._figure.texts, *self._figure.artists):
            # Depth grows downwards, heights upwards.
            artist.set_transform(self._from_top(height))
        return self._figure

    def _put(self, line: str, style: _Style, left: float, depth: float) -> None:
        self._figure.text(
            left, depth, line,
            family=_FAMILY, fontsize=style.size, fontweight=style.weight, color=style.colour,
            verticalalignment="center_baseline", parse_math=False,
        )  # fmt: skip

    def _rectangle(self, length: float, colour: str, height: float = _BAR_HEIGHT) -> None:
        from matplotlib.patches import Rectangle

        corner = (_MARGIN, self._depth)
        self._figure.add_artist(Rectangle(corner, length, height, color=colour, linewidth=0))

    def _from_top(self, height: float) -> Transform:
        """The way from inches from the left and the top to the points of the canvas."""
        from matplotlib.transforms import Affine2D

        return Affine2D().scale(1, -1).translate(0, height) + self._figure.dpi_scale_trans


def _extent(bar: Bar) -> float:
    """How far a bar reaches: to its total, if it is a ratio."""
    return float(max(bar.value, bar.total or 0))


def _is_wide(bar: Bar) -> bool:
    """Whether a figure takes so much room that it stands above its bar, not behind it."""
    return _width(bar.told, _VALUE) > _WIDEST_VALUE


def _wrapped(words: str, style: _Style, width: float) -> Iterator[str]:
    """Yield words in lines no wider than so many inches; a longer word is broken."""
    line = ""
    for word in words.split():
        longer = f"{line} {word}" if line else word
        if _width(longer, style) <= width:
            line = longer
            continue
        if line:
            yield line
        while _width(word, style) > width:
            fits = next(n for n in range(len(word), 0, -1) if _width(word[:n], style) <= width)
            yield word[:fits]
            word = word[fits:]
        line = word
    if line:
        yield line


def _width(words: str, style: _Style) -> float:
    """Width of words in inches."""
    from matplotlib.font_manager import FontProperties
    from matplotlib.textpath import TextToPath

    font = FontProperties(family=_FAMILY, size=style.size, weight=style.weight)
    width, _, _ = TextToPath().get_text_width_height_descent(words, font, ismath=False)
    return float(width) / _POINTS_PER_INCH
