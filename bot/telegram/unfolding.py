"""What unfolds under an answer when a button is pressed, and folds back at the next press.

Whether it is unfolded, and what the answer was, is read from the message itself, so that nothing
has to be remembered.
"""

from __future__ import annotations

from collections.abc import Sequence

from telegram import InlineKeyboardMarkup, Message
from telegram.error import BadRequest

from bot.telegram.html import Block, before, read_message, render_messages
from faq.phrases import Phrases

__all__ = ["open_part", "rewrite"]

_PARTS = ("paragraph", "related")
_LANGUAGES = ("vi", "en")


def open_part(message: Message, phrases: Phrases) -> str:
    """Tell which part is unfolded under an answer: "paragraph", "related" or none, empty."""
    return _find(message, phrases)[0]


async def rewrite(
    message: Message, part: Block | None, keyboard: InlineKeyboardMarkup, phrases: Phrases
) -> bool:
    """Put a part under the answer in a message, or none; return whether there is room for it."""
    answer = _answer_of(message, phrases)
    texts = render_messages((answer, part) if part else (answer,))
    if len(texts) != 1:
        return False
    try:
        await message.edit_text(texts[0], reply_markup=keyboard)
    except BadRequest as error:
        if "not modified" not in error.message.lower():
            raise
    return True


def _answer_of(message: Message, phrases: Phrases) -> Block:
    block = read_message(message.text or "", message.entities)
    return before(block, _find(message, phrases)[1])


def _find(message: Message, phrases: Phrases) -> tuple[str, int]:
    """The part that is unfolded and where it begins."""
    text = message.text or ""
    headings: Sequence[tuple[str, str]] = [
        (part, phrases.say(f"telegram.{part}", language))
        for part in _PARTS
        for language in _LANGUAGES
    ]
    found = [(part, text.rfind(f"\n\n{heading}\n")) for part, heading in headings]
    part, start = max(found, key=lambda one: one[1])
    return (part, start) if start >= 0 else ("", len(text))
