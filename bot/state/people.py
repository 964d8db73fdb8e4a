"""Which language people chose."""

from __future__ import annotations

from collections.abc import Callable

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

    def language(self, user: int) -> Language | None:
        """Return the language that a person chose; None for none."""
        found = self._writes.reading().execute(_CHOSEN, (self._hashed(user),)).fetchone()
        if found == ("vi",):
            return "vi"
        return "en" if found == ("en",) else None

    def set_language(self, user: int, language: Language) -> None:
        """Remember the language that a person chose."""
        row = {"person": self._hashed(user), "language": language}
        with self._writes.writing() as connection:
            connection.execute(_CHOOSE, row)
