"""What is asked for by the name of a measure, in English: "what price", "what is the share of"."""

from __future__ import annotations

from faq.regexes import late
from faq.text import fold

__all__ = ["measure_asked"]

_INTENTS = ("how_much_money", "share", "figure")
# What stands before a verb or "of" is asked for; "investment project" is no investment.
_WHAT_MEASURE = late(
    r"(?:what|which) (?:(?:is|are|was|were) )?(?:the |its |their )?(?:\w+ ){0,2}?"
    r"(?:(?P<how_much_money>prices?|costs?|investment|budget|revenue|turnover|income|salary|wages?|"
    r"fee|rent|capital|expenditure|profit)|(?P<share>rate|percentage|share|proportion)|"
    r"(?P<figure>output|area|length|yield|population|capacity|production))"
    r"(?: (?:of|in|for|at|to|do|does|did|is|are|was|were|will|has|have|had|must|per|from)\b|$|\?)"
)


def measure_asked(text: str) -> str:
    """The intent of a question that asks for a measure; empty if it asks for none."""
    asked = _WHAT_MEASURE.match(fold(text))
    return next(intent for intent in _INTENTS if asked[intent]) if asked else ""
