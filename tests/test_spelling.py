from __future__ import annotations

import pytest
from engines import FORESTS

from faq.documents.corpus import load_articles
from faq.index import build_index
from faq.lexicon import load_lexicon
from faq.spelling import Option, Speller
from faq.text import folded_key, key_of


@pytest.fixture(scope="module")
def speller(tmp_path_factory: pytest.TempPathFactory) -> Speller:
    path = tmp_path_factory.mktemp("articles") / "rung.txt"
    path.write_text(FORESTS, encoding="utf-8")
    return Speller(build_index(load_articles([path]), load_lexicon()), load_lexicon())


def options(speller: Speller, typed: str, left: str = "", right: str = "") -> tuple[Option, ...]:
    key = key_of(typed)
    return speller.options(key, folded_key(key), left, right)


@pytest.mark.parametrize(
    ("typed", "left", "right", "meant"),
    [
        ("rung", "trong", "", "rung"),
        ("rừng", "trong", "", "rung"),
        ("trươn", "", "dat", "truong"),
        ("chẩn", "dat", "", "chuan"),
        ("huânn", "tap", "", "huan"),
        ("ngheo", "ho", "", "ngheo"),
        ("45", "", "", "45"),
    ],
)
def test_likeliest_reading(speller: Speller, typed: str, left: str, right: str, meant: str) -> None:
    assert meant in [option.folded for option in options(speller, typed, left, right)]


def test_a_typed_accent_counts(speller: Speller) -> None:
    (bare,) = [o for o in options(speller, "rung") if o.folded == "rung"]
    accented = options(speller, "rừng")
    assert bare.accepts("rung", key_of("rừng"))
    assert not any(o.accepts("rung", key_of("rung")) for o in accented)


def test_a_word_of_the_articles_is_no_slip(speller: Speller) -> None:
    assert [option.folded for option in options(speller, "rừng", "trong")] == ["rung"]


def test_an_unknown_word_stands_for_itself(speller: Speller) -> None:
    assert [option.folded for option in options(speller, "qqq")] == ["qqq"]


@pytest.mark.parametrize("typed", ["rừng", "rug", "nghèo", "ngheof", "z", "q1", "%", ""])
def test_options_are_few_and_the_likeliest_is_first(speller: Speller, typed: str) -> None:
    found = options(speller, typed)
    weights = [option.weight for option in found]
    assert 1 <= len(found) <= 4
    assert weights == sorted(weights, reverse=True)
    assert all(0 < weight <= 1 for weight in weights)


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("bao nhieeu trwowngf ddatj chuaanr", "bao nhiêu trường đạt chuẩn"),
        ("bao nhie6u tru7o72ng d9a5t chua63n", "bao nhiêu trường đạt chuẩn"),
        ("bao nhieu truong dat chuan", "bao nhieu truong dat chuan"),
        ("bao nhiêu trường đạt chuẩn", "bao nhiêu trường đạt chuẩn"),
        ("con số 320 năm 2023", "con số 320 năm 2023"),
        ("", ""),
    ],
)
def test_raw_keystrokes_are_read_back(speller: Speller, typed: str, read: str) -> None:
    found = speller.read_keystrokes(typed.split())
    assert [key_of(word) for word in found] == [key_of(word) for word in read.split()]


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("trongrung", ("trong", "rung")),
        ("hongheo", ("ho", "ngheo")),
        ("rung", None),
        ("xyzabc", None),
        ("ab", None),
    ],
)
def test_welded_words(speller: Speller, typed: str, words: tuple[str, str] | None) -> None:
    assert speller.split(typed, "", "") == words


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("scool", "school"), ("mnay", "many"), ("comune", "commune"), ("xq", ""), ("zzzzz", "")],
)
def test_english_slip(speller: Speller, typed: str, meant: str) -> None:
    assert speller.near_english(typed) == meant


def test_known_words_and_pairs(speller: Speller) -> None:
    assert speller.knows(key_of("rừng"))
    assert not speller.knows(key_of("rựng"))
    assert speller.knows_folded("rung")
    assert speller.is_pair("ho", "ngheo")
    assert not speller.is_pair("ngheo", "rung")
    assert speller.is_telex("trwowngf")
    assert not speller.is_telex("truong")


def test_slips_are_found_by_how_likely_they_are(speller: Speller) -> None:
    slips = dict(speller.slips("rugn"))
    assert min(slips, key=lambda word: slips[word]) == "rung"
    assert "rung" not in dict(speller.slips("rung"))
    assert speller.slips("") == ()


def test_nearest_diacritics(speller: Speller) -> None:
    assert speller.nearest_marks(key_of("rừg"), "rung") == (0, key_of("rừng"))
    assert speller.nearest_marks(key_of("rưg"), "rung")[0] == 1
