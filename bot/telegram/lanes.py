"""Room for requests: so many at once, few of them to chats that answered slowly before.

A chat that only waits, for its pace or because Telegram asks for it, takes no room.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager

from bot.recent import Recent

__all__ = ["Lanes"]

_MOST_AT_ONCE, _MOST_SLOW = 600, 100
"""Requests at once; each takes a connection, and a process may often have no more than 1024."""
_SLOW_SECONDS = 5.0
"""A chat whose last request took as long as this is slow."""


class Lanes:
    """Lets requests begin as there is room; slow chats, however many, leave some to the others."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        """Begin with no chat being slow.

        Args:
            clock: gives seconds.

        """
        self._clock = clock
        self._room = asyncio.Semaphore(_MOST_AT_ONCE)
        self._slow_room = asyncio.Semaphore(_MOST_SLOW)
        self._slow: Recent[object, None] = Recent()

    @asynccontextmanager
    async def lane(self, chat: object) -> AsyncIterator[None]:
        """Wait for room for a request to a chat, and give it back at the end.

        Args:
            chat: Telegram's number of the chat; None for what belongs to none.

        """
        async with self._slow_room if chat in self._slow else self._room:
            begun = self._clock()
            try:
                yield
            finally:
                if self._clock() - begun < _SLOW_SECONDS:
                    self._slow.pop(chat, None)
                elif chat is not None:
                    self._slow[chat] = None
