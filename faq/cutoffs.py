"""What a clause has to score, 0 to 100, to answer a question."""

from __future__ import annotations

import math
from typing import Final

from faq.query import Query

__all__ = [
    "ALONE",
    "ANSWER",
    "COMPUTED",
    "KEYWORDS",
    "LEAD",
    "UNSURE",
    "least_unsure",
    "least_useful",
]

ANSWER: Final = {
    "count": 60.0, "money": 60.0, "share": 60.0, "figure": 60.0, "duration": 60.0, "list": 57.0,
    "person": 56.0, "post": 45.0, "moment": 58.0, "place": 62.0, "reason": 60.0, "purpose": 56.0,
    "choice": 52.0, "which": 54.0, "yesno": 60.0, "finding": 52.0, "statement": 58.0,
    "meaning": 38.0, "definition": 58.0, "summary": 0.0,
}  # fmt: skip
"""By the kind of answer wanted."""
ALONE: Final = {"reason": 48.0, "moment": 50.0}
"""The same for the only clause that comes near: few tell a cause, or a day."""
LEAD: Final = 8.0
"""So far behind it all others have to be."""
KEYWORDS: Final = 64.0
"""For what asks for no kind of answer: English words without a question find much by chance."""
UNSURE: Final = 12.0
"""So far below, the question is given back with suggestions."""
_OTHERS = 56.0
COMPUTED: Final = frozenset(
    {"difference", "rest", "per_period", "sum", "share_of", "times", "compare"}
)
"""Kinds of answer that no clause gives by itself."""


def least_unsure(wants: str) -> float:
    """What a clause has to score to be asked back about, by the kind of answer wanted."""
    return ANSWER.get(wants, _OTHERS) - UNSURE


def least_useful(query: Query) -> float:
    """What some clause has to score for a question not to be given up; infinite if none can."""
    if query.asks_most or query.wants == "choice":
        return 0.0  # One of several may be it that says little of the question.
    return math.inf if query.wants in COMPUTED else least_unsure(query.wants)
