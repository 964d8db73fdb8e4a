"""How questions are answered, each in the conversation that it belongs to."""

from __future__ import annotations

import logging

from telegram import Message, User

from bot.telegram.addressing import Place, place_of
from bot.telegram.html import Run, reply_blocks
from bot.telegram.keyboards import suggestion_keyboard
from bot.telegram.recent import Recent
from bot.telegram.speaker import Speaker
from faq import Conversation, LiveEngine

__all__ = ["Answering"]

_logger = logging.getLogger(__name__)


class Answering:
    """Answers questions, each in the conversation that it belongs to."""

    def __init__(self, live: LiveEngine, speaker: Speaker) -> None:
        self._live = live
        self._speaker = speaker
        self._talks: Recent[Place, Conversation] = Recent()

    async def answer(
        self,
        message: Message,
        user: User,
        question: str,
        *,
        is_edit: bool = False,
        is_pressed: bool = False,
    ) -> None:
        """Answer a question below the message that asks it, or whose button asks it."""
        reply = self._talk(place_of(message, user if is_pressed else None)).ask(question)
        blocks = reply_blocks(reply, self._speaker.phrases)
        if is_pressed:
            chosen = self._speaker.phrases.say("telegram.chosen", reply.language, question=question)
            blocks = ((Run(chosen, ("i",)),), *blocks)
        # Neither names nor words of people belong into a log.
        chat, confidence = message.chat.type, round(reply.confidence)
        _logger.info("%s: %s, %s, %d", chat, reply.status, reply.intent or "-", confidence)
        keyboard = suggestion_keyboard(reply.suggestions)
        await self._speaker.send(message, blocks, keyboard, is_edit=is_edit)

    def forget(self, place: Place) -> None:
        """Begin a conversation anew."""
        self._talks.pop(place, None)

    def _talk(self, place: Place) -> Conversation:
        talk = self._talks.get(place) or self._live.conversation()
        self._talks[place] = talk
        return talk
