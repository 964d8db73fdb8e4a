"""Which buttons did what they do once, so that a second press does not do it again."""

from __future__ import annotations

from collections.abc import Callable

from bot.state.writes import Writes

__all__ = ["Presses"]

_SECONDS = 48 * 60 * 60
"""A button pressed longer ago does it again."""

_REMEMBER = "INSERT OR REPLACE INTO presses VALUES (:chat, :message, :button, :person, :time)"
_DONE = "SELECT 1 FROM presses WHERE chat = ? AND message = ? AND button = ? AND time > ?"


class Presses:
    """Which buttons did what they do once."""

    def __init__(
        self, writes: Writes, hashed: Callable[[int], bytes], clock: Callable[[], float]
    ) -> None:
        self._writes = writes
        writes.delete_after(_SECONDS, "DELETE FROM presses WHERE time <= :before")
        self._hashed = hashed
        self._clock = clock

    def remember(self, chat: int, message: int, user: int, button: str) -> None:
        """Keep that a button has done what it does.

        Args:
            chat: Telegram's number of the chat; kept hashed.
            message: number of the message with the button.
            user: who pressed it; kept hashed.
            button: what it sends.

        """
        row = {
            "chat": self._hashed(chat),
            "message": message,
            "button": button,
            "person": self._hashed(user),
            "time": int(self._clock()),
        }
        self._writes.add(_REMEMBER, row)

    def is_done(self, chat: int, message: int, button: str) -> bool:
        """Whether a button did what it does in the last 48 hours."""
        which = (self._hashed(chat), message, button, self._clock() - _SECONDS)
        return self._writes.reading().execute(_DONE, which).fetchone() is not None

    def drop_chat(self, chat: int) -> None:
        """Forget what was pressed in a chat that the bot has left, or that got another number."""
        with self._writes.writing() as connection:
            connection.execute("DELETE FROM presses WHERE chat = ?", (self._hashed(chat),))
