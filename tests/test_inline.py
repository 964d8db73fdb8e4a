"""Inline mode and guest mode: answers in chats that the bot isn't in."""

from __future__ import annotations

import pytest
from bot_api_server import (
    BOT,
    JOHN,
    LAN,
    PRIVATE,
    BotApiServer,
    Json,
    mentioning,
    parse_html,
    surfaces,
)
from bots import Clock, bot_at_work, say
from engines import shipped_live
from fakes import SENTENCES

from bot.state import State
from faq.surroundings import reference_of

ELSEWHERE = {"id": -100900, "type": "supergroup", "title": "Nhà hàng xóm"}


async def offered(telegram: BotApiServer, text: str, user: Json | None = None) -> Json:
    await telegram.type_inline(text, **({"user": user} if user else {}))
    return await telegram.next_call("answerInlineQuery")


def titles(answer: Json) -> list[str]:
    return [result["title"] for result in answer["results"]]


def message_of(result: Json) -> Json:
    text, entities = parse_html(result["input_message_content"]["message_text"])
    return {"text": text, "entities": entities}


async def test_question_gets_answer_and_quotation(telegram: BotApiServer) -> None:
    answer = await offered(telegram, "bao nhiêu xã?")
    (result,) = answer["results"]
    assert result["title"] == "1. 327/411 xã"
    assert result["description"] == SENTENCES[1].text
    assert surfaces(message_of(result), "blockquote") == [SENTENCES[1].text]
    assert result["input_message_content"]["link_preview_options"] == {"is_disabled": True}
    assert not answer.get("is_personal")
    (button,) = result["reply_markup"]["inline_keyboard"][0]
    assert button["url"] == f"https://t.me/hoidapbot?start=f_{reference_of(SENTENCES[1])}"


@pytest.mark.parametrize(("user", "language"), [(None, "vi"), (JOHN, "en")])
async def test_no_answer_leads_into_private(
    telegram: BotApiServer, user: Json | None, language: str
) -> None:
    answer = await offered(telegram, "giá vàng", user)
    assert answer["results"] == []
    assert answer["button"] == {"text": say("inline_none", language), "start_parameter": "inline"}
    assert answer["is_personal"]


async def test_empty_query_shows_what_may_be_asked(telegram: BotApiServer) -> None:
    for _ in range(2):
        answer = await offered(telegram, " ")
        assert [result["title"] for result in answer["results"]] == ["1. 327/411 xã"]
        assert answer["is_personal"]


@pytest.mark.parametrize("asking", [(LAN, LAN), (LAN, JOHN)])
async def test_empty_query_shows_first_what_several_people_asked(
    server: BotApiServer, state: State, asking: tuple[Json, Json]
) -> None:
    asked, clock = "Tai nạn giao thông giảm trên cả bao nhiêu tiêu chí?", Clock()
    async with bot_at_work(server, state, shipped_live(), clock):
        before = titles(await offered(server, ""))
        for user in asking:
            await server.say(asked, chat={**PRIVATE, "id": user["id"]}, **{"from": user})
            answer = await server.next_sent()
        line = answer["text"].partition("\n")[0]
        assert line not in before
        assert titles(await offered(server, "")) == before
        clock.now += 600
        after = titles(await offered(server, ""))
        await server.say("/start")
        examples = (await server.next_sent())["text"].splitlines()
    if asking[0] == asking[1]:
        assert after == before, "what one person asked is nobody else's business"
        return
    assert after[0] == line
    assert set(before[:3]) < set(after)
    assert any(one.startswith("1. Tai nạn giao thông") for one in examples)
    assert asked not in str(examples), "people's words are not shown to others"


@pytest.mark.parametrize("user", [LAN, JOHN])
async def test_empty_query_shows_answers_of_the_articles(
    server: BotApiServer, state: State, user: Json
) -> None:
    async with bot_at_work(server, state, shipped_live()):
        results = (await offered(server, "", user))["results"]
    assert 5 <= len(results) <= 10
    assert len({message_of(result)["text"] for result in results}) == len(results)
    assert all(surfaces(message_of(result), "blockquote") for result in results)


async def test_what_may_have_been_meant_is_answered(telegram: BotApiServer) -> None:
    results = (await offered(telegram, "hm"))["results"]
    assert [result["title"] for result in results] == ["1. 327/411 xã"] * 2


async def test_query_answered_too_late_is_no_fault(
    telegram: BotApiServer, caplog: pytest.LogCaptureFixture
) -> None:
    await telegram.type_inline("bao nhiêu xã?", age=60)
    await telegram.next_call("answerInlineQuery")
    await offered(telegram, "bao nhiêu xã?")
    assert "could not be answered" not in caplog.text


async def test_real_queries(server: BotApiServer, state: State) -> None:
    async with bot_at_work(server, state, shipped_live()):
        results = (await offered(server, "xã đạt chuẩn nông thôn mới"))["results"]
        assert 2 <= len(results) <= 10
        for result in results:
            (quote, *_) = surfaces(message_of(result), "blockquote")
            assert any(quote == s.text for s in shipped_live().engine.sentences)
        assert "327/411" in results[0]["title"]
        for text in ("", "traffic", "x", "🙂" * 64, "bao nhiêu " * 25, "how many communes"):
            for result in (await offered(server, text, JOHN))["results"]:
                assert message_of(result)["text"]
    assert state.questions.statistics().asked == 0, "what is typed on is no question yet"


@pytest.mark.parametrize(("word", "quoted"), [("income", "47,073"), ("xã", "327/411")])
async def test_a_single_word_finds_the_sentences_that_have_it(
    server: BotApiServer, state: State, word: str, quoted: str
) -> None:
    async with bot_at_work(server, state, shipped_live()):
        results = (await offered(server, word, JOHN))["results"]
        assert quoted in surfaces(message_of(results[0]), "blockquote")[0]
        assert (await offered(server, "gold", JOHN))["results"] == []


async def test_guest_is_counted_as_everybody(telegram: BotApiServer, state: State) -> None:
    await telegram.summon(ELSEWHERE, **mentioning("@hoidapbot bao nhiêu xã?"))
    await telegram.next_call("answerGuestQuery")
    assert state.questions.statistics().outcomes == {"answered": 1}


async def test_guest_is_answered_as_inline(telegram: BotApiServer) -> None:
    await telegram.summon(ELSEWHERE, **mentioning("@hoidapbot bao nhiêu xã?"))
    result = (await telegram.next_call("answerGuestQuery"))["result"]
    assert surfaces(message_of(result), "blockquote") == [SENTENCES[1].text]
    assert not telegram.sent


async def test_guest_takes_the_message_replied_to(telegram: BotApiServer) -> None:
    theirs = {"message_id": 1, "date": 0, "chat": ELSEWHERE, "from": JOHN, "text": "bao nhiêu xã?"}
    await telegram.summon(ELSEWHERE, reply_to_message=theirs, **mentioning("@hoidapbot"))
    result = (await telegram.next_call("answerGuestQuery"))["result"]
    assert result["title"] == "1. 327/411 xã"


@pytest.mark.parametrize(
    ("text", "told"),
    [("@hoidapbot giá vàng?", "1. The articles do not say."), ("@hoidapbot", say("mentioned"))],
)
async def test_guest_without_an_answer(telegram: BotApiServer, text: str, told: str) -> None:
    await telegram.summon(ELSEWHERE, **mentioning(text))
    result = (await telegram.next_call("answerGuestQuery"))["result"]
    assert message_of(result)["text"] == told


async def test_guest_ignores_bots(telegram: BotApiServer) -> None:
    other = {"id": 77, "is_bot": True, "first_name": "Máy"}
    await telegram.summon(ELSEWHERE, **mentioning("@hoidapbot bao nhiêu xã?"), **{"from": other})
    await telegram.summon(ELSEWHERE, **mentioning("@hoidapbot giá vàng?"))
    result = (await telegram.next_call("answerGuestQuery"))["result"]
    assert result["title"] == "1. The articles do not say."
    assert BOT["id"] != other["id"]
