"""Figures that belong together: those that an answer may be drawn with, side by side."""

from faq.series.finder import SeriesFinder
from faq.series.model import Bar, Series
from faq.series.telling import Teller

__all__ = ["Bar", "Series", "SeriesFinder", "Teller"]
