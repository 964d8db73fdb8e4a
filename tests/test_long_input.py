"""A hundred thousand characters, wherever somebody may send some: each is read in a moment.

A pattern that takes the square of the length, or worse, would take these tests hours.
"""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from engines import shipped
from telegram import Chat, Message, User

from bot.redaction import redact
from bot.telegram.addressing import question_in_text
from bot.telegram.html import LIMIT, plain, render_messages, utf16_length
from bot.telegram.keyboards import read_press
from bot.telegram.links import reference_in
from faq.query import MAX_CHARACTERS

LENGTH = 100_000
UNITS = (
    *("a", "A", "1", " ", "\n", "\t", ".", ",", "-", "/", ":", ";", "(", "“", "<", "&", "@", "_"),
    *(
        "ạ",
        "\u0301",
        "\u200b",
        "\u202e",
        "\ud800",
        "ﷺ",
        "👩\u200d",
        "1.",
        "1,",
        "1/",
        "a.",
        "A.",
        "- ",
    ),
    *(
        "Ab ",
        "a ",
        "1 ",
        "xã ",
        "và ",
        " và",
        "ngày 1",
        "năm 2024 ",
        "bao nhiêu ",
        "how many? ",
        "//:@",
    ),
    *("v1:q:", "12345:", "12345:aaaaaaaaaaaaaaaaaaaaaaaaaa", "/hoi ", "@hoidapbot ", "nhiều hơn "),
)
LONG = [pytest.param((unit * LENGTH)[:LENGTH], id=repr(unit)) for unit in UNITS]


BOT = User(123456789, "Hỏi đáp", is_bot=True, username="hoidapbot")


def message(text: str, chat: Chat) -> Message:
    sender = User(1001, "Lan", is_bot=False)
    return Message(1, datetime(2024, 11, 14, tzinfo=UTC), chat, from_user=sender, text=text)


@pytest.mark.parametrize("text", LONG)
def test_question(text: str) -> None:
    talk = shipped().conversation()
    reply = talk.ask(text)
    assert reply.question == text
    assert reply.text
    # What stands far behind makes no difference.
    assert shipped().ask(text[: 4 * MAX_CHARACTERS]).text == reply.text
    assert talk.ask("còn xã kiểu mẫu?").text


@pytest.mark.parametrize("text", LONG)
def test_message(text: str) -> None:
    question = question_in_text(message(text, Chat(1001, Chat.PRIVATE)), BOT)
    assert question is not None
    assert len(question) <= LENGTH
    assert question_in_text(message(text, Chat(-5, Chat.SUPERGROUP)), BOT) is None


@pytest.mark.parametrize("text", LONG)
def test_press_and_link(text: str) -> None:
    assert read_press(text) is None
    assert not reference_in(text)


@pytest.mark.parametrize("text", LONG)
def test_what_is_printed(text: str) -> None:
    assert all(utf16_length(one) <= 6 * LIMIT for one in render_messages(plain(text)))
    assert redact(text)
