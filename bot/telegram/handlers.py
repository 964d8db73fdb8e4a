"""The parts that answer updates, put together; each kind of update has its own module."""

from __future__ import annotations

import contextlib
import logging
from typing import TypeAlias

from telegram import Update
from telegram.error import TelegramError
from telegram.ext import ContextTypes

from bot.telegram.answering import Answering
from bot.telegram.buttons import Buttons
from bot.telegram.commands import Commands
from bot.telegram.messages import Messages
from bot.telegram.speaker import Speaker
from faq import LiveEngine
from faq.phrases import Phrases

__all__ = ["Handlers"]

Context: TypeAlias = ContextTypes.DEFAULT_TYPE
_logger = logging.getLogger(__name__)


class Handlers:
    """The parts that answer updates, put together."""

    def __init__(self, live: LiveEngine, phrases: Phrases) -> None:
        self._speaker = Speaker(phrases)
        answering = Answering(live, self._speaker)
        self.commands = Commands(live, self._speaker, answering)
        self.messages = Messages(self._speaker, answering)
        self.buttons = Buttons(self._speaker, answering)

    async def error(self, update: object, context: Context) -> None:
        """Log first, then tell who asked."""
        _logger.error("an update could not be answered", exc_info=context.error)
        # Where Telegram itself refuses or is out of reach, telling would fail as well.
        if isinstance(update, Update) and not isinstance(context.error, TelegramError):
            message, user = update.effective_message, update.effective_user
            if message is not None and user is not None:
                with contextlib.suppress(TelegramError):
                    await self._speaker.send(message, self._speaker.line("broken", user))
