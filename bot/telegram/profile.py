"""What Telegram shows about the bot by itself: its commands and descriptions."""

from __future__ import annotations

import logging

from telegram import BotCommand
from telegram.error import TelegramError
from telegram.ext import ExtBot

from faq.phrases import Phrases
from faq.reply import Language

__all__ = ["publish_profile"]

# Vietnamese goes to everyone whose language has no list of its own.
_AUDIENCES: tuple[tuple[Language, str | None], ...] = (("vi", None), ("en", "en"))
_ASK: dict[Language, str] = {"vi": "hoi", "en": "ask"}
_logger = logging.getLogger(__name__)


async def publish_profile(bot: ExtBot[None], phrases: Phrases) -> None:
    """Set the commands and descriptions that differ from what Telegram has.

    The bot answers without them, so a failure is logged and no more.
    """
    try:
        for language, code in _AUDIENCES:
            commands = tuple(
                BotCommand(name, phrases.say(f"telegram.{key}", language))
                for name, key in ((_ASK[language], "command_ask"), ("help", "command_help"))
            )
            if await bot.get_my_commands(language_code=code) != commands:
                await bot.set_my_commands(commands, language_code=code)
            text = phrases.say("telegram.description", language)
            if (await bot.get_my_description(language_code=code)).description != text:
                await bot.set_my_description(text, language_code=code)
            text = phrases.say("telegram.short_description", language)
            if (await bot.get_my_short_description(language_code=code)).short_description != text:
                await bot.set_my_short_description(text, language_code=code)
    except TelegramError as error:
        _logger.warning("commands and descriptions could not be set: %s", error)
