"""The Telegram bot: handlers in the order they are tried, and how the program starts and stops."""

from __future__ import annotations

import asyncio
import contextlib
import hashlib
import logging
import re
import signal
import sys
from collections import OrderedDict
from collections.abc import Sequence
from typing import Any, Generic, TypeVar

from pydantic import SecretStr
from telegram import (
    CallbackQuery,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    LinkPreviewOptions,
    Message,
    Update,
    User,
)
from telegram.constants import ParseMode
from telegram.error import BadRequest, InvalidToken, NetworkError, TelegramError
from telegram.ext import (
    Application,
    ApplicationBuilder,
    CallbackContext,
    CallbackQueryHandler,
    CommandHandler,
    Defaults,
    ExtBot,
    MessageHandler,
    filters,
)

from bot.addressing import (
    Place,
    is_from_person,
    place_of,
    question_in_command,
    question_in_text,
)
from bot.html import Block, Run, plain, render_messages, reply_blocks, suggestion_list
from bot.pacing import Patience
from bot.polling import Poller, wait_or_stop
from bot.profile import publish_profile
from bot.redaction import guard_logging
from bot.settings import Settings
from faq import Conversation, Engine, LoadError
from faq.phrases import Phrases, load_phrases
from faq.reply import Language

__all__ = ["Handlers", "build_application", "run_bot"]

EX_USAGE, EX_UNAVAILABLE, EX_CONFIG = 2, 69, 78
"""Exit statuses: no usable token; the Bot API can't be reached; it refuses the token."""

_RETRY_AFTER = (0.5, 1.0, 2.0)
"""Seconds before each new try to reach the Bot API at the start."""
_MOST_REMEMBERED = 5000
_MOST_SOURCES = 10
_BUTTON = "v1:q:"

Key = TypeVar("Key")
Value = TypeVar("Value")
_logger = logging.getLogger(__name__)
