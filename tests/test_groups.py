"""Groups: who is answered there and who isn't, how often, and what becomes of what was said."""

from __future__ import annotations

import random
import time
from typing import Any, cast

import pytest
from bot_api_server import BOT, GROUP, JOHN, LAN, TOKEN, BotApiServer, Json, mentioning, surfaces
from bots import Clock, bot_at_work, say
from engines import shipped_live
from fakes import FakeLive
from telegram import Update

from bot.settings import Settings
from bot.state import State
from bot.telegram.handlers import Handlers
from bot.telegram.program import build_application
from faq import LiveEngine
from faq.phrases import load_phrases

OLD = {"id": -500, "type": "group", "title": "Xóm Bắc"}
PHOTO = [{"file_id": "1", "file_unique_id": "1", "width": 1, "height": 1}]
ANONYMOUS = {"id": 1087968824, "is_bot": True, "first_name": "Group"}
CHANNEL_BOT = {"id": 136817688, "is_bot": True, "first_name": "Channel"}
CHANNEL = {"id": -100700, "type": "channel", "title": "Báo"}


async def silent_until_asked(telegram: BotApiServer) -> None:
    """Fail if anything was said before this question's answer."""
    asked = await telegram.say("/hoi bao nhiêu xã?", chat=GROUP)
    answer = await telegram.next_sent()
    assert answer["reply_to_message"]["message_id"] == asked["message_id"]


# Who is meant


async def test_reply_to_the_bot_that_it_can_not_answer(telegram: BotApiServer) -> None:
    await telegram.say("/hoi bao nhiêu xã?", chat=GROUP)
    answer = await telegram.next_sent()
    for text in ("haha", "hm"):
        await telegram.say(text, chat=GROUP, reply_to_message=answer)
    await silent_until_asked(telegram)


async def test_chatter_in_reply_to_the_bot_is_let_be(server: BotApiServer, state: State) -> None:
    async with bot_at_work(server, state, shipped_live()):
        await server.say("/hoi ai chủ trì phiên họp?", chat=GROUP)
        answer = await server.next_sent()
        for text in ("ok cảm ơn nhé", "haha", "sai rồi", "chào bot"):
            await server.say(text, chat=GROUP, reply_to_message=answer)
        await server.say(chat=GROUP, **mentioning("@hoidapbot cảm ơn bạn"))
        assert (await server.next_sent())["text"].startswith("Không có gì ạ")


@pytest.mark.parametrize("fields", [{"text": "/hoi giá vàng?"}, mentioning("@hoidapbot giá vàng?")])
async def test_named_and_without_an_answer_says_one_short_line(
    telegram: BotApiServer, fields: Json
) -> None:
    await telegram.say(chat=GROUP, **fields)
    answer = await telegram.next_sent()
    assert answer["text"] == "1. The articles do not say."
    assert "reply_markup" not in answer


async def test_edited_reply_that_has_no_answer_any_more(telegram: BotApiServer) -> None:
    await telegram.say("/hoi bao nhiêu xã?", chat=GROUP)
    first = await telegram.next_sent()
    question = await telegram.say("bao nhiêu xã?", chat=GROUP, reply_to_message=first)
    await telegram.next_sent()
    await telegram.edit(question, "haha")
    assert (await telegram.next_edited())["text"] == "3. The articles do not say."


async def test_channel_that_asks(telegram: BotApiServer) -> None:
    sender = {"from": CHANNEL_BOT, "sender_chat": CHANNEL}
    await telegram.say("/hoi bao nhiêu xã?", chat=GROUP, **sender)
    answer = await telegram.next_sent()
    await telegram.press(answer, 0, JOHN)
    assert await telegram.next_edited(), "nobody can tell who asked, so anybody may"


async def test_mention_in_reply_takes_the_part_that_was_picked(telegram: BotApiServer) -> None:
    theirs = await telegram.say("Chào cả nhà, bao nhiêu xã?", chat=GROUP, **{"from": JOHN})
    quote = {"text": "bao nhiêu xã?", "position": 13, "is_manual": True}
    await telegram.say(chat=GROUP, reply_to_message=theirs, quote=quote, **mentioning("@hoidapbot"))
    assert (await telegram.next_sent())["text"].startswith("1. 327/411 xã")


async def test_answer_sent_through_inline_mode_is_no_question(telegram: BotApiServer) -> None:
    await telegram.say("327/411 xã", chat=GROUP, via_bot=BOT, **{"from": JOHN})
    await telegram.say("327/411 xã", via_bot=BOT)
    await silent_until_asked(telegram)


async def test_voice_for_the_bot_in_a_group(telegram: BotApiServer) -> None:
    voice = {"file_id": "1", "file_unique_id": "1", "duration": 3}
    await telegram.say(chat=GROUP, voice=voice)
    await silent_until_asked(telegram)
    answer = telegram.sent[-1]
    await telegram.say(chat=GROUP, voice=voice, reply_to_message=answer)
    assert (await telegram.next_sent())["text"] == say("only_text")


async def test_album_gets_one_sentence(telegram: BotApiServer) -> None:
    for _ in range(3):
        await telegram.say(photo=PHOTO, media_group_id="7")
    await telegram.say("bao nhiêu xã?")
    assert (await telegram.next_sent())["text"] == say("only_text")
    assert (await telegram.next_sent())["text"].startswith("1. ")


# How often


async def test_after_fifteen_answers_a_minute_it_asks_to_slow_down_then_is_silent(
    telegram: BotApiServer, clock: Clock
) -> None:
    for _ in range(20):
        await telegram.say("/hoi bao nhiêu xã?", chat=GROUP)
    for number in range(1, 16):
        assert (await telegram.next_sent())["text"].startswith(f"{number}. ")
    assert (await telegram.next_sent())["text"] == say("slow_down")
    await telegram.say("bao nhiêu xã?")
    assert "reply_to_message" not in await telegram.next_sent(), "private is not a group"
    await telegram.until(lambda: telegram.confirmed > 1000 + 20)
    clock.now += 60
    await telegram.say("/hoi bao nhiêu xã?", chat=GROUP)
    assert (await telegram.next_sent())["text"].startswith("21. ")
    assert len(telegram.sent) == 18


# What becomes of it


async def test_greeting_when_added_and_only_then(telegram: BotApiServer) -> None:
    await telegram.admit("left", "member")
    greeting = await telegram.next_sent()
    assert greeting["text"] == say("added", bot="hoidapbot")
    assert greeting["chat"] == GROUP
    await telegram.admit("member", "administrator")
    await telegram.admit("left", "member")
    await silent_until_asked(telegram)


async def test_greeting_after_it_was_removed(telegram: BotApiServer) -> None:
    for change in (("left", "member"), ("member", "kicked"), ("kicked", "member")):
        await telegram.admit(*change, user=JOHN)
    for _ in range(2):
        assert (await telegram.next_sent())["text"] == say("added", "en", bot="hoidapbot")


async def test_no_greeting_in_channels_and_in_private(telegram: BotApiServer) -> None:
    await telegram.admit("left", "administrator", CHANNEL)
    await telegram.admit("kicked", "member", {"id": 1001, "type": "private"})
    await silent_until_asked(telegram)


@pytest.mark.parametrize("chat", [GROUP, {"id": 1001, "type": "private"}])
async def test_removal_drops_what_was_known(
    telegram: BotApiServer, state: State, chat: Json
) -> None:
    for _ in range(2):
        await telegram.say("/hoi bao nhiêu xã?", chat=chat)
        await telegram.next_sent()
    state.answers.remember(chat["id"], 77, LAN["id"], (78,))
    place = (chat["id"], LAN["id"], 0)
    assert state.talks.question(place) == "bao nhiêu xã?"
    await telegram.admit("member", "kicked", chat)
    await telegram.say("/hoi bao nhiêu xã?", chat={**chat, "id": chat["id"] - 1})
    await telegram.next_sent()
    assert not state.talks.question(place)
    assert not state.answers.to(chat["id"], 77)


async def test_group_that_becomes_a_supergroup_keeps_its_conversations(
    telegram: BotApiServer,
) -> None:
    await telegram.say("/hoi bao nhiêu xã?", chat=OLD)
    await telegram.next_sent()
    await telegram.say(chat=OLD, migrate_to_chat_id=GROUP["id"])
    await telegram.say(chat=GROUP, migrate_from_chat_id=OLD["id"])
    await telegram.admit("left", "member")
    await telegram.say("/hoi còn bao nhiêu xã?", chat=GROUP)
    assert (await telegram.next_sent())["text"].startswith("2. ")


@pytest.mark.filterwarnings("ignore::telegram.warnings.PTBDeprecationWarning")
async def test_answer_follows_a_group_that_moved_meanwhile(telegram: BotApiServer) -> None:
    telegram.fail_next(
        "sendMessage", 400, "Bad Request: group chat was upgraded", migrate_to_chat_id=GROUP["id"]
    )
    await telegram.say("/hoi bao nhiêu xã?", chat=OLD)
    assert (await telegram.next_sent())["chat"] == GROUP


async def test_picture_follows_a_group_that_moved(server: BotApiServer, state: State) -> None:
    async with bot_at_work(server, state, shipped_live()):
        await server.say("/hoi bao nhiêu xã đạt chuẩn nông thôn mới?", chat=OLD)
        answer = await server.next_sent()
        server.fail_next("sendPhoto", 400, "Bad Request: upgraded", migrate_to_chat_id=GROUP["id"])
        await server.press(answer, 2)
        assert (await server.next_sent())["chat"] == GROUP
    assert "photo" in server.sent[1]


async def test_follow_up_after_a_restart(server: BotApiServer, state: State) -> None:
    topic = {"message_thread_id": 5, "is_topic_message": True}
    async with bot_at_work(server, state, shipped_live()):
        await server.say("/hoi bao nhiêu xã đạt chuẩn nông thôn mới?", chat=GROUP, **topic)
        await server.next_sent()
    async with bot_at_work(server, state, shipped_live()):
        await server.say("/hoi còn nâng cao thì sao?", chat=GROUP, **topic)
        answer = await server.next_sent()
    assert surfaces(answer, "bold")[0].startswith("Đến nay, toàn tỉnh có 127 xã")


async def test_whatever_is_said_in_a_topic_stays_there(server: BotApiServer, state: State) -> None:
    topic = {"message_thread_id": 5, "is_topic_message": True}
    async with bot_at_work(server, state, shipped_live()):
        await server.say("/chart bao nhiêu xã đạt chuẩn nông thôn mới?", chat=GROUP, **topic)
        answer = await server.next_sent()
        assert (await server.next_sent())["photo"]
        await server.press(answer, 2)
        assert (await server.next_sent())["photo"]
        await server.press(answer, 1)
        await server.press(await server.next_edited(), 0)
        await server.next_sent()
        await server.say("/topics", chat=GROUP, **topic)
        await server.next_sent()
    assert [sent["message_thread_id"] for sent in server.sent] == [5] * 5


# Ten thousand messages that are none of its business


def idle_talk(count: int) -> list[Json]:
    """Messages of a group, none of which is for the bot."""
    chance = random.Random(5)
    words = (
        "bao nhiêu xã đạt chuẩn nông thôn mới hỏi đáp bot ơi @hoidap hoidapbot @otherbot".split()
    )
    theirs = {"message_id": 1, "date": 0, "chat": GROUP, "from": JOHN, "text": "bao nhiêu xã?"}
    opening = {**theirs, "from": BOT, "forum_topic_created": {"name": "x", "icon_color": 1}}
    kinds: list[Json] = [
        {},
        {"reply_to_message": theirs},
        {"reply_to_message": opening, "message_thread_id": 1, "is_topic_message": True},
        {"from": {"id": 77, "is_bot": True, "first_name": "Máy"}},
        {"is_automatic_forward": True, "sender_chat": CHANNEL, "from": CHANNEL_BOT},
        {"via_bot": BOT},
        {"from": ANONYMOUS, "sender_chat": GROUP},
        {"photo": PHOTO, "caption": "@otherbot bao nhiêu xã?"},
        {"new_chat_members": [JOHN]},
        {"pinned_message": theirs},
        {"sticker": {"file_id": "1", "file_unique_id": "1", "width": 1, "height": 1,
                     "is_animated": False, "is_video": False, "type": "regular"}},
        {"location": {"latitude": 18.7, "longitude": 105.7}},
    ]  # fmt: skip
    messages = []
    for number in range(count):
        fields = chance.choice(kinds)
        text = " ".join(chance.choices(words, k=chance.randint(1, 12)))
        if chance.random() < 0.1:
            text = chance.choice(("/hoi@otherbot ", "/start ", "/help ", "/xyz ")) + text
        spoken = (
            {}
            if {"photo", "sticker", "location", "new_chat_members"} & set(fields)
            else ({"text": text, "entities": entities_of(text)})
        )
        message = {
            "message_id": number,
            "date": int(time.time()),
            "chat": GROUP,
            "from": LAN,
            **spoken,
            **fields,
        }
        messages.append(message)
    return messages


def entities_of(text: str) -> list[Json]:
    found: list[Json] = mentioning(text)["entities"] if "@" in text else []
    if text.startswith("/"):
        command = {"type": "bot_command", "offset": 0, "length": len(text.split()[0])}
        found = [command, *(one for one in found if one["offset"])]
    return found


async def test_ten_thousand_messages_for_others_get_no_answer(
    server: BotApiServer, state: State
) -> None:
    handlers = Handlers(cast("LiveEngine", FakeLive()), load_phrases(), state, Settings())
    application: Any = build_application(handlers, Settings(api_url=server.url), TOKEN)
    await application.initialize()
    for number, message in enumerate(idle_talk(10_000)):
        kind = "edited_message" if number % 10 == 0 else "message"
        update = {"update_id": number, kind: message}
        await application.process_update(Update.de_json(update, application.bot))
    assert {method for method, _ in server.calls} == {"getMe"}
    asked = {
        "message_id": 1,
        "date": int(time.time()),
        "chat": GROUP,
        "from": LAN,
        "text": "/hoi bao nhiêu xã?",
    }
    asked["entities"] = entities_of(str(asked["text"]))
    update = {"update_id": 1, "message": asked}
    await application.process_update(Update.de_json(update, application.bot))
    assert [method for method, _ in server.calls if method != "getMe"] == ["sendMessage"]
    assert state.questions.statistics().asked == 1
    await application.shutdown()
