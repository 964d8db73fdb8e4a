"""Conversations with the Telegram bot as README.md shows them, held with a local Bot API server.

``python tests/conversations.py`` prints them.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Iterator
from contextlib import asynccontextmanager, closing
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from bot_api_server import GROUP, JOHN, LAN, PRIVATE, BotApiServer, Json, mentioning, units
from bots import bot_at_work
from engines import shipped_live

from bot.state import open_state

_NAMES = {LAN["id"]: "Lan", JOHN["id"]: "John"}
ASKED = "bao nhieu xa dat chuan ntm"


@dataclass
class Conversation:
    """A conversation that is held, and written down as people see it."""

    server: BotApiServer
    chat: Json
    lines: list[str] = field(default_factory=list)

    async def say(self, text: str, user: Json = LAN, **fields: Any) -> Json:
        """A message; what it replies to is told."""
        entities = mentioning(text) if "@" in text else {"text": text}
        to = fields.get("reply_to_message")
        told = f" (replies to {name_of(to)})" if to else ""
        self.lines += [f"{_NAMES[user['id']]}{told}: {text}"]
        return await self.server.say(chat=self.chat, **{"from": user}, **entities, **fields)

    async def hear(self) -> Json:
        """The bot's next message."""
        message = await self.server.next_sent()
        to = message.get("reply_to_message")
        self.lines += list(shown(message, f"Bot (replies to {name_of(to)})" if to else "Bot"))
        return message

    async def press(self, message: Json, label: str, user: Json = LAN) -> None:
        """A button, by its label."""
        rows = message["reply_markup"]["inline_keyboard"]
        labels = [button["text"] for row in rows for button in row]
        self.lines += [f"{_NAMES[user['id']]} presses [{label}]"]
        await self.server.press(message, labels.index(label), user)

    async def see_edit(self, before: Json) -> Json:
        """What the bot adds to a message."""
        message = await self.server.next_edited()
        added = {**message, "text": message["text"][len(before["text"]) :].strip("\n")}
        start = units(message["text"]) - units(added["text"])
        added["entities"] = [
            {**entity, "offset": entity["offset"] - start}
            for entity in message["entities"]
            if entity["offset"] >= start
        ]
        self.lines += ["Bot adds to its message:", *list(shown(added, ""))[1:]]
        return message

    async def see_notice(self) -> None:
        """What the bot shows to who pressed a button."""
        notice = await self.server.next_call("answerCallbackQuery")
        self.lines += [f"Bot (only to who pressed): {notice['text']}"]


def name_of(message: Json) -> str:
    """Who wrote a message."""
    return _NAMES.get(message["from"]["id"], "the bot")


def shown(message: Json, speaker: str) -> Iterator[str]:
    """A message as lines: quotations behind a bar, buttons in brackets."""
    quoted = [
        (entity["offset"], entity["offset"] + entity["length"])
        for entity in message["entities"]
        if entity["type"].endswith("blockquote")
    ]
    yield f"{speaker}:"
    position = 0
    for line in message["text"].split("\n"):
        is_quoted = any(start <= position < end for start, end in quoted)
        yield f"  {'│ ' if is_quoted else ''}{line}".rstrip()
        position += units(line) + 1
    for row in message.get("reply_markup", {}).get("inline_keyboard", ()):
        yield "  " + " ".join(f"[{button['text']}]" for button in row)


@asynccontextmanager
async def bot() -> Any:
    """The bot at work on the shipped article, and its server."""
    with TemporaryDirectory() as folder, closing(open_state(Path(folder))) as state:
        async with BotApiServer() as server, bot_at_work(server, state, shipped_live()):
            yield server


async def in_private() -> str:
    """A conversation in private."""
    async with bot() as server:
        talk = Conversation(server, PRIVATE)
        await talk.say(ASKED)
        await talk.hear()
        await talk.say("còn nâng cao thì sao?")
        answer = await talk.hear()
        await talk.press(answer, "Câu hỏi liên quan")
        related = await talk.see_edit(answer)
        await talk.press(related, "3")
        await talk.hear()
        await talk.say("Giá vàng hôm nay bao nhiêu?")
        await talk.hear()
    return "\n".join(talk.lines) + "\n"


async def in_a_group() -> str:
    """A conversation in a group."""
    async with bot() as server:
        talk = Conversation(server, GROUP)
        theirs = await talk.say("Vốn giao năm 2024 giải ngân được bao nhiêu phần trăm?")
        await talk.say("Để mình hỏi bot xem.", JOHN)
        await talk.say("/hoi", JOHN, reply_to_message=theirs)
        answer = await talk.hear()
        await talk.press(answer, "Xem cả đoạn")
        await talk.see_notice()
        await talk.say("@hoidapbot ai chủ trì phiên họp?")
        answer = await talk.hear()
        await talk.say("haha, biết rồi", JOHN, reply_to_message=answer)
        await talk.say("@hoidapbot who attended?", JOHN)
        await talk.hear()
    return "\n".join(talk.lines) + "\n"


async def one_answer() -> Json:
    """An answer in private, as the server keeps it."""
    async with bot() as server:
        await server.say(ASKED)
        answer: Json = await server.next_sent()
        return answer


if __name__ == "__main__":
    logging.disable()
    for conversation in (in_private, in_a_group):
        print(asyncio.run(conversation()))  # noqa: T201
