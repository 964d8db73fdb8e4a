"""Updates handed to the handlers: in their order within a chat, the chats beside each other."""

from __future__ import annotations

import asyncio
import logging
from collections import deque
from collections.abc import Iterable
from typing import Any

from telegram import Update
from telegram.ext import Application

from bot.state import Inbox
from bot.telegram.sense import has_sense, mended

__all__ = ["Dispatcher"]

_MOST_AT_ONCE = 128
"""So many chats are answered at the same time."""
_MOST_WAITING = 5000
"""With more updates waiting than this, no further ones are fetched."""
_logger = logging.getLogger(__name__)


class Dispatcher:
    """Hands updates to the handlers and marks them done in the inbox."""

    def __init__(
        self, application: Application[Any, Any, Any, Any, Any, Any], inbox: Inbox
    ) -> None:
        """Begin with what an earlier run left unanswered still in the inbox.

        Args:
            application: holds the handlers; it must be initialized before an update is taken.
            inbox: where updates wait, on disk.

        """
        self._application = application
        self._inbox = inbox
        self._chats: dict[int, deque[Update]] = {}
        self._tasks: set[asyncio.Task[None]] = set()
        self._turn = asyncio.Lock()
        self._slots = asyncio.Semaphore(_MOST_AT_ONCE)
        self._waiting = 0
        self._has_room = asyncio.Event()
        self._has_room.set()

    def resume(self) -> None:
        """Answer what an earlier run left unanswered."""
        left = self._inbox.resume()
        if left:
            _logger.info("updates left by an earlier run: %d", len(left))
        self._put(left)

    def take(self, received: Iterable[Any]) -> None:
        """Keep updates on disk and have those answered that weren't known yet."""
        self._put(self._inbox.add(received))

    async def room(self) -> None:
        """Wait until not too many updates are waiting."""
        await self._has_room.wait()

    async def close(self, seconds: float) -> None:
        """Finish what was taken; what takes longer than so many seconds is left to the next run."""
        if self._tasks:
            await asyncio.wait(self._tasks, timeout=seconds)
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)

    def _put(self, bodies: Iterable[dict[str, Any]]) -> None:
        for body in bodies:
            update = self._read(body)
            if update is not None:
                self._queue(update)

    def _read(self, body: dict[str, Any]) -> Update | None:
        """Read an update; one that has no sense is done with."""
        try:
            if not has_sense(body):
                raise TypeError
            return Update.de_json(mended(body), self._application.bot)
        except Exception as error:  # Whatever a server sends, the others are answered.
            _logger.warning("an update has no sense: %s", type(error).__name__)
            self._inbox.done(body["update_id"])
            return None

    def _queue(self, update: Update) -> None:
        self._count(1)
        chat = _chat_of(update)
        if chat in self._chats:
            self._chats[chat].append(update)
            return
        self._chats[chat] = deque([update])
        task = asyncio.create_task(self._answer_chat(chat))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _answer_chat(self, chat: int) -> None:
        waiting = self._chats[chat]
        while waiting:
            async with self._slots:
                await self._answer(waiting.popleft())
        del self._chats[chat]

    async def _answer(self, update: Update) -> None:
        self._inbox.begin(update.update_id)
        # One in each turn of the loop: what was begun is on disk by then, and what came back from
        # Telegram meanwhile goes first, so that little is under way at any time.
        async with self._turn:
            await asyncio.sleep(0)
        try:
            await self._application.process_update(update)
        except Exception:  # Already through the error handler: the next update matters more.
            _logger.exception("an update could not be processed")
        self._inbox.done(update.update_id)
        self._count(-1)

    def _count(self, more: int) -> None:
        self._waiting += more
        if self._waiting < _MOST_WAITING:
            self._has_room.set()
        else:
            self._has_room.clear()


def _chat_of(update: Update) -> int:
    """Whose updates must keep their order: a chat's, or where there is none, a person's."""
    chat, user = update.effective_chat, update.effective_user
    return chat.id if chat else user.id if user else 0
