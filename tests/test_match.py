from __future__ import annotations

from pathlib import Path

import pytest
from engines import FORESTS

from faq.agreement import Agreement
from faq.documents.corpus import load_articles
from faq.index import build_index
from faq.intents import load_intents
from faq.lexicon import load_lexicon
from faq.match import Candidate, Matcher, joined
from faq.query import Reader


class Searcher:
    """Reads questions and ranks the clauses of one article."""

    def __init__(self, folder: Path) -> None:
        lexicon = load_lexicon()
        index = build_index(load_articles([folder]), lexicon)
        self.reader = Reader(index, lexicon, load_intents())
        self.matcher = Matcher(index, Agreement(index, lexicon))

    def candidates(self, question: str) -> list[Candidate]:
        return self.matcher.candidates(self.reader.read(question))


@pytest.fixture(scope="module")
def searcher(tmp_path_factory: pytest.TempPathFactory) -> Searcher:
    folder = tmp_path_factory.mktemp("articles")
    (folder / "rung.txt").write_text(FORESTS, encoding="utf-8")
    return Searcher(folder)


@pytest.mark.parametrize(
    ("question", "clause"),
    [
        ("Bao nhiêu trường đạt chuẩn mức độ 2?", "12 trường đạt chuẩn mức độ 2"),
        ("bao nhieu truong dat chuan muc do 2", "12 trường đạt chuẩn mức độ 2"),
        ("bao nhieeu trwowngf ddatj chuaanr muwcs ddooj 2", "12 trường đạt chuẩn mức độ 2"),
        ("bao nhiu truờng đạt chẩn quốc gai", "Đến nay, toàn tỉnh có 45/60 trường đạt chuẩn"),
        ("How many schools meet the national standard?", "Đến nay, toàn tỉnh có 45/60 trường"),
        ("hộ nghèo An Lão", "Huyện An Lão có 52 hộ nghèo"),
        ("vì sao cháy rừng giảm", "Cháy rừng giảm do người dân được tập huấn"),
        ("ai dự hội nghị", "Bà Trần Thị Lan - Giám đốc Sở Y tế dự hội nghị"),
        ("cuộc họp thông qua cái gì", "Hội nghị đã thông qua kế hoạch bảo vệ rừng"),
        ("income per capita", "Thu nhập bình quân đạt 60 triệu đồng/người/năm"),
    ],
)
def test_first_candidate(searcher: Searcher, question: str, clause: str) -> None:
    assert searcher.candidates(question)[0].clause.text.startswith(clause)


@pytest.mark.parametrize(
    "question", ["Năm 2022 mở bao nhiêu lớp tập huấn?", "trồng rừng", "How many schools?", "Lan"]
)
def test_order_and_scale(searcher: Searcher, question: str) -> None:
    found = searcher.candidates(question)
    assert found
    places = [(bool(c.ruled_out), -c.score) for c in found]
    assert places == sorted(places)
    for candidate in found:
        assert 0 <= candidate.score <= 100
        assert 0 <= candidate.cover <= 1
        assert all(0 <= credit <= 1 for credit in candidate.credits)
        assert len(candidate.credits) == len(candidate.weights)


def test_marks_are_the_words_asked_for(searcher: Searcher) -> None:
    best = searcher.candidates("hộ nghèo huyện Vân Canh")[0]
    text = best.passage.sentence.article.text
    assert {text[start:end] for start, end in best.marks} == {"Huyện Vân Canh", "hộ nghèo"}


def test_nothing_in_common_gives_no_candidate(searcher: Searcher) -> None:
    assert searcher.candidates("qwrtp zxcvb") == []


def test_a_rarer_word_counts_more(searcher: Searcher) -> None:
    (best, *_) = searcher.candidates("rừng tập huấn gỗ")
    assert dict(zip(("rừng", "tập huấn", "gỗ"), best.weights, strict=True)) == {
        "rừng": min(best.weights),
        "tập huấn": sorted(best.weights)[1],
        "gỗ": max(best.weights),
    }


@pytest.mark.parametrize(
    ("spans", "made_one"),
    [
        ([], ()),
        ([(5, 7), (0, 2)], ((0, 2), (5, 7))),
        ([(0, 3), (4, 6)], ((0, 6),)),
        ([(0, 9), (2, 4)], ((0, 9),)),
        ([(0, 3), (3, 4), (8, 9)], ((0, 4), (8, 9))),
    ],
)
def test_joined(spans: list[tuple[int, int]], made_one: tuple[tuple[int, int], ...]) -> None:
    assert joined(spans) == made_one
