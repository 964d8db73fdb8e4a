from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest
from engines import COAST, FORESTS

from faq.documents.corpus import load_articles
from faq.index import Index, Passage, build_index
from faq.index.refreshing import refresh_index
from faq.lexicon import folded_of, load_lexicon, words_of


@pytest.fixture(scope="module", params=["in memory", "opened"])
def index(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Index:
    folder = tmp_path_factory.mktemp("articles")
    (folder / "rung.txt").write_text(FORESTS, encoding="utf-8")
    (folder / "cang.txt").write_text(COAST, encoding="utf-8")
    if request.param == "in memory":
        return build_index(load_articles([folder]), load_lexicon())
    return refresh_index([folder], tmp_path_factory.mktemp("index"), load_lexicon())[0]


def passage_of(index: Index, words: str) -> Passage:
    return next(p for p in index.passages if words in p.sentence.text)


def test_passages_are_numbered_and_keep_their_sentences(index: Index) -> None:
    assert [passage.number for passage in index.passages] == list(range(len(index.passages)))
    assert {passage.sentence for passage in index.passages} <= set(index.sentences)
    assert [article.name for article in index.articles] == ["cang.txt", "rung.txt"]


def test_tokens_are_slices_of_the_article(index: Index) -> None:
    for passage in index.passages:
        sentence = passage.sentence
        assert all(sentence.start <= t.start < t.end <= sentence.end for t in passage.tokens)
        for word, positions in passage.positions.items():
            assert all(passage.tokens[position].folded == word for position in positions)


def test_postings_name_every_passage_with_the_word(index: Index) -> None:
    assert set(index.postings["ngheo"]) == {
        passage.number for passage in index.passages if "nghèo" in passage.sentence.text
    }
    assert "ngheof" not in index.postings


def test_abbreviations_are_written_out_at_their_place(index: Index) -> None:
    passage = passage_of(index, "Chủ tịch UBND tỉnh Bình Định")
    places = [t for t in passage.tokens if t.folded in ("uy", "ban", "nhan", "dan")]
    text = passage.sentence.article.text
    assert [text[t.start : t.end] for t in places] == ["UBND"] * 4


def test_names_people_and_head(index: Index) -> None:
    assert all(name in index.names for name in (("van", "canh"), ("an", "lao"), ("khanh", "hoa")))
    assert ("toan", "tinh") not in index.names
    assert index.people_called(("hai",)) == (("pham", "van", "hai"),)
    assert index.people == {("pham", "van", "hai"), ("tran", "thi", "lan")}
    assert {"binh", "dinh", "trong", "rung"} <= index.contexts["rung.txt"]
    assert "rung" not in index.contexts["cang.txt"]


def test_words_side_by_side(index: Index) -> None:
    assert ("ho", "ngheo") in index.pairs
    assert ("ngheo", "ho") not in index.pairs
    assert ("ho", "ngheo") in index.initials.get("hn")


def test_phrases(index: Index) -> None:
    assert index.has_phrase(("pham", "van", "hai"))
    assert index.has_phrase(("ngheo",))
    assert not index.has_phrase(("ngheo", "ho"))
    assert not index.has_phrase(())
    assert [article.name for article in index.articles_with(("lop", "tap", "huan"))] == [
        *("cang.txt", "rung.txt")
    ]


def test_printed_figures(index: Index) -> None:
    assert passage_of(index, "45/60 trường") in list(index.printing({Decimal(60)}))
    assert index.prints(Decimal(320))
    assert not index.prints(Decimal(321))


def test_compounds_begin_at_their_first_word(index: Index) -> None:
    passage = passage_of(index, "Vân Canh")
    at = passage.positions["ho"][0]
    assert folded_of(words_of("hộ nghèo")) == ("ho", "ngheo")
    assert passage.compound[at : at + 2] == (at, at)


def test_span_of_offsets(index: Index) -> None:
    passage = passage_of(index, "45/60 trường")
    first, second = passage.clauses
    assert [t.folded for t in passage.tokens[slice(*passage.span(second.start, second.end))]] == [
        *("12", "truong", "dat", "chuan", "muc", "do", "2")
    ]
    assert passage.span(first.start, first.end)[1] == passage.span(second.start, second.end)[0]


def test_rare_words_count_more(index: Index) -> None:
    weights = [index.idf(count) for count in range(len(index.passages) + 1)]
    assert weights == sorted(weights, reverse=True)
    assert weights[0] == 1
    assert weights[-1] >= 0


def test_facts_are_those_of_the_clauses(index: Index) -> None:
    assert {fact.clause for fact in index.facts} <= {c for p in index.passages for c in p.clauses}
    assert [f.value for f in index.facts if f.kind == "ratio"] == ["45/60"]


def test_captions_and_credits_are_no_passages(tmp_path: Path) -> None:
    (tmp_path / "tin.txt").write_text(
        "Tỉnh họp bàn về rừng\n\nSáng nay, tỉnh họp bàn về rừng.\n\nẢnh: Phạm Bằng\n",
        encoding="utf-8",
    )
    built = build_index(load_articles([tmp_path]), load_lexicon())
    assert len(built.sentences) == 3
    assert [p.sentence.role for p in built.passages] == ["title", "body"]
