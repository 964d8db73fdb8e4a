"""The parts that answer updates, put together; each kind of update has its own module."""

from __future__ import annotations

import contextlib
import logging
import time
from collections.abc import Callable
from typing import TypeAlias

from telegram import Update
from telegram.error import TelegramError
from telegram.ext import ContextTypes

from bot.intake import Intake
from bot.settings import Settings
from bot.state import State
from bot.telegram.admin import Admin
from bot.telegram.answering import Answering
from bot.telegram.browsing import Browsing
from bot.telegram.budget import GroupBudget
from bot.telegram.buttons import Buttons
from bot.telegram.commands import Commands
from bot.telegram.groups import Groups
from bot.telegram.inline import Inline
from bot.telegram.lateness import Lateness
from bot.telegram.messages import Messages
from bot.telegram.popular import Popular
from bot.telegram.preferences import Preferences
from bot.telegram.receiving import Receiving
from bot.telegram.speaker import Speaker
from faq import LiveEngine
from faq.phrases import Phrases

__all__ = ["Handlers"]

Context: TypeAlias = ContextTypes.DEFAULT_TYPE
_logger = logging.getLogger(__name__)


class Handlers:
    """The parts that answer updates, put together."""

    def __init__(
        self,
        live: LiveEngine,
        phrases: Phrases,
        state: State,
        settings: Settings,
        clock: Callable[[], float] = time.monotonic,
        now: Callable[[], float] = time.time,
    ) -> None:
        """Put the parts together.

        Args:
            live: answers questions.
            phrases: the wording.
            state: what is remembered between two starts.
            settings: who may run the bot, and where files wait.
            clock: gives seconds, to tell how much was said in a group of late.
            now: gives the seconds since 1970, to tell how long a question has waited.

        """
        self._speaker = Speaker(phrases, state.people, state.answers, GroupBudget(clock))
        answering = Answering(live, self._speaker, state)
        popular = Popular(live, state.questions, clock)
        self.commands = Commands(live, self._speaker, answering, popular, settings)
        self.browsing = Browsing(live, self._speaker)
        self.preferences = Preferences(self._speaker, answering, state)
        self.admin = Admin(live, self._speaker, state)
        intake = Intake(live, settings.data / "incoming")
        self.receiving = Receiving(self._speaker, self.browsing, intake, settings)
        self.messages = Messages(self._speaker, answering)
        further = {**self.browsing.verbs, **self.preferences.verbs, **self.receiving.verbs}
        self.buttons = Buttons(live, self._speaker, answering, state, further)
        self.lateness = Lateness(self._speaker, now)
        self.groups = Groups(self._speaker, answering)
        self.inline = Inline(live, self._speaker, answering, popular)

    async def error(self, update: object, context: Context) -> None:
        """Log first, then tell who asked."""
        _logger.error("an update could not be answered", exc_info=context.error)
        # Where Telegram itself refuses or is out of reach, telling would fail as well.
        if isinstance(update, Update) and not isinstance(context.error, TelegramError):
            message, user = update.effective_message, update.effective_user
            if message is not None and user is not None and not update.guest_message:
                with contextlib.suppress(TelegramError):
                    await self._speaker.send(message, self._speaker.line("broken", user))
