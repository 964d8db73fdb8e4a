"""What people of all kinds asked in their own words, and what they must hear, or must not.

Each line was asked of the running program and went wrong.
"""

from __future__ import annotations

import pytest
from engines import ask_shipped


@pytest.mark.parametrize(
    ("question", "wanted"),
    [
        ("ai dự họp", "Nguyễn Văn Đệ"),
        ("Ai tham dự phiên họp vậy?", "Bùi Thanh An"),
        ("Who was at the meeting?", "Nguyễn Văn Đệ"),
        ("How many communes are new rural communes now?", "327"),
        ("How many new rural communes are there?", "327"),
    ],
)
def test_heard(question: str, wanted: str) -> None:
    reply = ask_shipped(question)
    assert reply.status == "answered"
    assert wanted in reply.text, reply.text


@pytest.mark.parametrize(
    "question",
    [
        "tôi bị công an xã đánh, phải làm sao?",
        "Tôi muốn làm sổ đỏ thì phải làm thế nào?",
        "I want a passport, what should I do?",
        "are you married?",
    ],
)
def test_no_sentence_of_an_article(question: str) -> None:
    assert not ask_shipped(question).citations
