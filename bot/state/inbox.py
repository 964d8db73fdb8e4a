"""The inbox: every update that Telegram handed over, kept until its answer is out.

Telegram is told that an update was received only once it stands here. The words of an update are
deleted when it is answered; its number is remembered for a day, so that it is not answered again.
"""

from __future__ import annotations

import contextlib
import json
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any

from bot.state.writes import Writes

__all__ = ["Inbox", "UnkeptError"]

_SECONDS = 24 * 60 * 60
"""Telegram keeps an update no longer, so an older one can't come again."""
_MOST_TRIES = 100
"""So often an update is begun; one that ended the program each time is left alone. Many more than
it seems to take: whatever ends the program interrupts those that are answered at the time."""
_MOST_AT_ONCE = 500
_LARGEST_NUMBER = 2**62
_ADD = "INSERT INTO updates VALUES (:number, :time, :tries, :body)"
_BEGIN = "UPDATE updates SET tries = tries + 1 WHERE number = :number"
_DONE = "UPDATE updates SET body = NULL WHERE number = :number"
_GIVE_UP = "UPDATE updates SET body = NULL WHERE body IS NOT NULL AND tries >= ?"
_WAITING = "SELECT number FROM updates WHERE body IS NOT NULL ORDER BY number"
_BODY = "SELECT body FROM updates WHERE number = ? AND body IS NOT NULL"
_COUNT = "SELECT count(*) FROM updates WHERE body IS NOT NULL"
_OLD = "DELETE FROM updates WHERE time <= :before AND body IS NULL"


class UnkeptError(Exception):
    """Updates could not be kept, and must not be confirmed to Telegram."""


class Inbox:
    """Updates that wait for their answer, and the numbers of those that were answered."""

    def __init__(self, writes: Writes, clock: Callable[[], float]) -> None:
        self._writes = writes
        self._clock = clock
        writes.delete_after(_SECONDS, _OLD)

    def add(self, received: Iterable[Any]) -> tuple[dict[str, Any], ...]:
        """Keep updates, all in one transaction.

        Args:
            received: the updates as Telegram sent them; what has no number is passed over.

        Returns:
            Those that weren't known yet.

        Raises:
            UnkeptError: they can't be kept.

        """
        try:
            return self._add(received)
        except sqlite3.DatabaseError as error:
            raise UnkeptError(str(error)) from None

    def _add(self, received: Iterable[Any]) -> tuple[dict[str, Any], ...]:
        numbered = {one["update_id"]: one for one in received if _has_number(one)}
        if not numbered:
            self._writes.commit()
            return ()
        now = int(self._clock())
        with self._durable() as connection:
            known: set[int] = set()
            for some in _chunks(list(numbered)):
                same = f"SELECT number FROM updates WHERE number IN ({', '.join('?' * len(some))})"
                known.update(number for (number,) in connection.execute(same, some))
            new = {number: one for number, one in numbered.items() if number not in known}
            rows = (
                {"number": number, "time": now, "body": json.dumps(one), "tries": 0}
                for number, one in new.items()
            )
            connection.executemany(_ADD, rows)
        return tuple(new.values())

    @contextlib.contextmanager
    def _durable(self) -> Iterator[sqlite3.Connection]:
        """Begin a transaction that outlives even a power cut once it is committed."""
        connection = self._writes.reading()
        connection.execute("PRAGMA synchronous = FULL")
        try:
            with connection:
                yield connection
        finally:
            connection.execute("PRAGMA synchronous = NORMAL")

    def begin(self, number: int) -> None:
        """Remember that the answer to an update was begun, in case that this ends the program."""
        self._writes.add(_BEGIN, {"number": number})

    def done(self, number: int) -> None:
        """Remember that an update was answered, and no more of it."""
        self._writes.add(_DONE, {"number": number})

    def resume(self) -> Iterator[dict[str, Any]]:
        """Yield the updates that still wait for an answer, oldest first; for the start."""
        with self._writes.writing() as connection:
            connection.execute(_GIVE_UP, (_MOST_TRIES,))
            waiting = connection.execute(_WAITING).fetchall()
        for (number,) in waiting:
            if body := self.body(number):
                yield body

    def body(self, number: int) -> dict[str, Any] | None:
        """Return an update that waits for an answer; None when it waits no more."""
        found = self._writes.reading().execute(_BODY, (number,)).fetchone()
        return json.loads(found[0]) if found else None

    def waiting(self) -> int:
        """Count the updates that wait for an answer."""
        (count,) = self._writes.reading().execute(_COUNT).fetchone()
        return int(count)


def _has_number(one: Any) -> bool:
    number = one.get("update_id") if isinstance(one, dict) else None
    return type(number) is int and 0 <= number < _LARGEST_NUMBER


def _chunks(numbers: Sequence[int]) -> Iterable[Sequence[int]]:
    return (numbers[at : at + _MOST_AT_ONCE] for at in range(0, len(numbers), _MOST_AT_ONCE))
