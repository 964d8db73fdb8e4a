"""What the bot says to the commands about questions, answers and itself."""

from __future__ import annotations

from typing import TypeAlias

from telegram import Message, Update
from telegram.ext import ContextTypes

from bot.charts import can_draw
from bot.commands import Place, commands_in, describe
from bot.explaining import explain
from bot.settings import Settings
from bot.telegram.addressing import place_of, question_in_command, sender_of
from bot.telegram.answering import Answering
from bot.telegram.authority import is_admin
from bot.telegram.charting import chart_of
from bot.telegram.html import Block, Run, plain
from bot.telegram.keyboards import suggestion_keyboard
from bot.telegram.links import reference_in
from bot.telegram.popular import Popular
from bot.telegram.profile import publish_to_admin
from bot.telegram.replies import explanation_blocks, suggestion_list
from bot.telegram.speaker import Speaker
from faq import LiveEngine
from faq.reply import Language

__all__ = ["Commands"]

_MOST_EXAMPLES = 4

Context: TypeAlias = ContextTypes.DEFAULT_TYPE


class Commands:
    """What the bot says to the commands about questions, answers and itself."""

    def __init__(
        self,
        live: LiveEngine,
        speaker: Speaker,
        answering: Answering,
        popular: Popular,
        settings: Settings,
    ) -> None:
        """Give the commands what they need.

        Args:
            live: answers questions.
            speaker: says what is said.
            answering: holds the conversations.
            popular: what people ask most.
            settings: who may run the bot.

        """
        self._live = live
        self._popular = popular
        self._speaker = speaker
        self._answering = answering
        self._settings = settings

    async def start(self, update: Update, context: Context) -> None:
        """Show the sentence that a link opens; else greet, and offer questions to begin with."""
        message, user = sender_of(update)
        reference = reference_in("".join(context.args or ()))
        if reference and await self._answering.show_sentence(message, user, reference):
            return
        blocks = self._speaker.line("start", user, name=user.first_name)
        questions = self._popular.questions(self._speaker.language(user))[:_MOST_EXAMPLES]
        if questions:
            examples = self._speaker.line("examples", user)
            blocks += (*examples, suggestion_list(questions))
        await self._speaker.send(message, blocks, suggestion_keyboard(questions))
        if is_admin(message, self._settings):
            await publish_to_admin(context.bot, self._speaker.phrases, user.id)

    async def help(self, update: Update, context: Context) -> None:
        """Explain how to ask, and list the commands."""
        message, user = sender_of(update)
        blocks = self._speaker.line("help", user, bot=context.bot.username)
        commands = self._commands(message, self._speaker.language(user))
        await self._speaker.send(message, (*blocks, commands))

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

    async def why(self, update: Update, _context: Context) -> None:
        """Explain how the last answer came about."""
        message, user = sender_of(update)
        explanation = self._answering.explain(place_of(message, user))
        if explanation is None:
            await self._speaker.send(message, self._speaker.told("nothing_asked", user))
            return
        lines = explain(explanation, self._speaker.phrases)
        await self._speaker.send(message, explanation_blocks(lines))

    async def chart(self, update: Update, context: Context) -> None:
        """Draw what belongs together with the last answer, or with that to a question."""
        message, user = sender_of(update)
        question = question_in_command(message, context.bot.bot)
        if question:
            await self._answering.answer(message, user, question)
        explanation = self._answering.explain(place_of(message, user))
        if explanation is None:
            await self._speaker.send(message, self._speaker.told("nothing_to_draw", user))
            return
        reply, phrases = explanation.reply, self._speaker.phrases
        chart = await chart_of(self._live.engine, reply, phrases)
        if chart is not None:
            await self._speaker.send_picture(message, *chart)
        elif reply.status == "answered" or not question:
            key = "nothing" if reply.status == "answered" else "unanswered"
            nothing = plain(phrases.say(f"chart.{key}", reply.language))
            await self._speaker.send(message, nothing, is_further=True)

    async def new(self, update: Update, _context: Context) -> None:
        """Begin the conversation anew."""
        message, user = sender_of(update)
        self._answering.forget(place_of(message, user))
        await self._speaker.send(message, self._speaker.told("fresh", user))

    async def about(self, update: Update, _context: Context) -> None:
        """Say what the bot is, and how far it can be trusted."""
        message, user = sender_of(update)
        count = len(self._live.engine.articles)
        await self._speaker.send(message, self._speaker.told("about", user, count=count))

    async def unknown(self, update: Update, _context: Context) -> None:
        """Say kindly that there is no such command."""
        message, user = sender_of(update)
        await self._speaker.send(message, self._speaker.line("command_unknown", user))

    def _commands(self, message: Message, language: Language) -> Block:
        place: Place = "group"
        if message.chat.type == message.chat.PRIVATE:
            place = "admin" if is_admin(message, self._settings) else "private"
        phrases = self._speaker.phrases
        lines = [phrases.say("telegram.help_commands", language)]
        lines += [
            f"/{command.name(language)} – {describe(command, phrases, language)}"
            for command in commands_in(place)
            if command.key != "chart" or can_draw()
        ]
        return (Run("\n".join(lines)),)
