"""What happens when a button under a message is pressed."""

from __future__ import annotations

import contextlib
import re
from collections.abc import Awaitable, Callable, Mapping, Sequence
from typing import TypeAlias

from telegram import CallbackQuery, Message, Update
from telegram.error import BadRequest
from telegram.ext import ContextTypes

from bot.state import State
from bot.telegram.addressing import may_press, question_asked_by, question_message
from bot.telegram.answering import Answering
from bot.telegram.charting import chart_of, reply_about
from bot.telegram.html import Block
from bot.telegram.keyboards import Press, hash_of, read_press, unfolded_keyboard
from bot.telegram.replies import paragraph_block, related_block
from bot.telegram.speaker import Speaker
from bot.telegram.unfolding import open_part, rewrite
from faq import LiveEngine
from faq.documents.articles import Sentence
from faq.reply import Language

__all__ = ["Buttons", "Verb"]

Context: TypeAlias = ContextTypes.DEFAULT_TYPE
Verb: TypeAlias = Callable[[CallbackQuery, Message, Press], Awaitable[None]]
"""What is done when a button is pressed: the press, the message with the button, what it sent."""


class Buttons:
    """Does what the buttons under messages promise."""

    def __init__(
        self,
        live: LiveEngine,
        speaker: Speaker,
        answering: Answering,
        state: State,
        further: Mapping[str, Verb],
    ) -> None:
        """Give each button its meaning.

        Args:
            live: answers questions.
            speaker: says what is said.
            answering: holds the conversations.
            state: takes votes, and knows what was pressed before.
            further: what other parts' buttons do, by the letter that they send.

        """
        self._live = live
        self._speaker = speaker
        self._answering = answering
        self._feedback, self._presses = state.feedback, state.presses
        self._verbs: dict[str, Verb] = {
            "q": self._question,
            "n": self._none_of_these,
            "c": self._paragraph,
            "r": self._related,
            "d": self._chart,
            "g": self._vote,
            "b": self._vote,
            **further,
        }

    async def press(self, update: Update, _context: Context) -> None:
        """Do what a button promises, once it is known to be ours and that of who pressed it."""
        query = update.callback_query
        assert query is not None
        message = query.message if isinstance(query.message, Message) else None
        press = read_press(query.data or "")
        if press is None or message is None:
            await self._acknowledge(query, "stale")
        elif press.verb not in "gb" and not may_press(message, query.from_user):
            await self._acknowledge(query, "not_yours")
        elif self._presses.is_done(message.chat.id, message.message_id, query.data or ""):
            await self._acknowledge(query)
        else:
            await self._verbs[press.verb](query, message, press)

    async def _question(self, query: CallbackQuery, message: Message, press: Press) -> None:
        """Answer the suggestion that was chosen; its words stand in the message."""
        lines = (re.sub(r"^\d+\. ", "", line) for line in (message.text or "").splitlines())
        question = next((text for text in lines if hash_of(text) == press.names[0]), None)
        target = question_message(message)
        if question and self._answering.has_just_answered(target, query.from_user, question):
            await self._acknowledge(query, "just_answered", is_alert=False)
            return
        await self._acknowledge(query, "" if question else "stale")
        if question:
            await self._answering.answer(target, query.from_user, question, is_pressed=True)

    async def _none_of_these(self, query: CallbackQuery, message: Message, press: Press) -> None:
        """Log what was asked as unanswered; the offer is taken back."""
        await self._acknowledge(query)
        target, user = question_message(message), query.from_user
        question = question_asked_by(target, target.get_bot().bot) if target is not message else ""
        language: Language = "en" if press.names[0] == "en" else "vi"
        with contextlib.suppress(BadRequest):  # Pressed twice, or gone.
            await message.edit_reply_markup()
        await self._answering.none_of_these(target, user, question, language)
        self._end(query, message)

    async def _paragraph(self, query: CallbackQuery, message: Message, press: Press) -> None:
        """Show the paragraph around the sentence under the answer, or fold it back."""
        if open_part(message, self._speaker.phrases) == "paragraph":
            await self._fold(query, message)
            return
        sentence = self._live.engine.sentence(press.names[0])
        if sentence is None:
            await self._acknowledge(query, "stale")
            return
        paragraph = self._live.engine.paragraph(sentence)
        phrases, language = self._speaker.phrases, _language(press)
        await self._unfold(
            query,
            message,
            paragraph_block(sentence, paragraph, phrases, language),
            paragraph_block(sentence, (sentence,), phrases, language),
        )

    async def _related(self, query: CallbackQuery, message: Message, press: Press) -> None:
        """Show questions that may be asked next under the answer, or fold them back."""
        if open_part(message, self._speaker.phrases) == "related":
            await self._fold(query, message)
            return
        sentence = self._live.engine.sentence(press.names[0])
        questions = self._near(sentence, press) if sentence else ()
        if not questions:
            await self._acknowledge(query, "nothing_related" if sentence else "stale")
            return
        block = related_block(questions, self._speaker.phrases, _language(press))
        await self._unfold(query, message, block, questions=questions)

    async def _chart(self, query: CallbackQuery, message: Message, press: Press) -> None:
        """Send the picture of the figures that belong together with the answer's."""
        target = question_message(message)
        if not self._speaker.has_room(target):
            await self._acknowledge(query, "chart_later")
            return
        engine = self._live.engine
        sentence = engine.sentence(press.names[0])
        chart = None
        if sentence is not None:
            start, end = (sentence.start + int(offset) for offset in press.names[2:])
            reply = reply_about(sentence, start, end, _language(press))
            chart = await chart_of(engine, reply, self._speaker.phrases)
        await self._acknowledge(query, "" if chart else "stale")
        if chart:
            await self._speaker.send_picture(target, *chart)
            self._end(query, message)

    def _end(self, query: CallbackQuery, message: Message) -> None:
        """Have a second press of a button do nothing."""
        button = query.data or ""
        self._presses.remember(message.chat.id, message.message_id, query.from_user.id, button)

    def _near(self, sentence: Sentence, press: Press) -> tuple[str, ...]:
        at = sentence.start + int(press.names[2])
        return self._live.engine.related(sentence, at, _language(press))

    async def _vote(self, query: CallbackQuery, _message: Message, press: Press) -> None:
        """Keep what somebody thinks of an answer; a later press changes it."""
        is_good = press.verb == "g"
        self._feedback.add(query.from_user.id, ":".join(press.names), is_good)
        await self._acknowledge(query, "voted_good" if is_good else "voted_bad", is_alert=False)

    async def _unfold(
        self,
        query: CallbackQuery,
        message: Message,
        *parts: Block,
        questions: Sequence[str] = (),
    ) -> None:
        """Put the first part that there is room for under the answer."""
        keyboard = unfolded_keyboard(message.reply_markup, questions)
        for part in parts:
            if await rewrite(message, part, keyboard, self._speaker.phrases):
                await self._acknowledge(query)
                return
        await self._acknowledge(query, "no_room")

    async def _fold(self, query: CallbackQuery, message: Message) -> None:
        keyboard = unfolded_keyboard(message.reply_markup)
        await rewrite(message, None, keyboard, self._speaker.phrases)
        await self._acknowledge(query)

    async def _acknowledge(
        self, query: CallbackQuery, key: str = "", *, is_alert: bool = True
    ) -> None:
        """Answer a press, with words of ``telegram.yaml`` or without."""
        text = self._speaker.say(key, query.from_user) if key else ""
        await self._speaker.acknowledge(query, text, is_alert=is_alert)


def _language(press: Press) -> Language:
    return "en" if press.names[1] == "en" else "vi"
