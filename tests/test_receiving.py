"""Articles that administrators send as documents, from the file to the answer."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest
from bot_api_server import BOT, JOHN, LAN, PRIVATE, TOKEN, BotApiServer, Json, surfaces
from bots import bot_at_work, say, told
from engines import COAST, FORESTS
from programs import outcome, program
from test_commands import chat_of, labels, say_to

from bot.settings import Settings
from bot.state import State
from faq import LiveEngine

CONTENT = COAST.encode()
ASKED = "Khánh Hòa mở bao nhiêu lớp tập huấn?"
OTHER = {**LAN, "id": 1003}
ADMINS = [pytest.param(LAN, "vi", id="vi"), pytest.param(JOHN, "en", id="en")]


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


async def send(
    bot: BotApiServer,
    name: str = "coast.txt",
    content: bytes = CONTENT,
    user: Json = LAN,
    **fields: Any,
) -> Json:
    """What the bot says to a document."""
    await bot.send_file(name, content, chat=chat_of(user), **{"from": user, **fields})
    return await bot.next_sent()


@pytest.mark.parametrize(("user", "language"), ADMINS)
async def test_article_is_shown_then_added(
    bot: BotApiServer, folder: Path, user: Json, language: str
) -> None:
    shown = await send(bot, user=user)
    assert shown["text"].startswith(told("intake_recognised", language, name="coast.txt"))
    assert shown["text"].endswith(told("intake_ask", language))
    date = "5/6/2024" if language == "vi" else "2024-06-05"
    assert {"Khánh Hòa nâng cấp cảng cá", "Khánh Hòa"} < {*surfaces(shown, "bold")}
    assert any(date.replace("5/6", "05/06") in words for words in surfaces(shown, "bold"))
    fact = "số đếm: 1" if language == "vi" else "counts: 1"
    assert fact in shown["text"]
    assert told("check_odd", language) in shown["text"]
    assert labels(shown) == [told("intake_add", language), told("intake_discard", language)]
    assert not (folder / "coast.txt").exists()
    await bot.press(shown, 0, user)
    edited = await bot.next_edited()
    assert edited["text"] == told("intake_added", language, title="Khánh Hòa nâng cấp cảng cá")
    assert (folder / "coast.txt").read_bytes() == CONTENT
    await bot.press(edited, 0, user)
    assert "Khánh Hòa nâng cấp cảng cá" in (await bot.next_edited())["text"]
    assert "9 lớp" in (await say_to(bot, user, ASKED))["text"]


@pytest.mark.parametrize(("user", "language"), ADMINS)
async def test_article_can_be_discarded(
    bot: BotApiServer, folder: Path, user: Json, language: str
) -> None:
    shown = await send(bot, user=user)
    await bot.press(shown, 1, user)
    edited = await bot.next_edited()
    assert edited["text"] == told("intake_discarded", language, name="coast.txt")
    await bot.press(shown, 0, user)
    calls = [await bot.next_call("answerCallbackQuery") for _ in range(2)]
    assert calls[1]["text"] == told("intake_stale", language)
    assert [path.name for path in folder.iterdir()] == ["forests.txt"]


async def test_confirmation_works_after_a_restart(
    server: BotApiServer, state: State, folder: Path
) -> None:
    settings = Settings(admins=frozenset({LAN["id"]}), data=folder.parent / "data")
    live = LiveEngine([folder])
    async with bot_at_work(server, state, live, settings=settings):
        shown = await send(server)
    async with bot_at_work(server, state, live, settings=settings):
        await server.press(shown, 0)
        assert "Khánh Hòa" in (await server.next_edited())["text"]


@pytest.mark.parametrize(("user", "language"), ADMINS)
@pytest.mark.parametrize(
    ("name", "content", "key"),
    [
        ("coast.exe", CONTENT, "wrong_kind"),
        (".txt", CONTENT, "wrong_name"),
        ("coast.txt", b"a" * 20_000_001, "too_large"),
    ],
)
async def test_file_that_is_not_taken(
    bot: BotApiServer, user: Json, language: str, name: str, content: bytes, key: str
) -> None:
    kinds = ".txt, .md, .html, .htm, .docx, .pdf"
    said = await send(bot, name, content, user)
    assert said["text"] == told(f"intake_{key}", language, name=name, kinds=kinds, most=20)
    assert not any(method == "getFile" for method, _ in bot.calls)


@pytest.mark.parametrize(("user", "language"), ADMINS)
async def test_file_that_can_not_be_read(bot: BotApiServer, user: Json, language: str) -> None:
    text = (await send(bot, "coast.pdf", b"%PDF-1.7 broken", user))["text"]
    assert text.startswith(told("intake_unreadable", language, name="coast.pdf"))
    assert "• coast.pdf: " in text


async def test_file_that_telegram_does_not_hand_out(bot: BotApiServer) -> None:
    bot.fail_next("getFile", 400, "Bad Request: file is temporarily unavailable")
    assert (await send(bot))["text"] == told("intake_download", name="coast.txt")


async def test_what_is_odd_is_told_before_anything_is_added(bot: BotApiServer) -> None:
    shown = await send(bot, "twin.txt", FORESTS.encode())
    assert "forests.txt" in shown["text"]


async def test_article_of_a_name_that_is_taken(bot: BotApiServer, folder: Path) -> None:
    await bot.press(await send(bot, "forests.txt"), 0)
    assert (await bot.next_edited())["text"] == told("intake_taken", name="forests.txt")
    assert (folder / "forests.txt").read_text(encoding="utf-8") == FORESTS


async def test_document_of_somebody_else_is_not_read(bot: BotApiServer) -> None:
    assert (await send(bot, user=OTHER))["text"] == say("only_text")
    assert not any(method == "getFile" for method, _ in bot.calls)


@pytest.mark.parametrize(("user", "language"), ADMINS)
async def test_forwarded_document_is_refused_and_told_why(
    bot: BotApiServer, user: Json, language: str
) -> None:
    origin = {"type": "user", "date": 1, "sender_user": OTHER}
    told_why = await send(bot, user=user, forward_origin=origin)
    assert told_why["text"] == told("intake_forwarded", language)
    assert (await send(bot, user=OTHER, forward_origin=origin))["text"] == say("only_text")
    assert not any(method == "getFile" for method, _ in bot.calls)


async def test_confirmation_of_somebody_else_is_refused(bot: BotApiServer, folder: Path) -> None:
    shown = await send(bot)
    theirs = {**shown, "chat": {**PRIVATE, "id": OTHER["id"]}}
    await bot.press(theirs, 0, OTHER)
    assert (await bot.next_call("answerCallbackQuery"))["text"] == say("stale")
    await bot.press({**shown, "from": BOT}, 0, OTHER)
    assert (await bot.next_call("answerCallbackQuery"))["text"] == say("stale")
    assert not (folder / "coast.txt").exists()


@pytest.mark.parametrize("data", ["v1:a:y:0123456789abcdef", "v1:a:n:0123456789abcdef"])
async def test_forged_confirmation(bot: BotApiServer, folder: Path, data: str) -> None:
    await bot.press(await send(bot), data=data)
    assert (await bot.next_call("answerCallbackQuery"))["text"] == told("intake_stale")
    assert not (folder / "coast.txt").exists()


async def test_program_takes_an_article_in_beside_the_watching(
    server: BotApiServer, folder: Path
) -> None:
    settings = {"HOIDAP_ARTICLES": str(folder), "HOIDAP_ADMINS": str(LAN["id"])}
    async with program(
        TELEGRAM_BOT_TOKEN=TOKEN, TELEGRAM_API_URL=server.url, **settings
    ) as process:
        await server.press(await send(server), 0)
        assert "Khánh Hòa nâng cấp cảng cá" in (await server.next_edited())["text"]
        assert "9 lớp" in (await say_to(server, LAN, ASKED))["text"]
        process.terminate()
        status, printed = await outcome(process)
    assert status == 0
    assert "Traceback" not in printed
