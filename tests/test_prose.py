from __future__ import annotations

from pathlib import Path

import pytest

from faq.documents.prose import find_what_is_no_prose

SENTENCE = "Năm 2024, xã An Bình có 5 hộ nghèo, giảm 2 hộ. "


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        (
            f"Xã\n{'a ' * 5001}",
            *(2, "10,002 characters without the end of a sentence: this is no article."),
        ),
        ("a.\n" * 200_001, 0, "More than 200,000 sentences or lines: this is no article."),
        ("1 2 3 4\n" * 125_001, 0, "More than 500,000 numbers: this is no article."),
        ("Xã\nXa" + "\u0301\u0323" * 40, 2, "80 accents on one letter: this is no article."),
        ("Xã\n\nmở \x1b[31mchợ.", 3, "Control character U+001B isn't allowed."),
        ("Xã\x08", 1, "Control character U+0008 isn't allowed."),
    ],
)
def test_what_no_article_has(text: str, line: int, message: str) -> None:
    fault = find_what_is_no_prose(text, Path("a.txt"))
    assert fault is not None
    assert (fault.path, fault.line, fault.message) == ("a.txt", line, message)


@pytest.mark.parametrize(
    "text",
    [
        SENTENCE,
        SENTENCE * 20_000,
        f"Xã. {'a ' * 4999}",
        "Xa\u0301\u0323\u0301 mở chợ.",
        "Chợ\n" + "─" * 200 + "\n" + "•" * 200 + "\n" + "👍" * 200,
        "Chợ\ttốt\x0b\x0c\x1f\x85mới.\r\n",
        "<p>Xã mở chợ.</p><script>alert(1)</script>",
        "Xã \u202emở chợ\u202c.",
    ],
)
def test_what_an_article_may_have(text: str) -> None:
    assert find_what_is_no_prose(text, Path("a.txt")) is None
