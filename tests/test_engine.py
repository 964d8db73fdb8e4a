"""The public face: loading, asking, the contract's JSON, explaining, checking."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from engines import COAST, FORESTS, SEEDS, ask_shipped, cited, engine_of, shipped

from faq import LoadError, load_engine
from faq.engine import Engine


def test_the_shipped_article_is_answered_from() -> None:
    (seed,) = SEEDS.glob("*.txt")
    reply = ask_shipped("bao nhiêu xã đạt chuẩn nông thôn mới?")
    assert reply.status == "answered"
    assert reply.citations[0].sentence.article.text == seed.read_text(encoding="utf-8")


def test_the_json_of_an_answer_is_that_of_the_contract() -> None:
    found = ask_shipped("how many communes meet the standard?").to_dict()
    assert json.loads(json.dumps(found, ensure_ascii=False)) == found
    assert list(found) == [
        *("question", "status", "language", "text", "confidence", "intent", "citations"),
        "suggestions",
    ]
    (citation,) = found["citations"]
    assert list(citation) == ["article", "title", "date", "sentence", "start", "end", "quote"]
    assert (found["status"], found["language"], found["suggestions"]) == ("answered", "en", [])
    assert (citation["sentence"], citation["date"]) == (39, "2024-11-14")
    text = (SEEDS / citation["article"]).read_bytes().decode("utf-8")
    assert text[citation["start"] : citation["end"]] == citation["quote"]
    assert "327" in found["text"]
    assert "411" in found["text"]


def test_the_json_of_what_is_not_answered_leads_to_the_nearest_sentence() -> None:
    reply = ask_shipped("bao nhiêu xã đạt chuẩn nông thôn mới năm 2019?")
    assert reply.status != "answered"
    assert not reply.citations, "people are shown no proof of what isn't said"
    (citation,) = reply.to_dict()["citations"]
    assert "xã đạt chuẩn nông thôn mới" in citation["quote"]
    for nonsense in ("xyzzy plugh", "", "hello"):
        assert not ask_shipped(nonsense).to_dict()["citations"]


def test_shipped_words_have_no_faults() -> None:
    assert [str(fault) for fault in shipped().check()] == []


def test_files_and_folders(tmp_path: Path) -> None:
    (tmp_path / "deep").mkdir()
    (tmp_path / "deep" / "rung.txt").write_text(FORESTS, encoding="utf-8")
    (tmp_path / "cang.txt").write_text(COAST, encoding="utf-8")
    (seed,) = SEEDS.glob("*.txt")
    names = [article.name for article in load_engine([tmp_path, seed]).articles]
    assert names == ["cang.txt", "rung.txt", seed.name]
    assert [a.name for a in load_engine([str(tmp_path / "cang.txt")]).articles] == ["cang.txt"]


def test_a_missing_folder_is_a_fault_and_so_is_every_other() -> None:
    with pytest.raises(LoadError) as caught:
        load_engine(["nowhere", "neither"])
    assert [fault.path for fault in caught.value.faults] == ["nowhere", "neither"]


def test_an_article_dropped_in_is_answered_beside_the_others(tmp_path: Path) -> None:
    for path in SEEDS.iterdir():
        shutil.copy(path, tmp_path)
    engine = engine_of(tmp_path, rung=FORESTS)
    reply = engine.ask("Huyện Vân Canh có bao nhiêu hộ nghèo?")
    assert (reply.status, reply.citations[0].sentence.article.name) == ("answered", "rung.txt")
    before = engine.ask("Bao nhiêu xã đạt chuẩn nông thôn mới nâng cao ở Nghệ An?")
    assert (before.status, "127" in before.text) == ("answered", True)


@pytest.fixture(scope="module")
def provinces(tmp_path_factory: pytest.TempPathFactory) -> Engine:
    return engine_of(tmp_path_factory.mktemp("articles"), rung=FORESTS, cang=COAST)


@pytest.mark.parametrize(
    ("question", "article", "words"),
    [
        ("Khánh Hòa mở bao nhiêu lớp tập huấn?", "cang.txt", "9 lớp"),
        ("khanh hoa mo bao nhieu lop tap huan", "cang.txt", "9 lớp"),
        ("Tỉnh Bình Định năm 2022 mở bao nhiêu lớp tập huấn?", "rung.txt", "14 lớp"),
        ("Hội nghị ở Khánh Hòa diễn ra khi nào?", "cang.txt", "5/6/2024"),
        ("Hội nghị ở Bình Định diễn ra khi nào?", "rung.txt", "12/3/2023"),
    ],
)
def test_two_provinces_are_told_apart(
    provinces: Engine, question: str, article: str, words: str
) -> None:
    reply = provinces.ask(question)
    assert [c.sentence.article.name for c in reply.citations] == [article]
    assert words in reply.text


def test_explain_shows_the_way_to_the_reply(provinces: Engine) -> None:
    explanation = provinces.explain("Bình Định năm 2022 mở bao nhiêu lớp tập huấn?")
    assert (explanation.language, explanation.intent, explanation.wanted) == (
        *("vi", "how_many"),
        "count",
    )
    assert explanation.terms == ("Bình Định", "mở", "lớp tập huấn")
    assert explanation.constraints == ("năm 2022", "Bình Định")
    assert explanation.reply == provinces.ask(explanation.question)
    first, *others = explanation.candidates
    assert (cited(explanation.reply), first.ruled_out) == ((first.sentence.number,), ())
    assert any(candidate.ruled_out for candidate in others)


@pytest.mark.parametrize("question", ["", "chào bạn", "asdf", "Bao nhiêu xã?", "Who? 2019? 7?"])
def test_everything_can_be_explained(provinces: Engine, question: str) -> None:
    assert provinces.explain(question).reply == provinces.ask(question)


@pytest.mark.parametrize(
    ("question", "status"),
    [
        ("chào bạn", "smalltalk"),
        ("xin chào bot", "smalltalk"),
        ("hello", "smalltalk"),
        ("cảm ơn bạn", "smalltalk"),
        ("who are you?", "smalltalk"),
        ("xin chào, huyện Vân Canh có bao nhiêu hộ nghèo?", "answered"),
    ],
)
def test_small_talk(provinces: Engine, question: str, status: str) -> None:
    reply = provinces.ask(question)
    assert reply.status == status
    assert bool(reply.citations) == (status == "answered")


def test_what_was_loaded(provinces: Engine) -> None:
    assert {sentence.article for sentence in provinces.sentences} == set(provinces.articles)
    assert {fact.sentence for fact in provinces.facts} <= set(provinces.sentences)


@pytest.mark.parametrize(
    "ending",
    [
        "Ông Phạm Văn Hải là giám đốc.",
        "Người phát biểu là Phó Chủ tịch",
        "Dự họp có Bùi Thanh An - Bí thư.",
        "Chủ tịch.",
    ],
)
def test_a_sentence_may_end_with_a_post(tmp_path: Path, ending: str) -> None:
    assert engine_of(tmp_path, tin=f"Tin trong tỉnh\n\n{ending}\n").sentences


def test_questions_about_a_sentence_are_answered_with_it() -> None:
    sentence = next(one for one in shipped().sentences if "327/411" in one.text)
    questions = shipped().about(sentence, "vi")
    assert len(questions) == 3
    assert all(shipped().ask(one).citations[0].sentence == sentence for one in questions)
    assert not shipped().about(shipped().sentences[0], "vi")
