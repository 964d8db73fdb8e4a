"""The log of questions: how each was answered, and the words of those that were not.

It keeps no names, hashes instead of people's numbers, and nothing older than ``KEPT_DAYS``.
"""

from __future__ import annotations

from collections.abc import Callable
from statistics import quantiles
from typing import NamedTuple

from bot.state.writes import Writes
from faq.reply import Language

__all__ = ["KEPT_DAYS", "Asked", "QuestionLog", "Statistics", "Unanswered"]

KEPT_DAYS = 30
"""Days after which a line of the log is deleted."""

_DAY = 24 * 60 * 60
_FEWEST_ASKERS = 2
_ADD = """INSERT INTO questions (time, chat_type, language, intent, confidence, outcome,
        milliseconds, person, text, sentence)
    VALUES (:time, :chat_type, :language, :intent, :confidence, :outcome,
        :milliseconds, :person, :text, :sentence)"""
_UNANSWERED = """SELECT text, count(*) AS times, max(time) AS last FROM questions
    WHERE text IS NOT NULL GROUP BY lower(text) ORDER BY times DESC, last DESC LIMIT ?"""
_MOST_CITED = """SELECT sentence FROM questions WHERE sentence > '' AND time > ?
    GROUP BY sentence HAVING count(DISTINCT person) >= ?
    ORDER BY count(DISTINCT person) DESC, count(*) DESC, sentence LIMIT ?"""
_PEOPLE = "SELECT count(DISTINCT person) FROM questions WHERE time > ?"
_TOOK = "SELECT milliseconds FROM questions WHERE time > ? ORDER BY milliseconds"
_COUNTS = """SELECT {column}, count(*) FROM questions WHERE time > ?{condition}
    GROUP BY {column} ORDER BY count(*) DESC, {column}"""


class Asked(NamedTuple):
    """One question and how it was answered."""

    user: int
    """Telegram's number of who asked; kept hashed."""
    chat_type: str
    """"private", "group", "supergroup", or "inline"."""
    language: Language
    """The language it was asked in."""
    intent: str
    """Name of the intent; empty for none."""
    confidence: float
    """How sure the answer was, 0 to 100."""
    outcome: str
    """The reply's status, or "none_of_these" when no suggestion was meant."""
    milliseconds: float
    """How long finding the answer took."""
    text: str
    """Its words; kept only when it was not answered."""
    sentence: str = ""
    """Name of the first sentence that its answer cites, as ``reference_of`` gives it."""


class Unanswered(NamedTuple):
    """A question that got no answer."""

    text: str
    """Its words, as asked last."""
    times: int
    """How often it was asked, upper and lower case being the same."""
    last: int
    """When it was asked last: seconds since 1970."""


class Statistics(NamedTuple):
    """How questions of some days were answered."""

    asked: int
    """Questions."""
    people: int
    """How many people asked."""
    outcomes: dict[str, int]
    """Outcome → how many, the commonest first."""
    languages: dict[str, int]
    """Language → how many, the commonest first."""
    chat_types: dict[str, int]
    """Chat type → how many, the commonest first."""
    intents: dict[str, int]
    """Intent of those answered → how many, the commonest first."""
    median_ms: float
    """Half of the answers took no longer to find; 0 for none."""
    p99_ms: float
    """99 of 100 answers took no longer to find; 0 for none."""


class QuestionLog:
    """How questions were answered."""

    def __init__(
        self, writes: Writes, hashed: Callable[[int], bytes], clock: Callable[[], float]
    ) -> None:
        self._writes = writes
        writes.delete_after(KEPT_DAYS * _DAY, "DELETE FROM questions WHERE time <= :before")
        self._hashed = hashed
        self._clock = clock

    def add(self, asked: Asked) -> None:
        """Log a question."""
        row = {
            "time": int(self._clock()),
            "chat_type": asked.chat_type,
            "language": asked.language,
            "intent": asked.intent,
            "confidence": asked.confidence,
            "outcome": asked.outcome,
            "milliseconds": asked.milliseconds,
            "person": self._hashed(asked.user),
            "text": None if asked.outcome in ("answered", "smalltalk") else asked.text,
            "sentence": asked.sentence or None,
        }
        self._writes.add(_ADD, row)

    def unanswered(self, limit: int = 20) -> tuple[Unanswered, ...]:
        """Return questions without an answer, those asked most and last first."""
        found = self._writes.reading().execute(_UNANSWERED, (limit,))
        return tuple(map(Unanswered._make, found))

    def most_cited(self, limit: int = 10, days: int = KEPT_DAYS) -> tuple[str, ...]:
        """Return the names of the sentences that answered most people of late, most first.

        What only one person asked is left out: nobody is to see what somebody else asked.
        """
        which = (self._clock() - days * _DAY, _FEWEST_ASKERS, limit)
        return tuple(name for (name,) in self._writes.reading().execute(_MOST_CITED, which))

    def statistics(self, days: int = KEPT_DAYS) -> Statistics:
        """Count the questions of the last days."""
        since = (self._clock() - days * _DAY,)
        connection = self._writes.reading()

        def counts(column: str, condition: str = "") -> dict[str, int]:
            counted = _COUNTS.format(column=column, condition=condition)
            return dict(connection.execute(counted, since))

        outcomes = counts("outcome")
        (people,) = connection.execute(_PEOPLE, since).fetchone()
        took = [milliseconds for (milliseconds,) in connection.execute(_TOOK, since)]
        return Statistics(
            asked=sum(outcomes.values()),
            people=people,
            outcomes=outcomes,
            languages=counts("language"),
            chat_types=counts("chat_type"),
            intents=counts("intent", " AND outcome = 'answered'"),
            median_ms=_quantile(took, 50),
            p99_ms=_quantile(took, 99),
        )


def _quantile(values: list[float], percent: int) -> float:
    if len(values) < 2:
        return values[0] if values else 0.0
    return quantiles(values, n=100, method="inclusive")[percent - 1]
