"""The bot's commands, in private and in groups, in both languages."""

from __future__ import annotations

import pytest
from bot_api_server import GROUP, JOHN, LAN, BotApiServer, Json, surfaces
from bots import bot_at_work, say, told
from engines import shipped_live
from fakes import asked

from bot.commands import commands_in
from bot.state import State

SPEAKERS = [pytest.param(LAN, "vi", id="vi"), pytest.param(JOHN, "en", id="en")]
QUESTION = "Bao nhiêu xã đạt chuẩn nông thôn mới?"


def chat_of(user: Json) -> Json:
    return {"id": user["id"], "type": "private", "first_name": user["first_name"]}


async def say_to(telegram: BotApiServer, user: Json, text: str) -> Json:
    """What the bot answers somebody in private."""
    await telegram.say(text, chat=chat_of(user), **{"from": user})
    return await telegram.next_sent()


def labels(message: Json) -> list[str]:
    return [b["text"] for row in message["reply_markup"]["inline_keyboard"] for b in row]


@pytest.mark.parametrize(("user", "language"), SPEAKERS)
async def test_help_lists_the_commands(telegram: BotApiServer, user: Json, language: str) -> None:
    text = (await say_to(telegram, user, "/help"))["text"]
    listed = [line.split()[0] for line in text.splitlines() if line.startswith("/")]
    assert listed == [f"/{one.name(language)}" for one in commands_in("private")]  # type: ignore[arg-type]


@pytest.mark.parametrize(("user", "language"), SPEAKERS)
async def test_about_and_privacy(telegram: BotApiServer, user: Json, language: str) -> None:
    assert (await say_to(telegram, user, "/about"))["text"] == told("about", language, count=1)
    assert (await say_to(telegram, user, "/privacy"))["text"] == say("privacy", language)


@pytest.mark.parametrize(("user", "language"), SPEAKERS)
async def test_new_forgets_the_conversation(
    telegram: BotApiServer, user: Json, language: str
) -> None:
    assert (await say_to(telegram, user, "bao nhiêu xã?"))["text"].startswith("1. ")
    assert (await say_to(telegram, user, "bao nhiêu xã?"))["text"].startswith("2. ")
    assert (await say_to(telegram, user, "/new"))["text"] == told("fresh", language)
    assert (await say_to(telegram, user, "bao nhiêu xã?"))["text"].startswith("1. ")


async def test_new_in_a_group_forgets_only_ones_own(telegram: BotApiServer) -> None:
    for user in (LAN, JOHN):
        await telegram.say("/hoi bao nhiêu xã?", chat=GROUP, **{"from": user})
        await telegram.next_sent()
    await telegram.say("/new", chat=GROUP)
    await telegram.next_sent()
    await telegram.say("/hoi bao nhiêu xã?", chat=GROUP)
    assert (await telegram.next_sent())["text"].startswith("1. ")
    await telegram.say("/hoi bao nhiêu xã?", chat=GROUP, **{"from": JOHN})
    assert (await telegram.next_sent())["text"].startswith("2. ")


# /why


@pytest.mark.parametrize(("user", "language"), SPEAKERS)
async def test_why_before_any_question(telegram: BotApiServer, user: Json, language: str) -> None:
    assert (await say_to(telegram, user, "/why"))["text"] == told("nothing_asked", language)


async def test_why_explains_the_last_answer(server: BotApiServer, state: State) -> None:
    async with bot_at_work(server, state, shipped_live()):
        await say_to(server, LAN, QUESTION)
        answer = await say_to(server, LAN, "/why")
        assert "Mình tìm các từ: xã đạt chuẩn, nông thôn mới." in answer["text"]
        quotes = surfaces(answer, "blockquote")
        assert quotes == ["Đến nay, toàn tỉnh có 327/411 xã đạt chuẩn nông thôn mới"]
        await say_to(server, JOHN, "How many communes meet the standard?")
        assert "I chose sentence 39" in (await say_to(server, JOHN, "/why"))["text"]


async def test_why_outlives_a_restart(server: BotApiServer, state: State) -> None:
    async with bot_at_work(server, state, shipped_live()):
        await say_to(server, LAN, QUESTION)
        await say_to(server, LAN, "còn nâng cao thì sao?")
    async with bot_at_work(server, state, shipped_live()):
        assert "127 xã" in (await say_to(server, LAN, "/why"))["text"]


# /chart


@pytest.mark.parametrize(("user", "language"), SPEAKERS)
async def test_chart_before_any_question(telegram: BotApiServer, user: Json, language: str) -> None:
    assert (await say_to(telegram, user, "/chart"))["text"] == told("nothing_to_draw", language)


async def test_chart_of_the_last_answer_and_of_a_question(
    server: BotApiServer, state: State
) -> None:
    async with bot_at_work(server, state, shipped_live()):
        await say_to(server, LAN, QUESTION)
        picture = await say_to(server, LAN, "/chart")
        assert picture["photo"]
        assert "14/11/2024" in picture["caption"]
        assert "câu 39" in picture["caption"]
        await say_to(server, JOHN, "/chart How many communes meet the standard?")
        assert "sentence 39" in (await server.next_sent())["caption"]
        answer = await say_to(server, LAN, "/chart Ai chủ trì phiên họp?")
        assert "Nguyễn Đức Trung" in answer["text"]
        assert "không có các con số" in (await server.next_sent())["text"]
        assert "không tìm thấy" in (await say_to(server, LAN, "/chart Giá vàng?"))["text"]
        assert "chưa có gì để vẽ" in (await say_to(server, LAN, "/chart"))["text"]


async def test_without_the_part_for_charts_there_is_no_such_command(
    server: BotApiServer, state: State, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.telegram.program.can_draw", lambda: False)
    monkeypatch.setattr("bot.telegram.commands.can_draw", lambda: False)
    async with bot_at_work(server, state):
        assert (await say_to(server, LAN, "/chart"))["text"] == say("command_unknown")
        assert "/chart" not in (await say_to(server, LAN, "/help"))["text"]


# /lang


@pytest.mark.parametrize(
    ("user", "button", "language"), [(LAN, 1, "en"), (JOHN, 0, "vi")], ids=["vi-en", "en-vi"]
)
async def test_language_chosen_by_button_is_remembered(
    telegram: BotApiServer, state: State, user: Json, button: int, language: str
) -> None:
    offer = await say_to(telegram, user, "/lang")
    assert labels(offer)[1 - button].startswith("✓")
    await telegram.press(offer, button, user)
    edited = await telegram.next_edited()
    assert edited["text"] == told("language_set", language)
    assert labels(edited)[button].startswith("✓")
    assert state.people.language(user["id"]) == language
    assert (await say_to(telegram, user, "/new"))["text"] == told("fresh", language)


async def test_language_named_after_the_command(telegram: BotApiServer, state: State) -> None:
    assert (await say_to(telegram, LAN, "/lang EN"))["text"] == told("language_set", "en")
    assert (await say_to(telegram, LAN, "/lang vi"))["text"] == told("language_set", "vi")
    assert "reply_markup" in await say_to(telegram, LAN, "/lang fr")


async def test_language_of_an_account_that_is_shared_is_not_set(
    telegram: BotApiServer, state: State
) -> None:
    shared = {"id": 1087968824, "is_bot": True, "first_name": "Group"}
    fields = {"from": shared, "sender_chat": GROUP}
    await telegram.say("/lang@hoidapbot en", chat=GROUP, **fields)
    assert "reply_markup" in await telegram.next_sent()
    assert state.people.language(1087968824) is None


async def test_language_buttons_in_a_group_are_for_who_asked(
    telegram: BotApiServer, state: State
) -> None:
    await telegram.say("/lang@hoidapbot", chat=GROUP)
    offer = await telegram.next_sent()
    await telegram.press(offer, 1, JOHN)
    assert (await telegram.next_call("answerCallbackQuery"))["text"] == say("not_yours", "en")
    assert state.people.language(JOHN["id"]) is None


# /forget


@pytest.mark.parametrize(("user", "language"), SPEAKERS)
async def test_forget_deletes_everything_once_confirmed(
    telegram: BotApiServer, state: State, user: Json, language: str
) -> None:
    state.people.set_language(user["id"], language)  # type: ignore[arg-type]
    state.questions.add(asked("giá vàng?", "unknown", user["id"]))
    await say_to(telegram, user, "bao nhiêu xã?")
    offer = await say_to(telegram, user, "/forget")
    assert offer["text"] == say("forget", language)
    await telegram.press(offer, 0, user)
    edited = await telegram.next_edited()
    assert edited["text"] == say("forgotten", language)
    assert "reply_markup" not in edited
    assert state.people.language(user["id"]) is None
    assert state.questions.unanswered() == ()
    assert (await say_to(telegram, user, "bao nhiêu xã?"))["text"].startswith("1. ")


@pytest.mark.parametrize(("user", "language"), SPEAKERS)
async def test_forget_can_be_thought_better_of(
    telegram: BotApiServer, state: State, user: Json, language: str
) -> None:
    state.people.set_language(user["id"], language)  # type: ignore[arg-type]
    await telegram.press(await say_to(telegram, user, "/forget"), 1, user)
    assert (await telegram.next_edited())["text"] == say("kept", language)
    assert state.people.language(user["id"]) == language


async def test_nobody_can_be_made_to_be_forgotten_by_another(
    telegram: BotApiServer, state: State
) -> None:
    state.people.set_language(LAN["id"], "vi")
    await telegram.say("/forget@hoidapbot", chat=GROUP)
    await telegram.press(await telegram.next_sent(), 0, JOHN)
    assert (await telegram.next_call("answerCallbackQuery"))["text"] == say("not_yours", "en")
    assert state.people.language(LAN["id"]) == "vi"


async def test_words_of_either_language_are_answered_in_that_of_the_person(
    server: BotApiServer, state: State
) -> None:
    async with bot_at_work(server, state, shipped_live()):
        assert (await say_to(server, JOHN, "hi"))["text"].startswith("Hello!")
        assert (await say_to(server, JOHN, "asdf"))["text"] == "The articles do not say."
        assert "327/411" in (await say_to(server, JOHN, "bao nhieu xa dat chuan ntm"))["text"]
        assert (await say_to(server, LAN, "hi"))["text"].startswith("Chào bạn!")


# In groups


@pytest.mark.parametrize("command", ["topics", "sources", "chart", "why", "new"])
async def test_commands_of_the_menu_in_groups_need_not_name_the_bot(
    telegram: BotApiServer, command: str
) -> None:
    message = await telegram.say(f"/{command}", chat=GROUP)
    answer = await telegram.next_sent()
    assert answer["reply_to_message"]["message_id"] == message["message_id"]


@pytest.mark.parametrize("command", ["lang", "about", "privacy", "forget", "help", "start"])
async def test_commands_that_any_bot_has_must_name_it_in_groups(
    telegram: BotApiServer, command: str
) -> None:
    await telegram.say(f"/{command}", chat=GROUP)
    named = await telegram.say(f"/{command}@hoidapbot", chat=GROUP)
    answer = await telegram.next_sent()
    assert answer["reply_to_message"]["message_id"] == named["message_id"]
