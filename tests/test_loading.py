"""Engines kept up with their files: what is answered, and what is told, after each change."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from engines import COAST, FORESTS

from faq import Change, Engine, Fault, LiveEngine, LoadError, load_engine

BROKEN = b"Xa\n\xff\n"
POOR = "Huyện Vân Canh có bao nhiêu hộ nghèo?"
CLASSES = "Khánh Hòa mở bao nhiêu lớp tập huấn?"
MOTTO = """
- name: motto
  wants: fixed
  utterances:
    vi: [khẩu hiệu của hội nghị là gì]
  answer:
    vi: {answer}
    en: Plant trees.
  source: {source}
"""
FIRE = "Cháy rừng giảm do người dân được tập huấn."
SLOGAN = "khẩu hiệu của hội nghị là gì"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "rung.txt").write_text(FORESTS, encoding="utf-8")
    return tmp_path


@pytest.fixture(params=["read", "built"])
def live(folder: Path, tmp_path_factory: pytest.TempPathFactory, request: Any) -> LiveEngine:
    """An engine over what is read into memory, or over a built index."""
    index = tmp_path_factory.mktemp("index") if request.param == "built" else None
    return LiveEngine([folder], index=index)


def write_own(folder: Path, answer: str = "Trồng cây.", source: str = FIRE) -> None:
    text = MOTTO.format(answer=answer, source=source)
    (folder / "intents.yaml").write_text(text, encoding="utf-8")


def refreshed(live: LiveEngine) -> Change:
    change = live.refresh()
    assert change is not None
    return change


def names(change: Change) -> tuple[list[str], list[str], list[str]]:
    added, changed, removed = (
        [article.name for article in articles]
        for articles in (change.added, change.changed, change.removed)
    )
    return added, changed, removed


def told(faults: tuple[Fault, ...]) -> list[str]:
    return [f"{Path(fault.path).name}:{fault.line}" for fault in faults]


def test_a_new_article_is_answered(live: LiveEngine, folder: Path) -> None:
    assert live.engine.ask(CLASSES).status != "answered"
    (folder / "cang.txt").write_text(COAST, encoding="utf-8")
    assert names(refreshed(live)) == (["cang.txt"], [], [])
    assert "9" in live.engine.ask(CLASSES).text
    assert live.engine.ask(POOR).status == "answered"


def test_a_changed_article_is_read_again_and_a_deleted_one_forgotten(
    live: LiveEngine, folder: Path
) -> None:
    path = folder / "cang.txt"
    path.write_text(COAST, encoding="utf-8")
    live.refresh()
    path.write_text(COAST.replace("9 lớp", "11 lớp"), encoding="utf-8")
    assert names(refreshed(live)) == ([], ["cang.txt"], [])
    assert "11" in live.engine.ask(CLASSES).text
    path.unlink()
    assert names(refreshed(live)) == ([], [], ["cang.txt"])
    assert live.engine.ask(CLASSES).status != "answered"


def test_nothing_changed(live: LiveEngine, folder: Path) -> None:
    engine = live.engine
    assert live.refresh() is None
    (folder / "rung.txt").touch()
    (folder / "rung.jpg").write_bytes(b"%PDF")
    assert live.refresh() is None
    assert live.engine is engine


def test_unchanged_articles_are_not_taken_apart_again(folder: Path) -> None:
    live = LiveEngine([folder])
    before = live.engine
    (folder / "a.txt").write_text(COAST, encoding="utf-8")
    live.refresh()
    kept = [s for s in live.engine.sentences if s.article.name == "rung.txt"]
    assert len(kept) == len(before.sentences)
    assert all(new is old for new, old in zip(kept, before.sentences, strict=True))


def test_an_engine_kept_up_answers_like_one_loaded_anew(live: LiveEngine, folder: Path) -> None:
    (folder / "a.txt").write_text(COAST, encoding="utf-8")
    live.refresh()
    anew = load_engine([folder])
    for question in (POOR, CLASSES, "bao nhieu lop tap huan?", "Ai chủ trì hội nghị?"):
        assert live.engine.ask(question).to_dict() == anew.ask(question).to_dict()
    assert [fact.text for fact in live.engine.facts] == [fact.text for fact in anew.facts]


def test_a_follow_up_leans_on_what_was_asked_before_the_change(
    live: LiveEngine, folder: Path
) -> None:
    talk = live.conversation()
    talk.ask("Năm 2022 mở bao nhiêu lớp tập huấn?")
    (folder / "cang.txt").write_text(COAST, encoding="utf-8")
    assert live.refresh()
    reply = talk.ask("còn Khánh Hòa năm 2024?")
    assert (reply.status, reply.citations[0].sentence.article.name) == ("answered", "cang.txt")


class TestFaults:
    def test_are_told_once_and_leave_the_others_answered(
        self, live: LiveEngine, folder: Path
    ) -> None:
        (folder / "x.txt").write_bytes(BROKEN)
        change = refreshed(live)
        assert (told(change.faults), names(change)) == (["x.txt:2"], ([], [], []))
        (folder / "y.txt").write_bytes(b"")
        assert told(refreshed(live).faults) == ["y.txt:0"]
        assert told(live.faults) == ["x.txt:2", "y.txt:0"]
        assert live.engine.ask(POOR).status == "answered"

    def test_end_with_their_file(self, live: LiveEngine, folder: Path) -> None:
        path = folder / "x.txt"
        path.write_bytes(BROKEN)
        live.refresh()
        path.unlink()
        assert refreshed(live) == Change()
        assert live.faults == ()

    def test_of_a_file_still_being_written_do_not_last(
        self, live: LiveEngine, folder: Path
    ) -> None:
        whole = COAST.encode()
        (folder / "cang.txt").write_bytes(whole[: whole.index("ị".encode()) + 1])
        assert told(refreshed(live).faults) == ["cang.txt:3"]
        (folder / "cang.txt").write_bytes(whole)
        assert names(refreshed(live)) == (["cang.txt"], [], [])
        assert live.faults == ()

    def test_that_leave_no_article_leave_the_engine(self, live: LiveEngine, folder: Path) -> None:
        engine = live.engine
        text = (folder / "rung.txt").read_bytes()
        (folder / "rung.txt").unlink()
        change = refreshed(live)
        assert [fault.message for fault in change.faults] == [
            "No articles (.txt, .md, .html, .htm, .docx or .pdf files) in this folder."
        ]
        assert live.engine is engine
        (folder / "rung.txt").write_bytes(text)
        assert refreshed(live) == Change()
        assert (live.engine, live.faults) == (engine, ())

    def test_at_the_start_are_handed_over(self, folder: Path) -> None:
        (folder / "x.txt").write_bytes(BROKEN)
        faults: list[Fault] = []
        engine = load_engine([folder], report=faults.extend)
        assert (told(tuple(faults)), engine.ask(POOR).status) == (["x.txt:2"], "answered")
        with pytest.raises(LoadError) as caught:
            load_engine([folder])
        assert list(caught.value.faults) == faults

    def test_at_the_start_without_a_good_article(self, tmp_path: Path) -> None:
        (tmp_path / "x.txt").write_bytes(BROKEN)
        with pytest.raises(LoadError):
            load_engine([tmp_path], report=print)


class TestOwnAnswers:
    def answer(self, engine: Engine) -> str:
        reply = engine.ask(SLOGAN)
        return reply.text if reply.intent == "motto" else ""

    def test_come_change_and_go(self, live: LiveEngine, folder: Path) -> None:
        assert self.answer(live.engine) == ""
        write_own(folder)
        assert refreshed(live).own_answers
        assert self.answer(live.engine) == "Trồng cây."
        write_own(folder, answer="Trồng rừng.")
        assert refreshed(live) == Change(own_answers=True)
        assert self.answer(live.engine) == "Trồng rừng."
        (folder / "intents.yaml").unlink()
        live.refresh()
        assert self.answer(live.engine) == ""

    @pytest.mark.parametrize("broken", [b"\xff", b"- name: [", b"- name: x\n", b"*a " * 1000])
    def test_that_break_stay(self, live: LiveEngine, folder: Path, broken: bytes) -> None:
        write_own(folder)
        live.refresh()
        (folder / "intents.yaml").write_bytes(broken)
        change = refreshed(live)
        assert not change.own_answers
        assert {Path(fault.path).name for fault in change.faults} == {"intents.yaml"}
        assert self.answer(live.engine) == "Trồng cây."

    def test_without_their_sentence_are_not_given(self, live: LiveEngine, folder: Path) -> None:
        write_own(folder, source=COAST.splitlines()[2].rpartition(". ")[2])
        assert told(refreshed(live).faults) == ["intents.yaml:0"]
        assert self.answer(live.engine) == ""
        (folder / "cang.txt").write_text(COAST, encoding="utf-8")
        live.refresh()
        assert (self.answer(live.engine), live.faults) == ("Trồng cây.", ())

    def test_that_are_broken_at_the_start_are_left_out(self, folder: Path) -> None:
        write_own(folder, source="Không có câu này.")
        live = LiveEngine([folder])
        assert (told(live.faults), self.answer(live.engine)) == (["intents.yaml:0"], "")
        with pytest.raises(LoadError):
            load_engine([folder])

    def test_changed_while_no_article_was_there(self, live: LiveEngine, folder: Path) -> None:
        text = (folder / "rung.txt").read_bytes()
        (folder / "rung.txt").unlink()
        live.refresh()
        write_own(folder)
        assert refreshed(live) == Change()
        (folder / "rung.txt").write_bytes(text)
        assert refreshed(live).own_answers
        assert self.answer(live.engine) == "Trồng cây."
