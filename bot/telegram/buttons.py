"""What happens when a button under a message is pressed."""

from __future__ import annotations

import contextlib
import re
from typing import TypeAlias

from telegram import Message, Update
from telegram.error import BadRequest
from telegram.ext import ContextTypes

from bot.telegram.answering import Answering
from bot.telegram.keyboards import question_data
from bot.telegram.speaker import Speaker

__all__ = ["Buttons"]

Context: TypeAlias = ContextTypes.DEFAULT_TYPE


class Buttons:
    """Does what the buttons under messages promise."""

    def __init__(self, speaker: Speaker, answering: Answering) -> None:
        self._speaker = speaker
        self._answering = answering

    async def press(self, update: Update, _context: Context) -> None:
        """Answer the suggestion whose button was pressed; its words stand in the message above."""
        query = update.callback_query
        assert query is not None
        message = query.message if isinstance(query.message, Message) else None
        lines = (message.text or "").splitlines() if message else []
        questions = (re.sub(r"^\d+\. ", "", line) for line in lines)
        question = next((text for text in questions if question_data(text) == query.data), None)
        stale = None
        if question is None or message is None:
            stale = self._speaker.say("stale", query.from_user)
        with contextlib.suppress(BadRequest):  # Pressed too long ago to be acknowledged.
            await query.answer(stale, show_alert=stale is not None)
        if question is not None and message is not None:
            await self._answering.answer(message, query.from_user, question, is_pressed=True)
