"""Polls that fail, for a moment or for good; the clock is the test's."""

from __future__ import annotations

import asyncio
import json
import logging
import warnings
from collections.abc import Iterator
from typing import Any, cast
from urllib.parse import parse_qs, urlsplit

import pytest
from bots import Clock
from telegram.error import InvalidToken
from telegram.request import BaseRequest

from bot.state import UnkeptError
from bot.telegram.dispatching import Dispatcher
from bot.telegram.polling import Poller, SilenceError

OK, UNAUTHORIZED, CONFLICT = (200, '{"ok": true, "result": []}'), (401, "{}"), (409, "{}")
HTML = (200, "<html>Please log in</html>")


class Connection(BaseRequest):
    """Answers what a test wants; each answer takes ten seconds of the clock."""

    def __init__(self, answers: Iterator[tuple[int, str]], clock: Clock) -> None:
        self.answers, self.clock, self.is_open = answers, clock, False
        self.offsets: list[str] = []

    @property
    def read_timeout(self) -> float | None:
        return 1.0

    async def initialize(self) -> None:
        self.is_open = True

    async def shutdown(self) -> None:
        self.is_open = False

    async def do_request(self, url: str, *arguments: Any, **options: Any) -> tuple[int, bytes]:
        self.clock.now += 10
        self.offsets.append("".join(parse_qs(urlsplit(url).query).get("offset", ())))
        code, body = next(self.answers)
        return code, body.encode()


class Taker:
    """Takes updates and does nothing with them."""

    def __init__(self) -> None:
        self.taken: list[Any] = []
        self.faults: list[Exception] = []

    async def close(self, seconds: float) -> None:
        """Nothing is going on."""

    def take(self, received: list[Any]) -> None:
        if self.faults:
            raise self.faults.pop()
        self.taken += received


class Trial:
    """A poller over given answers, the stop coming after the last of them."""

    def __init__(self, *answers: tuple[int, str]) -> None:
        self.stop, self.clock, self.taker = asyncio.Event(), Clock(), Taker()
        self.answers = self._each(answers)
        self.connections: list[Connection] = []
        self.alive: list[bool] = []

    def _each(self, answers: tuple[tuple[int, str], ...]) -> Iterator[tuple[int, str]]:
        yield from answers
        self.stop.set()
        while True:
            yield OK

    def connect(self) -> BaseRequest:
        self.connections.append(Connection(self.answers, self.clock))
        return self.connections[-1]

    async def run(self) -> None:
        dispatcher = cast("Dispatcher", self.taker)
        poller = Poller(
            "http://api", self.connect, dispatcher, clock=self.clock, alive=self.alive.append
        )
        await poller.run(self.stop)


@pytest.fixture(autouse=True)
def no_pauses(monkeypatch: pytest.MonkeyPatch) -> None:
    async def go_on(stop: asyncio.Event, seconds: float) -> None:
        """Wait for nothing."""

    monkeypatch.setattr("bot.telegram.polling.wait_or_stop", go_on)


async def test_updates_are_taken_and_confirmed() -> None:
    updates = [{"update_id": 5}, {"odd": 1}, {"update_id": 6}, None]
    trial = Trial((200, json.dumps({"ok": True, "result": updates})), OK)
    await trial.run()
    assert trial.taker.taken == updates
    assert trial.alive[:2] == [True, True]


@pytest.mark.parametrize(
    "answer",
    [
        HTML,
        (502, "Bad Gateway"),
        (500, '{"ok": false, "description": "Internal"}'),
        (200, "null"),
        (200, '{"ok": true}'),
        (200, '{"result": {"update_id": 5}}'),
        (429, '{"parameters": {"retry_after": 7}}'),
    ],
)
@pytest.mark.filterwarnings("ignore::telegram.warnings.PTBDeprecationWarning")
async def test_an_answer_without_sense_is_asked_for_again(answer: tuple[int, str]) -> None:
    trial = Trial(answer, (200, '{"ok": true, "result": [{"update_id": 5}]}'))
    await trial.run()
    assert trial.taker.taken == [{"update_id": 5}]
    assert trial.alive[:2] == [False, True]


async def test_long_silence_builds_a_new_connection_and_very_long_silence_ends_it() -> None:
    trial = Trial(*[HTML] * 30, OK)
    await trial.run()
    assert len(trial.connections) == 4
    assert not any(connection.is_open for connection in trial.connections)
    with pytest.raises(SilenceError):
        await Trial(*[HTML] * 61).run()


@pytest.mark.parametrize("code", [401, 404])
async def test_a_refused_token_ends_it_at_once(code: int) -> None:
    with pytest.raises(InvalidToken):
        await Trial((code, "{}")).run()


async def test_another_copy_is_told_of_once_in_five_minutes(
    caplog: pytest.LogCaptureFixture,
) -> None:
    with caplog.at_level(logging.ERROR, "bot.telegram.polling"):
        await Trial(*[CONFLICT] * 29).run()
        assert caplog.text.count("another program polls with this bot's token") == 1
        await Trial(*[CONFLICT] * 35).run()
    assert caplog.text.count("another program polls with this bot's token") == 3


async def test_another_copy_is_no_silence_however_long_it_lasts(
    caplog: pytest.LogCaptureFixture,
) -> None:
    trial = Trial(*[CONFLICT] * 400, (200, '{"ok": true, "result": [{"update_id": 5}]}'))
    with caplog.at_level(logging.ERROR, "bot.telegram.polling"):
        await trial.run()
    assert trial.taker.taken == [{"update_id": 5}]
    assert not any(trial.alive[:400]), "it hears nothing, and says so"
    assert len(trial.connections) == 1
    assert caplog.text.count("another program polls with this bot's token") == 14


async def test_a_webhook_that_another_copy_set_is_told_of(caplog: pytest.LogCaptureFixture) -> None:
    why = "Conflict: can't use getUpdates method while webhook is active"
    body = json.dumps({"ok": False, "error_code": 409, "description": why})
    with caplog.at_level(logging.ERROR, "bot.telegram.polling"):
        await Trial((409, body)).run()
    assert "another program has set a webhook with this bot's token" in caplog.text


async def test_while_telegram_asks_to_wait_long_the_bot_says_that_it_lives() -> None:
    trial = Trial((429, '{"parameters": {"retry_after": 200}}'), OK)
    with warnings.catch_warnings(action="ignore"):
        await trial.run()
    assert trial.alive[:5] == [False, False, False, False, True]


async def test_updates_that_can_not_be_kept_are_not_confirmed_but_asked_for_again() -> None:
    some = (200, '{"ok": true, "result": [{"update_id": 5}]}')
    trial = Trial(some, some)
    trial.taker.faults = [UnkeptError("disk full")]
    await trial.run()
    assert trial.taker.taken == [{"update_id": 5}]
    assert trial.connections[0].offsets == ["", "", "6"]
    assert trial.alive[:2] == [False, True]


async def test_after_a_quiet_week_the_numbers_of_updates_may_begin_anywhere() -> None:
    high, low = ((200, json.dumps({"ok": True, "result": [{"update_id": n}]})) for n in (500, 7))
    trial = Trial(high, OK, low)
    await trial.run()
    assert trial.taker.taken == [{"update_id": 500}, {"update_id": 7}]
    assert trial.connections[0].offsets == ["", "501", "", "8"]
