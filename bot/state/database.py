"""The file of the bot's state: opened, private to the user, brought up to the newest version."""

from __future__ import annotations

import hashlib
import secrets
import sqlite3
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from bot.state.answers import Answers
from bot.state.feedback import Feedback
from bot.state.inbox import Inbox
from bot.state.migrations import VersionError, migrate
from bot.state.people import People
from bot.state.presses import Presses
from bot.state.questions import QuestionLog
from bot.state.talks import Talks
from bot.state.writes import Writes
from faq.errors import Fault, LoadError

__all__ = ["FILE", "Clock", "State", "open_state"]

FILE = "state.sqlite3"
"""Name of the file in the folder of the program's own state."""

Clock = Callable[[], float]
"""Gives the seconds since 1970."""

_PRAGMAS = (
    "busy_timeout = 5000",
    "journal_mode = WAL",
    # What was committed outlives the program's death; only one of the whole machine may take some.
    "synchronous = NORMAL",
    # What is deleted is overwritten: forgotten means gone from the disk.
    "secure_delete = ON",
)
_SALT_BYTES = 16
_HASH_BYTES = 16


@dataclass(frozen=True, slots=True)
class State:
    """What the bot remembers; each part knows its own tables."""

    people: People
    """Languages that people chose."""
    talks: Talks
    """The last question of each conversation."""
    answers: Answers
    """Which messages were answered with which."""
    presses: Presses
    """Which buttons did what they do once."""
    questions: QuestionLog
    """How questions were answered."""
    feedback: Feedback
    """What people thought of answers."""
    inbox: Inbox
    """Updates that wait for their answer."""
    writes: Writes = field(repr=False)
    """Gathers what they write; for parts of the state that are opened apart."""
    connection: sqlite3.Connection = field(repr=False)
    """The file, for the thread that opened it."""
    hashed: Callable[[int], bytes] = field(repr=False)
    """Hides the number of a person or a chat: the same number is always the same hash."""

    def forget(self, user: int) -> None:
        """Delete everything that is known of a person."""
        person = self.hashed(user)
        with self.writes.writing() as connection:
            for table in ("people", "talks", "answers", "presses", "questions", "feedback"):
                connection.execute(f"DELETE FROM {table} WHERE person = ?", (person,))
        self.people.forget(user)
        self.writes.wipe()

    def close(self) -> None:
        """Let go of the file."""
        self.writes.commit()
        self.connection.close()


def open_state(folder: Path, clock: Clock = time.time) -> State:
    """Open the state in a folder, made if it is missing, and migrate it.

    Args:
        folder: the folder of the program's own state.
        clock: what tells the time.

    Raises:
        LoadError: the file can't be made, read or migrated.

    """
    path = folder / FILE
    connection = None
    try:
        _make_private(path)
        connection = _connect(path)
        migrate(connection)
        state = _joined(connection, _Hash(_salt(connection)), clock)
        state.writes.commit()
    except OSError as error:
        fault = f"can't be written ({error.strerror})."
    except sqlite3.DatabaseError as error:
        fault = f"can't be used ({error}). Move it away, and the bot begins anew."
    except VersionError as error:
        fault = f"is of another version ({error})."
    else:
        return state
    if connection is not None:
        connection.close()
    raise LoadError([Fault(str(path), 0, fault)])


def _joined(connection: sqlite3.Connection, hashed: Callable[[int], bytes], clock: Clock) -> State:
    writes = Writes(connection, clock)
    return State(
        people=People(writes, hashed),
        talks=Talks(writes, hashed, clock),
        answers=Answers(writes, hashed, clock),
        presses=Presses(writes, hashed, clock),
        questions=QuestionLog(writes, hashed, clock),
        feedback=Feedback(writes, hashed, clock),
        inbox=Inbox(writes, clock),
        writes=writes,
        connection=connection,
        hashed=hashed,
    )


class _Hash:
    """Hides numbers behind a salt that never leaves the file."""

    def __init__(self, salt: bytes) -> None:
        self._salt = salt

    def __call__(self, number: int) -> bytes:
        """The hash of a number."""
        return hashlib.blake2b(
            str(number).encode(), key=self._salt, digest_size=_HASH_BYTES
        ).digest()


def _make_private(path: Path) -> None:
    """Make the file before SQLite does, which would let others read it."""
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    path.touch(mode=0o600)
    path.chmod(0o600)


def _connect(path: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(path)
    for pragma in _PRAGMAS:
        connection.execute(f"PRAGMA {pragma}")
    return connection


def _salt(connection: sqlite3.Connection) -> bytes:
    with connection:
        new = ("salt", secrets.token_bytes(_SALT_BYTES))
        connection.execute("INSERT OR IGNORE INTO secrets VALUES (?, ?)", new)
        found = connection.execute("SELECT value FROM secrets WHERE name = 'salt'").fetchone()
        return bytes(found[0])
