"""Long polling: updates are confirmed to Telegram once they stand in the inbox, not before.

Answers aren't waited for. A webhook is another source of updates for the same dispatcher.
"""

from __future__ import annotations

import asyncio
import contextlib
import json
import logging
import math
import time
from collections.abc import Callable, Coroutine
from typing import Any, TypeVar
from urllib.parse import urlencode

from telegram import Update
from telegram.error import Conflict, InvalidToken, RetryAfter, TelegramError, TimedOut
from telegram.request import BaseRequest

from bot.state import UnkeptError
from bot.telegram.dispatching import Dispatcher
from bot.telegram.pacing import seconds_of

__all__ = [
    "ALLOWED_UPDATES",
    "Poller",
    "Rivals",
    "SilenceError",
    "unless_stopped",
    "wait_or_stop",
]

ALLOWED_UPDATES = (
    Update.MESSAGE,
    Update.EDITED_MESSAGE,
    Update.CALLBACK_QUERY,
    Update.INLINE_QUERY,
    Update.GUEST_MESSAGE,
    Update.MY_CHAT_MEMBER,
)
"""What Telegram is asked to send; nothing else reaches the bot."""

_POLL_SECONDS = 25
_ANSWER_SECONDS = 10.0
"""How much longer than asked for an answer to a poll may take."""
_CLOSING_SECONDS = 8.0
"""How long a stop waits for answers; the next run gives those that take longer."""
_REBUILD_SECONDS = 90.0
"""After so long without a good poll, the connection is built anew …"""
_SILENCE_SECONDS = 600.0
"""… and after so long the program gives up."""
_LONGEST_PAUSE = 10.0
_BEAT_SECONDS = 60
"""So often at least it is told that the bot lives, however long Telegram asks to wait."""
_QUIET_SECONDS = 300.0
"""A conflict is logged no more often than this."""

Result = TypeVar("Result")
_logger = logging.getLogger(__name__)


class SilenceError(Exception):
    """Telegram could not be reached for too long, even over new connections."""


class Rivals:
    """Tells of other programs with the same token, once in five minutes."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        """Begin with none having been told of.

        Args:
            clock: gives seconds.

        """
        self._clock = clock
        self._told = -math.inf

    def tell(self, how: str) -> None:
        """Log what another program does."""
        now = self._clock()
        if now - self._told >= _QUIET_SECONDS:
            self._told = now
            _logger.error("another program %s with this bot's token; stop one of the two", how)


class Poller:
    """Fetches updates, through failures of the network."""

    def __init__(
        self,
        url: str,
        connect: Callable[[], BaseRequest],
        dispatcher: Dispatcher,
        *,
        clock: Callable[[], float] = time.monotonic,
        alive: Callable[[bool], None] = lambda _: None,
    ) -> None:
        """Get ready to poll.

        Args:
            url: the address of the bot's methods, with its token.
            connect: makes a connection of the poller's own.
            dispatcher: takes the updates.
            clock: gives seconds, to tell how long Telegram has been silent.
            alive: is told after each poll whether it was good.

        """
        self._url = url
        self._connect = connect
        self._request = connect()
        self._dispatcher = dispatcher
        self._clock = clock
        self._alive = alive
        self._offset = 0
        self._pause = 0.0
        self._good = self._built = clock()
        self._rivals = Rivals(clock)

    async def run(self, stop: asyncio.Event) -> None:
        """Poll until ``stop`` is set, then finish what was begun.

        Raises:
            InvalidToken: Telegram doesn't know the token any more.
            SilenceError: Telegram could not be reached for too long.

        """
        await self._request.initialize()
        try:
            while not stop.is_set():
                await self._poll(stop)
            await self._dispatcher.close(_CLOSING_SECONDS)
            await self._confirm()
        finally:
            await self._dispatcher.close(0)
            await self._request.shutdown()

    async def _poll(self, stop: asyncio.Event) -> None:
        """Poll once; wait a little if that was no good."""
        try:
            updates = await unless_stopped(stop, self._fetch(_POLL_SECONDS))
        except InvalidToken:
            raise
        except TelegramError as error:
            self._alive(False)
            if isinstance(error, Conflict):  # Telegram is there, and some day the other is gone.
                self._good = self._built = self._clock()
            await self._despair()
            self._complain(error)
            await self._wait(stop, self._pause)
            return
        if updates is None:
            return
        self._pause = 0.0
        self._good = self._built = self._clock()
        try:
            self._dispatcher.take(updates)
        except UnkeptError as error:
            self._alive(False)
            _logger.error("updates can't be kept: %s; asking for them again", error)
            await self._wait(stop, _LONGEST_PAUSE)
            return
        self._alive(True)
        numbers = [number + 1 for number in map(_number_of, updates)]
        # With nothing left to confirm, the next number may be any: after a quiet week it is.
        self._offset = max([self._offset, *numbers]) if updates else 0

    async def _fetch(self, seconds: int, limit: int = 100) -> list[Any]:
        """Ask for updates as they come, so that one without sense spoils no others."""
        wanted = json.dumps(ALLOWED_UPDATES)
        arguments = {"timeout": seconds, "limit": limit, "allowed_updates": wanted}
        if self._offset:
            arguments["offset"] = self._offset
        url = f"{self._url}/getUpdates?{urlencode(arguments)}"
        try:
            async with asyncio.timeout(seconds + 2 * _ANSWER_SECONDS):
                result = await self._request.post(url, read_timeout=seconds + _ANSWER_SECONDS)
        except TimeoutError:
            raise TimedOut from None
        except (KeyError, TypeError, AttributeError):  # JSON, but not Telegram's.
            raise TelegramError("Invalid server response") from None
        if not isinstance(result, list):
            raise TelegramError("Invalid server response")
        return result

    async def _despair(self) -> None:
        """Build a new connection where the old one has brought nothing for long.

        Raises:
            SilenceError: new ones have brought nothing either.

        """
        now = self._clock()
        if now - self._good >= _SILENCE_SECONDS:
            raise SilenceError
        if now - self._built < _REBUILD_SECONDS:
            return
        _logger.warning("no good poll for %.0f s; building a new connection", now - self._good)
        self._built = now
        with contextlib.suppress(Exception):  # What can't be closed is left.
            await self._request.shutdown()
        self._request = self._connect()
        await self._request.initialize()

    async def _wait(self, stop: asyncio.Event, seconds: float) -> None:
        """Wait, and go on to say that the bot lives; no longer than until the stop."""
        while seconds > _BEAT_SECONDS and not stop.is_set():
            await wait_or_stop(stop, _BEAT_SECONDS)
            self._alive(False)
            seconds -= _BEAT_SECONDS
        await wait_or_stop(stop, seconds)

    async def _confirm(self) -> None:
        """Tell Telegram that everything fetched is kept, without taking more."""
        if not self._offset:
            return
        try:
            await self._fetch(0, limit=1)
        except TelegramError as error:
            _logger.warning(
                "the last updates could not be confirmed and will come again: %s", error
            )

    def _complain(self, error: TelegramError) -> None:
        """Log what kept updates from coming and set how long to wait."""
        self._pause = min(max(1.0, 1.5 * self._pause), _LONGEST_PAUSE)
        if isinstance(error, RetryAfter):
            self._pause = max(self._pause, seconds_of(error))
        if isinstance(error, Conflict):
            self._rivals.tell("has set a webhook" if "webhook" in error.message else "polls")
        elif isinstance(error, TimedOut):
            _logger.info("Telegram took too long; asking again")
        else:
            _logger.warning("no updates: %.200s; asking again in %.0f s", error, self._pause)


async def unless_stopped(stop: asyncio.Event, work: Coroutine[Any, Any, Result]) -> Result | None:
    """Do something, but give it up when the stop comes first; then return None."""
    working = asyncio.ensure_future(work)
    stopping = asyncio.ensure_future(stop.wait())
    try:
        await asyncio.wait((working, stopping), return_when=asyncio.FIRST_COMPLETED)
        return working.result() if working.done() else None
    finally:
        working.cancel()
        stopping.cancel()
        await asyncio.gather(working, stopping, return_exceptions=True)


async def wait_or_stop(stop: asyncio.Event, seconds: float) -> None:
    """Wait, but no longer than until the stop."""
    with contextlib.suppress(TimeoutError):
        await asyncio.wait_for(stop.wait(), seconds)


def _number_of(update: Any) -> int:
    number = update.get("update_id") if isinstance(update, dict) else None
    return number if isinstance(number, int) else -1
