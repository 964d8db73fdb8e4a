"""The Telegram bot as a program: how it is put together, starts and stops."""

from __future__ import annotations

import asyncio
import contextlib
import logging
import re
import signal
import sys
from collections.abc import Callable
from functools import partial
from typing import Any, TypeAlias

from telegram import LinkPreviewOptions, Message
from telegram.constants import ParseMode
from telegram.error import InvalidToken
from telegram.ext import (
    Application,
    ApplicationBuilder,
    CallbackQueryHandler,
    ChatMemberHandler,
    CommandHandler,
    Defaults,
    InlineQueryHandler,
    MessageHandler,
    filters,
)

from bot.charts import can_draw
from bot.folders import find_cache
from bot.redaction import guard_logging, log_redacted, redact
from bot.settings import Settings
from bot.state import open_state
from bot.telegram.addressing import is_from_person
from bot.telegram.authority import is_admin, is_admin_forwarding
from bot.telegram.connection import Connection
from bot.telegram.handlers import Handlers
from bot.telegram.pacing import Pacing
from bot.telegram.polling import SilenceError
from bot.telegram.profile import publish_profile
from bot.telegram.running import run
from bot.watching import log_change, watching
from faq import LiveEngine, LoadError
from faq.phrases import load_phrases

__all__ = ["build_application", "run_bot"]

EX_USAGE, EX_UNAVAILABLE, EX_CONFIG = 2, 69, 78
"""Exit statuses: no usable token or address; the Bot API is out of reach; it refuses the token."""

Bot: TypeAlias = Application[Any, Any, Any, Any, Any, Any]


def run_bot(live: LiveEngine, settings: Settings, webhook: str = "") -> int:
    """Run the bot until SIGTERM or SIGINT; say faults on standard error; return the status.

    Args:
        live: answers questions.
        settings: the environment.
        webhook: the address that Telegram sends updates to; empty for polling.

    """
    guard_logging()
    logging.getLogger("matplotlib").setLevel(logging.WARNING)  # It tells of each of its steps.
    if webhook and not re.fullmatch(r"https?://[^/?#\s]+[^?#\s]*", webhook):
        wanted = 'Wanted: an address such as "https://bot.example.org/hook".'
        return _fail(f'--webhook: has the value "{webhook}". {wanted}', EX_USAGE)
    try:
        token = settings.token()
    except LoadError as error:
        return _fail(str(error), EX_USAGE)
    try:
        return asyncio.run(_serve(live, settings, token, webhook))
    except LoadError as error:  # Of the state.
        return _fail(str(error), EX_CONFIG)
    except SilenceError:
        message = f"The Bot API at {settings.api_url} has been out of reach for too long."
        return _fail(message, EX_UNAVAILABLE)
    except OSError as error:
        return _fail(f"An address can't be listened at: {error}.", EX_CONFIG)
    except InvalidToken:
        message = f"The Bot API at {settings.api_url} refuses the bot's token. "
        return _fail(message + "Wanted: a current token from @BotFather.", EX_CONFIG)


async def _serve(live: LiveEngine, settings: Settings, token: str, webhook: str) -> int:
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    loop.set_exception_handler(log_redacted)
    for number in (signal.SIGTERM, signal.SIGINT):
        with contextlib.suppress(NotImplementedError):  # Windows
            loop.add_signal_handler(number, stop.set)
    phrases = load_phrases(find_cache())
    with contextlib.closing(open_state(settings.data)) as state:
        application = build_application(Handlers(live, phrases, state, settings), settings, token)
        try:
            with watching(live, log_change), state.writes.gathered(loop.call_soon):
                greet = partial(publish_profile, application.bot, phrases, settings.admins)
                await run(application, state.inbox, settings, stop, webhook, greet)
        finally:
            await application.shutdown()
            await application.bot.shutdown()
    return 0


def build_application(handlers: Handlers, settings: Settings, token: str) -> Bot:
    """Join handlers, settings and token; the first handler that matches an update gets it."""
    connection = Connection(settings.api_url, settings.proxy)
    application = (
        ApplicationBuilder()
        .token(token)
        .base_url(f"{settings.api_url}/bot")
        .base_file_url(f"{settings.api_url}/file/bot")
        .defaults(
            Defaults(
                parse_mode=ParseMode.HTML,
                link_preview_options=LinkPreviewOptions(is_disabled=True),
                allow_sending_without_reply=True,
            )
        )
        .rate_limiter(Pacing())
        .request(connection)
        .get_updates_request(connection.another())
        .updater(None)
        .build()
    )
    person = _FromPerson()
    new = filters.UpdateType.MESSAGE & person
    new_or_edited = (filters.UpdateType.MESSAGE | filters.UpdateType.EDITED_MESSAGE) & person
    private = filters.ChatType.PRIVATE
    named = new & _NamesBot()
    admin = new & _FromAdmin(settings)
    forwarded = new & _FromAdmin(settings, is_admin_forwarding)
    commands, messages = handlers.commands, handlers.messages
    browsing, preferences = handlers.browsing, handlers.preferences
    for handler in (
        CommandHandler("start", commands.start, named),
        CommandHandler("help", commands.help, named),
        CommandHandler(["hoi", "ask"], commands.ask, new_or_edited),
        CommandHandler("topics", browsing.topics, new),
        CommandHandler("sources", browsing.sources, new),
        *((CommandHandler("chart", commands.chart, new),) if can_draw() else ()),
        CommandHandler("why", commands.why, new),
        CommandHandler("new", commands.new, new),
        CommandHandler("lang", preferences.lang, named),
        CommandHandler("about", commands.about, named),
        CommandHandler("privacy", preferences.privacy, named),
        CommandHandler("forget", preferences.forget, named),
        CommandHandler("stats", handlers.admin.stats, admin),
        CommandHandler("unanswered", handlers.admin.unanswered, admin),
        CommandHandler("check", handlers.admin.check, admin),
        CommandHandler("reload", handlers.admin.reload, admin),
        MessageHandler(new & private & filters.COMMAND, commands.unknown),
        MessageHandler(new_or_edited & filters.TEXT & ~filters.COMMAND, messages.text),
        MessageHandler(admin & filters.Document.ALL, handlers.receiving.document),
        MessageHandler(forwarded & filters.Document.ALL, handlers.receiving.forwarded),
        MessageHandler(filters.StatusUpdate.MIGRATE, handlers.groups.migration),
        MessageHandler(new & ~filters.TEXT & ~filters.StatusUpdate.ALL, messages.no_text),
        MessageHandler(filters.UpdateType.GUEST_MESSAGE, handlers.inline.guest),
        CallbackQueryHandler(handlers.buttons.press),
        InlineQueryHandler(handlers.inline.query),
        ChatMemberHandler(handlers.groups.membership, ChatMemberHandler.MY_CHAT_MEMBER),
    ):
        application.add_handler(handler)
    application.add_handler(MessageHandler(new_or_edited, handlers.lateness.check), group=-1)
    application.add_error_handler(handlers.error)
    return application


class _FromPerson(filters.MessageFilter):
    """Lets pass what a person wrote."""

    def filter(self, message: Message) -> bool:
        return is_from_person(message)


class _NamesBot(filters.MessageFilter):
    """Lets pass commands that any bot may have: in groups they must name the bot."""

    def filter(self, message: Message) -> bool:
        command = (message.text or "/").split()[0]
        return message.chat.type == message.chat.PRIVATE or "@" in command


class _FromAdmin(filters.MessageFilter):
    """Lets pass what an administrator wrote, or forwards, in their private chat with the bot."""

    def __init__(
        self, settings: Settings, is_theirs: Callable[[Message, Settings], bool] = is_admin
    ) -> None:
        super().__init__()
        self._settings = settings
        self._is_theirs = is_theirs

    def filter(self, message: Message) -> bool:
        return self._is_theirs(message, self._settings)


def _fail(message: str, status: int) -> int:
    sys.stderr.write(redact(f"hoidap: {message}\n"))
    return status
