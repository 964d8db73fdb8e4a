"""Which language people chose."""

from __future__ import annotations

from collections.abc import Callable

from bot.recent import Recent
from bot.state.writes import Writes
from faq.reply import Language

__all__ = ["People"]

_CHOOSE = "INSERT OR REPLACE INTO people VALUES (:person, :language)"
_CHOSEN = "SELECT language FROM people WHERE person = ?"


class People:
    """Which language people chose."""

    def __init__(self, writes: Writes, hashed: Callable[[int], bytes]) -> None:
        self._writes = writes
        self._hashed = hashed
        self._known: Recent[int, Language | None] = Recent()

    def language(self, user: int) -> Language | None:
        """Return the language that a person chose; None for none."""
        if user not in self._known:
            self._known[user] = self._read(user)
        return self._known[user]

    def _read(self, user: int) -> Language | None:
        found = self._writes.reading().execute(_CHOSEN, (self._hashed(user),)).fetchone()
        if found == ("vi",):
            return "vi"
        return "en" if found == ("en",) else None

    def set_language(self, user: int, language: Language) -> None:
        """Remember the language that a person chose."""
        row = {"person": self._hashed(user), "language": language}
        with self._writes.writing() as connection:
            connection.execute(_CHOOSE, row)
        self._known[user] = language

    def forget(self, user: int) -> None:
        """Forget what is held of a person in memory."""
        self._known.pop(user, None)
