"""What is written into the state, gathered so that many writes share one transaction.

Each transaction costs more than what is written in it. While the bot answers, what was added within
one turn of its event loop is committed at the turn's end, all of it or nothing.
"""

from __future__ import annotations

import contextlib
import time
from collections.abc import Callable, Iterator
from typing import Any, TypeAlias

from sqlalchemy import (
    Column,
    ColumnElement,
    Connection,
    Engine,
    Executable,
    Table,
    bindparam,
    delete,
)
from sqlalchemy.dialects.sqlite import insert

__all__ = ["Later", "Writes", "replacing"]

_LONGEST_SECONDS = 0.01
"""So long a write waits for others at most, while turns go on."""
_EVERY_SECONDS = 60.0
"""So often what is too old is deleted; the bot looks for updates more often than that."""

Later: TypeAlias = Callable[[Callable[[], None]], object]
"""Has something called soon, before whatever is asked for afterwards."""


def replacing(table: Table, *names: str) -> Executable:
    """What puts a row into a table; where its key is taken, some columns there get its values."""
    new = insert(table)
    return new.on_conflict_do_update(set_={name: new.excluded[name] for name in names})


class Writes:
    """What is to be written; without anything to gather for, it is written at once."""

    def __init__(self, engine: Engine, clock: Callable[[], float]) -> None:
        """Begin with nothing to write.

        Args:
            engine: the file.
            clock: gives the seconds since 1970, to tell what is old.

        """
        self._engine = engine
        self._clock = clock
        self._waiting: dict[Executable, list[dict[str, Any]]] = {}
        self._since = 0.0
        self._later: Later | None = None
        self._deleting: list[tuple[Executable, float]] = []
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

    def delete_after(
        self, seconds: float, written: Column[int], *conditions: ColumnElement[bool]
    ) -> None:
        """Have the rows of a table deleted, within a minute or so, when they are so old."""
        old = delete(written.table).where(written <= bindparam("before"), *conditions)
        self._deleting.append((old, seconds))

    def add(self, statement: Executable, row: dict[str, Any]) -> None:
        """Write a row, in the order of its statement's rows.

        Args:
            statement: what to do with a row, always the same object for the same doing.
            row: the statement's parameters.

        """
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
        with self._engine.begin() as connection:
            for statement, rows in self._waiting.items():
                connection.execute(statement, rows)
            if is_due:
                self._delete(connection)
        self._waiting.clear()
        if is_due:
            self.wipe()

    def wipe(self) -> None:
        """Empty the log beside the file, so that what was deleted is gone from there too."""
        with self._engine.connect() as connection:
            connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")

    @contextlib.contextmanager
    def reading(self) -> Iterator[Connection]:
        """Read what was written so far."""
        self.commit()
        with self._engine.connect() as connection:
            yield connection

    @contextlib.contextmanager
    def writing(self) -> Iterator[Connection]:
        """Write apart from the others, after them."""
        self.commit()
        with self._engine.begin() as connection:
            yield connection

    def _delete(self, connection: Connection) -> None:
        now = self._clock()
        for statement, seconds in self._deleting:
            connection.execute(statement, {"before": now - seconds})
        self._deleted = now
