"""The last question of each conversation, so that follow-ups outlive a restart."""

from __future__ import annotations

from collections.abc import Callable

from sqlalchemy import ColumnElement, and_, delete, select, update

from bot.state.tables import talks
from bot.state.writes import Writes, replacing

__all__ = ["Place", "Talks"]

Place = tuple[int, int, int]
"""Whose conversation it is: chat, sender and forum topic (0 outside of topics)."""

_SECONDS = 24 * 60 * 60
"""A question asked longer ago is no part of the conversation any more."""

_REMEMBER = replacing(talks, "question", "time")


class Talks:
    """The last question of each conversation."""

    def __init__(
        self, writes: Writes, hashed: Callable[[int], bytes], clock: Callable[[], float]
    ) -> None:
        self._writes = writes
        writes.delete_after(_SECONDS, talks.c.time)
        self._hashed = hashed
        self._clock = clock

    def question(self, place: Place) -> str:
        """Return the last question asked in a conversation; empty for none."""
        found = select(talks.c.question).where(
            self._at(place), talks.c.time > self._clock() - _SECONDS
        )
        with self._writes.reading() as connection:
            return connection.scalar(found) or ""

    def remember(self, place: Place, question: str) -> None:
        """Keep a question as the last of its conversation."""
        chat, sender, topic = place
        row = {
            "chat": self._hashed(chat),
            "person": self._hashed(sender),
            "topic": topic,
            "question": question,
            "time": int(self._clock()),
        }
        self._writes.add(_REMEMBER, row)

    def forget(self, place: Place) -> None:
        """Begin a conversation anew."""
        with self._writes.writing() as connection:
            connection.execute(delete(talks).where(self._at(place)))

    def migrate(self, old_chat: int, new_chat: int) -> None:
        """Take the conversations along when a group gets another number."""
        with self._writes.writing() as connection:
            connection.execute(
                update(talks)
                .prefix_with("OR REPLACE")
                .where(talks.c.chat == self._hashed(old_chat))
                .values(chat=self._hashed(new_chat))
            )

    def drop_chat(self, chat: int) -> None:
        """Forget the conversations of a chat that the bot has left."""
        with self._writes.writing() as connection:
            connection.execute(delete(talks).where(talks.c.chat == self._hashed(chat)))

    def _at(self, place: Place) -> ColumnElement[bool]:
        chat, sender, topic = place
        return and_(
            talks.c.chat == self._hashed(chat),
            talks.c.person == self._hashed(sender),
            talks.c.topic == topic,
        )
