"""The bot against a local Bot API server, over HTTP: what people see, and how it stops."""

from __future__ import annotations

import asyncio
import signal
import socket
from pathlib import Path

import pytest
from bot_api_server import (
    BOT,
    GROUP,
    JOHN,
    LAN,
    PATIENCE,
    TOKEN,
    BotApiServer,
    Json,
    mentioning,
    surface,
    surfaces,
)
from bots import Clock, bot_at_work, say
from fakes import EXAMPLES, SENTENCES
from programs import line_with, outcome, program

from bot.state import State
from bot.telegram.links import start_parameter
from faq import LiveEngine

QUESTION = "Có bao nhiêu xã đạt chuẩn nông thôn mới?"
ANONYMOUS = {
    "id": 1087968824,
    "is_bot": True,
    "first_name": "Group",
    "username": "GroupAnonymousBot",
}
OTHER_BOT = {"id": 77, "is_bot": True, "first_name": "Máy"}
FILE = {"file_id": "1", "file_unique_id": "1"}
PHOTO = [{**FILE, "width": 1, "height": 1}]


async def test_private_question_is_answered_with_its_proof(telegram: BotApiServer) -> None:
    await telegram.say("bao nhiêu xã?")
    answer = await telegram.next_sent()
    assert answer["text"] == (
        f"1. 327/411 xã\n\n{SENTENCES[1].text}\nPhiên họp tháng 11 · 14/11/2024 · câu 2"
    )
    assert surfaces(answer, "blockquote") == [SENTENCES[1].text]
    assert surfaces(answer, "bold") == ["1. 327/411 xã", "327/411"]
    assert surfaces(answer, "italic") == ["Phiên họp tháng 11 · 14/11/2024 · câu 2"]
    assert answer["link_preview_options"] == {"is_disabled": True}
    assert "reply_to_message" not in answer


async def test_answer_opens_its_page_at_the_sentence_and_folds_what_is_long(
    server: BotApiServer, state: State, tmp_path: Path
) -> None:
    hamlets = "; ".join(f"xóm {number} đã làm xong đường" for number in range(1, 20))
    text = f"Tin mới trong tuần\n\nToàn xã có 12 hộ nghèo; {hamlets}.\n\nTrời mưa to.\n"
    (tmp_path / "tin.txt").write_text(text, encoding="utf-8")
    (tmp_path / "tin.yaml").write_text("url: https://example.org/tin\n", encoding="utf-8")
    async with bot_at_work(server, state, LiveEngine([tmp_path])):
        await server.say("toàn xã có bao nhiêu hộ nghèo?")
        answer = await server.next_sent()
    (link,) = (one for one in answer["entities"] if one["type"] == "text_link")
    assert surface(answer, link) == "Tin mới trong tuần"
    assert link["url"].startswith("https://example.org/tin#:~:text=To%C3%A0n%20x%C3%A3")
    (quotation,) = (one for one in answer["entities"] if one["type"].endswith("blockquote"))
    assert quotation["type"] == "expandable_blockquote"
    assert surface(answer, quotation) in text


async def test_start_greets_by_name_and_offers_questions(telegram: BotApiServer) -> None:
    await telegram.say("/start")
    answer = await telegram.next_sent()
    assert answer["text"].startswith("Chào Lan <3!")
    assert f"4. {EXAMPLES[3]}" in answer["text"]
    assert len(answer["reply_markup"]["inline_keyboard"][0]) == 4


async def test_link_opens_its_sentence(telegram: BotApiServer) -> None:
    await telegram.say(f"/start {start_parameter(SENTENCES[1])}")
    shown = await telegram.next_sent()
    assert surfaces(shown, "blockquote") == [SENTENCES[1].text]
    await telegram.press(shown, 1)
    assert f"1. {EXAMPLES[1]}" in (await telegram.next_edited())["text"]


@pytest.mark.parametrize("parameter", ["f_0123456789abcdef", "inline", "f_"])
async def test_link_that_opens_nothing_greets(telegram: BotApiServer, parameter: str) -> None:
    await telegram.say(f"/start {parameter}")
    assert (await telegram.next_sent())["text"].startswith("Chào Lan <3!")


@pytest.mark.parametrize(
    ("user", "language"), [(JOHN, "en"), ({**JOHN, "language_code": "fr"}, "vi")]
)
async def test_first_contact_is_in_the_users_language(
    telegram: BotApiServer, user: Json, language: str
) -> None:
    await telegram.say("/help", **{"from": user})
    answer = await telegram.next_sent()
    assert answer["text"].startswith(say("help", language, bot="hoidapbot"))


async def test_command_without_a_question(telegram: BotApiServer) -> None:
    await telegram.say("/hoi")
    assert (await telegram.next_sent())["text"] == say("usage", command="/hoi")


async def test_unknown_command(telegram: BotApiServer) -> None:
    await telegram.say("/xyz bao nhiêu xã?")
    assert (await telegram.next_sent())["text"] == say("command_unknown")


@pytest.mark.parametrize(
    "fields",
    [
        {"photo": PHOTO},
        {"photo": PHOTO, "caption": "bao nhiêu xã?"},
        {"voice": {**FILE, "duration": 3}},
        {"sticker": {**FILE, "width": 1, "height": 1, "type": "regular",
                     "is_animated": False, "is_video": False}},
        {"document": {**FILE, "file_name": "bai.pdf"}},
        {"video_note": {**FILE, "length": 1, "duration": 3}},
        {"location": {"latitude": 18.7, "longitude": 105.7}},
    ],
    ids=lambda fields: "-".join(fields),
)  # fmt: skip
async def test_what_is_no_text_gets_one_kind_sentence(telegram: BotApiServer, fields: Json) -> None:
    await telegram.say(**fields)
    assert (await telegram.next_sent())["text"] == say("only_text")
    await telegram.say("bao nhiêu xã?")
    assert (await telegram.next_sent())["text"].startswith("1. ")


@pytest.mark.parametrize(
    "fields",
    [
        {"text": "/hoi bao nhiêu xã?"},
        {"text": "/ask@hoidapbot bao nhiêu xã?"},
        {"text": "/HOI@HoiDapBot bao nhiêu xã?"},
        mentioning("👍 @hoidapbot, bao nhiêu xã?"),
        mentioning("bao nhiêu xã? @HoidapBot"),
        {
            "text": "Máy ơi bao nhiêu xã?",
            "entities": [{"type": "text_mention", "offset": 0, "length": 3, "user": BOT}],
        },
        {"text": "/hoi bao nhiêu xã?", "from": ANONYMOUS, "sender_chat": GROUP},
    ],
)
async def test_addressed_in_a_group(telegram: BotApiServer, fields: Json) -> None:
    question = await telegram.say(chat=GROUP, **fields)
    answer = await telegram.next_sent()
    assert answer["text"].startswith("1. 327/411 xã")
    assert answer["reply_to_message"]["message_id"] == question["message_id"]
    assert "message_thread_id" not in answer


@pytest.mark.parametrize(
    "fields",
    [
        {"text": "bao nhiêu xã?"},
        {"text": "/hoi@otherbot bao nhiêu xã?"},
        {"text": "/start"},
        {"text": "/help"},
        {"text": "/xyz"},
        mentioning("bao nhiêu xã? @otherbot"),
        {"text": "/hoi bao nhiêu xã?", "from": OTHER_BOT},
        {"text": "/hoi bao nhiêu xã?", "is_automatic_forward": True, "sender_chat": GROUP},
        {"photo": PHOTO},
        {"location": {"latitude": 18.7, "longitude": 105.7}},
        {"new_chat_members": [JOHN]},
    ],
)
async def test_silent_in_a_group(telegram: BotApiServer, fields: Json) -> None:
    await telegram.say(chat=GROUP, **fields)
    asked = await telegram.say("/hoi bao nhiêu xã?", chat=GROUP)
    answer = await telegram.next_sent()
    assert answer["reply_to_message"]["message_id"] == asked["message_id"]
    assert len(telegram.sent) == 1


async def test_mention_alone(telegram: BotApiServer) -> None:
    await telegram.say(chat=GROUP, **mentioning("@hoidapbot"))
    assert (await telegram.next_sent())["text"] == say("mentioned")


async def test_reply_to_the_bot_goes_on_with_the_conversation(telegram: BotApiServer) -> None:
    await telegram.say("/hoi bao nhiêu xã?", chat=GROUP)
    first = await telegram.next_sent()
    await telegram.say("còn bao nhiêu xã nữa?", chat=GROUP, reply_to_message=first)
    assert (await telegram.next_sent())["text"].startswith("2. ")


async def test_everyone_has_a_conversation_of_their_own(telegram: BotApiServer) -> None:
    topic = {"message_thread_id": 5, "is_topic_message": True}
    for fields in ({}, {"from": JOHN}, topic, {"from": JOHN, **topic}):
        await telegram.say("/hoi bao nhiêu xã?", chat=GROUP, **fields)
        assert (await telegram.next_sent())["text"].startswith("1. ")


async def test_answer_stays_in_the_topic(telegram: BotApiServer) -> None:
    await telegram.say("/hoi bao nhiêu xã?", chat=GROUP, message_thread_id=5, is_topic_message=True)
    assert (await telegram.next_sent())["message_thread_id"] == 5


async def test_command_in_reply_takes_that_message_as_question(telegram: BotApiServer) -> None:
    theirs = await telegram.say("bao nhiêu xã?", chat=GROUP, **{"from": JOHN})
    await telegram.say("/hoi", chat=GROUP, reply_to_message=theirs)
    assert (await telegram.next_sent())["text"].startswith("1. 327/411 xã")


async def test_question_deleted_meanwhile_is_answered_all_the_same(telegram: BotApiServer) -> None:
    message = {"message_id": 99_999, "chat": GROUP, "date": 1731600000, "text": "cũ"}
    await telegram.edit(message, "/hoi bao nhiêu xã?", **{
        "from": JOHN, "entities": [{"type": "bot_command", "offset": 0, "length": 4}],
    })  # fmt: skip
    assert "reply_to_message" not in await telegram.next_sent()


async def test_edited_question_edits_the_answer(telegram: BotApiServer) -> None:
    question = await telegram.say("giá vàng?")
    first = await telegram.next_sent()
    await telegram.edit(question, "bao nhiêu xã?")
    edited = await telegram.next_edited()
    assert edited["message_id"] == first["message_id"]
    assert surfaces(edited, "blockquote") == [SENTENCES[1].text]
    assert len(telegram.sent) == 1


async def test_edited_after_a_restart_edits_the_answer(
    server: BotApiServer, state: State, clock: Clock
) -> None:
    async with bot_at_work(server, state):
        question = await server.say("giá vàng?")
        first = await server.next_sent()
        await server.say("bao nhiêu xã?")
        await server.next_sent()
    async with bot_at_work(server, state):
        await server.edit(question, "bao nhiêu xã?")
        assert (await server.next_edited())["message_id"] == first["message_id"]
        await server.say("Ai chủ trì?")
        await server.next_sent()
        clock.now += 48 * 60 * 60
        await server.edit(question, "hm")
        assert (await server.next_sent())["message_id"] != first["message_id"]
    assert len(server.edited) == 1


async def test_edited_question_with_the_same_answer(telegram: BotApiServer) -> None:
    question = await telegram.say("hm")
    await telegram.next_sent()
    await telegram.edit(question, "hm hm")
    await telegram.say("bao nhiêu xã?")
    assert surfaces(await telegram.next_sent(), "blockquote")
    assert not telegram.edited


@pytest.mark.parametrize(
    "reason", ["message can't be edited", "message to edit not found", "MESSAGE_ID_INVALID"]
)
async def test_answer_that_can_not_be_edited_any_more_is_given_anew(
    telegram: BotApiServer, reason: str
) -> None:
    question = await telegram.say("giá vàng?")
    await telegram.next_sent()
    telegram.fail_next("editMessageText", 400, f"Bad Request: {reason}")
    await telegram.edit(question, "bao nhiêu xã?")
    assert surfaces(await telegram.next_sent(), "blockquote") == [SENTENCES[1].text]
    await telegram.edit(question, "giá vàng?")
    assert (await telegram.next_edited())["text"].endswith("The articles do not say.")


async def test_edited_after_a_choice_edits_what_was_offered(telegram: BotApiServer) -> None:
    question = await telegram.say("hm")
    offer = await telegram.next_sent()
    await telegram.press(offer, 0)
    await telegram.next_sent()
    await telegram.edit(question, "bao nhiêu xã?")
    assert (await telegram.next_edited())["message_id"] == offer["message_id"]


async def test_chosen_language_goes_before_that_of_the_app(
    telegram: BotApiServer, state: State
) -> None:
    state.people.set_language(LAN["id"], "en")
    await telegram.say("/help")
    assert (await telegram.next_sent())["text"].startswith(say("help", "en", bot="hoidapbot"))
    await telegram.say("bao nhiêu xã?")
    assert "câu 2" in (await telegram.next_sent())["text"], "answered in the question's language"


async def test_suggestion_button_asks_its_question(telegram: BotApiServer) -> None:
    await telegram.say("hm")
    offer = await telegram.next_sent()
    assert offer["text"] == f"Bạn hỏi ý nào?\n\n1. {EXAMPLES[0]}\n2. {EXAMPLES[1]}"
    await telegram.press(offer, 1)
    answer = await telegram.next_sent()
    assert answer["text"].startswith(say("chosen", question=EXAMPLES[1]))
    assert surfaces(answer, "blockquote") == [SENTENCES[1].text]
    assert "text" not in await telegram.next_call("answerCallbackQuery")


@pytest.mark.parametrize("data", ["v1:q:0123456789abcdef", "v0:old", "x" * 64])
async def test_button_that_means_nothing_any_more(telegram: BotApiServer, data: str) -> None:
    await telegram.say("hm")
    await telegram.press(await telegram.next_sent(), data=data)
    assert (await telegram.next_call("answerCallbackQuery"))["text"] == say("stale")
    assert len(telegram.sent) == 1


async def test_button_of_a_message_out_of_reach(telegram: BotApiServer) -> None:
    await telegram.say("hm")
    offer = await telegram.next_sent()
    gone = {"message_id": offer["message_id"], "chat": offer["chat"], "date": 0}
    await telegram.press(offer, message=gone)
    assert (await telegram.next_call("answerCallbackQuery"))["text"] == say("stale")


async def test_button_acknowledged_too_late_is_answered_all_the_same(
    telegram: BotApiServer,
) -> None:
    await telegram.say("hm")
    offer = await telegram.next_sent()
    await telegram.press(offer, age=60)
    assert surfaces(await telegram.next_sent(), "blockquote")


async def test_fault_of_the_engine_is_logged_then_told(
    telegram: BotApiServer, caplog: pytest.LogCaptureFixture
) -> None:
    await telegram.say("raise")
    assert (await telegram.next_sent())["text"] == say("broken")
    assert "a fault of the engine" in caplog.text


async def test_polling_survives_failures(telegram: BotApiServer) -> None:
    telegram.fail_next("getUpdates", 502, "Bad Gateway")
    await telegram.say("bao nhiêu xã?")
    assert await telegram.next_sent()
    await telegram.say("bao nhiêu xã?")
    assert await telegram.next_sent()


@pytest.mark.filterwarnings("ignore::telegram.warnings.PTBDeprecationWarning")
async def test_answer_waits_when_telegram_says_so(telegram: BotApiServer) -> None:
    telegram.fail_next("sendMessage", 429, "Too Many Requests: retry after 1", retry_after=1)
    await telegram.say("bao nhiêu xã?")
    assert (await telegram.next_sent())["text"].startswith("1. ")


async def test_answer_refused_with_the_token_is_kept(telegram: BotApiServer) -> None:
    telegram.fail_next("sendMessage", 401, "Unauthorized")
    await telegram.say("bao nhiêu xã?")
    assert (await telegram.next_sent())["text"].startswith("1. ")
    assert len(telegram.sent) == 1


async def test_person_who_blocked_the_bot_stops_nobody(telegram: BotApiServer) -> None:
    telegram.fail_next("sendMessage", 403, "Forbidden: bot was blocked by the user")
    await telegram.say("bao nhiêu xã?")
    await telegram.say("bao nhiêu xã?")
    assert (await telegram.next_sent())["text"].startswith("2. ")
    assert len(telegram.sent) == 1


async def test_what_was_asked_before_the_start_is_answered_once(
    server: BotApiServer, state: State
) -> None:
    for _ in range(30):
        await server.say("bao nhiêu xã?")
    async with bot_at_work(server, state):
        for number in range(1, 31):
            assert (await server.next_sent())["text"].startswith(f"{number}. ")
    await server.say("bao nhiêu xã?")
    async with bot_at_work(server, state):
        await server.next_sent()
    assert len(server.sent) == 31


# The whole program


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
async def test_program_answers_and_stops_when_told(
    server: BotApiServer, number: signal.Signals
) -> None:
    async with program(
        debug=True, TELEGRAM_BOT_TOKEN=TOKEN, TELEGRAM_API_URL=f"{server.url}/"
    ) as process:
        asked = await server.say(QUESTION)
        answer = await server.next_sent()
        assert any("327/411" in quote for quote in surfaces(answer, "blockquote"))
        process.send_signal(number)
        status, printed = await outcome(process)
    assert status == 0
    assert server.confirmed > 1000 + asked["message_id"]
    assert "DEBUG:telegram" in printed, "DEBUG must have been on"
    assert TOKEN not in printed
    assert TOKEN.partition(":")[2] not in printed


async def test_program_killed_while_answering_answers_after_its_restart(
    server: BotApiServer, tmp_path: Path
) -> None:
    settings = {"TELEGRAM_BOT_TOKEN": TOKEN, "TELEGRAM_API_URL": server.url}
    settings["HOIDAP_DATA"] = str(tmp_path)
    server.hold_next("sendMessage")
    async with program(**settings) as process:
        await server.say(QUESTION)
        await server.next_call("sendMessage")
        process.kill()
        await process.wait()
    async with program(**settings):
        assert surfaces(await server.next_sent(), "blockquote")
    assert len(server.sent) == 1


async def test_program_reads_the_token_from_a_file(server: BotApiServer, tmp_path: Path) -> None:
    file = tmp_path / "token"
    file.write_text(f"{TOKEN}\n", encoding="utf-8")
    async with program(TELEGRAM_BOT_TOKEN_FILE=str(file), TELEGRAM_API_URL=server.url) as process:
        await server.say(QUESTION)
        assert await server.next_sent()
        process.send_signal(signal.SIGTERM)
        status, printed = await outcome(process)
    assert status == 0
    assert "answer chat=private language=vi intent=how_many confidence=" in printed
    assert " outcome=answered ms=" in printed
    assert QUESTION not in printed, "what people write is no business of the log"


async def test_program_without_a_token() -> None:
    async with program() as process:
        status, printed = await outcome(process)
    assert status == 2
    assert "TELEGRAM_BOT_TOKEN: isn't set" in printed
    assert "Traceback" not in printed


async def test_program_with_a_malformed_token() -> None:
    async with program(TELEGRAM_BOT_TOKEN="123:secret") as process:
        status, printed = await outcome(process)
    assert status == 2
    assert "TELEGRAM_BOT_TOKEN" in printed
    assert "secret" not in printed


async def test_program_whose_token_is_refused(server: BotApiServer) -> None:
    token = TOKEN.replace("test", "TEST")
    async with program(TELEGRAM_BOT_TOKEN=token, TELEGRAM_API_URL=server.url) as process:
        status, printed = await outcome(process)
    assert status == 78
    assert "refuses the bot's token" in printed
    assert "Traceback" not in printed
    assert token not in printed


async def test_program_whose_token_is_revoked_while_it_runs(server: BotApiServer) -> None:
    async with program(TELEGRAM_BOT_TOKEN=TOKEN, TELEGRAM_API_URL=server.url) as process:
        await server.say(QUESTION)
        await server.next_sent()
        server.token = "revoked"
        await server.say(QUESTION)
        status, printed = await outcome(process)
    assert status == 78
    assert "refuses the bot's token" in printed


async def test_program_waits_for_telegram(tmp_path: Path) -> None:
    with socket.socket() as closed:
        closed.bind(("127.0.0.1", 0))
        port = closed.getsockname()[1]
    url = f"http://127.0.0.1:{port}"
    async with program(TELEGRAM_BOT_TOKEN=TOKEN, TELEGRAM_API_URL=url) as process:
        assert f"The Bot API at {url} can't be reached" in await line_with(process.stderr, "again")
        async with BotApiServer(port=port) as server:
            await server.say(QUESTION)
            assert await server.next_sent()
            process.send_signal(signal.SIGTERM)
            status, printed = await outcome(process)
    assert status == 0
    assert "Traceback" not in printed
    assert TOKEN not in printed


async def test_program_stops_at_once_while_it_waits_for_telegram() -> None:
    with socket.socket() as silent:
        silent.bind(("127.0.0.1", 0))
        silent.listen()
        silent.setblocking(False)
        url = f"http://127.0.0.1:{silent.getsockname()[1]}"
        async with program(debug=True, TELEGRAM_BOT_TOKEN=TOKEN, TELEGRAM_API_URL=url) as process:
            async with asyncio.timeout(PATIENCE):
                connected, _ = await asyncio.get_running_loop().sock_accept(silent)
            process.send_signal(signal.SIGTERM)
            status, _ = await outcome(process)
        connected.close()
    assert status == 0
