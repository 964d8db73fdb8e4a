"""How fast the bot speaks, and what it does when Telegram asks to wait or can't be reached.

Each chat is paced by itself, so that one that has to wait holds up no other.
"""

from __future__ import annotations

import asyncio
import logging
import time
import warnings
from collections.abc import Awaitable, Callable, Coroutine
from typing import Any

from aiolimiter import AsyncLimiter
from prometheus_client import Counter
from telegram.error import InvalidToken, NetworkError, RetryAfter, TelegramError, TimedOut
from telegram.ext import BaseRateLimiter

from bot.recent import Recent
from bot.telegram.connection import NotTakenError
from bot.telegram.lanes import Lanes

__all__ = ["NotHandedOverError", "Pacing", "seconds_of"]

PRIVATE_PACE, GROUP_PACE = (30, 30.0), (20, 60.0)
"""So many messages to a chat in so many seconds: a burst at once, the rest evenly."""

_LONGEST_PAUSE = 10.0
_PATIENCE = 3600.0
"""For so many seconds it is tried to hand over an answer; what was asked earlier is old."""
_LITTLE_PATIENCE = 30.0
"""So long it is tried to do what soon has no sense any more."""
_MOST_REPEATS = 3
"""So often what is no answer is tried again."""
_PACED = frozenset({"sendMessage", "sendPhoto", "editMessageText"})
"""Answers; they are handed over, however long it takes."""
_ONCE_ONLY = frozenset({"sendMessage", "sendPhoto"})
"""Done twice, people see it twice."""
_HARMLESS = frozenset({
    "answerCallbackQuery", "answerInlineQuery", "answerGuestQuery",
    "deleteMessage", "editMessageReplyMarkup",
})  # fmt: skip
_again = Counter("hoidap_requests_again", "Requests to Telegram that are made again", ("why",))
_logger = logging.getLogger(__name__)


class NotHandedOverError(BaseException):
    """An answer could not be handed over for an hour: its update is to be begun anew.

    Like a cancellation it is no fault of the work that it ends, and none that work may handle.
    """


class Pacing(BaseRateLimiter[None]):
    """Paces each chat, waits where Telegram asks for it, and tries again what was not taken.

    An answer that Telegram took without saying so in time isn't sent again, for nobody wants it
    twice.
    """

    def __init__(
        self,
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        """Begin with nobody having been written to.

        Args:
            sleep: waits for so many seconds.
            clock: gives seconds.

        """
        self._sleep = sleep
        self._clock = clock
        self._limiters: Recent[object, AsyncLimiter] = Recent()
        self._lanes = Lanes(clock)

    async def initialize(self) -> None:
        """Nothing to do."""

    async def shutdown(self) -> None:
        """Nothing to do."""

    async def process_request(
        self,
        callback: Callable[..., Coroutine[Any, Any, Any]],
        args: Any,
        kwargs: dict[str, Any],
        endpoint: str,
        data: dict[str, Any],
        rate_limit_args: None,  # noqa: ARG002
    ) -> Any:
        """Make the request when it is its turn.

        Raises:
            TelegramError: what the last try raised.
            NotHandedOverError: an answer found nobody to take it.

        """
        chat, repeats = data.get("chat_id"), 0
        if endpoint in _PACED:
            await self._turn(chat)
        begun = self._clock()
        while True:
            try:
                async with self._lanes.lane(chat):
                    return await callback(*args, **kwargs)
            except RetryAfter as error:
                seconds = seconds_of(error)
                if endpoint not in _PACED and self._clock() - begun + seconds > _LITTLE_PATIENCE:
                    raise
                _logger.warning("%s: Telegram asks to wait %.0f s", endpoint, seconds)
                _again.labels("pause").inc()
            except TelegramError as error:
                repeats, seconds = repeats + 1, min(2.0**repeats, _LONGEST_PAUSE)
                if not _may_repeat(endpoint, error, repeats):
                    raise
                _logger.warning("%s: %.200s; trying again in %.0f s", endpoint, error, seconds)
                _again.labels("fault").inc()
            await self._sleep(seconds)
            if endpoint in _PACED and self._clock() - begun >= _PATIENCE:
                raise NotHandedOverError

    async def _turn(self, chat: object) -> None:
        """Wait until a chat may be written to."""
        limiter = self._limiters.get(chat)
        if limiter is None:
            is_private = isinstance(chat, int) and chat > 0
            limiter = AsyncLimiter(*(PRIVATE_PACE if is_private else GROUP_PACE))
            self._limiters[chat] = limiter
        await limiter.acquire()


def _may_repeat(endpoint: str, error: TelegramError, repeats: int) -> bool:
    """Whether a request that failed, so often in a row by now, is made again."""
    if endpoint in _PACED:
        is_harmless = endpoint not in _ONCE_ONLY and isinstance(error, TimedOut)
        # With the token refused the program ends, and the next run answers.
        return is_harmless or _was_not_taken(error) or isinstance(error, InvalidToken)
    is_failure = _was_not_taken(error) or isinstance(error, TimedOut)
    return endpoint in _HARMLESS and is_failure and repeats <= _MOST_REPEATS


def _was_not_taken(error: TelegramError) -> bool:
    """Whether a request failed in a way that it can't, or hardly can, have been done."""
    # A fault of the server's, or an answer that isn't Telegram's.
    return type(error) in (NotTakenError, NetworkError, TelegramError)


def seconds_of(error: RetryAfter) -> float:
    """How long Telegram asks to wait, in seconds."""
    with warnings.catch_warnings():
        # The library is about to change the type, and says so at every look.
        warnings.simplefilter("ignore")
        wait = error.retry_after
    return float(wait) if isinstance(wait, int) else wait.total_seconds()
