"""/topics and /sources, page by page."""

from __future__ import annotations

from typing import Any, cast

import pytest
from bot_api_server import GROUP, JOHN, LAN, BotApiServer, Json, surfaces
from bots import bot_at_work, say, told
from fakes import ARTICLE, EXAMPLES, FakeEngine, FakeLive
from test_commands import SPEAKERS, labels, say_to

from bot.state import State
from faq import LiveEngine


class ManyArticles(FakeEngine):
    articles = tuple(  # type: ignore[assignment]
        ARTICLE._replace(name=f"{number}.txt", title=f"Bài {number}", url=url)
        for number, url in enumerate(("https://example.org/bai", *("",) * 18), 1)
    )


def many() -> LiveEngine:
    return cast("LiveEngine", FakeLive(ManyArticles()))


def button(message: Json, text: str) -> int:
    return labels(message).index(text)


@pytest.mark.parametrize(
    ("user", "language", "questions"),
    [(LAN, "vi", EXAMPLES), (JOHN, "en", ("How many communes?",))],
)
async def test_topics_of_the_only_article_are_asked_by_button(
    telegram: BotApiServer, user: Json, language: str, questions: tuple[str, ...]
) -> None:
    page = await say_to(telegram, user, "/topics")
    heading = told("topics_of", language, title="Phiên họp tháng 11")
    lines = "\n".join(f"{n}. {question}" for n, question in enumerate(questions, 1))
    assert page["text"] == f"{heading}\n\n{lines}"
    await telegram.press(page, 0, user)
    assert (await telegram.next_sent())["text"].startswith(
        say("chosen", language, question=questions[0])
    )


async def test_article_is_chosen_then_a_question(server: BotApiServer, state: State) -> None:
    async with bot_at_work(server, state, many()):
        first = await say_to(server, LAN, "/topics")
        assert "8. Bài 8 · 14/11/2024" in first["text"]
        assert "trang 1/3" in first["text"]
        await server.press(first, button(first, "Trang 2 →"))
        second = await server.next_edited()
        assert "16. Bài 16" in second["text"]
        assert labels(second)[-2:] == ["← Trang 1", "Trang 3 →"]
        await server.press(second, button(second, "9"))
        questions = await server.next_edited()
        assert "Về bài “Bài 9”" in questions["text"]
        await server.press(questions, button(questions, "2"))
        assert surfaces(await server.next_sent(), "blockquote")
        await server.press(questions, button(questions, told("other_articles")))
        assert (await server.next_edited())["text"] == first["text"]


async def test_questions_come_in_pages(
    telegram: BotApiServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("fakes.EXAMPLES", tuple(f"Bao nhiêu xã {n}?" for n in range(1, 12)))
    first = await say_to(telegram, LAN, "/topics")
    assert "trang 1/2" in first["text"]
    await telegram.press(first, button(first, "Trang 2 →"))
    second = await telegram.next_edited()
    assert second["text"].endswith("11. Bao nhiêu xã 11?\n\ntrang 2/2")
    await telegram.press(second, button(second, "11"))
    assert "Bao nhiêu xã 11?" in (await telegram.next_sent())["text"]


async def test_article_without_topics(
    telegram: BotApiServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("fakes.EXAMPLES", ())
    page = await say_to(telegram, LAN, "/topics")
    assert page["text"] == told("no_topics")
    assert "reply_markup" not in page


@pytest.mark.parametrize(("user", "language"), SPEAKERS)
async def test_sources_tell_date_and_size(
    telegram: BotApiServer, user: Json, language: str
) -> None:
    page = await say_to(telegram, user, "/sources")
    date = "14/11/2024" if language == "vi" else "2024-11-14"
    size = told("size", language, sentences=2, facts=3)
    heading = told("sources", language, count=1)
    assert page["text"] == f"{heading}\n\n1. Phiên họp tháng 11\n{date} · {size}"
    assert "reply_markup" not in page


async def test_sources_come_in_pages_with_their_links(server: BotApiServer, state: State) -> None:
    async with bot_at_work(server, state, many()):
        first = await say_to(server, LAN, "/sources")
        assert surfaces(first, "text_link") == ["Bài 1"]
        await server.press(first, button(first, "Trang 2 →"))
        second = await server.next_edited()
        await server.press(second, button(second, "Trang 3 →"))
        assert "19. Bài 19" in (await server.next_edited())["text"]


async def test_page_beyond_the_last_is_the_last(server: BotApiServer, state: State) -> None:
    async with bot_at_work(server, state, many()):
        first = await say_to(server, LAN, "/sources")
        await server.press(first, data="v1:s:vi:9999")
        assert "19. Bài 19" in (await server.next_edited())["text"]


@pytest.mark.parametrize(
    "data", ["v1:u:vi:0123456789abcdef:1", "v1:u:vi:x:1", "v1:t:fr:1", "v1:s:vi:-1", "v1:t:vi"]
)
async def test_forged_button_or_that_of_an_article_gone(telegram: BotApiServer, data: str) -> None:
    page = await say_to(telegram, LAN, "/topics")
    await telegram.press(page, data=data)
    assert (await telegram.next_call("answerCallbackQuery"))["text"] == say("stale")
    assert not telegram.edited


async def test_page_pressed_twice_is_shown_once(server: BotApiServer, state: State) -> None:
    async with bot_at_work(server, state, many()):
        first = await say_to(server, LAN, "/sources")
        await server.press(first, data="v1:s:vi:1")
        await server.next_call("answerCallbackQuery")
        await server.press(first, data="v1:s:vi:2")
        assert "16. Bài 16" in (await server.next_edited())["text"]


async def test_pages_in_a_group_are_turned_by_who_asked(server: BotApiServer, state: State) -> None:
    async with bot_at_work(server, state, many()):
        await server.say("/sources", chat=GROUP)
        first: Any = await server.next_sent()
        await server.press(first, button(first, "Trang 2 →"), JOHN)
        assert (await server.next_call("answerCallbackQuery"))["text"] == say("not_yours", "en")
        await server.press(first, button(first, "Trang 2 →"))
        assert "16. Bài 16" in (await server.next_edited())["text"]
