from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from faq.keystrokes import read_telex, read_vni
from faq.text import key_of


def key(word: str | None) -> str | None:
    return key_of(word) if word is not None else None


@pytest.mark.parametrize(
    ("typed", "word"),
    [
        ("nhieeu", "nhiêu"),
        ("ddatj", "đạt"),
        ("xax", "xã"),
        ("chuaarn", "chuẩn"),
        ("chuaanr", "chuẩn"),
        ("noong", "nông"),
        ("mowis", "mới"),
        ("dduwowngf", "đường"),
        ("dduongwf", "đường"),
        ("vieejt", "việt"),
        ("thanhf", "thành"),
        ("huyeejn", "huyện"),
        ("quoocs", "quốc"),
        ("DDATJ", "đạt"),
        ("tuw", "tư"),
        ("vawn", "văn"),
    ],
)
def test_telex(typed: str, word: str) -> None:
    assert key(read_telex(typed)) == key_of(word)


@pytest.mark.parametrize("typed", ["bao", "nam", "tinh", "ngay", "", "2024"])
def test_no_telex(typed: str) -> None:
    assert read_telex(typed) is None


@pytest.mark.parametrize(
    ("typed", "word"),
    [
        ("xa4", "xã"),
        ("d9a5t", "đạt"),
        ("nhie6u", "nhiêu"),
        ("chua63n", "chuẩn"),
        ("no6ng", "nông"),
        ("mo7i1", "mới"),
        ("Vie65t", "việt"),
        ("thu7o72ng", "thường"),
        ("tru7o7ng3", "trưởng"),
        ("ca8n", "căn"),
        ("d9o62ng", "đồng"),
    ],
)
def test_vni(typed: str, word: str) -> None:
    assert key(read_vni(typed)) == key_of(word)


@pytest.mark.parametrize("typed", ["2024", "06", "bao", "q06", "ct14", "", "1"])
def test_no_vni(typed: str) -> None:
    assert read_vni(typed) is None


@given(st.text())
def test_whatever_is_typed_is_read_or_left(typed: str) -> None:
    assert read_telex(typed) != ""
    assert read_vni(typed) != ""
