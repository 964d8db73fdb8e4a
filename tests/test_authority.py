"""Who may run the bot, and all who might pass for one who may."""

from __future__ import annotations

from typing import Any

import pytest
from bot_api_server import BOT, GROUP, JOHN, LAN, PRIVATE, Json
from telegram import CallbackQuery, Message

from bot.settings import Settings
from bot.telegram.authority import is_admin, is_admin_pressing

SETTINGS = Settings(admins=frozenset({1001, 777000, 136817688, 1087968824}))
MESSAGE = {"message_id": 1, "date": 1731600000, "chat": PRIVATE, "from": LAN, "text": "/stats"}
ANONYMOUS = {"id": 1087968824, "is_bot": True, "first_name": "Group"}
CHANNEL = {"id": -100700, "type": "channel", "title": "Tin"}


def message(**fields: Any) -> Message:
    read = Message.de_json({**MESSAGE, **fields}, None)
    assert read is not None
    return read


def test_admin_in_their_private_chat() -> None:
    assert is_admin(message(), SETTINGS)


def test_nobody_when_none_is_named() -> None:
    assert not is_admin(message(), Settings())


@pytest.mark.parametrize(
    "fields",
    [
        {"from": JOHN, "chat": {**PRIVATE, "id": 1002}},
        {"from": {**JOHN, "first_name": "Lan <3", "username": "1001"}},
        {"chat": GROUP},
        {"chat": {**GROUP, "id": -1001, "type": "group"}},
        {"chat": CHANNEL},
        {"chat": {**PRIVATE, "id": 1002}},
        {"from": {**LAN, "is_bot": True}},
        {"from": None, "chat": CHANNEL, "sender_chat": CHANNEL},
        {"from": ANONYMOUS, "chat": GROUP, "sender_chat": GROUP},
        {"from": ANONYMOUS, "chat": {**PRIVATE, "id": 1087968824}},
        {"from": {**ANONYMOUS, "is_bot": False}, "chat": {**PRIVATE, "id": 1087968824}},
        {"from": {**LAN, "id": 777000}, "chat": {**PRIVATE, "id": 777000}},
        {"from": {**LAN, "id": 136817688}, "chat": {**PRIVATE, "id": 136817688}},
        {"sender_chat": CHANNEL},
        {"forward_origin": {"type": "user", "date": 1, "sender_user": LAN}},
        {"forward_origin": {"type": "hidden_user", "date": 1, "sender_user_name": "Lan"}},
        {"via_bot": BOT},
        {"is_automatic_forward": True},
        {"business_connection_id": "b"},
        {"guest_query_id": "g"},
    ],
)
def test_nobody_else(fields: Json) -> None:
    assert not is_admin(message(**fields), SETTINGS)


@pytest.mark.parametrize(
    ("fields", "wanted"),
    [
        ({}, True),
        ({"from": JOHN}, False),
        ({"from": JOHN, "message": {**MESSAGE, "from": LAN}}, False),
        ({"message": {**MESSAGE, "from": BOT, "chat": GROUP}}, False),
        ({"message": None, "inline_message_id": "1"}, False),
        ({"message": {**MESSAGE, "business_connection_id": "b"}}, False),
    ],
)
def test_button(fields: Json, wanted: bool) -> None:
    shown = {**MESSAGE, "from": BOT}
    query = {"id": "7", "from": LAN, "chat_instance": "1", "message": shown, "data": "v1:a"}
    read = CallbackQuery.de_json({**query, **fields}, None)
    assert read is not None
    assert is_admin_pressing(read, SETTINGS) is wanted
