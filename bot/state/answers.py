"""Which messages the bot answered with which, so that an edited question edits its answer."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from sqlalchemy import delete, select

from bot.state.tables import answers
from bot.state.writes import Writes, replacing

__all__ = ["Answers"]

_SECONDS = 48 * 60 * 60
"""An older answer is not edited any more: a new one is easier to find."""

_REMEMBER = replacing(answers, "person", "sent", "time")


class Answers:
    """Which messages the bot answered with which; their words are not kept."""

    def __init__(
        self, writes: Writes, hashed: Callable[[int], bytes], clock: Callable[[], float]
    ) -> None:
        self._writes = writes
        writes.delete_after(_SECONDS, answers.c.time)
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
            "sent": list(sent),
            "time": int(self._clock()),
        }
        self._writes.add(_REMEMBER, row)

    def to(self, chat: int, message: int) -> tuple[int, ...]:
        """Return the numbers of the messages that answer a message; empty for none."""
        found = select(answers.c.sent).where(
            answers.c.chat == self._hashed(chat),
            answers.c.message == message,
            answers.c.time > self._clock() - _SECONDS,
        )
        with self._writes.reading() as connection:
            return tuple(connection.scalar(found) or ())

    def drop_chat(self, chat: int) -> None:
        """Forget what was answered in a chat that the bot has left, or that got another number."""
        with self._writes.writing() as connection:
            connection.execute(delete(answers).where(answers.c.chat == self._hashed(chat)))
