"""What people thought of answers: one vote a person and answer, which may be changed."""

from __future__ import annotations

from collections.abc import Callable

from sqlalchemy import func, select

from bot.state.tables import feedback
from bot.state.writes import Writes, replacing

__all__ = ["Feedback"]

_VOTE = replacing(feedback, "is_good", "time")


class Feedback:
    """What people thought of answers."""

    def __init__(
        self, writes: Writes, hashed: Callable[[int], bytes], clock: Callable[[], float]
    ) -> None:
        self._writes = writes
        self._hashed = hashed
        self._clock = clock

    def add(self, user: int, answer: str, is_good: bool) -> None:
        """Keep a person's opinion of an answer in place of an earlier one.

        Args:
            user: Telegram's number of the person.
            answer: what names the answer.
            is_good: whether it was liked.

        """
        row = {
            "person": self._hashed(user),
            "answer": answer,
            "is_good": is_good,
            "time": int(self._clock()),
        }
        with self._writes.writing() as connection:
            connection.execute(_VOTE, row)

    def counts(self) -> tuple[int, int]:
        """Count the votes: answers liked, answers disliked."""
        votes = select(feedback.c.is_good, func.count()).group_by(feedback.c.is_good)
        with self._writes.reading() as connection:
            found = {bool(is_good): count for is_good, count in connection.execute(votes)}
        return found.get(True, 0), found.get(False, 0)
