"""Which language people chose."""

from __future__ import annotations

from collections.abc import Callable

from sqlalchemy import select

from bot.state.tables import people
from bot.state.writes import Writes, replacing
from faq.reply import Language

__all__ = ["People"]

_CHOOSE = replacing(people, "language")


class People:
    """Which language people chose."""

    def __init__(self, writes: Writes, hashed: Callable[[int], bytes]) -> None:
        self._writes = writes
        self._hashed = hashed

    def language(self, user: int) -> Language | None:
        """Return the language that a person chose; None for none."""
        chosen = select(people.c.language).where(people.c.person == self._hashed(user))
        with self._writes.reading() as connection:
            language = connection.scalar(chosen)
        if language == "vi":
            return "vi"
        return "en" if language == "en" else None

    def set_language(self, user: int, language: Language) -> None:
        """Remember the language that a person chose."""
        row = {"person": self._hashed(user), "language": language}
        with self._writes.writing() as connection:
            connection.execute(_CHOOSE, row)
