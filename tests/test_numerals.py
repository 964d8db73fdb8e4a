from __future__ import annotations

from decimal import Decimal

import pytest

from faq.figures.numerals import integer_of, ordinal_of, parse_number, value_of_words


@pytest.mark.parametrize(
    ("surface", "value"),
    [
        ("47,073", "47.073"),
        ("6.206", "6206"),
        ("1.654", "1654"),
        ("279.000", "279000"),
        ("120.924", "120924"),
        ("1.000.000", "1000000"),
        ("12.345,67", "12345.67"),
        ("12,345.67", "12345.67"),
        ("1,234,567", "1234567"),
        ("85,50", "85.5"),
        ("8,5", "8.5"),
        ("22.4", "22.4"),
        ("0.123", "0.123"),
        ("08", "8"),
        ("2024", "2024"),
        (" 18 ", "18"),
    ],
)
def test_parse_number(surface: str, value: str) -> None:
    assert parse_number(surface) == Decimal(value)


@pytest.mark.parametrize("surface", ["", "xã", "1.2.3", "1,2,3", "1.", ",5", "5-7", "9" * 25, "٣"])
def test_parse_number_refuses(surface: str) -> None:
    assert parse_number(surface) is None


@pytest.mark.parametrize(
    ("number", "value"),
    [("08", 8), ("bảy", 7), ("bay", 7), ("mười", 10), ("eleven", 11), ("xã", None), (None, None)],
)
def test_integer(number: str | None, value: int | None) -> None:
    assert integer_of(number) == value


@pytest.mark.parametrize(
    ("roman", "word", "value"),
    [("iv", None, 4), ("xviii", None, 18), (None, "nhất", 1), (None, "hai", 2), (None, None, None)],
)
def test_ordinal(roman: str | None, word: str | None, value: int | None) -> None:
    assert ordinal_of(roman, word) == value


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("tám", 8),
        ("hai mươi mốt", 21),
        ("mười lăm", 15),
        ("hai nghìn năm trăm", 2500),
        ("ba trăm linh năm", 305),
        ("một triệu rưỡi", 1_500_000),
        ("muoi hai", 12),
        ("twelve", 12),
        ("hai ba", None),
    ],
)
def test_value_of_words(words: str, value: int | None) -> None:
    assert value_of_words(words.split()) == value
