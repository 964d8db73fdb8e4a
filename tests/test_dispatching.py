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
from bot.telegram.pacing import NotHandedOverError


class Handling:
    """Stands for an application whose handlers are slow where a test says so."""

    bot = None

    def __init__(self) -> None:
        self.begun: list[int] = []
        self.finished: list[int] = []
        self.let_go: defaultdict[int, asyncio.Event] = defaultdict(asyncio.Event)
        self.slow: set[int] = set()
        self.unheard: dict[int, int] = {}

    async def process_update(self, update: Update) -> None:
        number = update.update_id
        chat = update.effective_message.chat.id if update.effective_message else 0
        self.begun.append(number)
        if self.unheard.get(number, 0):
            self.unheard[number] -= 1
            raise NotHandedOverError
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


async def test_what_waits_for_chats_that_wait_is_not_all_held_in_memory(
    dispatcher: Dispatcher, handling: Handling, state: State, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(dispatching, "_MOST_HELD", 2)
    handling.slow.update(range(1, 601))
    dispatcher.take([update(number, chat=number) for number in range(100, 601)])
    dispatcher.take([update(number, chat=100) for number in range(601, 611)])
    dispatcher.take([update(number, chat=1000) for number in range(611, 621)])
    while len(handling.finished) < 10:
        await asyncio.sleep(0)
    assert handling.finished == list(range(611, 621))
    assert state.inbox.waiting() == 511
    for chat in range(100, 601):
        handling.let_go[chat].set()
    await dispatcher.close(15)
    assert [one for one in handling.finished if one in (100, *range(601, 611))] == [
        100,
        *range(601, 611),
    ]
    assert state.inbox.waiting() == 0


async def test_answer_that_nobody_took_for_an_hour_is_begun_anew(
    dispatcher: Dispatcher, handling: Handling, state: State
) -> None:
    handling.unheard = {1: 3}
    dispatcher.take([update(1, chat=1), update(2, chat=1)])
    await dispatcher.close(15)
    assert (handling.begun, handling.finished) == ([1, 1, 1, 1, 2], [1, 2])
    assert state.inbox.waiting() == 0


async def test_what_is_asked_elsewhere_waits_for_no_chat(
    dispatcher: Dispatcher, handling: Handling
) -> None:
    handling.slow.add(1)
    who = {"id": 1, "is_bot": False, "first_name": "Lan"}
    query = {"id": "1", "from": who, "query": "xã", "offset": ""}
    dispatcher.take([update(1, chat=1), {"update_id": 2, "inline_query": query}])
    for _ in range(20):
        await asyncio.sleep(0)
    assert handling.finished == [2]
    handling.let_go[1].set()
    await dispatcher.close(15)


async def test_state_that_fails_for_a_moment_makes_no_chat_deaf(
    dispatcher: Dispatcher,
    handling: Handling,
    state: State,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    faults = [OSError("disk full")]
    begin = state.inbox.begin

    def fail(number: int) -> None:
        if faults:
            raise faults.pop()
        begin(number)

    monkeypatch.setattr(state.inbox, "begin", fail)
    dispatcher.take([update(1, chat=1), update(2, chat=1)])
    await dispatcher.close(15)
    assert handling.finished == [2]
    assert "an update is left to the next run" in caplog.text
    again = Dispatcher(handling, state.inbox)  # type: ignore[arg-type]
    again.resume()
    await again.close(15)
    assert handling.finished == [2, 1]
