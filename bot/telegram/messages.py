"""What the bot says to messages that are no commands."""

from __future__ import annotations

from typing import TypeAlias

from telegram import Message, Update
from telegram.ext import ContextTypes

from bot.recent import Recent
from bot.telegram.addressing import is_named, is_reply_to, question_in_text, sender_of
from bot.telegram.answering import Answering
from bot.telegram.speaker import Speaker

__all__ = ["Messages"]

Context: TypeAlias = ContextTypes.DEFAULT_TYPE


class Messages:
    """What the bot says to messages that are no commands."""

    def __init__(self, speaker: Speaker, answering: Answering) -> None:
        self._speaker = speaker
        self._answering = answering
        self._albums: Recent[str, None] = Recent()

    async def text(self, update: Update, context: Context) -> None:
        """Answer what was asked of the bot; keep out of what was not."""
        message, user = sender_of(update)
        bot = context.bot.bot
        question = question_in_text(message, bot)
        is_edit = update.edited_message is not None
        if question:
            named = is_named(message, bot)
            await self._answering.answer(message, user, question, is_edit=is_edit, is_named=named)
        elif question is not None:
            await self._speaker.send(
                message, self._speaker.line("mentioned", user), is_edit=is_edit
            )

    async def no_text(self, update: Update, context: Context) -> None:
        """Say kindly that only text can be read, once for all pictures of an album."""
        message, user = sender_of(update)
        bot = context.bot.bot
        is_meant = is_named(message, bot) or is_reply_to(message, bot)
        if is_meant and not self._is_more_of_an_album(message):
            await self._speaker.send(message, self._speaker.line("only_text", user))

    def _is_more_of_an_album(self, message: Message) -> bool:
        album = message.media_group_id
        if album is None:
            return False
        is_known = album in self._albums
        self._albums[album] = None
        return is_known
