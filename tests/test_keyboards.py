"""What buttons send: short, of a version, and nothing that anybody could make up passes."""

from __future__ import annotations

import pytest
from fakes import MARK, SENTENCES
from hypothesis import given
from hypothesis import strategies as st

from bot.telegram.budget import GroupBudget
from bot.telegram.keyboards import answer_keyboard, choice_keyboard, read_press
from faq.phrases import load_phrases
from faq.reply import Citation, Reply

PHRASES = load_phrases()


@given(st.text())
def test_buttons_send_what_is_read_again_and_fits(question: str) -> None:
    reply = Reply(question, "answered", "en", "327", 93, "", (Citation(SENTENCES[1], (MARK,)),))
    keyboards = (
        answer_keyboard(reply, PHRASES, reply.citations[0]),
        choice_keyboard((question,), PHRASES, "vi"),
    )
    buttons = [
        button for keys in keyboards if keys for row in keys.inline_keyboard for button in row
    ]
    assert [read_press(str(button.callback_data)).verb for button in buttons] == [*"crdgbqn"]  # type: ignore[union-attr]
    assert all(len(str(button.callback_data).encode()) <= 64 for button in buttons)


@given(st.text(max_size=64))
def test_anything_may_be_sent(text: str) -> None:
    read_press(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "v1:q:",
        "v1:x:0123456789abcdef",
        "v1:a:x:0123456789abcdef",
        "v1:f:y",
        "v1:l:fr",
        "v1:s:vi:١",
        "v1:t:vi:1:1",
        "v1:u:vi:0123456789abcdef:12345",
        "v0:q:0123456789abcdef",
        "v1:q:0123456789abcdeF",
        "v1:q:0123456789abcdef:vi",
        "v1:c:0123456789abcdef:fr",
        "v1:r:0123456789abcdef:vi:-1",
        "v1:r:0123456789abcdef:vi:٣",
        "v1:n:vi\n",
        "v1:d:0123456789abcdef:vi:1",
    ],
)
def test_what_is_none_of_ours(text: str) -> None:
    assert read_press(text) is None


def test_fifteen_a_minute_one_warning_then_silence() -> None:
    now = [0.0]
    budget = GroupBudget(lambda: now[0])
    assert [budget.take(1) for _ in range(18)] == ["speak"] * 15 + ["warn", "hush", "hush"]
    assert budget.take(2) == "speak"
    now[0] = 59.9
    assert budget.take(1) == "hush"
    now[0] = 60.0
    assert [budget.take(1) for _ in range(17)] == ["speak"] * 15 + ["warn", "hush"]
