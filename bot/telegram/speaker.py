"""How the bot speaks: in whose language, as answer to which message, and instead of what."""

from __future__ import annotations

import contextlib
from collections.abc import Sequence

from telegram import InlineKeyboardMarkup, Message, User
from telegram.error import BadRequest, TelegramError

from bot.telegram.html import Block, plain, render_messages
from bot.telegram.recent import Recent
from faq.phrases import Phrases
from faq.reply import Language

__all__ = ["Speaker"]


class Speaker:
    """Sends and edits what the bot says."""

    def __init__(self, phrases: Phrases) -> None:
        self.phrases = phrases
        self._answers: Recent[tuple[int, int], tuple[int, ...]] = Recent()

    def language(self, user: User) -> Language:
        """The language in which to speak to somebody."""
        return "en" if (user.language_code or "").startswith("en") else "vi"

    def say(self, key: str, user: User, **values: object) -> str:
        """The wording of a key of ``telegram.yaml`` in somebody's language."""
        return self.phrases.say(f"telegram.{key}", self.language(user), **values)

    def line(self, key: str, user: User, **values: object) -> tuple[Block, ...]:
        """The same, as blocks to be sent."""
        return plain(self.say(key, user, **values))

    async def send(
        self,
        message: Message,
        blocks: Sequence[Block],
        keyboard: InlineKeyboardMarkup | None = None,
        *,
        is_edit: bool = False,
    ) -> None:
        """Send blocks as answer to a message, in place of its earlier answer if it was edited.

        The keyboard stands under the last of the messages that it takes.
        """
        texts = render_messages(blocks)
        key = message.chat.id, message.message_id
        earlier = self._answers.get(key, ()) if is_edit else ()
        in_group = message.chat.type != message.chat.PRIVATE
        sent: list[int] = []
        for number, text in enumerate(texts):
            markup = keyboard if number == len(texts) - 1 else None
            if number < len(earlier) and await _replace(message, earlier[number], text, markup):
                sent.append(earlier[number])
                continue
            answer = await message.reply_text(
                text,
                reply_markup=markup,
                do_quote=in_group and number == 0,
                disable_notification=in_group,
            )
            sent.append(answer.message_id)
        for surplus in set(earlier) - set(sent):
            with contextlib.suppress(TelegramError):
                await message.get_bot().delete_message(message.chat.id, surplus)
        self._answers[key] = tuple(sent)


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
