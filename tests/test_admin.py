"""What administrators may ask of the bot, and nobody else."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from bot_api_server import GROUP, JOHN, LAN, BotApiServer, Json
from bots import bot_at_work, say, told
from engines import COAST, FORESTS
from fakes import asked
from test_commands import SPEAKERS, say_to

from bot.settings import Settings
from bot.state import State
from faq import LiveEngine

COMMANDS = ("stats", "unanswered", "check", "reload")
OTHER = {**LAN, "id": 1003}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "articles").mkdir()
    (tmp_path / "articles" / "forests.txt").write_text(FORESTS, encoding="utf-8")
    return tmp_path / "articles"


@pytest.fixture
async def bot(server: BotApiServer, state: State, folder: Path) -> AsyncIterator[BotApiServer]:
    """A bot whose administrators are Lan and John."""
    settings = Settings(admins=frozenset({LAN["id"], JOHN["id"]}), data=folder.parent / "data")
    async with bot_at_work(server, state, LiveEngine([folder]), settings=settings):
        yield server


@pytest.mark.parametrize("command", COMMANDS)
async def test_for_others_there_is_no_such_command(bot: BotApiServer, command: str) -> None:
    assert (await say_to(bot, OTHER, f"/{command}"))["text"] == say("command_unknown")
    assert f"/{command}" not in (await say_to(bot, OTHER, "/help"))["text"]
    assert f"/{command}" in (await say_to(bot, LAN, "/help"))["text"]


@pytest.mark.parametrize("command", COMMANDS)
async def test_in_groups_there_is_no_such_command_for_anyone(
    bot: BotApiServer, command: str
) -> None:
    await bot.say(f"/{command}@hoidapbot", chat=GROUP)
    await bot.say("/hoi Ai chủ trì hội nghị?", chat=GROUP)
    assert "Phạm Văn Hải" in (await bot.next_sent())["text"]


@pytest.mark.parametrize("command", COMMANDS)
async def test_passed_on_it_is_no_command(bot: BotApiServer, command: str) -> None:
    origin = {"type": "user", "date": 1731600000, "sender_user": OTHER}
    await bot.say(f"/{command}", forward_origin=origin)
    assert (await bot.next_sent())["text"] == say("command_unknown")


@pytest.mark.parametrize(("user", "language"), SPEAKERS)
async def test_stats(bot: BotApiServer, state: State, user: Json, language: str) -> None:
    none = told("stats_none", language, days=30)
    assert (await say_to(bot, user, "/stats"))["text"] == none
    for outcome in ("answered", "answered", "unknown"):
        state.questions.add(asked("giá vàng?", outcome))
    state.feedback.add(1, "a", is_good=True)
    lines = (await say_to(bot, user, "/stats 7"))["text"].splitlines()
    assert lines[0] == told("stats_asked", language, days=7, asked=3, people=1)
    assert (
        f"2 {told('outcome_answered', language)}, 1 {told('outcome_unknown', language)}" in lines[1]
    )
    assert lines[-1] == f"• {told('stats_votes', language, good=1, bad=0)}"


@pytest.mark.parametrize(("user", "language"), SPEAKERS)
async def test_unanswered(bot: BotApiServer, state: State, user: Json, language: str) -> None:
    assert (await say_to(bot, user, "/unanswered"))["text"] == told("unanswered_none", language)
    for text in ("giá <b>vàng</b>?", "Giá <b>vàng</b>?", "giá bạc?"):
        state.questions.add(asked(text, "unknown"))
    lines = (await say_to(bot, user, "/unanswered"))["text"].splitlines()
    assert lines[0] == told("unanswered", language)
    assert "giá bạc?" in lines[2]
    assert "<b>vàng</b>?" in lines[1]
    assert lines[1].startswith("• 2")


@pytest.mark.parametrize(("user", "language"), SPEAKERS)
async def test_check(bot: BotApiServer, folder: Path, user: Json, language: str) -> None:
    lines = (await say_to(bot, user, "/check"))["text"].splitlines()
    assert lines[1] == told("check_sound", language)
    (folder / "broken.txt").write_bytes(b"\xff\xfe\x00")
    (folder / "odd.txt").write_text("Tin vui\n\nDân vui.\n", encoding="utf-8")
    await say_to(bot, user, "/reload")
    text = (await say_to(bot, user, "/check"))["text"]
    assert told("check_faults", language, count=1) in text
    assert "broken.txt" in text
    assert told("check_odd", language) in text
    assert "• odd.txt: " in text


@pytest.mark.parametrize(("user", "language"), SPEAKERS)
async def test_reload(bot: BotApiServer, folder: Path, user: Json, language: str) -> None:
    lines = (await say_to(bot, user, "/reload"))["text"].splitlines()
    assert lines[0] == told("reload_same", language)
    (folder / "coast.txt").write_text(COAST, encoding="utf-8")
    lines = (await say_to(bot, user, "/reload"))["text"].splitlines()
    assert lines[0] == told("articles_new", language, names="Khánh Hòa nâng cấp cảng cá")
    assert "2" in lines[1]
    assert "9 lớp" in (await say_to(bot, user, "Khánh Hòa mở bao nhiêu lớp tập huấn?"))["text"]
