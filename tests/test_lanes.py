"""Chats that Telegram is slow to, or that it asks to wait, beside all others."""

from __future__ import annotations

import asyncio
from contextlib import AsyncExitStack

import pytest
from bot_api_server import PRIVATE, BotApiServer
from bots import Clock, bot_at_work

from bot.state import State
from bot.telegram import lanes, polling
from bot.telegram.lanes import Lanes

HELD_UP = range(2000, 2500)


async def ask(server: BotApiServer, chat: int) -> None:
    about = {**PRIVATE, "id": chat}
    await server.say("bao nhiêu xã?", chat=about, **{"from": {**about, "is_bot": False}})


def answered(server: BotApiServer) -> list[int]:
    return [message["chat"]["id"] for message in server.sent]


async def others_are_answered(server: BotApiServer) -> None:
    for chat in (1, 2, 1, 2):
        await ask(server, chat)
    await server.until(lambda: len(server.sent) == 4)
    assert sorted(answered(server)) == [1, 1, 2, 2]


async def test_five_hundred_slow_chats_hold_up_no_other(server: BotApiServer, state: State) -> None:
    server.stuck.update(HELD_UP)
    async with bot_at_work(server, state):
        for chat in HELD_UP:
            await ask(server, chat)
        await others_are_answered(server)
        server.let_go.set()
        await server.until(lambda: len(server.sent) == 504)
    assert sorted(answered(server)[4:]) == [*HELD_UP]


@pytest.mark.filterwarnings("ignore::telegram.warnings.PTBDeprecationWarning")
async def test_chats_that_have_to_wait_hold_up_no_other_and_lose_nothing(
    server: BotApiServer, state: State, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(polling, "_CLOSING_SECONDS", 0)
    waiting = HELD_UP[:200]
    server.flooded.update(dict.fromkeys(waiting, 4000))
    async with bot_at_work(server, state):
        for chat in waiting:
            await ask(server, chat)
        await others_are_answered(server)
    assert state.inbox.waiting() == len(waiting)
    server.flooded.clear()
    async with bot_at_work(server, state):
        await server.until(lambda: len(server.sent) == 4 + len(waiting))
    assert sorted(answered(server)[4:]) == [*waiting]
    assert state.inbox.waiting() == 0


async def test_chats_known_to_be_slow_leave_room_until_they_are_quick_again(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(lanes, "_MOST_AT_ONCE", 2)
    monkeypatch.setattr(lanes, "_MOST_SLOW", 1)
    clock = Clock()
    room = Lanes(clock)
    for chat in (1, 2):
        async with room.lane(chat):
            clock.now += 10
    async with AsyncExitStack() as slow:
        await slow.enter_async_context(room.lane(1))
        waiting = asyncio.create_task(slow.enter_async_context(room.lane(2)))
        for chat in (3, 4, None, 5):
            async with room.lane(chat):
                assert not waiting.done()
    async with AsyncExitStack() as quick:
        for chat in (1, 2):
            await quick.enter_async_context(room.lane(chat))
