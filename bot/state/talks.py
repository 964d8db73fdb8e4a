"""The last question of each conversation, so that follow-ups outlive a restart."""

from __future__ import annotations

from collections.abc import Callable

from bot.state.writes import Writes

__all__ = ["Place", "Talks"]

Place = tuple[int, int, int]
"""Whose conversation it is: chat, sender and forum topic (0 outside of topics)."""

_SECONDS = 24 * 60 * 60
"""A question asked longer ago is no part of the conversation any more."""

_REMEMBER = "INSERT OR REPLACE INTO talks VALUES (:chat, :person, :topic, :question, :time)"
_AT = "chat = ? AND person = ? AND topic = ?"
_LAST = f"SELECT question FROM talks WHERE {_AT} AND time > ?"
_FORGET = f"DELETE FROM talks WHERE {_AT}"


class Talks:
    """The last question of each conversation."""

    def __init__(
        self, writes: Writes, hashed: Callable[[int], bytes], clock: Callable[[], float]
    ) -> None:
        self._writes = writes
        writes.delete_after(_SECONDS, "DELETE FROM talks WHERE time <= :before")
        self._hashed = hashed
        self._clock = clock

    def question(self, place: Place) -> str:
        """Return the last question asked in a conversation; empty for none."""
        which = (*self._hidden(place), self._clock() - _SECONDS)
        found = self._writes.reading().execute(_LAST, which).fetchone()
        return found[0] if found else ""

    def remember(self, place: Place, question: str) -> None:
        """Keep a question as the last of its conversation."""
        chat, person, topic = self._hidden(place)
        row = {
            "chat": chat,
            "person": person,
            "topic": topic,
            "question": question,
            "time": int(self._clock()),
        }
        self._writes.add(_REMEMBER, row)

    def forget(self, place: Place) -> None:
        """Begin a conversation anew."""
        with self._writes.writing() as connection:
            connection.execute(_FORGET, self._hidden(place))

    def migrate(self, old_chat: int, new_chat: int) -> None:
        """Take the conversations along when a group gets another number."""
        chats = (self._hashed(new_chat), self._hashed(old_chat))
        with self._writes.writing() as connection:
            connection.execute("UPDATE OR REPLACE talks SET chat = ? WHERE chat = ?", chats)

    def drop_chat(self, chat: int) -> None:
        """Forget the conversations of a chat that the bot has left."""
        with self._writes.writing() as connection:
            connection.execute("DELETE FROM talks WHERE chat = ?", (self._hashed(chat),))

    def _hidden(self, place: Place) -> tuple[bytes, bytes, int]:
        chat, sender, topic = place
        return self._hashed(chat), self._hashed(sender), topic
