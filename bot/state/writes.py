"""What is written into the state, gathered so that many writes share one transaction.

Each transaction costs more than what is written in it. While the bot answers, what was added within
one turn of its event loop is committed at the turn's end, all of it or nothing.
"""

from __future__ import annotations

import contextlib
import sqlite3
import time
from collections.abc import Callable, Iterator, Mapping
from typing import TypeAlias

__all__ = ["Later", "Row", "Writes"]

_LONGEST_SECONDS = 0.01
"""So long a write waits for others at most, while turns go on."""
_EVERY_SECONDS = 60.0
"""So often what is too old is deleted; the bot looks for updates more often than that."""

Later: TypeAlias = Callable[[Callable[[], None]], object]
"""Has something called soon, before whatever is asked for afterwards."""
Row: TypeAlias = Mapping[str, object]
"""The parameters of a statement, by name."""


class Writes:
    """What is to be written; without anything to gather for, it is written at once."""

    def __init__(self, connection: sqlite3.Connection, clock: Callable[[], float]) -> None:
        """Begin with nothing to write.

        Args:
            connection: the file.
            clock: gives the seconds since 1970, to tell what is old.

        """
        self._connection = connection
        self._clock = clock
        self._waiting: dict[str, list[Row]] = {}
        self._since = 0.0
        self._later: Later | None = None
        self._deleting: list[tuple[str, float]] = []
        self._deleted = 0.0

    @contextlib.contextmanager
    def gathered(self, later: Later) -> Iterator[None]:
        """Gather writes; at the end all are committed."""
        self._later = later
        try:
            yield
        finally:
            self._later = None
            self.commit()

    def delete_after(self, seconds: float, statement: str) -> None:
        """Have rows deleted, within a minute or so, when they are so old.

        Args:
            seconds: how old.
            statement: deletes those with a time up to ``:before``.

        """
        self._deleting.append((statement, seconds))

    def add(self, statement: str, row: Row) -> None:
        """Write a row, in the order of its statement's rows."""
        if not self._waiting:
            self._since = time.monotonic()
            if self._later:
                self._later(self.commit)
        self._waiting.setdefault(statement, []).append(row)
        if self._later is None or time.monotonic() - self._since > _LONGEST_SECONDS:
            self.commit()

    def commit(self) -> None:
        """Commit what waits, and delete what is too old; what fails waits for the next time."""
        is_due = abs(self._clock() - self._deleted) >= _EVERY_SECONDS
        if not self._waiting and not is_due:
            return
        with self._connection as connection:
            for statement, rows in self._waiting.items():
                connection.executemany(statement, rows)
            if is_due:
                self._delete(connection)
        self._waiting.clear()
        if is_due:
            self.wipe()

    def wipe(self) -> None:
        """Empty the log beside the file, so that what was deleted is gone from there too."""
        self._connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()

    def reading(self) -> sqlite3.Connection:
        """What reads what was written so far."""
        self.commit()
        return self._connection

    @contextlib.contextmanager
    def writing(self) -> Iterator[sqlite3.Connection]:
        """Write apart from the others, after them."""
        self.commit()
        with self._connection as connection:
            yield connection

    def _delete(self, connection: sqlite3.Connection) -> None:
        now = self._clock()
        for statement, seconds in self._deleting:
            connection.execute(statement, {"before": now - seconds})
        self._deleted = now
