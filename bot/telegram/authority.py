"""Who may run the bot: its administrators, by number, talking with it alone.

Whatever else Telegram shows as the author of a message, such as a name, a group's title, or
words that somebody passed on, gives no right.
"""

from __future__ import annotations

from telegram import CallbackQuery, Message

from bot.settings import Settings

__all__ = ["is_admin", "is_admin_forwarding", "is_admin_pressing"]

_SHARED_ACCOUNTS = frozenset({777000, 136817688, 1087968824})
"""Telegram's own, and those that stand for channels and for anonymous administrators."""


def is_admin(message: Message, settings: Settings) -> bool:
    """Whether an administrator wrote this themselves, here, in their private chat with the bot."""
    return message.forward_origin is None and _is_from_admin(message, settings)


def is_admin_forwarding(message: Message, settings: Settings) -> bool:
    """Whether an administrator forwards there what they may not have written themselves."""
    return message.forward_origin is not None and _is_from_admin(message, settings)


def is_admin_pressing(query: CallbackQuery, settings: Settings) -> bool:
    """Whether an administrator pressed this button, in their private chat with the bot."""
    message = query.message if isinstance(query.message, Message) else None
    if message is None or message.business_connection_id or query.from_user.is_bot:
        return False
    return _is_admin_in(message, query.from_user.id, settings)


def _is_from_admin(message: Message, settings: Settings) -> bool:
    passed_on = message.via_bot or message.is_automatic_forward
    elsewhere = message.business_connection_id or message.guest_query_id
    if passed_on or elsewhere or message.sender_chat is not None:
        return False
    user = message.from_user
    return user is not None and not user.is_bot and _is_admin_in(message, user.id, settings)


def _is_admin_in(message: Message, user: int, settings: Settings) -> bool:
    # A private chat has the number of the person at its other end.
    is_private = message.chat.type == message.chat.PRIVATE and message.chat.id == user
    return is_private and user in settings.admins and user not in _SHARED_ACCOUNTS
