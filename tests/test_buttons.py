"""The buttons under answers, pressed at a local Bot API server."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest
from bot_api_server import BOT, GROUP, JOHN, BotApiServer, Json, surfaces
from bots import Clock, bot_at_work, say
from engines import shipped_live
from fakes import EXAMPLES, SENTENCES

from bot.state import State
from bot.telegram import charting, connection, polling
from faq import LiveEngine

CONTEXT, RELATED, GOOD, BAD = range(4)
PARAGRAPH = f"{SENTENCES[0].text}\n{SENTENCES[1].text}"


def labels(message: Json) -> list[str]:
    keyboard = message.get("reply_markup", {"inline_keyboard": []})["inline_keyboard"]
    return [button["text"] for row in keyboard for button in row]


async def answer_to(telegram: BotApiServer, text: str = "bao nhiêu xã?", **fields: object) -> Json:
    await telegram.say(text, **fields)  # type: ignore[arg-type]
    return await telegram.next_sent()


def now(telegram: BotApiServer, message: Json) -> Json:
    return telegram.message(message["chat"], message["message_id"])


async def test_an_answer_has_its_buttons(telegram: BotApiServer) -> None:
    answer = await answer_to(telegram)
    assert labels(answer) == [say("button_context"), say("button_related"), "👍", "👎"]
    unanswered = await answer_to(telegram, "giá vàng?")
    assert labels(unanswered) == [say("button_topics", "en")]
    await telegram.press(unanswered, 0)
    assert "How many communes?" in (await telegram.next_edited())["text"]


async def test_paragraph_unfolds_with_the_sentence_marked_and_folds_back(
    telegram: BotApiServer,
) -> None:
    answer = await answer_to(telegram)
    await telegram.press(answer, CONTEXT)
    unfolded = await telegram.next_edited()
    assert unfolded["text"] == f"{answer['text']}\n\n{say('paragraph')}\n{PARAGRAPH}"
    assert surfaces(unfolded, "blockquote") == [SENTENCES[1].text, PARAGRAPH]
    assert surfaces(unfolded, "bold")[-2:] == [say("paragraph"), SENTENCES[1].text]
    assert labels(unfolded) == labels(answer)
    await telegram.press(unfolded, CONTEXT)
    folded = await telegram.next_edited()
    assert folded["text"] == answer["text"]
    assert sorted(map(str, folded["entities"])) == sorted(map(str, answer["entities"]))
    assert len(telegram.sent) == 1


async def test_related_questions_unfold_and_are_answered(telegram: BotApiServer) -> None:
    answer = await answer_to(telegram)
    await telegram.press(answer, RELATED)
    unfolded = await telegram.next_edited()
    listed = f"1. {EXAMPLES[1]}\n2. {EXAMPLES[2]}"
    assert unfolded["text"] == f"{answer['text']}\n\n{say('related')}\n{listed}"
    assert labels(unfolded) == ["1", "2", *labels(answer)]
    await telegram.press(unfolded, 0)
    assert (await telegram.next_sent())["text"].startswith(say("chosen", question=EXAMPLES[1]))


async def test_one_part_takes_the_place_of_the_other(telegram: BotApiServer) -> None:
    answer = await answer_to(telegram)
    await telegram.press(answer, RELATED)
    related = await telegram.next_edited()
    await telegram.press(related, 2 + CONTEXT)
    paragraph = await telegram.next_edited()
    assert paragraph["text"] == f"{answer['text']}\n\n{say('paragraph')}\n{PARAGRAPH}"
    assert labels(paragraph) == labels(answer)


async def test_buttons_outlive_a_restart(server: BotApiServer, state: State) -> None:
    async with bot_at_work(server, state):
        answer = await answer_to(server)
        await server.press(answer, CONTEXT)
        unfolded = await server.next_edited()
    async with bot_at_work(server, state):
        await server.press(unfolded, CONTEXT)
        folded = await server.next_edited()
        assert folded["text"] == answer["text"]
        await server.press(folded, RELATED)
        related = await server.next_edited()
    async with bot_at_work(server, state):
        await server.press(related, 0)
        assert surfaces(await server.next_sent(), "blockquote")


async def test_a_vote_counts_once_and_can_be_changed(telegram: BotApiServer, state: State) -> None:
    answer = await answer_to(telegram, "/hoi bao nhiêu xã?", chat=GROUP)
    for button, user, counts in (
        (GOOD, {}, (1, 0)),
        (GOOD, {}, (1, 0)),
        (GOOD, {"user": JOHN}, (2, 0)),
        (BAD, {}, (1, 1)),
    ):
        await telegram.press(answer, button, **user)
        language = "en" if user else "vi"
        said = say("voted_good" if button == GOOD else "voted_bad", language)
        assert (await telegram.next_call("answerCallbackQuery"))["text"] == said
        assert state.feedback.counts() == counts
    assert not telegram.edited


async def test_in_a_group_an_answer_is_unfolded_by_who_asked(telegram: BotApiServer) -> None:
    answer = await answer_to(telegram, "/hoi bao nhiêu xã?", chat=GROUP)
    for button in (CONTEXT, RELATED):
        await telegram.press(answer, button, JOHN)
        refusal = await telegram.next_call("answerCallbackQuery")
        assert refusal["text"] == say("not_yours", "en")
    await telegram.press(answer, CONTEXT)
    assert await telegram.next_edited()
    assert len(telegram.edited) == 1


@pytest.mark.parametrize(
    "data",
    [
        "v1:c:0123456789abcdef:vi",
        "v1:r:0123456789abcdef:vi:0",
        "v1:c:../../etc/passwd:vi",
        "v2:c:0123456789abcdef:vi",
        "v1:x:1",
        "🙂" * 16,
    ],
)
async def test_what_is_forged_or_gone_is_refused(telegram: BotApiServer, data: str) -> None:
    answer = await answer_to(telegram)
    await telegram.press(answer, data=data)
    assert (await telegram.next_call("answerCallbackQuery"))["text"] == say("stale")
    assert not telegram.edited
    assert len(telegram.sent) == 1


async def test_pressed_twice_at_once_is_no_fault(telegram: BotApiServer) -> None:
    answer = await answer_to(telegram)
    for _ in range(2):
        await telegram.press(answer, CONTEXT)
    for _ in range(2):
        assert "text" not in await telegram.next_call("answerCallbackQuery")
    assert now(telegram, answer)["text"].endswith(PARAGRAPH)


async def test_real_answer_unfolds(server: BotApiServer, state: State) -> None:
    async with bot_at_work(server, state, shipped_live()):
        answer = await answer_to(server, "bao nhiêu xã đạt chuẩn nông thôn mới?")
        await server.press(answer, CONTEXT)
        unfolded = await server.next_edited()
        assert "11 đơn vị cấp huyện" in unfolded["text"]
        assert "11 đơn vị cấp huyện" not in answer["text"]
        await server.press(unfolded, RELATED)
        related = await server.next_edited()
        assert "1. Toàn tỉnh có bao nhiêu xã đạt chuẩn nông thôn mới nâng cao?" in related["text"]
        await server.press(related, 0)
        assert "127 xã" in (await server.next_sent())["text"]


async def test_chart_where_figures_belong_together(server: BotApiServer, state: State) -> None:
    async with bot_at_work(server, state, shipped_live()):
        answer = await answer_to(server, "/hoi bao nhiêu xã đạt chuẩn nông thôn mới?", chat=GROUP)
        assert labels(answer)[2] == say("button_chart")
        await server.press(answer, 2)
        picture = await server.next_sent()
        assert picture["photo"]
        assert "Nông thôn mới" in picture["caption"]
        assert picture["reply_to_message"]["message_id"] == answer["reply_to_message"]["message_id"]
        assert say("button_chart") not in labels(await answer_to(server, "ai chủ trì phiên họp?"))


async def test_chart_in_a_group_that_asked_too_much_waits(
    server: BotApiServer, state: State
) -> None:
    clock = Clock()
    async with bot_at_work(server, state, shipped_live(), clock):
        asked = "/hoi bao nhiêu xã đạt chuẩn nông thôn mới?"
        for _ in range(15):
            answer = await answer_to(server, asked, chat=GROUP)
        await server.press(answer, 2)
        assert (await server.next_call("answerCallbackQuery"))["text"] == say("chart_later")
        for _ in range(2):
            await server.say("/chart", chat=GROUP)
        assert (await server.next_sent())["text"] == say("slow_down")
        clock.now += 60
        await server.press(answer, 2)
        assert (await server.next_sent())["photo"]


async def test_chart_pressed_again_is_not_sent_again(server: BotApiServer, state: State) -> None:
    async with bot_at_work(server, state, shipped_live()):
        answer = await answer_to(server, "bao nhiêu xã đạt chuẩn nông thôn mới?")
        for _ in range(2):
            await server.press(answer, 2)
            assert "text" not in await server.next_call("answerCallbackQuery")
        assert (await server.next_sent())["photo"]
    async with bot_at_work(server, state, shipped_live()):
        await server.press(answer, 2)
        assert "text" not in await server.next_call("answerCallbackQuery")
        other = await answer_to(server, "bao nhiêu xã đạt chuẩn nông thôn mới?")
        await server.press(other, 2)
        assert (await server.next_sent())["photo"]
    assert len([one for one in server.sent if "photo" in one]) == 2


async def test_no_chart_without_what_draws_it(
    server: BotApiServer, state: State, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(charting, "can_draw", lambda: False)
    async with bot_at_work(server, state, shipped_live()):
        answer = await answer_to(server, "bao nhiêu xã đạt chuẩn nông thôn mới?")
        assert say("button_chart") not in labels(answer)
        drawn = "v1:d:" + answer["reply_markup"]["inline_keyboard"][0][0]["callback_data"][5:]
        await server.press(answer, data=f"{drawn}:22:56")
        assert (await server.next_call("answerCallbackQuery"))["text"] == say("stale")


# Did you mean


async def test_none_of_these_is_logged_and_told_what_can_be_asked(
    telegram: BotApiServer, state: State
) -> None:
    offer = await answer_to(telegram, "hm")
    assert labels(offer) == ["1", "2", say("button_none")]
    await telegram.press(offer, 2)
    told = await telegram.next_sent()
    assert told["text"].startswith(say("none_of_these"))
    assert labels(told) == ["1", "2", "3", "4"]
    assert not labels(now(telegram, offer))
    assert [(one.text, one.times) for one in state.questions.unanswered()] == [("hm", 2)]
    assert state.questions.statistics().outcomes["none_of_these"] == 1


async def test_none_of_these_where_the_question_stands_in_another_message(
    telegram: BotApiServer, state: State
) -> None:
    theirs = await telegram.say("hm", chat=GROUP, **{"from": JOHN})
    offer = await answer_to(telegram, "/hoi", chat=GROUP, reply_to_message=theirs)
    await telegram.press(offer, 2)
    assert (await telegram.next_sent())["text"].startswith(say("none_of_these"))
    assert [(one.text, one.times) for one in state.questions.unanswered()] == [("hm", 2)]


async def test_after_two_rounds_it_is_not_asked_again(telegram: BotApiServer) -> None:
    for _ in range(2):
        assert say("button_none") in labels(await answer_to(telegram, "hm"))
    third = await answer_to(telegram, "hm")
    assert third["text"].startswith(say("give_up"))
    assert labels(third) == ["1", "2", "3", "4"]
    await answer_to(telegram, "bao nhiêu xã?")
    assert say("button_none") in labels(await answer_to(telegram, "hm"))


async def test_chosen_twice_is_answered_once(telegram: BotApiServer) -> None:
    offer = await answer_to(telegram, "hm")
    for _ in range(2):
        await telegram.press(offer, 1)
    assert "text" not in await telegram.next_call("answerCallbackQuery")
    assert (await telegram.next_call("answerCallbackQuery"))["text"] == say("just_answered")
    await answer_to(telegram, "bao nhiêu xã?")
    await telegram.press(offer, 1)
    assert EXAMPLES[1] in telegram.sent[1]["text"]
    await telegram.until(lambda: len(telegram.sent) == 4)


async def test_choice_whose_answer_a_stop_interrupted_is_answered_by_the_next_run(
    server: BotApiServer, state: State, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(polling, "_CLOSING_SECONDS", 0)
    async with bot_at_work(server, state):
        offer = await answer_to(server, "hm")
        server.hold_next("sendMessage")
        await server.press(offer, 1)
        await server.until(lambda: [name for name, _ in server.calls].count("sendMessage") == 2)
    async with bot_at_work(server, state):
        assert (await server.next_sent())["text"].startswith(say("chosen", question=EXAMPLES[1]))


async def test_follow_up_whose_answer_a_stop_interrupted_leans_on_what_was_before(
    server: BotApiServer, state: State, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(polling, "_CLOSING_SECONDS", 0)
    async with bot_at_work(server, state):
        await answer_to(server, "bao nhiêu xã?")
        server.hold_next("sendMessage")
        await server.say("còn bao nhiêu xã nữa?")
        await server.until(lambda: [name for name, _ in server.calls].count("sendMessage") == 2)
    async with bot_at_work(server, state):
        assert (await server.next_sent())["text"].startswith("2. ")


@pytest.mark.filterwarnings("ignore::telegram.warnings.PTBDeprecationWarning")
async def test_press_that_can_not_be_acknowledged_is_answered_all_the_same(
    telegram: BotApiServer,
) -> None:
    offer = await answer_to(telegram, "hm")
    telegram.fail_next("answerCallbackQuery", 429, "Too Many Requests", retry_after=600)
    await telegram.press(offer, 1)
    assert surfaces(await telegram.next_sent(), "blockquote")


async def test_none_of_these_pressed_twice_is_told_once(
    telegram: BotApiServer, state: State
) -> None:
    offer = await answer_to(telegram, "hm")
    for _ in range(2):
        await telegram.press(offer, 2)
        await telegram.next_call("answerCallbackQuery")
    assert (await telegram.next_sent())["text"].startswith(say("none_of_these"))
    assert "327/411" in (await answer_to(telegram, "bao nhiêu xã?"))["text"]
    assert state.questions.statistics().outcomes["none_of_these"] == 1


async def test_number_that_is_typed_chooses(telegram: BotApiServer) -> None:
    await answer_to(telegram, "hm")
    answer = await answer_to(telegram, "2")
    assert answer["text"].startswith(say("chosen", question=EXAMPLES[1]))
    assert (await answer_to(telegram, "2"))["text"].endswith("The articles do not say.")


async def test_none_of_these_ends_the_asking(telegram: BotApiServer) -> None:
    await telegram.press(await answer_to(telegram, "hm"), 2)
    await telegram.next_sent()
    assert (await answer_to(telegram, "hm"))["text"].startswith(say("give_up"))


async def test_in_a_group_none_of_these_is_said_by_who_asked(
    telegram: BotApiServer, state: State
) -> None:
    offer = await answer_to(telegram, "/hoi hm", chat=GROUP)
    await telegram.press(offer, 2, JOHN)
    await telegram.press(offer, 0, JOHN)
    for _ in range(2):
        refusal = await telegram.next_call("answerCallbackQuery")
        assert refusal["text"] == say("not_yours", "en")
    await telegram.press(offer, 2)
    told = await telegram.next_sent()
    assert told["reply_to_message"]["text"] == "/hoi hm"
    assert [one.text for one in state.questions.unanswered()] == ["hm"]


async def test_chosen_in_a_group_is_answered_to_who_asked(telegram: BotApiServer) -> None:
    offer = await answer_to(telegram, "/hoi hm", chat=GROUP)
    await telegram.press(offer, 0)
    answer = await telegram.next_sent()
    assert answer["reply_to_message"]["from"]["id"] != BOT["id"]
    await telegram.press(answer, CONTEXT, JOHN)
    await telegram.next_call("answerCallbackQuery")
    refusal = await telegram.next_call("answerCallbackQuery")
    assert refusal["text"] == say("not_yours", "en")


async def test_many_press_at_once(telegram: BotApiServer) -> None:
    answer = await answer_to(telegram, "/hoi bao nhiêu xã?", chat=GROUP)
    await asyncio.gather(*(telegram.press(answer, GOOD, {**JOHN, "id": n}) for n in range(1, 31)))
    for _ in range(30):
        assert await telegram.next_call("answerCallbackQuery")


async def test_message_that_telegram_does_not_confirm_keeps_back_none_of_the_others(
    server: BotApiServer, state: State, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(connection, "_READ_SECONDS", 0.5)
    monkeypatch.setattr(connection.Hearing, "since", lambda *_: True)
    hamlets = "; ".join(f"xóm {number} đã làm xong đường" for number in range(1, 160))
    text = f"Tin mới trong tuần\n\nToàn xã có 12 hộ nghèo; {hamlets}.\n\nTrời mưa to.\n"
    (tmp_path / "tin.txt").write_text(text, encoding="utf-8")
    async with bot_at_work(server, state, LiveEngine([tmp_path])):
        server.hold_next("sendMessage")
        await server.say("toàn xã có bao nhiêu hộ nghèo?")
        first, last = [await server.next_sent() for _ in range(2)]
    assert not labels(first)
    assert labels(last)[0] == say("button_context")
    assert [name for name, _ in server.calls].count("sendMessage") == 3


async def test_message_is_sent_again_while_nothing_at_all_is_heard_of_telegram(
    telegram: BotApiServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(connection, "_READ_SECONDS", 0.5)
    telegram.hold_next("sendMessage")
    assert "327/411" in (await answer_to(telegram))["text"]
    assert len(telegram.sent) == 1


async def test_answer_of_several_messages_has_its_buttons_under_the_last(
    server: BotApiServer, state: State, tmp_path: Path
) -> None:
    hamlets = "; ".join(f"xóm {number} đã làm xong đường" for number in range(1, 160))
    text = f"Tin mới trong tuần\n\nToàn xã có 12 hộ nghèo; {hamlets}.\n\nTrời mưa to.\n"
    (tmp_path / "tin.txt").write_text(text, encoding="utf-8")
    async with bot_at_work(server, state, LiveEngine([tmp_path])):
        await server.say("toàn xã có bao nhiêu hộ nghèo?")
        *others, last = [await server.next_sent() for _ in range(3)]
        assert not any(map(labels, others))
        assert labels(last)[0] == say("button_context")
        await server.press(last, CONTEXT)
        notice = await server.next_call("answerCallbackQuery")
        assert notice["text"] == say("no_room")
        assert now(server, last)["text"] == last["text"]
