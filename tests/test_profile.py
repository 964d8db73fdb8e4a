"""What Telegram shows about the bot by itself."""

from __future__ import annotations

import signal

import pytest
from bot_api_server import LAN, PRIVATE, TOKEN, BotApiServer, Json
from bots import bot_at_work
from programs import line_with, outcome, program

from bot.commands import commands_in, describe
from bot.settings import Settings
from bot.state import State
from faq.phrases import load_phrases

NAMES = {place: [command.key for command in commands_in(place)] for place in ("private", "group")}


async def published(server: BotApiServer, **settings: str) -> list[tuple[str, Json]]:
    """What a start of the program sets."""
    begun = len(server.calls)
    environment = {"TELEGRAM_BOT_TOKEN": TOKEN, "TELEGRAM_API_URL": server.url, **settings}
    async with program(**environment) as process:
        await line_with(process.stderr, "descriptions and commands are set")
        process.send_signal(signal.SIGTERM)
        assert (await outcome(process))[0] == 0
    return [call for call in server.calls[begun:] if call[0].startswith("set")]


async def test_program_publishes_its_texts_and_commands_once(server: BotApiServer) -> None:
    calls = await published(server, HOIDAP_ADMINS=str(LAN["id"]))
    commands = {
        (call["scope"]["type"], call.get("language_code", "")): [
            c["command"] for c in call["commands"]
        ]
        for name, call in calls
        if name == "setMyCommands"
    }
    assert len(commands) == 6
    assert commands["all_private_chats", ""][:2] == ["hoi", "topics"]
    assert commands["all_private_chats", "en"][:2] == ["ask", "topics"]
    assert set(commands["all_group_chats", ""]) < set(commands["all_private_chats", ""])
    assert {"stats", "unanswered", "check", "reload"} == {
        *commands["chat", "en"],
    } - {*commands["all_private_chats", "en"]}
    texts = {(name, call.get("language_code", "")) for name, call in calls} - {
        ("setMyCommands", ""),
        ("setMyCommands", "en"),
    }
    assert texts == {
        (f"setMy{text}", language)
        for text in ("Description", "ShortDescription")
        for language in ("", "en")
    }
    assert await published(server, HOIDAP_ADMINS=str(LAN["id"])) == []


async def test_administrator_who_never_talked_with_the_bot_gets_a_menu_at_first_contact(
    server: BotApiServer, state: State
) -> None:
    calls = await published(server, HOIDAP_ADMINS="55")
    assert len([name for name, _ in calls if name == "setMyCommands"]) == 4
    async with bot_at_work(server, state, settings=Settings(admins=frozenset({55}))):
        await server.say("/start", chat={**PRIVATE, "id": 55}, **{"from": {**LAN, "id": 55}})
        await server.next_sent()
    menus = [call for name, call in server.calls if name == "setMyCommands"]
    assert [menu["scope"] for menu in menus[4:]] == [{"type": "chat", "chat_id": 55}] * 2


@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize("place", ["private", "group", "admin", "console"])
def test_every_command_is_described(place: str, language: str) -> None:
    for command in commands_in(place):  # type: ignore[arg-type]
        assert 1 <= len(describe(command, load_phrases(), language)) <= 256  # type: ignore[arg-type]
