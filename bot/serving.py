"""The command ``serve``, which holds on to nothing that only the other commands need.

What reads a command line in full would lie in memory for as long as the bot runs. So the plain
forms of ``serve`` are read here, as those of ``ask`` are in ``bot.asking``.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from bot.opening import open_live, open_settings, read_articles
from bot.sparing import without

if TYPE_CHECKING:
    from bot.settings import Settings
    from faq import LiveEngine

__all__ = ["Service", "load_bot", "read_service", "serve"]


class Service(NamedTuple):
    """How the bot is to be run."""

    articles: tuple[Path, ...]
    """The folders and files chosen; empty for the default ones."""
    webhook: str = ""
    """The address that Telegram sends updates to; empty for polling."""


def read_service(arguments: Sequence[str]) -> Service | None:
    """Read ``[--articles DIR]… serve [--webhook URL]``; None for all other command lines."""
    articles, rest = read_articles(arguments)
    if rest == ["serve"]:
        return Service(articles)
    if len(rest) == 3 and rest[:2] == ["serve", "--webhook"] and not rest[2].startswith("-"):
        return Service(articles, rest[2])
    return None


def serve(service: Service) -> int:
    """Run the bot; give the exit status."""
    run_bot = load_bot()
    return run_bot(open_live(service.articles), open_settings(), service.webhook)


def load_bot() -> Callable[[LiveEngine, Settings, str], int]:
    """Load the bot, without what Telegram's passports take, which it has nothing to do with."""
    with without("cryptography"):
        from bot.telegram.program import run_bot
    return run_bot
