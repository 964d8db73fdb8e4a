"""The buttons under messages, and what they send when they are pressed.

What a button sends ("callback data") is at most 64 bytes, begins with the version of its form and
names what it is about without holding its words, so that it outlives a restart.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

from telegram import InlineKeyboardButton, InlineKeyboardMarkup

__all__ = ["question_data", "suggestion_keyboard"]

_MOST_BUTTONS = 8
_QUESTION = "v1:q:"


def question_data(question: str) -> str:
    """Name a question in what its button sends."""
    words = " ".join(question.split()).encode("utf-8", "surrogatepass")
    return _QUESTION + hashlib.sha256(words).hexdigest()[:16]


def suggestion_keyboard(questions: Sequence[str]) -> InlineKeyboardMarkup | None:
    """Numbered buttons for the suggestions listed in the message."""
    if not questions:
        return None
    buttons = [
        InlineKeyboardButton(str(number), callback_data=question_data(question))
        for number, question in enumerate(questions, 1)
    ]
    return InlineKeyboardMarkup.from_row(buttons[:_MOST_BUTTONS])
