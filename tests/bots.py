"""A bot at work on a local Bot API server, its engine a fake unless another is given."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from typing import cast

from bot_api_server import TOKEN, BotApiServer
from fakes import FakeLive

from bot.settings import Settings
from bot.state import State
from bot.telegram.dispatching import Dispatcher
from bot.telegram.handlers import Handlers
from bot.telegram.program import build_application
from bot.telegram.pulse import Pulse
from bot.telegram.running import build_poller
from faq import LiveEngine
from faq.phrases import load_phrases


@dataclass
class Clock:
    """A clock that a test sets."""

    now: float = 1_731_600_000

    def __call__(self) -> float:
        return self.now


def say(key: str, language: str = "vi", **values: object) -> str:
    """What the bot says under a key of its wording."""
    return load_phrases().say(f"telegram.{key}", language, **values)


def told(key: str, language: str = "vi", **values: object) -> str:
    """What both front ends say under a key of their wording."""
    return load_phrases().say(f"commands.{key}", language, **values)


@asynccontextmanager
async def bot_at_work(
    server: BotApiServer,
    state: State,
    live: LiveEngine | None = None,
    clock: Callable[[], float] | None = None,
    settings: Settings | None = None,
) -> AsyncIterator[Dispatcher]:
    """Let a bot poll the server; settings without the server's address are given it."""
    live = live or cast("LiveEngine", FakeLive())
    settings = replace(settings or Settings(), api_url=server.url)
    handlers = Handlers(live, load_phrases(), state, settings, clock or Clock())
    application = build_application(handlers, settings, TOKEN)
    stop = asyncio.Event()
    await application.initialize()
    dispatcher = Dispatcher(application, state.inbox)
    dispatcher.resume()
    polling = asyncio.create_task(build_poller(application, dispatcher, Pulse()).run(stop))
    with state.writes.gathered(asyncio.get_running_loop().call_soon):
        try:
            yield dispatcher
        finally:
            stop.set()
            await polling
            await application.shutdown()
