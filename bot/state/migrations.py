"""How a state file of any version becomes one of the newest.

The version stands in a table with the name that the library gave it which kept it first. A
migration that was released is never changed. People and chats are kept as hashes of their numbers,
times as whole seconds since 1970.
"""

from __future__ import annotations

import sqlite3

__all__ = ["VersionError", "migrate"]

_STATEMENTS = {
    # Languages chosen, last questions, the log of questions, and feedback.
    "0001": (
        "CREATE TABLE secrets (name TEXT NOT NULL, value BLOB NOT NULL, PRIMARY KEY (name))",
        "CREATE TABLE people (person BLOB NOT NULL, language TEXT NOT NULL, PRIMARY KEY (person))",
        """CREATE TABLE talks (
            chat BLOB NOT NULL, person BLOB NOT NULL, topic INTEGER NOT NULL,
            question TEXT NOT NULL, time INTEGER NOT NULL, PRIMARY KEY (chat, person, topic))""",
        "CREATE INDEX talks_by_person ON talks (person)",
        "CREATE INDEX talks_by_time ON talks (time)",
        """CREATE TABLE questions (
            id INTEGER NOT NULL, time INTEGER NOT NULL, chat_type TEXT NOT NULL,
            language TEXT NOT NULL, intent TEXT NOT NULL, confidence FLOAT NOT NULL,
            outcome TEXT NOT NULL, milliseconds FLOAT NOT NULL, person BLOB NOT NULL, text TEXT,
            PRIMARY KEY (id))""",
        "CREATE INDEX questions_by_time ON questions (time)",
        "CREATE INDEX questions_by_person ON questions (person)",
        """CREATE TABLE feedback (
            person BLOB NOT NULL, answer TEXT NOT NULL, is_good BOOLEAN NOT NULL,
            time INTEGER NOT NULL, PRIMARY KEY (person, answer))""",
    ),
    # Updates that wait for their answer.
    "0002": (
        """CREATE TABLE updates (
            number INTEGER NOT NULL, time INTEGER NOT NULL, tries INTEGER NOT NULL, body TEXT,
            PRIMARY KEY (number))""",
        "CREATE INDEX updates_by_time ON updates (time)",
        "CREATE INDEX updates_waiting ON updates (number) WHERE body IS NOT NULL",
    ),
    # Which messages answer which, so that an edited question edits its answer.
    "0003": (
        """CREATE TABLE answers (
            chat BLOB NOT NULL, message INTEGER NOT NULL, person BLOB NOT NULL,
            sent JSON NOT NULL, time INTEGER NOT NULL, PRIMARY KEY (chat, message))""",
        "CREATE INDEX answers_by_person ON answers (person)",
        "CREATE INDEX answers_by_time ON answers (time)",
    ),
    # Which sentence answered a question, so that what is asked most can be offered.
    "0004": (
        "ALTER TABLE questions ADD COLUMN sentence TEXT",
        "CREATE INDEX questions_by_sentence ON questions (sentence, time, person)",
    ),
    # Which buttons did what they do once, so that a second press does not do it again.
    "0005": (
        """CREATE TABLE presses (
            chat BLOB NOT NULL, message INTEGER NOT NULL, button TEXT NOT NULL,
            person BLOB NOT NULL, time INTEGER NOT NULL, PRIMARY KEY (chat, message, button))""",
        "CREATE INDEX presses_by_person ON presses (person)",
        "CREATE INDEX presses_by_time ON presses (time)",
    ),
}
_VERSION = """CREATE TABLE IF NOT EXISTS alembic_version (
    version_num VARCHAR(32) NOT NULL, CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num))"""
_NONE = "0000"
_NEWEST = max(_STATEMENTS)


class VersionError(Exception):
    """A file of a version that isn't known."""


def migrate(connection: sqlite3.Connection) -> None:
    """Bring a file up to the newest version, wholly or not at all.

    Raises:
        VersionError: it is of a later one.
        sqlite3.DatabaseError: it can't be read or written.

    """
    if _version(connection) == _NEWEST:
        return
    connection.execute("BEGIN IMMEDIATE")
    with connection:
        version = _version(connection)  # Once more: another program may have been at it.
        if version > _NONE and version not in _STATEMENTS:
            raise VersionError(f"{version}, this program's is {_NEWEST}")
        for number, statements in _STATEMENTS.items():
            if number > version:
                for statement in statements:
                    connection.execute(statement)
        connection.execute(_VERSION)
        connection.execute("DELETE FROM alembic_version")
        connection.execute("INSERT INTO alembic_version VALUES (?)", (_NEWEST,))


def _version(connection: sqlite3.Connection) -> str:
    named = "SELECT 1 FROM sqlite_master WHERE name = 'alembic_version'"
    if connection.execute(named).fetchone() is None:
        return _NONE
    found = connection.execute("SELECT version_num FROM alembic_version").fetchone()
    return str(found[0]) if found else _NONE
