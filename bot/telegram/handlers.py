"""What the bot says to each kind of update."""

from __future__ import annotations

import contextlib
import hashlib
import logging
import re
from collections import OrderedDict
from collections.abc import Sequence
from typing import Generic, TypeAlias, TypeVar

from telegram import InlineKeyboardButton, InlineKeyboardMarkup, Message, Update, User
from telegram.error import BadRequest, TelegramError
from telegram.ext import ContextTypes

from bot.telegram.addressing import place_of, question_in_command, question_in_text
from bot.telegram.html import Block, Run, plain, render_messages, reply_blocks, suggestion_list
from faq import Conversation, LiveEngine
from faq.phrases import Phrases
from faq.reply import Language

__all__ = ["Handlers"]

_MOST_REMEMBERED = 5000
_MOST_SOURCES = 10
_MOST_BUTTONS = 8
_BUTTON = "v1:q:"

Context: TypeAlias = ContextTypes.DEFAULT_TYPE
Key = TypeVar("Key")
Value = TypeVar("Value")
_logger = logging.getLogger(__name__)


class _Recent(OrderedDict[Key, Value], Generic[Key, Value]):
    """A mapping that forgets what was set longest ago when it gets too large."""

    def __setitem__(self, key: Key, value: Value) -> None:
        super().__setitem__(key, value)
        self.move_to_end(key)
        if len(self) > _MOST_REMEMBERED:
            self.popitem(last=False)


class Handlers:
    """What the bot says to each kind of update."""

    def __init__(self, live: LiveEngine, phrases: Phrases) -> None:
        self._live = live
        self._phrases = phrases
        self._talks: _Recent[object, Conversation] = _Recent()
        self._answers: _Recent[tuple[int, int], tuple[int, ...]] = _Recent()

    async def start(self, update: Update, _context: Context) -> None:
        """Greet, and offer questions to begin with."""
        message, user = _sender(update)
        if not _is_meant(message):
            return
        language = _language(user)
        blocks = plain(self._phrases.say("telegram.start", language, name=user.first_name))
        questions = self._live.engine.suggest()
        if questions:
            header = plain(self._phrases.say("telegram.examples", language))
            blocks += (*header, suggestion_list(questions))
        await self._send(message, blocks, questions)

    async def help(self, update: Update, context: Context) -> None:
        """Explain how to ask, and name the articles."""
        message, user = _sender(update)
        if not _is_meant(message):
            return
        language = _language(user)
        blocks = plain(self._phrases.say("telegram.help", language, bot=context.bot.username))
        await self._send(message, (*blocks, self._sources(language)))

    async def ask(self, update: Update, context: Context) -> None:
        """Answer the question after the command, or the message that the command replies to."""
        message, user = _sender(update)
        question = question_in_command(message, context.bot.bot)
        if question:
            await self._answer(message, user, question, is_edit=update.edited_message is not None)
            return
        command = (message.text or "").split()[0].partition("@")[0]
        usage = self._phrases.say("telegram.usage", _language(user), command=command)
        await self._send(message, plain(usage), is_edit=update.edited_message is not None)

    async def unknown_command(self, update: Update, _context: Context) -> None:
        """Say kindly that there is no such command."""
        message, user = _sender(update)
        await self._send(message, self._line("command_unknown", user))

    async def text(self, update: Update, context: Context) -> None:
        """Answer what was asked of the bot; keep out of what was not."""
        message, user = _sender(update)
        question = question_in_text(message, context.bot.bot)
        if question:
            await self._answer(message, user, question, is_edit=update.edited_message is not None)
        elif question is not None:
            await self._send(message, self._line("mentioned", user))

    async def no_text(self, update: Update, _context: Context) -> None:
        """Say kindly that only text can be read."""
        message, user = _sender(update)
        await self._send(message, self._line("only_text", user))

    async def button(self, update: Update, _context: Context) -> None:
        """Answer the suggestion whose button was pressed; its words stand in the message above."""
        query = update.callback_query
        assert query is not None
        message = query.message if isinstance(query.message, Message) else None
        lines = (message.text or "").splitlines() if message else []
        questions = (re.sub(r"^\d+\. ", "", line) for line in lines)
        question = next((text for text in questions if _callback_data(text) == query.data), None)
        stale = None
        if question is None or message is None:
            stale = self._phrases.say("telegram.stale", _language(query.from_user))
        with contextlib.suppress(BadRequest):  # Pressed too long ago to be acknowledged.
            await query.answer(stale, show_alert=stale is not None)
        if question is not None and message is not None:
            await self._answer(message, query.from_user, question, is_pressed=True)

    async def error(self, update: object, context: Context) -> None:
        """Log first, then tell who asked."""
        _logger.error("an update could not be answered", exc_info=context.error)
        # Where Telegram itself refuses or is out of reach, telling would fail as well.
        if isinstance(update, Update) and not isinstance(context.error, TelegramError):
            message, user = update.effective_message, update.effective_user
            if message is not None and user is not None:
                with contextlib.suppress(TelegramError):
                    await self._send(message, self._line("broken", user))

    async def _answer(
        self,
        message: Message,
        user: User,
        question: str,
        *,
        is_edit: bool = False,
        is_pressed: bool = False,
    ) -> None:
        place = place_of(message, user if is_pressed else None)
        talk = self._talks.get(place) or self._live.conversation()
        self._talks[place] = talk
        reply = talk.ask(question)
        blocks = reply_blocks(reply, self._phrases)
        if is_pressed:
            chosen = self._phrases.say("telegram.chosen", reply.language, question=question)
            blocks = ((Run(chosen, ("i",)),), *blocks)
        # Neither names nor words of people belong into a log.
        chat, confidence = message.chat.type, round(reply.confidence)
        _logger.info("%s: %s, %s, %d", chat, reply.status, reply.intent or "-", confidence)
        await self._send(message, blocks, reply.suggestions, is_edit=is_edit)

    async def _send(
        self,
        message: Message,
        blocks: Sequence[Block],
        questions: Sequence[str] = (),
        *,
        is_edit: bool = False,
    ) -> None:
        """Send blocks as answer to a message, in place of its earlier answer if it was edited."""
        texts = render_messages(blocks)
        key = message.chat.id, message.message_id
        earlier = self._answers.get(key, ()) if is_edit else ()
        in_group = message.chat.type != message.chat.PRIVATE
        sent: list[int] = []
        for number, text in enumerate(texts):
            keyboard = _keyboard(questions) if number == len(texts) - 1 else None
            if number < len(earlier) and await _replace(message, earlier[number], text, keyboard):
                sent.append(earlier[number])
                continue
            answer = await message.reply_text(
                text,
                reply_markup=keyboard,
                do_quote=in_group and number == 0,
                disable_notification=in_group,
            )
            sent.append(answer.message_id)
        for surplus in set(earlier) - set(sent):
            with contextlib.suppress(TelegramError):
                await message.get_bot().delete_message(message.chat.id, surplus)
        self._answers[key] = tuple(sent)

    def _line(self, key: str, user: User) -> tuple[Block, ...]:
        return plain(self._phrases.say(f"telegram.{key}", _language(user)))

    def _sources(self, language: Language) -> Block:
        articles = self._live.engine.articles
        lines = [self._phrases.say("telegram.sources", language, count=len(articles))]
        lines += [f"• {article.title or article.name}" for article in articles[:_MOST_SOURCES]]
        if len(articles) > _MOST_SOURCES:
            hidden = len(articles) - _MOST_SOURCES
            lines.append(self._phrases.say("telegram.more_sources", language, count=hidden))
        return (Run("\n".join(lines)),)


async def _replace(
    message: Message, answer: int, text: str, keyboard: InlineKeyboardMarkup | None
) -> bool:
    """Edit an answer given earlier; return whether it now says the text."""
    try:
        await message.get_bot().edit_message_text(
            text, message.chat.id, answer, reply_markup=keyboard
        )
    except BadRequest as error:
        return "not modified" in error.message.lower()
    return True


def _sender(update: Update) -> tuple[Message, User]:
    """Take the message of an update and who wrote it; the filters let nothing else through."""
    message, user = update.effective_message, update.effective_user
    assert message is not None and user is not None
    return message, user


def _is_meant(message: Message) -> bool:
    """Whether a command that any bot may have is for this one: in groups it must name the bot."""
    command = (message.text or "").split()[0]
    return message.chat.type == message.chat.PRIVATE or "@" in command


def _language(user: User) -> Language:
    return "en" if (user.language_code or "").startswith("en") else "vi"


def _callback_data(question: str) -> str:
    """Name a question in what its button sends, without holding its words."""
    words = " ".join(question.split()).encode("utf-8", "surrogatepass")
    return _BUTTON + hashlib.sha256(words).hexdigest()[:16]


def _keyboard(questions: Sequence[str]) -> InlineKeyboardMarkup | None:
    """Numbered buttons for the suggestions listed in the message."""
    if not questions:
        return None
    buttons = [
        InlineKeyboardButton(str(number), callback_data=_callback_data(question))
        for number, question in enumerate(questions, 1)
    ]
    return InlineKeyboardMarkup.from_row(buttons[:_MOST_BUTTONS])
