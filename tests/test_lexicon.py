from __future__ import annotations

from itertools import chain

import pytest

from faq.lexicon import folded_of, load_lexicon, words_of

LEXICON = load_lexicon()


@pytest.mark.parametrize(
    ("district", "provinces"),
    [
        ("Tuy Phước", ("Bình Định",)),
        ("Vạn Ninh", ("Khánh Hòa",)),
        ("Thủ Đức", ("Thành phố Hồ Chí Minh",)),
        ("An Lão", ("Bình Định", "Hải Phòng")),
        ("Hoà Bình", ("Bạc Liêu", "Hòa Bình")),
        ("Cao Lãnh", ("Đồng Tháp",)),
    ],
)
def test_provinces_of_a_district(district: str, provinces: tuple[str, ...]) -> None:
    assert LEXICON.district_provinces[folded_of(words_of(district))] == provinces


def test_every_province_has_districts() -> None:
    having = set(chain.from_iterable(LEXICON.district_provinces.values()))
    assert having == set(LEXICON.provinces.values())
    assert len(having) == 63


@pytest.mark.parametrize("name", ["Áo", "Nga", "Đức", "Ý", "Pháp", "Mỹ", "Vinh", "Huế"])
def test_bare_place(name: str) -> None:
    assert words_of(name) in LEXICON.bare_places
    assert words_of(name) in LEXICON.places


@pytest.mark.parametrize("name", ["nước Nga", "nước Áo", "Hoa Kỳ", "EU", "Cuba", "Tuy Phước"])
def test_place_that_is_not_bare(name: str) -> None:
    assert words_of(name) not in LEXICON.bare_places
    assert words_of(name) in LEXICON.places


@pytest.mark.parametrize("name", ["Thống Nhất", "Văn Bàn", "La Gi"])
def test_phrase_goes_before_a_district(name: str) -> None:
    assert words_of(name) not in LEXICON.places
    assert folded_of(words_of(name)) in LEXICON.district_provinces
    assert folded_of(words_of(name)) in LEXICON.vi_folded
