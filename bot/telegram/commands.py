"""What the bot says to its commands."""

from __future__ import annotations

from typing import TypeAlias

from telegram import Message, Update
from telegram.ext import ContextTypes

from bot.telegram.addressing import question_in_command, sender_of
from bot.telegram.answering import Answering
from bot.telegram.html import Block, Run
from bot.telegram.keyboards import suggestion_keyboard
from bot.telegram.links import reference_in
from bot.telegram.replies import suggestion_list
from bot.telegram.speaker import Speaker
from faq import LiveEngine
from faq.reply import Language

__all__ = ["Commands"]

_MOST_SOURCES = 10

Context: TypeAlias = ContextTypes.DEFAULT_TYPE


class Commands:
    """What the bot says to its commands."""

    def __init__(self, live: LiveEngine, speaker: Speaker, answering: Answering) -> None:
        self._live = live
        self._speaker = speaker
        self._answering = answering

    async def start(self, update: Update, context: Context) -> None:
        """Show the sentence that a link opens; else greet, and offer questions to begin with."""
        message, user = sender_of(update)
        if not _is_meant(message):
            return
        reference = reference_in("".join(context.args or ()))
        if reference and await self._answering.show_sentence(message, user, reference):
            return
        blocks = self._speaker.line("start", user, name=user.first_name)
        questions = self._live.engine.suggest(self._speaker.language(user))
        if questions:
            examples = self._speaker.line("examples", user)
            blocks += (*examples, suggestion_list(questions))
        await self._speaker.send(message, blocks, suggestion_keyboard(questions))

    async def help(self, update: Update, context: Context) -> None:
        """Explain how to ask, and name the articles."""
        message, user = sender_of(update)
        if not _is_meant(message):
            return
        blocks = self._speaker.line("help", user, bot=context.bot.username)
        sources = self._sources(self._speaker.language(user))
        await self._speaker.send(message, (*blocks, sources))

    async def ask(self, update: Update, context: Context) -> None:
        """Answer the question after the command, or the message that the command replies to."""
        message, user = sender_of(update)
        question = question_in_command(message, context.bot.bot)
        is_edit = update.edited_message is not None
        if question:
            await self._answering.answer(message, user, question, is_edit=is_edit)
            return
        command = (message.text or "").split()[0].partition("@")[0]
        usage = self._speaker.line("usage", user, command=command)
        await self._speaker.send(message, usage, is_edit=is_edit)

    async def unknown(self, update: Update, _context: Context) -> None:
        """Say kindly that there is no such command."""
        message, user = sender_of(update)
        await self._speaker.send(message, self._speaker.line("command_unknown", user))

    def _sources(self, language: Language) -> Block:
        say = self._speaker.phrases.say
        articles = self._live.engine.articles
        lines = [say("telegram.sources", language, count=len(articles))]
        lines += [f"• {article.title or article.name}" for article in articles[:_MOST_SOURCES]]
        if len(articles) > _MOST_SOURCES:
            hidden = len(articles) - _MOST_SOURCES
            lines.append(say("telegram.more_sources", language, count=hidden))
        return (Run("\n".join(lines)),)


def _is_meant(message: Message) -> bool:
    """Whether a command that any bot may have is for this one: in groups it must name the bot."""
    command = (message.text or "").split()[0]
    return message.chat.type == message.chat.PRIVATE or "@" in command
