"""How the bot speaks: in whose language, as answer to which message, and instead of what."""

from __future__ import annotations

import contextlib
import logging
from collections.abc import Iterator, Sequence

from telegram import CallbackQuery, InlineKeyboardMarkup, Message, User
from telegram.error import BadRequest, ChatMigrated, TelegramError, TimedOut

from bot.state import Answers, People
from bot.telegram.budget import GroupBudget, Verdict
from bot.telegram.html import Block, plain, render_messages
from faq.phrases import Phrases
from faq.reply import Language

__all__ = ["Speaker"]

_logger = logging.getLogger(__name__)


class Speaker:
    """Sends and edits what the bot says."""

    def __init__(
        self, phrases: Phrases, people: People, answers: Answers, budget: GroupBudget
    ) -> None:
        """Give the bot its voice.

        Args:
            phrases: the wording.
            people: which language people chose.
            answers: which messages were answered with which.
            budget: how much may be said in a group.

        """
        self.phrases = phrases
        self._people = people
        self._budget = budget
        self._answers = answers

    def language(self, user: User) -> Language:
        """The language in which to speak to somebody: the chosen one, else that of their app."""
        chosen = self._people.language(user.id)
        return chosen or ("en" if (user.language_code or "").startswith("en") else "vi")

    def say(self, key: str, user: User, **values: object) -> str:
        """The wording of a key of ``telegram.yaml`` in somebody's language."""
        return self.phrases.say(f"telegram.{key}", self.language(user), **values)

    def line(self, key: str, user: User, **values: object) -> tuple[Block, ...]:
        """The same, as blocks to be sent."""
        return plain(self.say(key, user, **values))

    def told(self, key: str, user: User, **values: object) -> tuple[Block, ...]:
        """The wording of a key of ``commands.yaml`` in somebody's language, to be sent."""
        return plain(self.phrases.say(f"commands.{key}", self.language(user), **values))

    def has_answered(self, message: Message) -> bool:
        """Whether a message was answered in the last 48 hours."""
        return bool(self._answers.to(message.chat.id, message.message_id))

    async def send(
        self,
        message: Message,
        blocks: Sequence[Block],
        keyboard: InlineKeyboardMarkup | None = None,
        *,
        is_edit: bool = False,
        is_further: bool = False,
        is_quoting: bool = False,
    ) -> None:
        """Send blocks as answer to a message; in groups only while there is budget.

        Args:
            message: the message that is answered.
            blocks: what to say.
            keyboard: stands under the last of the messages that it takes.
            is_edit: the message was edited: its earlier answer is replaced.
            is_further: said beside the answer, which an edit of the message goes on to replace.
            is_quoting: refer to the message in private too.

        """
        in_group = _is_in_group(message)
        verdict = self._verdict(message)
        if verdict == "hush":
            return
        if verdict == "warn":
            assert message.from_user
            blocks, keyboard, is_edit = self.line("slow_down", message.from_user), None, False
            is_further = True
        texts = render_messages(blocks)
        key = message.chat.id, message.message_id
        earlier = self._answers.to(*key) if is_edit else ()
        sent: list[int] = []
        for number, text in enumerate(texts):
            markup = keyboard if number == len(texts) - 1 else None
            if number < len(earlier) and await _replace(message, earlier[number], text, markup):
                sent.append(earlier[number])
            else:
                quoting = (in_group or is_quoting) and number == 0
                sent += await _reply(message, text, markup, quoting=quoting)
        for surplus in set(earlier) - set(sent):
            with contextlib.suppress(TelegramError):
                await message.get_bot().delete_message(message.chat.id, surplus)
        if not is_further:
            assert message.from_user
            self._answers.remember(*key, message.from_user.id, sent)

    def has_room(self, message: Message) -> bool:
        """Whether the chat of a message may be sent one more answer now."""
        return not _is_in_group(message) or self._budget.has_room(message.chat.id)

    def _verdict(self, message: Message) -> Verdict:
        """Whether one more answer may be said in the chat of a message; it counts as said if so."""
        return self._budget.take(message.chat.id) if _is_in_group(message) else "speak"

    async def rewrite(
        self, message: Message, blocks: Sequence[Block], keyboard: InlineKeyboardMarkup | None
    ) -> None:
        """Let one of the bot's messages say something else."""
        with contextlib.suppress(BadRequest):  # Pressed twice, or gone.
            await message.edit_text(render_messages(blocks)[0], reply_markup=keyboard)

    async def acknowledge(
        self, query: CallbackQuery, text: str = "", *, is_alert: bool = True
    ) -> None:
        """Answer a press, with words or without."""
        # Pressed too long ago to be acknowledged, or out of reach: what it asks for matters more.
        with contextlib.suppress(TelegramError):
            await query.answer(text or None, show_alert=is_alert and bool(text))

    async def send_picture(self, message: Message, picture: bytes, caption: str) -> None:
        """Send a picture as answer to a message; in groups only while there is budget."""
        in_group = _is_in_group(message)
        verdict = self._verdict(message)
        if verdict == "warn":
            assert message.from_user
            (text,) = render_messages(self.line("slow_down", message.from_user))
            await _reply(message, text, None, quoting=True)
        if verdict != "speak":
            return
        with _once():
            try:
                await message.reply_photo(
                    picture,
                    caption=caption,
                    parse_mode=None,
                    do_quote=in_group,
                    disable_notification=in_group,
                )
            except ChatMigrated as moved:
                await message.get_bot().send_photo(
                    moved.new_chat_id,
                    picture,
                    caption=caption,
                    parse_mode=None,
                    disable_notification=True,
                )


def _is_in_group(message: Message) -> bool:
    return bool(message.chat.type != message.chat.PRIVATE)


@contextlib.contextmanager
def _once() -> Iterator[None]:
    """Go on where nobody knows whether a message arrived: nearly always it has."""
    try:
        yield
    except TimedOut:
        _logger.warning("Telegram did not confirm a message; it is not sent again")


async def _reply(
    message: Message, text: str, keyboard: InlineKeyboardMarkup | None, *, quoting: bool
) -> tuple[int, ...]:
    """Send an answer; return its number, as far as that is known."""
    is_quiet = _is_in_group(message)
    with _once():
        try:
            answer = await message.reply_text(
                text, reply_markup=keyboard, do_quote=quoting, disable_notification=is_quiet
            )
        except ChatMigrated as moved:
            answer = await message.get_bot().send_message(
                moved.new_chat_id, text, reply_markup=keyboard, disable_notification=True
            )
        return (answer.message_id,)
    return ()


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
