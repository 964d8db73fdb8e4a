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
from telegram.error import NetworkError, RetryAfter, TelegramError, TimedOut
from telegram.ext import BaseRateLimiter

from bot.telegram.connection import NotTakenError
from bot.telegram.recent import Recent

__all__ = ["Pacing", "seconds_of"]

PRIVATE_PACE, GROUP_PACE = (30, 30.0), (20, 60.0)
"""So many messages to a chat in so many seconds: a burst at once, the rest evenly."""

_LONGEST_WAIT = 300.0
_MOST_WAITS = 5
"""So often in a row Telegram may ask to wait, and no longer than so many seconds."""
_LONGEST_PAUSE = 10.0
_PATIENCE = 3600.0
"""For so many seconds it is tried again to hand over an answer."""
_MOST_REPEATS = 3
"""So often what is no answer is tried again."""
_PACED = frozenset({"sendMessage", "sendPhoto", "editMessageText"})
_ONCE_ONLY = frozenset({"sendMessage", "sendPhoto"})
"""Done twice, people see it twice."""
_HARMLESS = frozenset({
    "answerCallbackQuery", "answerInlineQuery", "answerGuestQuery",
    "deleteMessage", "editMessageMedia", "editMessageReplyMarkup", "editMessageText",
})  # fmt: skip
_logger = logging.getLogger(__name__)


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
        """Make the request when it is its turn; raise what the last try raised."""
        waits, repeats = 0, 0
        if endpoint in _PACED:
            await self._turn(data.get("chat_id"))
        begun = self._clock()
        while True:
            try:
                return await callback(*args, **kwargs)
            except RetryAfter as error:
                waits, seconds = waits + 1, seconds_of(error)
                if seconds > _LONGEST_WAIT or waits > _MOST_WAITS:
                    raise
                _logger.warning("%s: Telegram asks to wait %.0f s", endpoint, seconds)
            except TelegramError as error:
                repeats, seconds = repeats + 1, min(2.0**repeats, _LONGEST_PAUSE)
                if not self._may_repeat(endpoint, error, repeats, self._clock() - begun):
                    raise
                _logger.warning("%s: %.200s; trying again in %.0f s", endpoint, error, seconds)
            await self._sleep(seconds)

    async def _turn(self, chat: object) -> None:
        """Wait until a chat may be written to."""
        limiter = self._limiters.get(chat)
        if limiter is None:
            is_private = isinstance(chat, int) and chat > 0
            limiter = AsyncLimiter(*(PRIVATE_PACE if is_private else GROUP_PACE))
            self._limiters[chat] = limiter
        await limiter.acquire()

    @staticmethod
    def _may_repeat(endpoint: str, error: TelegramError, repeats: int, seconds: float) -> bool:
        if endpoint in _ONCE_ONLY:
            return _was_not_taken(error) and seconds < _PATIENCE
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
