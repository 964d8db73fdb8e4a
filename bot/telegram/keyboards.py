"""The buttons under messages, and what they send when they are pressed.

What a button sends ("callback data") is at most 64 bytes, begins with the version of its form and
names what it is about without holding its words, so that it outlives a restart.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence
from typing import NamedTuple

from telegram import InlineKeyboardButton, InlineKeyboardMarkup

from faq.phrases import Phrases
from faq.reply import Citation, Language, Reply
from faq.surroundings import reference_of

__all__ = [
    "Press",
    "answer_keyboard",
    "button",
    "choice_keyboard",
    "fact_keyboard",
    "hash_of",
    "read_press",
    "suggestion_keyboard",
    "topics_keyboard",
    "unfolded_keyboard",
]

_VERSION = "v1"
_MOST_BUTTONS = 8
_NAME, _LANGUAGE, _OFFSET = "[0-9a-f]{16}", "vi|en", r"\d{1,6}"
_PAGE, _YES_OR_NO = r"\d{1,4}", "y|n"
_FORMS = {
    "q": (_NAME,),
    "n": (_LANGUAGE,),
    "c": (_NAME, _LANGUAGE),
    "r": (_NAME, _LANGUAGE, _OFFSET),
    "d": (_NAME, _LANGUAGE, _OFFSET, _OFFSET),
    "g": (_NAME, _NAME),
    "b": (_NAME, _NAME),
    "s": (_LANGUAGE, _PAGE),
    "t": (_LANGUAGE, _PAGE),
    "u": (_LANGUAGE, _NAME, _PAGE),
    "l": (_LANGUAGE,),
    "f": (_YES_OR_NO, _LANGUAGE),
    "a": (_YES_OR_NO, _NAME),
}
"""What follows each verb: ask the question of this hash; none of these; show the context of this
sentence; show questions related to a place in it; draw what belongs together with the figure
between two offsets in it; call the answer good, or bad, that cites it to a question; show a page
of the articles, of those to ask about, of what can be asked about one; speak this language; forget
who presses, or don't; add an article that waits, or don't."""
_PATTERNS = {
    verb: re.compile(":".join(f"({part})" for part in (_VERSION, verb, *parts)), re.ASCII)
    for verb, parts in _FORMS.items()
}


class Press(NamedTuple):
    """What a pressed button asks for."""

    verb: str
    """One letter."""
    names: tuple[str, ...]
    """What it is about."""


def read_press(text: str) -> Press | None:
    """Read what a button sent; None when it is none of ours, or of a version gone by."""
    pattern = _PATTERNS.get(text[3:4])
    match = pattern.fullmatch(text) if pattern else None
    return Press(match[2], match.groups()[2:]) if match else None


def hash_of(question: str) -> str:
    """Name a question without holding its words: 16 hex digits."""
    words = " ".join(question.split()).encode("utf-8", "surrogatepass")
    return hashlib.sha256(words).hexdigest()[:16]


def suggestion_keyboard(questions: Sequence[str]) -> InlineKeyboardMarkup | None:
    """Numbered buttons for the suggestions listed in the message."""
    return InlineKeyboardMarkup.from_row(_numbers(questions)) if questions else None


def choice_keyboard(
    questions: Sequence[str], phrases: Phrases, language: Language
) -> InlineKeyboardMarkup:
    """Numbered buttons for what may have been meant, and one for none of them."""
    none = phrases.say("telegram.button_none", language)
    return InlineKeyboardMarkup((_numbers(questions), (button(none, "n", language),)))


def answer_keyboard(
    reply: Reply, phrases: Phrases, drawn: Citation | None = None
) -> InlineKeyboardMarkup | None:
    """Buttons under an answer: more about its first sentence, and what one thinks of it.

    Args:
        reply: the answer.
        phrases: the wording.
        drawn: the figure, marked in its sentence, to be drawn with those that belong to it.

    """
    if not reply.citations:
        return None
    citation = reply.citations[0]
    votes = (reference_of(citation.sentence), hash_of(reply.question))
    drawing = (_drawing(drawn, phrases, reply.language),) if drawn else ()
    return InlineKeyboardMarkup(
        (
            (*_unfolding(citation, phrases, reply.language), *drawing),
            (button("👍", "g", *votes), button("👎", "b", *votes)),
        )
    )


def fact_keyboard(citation: Citation, phrases: Phrases, language: Language) -> InlineKeyboardMarkup:
    """Buttons under a sentence that was opened by a link to it."""
    return InlineKeyboardMarkup.from_row(_unfolding(citation, phrases, language))


def topics_keyboard(phrases: Phrases, language: Language) -> InlineKeyboardMarkup:
    """A button that shows what can be asked."""
    text = phrases.say("telegram.button_topics", language)
    return InlineKeyboardMarkup.from_button(button(text, "t", language, "1"))


def unfolded_keyboard(
    keyboard: InlineKeyboardMarkup | None, questions: Sequence[str] = ()
) -> InlineKeyboardMarkup:
    """The buttons of a message, with numbers for no other questions than these."""
    rows = [
        row
        for row in (keyboard.inline_keyboard if keyboard else ())
        if not any(str(button.callback_data).startswith(f"{_VERSION}:q:") for button in row)
    ]
    return InlineKeyboardMarkup((*((_numbers(questions),) if questions else ()), *rows))


def _unfolding(
    citation: Citation, phrases: Phrases, language: Language
) -> tuple[InlineKeyboardButton, ...]:
    sentence = citation.sentence
    name = reference_of(sentence)
    at = citation.at - sentence.start
    return (
        button(phrases.say("telegram.button_context", language), "c", name, language),
        button(phrases.say("telegram.button_related", language), "r", name, language, str(at)),
    )


def _drawing(citation: Citation, phrases: Phrases, language: Language) -> InlineKeyboardButton:
    sentence = citation.sentence
    start, end = (str(offset - sentence.start) for offset in citation.marks[0])
    text = phrases.say("telegram.button_chart", language)
    return button(text, "d", reference_of(sentence), language, start, end)


def _numbers(questions: Sequence[str]) -> tuple[InlineKeyboardButton, ...]:
    return tuple(
        button(str(number), "q", hash_of(question))
        for number, question in enumerate(questions[:_MOST_BUTTONS], 1)
    )


def button(text: str, verb: str, *names: str) -> InlineKeyboardButton:
    """A button that asks for what a verb and the names after it say."""
    return InlineKeyboardButton(text, callback_data=":".join((_VERSION, verb, *names)))
