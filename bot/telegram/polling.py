"""Long polling: updates are confirmed to Telegram only after they were answered.

So Telegram itself keeps what a crash interrupts, and sends it again. A webhook would be another
source of updates for the same handlers.
"""

from __future__ import annotations

import asyncio
import contextlib
import logging
from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any

from telegram import Update
from telegram.error import Conflict, InvalidToken, RetryAfter, TelegramError, TimedOut
from telegram.ext import Application

from bot.telegram.pacing import seconds_of

__all__ = ["ALLOWED_UPDATES", "Poller", "wait_or_stop"]

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
_BATCH_SECONDS = 10
"""How long a slow chat may keep the others from being polled, and a stop from happening."""
_LONGEST_PAUSE = 30.0
_QUIET_SECONDS = 300.0
"""A conflict is logged no more often than this."""
_logger = logging.getLogger(__name__)


class Poller:
    """Fetches updates and has them answered, through failures of the network."""

    def __init__(self, application: Application[Any, Any, Any, Any, Any, Any]) -> None:
        self._application = application
        self._offset: int | None = None
        self._running: set[asyncio.Task[None]] = set()
        self._pause = 0.0
        self._conflict_logged = -_QUIET_SECONDS

    async def run(self, stop: asyncio.Event) -> None:
        """Poll and answer until ``stop`` is set, then finish what was begun.

        Raises:
            InvalidToken: Telegram doesn't know the token any more.

        """
        while not stop.is_set():
            try:
                updates = await self._fetch(stop)
            except InvalidToken:
                raise
            except TelegramError as error:
                self._complain(error)
                await wait_or_stop(stop, self._pause)
                continue
            self._pause = 0.0
            if updates:
                await self._answer_all(updates)
                self._offset = updates[-1].update_id + 1
        if self._running:
            await asyncio.wait(self._running, timeout=_BATCH_SECONDS)
        await self._confirm()

    async def _fetch(self, stop: asyncio.Event) -> Sequence[Update]:
        """Fetch updates; when the stop comes first, none: they come again after the restart."""
        fetching = asyncio.ensure_future(
            self._application.bot.get_updates(
                offset=self._offset, timeout=_POLL_SECONDS, allowed_updates=ALLOWED_UPDATES
            )
        )
        stopping = asyncio.ensure_future(stop.wait())
        try:
            await asyncio.wait((fetching, stopping), return_when=asyncio.FIRST_COMPLETED)
            return fetching.result() if fetching.done() else ()
        finally:
            fetching.cancel()
            stopping.cancel()
            await asyncio.gather(fetching, stopping, return_exceptions=True)

    async def _answer_all(self, updates: Iterable[Update]) -> None:
        """Answer updates: those of one chat in their order, the chats beside each other."""
        by_chat: defaultdict[int, list[Update]] = defaultdict(list)
        for update in updates:
            by_chat[update.effective_chat.id if update.effective_chat else 0].append(update)
        tasks = {asyncio.create_task(self._answer_chat(chat)) for chat in by_chat.values()}
        self._running |= tasks
        for task in tasks:
            task.add_done_callback(self._running.discard)
        await asyncio.wait(tasks, timeout=_BATCH_SECONDS)

    async def _answer_chat(self, updates: Iterable[Update]) -> None:
        for update in updates:
            try:
                await self._application.process_update(update)
            except Exception:  # Already through the error handler: the next update matters more.
                _logger.exception("an update could not be processed")

    async def _confirm(self) -> None:
        """Tell Telegram that everything fetched is done with, without taking more."""
        if self._offset is None:
            return
        try:
            await self._application.bot.get_updates(
                offset=self._offset, limit=1, timeout=0, allowed_updates=ALLOWED_UPDATES
            )
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
            now = asyncio.get_running_loop().time()
            if now - self._conflict_logged < _QUIET_SECONDS:
                return
            self._conflict_logged = now
            _logger.error("another program polls with this bot's token; stop one of the two")
        elif isinstance(error, TimedOut):
            _logger.info("Telegram took too long; asking again")
        else:
            _logger.warning("no updates: %s; asking again in %.0f s", error, self._pause)


async def wait_or_stop(stop: asyncio.Event, seconds: float) -> None:
    """Wait, but no longer than until the stop."""
    with contextlib.suppress(TimeoutError):
        await asyncio.wait_for(stop.wait(), seconds)
