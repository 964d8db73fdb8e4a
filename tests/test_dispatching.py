"""Updates of many chats, some of them slow, some without sense."""

from __future__ import annotations

import asyncio
from collections import defaultdict
from typing import Any

import pytest
from telegram import Update

from bot.state import State
from bot.telegram import dispatching
from bot.telegram.dispatching import Dispatcher


class Handling:
    """Stands for an application whose handlers are slow where a test says so."""

    bot = None

    def __init__(self) -> None:
        self.begun: list[int] = []
        self.finished: list[int] = []
        self.let_go: defaultdict[int, asyncio.Event] = defaultdict(asyncio.Event)
        self.slow: set[int] = set()

    async def process_update(self, update: Update) -> None:
        assert update.effective_message
        number, chat = update.update_id, update.effective_message.chat.id
        self.begun.append(number)
        if chat in self.slow:
            await self.let_go[chat].wait()
        if number == 13:
            raise RuntimeError("a fault")
        self.finished.append(number)


def update(number: int, chat: int) -> dict[str, Any]:
    about = {"id": chat, "type": "private", "first_name": "Lan"}
    return {"update_id": number, "message": {"message_id": 1, "date": 1, "chat": about}}


@pytest.fixture
def handling() -> Handling:
    return Handling()


@pytest.fixture
def dispatcher(handling: Handling, state: State) -> Dispatcher:
    return Dispatcher(handling, state.inbox)  # type: ignore[arg-type]  # only what it uses


async def test_a_slow_chat_holds_up_no_other_and_keeps_its_order(
    dispatcher: Dispatcher, handling: Handling, state: State
) -> None:
    handling.slow.add(1)
    dispatcher.take([update(1, chat=1), update(2, chat=1), update(3, chat=2), update(4, chat=2)])
    for _ in range(20):
        await asyncio.sleep(0)
    assert (handling.begun, handling.finished) == ([1, 3, 4], [3, 4])
    assert state.inbox.waiting() == 2
    handling.let_go[1].set()
    await dispatcher.close(15)
    assert handling.finished == [3, 4, 1, 2]
    assert state.inbox.waiting() == 0


async def test_what_a_stop_interrupts_is_left_to_the_next_run(
    dispatcher: Dispatcher, handling: Handling, state: State
) -> None:
    handling.slow.add(1)
    dispatcher.take([update(1, chat=1), update(2, chat=1)])
    await asyncio.sleep(0)
    await dispatcher.close(0)
    again = Handling()
    following = Dispatcher(again, state.inbox)  # type: ignore[arg-type]
    following.resume()
    await following.close(15)
    assert again.finished == [1, 2]


async def test_faults_and_nonsense_stop_nobody(
    dispatcher: Dispatcher, handling: Handling, state: State
) -> None:
    odd = [{"update_id": 10, "message": {"date": "x"}}, {"update_id": 11, "message": 5}, "x"]
    dispatcher.take([*odd, update(13, chat=1), update(14, chat=1)])
    dispatcher.take([update(13, chat=1), update(14, chat=1)])
    await dispatcher.close(15)
    assert handling.finished == [14]
    assert state.inbox.waiting() == 0


async def test_no_more_is_fetched_than_can_wait(
    dispatcher: Dispatcher, handling: Handling, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(dispatching, "_MOST_WAITING", 2)
    await dispatcher.room()
    handling.slow.add(1)
    dispatcher.take([update(1, chat=1), update(2, chat=2), update(3, chat=1)])
    waiting = asyncio.create_task(dispatcher.room())
    for _ in range(20):
        await asyncio.sleep(0)
    assert not waiting.done()
    handling.let_go[1].set()
    async with asyncio.timeout(15):
        await waiting
    await dispatcher.close(15)
