from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from faq.text import fold, folded_key, has_accent, key_of, nfc, tidy, tokenize


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Đạt chuẩn", "dat chuan"),
        ("ĐÀ NẴNG", "da nang"),
        ("Ðà Nẵng", "da nang"),
        ("Uỷ ban, ủy viên", "uy ban, uy vien"),
        ("327/411 xã", "327/411 xa"),
        ("İ", "i"),
        ("", ""),
    ],
)
def test_fold(text: str, folded: str) -> None:
    assert fold(text) == folded


@given(st.text())
def test_fold_keeps_the_length(text: str) -> None:
    assert len(fold(text)) == len(text)


@pytest.mark.parametrize(
    ("one", "other"),
    [("hòa", "hoà"), ("ủy", "uỷ"), ("thúy", "thuý"), ("XÃ", "xã"), ("xa\u0303", "xã")],
)
def test_one_word_has_one_key(one: str, other: str) -> None:
    assert key_of(one) == key_of(other)


@pytest.mark.parametrize(("one", "other"), [("xã", "xa"), ("xã", "xả"), ("đi", "di"), ("mơ", "mo")])
def test_another_word_has_another_key_and_the_same_fold(one: str, other: str) -> None:
    assert key_of(one) != key_of(other)
    assert folded_key(key_of(one)) == folded_key(key_of(other))


@pytest.mark.parametrize(
    ("text", "surfaces"),
    [
        ("Đến nay, có 327/411 xã.", ["Đến", "nay", "có", "327/411", "xã"]),
        ("đạt 85,50% (vốn)", ["đạt", "85,50", "%", "vốn"]),
        ("11/2017/NQ-HĐND", ["11/2017", "NQ", "HĐND"]),
        ("x\u0061\u0303 đạt", ["x\u0061\u0303", "đạt"]),
        ("a_b", ["a", "b"]),
        ("?! …", []),
    ],
)
def test_tokens_are_slices_of_the_text(text: str, surfaces: list[str]) -> None:
    assert [text[token.start : token.end] for token in tokenize(text)] == surfaces


@given(st.text())
def test_tokens_are_in_order_and_apart(text: str) -> None:
    ends = [end for token in tokenize(text) for end in (token.start, token.end)]
    assert ends == sorted(ends)
    assert all(token.start < token.end for token in tokenize(text))


@pytest.mark.parametrize("text", ["Toàn tỉnh có 327/411 xã đạt chuẩn", "Uỷ ban, ĐÁNH GIÁ: hòa"])
def test_decomposed_letters_give_the_same_words(text: str) -> None:
    decomposed = unicodedata.normalize("NFD", text)
    assert [t.key for t in tokenize(decomposed)] == [t.key for t in tokenize(text)]
    assert [t.folded for t in tokenize(decomposed)] == [t.folded for t in tokenize(text)]
    assert nfc(decomposed) == text


@pytest.mark.parametrize(
    ("word", "accented"), [("xa", False), ("xã", True), ("đi", True), ("mơ", True), ("327", False)]
)
def test_has_accent(word: str, accented: bool) -> None:
    assert has_accent(word) == accented


@pytest.mark.parametrize(
    ("text", "tidied"),
    [
        ("Bao nhie\u0302u xa\u0303?", "Bao nhiêu xã?"),
        ("x\u00ad\u200b\u200dã \ufeffmới", "xã mới"),
        ("\u202ebao\u202c \u2066nhiêu\u2069\u200f", "bao nhiêu"),
        ("xã\ud800 \udfffmới", "xã mới"),
        ("x\u0303\x00a\x1b[31m\nb\tc", "x\u0303 a [31m\nb c"),
        ("z" + 9 * "\u0335" + "a" + 9 * "\u0335", "z" + 4 * "\u0335" + "a" + 4 * "\u0335"),
        ("nghiệm thu 👍🏽", "nghiệm thu 👍🏽"),
        ("", ""),
    ],
)
def test_tidy(text: str, tidied: str) -> None:
    assert tidy(text) == tidied


@given(st.text() | st.text(alphabet="a\u0323\u0302\u0301\u0335\u200b\ud800\ufdfa\n"))
def test_tidy_text_can_be_written_and_stays_tidy(text: str) -> None:
    tidied = tidy(text)
    tidied.encode()
    assert tidy(tidied) == tidied == nfc(tidied)


@pytest.mark.parametrize("piece", ["\u0301\u0323", "a", "\u202e", "\ud800", "\ufdfa", "ạ\u0335"])
def test_a_hundred_thousand_characters_are_tidied(piece: str) -> None:
    assert len(tidy(100_000 // len(piece) * piece)) <= 100_000
