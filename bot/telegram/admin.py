"""What the bot tells its administrators, each in their private chat with it."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterable
from typing import TypeAlias

from telegram import Message, Update, User
from telegram.ext import ContextTypes

from bot.reports import Reports
from bot.state import State
from bot.telegram.addressing import sender_of
from bot.telegram.html import Run
from bot.telegram.speaker import Speaker
from bot.watching import refresh
from faq import LiveEngine

__all__ = ["Admin"]

Context: TypeAlias = ContextTypes.DEFAULT_TYPE


class Admin:
    """Tells administrators how the bot does; who is one is checked before."""

    def __init__(self, live: LiveEngine, speaker: Speaker, state: State) -> None:
        self._live = live
        self._speaker = speaker
        self._state = state

    async def stats(self, update: Update, context: Context) -> None:
        """Tell how questions were answered, over as many days as are named or are kept."""
        message, user = sender_of(update)
        days = " ".join(context.args or ())
        await self._send(message, self._reports(user).statistics(self._state, days))

    async def unanswered(self, update: Update, _context: Context) -> None:
        """List the questions that got no answer."""
        message, user = sender_of(update)
        await self._send(message, self._reports(user).unanswered(self._state))

    async def check(self, update: Update, _context: Context) -> None:
        """Tell what is wrong with the articles, and what looks odd."""
        message, user = sender_of(update)
        reports = self._reports(user)
        lines = await self._beside(lambda: reports.check(self._live))
        await self._send(message, lines)

    async def reload(self, update: Update, _context: Context) -> None:
        """Read the articles again."""
        message, user = sender_of(update)
        reports = self._reports(user)
        lines = await self._beside(lambda: reports.reload(refresh(self._live), self._live))
        await self._send(message, lines)

    def _reports(self, user: User) -> Reports:
        return Reports(self._speaker.phrases, self._speaker.language(user))

    async def _beside(self, report: Callable[[], Iterable[str]]) -> tuple[str, ...]:
        """Make a report that takes long, while others are answered."""
        return await asyncio.to_thread(lambda: tuple(report()))

    async def _send(self, message: Message, lines: Iterable[str]) -> None:
        await self._speaker.send(message, ((Run("\n".join(lines)),),))
