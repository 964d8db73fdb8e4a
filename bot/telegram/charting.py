"""Charts in Telegram: where there is one to an answer, and how it is drawn beside other work."""

from __future__ import annotations

import asyncio

from bot.charts import can_draw, draw_series, source_of
from faq import Citation, Engine, Reply
from faq.documents.articles import Sentence
from faq.phrases import Phrases
from faq.reply import Language

__all__ = ["chart_of", "charted", "reply_about"]

_LONGEST_CAPTION = 1000


def charted(engine: Engine, reply: Reply) -> Citation | None:
    """Find the figure of an answer that others belong together with: its sentence, one mark.

    None when there is nothing to draw, or nothing to draw with.
    """
    if not can_draw() or not engine.has_series(reply):
        return None
    for citation in reply.citations:
        for mark in citation.marks:
            alone = citation._replace(marks=(mark,))
            if engine.has_series(reply._replace(citations=(alone,))):
                return alone
    return None


def reply_about(sentence: Sentence, start: int, end: int, language: Language) -> Reply:
    """Return the answer that a button of ``charted`` stands for, as far as a chart needs it."""
    return Reply("", "answered", language, "", 0.0, "", (Citation(sentence, ((start, end),)),))


async def chart_of(engine: Engine, reply: Reply, phrases: Phrases) -> tuple[bytes, str] | None:
    """Draw the figures that belong together with an answer's: the picture, and its caption."""
    series = engine.series(reply) if can_draw() else None
    if series is None:
        return None
    caption = f"{series.title}\n{source_of(series, phrases)}"
    return await asyncio.to_thread(draw_series, series, phrases), caption[:_LONGEST_CAPTION]
