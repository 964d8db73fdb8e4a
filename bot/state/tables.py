"""The tables as the newest migration leaves them.

People and chats are kept as hashes of their numbers, times as whole seconds since 1970.
"""

from __future__ import annotations

from sqlalchemy import (
    JSON,
    Boolean,
    Column,
    Float,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
    text,
)

__all__ = [
    "HEAD",
    "answers",
    "feedback",
    "metadata",
    "people",
    "presses",
    "questions",
    "secrets",
    "talks",
    "updates",
]

HEAD = "0005"
"""The newest migration: a file of this version is used as it is."""

metadata = MetaData()

secrets = Table(
    "secrets",
    metadata,
    Column("name", Text, primary_key=True),
    Column("value", LargeBinary, nullable=False),
)

people = Table(
    "people",
    metadata,
    Column("person", LargeBinary, primary_key=True),
    Column("language", Text, nullable=False),
)

talks = Table(
    "talks",
    metadata,
    Column("chat", LargeBinary, primary_key=True),
    Column("person", LargeBinary, primary_key=True),
    Column("topic", Integer, primary_key=True),
    Column("question", Text, nullable=False),
    Column("time", Integer, nullable=False),
    Index("talks_by_person", "person"),
    Index("talks_by_time", "time"),
)

questions = Table(
    "questions",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("time", Integer, nullable=False),
    Column("chat_type", Text, nullable=False),
    Column("language", Text, nullable=False),
    Column("intent", Text, nullable=False),
    Column("confidence", Float, nullable=False),
    Column("outcome", Text, nullable=False),
    Column("milliseconds", Float, nullable=False),
    Column("person", LargeBinary, nullable=False),
    Column("text", Text),
    Column("sentence", Text),
    Index("questions_by_time", "time"),
    Index("questions_by_person", "person"),
    Index("questions_by_sentence", "sentence", "time", "person"),
)

feedback = Table(
    "feedback",
    metadata,
    Column("person", LargeBinary, primary_key=True),
    Column("answer", Text, primary_key=True),
    Column("is_good", Boolean, nullable=False),
    Column("time", Integer, nullable=False),
)

answers = Table(
    "answers",
    metadata,
    Column("chat", LargeBinary, primary_key=True),
    Column("message", Integer, primary_key=True),
    Column("person", LargeBinary, nullable=False),
    Column("sent", JSON, nullable=False),
    Column("time", Integer, nullable=False),
    Index("answers_by_person", "person"),
    Index("answers_by_time", "time"),
)

presses = Table(
    "presses",
    metadata,
    Column("chat", LargeBinary, primary_key=True),
    Column("message", Integer, primary_key=True),
    Column("button", Text, primary_key=True),
    Column("person", LargeBinary, nullable=False),
    Column("time", Integer, nullable=False),
    Index("presses_by_person", "person"),
    Index("presses_by_time", "time"),
)

updates = Table(
    "updates",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("time", Integer, nullable=False),
    Column("tries", Integer, nullable=False),
    Column("body", Text),
    Index("updates_by_time", "time"),
    Index("updates_waiting", "number", sqlite_where=text("body IS NOT NULL")),
)
