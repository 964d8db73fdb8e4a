"""Updates that Telegram would never send."""

from __future__ import annotations

import random
from typing import Any

import pytest
from bot_api_server import LAN, PRIVATE, BotApiServer
from bots import bot_at_work
from hostile_updates import hostile_updates
from telegram.error import TelegramError

from bot.state import State
from bot.telegram.sense import has_sense, mended

MESSAGE = {"message_id": 1, "date": 5, "text": "xã", "from": LAN, "chat": PRIVATE}


@pytest.mark.parametrize(
    ("body", "wanted"),
    [
        ({"update_id": 1, "message": MESSAGE}, True),
        ({"edited_message": {**MESSAGE, "reply_to_message": MESSAGE}}, True),
        ({"callback_query": {"id": "7", "data": "v1:", "from": LAN}}, True),
        ({"message": {**MESSAGE, "chat": {}}}, False),
        ({"message": {"message_id": 1, "date": 5}}, False),
        ({"callback_query": {"id": "7", "data": "v1:"}}, False),
        ({"message": {**MESSAGE, "text": 1.5}}, False),
        ({"message": {**MESSAGE, "date": True}}, False),
        ({"message": {**MESSAGE, "chat": {**PRIVATE, "id": 2**60}}}, False),
        ({"message": {**MESSAGE, "entities": [None]}}, False),
        ({"message": {**MESSAGE, "reply_to_message": {**MESSAGE, "caption": []}}}, False),
        ({"later": {"than": ["this", 5, {"program": 1.5}]}}, True),
    ],
)
def test_has_sense(body: Any, wanted: bool) -> None:
    assert has_sense(body) is wanted


def test_mended_keeps_what_is_whole() -> None:
    whole = {"text": "👍 @bot", "entities": [{"offset": 3, "length": 4}], "date": 5, "x": [None]}
    assert mended(whole) == whole


@pytest.mark.parametrize(("offset", "length"), [(1, 2), (0, 1), (-1, 3), (5, 9), (2, 0), ("0", 2)])
def test_mended_drops_entities_that_cut_characters(offset: Any, length: int) -> None:
    entity = {"offset": offset, "length": length}
    assert mended({"text": "👍 @bot", "entities": [entity]})["entities"] == []


def test_mended_keeps_offsets() -> None:
    entity = {"offset": 2, "length": 4}
    message = {"text": "\ud83d @bot", "entities": [entity]}
    assert mended(message) == {"text": "\ufffd @bot", "entities": [entity]}


async def test_five_hundred_hostile_updates(
    server: BotApiServer, state: State, caplog: pytest.LogCaptureFixture
) -> None:
    updates = hostile_updates(500, random.Random(11))
    async with bot_at_work(server, state) as dispatcher:
        dispatcher.take(updates)
        await server.say("bao nhiêu xã?", chat=PRIVATE)
        await server.until(lambda: any("327/411" in one["text"] for one in server.sent))
    assert state.inbox.waiting() == 0
    errors = [record.exc_info[1] for record in caplog.records if record.exc_info]
    assert not [error for error in errors if not isinstance(error, TelegramError)]
