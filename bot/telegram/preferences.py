"""What is kept of a person: the language they chose; what is kept, told; and being forgotten."""

from __future__ import annotations

from typing import TypeAlias

from telegram import CallbackQuery, InlineKeyboardMarkup, Message, Update
from telegram.ext import ContextTypes

from bot.state import State
from bot.telegram.addressing import sender_of
from bot.telegram.answering import Answering
from bot.telegram.buttons import Verb
from bot.telegram.html import plain
from bot.telegram.keyboards import Press, button
from bot.telegram.speaker import Speaker
from faq.reply import Language

__all__ = ["Preferences"]

Context: TypeAlias = ContextTypes.DEFAULT_TYPE
_LANGUAGES: dict[Language, str] = {"vi": "Tiếng Việt", "en": "English"}
"""Each language as it calls itself."""


class Preferences:
    """Remembers the language that people choose, and forgets them when they wish."""

    def __init__(self, speaker: Speaker, answering: Answering, state: State) -> None:
        self._speaker = speaker
        self._answering = answering
        self._state = state

    @property
    def verbs(self) -> dict[str, Verb]:
        """What the buttons do."""
        return {"l": self._choose, "f": self._confirm}

    async def lang(self, update: Update, context: Context) -> None:
        """Set the language named after the command, or ask which."""
        message, user = sender_of(update)
        named = (context.args or [""])[0].casefold()
        language = next((known for known in _LANGUAGES if known == named), None)
        # Who writes for a group shares that account with others.
        if language is None or message.sender_chat is not None:
            blocks = self._speaker.told("language_choose", user)
            keyboard = _language_keyboard(self._speaker.language(user))
        else:
            self._state.people.set_language(user.id, language)
            blocks, keyboard = self._speaker.told("language_set", user), None
        await self._speaker.send(message, blocks, keyboard)

    async def privacy(self, update: Update, _context: Context) -> None:
        """Say what is kept when somebody asks."""
        message, user = sender_of(update)
        await self._speaker.send(message, self._speaker.line("privacy", user))

    async def forget(self, update: Update, _context: Context) -> None:
        """Ask whether everything that is known of a person shall go."""
        message, user = sender_of(update)
        language = self._speaker.language(user)
        keyboard = InlineKeyboardMarkup.from_row(
            (
                button(self._speaker.say("button_forget", user), "f", "y", language),
                button(self._speaker.say("button_keep", user), "f", "n", language),
            )
        )
        await self._speaker.send(message, self._speaker.line("forget", user), keyboard)

    async def _choose(self, query: CallbackQuery, message: Message, press: Press) -> None:
        """Remember the language that was chosen."""
        language: Language = "en" if press.names[0] == "en" else "vi"
        self._state.people.set_language(query.from_user.id, language)
        await self._speaker.acknowledge(query)
        blocks = self._speaker.told("language_set", query.from_user)
        await self._speaker.rewrite(message, blocks, _language_keyboard(language))

    async def _confirm(self, query: CallbackQuery, message: Message, press: Press) -> None:
        """Delete what is known of who pressed, or leave it."""
        is_sure, language = press.names[0] == "y", press.names[1]
        if is_sure:
            self._state.forget(query.from_user.id)
            self._answering.forget_person(query.from_user.id)
        await self._speaker.acknowledge(query)
        text = self._speaker.phrases.say(f"telegram.{'forgotten' if is_sure else 'kept'}", language)
        await self._speaker.rewrite(message, plain(text), None)


def _language_keyboard(current: Language) -> InlineKeyboardMarkup:
    return InlineKeyboardMarkup.from_row(
        [
            button(f"✓ {name}" if language == current else name, "l", language)
            for language, name in _LANGUAGES.items()
        ]
    )
