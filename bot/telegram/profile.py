"""What Telegram shows about the bot by itself: its descriptions and commands.

Its name is the one that was chosen at @BotFather.
"""

from __future__ import annotations

import logging
from collections.abc import Iterable

from telegram import (
    BotCommand,
    BotCommandScope,
    BotCommandScopeAllGroupChats,
    BotCommandScopeAllPrivateChats,
    BotCommandScopeChat,
)
from telegram.error import BadRequest, TelegramError
from telegram.ext import ExtBot

from bot.charts import can_draw
from bot.commands import Place, commands_in, describe
from faq.phrases import Phrases
from faq.reply import Language

__all__ = ["publish_profile", "publish_to_admin"]

# Vietnamese goes to everyone whose language has no list of its own.
_AUDIENCES: tuple[tuple[Language, str | None], ...] = (("vi", None), ("en", "en"))
_logger = logging.getLogger(__name__)


async def publish_profile(bot: ExtBot[None], phrases: Phrases, admins: Iterable[int] = ()) -> None:
    """Set the descriptions and commands that differ from what Telegram has.

    The bot answers without them, so a failure is logged and no more.
    """
    try:
        for language, code in _AUDIENCES:
            await _publish_texts(bot, phrases, language, code)
            await _publish_commands(
                bot, phrases, language, code, BotCommandScopeAllPrivateChats(), "private"
            )
            await _publish_commands(
                bot, phrases, language, code, BotCommandScopeAllGroupChats(), "group"
            )
        for admin in sorted(admins):
            await publish_to_admin(bot, phrases, admin)
    except TelegramError as error:
        _logger.warning("descriptions and commands could not be set: %s", error)
    else:
        _logger.info("descriptions and commands are set")


async def publish_to_admin(bot: ExtBot[None], phrases: Phrases, admin: int) -> None:
    """Set the commands in an administrator's chat with the bot, once there is one."""
    try:
        for language, code in _AUDIENCES:
            scope = BotCommandScopeChat(admin)
            await _publish_commands(bot, phrases, language, code, scope, "admin")
    except BadRequest as error:  # Telegram knows no chat with them before they begin one.
        _logger.info("the commands of an administrator are not set yet: %s", error)


async def _publish_commands(
    bot: ExtBot[None],
    phrases: Phrases,
    language: Language,
    code: str | None,
    scope: BotCommandScope,
    place: Place,
) -> None:
    commands = tuple(
        BotCommand(command.name(language), describe(command, phrases, language))
        for command in commands_in(place)
        if command.key != "chart" or can_draw()
    )
    if await bot.get_my_commands(scope, code) != commands:
        await bot.set_my_commands(commands, scope, code)


async def _publish_texts(
    bot: ExtBot[None], phrases: Phrases, language: Language, code: str | None
) -> None:
    def say(key: str) -> str:
        return phrases.say(f"telegram.{key}", language)

    if (await bot.get_my_description(code)).description != say("description"):
        await bot.set_my_description(say("description"), code)
    short = (await bot.get_my_short_description(code)).short_description
    if short != say("short_description"):
        await bot.set_my_short_description(say("short_description"), code)
