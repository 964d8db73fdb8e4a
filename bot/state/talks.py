"""The last question of each conversation, so that follow-ups outlive a restart."""

from __future__ import annotations

from collections.abc import Callable

from sqlalchemy import ColumnElement, Engine, and_, delete, select, update
from sqlalchemy.dialects.sqlite import insert

from bot.state.tables import talks

__all__ = ["Place", "Talks"]

Place = tuple[int, int, int]
"""Whose conversation it is: chat, sender and forum topic (0 outside of topics)."""

_SECONDS = 24 * 60 * 60
"""A question asked longer ago is no part of the conversation any more."""


class Talks:
    """The last question of each conversation."""

    def __init__(
        self, engine: Engine, hashed: Callable[[int], bytes], clock: Callable[[], float]
    ) -> None:
        self._engine = engine
        self._hashed = hashed
        self._clock = clock

    def question(self, place: Place) -> str:
        """Return the last question asked in a conversation; empty for none."""
        found = select(talks.c.question).where(
            self._at(place), talks.c.time > self._clock() - _SECONDS
        )
        with self._engine.connect() as connection:
            return connection.scalar(found) or ""

    def remember(self, place: Place, question: str) -> None:
        """Keep a question as the last of its conversation."""
        chat, sender, topic = place
        now = int(self._clock())
        row = insert(talks).values(
            chat=self._hashed(chat),
            person=self._hashed(sender),
            topic=topic,
            question=question,
            time=now,
        )
        with self._engine.begin() as connection:
            connection.execute(row.on_conflict_do_update(set_={"question": question, "time": now}))
            connection.execute(delete(talks).where(talks.c.time <= now - _SECONDS))

    def forget(self, place: Place) -> None:
        """Begin a conversation anew."""
        with self._engine.begin() as connection:
            connection.execute(delete(talks).where(self._at(place)))

    def migrate(self, old_chat: int, new_chat: int) -> None:
        """Take the conversations along when a group gets another number."""
        with self._engine.begin() as connection:
            connection.execute(
                update(talks)
                .prefix_with("OR REPLACE")
                .where(talks.c.chat == self._hashed(old_chat))
                .values(chat=self._hashed(new_chat))
            )

    def drop_chat(self, chat: int) -> None:
        """Forget the conversations of a chat that the bot has left."""
        with self._engine.begin() as connection:
            connection.execute(delete(talks).where(talks.c.chat == self._hashed(chat)))

    def _at(self, place: Place) -> ColumnElement[bool]:
        chat, sender, topic = place
        return and_(
            talks.c.chat == self._hashed(chat),
            talks.c.person == self._hashed(sender),
            talks.c.topic == topic,
        )
