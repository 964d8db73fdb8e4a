"""Numbers, shares, ratios, money and measures in a text, as printed, with their spans.

Every word is known with and without its diacritics, so questions typed on a bare keyboard are
read as well; a few plain English forms are known for the same reason.
"""

from __future__ import annotations

import re
from decimal import Decimal

from faq.figures.labels import Label, read_ordinals
from faq.figures.model import Quantity, QuantityKind
from faq.figures.moments import read_moments
from faq.figures.neighbours import (
    ALL_OF,
    APPROXIMATOR,
    COUNTED_NEXT,
    ONLY_ONE,
    RANKS_NEXT,
    has_noun,
)
from faq.figures.numerals import (
    ENGLISH_NUMBERS,
    MAGNITUDE,
    NUMBER,
    NUMBER_WORDS,
    magnitude_of,
    parse_number,
    value_of_words,
)
from faq.figures.reading import DASH, GAP, Reading, any_of
from faq.figures.units import SUFFIX, factor_of, half_of, per_of, unit_of
from faq.regexes import late

__all__ = ["find_quantities"]

_NOT_A_NOUN = frozenset(
    re.findall(
        r"\w+",
        """
        và hoặc hay nhưng song so với của là trong trên dưới để đã đang sẽ tại ở do vì bởi từ
        đến tới thì mà theo nhờ gồm bằng trở cùng nên khi nếu về qua vào ra lên xuống tăng giảm
        đạt được có không chưa còn này đó nay gì nào bao phải cho va hoac cua la tren tai tu den
        thi bang neu ve vao tang giam dat duoc khong chua gi nao phai and or of in on by to from
        is are was were at for the than with as
        """,
    )
)
_WORD_NEXT = late(rf"{GAP}?([^\W\d_]+)")
_ONE_TIME = late(rf"{GAP}lần\b")
_TWO_WORDS = late(rf"(?<!\w)[^\W\d_]+{GAP}([^\W\d_]+)[^\S\n]\Z")
_AFTERTHOUGHT = late(rf"{GAP}(?P<word>{any_of('trở lên', 'trở xuống', 'or more', 'or less')})\b")
_RANGE = late(
    rf"(?:{GAP}?%)?(?:{GAP}?(?P<magnitude>{MAGNITUDE}))?"
    rf"(?:{GAP}?{DASH}{GAP}?|{GAP}{any_of('đến', 'tới', 'to')}{GAP})"
    r"(?P<high>\d+(?:[.,]\d+)*)(?![/\d])"
)
_TOTAL = late(
    rf"(?:{GAP}?/{GAP}?|{GAP}(?P<word>{any_of('trên', 'trên tổng số', 'trong tổng số', 'trong số')}"
    rf"|out of|of|of the|out of the){GAP})(?P<total>\d+(?:[.,]\d+)*)(?![/\d]|-\w)"
)
# "12 tỷ 500 triệu đồng"
_REMAINDER = late(rf"{GAP}(?P<number>\d{{1,3}}){GAP}(?P<magnitude>{MAGNITUDE})")
# "hàng nghìn hộ", "hàng trăm tỷ đồng"
_BY_THE = late(rf"(?<!\w){any_of('hàng', bare=False)}(?={GAP}{MAGNITUDE})")
_WELDED = late(r"[^\W_][-/]\Z")
# "1,654 households": a decimal mark only in Vietnamese.
_ENGLISH_THOUSANDS = late(
    rf"[1-9]\d{{0,2}},\d{{3}}{GAP}(?:[a-z]{{2,20}}s|people|million|billion)\b"
)
_ENGLISH_PLURAL = late(rf"{GAP}(?:[a-z]{{2,20}}s|people|criteria|percent)\b")


def find_quantities(text: str) -> tuple[Quantity, ...]:
    """Find the quantities of a text, in order of their place; they never overlap.

    Dates, times of day, addresses and telephone numbers are passed over.
    """
    reading, documents, _ = read_moments(text)
    reading = reading.copy()
    found = [_named(reading, label) for label in (*documents, *read_ordinals(reading))]
    counting = _Counting(reading)
    for match in NUMBER.finditer(reading.key):
        if reading.is_free(*match.span()):
            counting.read_number(*match.span())
    for match in NUMBER_WORDS.finditer(reading.key):
        counting.read_words(match)
    for match in _BY_THE.finditer(reading.key):
        counting.read_magnitude(match)
    return tuple(sorted(found + counting.found, key=lambda quantity: quantity.start))


def _named(reading: Reading, label: Label) -> Quantity:
    surface, start, end = reading.surface(label.start, label.end)
    return Quantity(surface, start, end, label.kind, label.value, unit=label.word, noun_start=end)


class _Counting:
    """Reads the numbers that count or measure."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.key = reading.key
        self.found: list[Quantity] = []

    def _add(
        self,
        start: int,
        end: int,
        kind: QuantityKind,
        value: Decimal,
        *,
        high: Decimal | None = None,
        total: Decimal | None = None,
        unit: str = "",
        per: str = "",
    ) -> None:
        """Record a quantity, with the approximator around it and the noun after it."""
        approximator = "hàng" if self.key.startswith("hàng ", start) else ""
        if kind != "ordinal" and not approximator:
            before = self.reading.before(start)
            if inexact := APPROXIMATOR.search(before):
                shown = inexact["word"] or inexact["sign"]
                start -= len(before) - inexact.start()
                approximator = self.reading.surface(start, start + len(shown))[0]
            elif after := _AFTERTHOUGHT.match(self.key, end):
                approximator = self.reading.surface(*after.span("word"))[0]
                end = after.end()
        if not self.reading.take(start, end):
            return
        noun_start = end
        noun = _WORD_NEXT.match(self.key, end)
        if noun and kind != "ordinal" and noun[1] not in _NOT_A_NOUN:
            noun_start = noun.start(1) if self.reading.is_free(*noun.span(1)) else end
        self.found.append(
            Quantity(
                *self.reading.surface(start, end),
                kind=kind,
                value=_plain(value),
                high=None if high is None else _plain(high),
                total=total,
                unit=unit,
                per=per,
                approximator=approximator,
                noun_start=self.reading.offsets[noun_start],
            )
        )

    def read_number(self, start: int, end: int) -> None:
        """Record the number in digits that stands there, with all that belongs to it."""
        value = parse_number(self.key[start:end])
        if _ENGLISH_THOUSANDS.match(self.key, start):
            value = parse_number(self.key[start:end].replace(",", "."))
        before = self.reading.before(start)
        inside_word = before[-1:].isalpha() or before[-1:] == "_"
        if value is None or inside_word or _WELDED.search(before):
            return
        ranked = _TOTAL.match(self.key, end)
        if ranked and self.reading.is_free(end, ranked.end()):
            self._read_ratio(start, value, ranked)
        else:
            self._read_amount(start, end, value)

    def _read_ratio(self, start: int, value: Decimal, ranked: re.Match[str]) -> None:
        total = parse_number(ranked["total"])
        if total is None or (ranked["word"] and total < value):
            return
        before = self.reading.before(start)
        if rank := RANKS_NEXT.search(before):
            start -= len(before) - rank.start()
            word = rank.group().strip()
            self._add(start, ranked.end(), "ordinal", value, total=total, unit=word)
        else:
            self._add(start, ranked.end(), "ratio", value, total=total)

    def _read_amount(self, start: int, end: int, value: Decimal) -> None:
        spread = _RANGE.match(self.key, end)
        high = None
        if spread and self.reading.is_free(end, spread.end()):
            high = parse_number(spread["high"])
        suffix = self._suffix(spread.end() if spread and high is not None else end)
        rest = _REMAINDER.match(self.key, suffix.end()) if suffix["magnitude"] else None
        if rest and not suffix["unit"] and magnitude_of(rest["magnitude"]) < factor_of(suffix):
            value += Decimal(rest["number"]) * magnitude_of(rest["magnitude"]) / factor_of(suffix)
            factor = factor_of(suffix)
            suffix = self._suffix(rest.end("number"))
            value *= factor / factor_of(suffix)
        low_factor = factor = factor_of(suffix)
        if spread and high is not None:
            if spread["magnitude"]:
                low_factor = Decimal(magnitude_of(spread["magnitude"]))
            if high * factor <= value * low_factor:
                # "10-5" is no range: read the first number alone.
                high, suffix = None, self._suffix(end)
                low_factor = factor = factor_of(suffix)
        number_end, per = suffix.start(), per_of(suffix)
        stop = suffix.end() if suffix["unit"] or factor != 1 else number_end
        if stop == number_end and self.key[stop : stop + 1].isalpha():
            return
        kind: QuantityKind
        kind, unit = unit_of(suffix["unit"]) if suffix["unit"] else ("count", "")
        if start and self.key[start - 1] == "$":
            start, kind, unit = start - 1, "money", "USD"
        if kind == "count" and factor != 1 and per:
            kind, unit = "money", "đồng"
        if kind == "count" and factor == 1 and high is None and self._is_name(start, stop):
            kind = "ordinal"
        high = None if high is None else high * factor
        value = value * low_factor + half_of(suffix)
        self._add(start, stop, kind, value, high=high, unit=unit, per=per)

    def _suffix(self, end: int) -> re.Match[str]:
        suffix = SUFFIX.match(self.key, end)
        assert suffix is not None  # every part of the pattern may be absent
        return suffix

    def _is_name(self, start: int, end: int) -> bool:
        """Whether a number belongs to the name before it ("Vân Canh 2"), with no noun after it."""
        before = self.reading.before(start)
        name = _TWO_WORDS.search(before)
        if not name or self.key[end : end + 2].strip() not in ("", ",", ".", ";", ":", ")", "v"):
            return False
        shift = start - len(before)
        return all(self.reading.is_upper(shift + name.start(n)) for n in (0, 1))

    def read_magnitude(self, match: re.Match[str]) -> None:
        """Record how many there are by their order of magnitude."""
        suffix = self._suffix(match.end())
        kind, unit = unit_of(suffix["unit"]) if suffix["unit"] else ("count", "")
        value = factor_of(suffix)
        if kind != "count" or has_noun(self.key, suffix.end()):
            self._add(match.start(), suffix.end(), kind, value, unit=unit, per=per_of(suffix))

    def read_words(self, match: re.Match[str]) -> None:
        """Record a number in words where it counts; most of the words mean something else too."""
        words = match.group().split()
        value = value_of_words(words)
        if value is None or RANKS_NEXT.search(self.reading.before(match.start())):
            return
        lonely = len(words) == 1
        named = self.reading.is_upper(match.end() + 1)
        suffix = self._suffix(match.end())
        has_unit = suffix["unit"] and not (lonely and (named or words[0] in ("năm", "nam", "sau")))
        kind, unit = unit_of(suffix["unit"]) if has_unit else ("count", "")
        if has_unit and not (lonely and kind == "money"):
            self._add(match.start(), suffix.end(), kind, value, unit=unit, per=per_of(suffix))
        elif lonely and named and words[0] not in ENGLISH_NUMBERS:
            return
        elif self._counts(match, words):
            self._add(match.start(), match.end(), "count", value)

    def _counts(self, match: re.Match[str], words: list[str]) -> bool:
        """Whether a number in words is one, by what stands around."""
        before, end = self.reading.before(match.start()), match.end()
        if words[0] in ENGLISH_NUMBERS:
            return bool(_ENGLISH_PLURAL.match(self.key, end))
        if len(words) > 1:
            return True
        counted = COUNTED_NEXT.match(self.key, end)
        if words[0] == "năm":
            # Five or year: "có năm xã" against "trong năm xã".
            return bool(counted and ALL_OF.search(before)) and not before.endswith("cả ")
        if words[0] in ("một", "mot"):
            # Mostly an article: "một lần", "chỉ một xã" count, "tại một xã" does not.
            return bool(_ONE_TIME.match(self.key, end) or (counted and ONLY_ONE.search(before)))
        if words[0] in ("nam", "sau"):
            return False
        return bool(counted or has_noun(self.key, end) or ALL_OF.search(before))


def _plain(value: Decimal) -> Decimal:
    """Return the value without idle decimals: 655440000000.00 → 655440000000."""
    whole = value.to_integral_value()
    return whole if whole == value else value.normalize()
