"""Numbers as they are written: in digits, in words of both languages, in Roman letters.

Vietnamese writes a decimal comma and groups thousands with a point.
"""

from __future__ import annotations

from decimal import Decimal

from faq.figures.reading import GAP, any_of
from faq.regexes import late
from faq.text import fold

__all__ = [
    "DIGIT_WORDS",
    "ENGLISH_NUMBERS",
    "MAGNITUDE",
    "NUMBER",
    "NUMBER_WORD",
    "NUMBER_WORDS",
    "ORDINAL_WORDS",
    "integer_of",
    "magnitude_of",
    "ordinal_of",
    "parse_number",
    "value_of_words",
]

DIGIT_WORDS = {
    "một": 1, "mốt": 1, "hai": 2, "ba": 3, "bốn": 4, "tư": 4, "năm": 5, "lăm": 5, "nhăm": 5,
    "sáu": 6, "bảy": 7, "bẩy": 7, "tám": 8, "chín": 9,
}  # fmt: skip
ENGLISH_NUMBERS = {
    "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9,
    "ten": 10, "eleven": 11, "twelve": 12,
}  # fmt: skip
ORDINAL_WORDS = {"nhất": 1, "nhì": 2, "first": 1, "second": 2, "third": 3, "fourth": 4}
_MAGNITUDES = {
    "chục": 10, "trăm": 100, "nghìn": 1000, "ngàn": 1000, "vạn": 10_000, "triệu": 1_000_000,
    "tr": 1_000_000, "tỷ": 1_000_000_000, "tỉ": 1_000_000_000, "hundred": 100, "thousand": 1000,
    "million": 1_000_000, "billion": 1_000_000_000,
}  # fmt: skip
# Without diacritics these would be read into trạm bơm, ngân hàng, văn bản and chức năng.
_ACCENTED_MAGNITUDES = ("trăm", "ngàn", "vạn", "chục")
_MAGNITUDES_FOLDED = {fold(word): size for word, size in _MAGNITUDES.items()}
_WORDS_FOLDED = {**{fold(word): value for word, value in DIGIT_WORDS.items()}, "muoi": 10}
_ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50}

NUMBER = late(r"\d+(?:[.,]\d+)*")
MAGNITUDE = (
    "(?:"
    + any_of(*(word for word in _MAGNITUDES if word not in _ACCENTED_MAGNITUDES))
    + "|"
    + any_of(*_ACCENTED_MAGNITUDES, bare=False)
    + rf")(?!\w)(?!{GAP}(?:lệ|giá|trọng|suất)(?!\w))"
)
"""Pattern of a word that multiplies the number before it."""
NUMBER_WORD = any_of(*DIGIT_WORDS, "mười", *ENGLISH_NUMBERS)
"""Pattern of a number up to twelve in one word."""

_DIGIT_WORD = any_of("một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "bẩy", "tám", "chín")
_LAST_DIGIT = any_of("một", "hai", "ba", "bốn", "sáu", "bảy", "bẩy", "tám", "chín")
_LAST_DIGIT = rf"(?:{_LAST_DIGIT}|{any_of('mốt', 'tư', 'lăm', 'nhăm', bare=False)})"
_STEP = (
    rf"(?:{any_of('mươi', 'nghìn', 'triệu', 'tỷ', 'tỉ')}|{any_of('trăm', 'ngàn', bare=False)})"
    r"(?!\w)"
)
# Five at the end is "lăm" except after "linh": "mười năm" is ten years.
NUMBER_WORDS = late(
    rf"(?<!\w)(?:(?:{_DIGIT_WORD}{GAP}{_STEP}|{any_of('mười')}(?!\w))"
    rf"(?:{GAP}(?:{_DIGIT_WORD}{GAP}{_STEP}|{any_of('linh', 'lẻ', bare=False)}{GAP}{_DIGIT_WORD}"
    rf"|{_STEP}|{any_of('mười')}|{_LAST_DIGIT}|rưỡi)(?!\w)){{0,8}}"
    rf"|{_DIGIT_WORD}|{any_of(*ENGLISH_NUMBERS)})(?!\w)"
)
"""A number in words, up to billions: "hai nghìn năm trăm"."""

_GROUPED_BY_POINT = late(r"[1-9]\d{0,2}(?:\.\d{3})+(?:,\d+)?")
_GROUPED_BY_COMMA = late(r"[1-9]\d{0,2}(?:(?:,\d{3}){2,}(?:\.\d+)?|,\d{3}\.\d+)")
_PLAIN = late(r"\d+(?:[.,]\d+)?")
_MOST_DIGITS = 24


def parse_number(surface: str) -> Decimal | None:
    """Return the value of a number in digits, Vietnamese format; None when it can't be one.

    A comma before the last digits is the decimal mark ("47,073" is 47.073), points between
    groups of exactly three digits are thousands ("6.206" is 6206). A point before one, two or
    more than three digits is read as a decimal point ("22.4"). English grouping is accepted
    where it can be nothing else ("1,234,567", "12,345.67").
    """
    digits = surface.strip()
    if len(digits) > _MOST_DIGITS or not NUMBER.fullmatch(digits) or not digits.isascii():
        return None
    if _GROUPED_BY_POINT.fullmatch(digits):
        digits = digits.replace(".", "").replace(",", ".")
    elif _GROUPED_BY_COMMA.fullmatch(digits):
        digits = digits.replace(",", "")
    elif _PLAIN.fullmatch(digits):
        digits = digits.replace(",", ".")
    else:
        return None
    return Decimal(digits)


def integer_of(number: str | None) -> int | None:
    """Return the value of a whole number in digits or in one word; None for none."""
    if number is None:
        return None
    if number.isdigit():
        return int(number)
    if number in ENGLISH_NUMBERS:
        return ENGLISH_NUMBERS[number]
    return _WORDS_FOLDED.get(fold(number))


def ordinal_of(roman: str | None, word: str | None) -> int | None:
    """Return the value of a Roman number, or of a word of rank such as "nhất"; None for none."""
    if roman:
        sizes = [_ROMAN[letter] for letter in roman]
        following = [*sizes[1:], 0]
        return sum(-a if a < b else a for a, b in zip(sizes, following, strict=True))
    return (ORDINAL_WORDS.get(word) or _WORDS_FOLDED.get(fold(word))) if word else None


def magnitude_of(word: str) -> int:
    """Return what "nghìn" or another word of ``MAGNITUDE`` multiplies by."""
    return _MAGNITUDES_FOLDED[fold(word)]


def value_of_words(words: list[str]) -> Decimal | None:
    """Add up number words: "hai mươi mốt" → 21; None when they make no number."""
    if words[0] in ENGLISH_NUMBERS:
        return Decimal(ENGLISH_NUMBERS[words[0]])
    total, group, unit, size = Decimal(0), Decimal(0), Decimal(-1), Decimal(1)
    for word in words:
        key = fold(word)
        if key == "muoi":
            group, unit = group + 10 * (unit if unit >= 0 else 1), Decimal(-1)
        elif key == "tram":
            if unit < 0:
                return None
            group, unit = group + unit * 100, Decimal(-1)
        elif word == "rưỡi":
            total += size / 2
        elif key in _MAGNITUDES_FOLDED:
            size = Decimal(_MAGNITUDES_FOLDED[key])
            total += (group + max(unit, Decimal(0))) * size
            group, unit = Decimal(0), Decimal(-1)
        elif key in _WORDS_FOLDED:
            if unit >= 0:
                return None
            unit = Decimal(_WORDS_FOLDED[key])
    return total + group + max(unit, Decimal(0))
