"""The index built into a folder: made once, kept up with its files, never used when it is off."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest
from engines import COAST, FORESTS, GOLDEN, SEEDS, cited
from typer.testing import CliRunner

from bot.cli import app
from bot.indexing import over_processes
from faq import load_engine, shortlist
from faq.documents import reading
from faq.documents.articles import Article
from faq.engine import Engine
from faq.errors import Fault, LoadError
from faq.index import opened, taking
from faq.index.refreshing import open_index, refresh_index, verify_index
from faq.index.store import BrokenIndexError, open_generation
from faq.lexicon import load_lexicon

LEXICON = load_lexicon()
QUESTION = "Huyện Vân Canh có bao nhiêu hộ nghèo?"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "articles"
    folder.mkdir()
    (folder / "rung.txt").write_text(FORESTS, encoding="utf-8")
    (folder / "cang.txt").write_text(COAST, encoding="utf-8")
    return folder


@pytest.fixture
def built(folder: Path, tmp_path: Path) -> Path:
    refresh_index([folder], tmp_path / "index", LEXICON)
    return tmp_path / "index"


def questions(file: str) -> list[str]:
    lines = (GOLDEN / file).read_text(encoding="utf-8").splitlines()
    return [json.loads(line)["question"] for line in lines]


def replies(engine: Engine, asked: list[str]) -> list[dict[str, object]]:
    return [engine.ask(question).to_dict() for question in asked]


def test_answers_are_those_of_an_index_in_memory(tmp_path: Path) -> None:
    asked = questions("meeting-vi.jsonl")[::4] + questions("meeting-en.jsonl")[::4]
    engine = load_engine([SEEDS], index=tmp_path)
    assert replies(engine, asked) == replies(load_engine([SEEDS]), asked)


def test_a_shortlist_finds_the_same_sentences(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(opened, "_MANY", 0)
    asked = questions("meeting-vi.jsonl")
    short, whole = load_engine([SEEDS], index=tmp_path), load_engine([SEEDS])
    same = sum(cited(short.ask(question)) == cited(whole.ask(question)) for question in asked)
    assert same >= 0.97 * len(asked)


def test_a_shortlist_has_the_articles_that_a_question_is_rather_about(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Without a place those of the session reported last, with one those of that place."""
    monkeypatch.setattr(opened, "_MANY", 0)
    monkeypatch.setattr(shortlist, "_MOST_LISTED", 3)
    folder = tmp_path / "articles"
    folder.mkdir()
    session = FORESTS.replace("hội nghị", "phiên họp").replace("đẩy mạnh", "tổ chức phiên họp về")
    (folder / "rung.txt").write_text(session, encoding="utf-8")
    for number, place in enumerate(("Khánh Hòa", "Cà Mau", "Nghệ An", "Hà Tĩnh", "Quảng Nam")):
        text = FORESTS.replace("Bình Định", place).replace("45/60", f"{number + 20}/80")
        (folder / f"{number}.txt").write_text(text, encoding="utf-8")
    engine = load_engine([folder], index=tmp_path / "index")
    asked = "Toàn tỉnh có bao nhiêu trường đạt chuẩn quốc gia"
    assert "45/60" in engine.ask(f"{asked}?").text
    assert "23/80" in engine.ask(f"{asked} ở Hà Tĩnh?").text


@pytest.mark.parametrize("question", ["", "?", "Giá vàng?", "2024", "x" * 500, "Ai chủ trì?"])
def test_whatever_is_asked_of_a_shortlist(
    folder: Path, built: Path, monkeypatch: pytest.MonkeyPatch, question: str
) -> None:
    monkeypatch.setattr(opened, "_MANY", 0)
    assert load_engine([folder], index=built).ask(question).text


def test_only_changed_files_are_read_again(
    folder: Path, built: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    read: list[str] = []

    def read_article(path: Path) -> Article:
        read.append(path.name)
        return reading.read_article(path)

    monkeypatch.setattr(taking, "read_article", read_article)
    changed = FORESTS.replace("18 hộ nghèo", "19 hộ nghèo")
    (folder / "rung.txt").write_text(changed, encoding="utf-8")
    (folder / "cang.txt").touch()
    (folder / "moi.txt").write_text(COAST.replace("Khánh Hòa", "Cà Mau"), encoding="utf-8")
    index, faults = refresh_index([folder], built, LEXICON)
    assert (sorted(read), faults) == (["moi.txt", "rung.txt"], ())
    anew, _ = refresh_index([folder], built.parent / "anew", LEXICON)
    assert [s.text for s in index.sentences] == [s.text for s in anew.sentences]
    assert set(index.keys) == set(anew.keys)
    assert all(index.postings[word] == anew.postings[word] for word in anew.postings)
    assert index.people == anew.people
    assert "19" in load_engine([folder], index=built).ask(QUESTION).text


def test_what_is_gone_is_forgotten(folder: Path, built: Path) -> None:
    (folder / "cang.txt").unlink()
    index, _ = refresh_index([folder], built, LEXICON)
    assert [article.name for article in index.articles] == ["rung.txt"]
    assert "nghề" not in {s.text for s in index.sentences}
    assert not index.has_phrase(("nghe", "ca"))


@pytest.mark.parametrize("change", ["changed", "added", "removed"])
def test_a_stale_index_is_not_used(folder: Path, built: Path, change: str) -> None:
    if change == "changed":
        text = FORESTS.replace("18 hộ nghèo", "190 hộ nghèo")
        (folder / "rung.txt").write_text(text, encoding="utf-8")
    elif change == "added":
        (folder / "moi.txt").write_text(COAST, encoding="utf-8")
    else:
        (folder / "cang.txt").unlink()
    with pytest.raises(BrokenIndexError):
        open_index([folder], built, LEXICON)
    answer = load_engine([folder], index=built, build=False).ask(QUESTION).text
    assert ("190" in answer) == (change == "changed")


def files_of(built: Path) -> list[Path]:
    (generation,) = (path for path in built.iterdir() if path.is_dir())
    return sorted(generation.iterdir())


@pytest.mark.parametrize("name", ["header", "keys", "tokens.npy", "texts", "heads"])
def test_a_file_cut_short_or_gone_makes_it_useless(folder: Path, built: Path, name: str) -> None:
    (file,) = (path for path in files_of(built) if path.name == name)
    for content in (file.read_bytes()[:-1], b"", None):
        if content is None:
            file.unlink()
        else:
            file.write_bytes(content)
        with pytest.raises(BrokenIndexError):
            open_index([folder], built, LEXICON)
        assert load_engine([folder], index=built, build=False).ask(QUESTION).status == "answered"
    refresh_index([folder], built, LEXICON)
    verify_index(built)


def test_damage_is_found(built: Path) -> None:
    verify_index(built)
    for file in files_of(built):
        content = file.read_bytes()
        file.write_bytes(content[:-1] + bytes([content[-1] ^ 1]))
        with pytest.raises(BrokenIndexError):
            verify_index(built)
        file.write_bytes(content)


def test_of_other_words_or_code_it_is_not_used(
    folder: Path, built: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("faq.index.store.FORMAT", 0)
    with pytest.raises(BrokenIndexError):
        open_index([folder], built, LEXICON)


def test_for_its_user_alone(built: Path, folder: Path) -> None:
    assert {file.stat().st_mode & 0o777 for file in files_of(built)} == {0o600}
    files_of(built)[0].parent.chmod(0o777)
    with pytest.raises(BrokenIndexError):
        open_index([folder], built, LEXICON)


def test_a_build_that_fails_leaves_what_was(folder: Path, built: Path) -> None:
    for file in folder.iterdir():
        file.write_text("", encoding="utf-8")
    before = files_of(built)
    with pytest.raises(LoadError):
        refresh_index([folder], built, LEXICON)
    assert files_of(built) == before


def test_faults_are_told_each_time(folder: Path, tmp_path: Path) -> None:
    (folder / "leer.txt").write_text("", encoding="utf-8")
    told: list[Fault] = []
    for _ in range(2):
        load_engine([folder], index=tmp_path / "index", report=told.extend)
    assert [fault.message for fault in told] == ["The article is empty."] * 2
    with pytest.raises(LoadError):
        load_engine([folder], index=tmp_path / "index")


def test_facts_and_topics_are_those_in_memory(folder: Path, built: Path) -> None:
    one, other = load_engine([folder], index=built), load_engine([folder])
    assert [fact.text for fact in one.facts] == [fact.text for fact in other.facts]
    assert len(one.facts) == len(other.facts)
    assert [t.question for t in one.topics()] == [t.question for t in other.topics()]


def test_the_command(folder: Path, tmp_path: Path) -> None:
    def run(*words: str) -> tuple[int, str]:
        result = CliRunner().invoke(
            app, ["--articles", str(folder), *words], env={"HOIDAP_DATA": str(tmp_path / "data")}
        )
        return result.exit_code, result.output

    code, output = run("index")
    assert (code, "2" in output) == (0, True)
    assert run("index", "--verify")[0] == 0
    code, answer = run("ask", QUESTION)
    assert (code, "18" in answer) == (0, True)
    (built,) = (tmp_path / "data" / "index").iterdir()
    texts = next(file for file in files_of(built) if file.name == "texts")
    texts.write_bytes(texts.read_bytes().replace(b"18", b"81"))
    assert run("index", "--verify")[0] == 1
    assert run("check")[0] == 1


def test_the_same_is_written_by_however_many_processes(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / "trang.txt").write_text("", encoding="utf-8")
    monkeypatch.setattr(taking, "_BATCH", 1)
    monkeypatch.setattr(os, "cpu_count", lambda: 2)
    refresh_index([folder], tmp_path / "one", LEXICON)
    refresh_index([folder], tmp_path / "two", LEXICON, spread=over_processes)
    one, two = (open_generation(tmp_path / name) for name in ("one", "two"))
    assert one.sizes == two.sizes
    assert one.header == two.header
