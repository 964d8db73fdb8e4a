"""Updates handed to the handlers: in their order within a chat, the chats beside each other.

However many updates of however many chats wait, for Telegram or for their turn, no chat waits for
another. What waits stands in the inbox, on disk; only so much of it is held in memory.
"""

from __future__ import annotations

import asyncio
import logging
from collections import deque
from collections.abc import Iterable
from typing import Any, TypeAlias

from telegram import Update
from telegram.ext import Application

from bot.state import Inbox
from bot.telegram.pacing import NotHandedOverError
from bot.telegram.sense import has_sense, mended

__all__ = ["Dispatcher"]

_MOST_HELD = 5000
"""So many waiting updates are held in memory; the others are read when it is their turn."""

Body: TypeAlias = dict[str, Any]
"""An update as Telegram sent it."""

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
        self._chats: dict[object, deque[tuple[int, Body | None]]] = {}
        self._held = 0
        self._tasks: set[asyncio.Task[None]] = set()
        self._turn = asyncio.Lock()

    def resume(self) -> None:
        """Answer what an earlier run left unanswered."""
        left = 0
        for body in self._inbox.resume():
            self._queue(body)
            left += 1
        if left:
            _logger.info("updates left by an earlier run: %d", left)

    def take(self, received: Iterable[Any]) -> None:
        """Keep updates on disk and have those answered that weren't known yet."""
        for body in self._inbox.add(received):
            self._queue(body)

    async def close(self, seconds: float) -> None:
        """Finish what was taken; what takes longer than so many seconds is left to the next run."""
        if self._tasks:
            await asyncio.wait(self._tasks, timeout=seconds)
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)

    def _queue(self, body: Body) -> None:
        is_held = self._held < _MOST_HELD
        self._held += is_held
        chat, waiting = _chat_of(body), (body["update_id"], body if is_held else None)
        if chat in self._chats:
            self._chats[chat].append(waiting)
            return
        self._chats[chat] = deque([waiting])
        task = asyncio.create_task(self._answer_chat(chat))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _answer_chat(self, chat: object) -> None:
        waiting = self._chats[chat]
        while waiting:
            number, body = waiting.popleft()
            self._held -= body is not None
            try:
                await self._answer(number, body)
                self._inbox.done(number)
            except Exception:  # Of the state: the next run tries again.
                _logger.exception("an update is left to the next run")
        del self._chats[chat]

    def _read(self, body: Body | None) -> Update | None:
        """Read an update; None when it has no sense."""
        try:
            if not has_sense(body):
                raise TypeError
            return Update.de_json(mended(body), self._application.bot)
        except Exception as error:  # Whatever a server sends, the others are answered.
            _logger.warning("an update has no sense: %s", type(error).__name__)
            return None

    async def _answer(self, number: int, body: Body | None) -> None:
        """Hand an update to the handlers, again where its answer found nobody to take it."""
        is_answered = False
        while not is_answered:
            # One in each turn of the loop: what was begun is on disk by then, and what came back
            # from Telegram meanwhile goes first, so that little is under way at any time.
            async with self._turn:
                update = self._read(body or self._inbox.body(number))
                self._inbox.begin(number)
                await asyncio.sleep(0)
            try:
                if update is not None:
                    await self._application.process_update(update)
            except NotHandedOverError:  # By now it is old, and gets an apology.
                _logger.warning("an answer could not be handed over for an hour")
                continue
            except Exception:  # Already through the error handler: the next update matters more.
                _logger.exception("an update could not be processed")
            is_answered = True


def _chat_of(body: Body) -> object:
    """Whose updates must keep their order: a chat's, or where there is none, a person's."""
    for part in body.values():
        if not isinstance(part, dict):
            continue
        for holder in (part, part.get("message")):
            if isinstance(holder, dict) and (chat := _number_in(holder.get("chat"))):
                return chat
        # What is asked in some other chat doesn't wait for the person's own.
        return "from", _number_in(part.get("from"))
    return None


def _number_in(one: Any) -> int:
    number = one.get("id") if isinstance(one, dict) else None
    return number if isinstance(number, int) else 0
