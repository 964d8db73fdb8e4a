"""A question to be worded, in whatever language."""

from __future__ import annotations

from typing import Literal

from faq.asking.statements import without_time
from faq.facts import Clause
from faq.figures.model import Quantity
from faq.regexes import late
from faq.values import NamedTuple

__all__ = ["TRAILING_VERBS", "Draft", "Form", "label_of"]

Form = Literal[
    "figure",
    "post",
    "host",
    "guests",
    "moment",
    "reason",
    "members",
    "meaning",
    "state",
    "demand",
]

TRAILING_VERBS = late(
    r"(?:\s(?:đạt|có|là|được|còn|với|ước|cho|từ|khoảng|tăng|giảm|gồm|chiếm|thêm|lên|"
    r"chỉ))+$"
)
"""Verbs and prepositions that end the words before a figure."""
_MOST_SUBJECT_WORDS = 12


class Draft(NamedTuple):
    """A question to be worded."""

    clause: Clause
    """What it is about."""
    form: Form
    """What is asked for."""
    kind: str
    """The kind of fact, as in ``Fact.kind``."""
    subject: str
    """What the question is about, a few words as printed."""
    before: str
    """The statement up to what is asked for, without openings; may be empty."""
    after: str = ""
    """The statement after it, untrimmed; may be empty."""
    value: str = ""
    """What the answer must hold, as printed; empty for findings."""
    quantity: Quantity | None = None
    """The figure that is asked for, if it is one."""


def label_of(words: str) -> str:
    """What a question is about, a few words without the verbs before a figure."""
    kept = TRAILING_VERBS.sub("", f" {without_time(words)}").strip(" ,.;:()").split()
    return " ".join(kept[:_MOST_SUBJECT_WORDS]) + ("…" if len(kept) > _MOST_SUBJECT_WORDS else "")
