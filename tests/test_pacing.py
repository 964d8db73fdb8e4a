"""Requests that Telegram refuses for now, or that never reach it."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest
from telegram.error import (
    BadRequest,
    Forbidden,
    InvalidToken,
    NetworkError,
    RetryAfter,
    TelegramError,
    TimedOut,
)

from bot.telegram import pacing
from bot.telegram.connection import NotTakenError
from bot.telegram.pacing import NotHandedOverError, Pacing

pytestmark = pytest.mark.filterwarnings("ignore::telegram.warnings.PTBDeprecationWarning")


class Time:
    """A clock that runs only while somebody waits."""

    def __init__(self) -> None:
        self.now = 0.0
        self.waits: list[float] = []

    def __call__(self) -> float:
        return self.now

    async def sleep(self, seconds: float) -> None:
        self.waits.append(seconds)
        self.now += seconds


@pytest.fixture
def time() -> Time:
    return Time()


async def request(time: Time, *errors: TelegramError, endpoint: str = "sendMessage") -> str:
    """A request that fails with the errors first."""
    left = list(errors)

    async def callback() -> Any:
        if left:
            raise left.pop(0)
        return "sent"

    paced = Pacing(time.sleep, time)
    result: str = await paced.process_request(callback, (), {}, endpoint, {"chat_id": 1}, None)
    return result


async def test_sent_at_once(time: Time) -> None:
    assert await request(time) == "sent"
    assert not time.waits


async def test_telegram_asks_to_wait(time: Time) -> None:
    assert await request(time, RetryAfter(7), RetryAfter(30)) == "sent"
    assert time.waits == [7, 30]


async def test_telegram_asks_for_much_and_often(time: Time) -> None:
    assert await request(time, RetryAfter(1200), *[RetryAfter(1)] * 60) == "sent"
    assert time.now == 1260


@pytest.mark.parametrize("endpoint", ["sendMessage", "sendPhoto", "editMessageText"])
async def test_after_an_hour_an_answer_is_old(time: Time, endpoint: str) -> None:
    with pytest.raises(NotHandedOverError):
        await request(time, RetryAfter(7200), endpoint=endpoint)
    assert time.waits == [7200]


async def test_for_what_is_no_answer_a_long_wait_is_not_waited(time: Time) -> None:
    assert await request(time, RetryAfter(3), endpoint="answerCallbackQuery") == "sent"
    with pytest.raises(RetryAfter):
        await request(time, *[RetryAfter(20)] * 2, endpoint="setMyCommands")
    assert time.waits == [3, 20]


@pytest.mark.parametrize(
    "error",
    [
        NotTakenError("not reached"),
        NetworkError("Bad Gateway"),
        TelegramError("Invalid server response"),
        InvalidToken("refused"),
    ],
)
async def test_answer_never_taken_is_sent_until_it_is(time: Time, error: TelegramError) -> None:
    assert await request(time, *[error] * 40) == "sent"
    assert time.waits[:5] == [1, 2, 4, 8, 10]
    with pytest.raises(NotHandedOverError):
        await request(time, *[error] * 1000)
    assert time.now < 2 * 3700


@pytest.mark.parametrize(
    "error",
    [
        TimedOut(),
        BadRequest("chat not found"),
        Forbidden("bot was blocked by the user"),
    ],
)
async def test_answer_that_may_have_arrived_is_not(time: Time, error: TelegramError) -> None:
    with pytest.raises(type(error)):
        await request(time, error)
    assert not time.waits


async def test_what_may_be_done_twice_is_tried_again(time: Time) -> None:
    slow = TimedOut()
    assert await request(time, *[slow] * 40, endpoint="editMessageText") == "sent"
    assert await request(time, *[slow] * 3, endpoint="deleteMessage") == "sent"
    with pytest.raises(TimedOut):
        await request(time, *[slow] * 4, endpoint="answerCallbackQuery")


async def test_nothing_else_is_tried_again(time: Time) -> None:
    with pytest.raises(NetworkError):
        await request(time, NotTakenError("not reached"), endpoint="getMe")
    assert not time.waits


async def test_telegram_asks_one_chat_to_wait() -> None:
    sent: list[int] = []
    asked, let_go = asyncio.Event(), asyncio.Event()

    async def sleep(seconds: float) -> None:
        asked.set()
        await let_go.wait()

    paced = Pacing(sleep)

    async def send(chat: int, *errors: TelegramError) -> None:
        left = list(errors)

        async def callback() -> None:
            if left:
                raise left.pop()
            sent.append(chat)

        await paced.process_request(callback, (), {}, "sendMessage", {"chat_id": chat}, None)

    waiting = asyncio.create_task(send(1, RetryAfter(300)))
    await asked.wait()
    await send(2)
    assert sent == [2]
    let_go.set()
    await waiting
    assert sent == [2, 1]


async def test_chat_that_has_to_wait_holds_up_no_other(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pacing, "GROUP_PACE", (2, 3600.0))
    sent: list[int] = []
    paced = Pacing()

    async def send(chat: int, number: int) -> None:
        async def callback() -> None:
            sent.append(number)

        await paced.process_request(callback, (), {}, "sendMessage", {"chat_id": chat}, None)

    waiting = [asyncio.create_task(send(-1, number)) for number in (1, 2, 3)]
    await asyncio.gather(send(-2, 4), send(1001, 5), *waiting[:2])
    assert sent[-2:] != [3]
    assert sorted(sent) == [1, 2, 4, 5]
    waiting[2].cancel()
    await asyncio.gather(*waiting, return_exceptions=True)
