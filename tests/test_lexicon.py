from __future__ import annotations

from itertools import chain
from pathlib import Path

import pytest

from faq.errors import LoadError
from faq.lexicon import folded_of, load_lexicon, stems_of, words_of
from faq.lexicon_files import LexiconReader, read_lexicon

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


@pytest.mark.parametrize(
    ("phrase", "synonym"),
    [("chủ trì", "điều hành"), ("học sinh", "học trò"), ("phiên họp", "cuộc họp")],
)
def test_synonyms_go_both_ways(phrase: str, synonym: str) -> None:
    for one, other in ((phrase, synonym), (synonym, phrase)):
        likeness = dict(LEXICON.synonyms(words_of(one)))
        assert 0 < likeness[words_of(other)] < 1


@pytest.mark.parametrize(
    ("wide", "narrow"),
    [("cơ quan", "hội đồng nhân dân"), ("mối nguy", "đuối nước"), ("lợi ích", "góp phần")],
)
def test_kinds_go_one_way(wide: str, narrow: str) -> None:
    assert words_of(narrow) in LEXICON.kinds[words_of(wide)]
    assert words_of(wide) not in LEXICON.kinds.get(words_of(narrow), [])
    assert words_of(wide) not in dict(LEXICON.synonyms(words_of(narrow)))


@pytest.mark.parametrize(
    ("english", "vietnamese"),
    [
        ("commune", "xã"),
        ("communes", "xã"),
        ("district", "huyện"),
        ("chaired", "chủ trì"),
        ("income", "thu nhập"),
        ("traffic accidents", "tai nạn giao thông"),
    ],
)
def test_translation(english: str, vietnamese: str) -> None:
    found = {words for words, _ in LEXICON.translations(stems_of(english))}
    assert words_of(vietnamese) in found


@pytest.mark.parametrize(
    ("short", "long"),
    [
        ("ubnd", "ủy ban nhân dân"),
        ("hđnd", "hội đồng nhân dân"),
        ("ntm", "nông thôn mới"),
    ],
)
def test_abbreviation(short: str, long: str) -> None:
    assert words_of(long) in LEXICON.abbreviations[folded_of(words_of(short))]


@pytest.mark.parametrize(
    ("short", "long"), [("ko", "không"), ("bn", "bao nhiêu"), ("dc", "được"), ("j", "gì")]
)
def test_shorthand(short: str, long: str) -> None:
    assert words_of(long) in LEXICON.shorthand[words_of(short)]


@pytest.mark.parametrize(
    ("one", "other"), [("tăng", "giảm"), ("nâng cao", "kiểu mẫu"), ("nông thôn", "thành thị")]
)
def test_contrast(one: str, other: str) -> None:
    assert any(
        {n for n, member in enumerate(members) if words_of(one) in member}
        and {n for n, member in enumerate(members) if words_of(other) in member}
        and not any(words_of(one) in member and words_of(other) in member for member in members)
        for members in LEXICON.contrasts
    )


def test_folded_phrases_lead_to_the_written_ones() -> None:
    assert words_of("nông thôn") in LEXICON.vi_folded["nong", "thon"]
    assert words_of("xã") in LEXICON.vi_folded[("xa",)]


@pytest.mark.parametrize(
    ("words", "same"), [("hoà bình", "hòa bình"), ("UỶ BAN", "ủy ban"), ("  xã ", "xã")]
)
def test_words_of_a_phrase(words: str, same: str) -> None:
    assert words_of(words) == words_of(same)


@pytest.mark.parametrize(
    ("block", "line", "message"),
    [
        ("nouns: |\n  = commune\n", 2, "no Vietnamese phrase left of '='"),
        ("nouns: |\n  xã = commune\n  = ward\n", 3, "no Vietnamese phrase left of '='"),
        ("sets: |\n  # one is none\n  tăng\n", 3, "a contrast needs two members or more"),
        ("kinds: |\n  cơ quan\n", 2, "wanted: WIDE words = narrower words"),
        ("forms: |\n  ubnd\n", 2, "wanted: SHORT = long form"),
        ("signals: |\n  target\n", 2, "wanted: KIND = words"),
        ("districts: |\n  Nơi Nào: Huyện Một\n", 2, "no province 'Nơi Nào' above"),
        ("nuons: |\n  xã = commune\n", 2, "unknown block 'nuons'"),
    ],
)
def test_fault_has_its_line(tmp_path: Path, block: str, line: int, message: str) -> None:
    assert faults_of(tmp_path, block) == [f"mine.yaml:{line}: {message}"]


def test_a_block_that_stands_twice_is_a_fault(tmp_path: Path) -> None:
    (fault,) = faults_of(tmp_path, "vi: |\n  thì\nvi: |\n  là\n")
    assert fault.startswith("mine.yaml:3: ")


def test_every_fault_of_every_file_is_raised_at_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "data" / "lexicon"
    folder.mkdir(parents=True)
    (folder / "a.yaml").write_text("nouns: |\n  = commune\n", encoding="utf-8")
    (folder / "b.yaml").write_text("sets: |\n  tăng\n", encoding="utf-8")
    monkeypatch.setattr("faq.shipped.DATA", tmp_path / "data")
    with pytest.raises(LoadError) as caught:
        read_lexicon()
    assert [(fault.path, fault.line) for fault in caught.value.faults] == [
        ("a.yaml", 2),
        ("b.yaml", 2),
    ]


def faults_of(folder: Path, yaml: str) -> list[str]:
    path = folder / "mine.yaml"
    path.write_text(yaml, encoding="utf-8")
    loader = LexiconReader()
    loader.read(path)
    return [str(fault) for fault in loader.faults]
