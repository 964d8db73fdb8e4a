"""What the bot says to messages that are no commands."""

from __future__ import annotations

from typing import TypeAlias

from telegram import Update
from telegram.ext import ContextTypes

from bot.telegram.addressing import question_in_text, sender_of
from bot.telegram.answering import Answering
from bot.telegram.speaker import Speaker

__all__ = ["Messages"]

Context: TypeAlias = ContextTypes.DEFAULT_TYPE


class Messages:
    """What the bot says to messages that are no commands."""

    def __init__(self, speaker: Speaker, answering: Answering) -> None:
        self._speaker = speaker
        self._answering = answering

    async def text(self, update: Update, context: Context) -> None:
        """Answer what was asked of the bot; keep out of what was not."""
        message, user = sender_of(update)
        question = question_in_text(message, context.bot.bot)
        if question:
            is_edit = update.edited_message is not None
            await self._answering.answer(message, user, question, is_edit=is_edit)
        elif question is not None:
            await self._speaker.send(message, self._speaker.line("mentioned", user))

    async def no_text(self, update: Update, _context: Context) -> None:
        """Say kindly that only text can be read."""
        message, user = sender_of(update)
        await self._speaker.send(message, self._speaker.line("only_text", user))
