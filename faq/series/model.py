"""Figures that belong together, each as printed and proved by its sentence."""

from __future__ import annotations

from decimal import Decimal

from faq.documents.articles import Sentence
from faq.facts import FactStatus
from faq.reply import Citation, Language
from faq.values import NamedTuple

__all__ = ["Bar", "Series"]


class Bar(NamedTuple):
    """One figure of a series."""

    label: str
    """What it is of, in the language of the series; begins with a capital."""
    value: Decimal
    """The figure, exactly; the numerator of a ratio."""
    surface: str
    """The figure as the article prints it: "327/411", "hơn 18%"."""
    told: str
    """The same as an answer in the language of the series tells it: "more than 18%"."""
    citation: Citation
    """The sentence that prints it, with the figure marked."""
    total: Decimal | None = None
    """The denominator of a ratio, else None."""
    status: FactStatus = "achieved"
    """Whether it is reached, aimed at or expected; a label tells where the bars differ in it."""


class Series(NamedTuple):
    """Figures of one unit that belong together, in the order printed."""

    title: str
    """What they are of."""
    subtitle: str
    """Where and when they hold, and what they count; may be empty."""
    unit: str
    """What they are in: "xã", "%", "tỷ đồng"."""
    bars: tuple[Bar, ...]
    """Two or more."""
    sentences: tuple[Sentence, ...]
    """The sentences that print the figures, and one that the title is taken from, in order."""
    language: Language
    """The language of title and labels; the figures stay as printed."""
