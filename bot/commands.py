"""The commands that people may type, in Telegram and at a terminal: one table for all."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal, NamedTuple

from faq.phrases import Phrases
from faq.reply import Language

__all__ = ["Command", "Place", "commands_in", "describe"]

Place = Literal["private", "group", "admin", "console"]
"""Where a command is offered; "admin" is an administrator's private chat."""


class Command(NamedTuple):
    """Something that people may tell the program to do."""

    key: str
    """What its wording is filed under."""
    places: tuple[Place, ...]
    """Where it is offered."""
    names: tuple[tuple[Language, str], ...] = ()
    """What is typed after the slash, where that differs by language."""

    def name(self, language: Language) -> str:
        """What is typed after the slash."""
        return dict(self.names).get(language, self.key)


_TABLE = (
    Command("ask", ("private", "group", "admin"), (("vi", "hoi"), ("en", "ask"))),
    Command("topics", ("private", "group", "admin", "console")),
    Command("sources", ("private", "group", "admin", "console")),
    Command("chart", ("private", "group", "admin", "console")),
    Command("why", ("private", "group", "admin", "console")),
    Command("context", ("console",)),
    Command("related", ("console",)),
    Command("new", ("private", "group", "admin", "console")),
    Command("lang", ("private", "admin", "console")),
    Command("help", ("private", "admin", "console")),
    Command("about", ("private", "admin", "console")),
    Command("privacy", ("private", "admin", "console")),
    Command("forget", ("private", "admin")),
    Command("stats", ("admin", "console")),
    Command("unanswered", ("admin", "console")),
    Command("check", ("admin", "console")),
    Command("reload", ("admin", "console")),
    Command("quit", ("console",)),
)


def commands_in(place: Place) -> Iterator[Command]:
    """Yield the commands of a place, in the order to list them in."""
    return (command for command in _TABLE if place in command.places)


def describe(command: Command, phrases: Phrases, language: Language) -> str:
    """Say in a few words what a command does."""
    return phrases.say(f"commands.describe_{command.key}", language)
