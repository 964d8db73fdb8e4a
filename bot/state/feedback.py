"""What people thought of answers: one vote a person and answer, which may be changed."""

from __future__ import annotations

from collections.abc import Callable

from bot.state.writes import Writes

__all__ = ["Feedback"]

_VOTE = "INSERT OR REPLACE INTO feedback VALUES (:person, :answer, :is_good, :time)"
_VOTES = "SELECT is_good, count(*) FROM feedback GROUP BY is_good"


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
        found: dict[int, int] = dict(self._writes.reading().execute(_VOTES))
        return found.get(True, 0), found.get(False, 0)
