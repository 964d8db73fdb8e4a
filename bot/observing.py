"""What operators see of each answer: one line of the log, and figures for Prometheus."""

from __future__ import annotations

import logging

from prometheus_client import Counter, Histogram

from bot.state import Asked

__all__ = ["observe"]

_answers = Counter(
    "hoidap_answers", "Questions by how they were answered", ("chat", "language", "outcome")
)
_seconds = Histogram(
    "hoidap_answer_seconds",
    "How long finding an answer took",
    buckets=(0.001, 0.003, 0.01, 0.03, 0.1, 0.3, 1.0, 3.0),
)
_logger = logging.getLogger(__name__)


def observe(asked: Asked) -> None:
    """Log how a question was answered, and count it; neither names nor words of people."""
    _answers.labels(asked.chat_type, asked.language, asked.outcome).inc()
    _seconds.observe(asked.milliseconds / 1000)
    _logger.info(
        "answer chat=%s language=%s intent=%s confidence=%.0f outcome=%s ms=%.1f",
        asked.chat_type,
        asked.language,
        asked.intent or "-",
        asked.confidence,
        asked.outcome,
        asked.milliseconds,
    )
