"""The bot at work: it reaches Telegram, takes updates by polling or webhook, and stops."""

from __future__ import annotations

import asyncio
import contextlib
import logging
import secrets
from collections.abc import AsyncIterator, Callable, Coroutine, Iterator
from typing import Any, TypeAlias
from urllib.parse import urlsplit

from prometheus_client import Gauge
from telegram.error import InvalidToken, TelegramError
from telegram.ext import Application
from tornado.httpserver import HTTPServer

from bot.settings import Settings
from bot.state import Inbox
from bot.telegram.connection import Connection
from bot.telegram.dispatching import Dispatcher
from bot.telegram.listening import listen_for_health, listen_for_updates
from bot.telegram.polling import (
    ALLOWED_UPDATES,
    Poller,
    Rivals,
    unless_stopped,
    wait_or_stop,
)
from bot.telegram.pulse import Pulse, notify

__all__ = ["build_poller", "run"]

_LONGEST_PAUSE = 30.0
"""Seconds between two tries to reach the Bot API at the start, at most."""
_CLOSING_SECONDS = 8.0
_LOOK_SECONDS = 20.0
"""How often a bot behind a webhook looks whether Telegram is there."""

Bot: TypeAlias = Application[Any, Any, Any, Any, Any, Any]
_waiting = Gauge("hoidap_waiting", "Updates that wait for an answer")
_logger = logging.getLogger(__name__)


async def run(
    application: Bot,
    inbox: Inbox,
    settings: Settings,
    stop: asyncio.Event,
    webhook: str = "",
    greet: Callable[[], Coroutine[Any, Any, None]] | None = None,
) -> None:
    """Take and answer updates until the stop.

    Args:
        application: the bot, not yet initialized.
        inbox: where updates wait.
        settings: addresses and proxy.
        stop: ends it.
        webhook: the address that Telegram sends updates to; empty for polling.
        greet: is called once, when Telegram has been reached; nothing waits for it.

    Raises:
        InvalidToken: Telegram doesn't know the token.
        SilenceError: Telegram was out of reach for too long.
        OSError: an address can't be listened at.

    """
    pulse = Pulse()
    with _health(settings, pulse, inbox.waiting):
        if not await _reach(application, settings, stop, is_polling=not webhook):
            return
        _logger.info("@%s is listening", application.bot.username)
        notify("READY=1")
        dispatcher = Dispatcher(application, inbox)
        dispatcher.resume()
        async with _beside(greet):
            if webhook:
                await _serve_webhook(application, dispatcher, settings, stop, webhook, pulse)
            else:
                await build_poller(application, dispatcher, pulse).run(stop)
        notify("STOPPING=1")


def build_poller(application: Bot, dispatcher: Dispatcher, pulse: Pulse) -> Poller:
    """Join what polling takes; it has a connection of its own."""
    connection = application.bot.request
    assert isinstance(connection, Connection)
    return Poller(application.bot.base_url, connection.another, dispatcher, alive=pulse.beat)


@contextlib.asynccontextmanager
async def _beside(work: Callable[[], Coroutine[Any, Any, None]] | None) -> AsyncIterator[None]:
    """Do some work beside other; at the end it is given up."""
    working = asyncio.create_task(work()) if work else None
    try:
        yield
    finally:
        if working:
            working.cancel()
            await asyncio.gather(working, return_exceptions=True)


async def _reach(
    application: Bot, settings: Settings, stop: asyncio.Event, *, is_polling: bool
) -> bool:
    """Wait until the Bot API answers and no webhook is in the way; False when the stop came."""
    pause = 0.5
    while not stop.is_set():
        try:
            await unless_stopped(stop, application.initialize())
            if is_polling:
                await unless_stopped(stop, application.bot.delete_webhook())
        except InvalidToken:
            raise
        except TelegramError as error:
            form = "The Bot API at %s can't be reached: %.200s; trying again in %.0f s"
            _logger.warning(form, settings.api_url, error, pause)
            await wait_or_stop(stop, pause)
            pause = min(2 * pause, _LONGEST_PAUSE)
        else:
            break
    return not stop.is_set()


async def _serve_webhook(
    application: Bot,
    dispatcher: Dispatcher,
    settings: Settings,
    stop: asyncio.Event,
    url: str,
    pulse: Pulse,
) -> None:
    """Take updates from a webhook; Telegram keeps those that come while nobody listens."""
    secret = secrets.token_urlsafe(32)
    path = urlsplit(url).path or "/"
    server = listen_for_updates(settings.webhook_listen, path, secret, dispatcher, pulse)
    look = _Look(application, url, secret)
    try:
        while not stop.is_set():
            try:
                await look.look()
                pulse.beat(True)
                dispatcher.take(())  # What is old is deleted, though nobody may be asking.
            except InvalidToken:
                raise
            except TelegramError as error:
                pulse.beat(False)
                _logger.warning("Telegram can't be reached: %.200s", error)
            await wait_or_stop(stop, _LOOK_SECONDS)
    finally:
        server.stop()
        await dispatcher.close(_CLOSING_SECONDS)
        await server.close_all_connections()


class _Look:
    """Sees to it that Telegram knows the webhook, and tells what it complains of."""

    def __init__(self, application: Bot, url: str, secret: str) -> None:
        self._bot = application.bot
        self._url = url
        self._secret = secret
        self._is_set = False
        self._rivals = Rivals()
        self._failed: object = None

    async def look(self) -> None:
        """Set the webhook where it isn't set, or another program has set or removed it."""
        known = await self._bot.get_webhook_info()
        failed, self._failed = self._failed, known.last_error_date
        if self._is_set and known.url == self._url:
            if self._failed != failed:
                _logger.warning("Telegram can't hand over updates: %s", known.last_error_message)
            return
        if self._is_set:
            self._rivals.tell("sets or removes the webhook")
        await self._bot.set_webhook(
            self._url, secret_token=self._secret, allowed_updates=ALLOWED_UPDATES
        )
        self._is_set = True


@contextlib.contextmanager
def _health(settings: Settings, pulse: Pulse, waiting: Callable[[], int]) -> Iterator[None]:
    """Answer questions about the bot's health, where an address is set for it."""
    server: HTTPServer | None = None
    if settings.health_listen:
        _waiting.set_function(waiting)
        server = listen_for_health(settings.health_listen, pulse, waiting)
    try:
        yield
    finally:
        if server:
            server.stop()
