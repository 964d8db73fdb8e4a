"""Requests that Telegram refuses for now, or that never reach it."""

from __future__ import annotations

from typing import Any

import httpx
import pytest
from telegram.error import BadRequest, NetworkError, RetryAfter, TelegramError, TimedOut

from bot.telegram import pacing
from bot.telegram.pacing import Patience

pytestmark = pytest.mark.filterwarnings("ignore::telegram.warnings.PTBDeprecationWarning")


def unreachable() -> NetworkError:
    error = NetworkError("unreachable")
    error.__cause__ = httpx.ConnectError("unreachable")
    return error


@pytest.fixture
def waits(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    waits: list[float] = []

    async def wait(seconds: float) -> None:
        waits.append(seconds)

    monkeypatch.setattr(pacing.asyncio, "sleep", wait)
    return waits


async def request(*errors: TelegramError, endpoint: str = "sendMessage") -> str:
    """A request that fails with the errors first."""
    left = list(errors)

    async def callback() -> Any:
        if left:
            raise left.pop(0)
        return "sent"

    result: str = await Patience().process_request(callback, (), {}, endpoint, {}, None)
    return result


async def test_sent_at_once(waits: list[float]) -> None:
    assert await request() == "sent"
    assert not waits


async def test_telegram_asks_to_wait(waits: list[float]) -> None:
    assert await request(RetryAfter(7), RetryAfter(30)) == "sent"
    assert waits == [7, 30]
    with pytest.raises(RetryAfter):
        await request(RetryAfter(1), RetryAfter(1), RetryAfter(1))


async def test_telegram_asks_for_too_much(waits: list[float]) -> None:
    with pytest.raises(RetryAfter):
        await request(RetryAfter(31))
    assert not waits


async def test_answer_never_handed_over_is_sent_again(waits: list[float]) -> None:
    assert await request(unreachable(), unreachable()) == "sent"
    assert waits == [1, 3]
    with pytest.raises(NetworkError):
        await request(unreachable(), unreachable(), unreachable())


@pytest.mark.parametrize(
    "error", [TimedOut(), BadRequest("chat not found"), NetworkError("Bad Gateway")]
)
async def test_answer_that_may_have_arrived_is_not(
    waits: list[float], error: TelegramError
) -> None:
    with pytest.raises(type(error)):
        await request(error)
    assert not waits


async def test_only_answers_are_sent_again(waits: list[float]) -> None:
    with pytest.raises(NetworkError):
        await request(unreachable(), endpoint="getMe")
    assert not waits
