"""Updates as nobody should send them: every type, fields missing, wrong, and words that harm."""

from __future__ import annotations

import copy
import random
from typing import Any

from bot_api_server import BOT, GROUP, JOHN, LAN, PRIVATE
from telegram import Update

__all__ = ["hostile_updates"]

Json = dict[str, Any]
WORDS = (
    "bao nhiêu xã?", "/start", "/hoi", "/hoi xã", "/start f_x", "/lang xx", "/topics", "/why", "",
    "x" * 4096, "👩‍👩‍👧‍👦" * 500, "z" + "\u0335\u0336\u0337" * 1000, "\u202e\u2066ãx\u2069" * 50,
    "\ud800", "a\udfffb", "\u200b" * 4000, "\ufdfa" * 4096, "<b>&amp;</b><script>", "\x00\x1b[31m",
    "@hoidapbot", "@hoidapbot \ud83d", "((((((" * 500, "a" * 2000 + "!", "12345:" * 600,
    "\n" * 4096,
)  # fmt: skip
WRONG = (None, 0, -1, 2**70, 1.5, "", "x", True, [], {}, [None], {"id": 1}, [[[]]])
CHANNEL = {"id": -100900, "type": "channel", "title": "Kênh"}
CHATS = (PRIVATE, GROUP, CHANNEL, {"id": -5, "type": "group", "title": "Nhóm"})


def hostile_updates(count: int, chance: random.Random, first: int = 500_000) -> list[Json]:
    """Updates, numbered from the first."""
    return [_update(number, chance) for number in range(first, first + count)]


def _update(number: int, chance: random.Random) -> Json:
    kind = str(chance.choice(list(Update.ALL_TYPES)))
    body = copy.deepcopy(_body(kind, chance))
    for _ in range(chance.choice((0, 0, 1, 1, 2, 4))):
        _spoil(body, chance)
    return {"update_id": number, kind: body}


def _body(kind: str, chance: random.Random) -> Json:
    words = chance.choice(WORDS)
    sender = chance.choice((LAN, JOHN, BOT))
    chat = chance.choice(CHATS)
    message: Json = {"message_id": chance.randrange(9999), "date": 2**31 - 1, "chat": chat}
    message |= {"from": sender, "text": words, "entities": _entities(words, chance)}
    if chance.random() < 0.3:
        message |= {"reply_to_message": {**message, "from": BOT}}
    if "message" in kind or "post" in kind:
        return message
    member = {"user": BOT, "status": chance.choice(("member", "left", "kicked"))}
    return {
        "id": "7", "from": sender, "user": sender, "chat": chat, "date": 2**31 - 1,
        "message": message, "chat_instance": "1", "data": words[:64], "query": words[:256],
        "offset": "", "result_id": words[:64], "old_chat_member": member,
        "new_chat_member": member, "message_id": 5, "old_reaction": [], "new_reaction": [],
        "poll_id": "1", "option_ids": [0], "option_persistent_ids": ["0"], "user_chat_id": 5,
    }  # fmt: skip


def _entities(words: str, chance: random.Random) -> list[Json]:
    if words.startswith("/"):
        return [{"type": "bot_command", "offset": 0, "length": len(words.split()[0])}]
    kind = chance.choice(("mention", "text_mention", "bot_command", "url"))
    spans = ((0, 10), (0, 9999), (-3, 2), (5, 0), (4095, 3))
    offset, length = chance.choice(spans)
    return [{"type": kind, "offset": offset, "length": length, "user": BOT}]


def _spoil(body: Json, chance: random.Random) -> None:
    """Take away a field, or put something else into it, somewhere in the body."""
    key = chance.choice(list(body)) if body else ""
    inner = body.get(key)
    if isinstance(inner, dict) and inner and chance.random() < 0.6:
        _spoil(inner, chance)
    elif chance.random() < 0.5:
        body.pop(key, None)
    else:
        body[key] = chance.choice(WRONG)
