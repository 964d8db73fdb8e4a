"""The inbox: every update that Telegram handed over, kept until its answer is out.

Telegram is told that an update was received only once it stands here. The words of an update are
deleted when it is answered; its number is remembered for a day, so that it is not answered again.
"""

from __future__ import annotations

import contextlib
import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any

from sqlalchemy import Connection, Engine, bindparam, func, insert, select, update
from sqlalchemy.exc import DatabaseError

from bot.state.tables import updates
from bot.state.writes import Writes

__all__ = ["Inbox", "UnkeptError"]

_SECONDS = 24 * 60 * 60
"""Telegram keeps an update no longer, so an older one can't come again."""
_MOST_TRIES = 100
"""So often an update is begun; one that ended the program each time is left alone. Many more than
it seems to take: whatever ends the program interrupts those that are answered at the time."""
_MOST_AT_ONCE = 500
_LARGEST_NUMBER = 2**62
_ONE = update(updates).where(updates.c.number == bindparam("one"))
_BEGIN = _ONE.values(tries=updates.c.tries + 1)
_DONE = _ONE.values(body=None)
_BODY = select(updates.c.body).where(updates.c.number == bindparam("one"))


class UnkeptError(Exception):
    """Updates could not be kept, and must not be confirmed to Telegram."""


class Inbox:
    """Updates that wait for their answer, and the numbers of those that were answered."""

    def __init__(self, engine: Engine, writes: Writes, clock: Callable[[], float]) -> None:
        self._engine = engine
        self._writes = writes
        self._clock = clock
        writes.delete_after(_SECONDS, updates.c.time, updates.c.body.is_(None))

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
        except DatabaseError as error:
            raise UnkeptError(str(error.orig)) from None

    def _add(self, received: Iterable[Any]) -> tuple[dict[str, Any], ...]:
        self._writes.commit()
        numbered = {one["update_id"]: one for one in received if _has_number(one)}
        if not numbered:
            return ()
        now = int(self._clock())
        with self._durable() as connection:
            known: set[int] = set()
            for some in _chunks(list(numbered)):
                same = select(updates.c.number).where(updates.c.number.in_(some))
                known.update(connection.scalars(same))
            new = {number: one for number, one in numbered.items() if number not in known}
            if new:
                rows = [
                    {"number": number, "time": now, "body": json.dumps(one), "tries": 0}
                    for number, one in new.items()
                ]
                connection.execute(insert(updates), rows)
        return tuple(new.values())

    @contextlib.contextmanager
    def _durable(self) -> Iterator[Connection]:
        """Begin a transaction that outlives even a power cut once it is committed."""
        with self._engine.connect() as connection:
            connection.exec_driver_sql("PRAGMA synchronous = FULL")
            try:
                yield connection
                connection.commit()
            finally:
                connection.rollback()
                connection.exec_driver_sql("PRAGMA synchronous = NORMAL")

    def begin(self, number: int) -> None:
        """Remember that the answer to an update was begun, in case that this ends the program."""
        self._writes.add(_BEGIN, {"one": number})

    def done(self, number: int) -> None:
        """Remember that an update was answered, and no more of it."""
        self._writes.add(_DONE, {"one": number})

    def resume(self) -> Iterator[dict[str, Any]]:
        """Yield the updates that still wait for an answer, oldest first; for the start."""
        waiting = updates.c.body.is_not(None)
        with self._writes.writing() as connection:
            tried = waiting & (updates.c.tries >= _MOST_TRIES)
            connection.execute(update(updates).where(tried).values(body=None))
            numbers = connection.scalars(
                select(updates.c.number).where(waiting).order_by(updates.c.number)
            ).all()
        for number in numbers:
            if body := self.body(number):
                yield body

    def body(self, number: int) -> dict[str, Any] | None:
        """Return an update that waits for an answer; None when it waits no more."""
        with self._writes.reading() as connection:
            body = connection.scalar(_BODY, {"one": number})
        return json.loads(body) if body else None

    def waiting(self) -> int:
        """Count the updates that wait for an answer."""
        found = select(func.count()).where(updates.c.body.is_not(None))
        with self._writes.reading() as connection:
            return connection.scalar(found) or 0


def _has_number(one: Any) -> bool:
    number = one.get("update_id") if isinstance(one, dict) else None
    return type(number) is int and 0 <= number < _LARGEST_NUMBER


def _chunks(numbers: Sequence[int]) -> Iterable[Sequence[int]]:
    return (numbers[at : at + _MOST_AT_ONCE] for at in range(0, len(numbers), _MOST_AT_ONCE))
