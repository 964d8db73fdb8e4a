"""The file of the bot's state: opened, private to the user, brought up to the newest version."""

from __future__ import annotations

import hashlib
import secrets
import sqlite3
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from sqlalchemy import Engine, create_engine, event, insert, inspect, select, text
from sqlalchemy.engine import URL
from sqlalchemy.exc import DatabaseError

from bot.state import tables
from bot.state.answers import Answers
from bot.state.feedback import Feedback
from bot.state.inbox import Inbox
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
    engine: Engine = field(repr=False)
    """The connection pool."""
    hashed: Callable[[int], bytes] = field(repr=False)
    """Hides the number of a person or a chat: the same number is always the same hash."""

    def forget(self, user: int) -> None:
        """Delete everything that is known of a person."""
        person = self.hashed(user)
        kept = (
            *(tables.people, tables.talks, tables.answers),
            *(tables.presses, tables.questions, tables.feedback),
        )
        with self.writes.writing() as connection:
            for table in kept:
                connection.execute(table.delete().where(table.c.person == person))
        self.writes.wipe()

    def close(self) -> None:
        """Let go of the file."""
        self.writes.commit()
        self.engine.dispose()


def open_state(folder: Path, clock: Clock = time.time) -> State:
    """Open the state in a folder, made if it is missing, and migrate it.

    Args:
        folder: the folder of the program's own state.
        clock: what tells the time.

    Raises:
        LoadError: the file can't be made, read or migrated.

    """
    path = folder / FILE
    try:
        _make_private(path)
        engine = create_engine(
            URL.create("sqlite", database=str(path)),
            hide_parameters=True,  # What people write is no business of a log.
        )
        event.listen(engine, "connect", _prepare)
        _migrate(engine)
        state = _joined(engine, _Hash(_salt(engine)), clock)
        state.writes.commit()
    except OSError as error:
        raise _fault(path, f"can't be written ({error.strerror}).") from None
    except DatabaseError as error:
        fault = f"can't be used ({error.orig}). Move it away, and the bot begins anew."
        raise _fault(path, fault) from None
    return state


def _joined(engine: Engine, hashed: Callable[[int], bytes], clock: Clock) -> State:
    writes = Writes(engine, clock)
    return State(
        people=People(writes, hashed),
        talks=Talks(writes, hashed, clock),
        answers=Answers(writes, hashed, clock),
        presses=Presses(writes, hashed, clock),
        questions=QuestionLog(writes, hashed, clock),
        feedback=Feedback(writes, hashed, clock),
        inbox=Inbox(engine, writes, clock),
        writes=writes,
        engine=engine,
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


def _prepare(connection: sqlite3.Connection, _record: object) -> None:
    for pragma in _PRAGMAS:
        connection.execute(f"PRAGMA {pragma}")


def _migrate(engine: Engine) -> None:
    """Bring the file up to the newest version; loads the library for it only when needed."""
    if _version(engine) == tables.HEAD:
        return
    from alembic import command
    from alembic.config import Config
    from alembic.util import CommandError

    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations"))
    try:
        with engine.begin() as connection:
            config.attributes["connection"] = connection
            command.upgrade(config, tables.HEAD)
    except CommandError as error:
        raise _fault(Path(str(engine.url.database)), f"is of another version ({error}).") from None


def _version(engine: Engine) -> str:
    if not inspect(engine).has_table("alembic_version"):
        return ""
    with engine.connect() as connection:
        return str(connection.scalar(text("SELECT version_num FROM alembic_version")))


def _salt(engine: Engine) -> bytes:
    found = select(tables.secrets.c.value).where(tables.secrets.c.name == "salt")
    with engine.begin() as connection:
        new = {"name": "salt", "value": secrets.token_bytes(_SALT_BYTES)}
        connection.execute(insert(tables.secrets).prefix_with("OR IGNORE").values(new))
        return bytes(connection.execute(found).scalar_one())


def _fault(path: Path, message: str) -> LoadError:
    return LoadError([Fault(str(path), 0, message)])
