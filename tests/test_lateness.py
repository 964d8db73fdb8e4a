"""What was asked while the bot was away."""

from __future__ import annotations

from bot_api_server import GROUP, BotApiServer, mentioning
from bots import bot_at_work, say

from bot.state import State

OLD = {"date": 1_731_600_000}


async def test_old_questions_get_one_apology_and_new_ones_their_answers(
    server: BotApiServer, state: State
) -> None:
    for _ in range(3):
        await server.say("bao nhiêu xã?", **OLD)
    await server.say("bao nhiêu xã?")
    async with bot_at_work(server, state):
        assert (await server.next_sent())["text"] == say("too_late")
        assert (await server.next_sent())["text"].startswith("1. 327/411")
    assert len(server.sent) == 2


async def test_an_edit_is_as_old_as_the_edit(telegram: BotApiServer) -> None:
    question = await telegram.say("giá vàng?", **OLD)
    assert (await telegram.next_sent())["text"] == say("too_late")
    await telegram.edit(question, "bao nhiêu xã?")
    assert "327/411" in (await telegram.next_edited())["text"]


async def test_in_a_group_only_who_meant_the_bot_hears_of_it(telegram: BotApiServer) -> None:
    for text in ("bao nhiêu xã?", "/hoi@otherbot xã?", "/start"):
        await telegram.say(text, chat=GROUP, **OLD)
    for fields in (mentioning("@hoidapbot xã?"), {"text": "/hoi xã?"}):
        await telegram.say(chat=GROUP, **fields, **OLD)
    await telegram.say("/hoi xã?", chat=GROUP)
    assert (await telegram.next_sent())["text"] == say("too_late")
    assert "327/411" in (await telegram.next_sent())["text"]
    assert len(telegram.sent) == 2
