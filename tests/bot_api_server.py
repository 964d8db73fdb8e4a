"""A local Bot API server, as strict as Telegram where it matters to the bot.

People's side: ``say``, ``edit``, ``press``, ``type_inline``, ``summon``, ``admit``. The bot's side
comes over HTTP. What the bot sent is awaited with ``next_sent``, ``next_edited`` and ``next_call``;
nothing sleeps.
"""

from __future__ import annotations

import asyncio
import itertools
import json
import re
import time
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass, field
from html import unescape
from pathlib import PurePosixPath
from typing import Any, Self

from aiohttp import ClientError, ClientSession
from tornado.httpserver import HTTPServer
from tornado.netutil import bind_sockets
from tornado.web import Application, RequestHandler

TOKEN = "123456789:AAtestTESTtestTESTtestTESTtestTESTte"
BOT = {"id": 123456789, "is_bot": True, "first_name": "Hỏi đáp", "username": "hoidapbot"}
LAN = {"id": 1001, "is_bot": False, "first_name": "Lan <3", "language_code": "vi"}
JOHN = {"id": 1002, "is_bot": False, "first_name": "John", "language_code": "en-GB"}
PRIVATE = {"id": 1001, "type": "private", "first_name": "Lan"}
GROUP = {"id": -100500, "type": "supergroup", "title": "Xóm Bắc", "is_forum": True}

PATIENCE = 15
"""Seconds before a test that waits in vain fails."""
MOST_UNITS = 4096
MOST_BYTES = 1 << 15
"""Of a text, its markup included."""
MOST_CAPTION_UNITS = 1024
MOST_ENTITIES = 100
MOST_RESULTS = 10
"""Telegram takes 50; the bot promises ten."""
QUERY_SECONDS = 60
"""So long a query can be answered."""
MOST_OFFSET_BYTES = 64
MOST_QUERY_CHARACTERS = 256
MOST_QUOTE_UNITS = 1024
MOST_BUTTONS, MOST_BUTTONS_A_ROW = 100, 8
MOST_COMMANDS = 100
MOST_FILE_BYTES = 20_000_000

Json = dict[str, Any]
_SIMPLE = {
    **dict.fromkeys(("b", "strong"), "bold"),
    **dict.fromkeys(("i", "em"), "italic"),
    **dict.fromkeys(("u", "ins"), "underline"),
    **dict.fromkeys(("s", "strike", "del"), "strikethrough"),
    "code": "code",
    "pre": "pre",
    "tg-spoiler": "spoiler",
}
_PIECE = re.compile(r"<(/?)([a-z-]+)( [^<>]*)?>|&([^;&<>\s]{1,8});|([^<>&]+)|(.)", re.DOTALL)
_RIGHTS = dict.fromkeys((
    "can_be_edited", "is_anonymous", "can_manage_chat", "can_delete_messages",
    "can_manage_video_chats", "can_restrict_members", "can_promote_members", "can_change_info",
    "can_invite_users", "can_post_stories", "can_edit_stories", "can_delete_stories",
), False)  # fmt: skip
_MEMBERS: dict[str, Json] = {
    "left": {"status": "left"},
    "kicked": {"status": "kicked", "until_date": 0},
    "member": {"status": "member"},
    "administrator": {"status": "administrator", **_RIGHTS},
}
_NAMED = {"lt", "gt", "amp", "quot"}
_ALONE = {"code", "pre"}
"""Entities that neither hold others nor stand in others."""
_PARAMETER = r"[A-Za-z0-9_-]{1,64}"
"""What a link hands to ``/start``."""


class RefusedError(Exception):
    """What Telegram answers instead of a result."""

    def __init__(self, code: int, description: str, **parameters: int) -> None:
        super().__init__(description)
        self.code, self.description, self.parameters = code, description, parameters


def parse_html(markup: str) -> tuple[str, list[Json]]:
    """The visible text of Telegram's HTML and its entities, offsets in UTF-16 units.

    Raises:
        RefusedError: where Telegram can't parse entities, or is lenient and mustn't be relied on.
    """
    text = ""
    entities: list[Json] = []
    opened: list[tuple[str, Json]] = []
    for match in _PIECE.finditer(markup):
        closing, tag, attributes, named, words, stray = match.groups()
        if stray:
            raise RefusedError(400, f"Bad Request: can't parse entities: stray {stray!r}")
        if words:
            text += words
        elif named:
            if named not in _NAMED and not re.fullmatch(r"#(\d+|x[0-9a-fA-F]+)", named):
                raise RefusedError(400, f"Bad Request: can't parse entities: &{named};")
            text += unescape(match.group())
        elif closing:
            if not opened or opened[-1][0] != tag or attributes:
                raise RefusedError(400, f"Bad Request: can't parse entities: unexpected </{tag}>")
            entity = opened.pop()[1]
            entity["length"] = units(text) - entity["offset"]
            if entity["length"]:
                entities.append(entity)
        else:
            entity = _open(tag, attributes or "", [name for name, _ in opened])
            opened.append((tag, {**entity, "offset": units(text)}))
    if opened:
        raise RefusedError(400, f"Bad Request: can't parse entities: no </{opened[-1][0]}>")
    return text, sorted(entities, key=lambda entity: (entity["offset"], -entity["length"]))


def _open(tag: str, attributes: str, around: list[str]) -> Json:
    if around and _ALONE & {tag, *around}:
        raise RefusedError(400, f"Telegram would drop <{tag}> or what is around it")
    if tag in _SIMPLE and not attributes:
        return {"type": _SIMPLE[tag]}
    if tag == "blockquote" and attributes in ("", " expandable") and tag not in around:
        return {"type": "expandable_blockquote" if attributes else "blockquote"}
    link = re.fullmatch(r' href="((?:https?|tg)://[^"]+)"', attributes)
    if tag == "a" and link and tag not in around:
        return {"type": "text_link", "url": unescape(link[1])}
    raise RefusedError(400, f"Bad Request: can't parse entities: <{tag}{attributes}>")


def units(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2


def surface(message: Json, entity: Json) -> str:
    """The words of an entity."""
    start = 2 * entity["offset"]
    coded: bytes = message["text"].encode("utf-16-le")
    return coded[start : start + 2 * entity["length"]].decode("utf-16-le")


def surfaces(message: Json, kind: str) -> list[str]:
    """The words of every entity of a kind, "blockquote" also of expandable ones."""
    entities = message.get("entities", ())
    return [surface(message, entity) for entity in entities if entity["type"].endswith(kind)]


def mentioning(text: str) -> Json:
    """The fields of a message with its mentions."""
    names = re.findall(r"@\w+", text)
    return {"text": text, "entities": [_entity(text, name, "mention") for name in names]}


def _entity(text: str, words: str, kind: str) -> Json:
    return {"type": kind, "offset": units(text[: text.index(words)]), "length": units(words)}


@dataclass
class BotApiServer:
    """The server; an asynchronous context manager."""

    token: str = TOKEN
    port: int = 0
    """Where to listen; 0 for any port."""
    url: str = ""
    calls: list[tuple[str, Json]] = field(default_factory=list)
    """Every call of a method, with its arguments."""
    sent: list[Json] = field(default_factory=list)
    edited: list[Json] = field(default_factory=list)
    confirmed: int = 0
    """Updates below this number won't come again."""
    webhook: Json = field(default_factory=dict)
    """What the bot set as its webhook, if anything."""
    stuck: set[int] = field(default_factory=set)
    """Chats whose messages are taken only when they are let go …"""
    let_go: asyncio.Event = field(default_factory=asyncio.Event)
    """… by this."""
    flooded: dict[int, int] = field(default_factory=dict)
    """Chats that may not be written to, and for how many seconds it is said so."""

    def __post_init__(self) -> None:
        self._changed = asyncio.Condition()
        self._updates: list[Json] = []
        self._messages: dict[tuple[int, int], Json] = {}
        self._failures: defaultdict[str, list[RefusedError]] = defaultdict(list)
        self._numbers = itertools.count(1)
        self._held: set[str] = set()
        self._closing = asyncio.Event()
        self._polls = 0
        self._awaited = {"sent": 0, "edited": 0}
        self._profile: dict[str, str] = {}
        self._chats: dict[int, Json] = {chat["id"]: chat for chat in (PRIVATE, GROUP)}
        self._open_queries: dict[str, float] = {}
        self._files: dict[str, tuple[str, bytes]] = {}
        self._delivery: asyncio.Task[None] | None = None

    async def __aenter__(self) -> Self:
        self._server = HTTPServer(
            Application(
                [
                    (r"/bot([^/]*)/(\w+)", _Method, {"api": self}),
                    (r"/file/bot([^/]*)/(.+)", _File, {"api": self}),
                ]
            )
        )
        sockets = bind_sockets(self.port, "127.0.0.1")
        self._server.add_sockets(sockets)
        self.url = f"http://127.0.0.1:{sockets[0].getsockname()[1]}"
        return self

    async def __aexit__(self, *_: object) -> None:
        self._closing.set()
        await self._deliver_to({})
        self._server.stop()
        await self._server.close_all_connections()

    # People's side

    async def say(self, text: str = "", *, chat: Json = PRIVATE, **fields: Any) -> Json:
        """A message of a person; further fields as in Telegram's Message."""
        message = {
            "message_id": next(self._numbers),
            "date": int(time.time()),
            "chat": chat,
            "from": LAN,
            **({"text": text} if text else {}),
            **fields,
        }
        command = re.match(r"/\w+(@\w+)?", text)
        if command and "entities" not in fields:
            message["entities"] = [_entity(text, command[0], "bot_command")]
        self._messages[chat["id"], message["message_id"]] = message
        self._chats[chat["id"]] = chat
        await self._push(message=message)
        return message

    async def send_file(self, name: str, content: bytes, **fields: Any) -> Json:
        """A person sends a document."""
        file_id = str(next(self._numbers))
        self._files[file_id] = (name, content)
        return await self.say(document={**_document(file_id, content), "file_name": name}, **fields)

    async def edit(self, message: Json, text: str, **fields: Any) -> None:
        """A person changes a message."""
        await self._push(
            edited_message={**message, "text": text, "edit_date": int(time.time()), **fields}
        )

    async def press(
        self, on: Json, button: int = 0, user: Json = LAN, age: float = 0, **fields: Any
    ) -> None:
        """A person presses a button of a message, or did so many seconds ago."""
        buttons = [one for row in on["reply_markup"]["inline_keyboard"] for one in row]
        data = buttons[button]["callback_data"]
        query = {"from": user, "chat_instance": "1", "message": on, "data": data, **fields}
        await self._push(callback_query={"id": self._query(age), **query})

    async def type_inline(self, text: str, user: Json = LAN, age: float = 0) -> None:
        """A person types "@hoidapbot …" in some chat, or did so many seconds ago."""
        text = text[:MOST_QUERY_CHARACTERS]
        query = {"from": user, "query": text, "offset": "", "chat_type": "group"}
        await self._push(inline_query={"id": self._query(age), **query})

    async def summon(self, chat: Json, **fields: Any) -> None:
        """A person mentions the bot in a chat that it isn't in."""
        message = {
            "message_id": next(self._numbers),
            "date": int(time.time()),
            "chat": chat,
            "from": LAN,
        }
        await self._push(guest_message={**message, "guest_query_id": self._query(), **fields})

    async def admit(self, before: str, after: str, chat: Json = GROUP, user: Json = LAN) -> None:
        """A person changes what the bot is in a chat."""
        self._chats[chat["id"]] = chat
        change = {"chat": chat, "from": user, "date": int(time.time())}
        old, new = ({"user": BOT, **_MEMBERS[status]} for status in (before, after))
        await self._push(my_chat_member={**change, "old_chat_member": old, "new_chat_member": new})

    def message(self, chat: Json, number: int) -> Json:
        """A message as it stands now."""
        return self._messages[chat["id"], number]

    def _query(self, age: float = 0) -> str:
        """A new query, which can be answered once and not for long."""
        name = str(next(self._numbers))
        self._open_queries[name] = time.monotonic() - age
        return name

    def _close_query(self, name: str) -> None:
        begun = self._open_queries.pop(name, float("-inf"))
        if time.monotonic() - begun >= QUERY_SECONDS:
            raise RefusedError(400, "Bad Request: query is too old or query ID is invalid")

    async def _push(self, **update: Json) -> None:
        async with self._changed:
            self._updates.append({"update_id": 1000 + next(self._numbers), **update})
            self._changed.notify_all()

    @property
    def updates(self) -> list[Json]:
        """Updates that weren't confirmed yet."""
        return self._updates

    def fail_next(self, method: str, code: int, description: str, **parameters: int) -> None:
        """Refuse the next call of a method."""
        self._failures[method].append(RefusedError(code, description, **parameters))

    def hold_next(self, method: str) -> None:
        """Let the next call of a method hang until it is too late."""
        self._held.add(method)

    # What the bot did

    async def until(self, is_reached: Callable[[], Any]) -> None:
        """Wait for a state that the bot's calls bring about."""
        async with asyncio.timeout(PATIENCE), self._changed:
            await self._changed.wait_for(is_reached)

    async def next_sent(self) -> Json:
        """The next message that the bot sent and that no one awaited yet."""
        return await self._next("sent", self.sent)

    async def next_edited(self) -> Json:
        """The next message that the bot edited and that no one awaited yet."""
        return await self._next("edited", self.edited)

    async def _next(self, kind: str, messages: list[Json]) -> Json:
        position = self._awaited[kind]
        self._awaited[kind] += 1
        await self.until(lambda: len(messages) > position)
        return messages[position]

    async def next_call(self, method: str) -> Json:
        """The arguments of the next call of a method that no one awaited yet."""
        position = self._awaited.setdefault(method, 0)
        self._awaited[method] += 1
        found: list[Json] = []

        def look() -> bool:
            found[:] = [arguments for name, arguments in self.calls if name == method]
            return len(found) > position

        await self.until(look)
        return found[position]

    # The bot's side

    async def call(self, token: str, method: str, arguments: Json) -> Any:
        """The result of a method; raise ``RefusedError`` as Telegram would."""
        if token != self.token:
            raise RefusedError(401, "Unauthorized")
        implementation = getattr(self, f"_{re.sub('[A-Z]', _underscore, method)}_method", None)
        if implementation is None:
            raise RefusedError(404, "Not Found: method not found")
        async with self._changed:
            self.calls.append((method, arguments))
            self._changed.notify_all()
        if method in self._held:
            self._held.remove(method)
            await self._closing.wait()
            raise RefusedError(502, "Bad Gateway")
        if self._failures[method]:
            raise self._failures[method].pop(0)
        chat = arguments.get("chat_id")
        if chat in self.stuck:
            await self.let_go.wait()
        if seconds := self.flooded.get(chat, 0):
            description = f"Too Many Requests: retry after {seconds}"
            raise RefusedError(429, description, retry_after=seconds)
        try:
            result = await implementation(**arguments)
        except TypeError as error:
            raise RefusedError(400, f"Bad Request: {error}") from error
        async with self._changed:
            self._changed.notify_all()
        return result

    async def _get_me_method(self) -> Json:
        return {**BOT, "can_join_groups": True, "can_read_all_group_messages": False}

    async def _delete_webhook_method(self, drop_pending_updates: bool = False) -> bool:
        assert not drop_pending_updates, "questions asked while the bot was away must be answered"
        await self._deliver_to({})
        return True

    async def _set_webhook_method(
        self, url: str, secret_token: str, allowed_updates: list[str]
    ) -> bool:
        if not re.fullmatch(r"[A-Za-z0-9_-]{1,256}", secret_token) or not allowed_updates:
            raise RefusedError(400, "Bad Request: bad webhook")
        await self._deliver_to({"url": url, "secret": secret_token})
        return True

    async def _get_webhook_info_method(self) -> Json:
        waiting = {"pending_update_count": len(self._updates), "has_custom_certificate": False}
        return {"url": self.webhook.get("url", ""), **waiting}

    async def _deliver_to(self, webhook: Json) -> None:
        """Send updates to another webhook from now on, or to none."""
        self.webhook = webhook
        if self._delivery:
            self._delivery.cancel()
            await asyncio.gather(self._delivery, return_exceptions=True)
        self._delivery = asyncio.create_task(self._deliver(webhook)) if webhook else None

    async def _deliver(self, webhook: Json) -> None:
        """Send updates, those of a chat one after another, each until it is taken."""
        chats: set[int] = set()

        def waiting() -> Json | None:
            return next((one for one in self._updates if _chat_of(one) not in chats), None)

        async def post(update: Json) -> None:
            secret = {"X-Telegram-Bot-Api-Secret-Token": webhook["secret"]}
            while not await _is_taken(session, webhook["url"], update, secret):
                await asyncio.sleep(0.05)
            async with self._changed:
                self._updates.remove(update)
                chats.discard(_chat_of(update))
                self._changed.notify_all()

        async with ClientSession() as session, asyncio.TaskGroup() as posts:
            while True:
                async with self._changed:
                    await self._changed.wait_for(waiting)
                    update = waiting()
                assert update
                chats.add(_chat_of(update))
                posts.create_task(post(update))

    async def _get_updates_method(
        self, allowed_updates: list[str], offset: int = 0, limit: int = 100, timeout: int = 0
    ) -> list[Json]:
        if self.webhook:
            raise RefusedError(409, "Conflict: can't use getUpdates method while webhook is active")
        self._polls += 1
        poll = self._polls
        self.confirmed = max(self.confirmed, offset)

        def waiting() -> list[Json]:
            self._updates = [one for one in self._updates if one["update_id"] >= self.confirmed]
            return [one for one in self._updates if set(one) & set(allowed_updates)][:limit]

        async with self._changed:
            self._changed.notify_all()
            try:
                async with asyncio.timeout(timeout or 0.001):
                    await self._changed.wait_for(lambda: waiting() or poll != self._polls)
            except TimeoutError:
                return []
        if poll != self._polls:
            raise RefusedError(409, "Conflict: terminated by other getUpdates request")
        return waiting()

    async def _send_message_method(
        self,
        chat_id: int,
        text: str,
        parse_mode: str = "",
        reply_parameters: Json | None = None,
        reply_markup: Json | None = None,
        link_preview_options: Json | None = None,
        message_thread_id: int | None = None,
        disable_notification: bool = False,
    ) -> Json:
        visible, entities = self._checked_text(text, parse_mode)
        told = {
            "text": visible,
            "entities": entities,
            "link_preview_options": link_preview_options or {},
        }
        return self._send(chat_id, told, reply_parameters, reply_markup, message_thread_id)

    def _send(
        self,
        chat_id: int,
        told: Json,
        reply_parameters: Json | None,
        reply_markup: Json | None,
        message_thread_id: int | None,
    ) -> Json:
        """Keep a message of the bot's."""
        chat = self._chats.get(chat_id)
        if chat is None:
            raise RefusedError(400, "Bad Request: chat not found")
        message: Json = {"date": int(time.time()), "chat": chat, "from": BOT, **told}
        if reply_parameters:
            target = self._messages.get((chat_id, reply_parameters["message_id"]))
            if target:
                # Telegram shows one message that is replied to, not what that replies to.
                shown = {name: target[name] for name in target if name != "reply_to_message"}
                message["reply_to_message"] = shown
                _check_quote(reply_parameters, target)
            elif not reply_parameters.get("allow_sending_without_reply"):
                raise RefusedError(400, "Bad Request: message to be replied not found")
        if message_thread_id is not None:
            if not chat.get("is_forum"):
                raise RefusedError(400, "Bad Request: message thread not found")
            message |= {"message_thread_id": message_thread_id, "is_topic_message": True}
        if reply_markup:
            message["reply_markup"] = _checked_keyboard(reply_markup)
        message["message_id"] = next(self._numbers)
        self._messages[chat_id, message["message_id"]] = message
        self.sent.append(message)
        return message

    async def _send_photo_method(
        self,
        chat_id: int,
        photo: bytes,
        caption: str = "",
        parse_mode: str = "",
        reply_parameters: Json | None = None,
        reply_markup: Json | None = None,
        message_thread_id: int | None = None,
        disable_notification: bool = False,
    ) -> Json:
        if not photo.startswith(b"\x89PNG") or units(caption) > MOST_CAPTION_UNITS:
            raise RefusedError(400, "Bad Request: IMAGE_PROCESS_FAILED, or caption too long")
        visible, entities = parse_html(caption) if parse_mode else (caption, [])
        told = {
            "caption": visible,
            "caption_entities": entities,
            "photo": [{"file_id": "1", "file_unique_id": "1", "width": 1, "height": 1}],
        }
        return self._send(chat_id, told, reply_parameters, reply_markup, message_thread_id)

    async def _edit_message_text_method(
        self,
        chat_id: int,
        message_id: int,
        text: str,
        parse_mode: str = "",
        reply_markup: Json | None = None,
        link_preview_options: Json | None = None,
    ) -> Json:
        visible, entities = self._checked_text(text, parse_mode)
        message = self._messages.get((chat_id, message_id))
        if message is None or message["from"]["id"] != BOT["id"]:
            raise RefusedError(400, "Bad Request: message to edit not found")
        changed: Json = {"text": visible, "entities": entities}
        if reply_markup:
            changed["reply_markup"] = _checked_keyboard(reply_markup)
        markup = message.get("reply_markup")
        if {**message, **changed} == message and markup == changed.get("reply_markup"):
            raise RefusedError(400, "Bad Request: message is not modified: it is the same")
        changed = {**message, **changed, "edit_date": int(time.time())}
        if not reply_markup:
            changed.pop("reply_markup", None)
        self._messages[chat_id, message_id] = changed
        self.edited.append(changed)
        return changed

    async def _delete_message_method(self, chat_id: int, message_id: int) -> bool:
        message = self._messages.get((chat_id, message_id))
        if message is None:
            raise RefusedError(400, "Bad Request: message to delete not found")
        if message["from"] != BOT and message["chat"]["type"] != "private":
            raise RefusedError(400, "Bad Request: message can't be deleted")
        del self._messages[chat_id, message_id]
        return True

    async def _answer_callback_query_method(
        self, callback_query_id: str, text: str = "", show_alert: bool = False
    ) -> bool:
        if units(text) > 200:
            raise RefusedError(400, "Bad Request: MESSAGE_TOO_LONG")
        self._close_query(callback_query_id)
        return True

    async def _edit_message_reply_markup_method(
        self, chat_id: int, message_id: int, reply_markup: Json | None = None, **_ignored: Any
    ) -> Json:
        message = self._messages.get((chat_id, message_id))
        if message is None or message["from"]["id"] != BOT["id"]:
            raise RefusedError(400, "Bad Request: message to edit not found")
        if message.get("reply_markup") == reply_markup:
            raise RefusedError(400, "Bad Request: message is not modified: it is the same")
        changed = {name: message[name] for name in message if name != "reply_markup"}
        if reply_markup:
            changed["reply_markup"] = _checked_keyboard(reply_markup)
        self._messages[chat_id, message_id] = changed
        return changed

    async def _answer_inline_query_method(
        self,
        inline_query_id: str,
        results: list[Json],
        cache_time: int = 300,
        is_personal: bool = False,
        next_offset: str = "",
        button: Json | None = None,
    ) -> bool:
        names = [result["id"] for result in results]
        if len(names) > MOST_RESULTS or len(set(names)) < len(names):
            raise RefusedError(400, "Bad Request: RESULTS_TOO_MUCH or RESULT_ID_DUPLICATE")
        for result in results:
            self._check_result(result)
        if len(next_offset.encode()) > MOST_OFFSET_BYTES or cache_time < 0:
            raise RefusedError(400, "Bad Request: NEXT_OFFSET_INVALID, or a bad cache_time")
        parameter = button and re.fullmatch(_PARAMETER, button["start_parameter"])
        if button and not (button["text"] and parameter):
            raise RefusedError(400, "Bad Request: START_PARAM_INVALID")
        self._close_query(inline_query_id)
        return True

    async def _answer_guest_query_method(self, guest_query_id: str, result: Json) -> Json:
        self._check_result(result)
        self._close_query(guest_query_id)
        return {"inline_message_id": "1"}

    def _check_result(self, result: Json) -> None:
        if not 1 <= len(result["id"].encode()) <= 64:
            raise RefusedError(400, "Bad Request: RESULT_ID_INVALID")
        if not result["title"]:
            raise RefusedError(400, "Bad Request: ARTICLE_TITLE_EMPTY")
        content = result["input_message_content"]
        self._checked_text(content["message_text"], content.get("parse_mode", ""))
        if "reply_markup" in result:
            _checked_keyboard(result["reply_markup"])

    async def _get_my_commands_method(
        self, scope: Json | None = None, language_code: str = ""
    ) -> list[Json]:
        name = self._scope(scope, language_code)
        commands: list[Json] = json.loads(self._profile.get(name, "[]"))
        return commands

    async def _set_my_commands_method(
        self, commands: list[Json], scope: Json | None = None, language_code: str = ""
    ) -> bool:
        if len(commands) > MOST_COMMANDS:
            raise RefusedError(400, "Bad Request: BOT_COMMANDS_TOO_MUCH")
        for command in commands:
            if not re.fullmatch(r"[a-z0-9_]{1,32}", command["command"]):
                raise RefusedError(400, "Bad Request: BOT_COMMAND_INVALID")
            if not 1 <= units(command["description"]) <= 256:
                raise RefusedError(400, "Bad Request: BOT_COMMAND_DESCRIPTION_INVALID")
        self._profile[self._scope(scope, language_code)] = json.dumps(commands)
        return True

    def _scope(self, scope: Json | None, language_code: str) -> str:
        """What a list of commands is filed under."""
        _check_language(language_code)
        kind = scope["type"] if scope else "default"
        if kind not in ("default", "all_private_chats", "all_group_chats", "chat"):
            raise RefusedError(400, "Bad Request: BotCommandScope is unsupported")
        if kind == "chat" and scope and int(scope["chat_id"]) not in self._chats:
            raise RefusedError(400, "Bad Request: chat not found")
        return f"commands {kind} {scope.get('chat_id', '') if scope else ''} {language_code}"

    async def _get_file_method(self, file_id: str) -> Json:
        if file_id not in self._files:
            raise RefusedError(400, "Bad Request: wrong file_id")
        name, content = self._files[file_id]
        if len(content) > MOST_FILE_BYTES:
            raise RefusedError(400, "Bad Request: file is too big")
        path = f"documents/file_{file_id}{PurePosixPath(name).suffix}"
        return {**_document(file_id, content), "file_path": path}

    def file(self, token: str, path: str) -> bytes:
        """The content of a file that was asked for."""
        match = re.fullmatch(r"documents/file_(\d+)(\.\w+)?", path)
        if token != self.token or match is None or match[1] not in self._files:
            raise RefusedError(404, "Not Found")
        return self._files[match[1]][1]

    async def _get_my_description_method(self, language_code: str = "") -> Json:
        return {"description": self._profile.get(f"description {language_code}", "")}

    async def _set_my_description_method(self, description: str, language_code: str = "") -> bool:
        _check_language(language_code)
        if units(description) > 512:
            raise RefusedError(400, "Bad Request: description is too long")
        self._profile[f"description {language_code}"] = description
        return True

    async def _get_my_short_description_method(self, language_code: str = "") -> Json:
        return {"short_description": self._profile.get(f"short {language_code}", "")}

    async def _set_my_short_description_method(
        self, short_description: str, language_code: str = ""
    ) -> bool:
        _check_language(language_code)
        if units(short_description) > 120:
            raise RefusedError(400, "Bad Request: description is too long")
        self._profile[f"short {language_code}"] = short_description
        return True

    @staticmethod
    def _checked_text(text: str, parse_mode: str) -> tuple[str, list[Json]]:
        if parse_mode not in ("", "HTML"):
            raise RefusedError(400, "Bad Request: unsupported parse_mode")
        if len(text.encode()) > MOST_BYTES:
            raise RefusedError(400, "Bad Request: text is too long")
        visible, entities = parse_html(text) if parse_mode else (text, [])
        if not visible.strip():
            raise RefusedError(400, "Bad Request: message text is empty")
        if visible != visible.strip():
            raise RefusedError(400, "Telegram would trim this text and move its entities")
        if units(visible) > MOST_UNITS:
            raise RefusedError(400, "Bad Request: message is too long")
        if len(entities) > MOST_ENTITIES:
            raise RefusedError(400, "Telegram would drop the entities beyond the hundredth")
        return visible, entities


def _chat_of(update: Json) -> int:
    """The chat that an update belongs to; 0 for none."""
    message = update.get("message") or update.get("callback_query", {}).get("message") or {}
    chat: int = message.get("chat", {}).get("id", 0)
    return chat


async def _is_taken(session: ClientSession, url: str, update: Json, headers: Json) -> bool:
    try:
        async with session.post(url, json=update, headers=headers) as answer:
            return answer.status == 200
    except ClientError:
        return False


def _check_quote(reply_parameters: Json, target: Json) -> None:
    """What is quoted of a message must stand in it."""
    quote, text = reply_parameters.get("quote", ""), target.get("text", "")
    position = reply_parameters.get("quote_position")
    at = text.encode("utf-16-le")[2 * position :].decode("utf-16-le", "replace") if position else ""
    is_found = quote in text and (position is None or at.startswith(quote))
    if units(quote) > MOST_QUOTE_UNITS or not is_found:
        raise RefusedError(400, "Bad Request: QUOTE_TEXT_INVALID")


def _check_language(code: str) -> None:
    if not re.fullmatch(r"(?:[a-z]{2})?", code):
        raise RefusedError(400, "Bad Request: invalid language code specified")


def _document(file_id: str, content: bytes) -> Json:
    return {"file_id": file_id, "file_unique_id": file_id, "file_size": len(content)}


def _checked_keyboard(markup: Json) -> Json:
    rows = markup["inline_keyboard"]
    if sum(map(len, rows)) > MOST_BUTTONS or any(len(row) > MOST_BUTTONS_A_ROW for row in rows):
        raise RefusedError(400, "Bad Request: REPLY_MARKUP_TOO_LONG, or a row that is not shown")
    for row in rows:
        for button in row:
            if not button["text"]:
                raise RefusedError(400, "Bad Request: inline keyboard button text is empty")
            if "url" in button:
                _check_address(button["url"])
            elif not 1 <= len(button.get("callback_data", "").encode()) <= 64:
                raise RefusedError(400, "Bad Request: BUTTON_DATA_INVALID")
    return markup


def _check_address(url: str) -> None:
    """Where a button leads; a link to a bot hands on only so much."""
    _, is_link_to_a_bot, parameter = url.partition("?start=")
    is_fit = not is_link_to_a_bot or re.fullmatch(_PARAMETER, parameter)
    if not re.fullmatch(r"https://\S+", url) or not is_fit:
        raise RefusedError(400, "Bad Request: BUTTON_URL_INVALID")


def _underscore(match: re.Match[str]) -> str:
    return f"_{match.group().lower()}"


class _Method(RequestHandler):
    def initialize(self, api: BotApiServer) -> None:
        self.api = api

    async def post(self, token: str, method: str) -> None:
        arguments = {
            name: _decoded(name, self.get_argument(name)) for name in self.request.arguments
        }
        arguments |= {name: files[0].body for name, files in self.request.files.items()}
        try:
            self.write({"ok": True, "result": await self.api.call(token, method, arguments)})
        except RefusedError as refused:
            self.set_status(refused.code)
            answer: Json = {"ok": False, "error_code": refused.code}
            answer["description"] = refused.description
            if refused.parameters:
                answer["parameters"] = refused.parameters
            self.write(answer)

    def on_connection_close(self) -> None:
        """A poll that the bot gave up; the answer goes nowhere."""


class _File(RequestHandler):
    def initialize(self, api: BotApiServer) -> None:
        self.api = api

    def get(self, token: str, path: str) -> None:
        try:
            self.write(self.api.file(token, path))
        except RefusedError as refused:
            self.set_status(refused.code)


_TEXTS = {
    "text", "parse_mode", "description", "short_description", "language_code", "callback_query_id",
    "inline_query_id", "guest_query_id", "next_offset", "caption",
    "file_id", "name", "url", "secret_token",
}  # fmt: skip


def _decoded(name: str, value: str) -> Any:
    return value if name in _TEXTS else json.loads(value)
