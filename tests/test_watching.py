"""Folders that change under a running program: noticed, taken in, told; then the whole program."""

from __future__ import annotations

import logging
import shutil
import signal
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from queue import Queue

import pytest
import watchfiles
from bot_api_server import PATIENCE, TOKEN, BotApiServer, surfaces
from broken_files import put
from engines import COAST, FORESTS
from programs import line_with, outcome, program

from bot.watching import log_change, watching
from faq import Change, LiveEngine

POOR = "Huyện Vân Canh có bao nhiêu hộ nghèo?"
CLASSES = "Khánh Hòa mở bao nhiêu lớp tập huấn?"
FOLLOW_UP = "còn Khánh Hòa năm 2024?"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "articles"
    folder.mkdir()
    (folder / "rung.txt").write_text(FORESTS, encoding="utf-8")
    return folder


@contextmanager
def watched(*paths: Path) -> Iterator[tuple[LiveEngine, Callable[[], Change]]]:
    """An engine kept up with its files, and what waits for the next change."""
    live = LiveEngine(paths)
    changes: Queue[Change] = Queue()
    with watching(live, changes.put):
        yield live, lambda: changes.get(timeout=PATIENCE)


def add_coast(folder: Path) -> None:
    put(folder / "cang.txt", COAST.encode())


def test_an_article_dropped_in_is_answered(folder: Path) -> None:
    with watched(folder) as (live, next_change):
        add_coast(folder)
        assert [article.name for article in next_change().added] == ["cang.txt"]
        assert "9" in live.engine.ask(CLASSES).text


def test_a_folder_that_is_new_in_the_folder_is_searched(folder: Path) -> None:
    with watched(folder) as (_, next_change):
        (folder / "more").mkdir()
        add_coast(folder / "more")
        assert [article.name for article in next_change().added] == ["cang.txt"]


def test_a_single_file_may_be_replaced_time_and_again(folder: Path) -> None:
    file = folder / "rung.txt"
    with watched(file) as (live, next_change):
        for poor in ("19 hộ nghèo", "20 hộ nghèo"):
            put(file, FORESTS.replace("18 hộ nghèo", poor).encode())
            assert [article.name for article in next_change().changed] == ["rung.txt"]
            assert poor[:2] in live.engine.ask(POOR).text


def test_the_folder_itself_may_be_replaced(folder: Path) -> None:
    other = folder.with_name("other")
    shutil.copytree(folder, other)
    add_coast(other)
    with watched(folder) as (live, next_change):
        folder.rename(folder.with_name("old"))
        while "No such file or folder." not in [fault.message for fault in live.faults]:
            next_change()
        other.rename(folder)
        # What was told of the missing folder may still wait to be heard.
        while not (change := next_change()).added:
            pass
        assert [article.name for article in change.added] == ["cang.txt"]
        (folder / "cang.txt").unlink()
        assert [article.name for article in next_change().removed] == ["cang.txt"]


def test_what_cannot_be_taken_in_is_logged_and_ends_nothing(
    folder: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    refresh = LiveEngine.refresh
    outcomes: list[Exception | None] = [ArithmeticError("a fault of ours"), None]

    def fail_once(live: LiveEngine) -> Change | None:
        if outcomes and (error := outcomes.pop(0)):
            raise error
        return refresh(live)

    monkeypatch.setattr(LiveEngine, "refresh", fail_once)
    with watched(folder) as (live, next_change):
        add_coast(folder)
        assert next_change().added
        assert live.engine.ask(CLASSES).status == "answered"
    assert "a fault of ours" in caplog.text


def test_without_events_of_the_system_changes_are_looked_for(
    folder: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def refuse(*paths: Path, **options: object) -> Iterator[None]:
        raise OSError("the limit of watches is reached")

    monkeypatch.setattr(watchfiles, "watch", refuse)
    with watched(folder) as (_, next_change):
        add_coast(folder)
        assert next_change().added
        (folder / "cang.txt").unlink()
        assert next_change().removed
    assert caplog.text.count("the limit of watches is reached") == 1


def test_a_change_is_logged_with_file_and_line(
    folder: Path, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO)
    live = LiveEngine([folder])
    add_coast(folder)
    (folder / "x.txt").write_bytes(b"Xa\n\xff\n")
    (folder / "rung.txt").unlink()
    change = live.refresh()
    assert change is not None
    log_change(change)
    assert [record.getMessage() for record in caplog.records] == [
        f"{folder / 'x.txt'}:2: The text isn't UTF-8; save it as UTF-8.",
        "article new: cang.txt",
        "article gone: rung.txt",
    ]


# The whole program


@pytest.fixture
async def server() -> AsyncIterator[BotApiServer]:
    async with BotApiServer() as server:
        yield server


async def test_bot_answers_from_an_article_dropped_in_while_it_runs(
    server: BotApiServer, folder: Path
) -> None:
    (folder / "latin.txt").write_bytes(b"th\xf4n\n")
    environment = {"HOIDAP_ARTICLES": str(folder), "TELEGRAM_API_URL": server.url}
    async with program(TELEGRAM_BOT_TOKEN=TOKEN, **environment) as process:
        assert "latin.txt:1: The text isn't UTF-8" in await line_with(process.stderr, "latin.txt")
        await server.say("Năm 2022 mở bao nhiêu lớp tập huấn?")
        assert "14 lớp tập huấn" in (await server.next_sent())["text"]
        put(folder / "broken.txt", b"Xa\n\xff\n")
        assert "broken.txt:2: " in await line_with(process.stderr, "WARNING")
        add_coast(folder)
        assert await line_with(process.stderr, "article new: cang.txt")
        await server.say(FOLLOW_UP)
        (quote,) = surfaces(await server.next_sent(), "blockquote")
        assert quote == "Năm 2024, tỉnh Khánh Hòa mở 9 lớp tập huấn."
        folder.rename(folder.with_name("elsewhere"))
        assert await line_with(process.stderr, "No such file or folder.")
        await server.say(POOR)
        assert "18 hộ nghèo" in (await server.next_sent())["text"]
        process.send_signal(signal.SIGTERM)
        status, printed = await outcome(process)
    assert status == 0
    assert "Traceback" not in printed


async def test_console_answers_from_an_article_dropped_in_while_it_is_open(
    folder: Path, tmp_path: Path
) -> None:
    environment = {"HOIDAP_ARTICLES": str(folder), "HOIDAP_DATA": str(tmp_path / "state")}
    async with program("console", **environment) as process:
        assert process.stdin is not None
        process.stdin.write(f"{POOR}\n".encode())
        assert "18 hộ nghèo" in await line_with(process.stdout, "Vân Canh có")
        put(folder / "broken.txt", b"Xa\n\xff\n")
        assert "broken.txt:2: " in await line_with(process.stdout, "có tệp chưa dùng được")
        add_coast(folder)
        title = COAST.partition("\n")[0]
        assert await line_with(process.stdout, f"mình vừa đọc thêm: {title}\n")
        process.stdin.write(f"{CLASSES}\n/quit\n".encode())
        assert await line_with(process.stdout, "9 lớp tập huấn")
        status, printed = await outcome(process)
    assert status == 0
    assert printed.endswith("hẹn gặp lại!\n")
