"""The local Bot API server refuses what Telegram refuses; else tests against it mean nothing."""

from __future__ import annotations

from typing import Any

import pytest
from bot_api_server import (
    BOT,
    GROUP,
    LAN,
    PRIVATE,
    TOKEN,
    BotApiServer,
    Json,
    RefusedError,
    parse_html,
    surfaces,
)

WIDE = "𝕏"
"""One character, two UTF-16 units, four bytes."""


def keyboard(*buttons: Json) -> Json:
    return {"inline_keyboard": [list(buttons)]}


def pressed(data: str) -> Json:
    return keyboard({"text": "1", "callback_data": data})


def article(name: str = "1", title: str = "Tin", text: str = "Tin", **fields: Any) -> Json:
    content = {"message_text": text, "parse_mode": "HTML"}
    return {
        "type": "article",
        "id": name,
        "title": title,
        "input_message_content": content,
    } | fields


def opening(parameter: str) -> Json:
    return keyboard({"text": "1", "url": f"https://t.me/hoidapbot?start={parameter}"})


async def send(server: BotApiServer, text: str = "Tin", **fields: Any) -> Json:
    arguments = {"chat_id": PRIVATE["id"], "text": text, "parse_mode": "HTML"} | fields
    sent: Json = await server.call(TOKEN, "sendMessage", arguments)
    return sent


@pytest.mark.parametrize(
    ("markup", "text", "entities"),
    [
        ("<b>a</b>", "a", [("bold", 0, 1)]),
        (f"{WIDE}<i>ạ</i>", f"{WIDE}ạ", [("italic", 2, 1)]),
        ("<blockquote>a <b>b</b></blockquote>", "a b", [("blockquote", 0, 3), ("bold", 2, 1)]),
        ("<blockquote expandable>a</blockquote>", "a", [("expandable_blockquote", 0, 1)]),
        ('<i><a href="https://a.vn/?x=1&amp;y=2">a</a></i>', "a",
         [("italic", 0, 1), ("text_link", 0, 1)]),
        ("a &lt; b &amp; c", "a < b & c", []),
        ("<b></b>a", "a", []),
    ],
)  # fmt: skip
def test_markup_that_telegram_reads(
    markup: str, text: str, entities: list[tuple[str, int, int]]
) -> None:
    read, found = parse_html(markup)
    assert read == text
    assert sorted((one["type"], one["offset"], one["length"]) for one in found) == sorted(entities)


@pytest.mark.parametrize(
    "markup",
    [
        "a < b",
        "a & b",
        "&nbsp;",
        "<b>a",
        "a</b>",
        "<b><i>a</b></i>",
        "<h1>a</h1>",
        "<b class='x'>a</b>",
        "<blockquote>a<blockquote>b</blockquote></blockquote>",
        "<blockquote>a<blockquote expandable>b</blockquote></blockquote>",
        "<code><b>a</b></code>",
        "<b><code>a</code></b>",
        '<pre><a href="https://a.vn">a</a></pre>',
        '<a href="https://a.vn"><a href="https://b.vn">a</a></a>',
        '<a href="javascript:alert(1)">a</a>',
        '<a href="">a</a>',
    ],
)
def test_markup_that_it_can_not_read_or_would_drop(markup: str) -> None:
    with pytest.raises(RefusedError):
        parse_html(markup)


@pytest.mark.parametrize(
    "fields",
    [
        {"text": "a" * 4096},
        {"text": WIDE * 2048},
        {"text": "<b>a</b> " * 99 + "<b>a</b>"},
        {"reply_markup": pressed("a" * 64)},
        {"reply_markup": opening("f_" + "a" * 62)},
        {"reply_markup": keyboard(*[{"text": "1", "callback_data": "1"}] * 8)},
    ],
)
async def test_message_that_just_fits(server: BotApiServer, fields: Json) -> None:
    assert await send(server, **fields)


@pytest.mark.parametrize(
    "fields",
    [
        {"text": "a" * 4097},
        {"text": WIDE * 2048 + "a"},
        {"text": " "},
        {"text": "<b> </b>"},
        {"text": "<b>a</b> " * 100 + "<b>a</b>"},
        {"text": "<b>" + "&amp;" * 4000 + "</b>" + "<i></i>" * 2000},
        {"reply_markup": pressed("")},
        {"reply_markup": pressed("a" * 65)},
        {"reply_markup": pressed("ạ" * 22)},
        {"reply_markup": keyboard({"text": "", "callback_data": "1"})},
        {"reply_markup": keyboard({"text": "1"})},
        {"reply_markup": keyboard({"text": "1", "url": "a b"})},
        {"reply_markup": keyboard(*[{"text": "1", "callback_data": "1"}] * 9)},
        {"reply_markup": {"inline_keyboard": [[{"text": "1", "callback_data": "1"}]] * 101}},
        {"reply_markup": opening("")},
        {"reply_markup": opening("a" * 65)},
        {"reply_markup": opening("a.b")},
        {"chat_id": 77},
        {"message_thread_id": 5},
        {"reply_parameters": {"message_id": 77}},
    ],
)
async def test_message_that_is_refused(server: BotApiServer, fields: Json) -> None:
    with pytest.raises(RefusedError):
        await send(server, **fields)
    assert not server.sent


@pytest.mark.parametrize(
    ("quote", "position", "is_taken"),
    [
        ("bao nhiêu", None, True),
        ("bao nhiêu", 2, True),
        ("bao nhiêu", 1, False),
        ("Bao nhiêu", None, False),
        ("bao  nhiêu", None, False),
        (WIDE * 513, None, False),
    ],
)
async def test_quote_must_stand_in_the_message(
    server: BotApiServer, quote: str, position: int | None, is_taken: bool
) -> None:
    asked = await server.say(f"{WIDE}bao nhiêu xã? {WIDE * 513}"[: 600 if is_taken else 20])
    parameters: Json = {"message_id": asked["message_id"], "quote": quote}
    if position is not None:
        parameters["quote_position"] = position
    if is_taken:
        assert await send(server, reply_parameters=parameters)
    else:
        with pytest.raises(RefusedError, match="QUOTE_TEXT_INVALID"):
            await send(server, reply_parameters=parameters)


async def test_edit_must_change_something_of_the_bots_own(server: BotApiServer) -> None:
    sent = await send(server, "<b>a</b>", reply_markup=pressed("1"))
    theirs = await server.say("a")
    message = {"chat_id": PRIVATE["id"], "message_id": sent["message_id"], "parse_mode": "HTML"}

    async def edit(**fields: Any) -> Json:
        edited: Json = await server.call(TOKEN, "editMessageText", message | fields)
        return edited

    with pytest.raises(RefusedError, match="not modified"):
        await edit(text="<b>a</b>", reply_markup=pressed("1"))
    assert "reply_markup" not in await edit(text="<b>a</b>")
    with pytest.raises(RefusedError, match="not modified"):
        await edit(text="<b>a</b>")
    assert await edit(text="a")
    with pytest.raises(RefusedError, match="to edit not found"):
        await edit(text="b", message_id=theirs["message_id"])
    theirs = await server.say("a", chat=GROUP)
    with pytest.raises(RefusedError, match="can't be deleted"):
        arguments = {"chat_id": GROUP["id"], "message_id": theirs["message_id"]}
        await server.call(TOKEN, "deleteMessage", arguments)


@pytest.mark.parametrize(
    ("age", "text", "is_taken"),
    [(0, "", True), (59, "a" * 200, True), (60, "", False), (0, "a" * 201, False)],
)
async def test_press_can_be_answered_for_a_minute(
    server: BotApiServer, age: float, text: str, is_taken: bool
) -> None:
    await server.press(await send(server, reply_markup=pressed("1")), age=age)
    query = {"callback_query_id": server.updates[-1]["callback_query"]["id"], "text": text}
    if is_taken:
        assert await server.call(TOKEN, "answerCallbackQuery", query)
    with pytest.raises(RefusedError):
        await server.call(TOKEN, "answerCallbackQuery", query)


@pytest.mark.parametrize(
    ("fields", "is_taken"),
    [
        ({"results": [article(str(n)) for n in range(10)]}, True),
        ({"results": [article("a" * 64)], "next_offset": "a" * 64}, True),
        ({"results": [article(text="a" * 4096)]}, True),
        ({"results": [], "button": {"text": "a", "start_parameter": "a" * 64}}, True),
        ({"results": [article(str(n)) for n in range(51)]}, False),
        ({"results": [article(), article()]}, False),
        ({"results": [article("")]}, False),
        ({"results": [article("ạ" * 22)]}, False),
        ({"results": [article(title="")]}, False),
        ({"results": [article(text="")]}, False),
        ({"results": [article(text="a" * 4097)]}, False),
        ({"results": [article(text="<b>a")]}, False),
        ({"results": [article(reply_markup=pressed("a" * 65))]}, False),
        ({"results": [], "next_offset": "a" * 65}, False),
        ({"results": [], "button": {"text": "a", "start_parameter": "a b"}}, False),
        ({"results": [], "button": {"text": "a", "start_parameter": "a" * 65}}, False),
        ({"results": [], "button": {"text": "", "start_parameter": "a"}}, False),
    ],
)
async def test_results_of_an_inline_query(
    server: BotApiServer, fields: Json, is_taken: bool
) -> None:
    await server.type_inline("xã")
    query = {"inline_query_id": server.updates[-1]["inline_query"]["id"], **fields}
    if is_taken:
        assert await server.call(TOKEN, "answerInlineQuery", query)
    else:
        with pytest.raises(RefusedError):
            await server.call(TOKEN, "answerInlineQuery", query)


async def test_query_longer_than_telegram_hands_on(server: BotApiServer) -> None:
    await server.type_inline("ạ" * 300)
    assert server.updates[-1]["inline_query"]["query"] == "ạ" * 256


@pytest.mark.parametrize(
    ("method", "arguments", "is_taken"),
    [
        ("setMyDescription", {"description": "ạ" * 512}, True),
        ("setMyDescription", {"description": "ạ" * 513}, False),
        ("setMyDescription", {"description": "a", "language_code": "vie"}, False),
        ("setMyShortDescription", {"short_description": WIDE * 60}, True),
        ("setMyShortDescription", {"short_description": WIDE * 61}, False),
        ("setMyCommands", {"commands": [{"command": "a" * 32, "description": "a" * 256}]}, True),
        ("setMyCommands", {"commands": [{"command": "a" * 33, "description": "a"}]}, False),
        ("setMyCommands", {"commands": [{"command": "Hoi", "description": "a"}]}, False),
        ("setMyCommands", {"commands": [{"command": "hỏi", "description": "a"}]}, False),
        ("setMyCommands", {"commands": [{"command": "hoi", "description": ""}]}, False),
        ("setMyCommands", {"commands": [{"command": "hoi", "description": "a" * 257}]}, False),
        ("setMyCommands", {"commands": [{"command": "a", "description": "a"}] * 101}, False),
        ("setMyCommands", {"commands": [], "language_code": "english"}, False),
        ("setMyCommands", {"commands": [], "scope": {"type": "everybody"}}, False),
        ("setMyCommands", {"commands": [], "scope": {"type": "chat", "chat_id": 77}}, False),
        ("sendPoll", {}, False),
    ],
)
async def test_what_telegram_shows_by_itself(
    server: BotApiServer, method: str, arguments: Json, is_taken: bool
) -> None:
    if is_taken:
        assert await server.call(TOKEN, method, arguments)
    else:
        with pytest.raises(RefusedError):
            await server.call(TOKEN, method, arguments)


@pytest.mark.parametrize(
    "fields",
    [{"photo": b"GIF89a"}, {"caption": WIDE * 513}, {"chat_id": 77}, {"reply_markup": pressed("")}],
)
async def test_picture_that_is_refused(server: BotApiServer, fields: Json) -> None:
    picture = {"chat_id": GROUP["id"], "photo": b"\x89PNG", "caption": WIDE * 512}
    assert await server.call(TOKEN, "sendPhoto", picture)
    with pytest.raises(RefusedError):
        await server.call(TOKEN, "sendPhoto", picture | fields)


async def test_a_token_of_another_bot(server: BotApiServer) -> None:
    with pytest.raises(RefusedError, match="Unauthorized"):
        await server.call(TOKEN.replace("t", "T"), "getMe", {})
    assert (await server.call(TOKEN, "getMe", {}))["username"] == BOT["username"]
    assert surfaces(await send(server, "<b>a</b>"), "bold") == ["a"]
    assert LAN["id"] == PRIVATE["id"]
