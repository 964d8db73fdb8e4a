"""Questions that waited too long for an answer, after the bot was away."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import TypeAlias

from telegram import Message, Update
from telegram.ext import ApplicationHandlerStop, ContextTypes

from bot.recent import Recent
from bot.telegram.addressing import is_named, sender_of
from bot.telegram.speaker import Speaker

__all__ = ["Lateness"]

_SECONDS = 3600
"""An older question is not answered any more."""
_COMMANDS = ("/hoi", "/ask")

Context: TypeAlias = ContextTypes.DEFAULT_TYPE


class Lateness:
    """Apologises once in a chat instead of answering what was asked long ago."""

    def __init__(self, speaker: Speaker, clock: Callable[[], float] = time.time) -> None:
        """Begin with nobody to apologise to.

        Args:
            speaker: says so.
            clock: gives the seconds since 1970.

        """
        self._speaker = speaker
        self._clock = clock
        self._told: Recent[int, float] = Recent()

    async def check(self, update: Update, context: Context) -> None:
        """Let pass what was written within the hour.

        Raises:
            ApplicationHandlerStop: it is older, and there is nothing more to say to it.

        """
        message, user = sender_of(update)
        written = message.edit_date or message.date
        now = self._clock()
        if now - written.timestamp() < _SECONDS:
            return
        is_meant = is_named(message, context.bot.bot) or _is_asking(message, context.bot.username)
        if is_meant and now - self._told.get(message.chat.id, 0.0) >= _SECONDS:
            self._told[message.chat.id] = now
            await self._speaker.send(message, self._speaker.line("too_late", user))
        raise ApplicationHandlerStop


def _is_asking(message: Message, name: str) -> bool:
    """Whether a message begins with a command that asks this bot."""
    command, _, whom = (message.text or " ").split(" ")[0].casefold().partition("@")
    return command in _COMMANDS and whom in ("", name.casefold())
