"""Which buttons did what they do once, so that a second press does not do it again."""

from __future__ import annotations

from collections.abc import Callable

from sqlalchemy import delete, select

from bot.state.tables import presses
from bot.state.writes import Writes, replacing

__all__ = ["Presses"]

_SECONDS = 48 * 60 * 60
"""A button pressed longer ago does it again."""

_REMEMBER = replacing(presses, "person", "time")


class Presses:
    """Which buttons did what they do once."""

    def __init__(
        self, writes: Writes, hashed: Callable[[int], bytes], clock: Callable[[], float]
    ) -> None:
        self._writes = writes
        writes.delete_after(_SECONDS, presses.c.time)
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
        found = select(presses.c.time).where(
            presses.c.chat == self._hashed(chat),
            presses.c.message == message,
            presses.c.button == button,
            presses.c.time > self._clock() - _SECONDS,
        )
        with self._writes.reading() as connection:
            return connection.scalar(found) is not None

    def drop_chat(self, chat: int) -> None:
        """Forget what was pressed in a chat that the bot has left, or that got another number."""
        with self._writes.writing() as connection:
            connection.execute(delete(presses).where(presses.c.chat == self._hashed(chat)))
