"""What numbers and dates of a text are read into."""

from __future__ import annotations

from decimal import Decimal
from typing import Literal

from faq.values import NamedTuple

__all__ = ["Moment", "Quantity", "QuantityKind"]

QuantityKind = Literal["count", "share", "ratio", "money", "measure", "ordinal", "document"]


class Moment(NamedTuple):
    """A date, or a period told by its years, quarter or months."""

    surface: str
    """Verbatim, with the words that make it a date: "Chiều 14/11", "quý II/2025"."""
    start: int
    """Offset of the first character in the text, code points."""
    end: int
    """Offset after the last character."""
    year: int | None = None
    """The year, the first one of a period of years; None when not printed."""
    quarter: int | None = None
    """1 to 4, or None."""
    month: int | None = None
    """1 to 12, or None."""
    day: int | None = None
    """1 to 31, or None; the first one of several days."""
    part: str = ""
    """Part of the day in Vietnamese ("sáng", "trưa", "chiều", "tối"), empty when not printed."""
    last_year: int | None = None
    """Last year of a period of years ("2011 - 2020"), else None."""
    months: int | None = None
    """Length of a period inside a year, in months ("6 tháng đầu năm"), else None."""


class Quantity(NamedTuple):
    """A number of a text with what belongs to it: "khoảng 47,073 triệu đồng/người/năm"."""

    surface: str
    """Verbatim: approximator, number, magnitude and unit; the label of an ordinal or document."""
    start: int
    """Offset of the first character in the text, code points."""
    end: int
    """Offset after the last character; the counted noun stands after it."""
    kind: QuantityKind
    """What is told: ordinals and documents never answer "how many"."""
    value: Decimal
    """The number with its magnitude; numerator of a ratio, low end of a range."""
    high: Decimal | None = None
    """High end of a range ("60-70%"), else None."""
    total: Decimal | None = None
    """Denominator of a ratio ("327/411"), else None."""
    unit: str = ""
    """"%", "đồng", "USD", "ha" …; empty for counts; the label of an ordinal or document."""
    per: str = ""
    """What the unit is divided by: "người/năm" of "đồng/người/năm", else empty."""
    approximator: str = ""
    """"hơn", "gần", "≥", "ít nhất", "trở lên" … as printed, else empty."""
    noun_start: int = 0
    """Offset where the counted noun begins; equal to ``end`` when there is none."""
