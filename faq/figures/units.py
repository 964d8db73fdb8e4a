"""What a number is measured in: its magnitude, its unit, and what that is divided by."""

from __future__ import annotations

import re
from decimal import Decimal

from faq.figures.model import QuantityKind
from faq.figures.numerals import MAGNITUDE, magnitude_of
from faq.figures.reading import GAP, any_of
from faq.regexes import late
from faq.text import fold

__all__ = [
    "MEASURES",
    "SUFFIX",
    "factor_of",
    "half_of",
    "has_unit",
    "is_unit",
    "measure_of",
    "per_of",
    "unit_of",
]


_UNITS: dict[QuantityKind, dict[str, tuple[str, ...]]] = {
    "share": {
        "%": ("%", "phần trăm", "percent", "per cent"),
        "điểm phần trăm": ("điểm phần trăm", "điểm %", "percentage points"),
    },
    "money": {
        "đồng": ("đồng", "đ", "vnđ", "vnd"),
        "USD": ("usd", "đô la", "đô-la", "đôla", "dollars", "us dollars"),
        "EUR": ("euro", "euros", "eur"),
    },
    "measure": {
        "ha": ("ha", "hecta", "héc ta", "héc-ta", "hectares", "hectare"),
        "km2": ("km2", "km²", "km vuông", "ki lô mét vuông"),
        "km": ("km", "cây số", "kilometers", "kilometres", "ki lô mét"),
        "m2": ("m2", "m²", "mét vuông"),
        "m3": ("m3", "m³", "mét khối"),
        "m": ("m", "mét", "meters", "metres"),
        "tấn": ("tấn", "tons", "tonnes"),
        "kg": ("kg", "ki lô gam", "kilograms"),
        "lít": ("lít", "liters", "litres"),
        "độ C": ("độ c", "°c"),
        "‰": ("‰", "phần nghìn"),
        **{
            u: (u.lower(),) for u in ("cm", "mm", "gam", "ml", "MW", "MWp", "kW", "kWh", "kV", "GB")
        },
    },
}
# Without diacritics "sao" is a star and "ta" is "we".
_ACCENTED_UNITS = ("tạ", "sào")
_UNIT_KINDS: dict[str, tuple[QuantityKind, str]] = {}
for _kind, _units in _UNITS.items():
    for _unit, _spellings in _units.items():
        for _spelling in _spellings:
            _UNIT_KINDS[_spelling] = _UNIT_KINDS[fold(_spelling)] = (_kind, _unit)
_UNIT_KINDS |= {unit: ("measure", unit) for unit in _ACCENTED_UNITS}

_MEASURES = {
    fold(spelling): unit for spelling, (kind, unit) in _UNIT_KINDS.items() if kind == "measure"
}
MEASURES: frozenset[str] = frozenset(_MEASURES)
"""Spellings of units of measure, without diacritics: "ha", "tan", "km"."""

# "đồng" and "ha" are units unless they open another word (3 đồng chí, 2024 ha noi).
_OPENS_WORD = any_of(
    "chí", "bào", "ruộng", "nghiệp", "đội", "phục", "hồ", "nội", "tĩnh", "giang", "long",
)  # fmt: skip
_UNIT = (
    "(?:(?:"
    + "|".join(re.escape(unit).replace(r"\ ", GAP) for unit in sorted(_UNIT_KINDS, key=len)[::-1])
    + rf")(?!\w)(?!{GAP}{_OPENS_WORD}\b)|[%‰])"
)
_PER_WORDS = any_of(
    "nhân khẩu", "lao động", "sản phẩm", "mét vuông", "mét khối", "cán bộ", "học sinh", "hộ dân",
    "đơn vị", "thành viên", "gia đình", "đối tượng", "trường hợp", "doanh nghiệp",
)  # fmt: skip
_PER = rf"(?:{GAP}?/{GAP}?(?:{_PER_WORDS}(?!\w)|[^\W\d_]+[23²³]?(?!\w))|{GAP}per{GAP}[^\W\d_]+)"
SUFFIX = late(
    rf"(?:{GAP}?(?P<magnitude>{MAGNITUDE})(?:{GAP}(?P<second>{MAGNITUDE}))?"
    rf"(?P<half>{GAP}rưỡi(?!\w))?|(?P<thousand>k(?!\w)))?"
    rf"(?:{GAP}?(?P<unit>{_UNIT}))?(?P<per>(?:{_PER}){{0,3}})"
)
"""Magnitude, unit and divisors after a number; each may be absent, so that it always matches."""


def is_unit(word: str) -> bool:
    """Whether a word in lower case is a unit ("m3")."""
    return word in _UNIT_KINDS


def unit_of(word: str) -> tuple[QuantityKind, str]:
    """Return the kind and the usual spelling of a unit that ``SUFFIX`` found."""
    return _UNIT_KINDS[re.sub(r"\s+", " ", word)]


def measure_of(folded: str) -> str:
    """Return the usual spelling of a unit of measure typed without diacritics; empty for none."""
    return _MEASURES.get(folded, "")


def has_unit(key: str, end: int) -> bool:
    """Whether a magnitude or a unit follows on a number's end."""
    suffix = SUFFIX.match(key, end)
    return bool(suffix and (suffix["magnitude"] or suffix["unit"]))


def factor_of(suffix: re.Match[str]) -> Decimal:
    """Return what a number is multiplied by: 1,000,000 for "triệu"."""
    factor = Decimal(1000 if suffix["thousand"] else 1)
    for name in ("magnitude", "second"):
        if word := suffix[name]:
            factor *= magnitude_of(word)
    return factor


def half_of(suffix: re.Match[str]) -> Decimal:
    """Return what "rưỡi" adds: half a million in "1 triệu rưỡi"."""
    return factor_of(suffix) / 2 if suffix["half"] else Decimal(0)


def per_of(suffix: re.Match[str]) -> str:
    """Join the divisors: "/người/năm" → "người/năm", " per person per year" → "person/year"."""
    parts = re.split(r"\s*/\s*|\s*\bper\s+", suffix["per"].strip())
    return "/".join(part for part in parts if part)
