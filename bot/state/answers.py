"""Which messages the bot answered with which, so that an edited question edits its answer."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence

from bot.state.writes import Writes

__all__ = ["Answers"]

_SECONDS = 48 * 60 * 60
"""An older answer is not edited any more: a new one is easier to find."""

_REMEMBER = "INSERT OR REPLACE INTO answers VALUES (:chat, :message, :person, :sent, :time)"
_SENT = "SELECT sent FROM answers WHERE chat = ? AND message = ? AND time > ?"


class Answers:
    """Which messages the bot answered with which; their words are not kept."""

    def __init__(
        self, writes: Writes, hashed: Callable[[int], bytes], clock: Callable[[], float]
    ) -> None:
        self._writes = writes
        writes.delete_after(_SECONDS, "DELETE FROM answers WHERE time <= :before")
        self._hashed = hashed
        self._clock = clock

    def remember(self, chat: int, message: int, user: int, sent: Sequence[int]) -> None:
        """Keep the messages that answer a message.

        Args:
            chat: Telegram's number of the chat; kept hashed.
            message: number of the message that was answered.
            user: who wrote it; kept hashed.
            sent: numbers of the messages that answer it.

        """
        row = {
            "chat": self._hashed(chat),
            "message": message,
            "person": self._hashed(user),
            "sent": json.dumps(list(sent)),
            "time": int(self._clock()),
        }
        self._writes.add(_REMEMBER, row)

    def to(self, chat: int, message: int) -> tuple[int, ...]:
        """Return the numbers of the messages that answer a message; empty for none."""
        which = (self._hashed(chat), message, self._clock() - _SECONDS)
        found = self._writes.reading().execute(_SENT, which).fetchone()
        return tuple(json.loads(found[0])) if found else ()

    def drop_chat(self, chat: int) -> None:
        """Forget what was answered in a chat that the bot has left, or that got another number."""
        with self._writes.writing() as connection:
            connection.execute("DELETE FROM answers WHERE chat = ?", (self._hashed(chat),))
