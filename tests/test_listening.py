"""The webhook and the health page, asked over HTTP."""

from __future__ import annotations

import asyncio
import signal
import socket
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from typing import Any, cast

import httpx
import pytest
from bot_api_server import TOKEN, BotApiServer, surfaces
from bots import Clock
from fakes import FakeLive
from programs import free_port, outcome, program

from bot.settings import Address, Settings
from bot.state import State
from bot.telegram import running
from bot.telegram.dispatching import Dispatcher
from bot.telegram.handlers import Handlers
from bot.telegram.listening import listen_for_health, listen_for_updates
from bot.telegram.program import build_application
from bot.telegram.pulse import Pulse
from faq import LiveEngine
from faq.phrases import load_phrases

SECRET = "x" * 32
HEADERS = {"X-Telegram-Bot-Api-Secret-Token": SECRET}
QUESTION = "Có bao nhiêu xã đạt chuẩn nông thôn mới?"


@dataclass
class Taker:
    taken: list[Any] = field(default_factory=list)

    def take(self, received: list[Any]) -> None:
        self.taken += received


@pytest.fixture
def taker() -> Taker:
    return Taker()


@pytest.fixture
async def client(taker: Taker) -> AsyncIterator[httpx.AsyncClient]:
    address = Address("127.0.0.1", free_port())
    dispatcher = cast("Dispatcher", taker)
    server = listen_for_updates(address, "/hook.1", SECRET, dispatcher, Pulse())
    base = f"http://127.0.0.1:{address.port}"
    async with httpx.AsyncClient(base_url=base, trust_env=False) as client:
        yield client
    server.stop()
    await server.close_all_connections()


async def test_update_is_taken_before_it_is_confirmed(
    client: httpx.AsyncClient, taker: Taker
) -> None:
    answer = await client.post("/hook.1", json={"update_id": 5}, headers=HEADERS)
    assert (answer.status_code, taker.taken) == (200, [{"update_id": 5}])


@pytest.mark.parametrize(
    ("path", "headers", "content", "status"),
    [
        ("/hook.1", {}, b"{}", 403),
        ("/hook.1", {"X-Telegram-Bot-Api-Secret-Token": "y" * 32}, b"{}", 403),
        ("/hook.1", {"X-Telegram-Bot-Api-Secret-Token": "Ạ".encode()}, b"{}", 403),
        ("/hook_1", HEADERS, b"{}", 404),
        ("/hook.1/x", HEADERS, b"{}", 404),
        ("/", HEADERS, b"{}", 404),
        ("/hook.1", HEADERS, b"no json", 400),
        ("/hook.1", HEADERS, b"\xff\xfe", 400),
        ("/hook.1", HEADERS, b"[" * 100_000, 400),
    ],
)
async def test_nothing_else_is(
    client: httpx.AsyncClient, taker: Taker, path: str, headers: Any, content: bytes, status: int
) -> None:
    answer = await client.post(path, content=content, headers=headers)
    assert answer.status_code == status
    assert not taker.taken
    assert "Traceback" not in answer.text


async def test_too_large(client: httpx.AsyncClient, taker: Taker) -> None:
    try:
        answer = await client.post("/hook.1", content=b" " * 2_000_000, headers=HEADERS)
    except httpx.HTTPError:
        pass
    else:
        assert answer.status_code in (400, 413)
    assert not taker.taken


async def test_other_methods(client: httpx.AsyncClient) -> None:
    assert (await client.get("/hook.1")).status_code == 405


async def test_health_and_metrics() -> None:
    clock = Clock()
    pulse = Pulse(clock)
    address = Address("127.0.0.1", free_port())
    server = listen_for_health(address, pulse, lambda: 3)
    base = f"http://127.0.0.1:{address.port}"
    async with httpx.AsyncClient(base_url=base, trust_env=False) as client:
        answer = await client.get("/health")
        assert (answer.status_code, answer.json()) == (
            200,
            {"ok": True, "silent_seconds": 0, "waiting": 3},
        )
        clock.now += 91
        pulse.beat(False)
        assert (await client.get("/health")).status_code == 503
        pulse.beat(True)
        assert (await client.get("/health")).status_code == 200
        metrics = await client.get("/metrics")
        assert "hoidap_silent_seconds 0.0" in metrics.text
        assert "hoidap_answer_seconds_bucket" in metrics.text
        assert {"# TYPE hoidap_waiting gauge", "# TYPE hoidap_requests_again_total counter"} <= {
            *metrics.text.splitlines()
        }
    server.stop()
    await server.close_all_connections()


def test_systemd_is_told(monkeypatch: pytest.MonkeyPatch, tmp_path: Any) -> None:
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as systemd:
        systemd.bind(str(tmp_path / "notify"))
        systemd.settimeout(15)
        monkeypatch.setenv("NOTIFY_SOCKET", str(tmp_path / "notify"))
        Pulse().beat(True)
        assert systemd.recv(100) == b"WATCHDOG=1"
    Pulse().beat(True)


@pytest.mark.parametrize("url", ["bot.example.org", "ftp://a.vn/", "https://", "https://a.vn/?x"])
async def test_program_with_no_address_for_a_webhook(url: str) -> None:
    async with program("serve", "--webhook", url, TELEGRAM_BOT_TOKEN=TOKEN) as process:
        status, printed = await outcome(process)
    assert status == 2
    assert f'--webhook: has the value "{url}"' in printed


async def test_program_with_a_webhook(server: BotApiServer) -> None:
    port, health = free_port(), free_port()
    settings = {"TELEGRAM_BOT_TOKEN": TOKEN, "TELEGRAM_API_URL": server.url}
    settings["HOIDAP_WEBHOOK_LISTEN"] = str(port)
    settings["HOIDAP_HEALTH_LISTEN"] = f"127.0.0.1:{health}"
    url = f"http://127.0.0.1:{port}/hook"
    async with program("serve", "--webhook", url, **settings) as process:
        webhook = await server.next_call("setWebhook")
        assert webhook["url"] == url
        await server.say(QUESTION)
        update = server.updates[-1]
        secret = {"X-Telegram-Bot-Api-Secret-Token": webhook["secret_token"]}
        async with httpx.AsyncClient(trust_env=False) as client:
            for _ in range(2):
                answer = await client.post(url, json=update, headers=secret)
                assert answer.status_code == 200
            assert surfaces(await server.next_sent(), "blockquote")
            page = await client.get(f"http://127.0.0.1:{health}/metrics")
        assert (
            'hoidap_answers_total{chat="private",language="vi",outcome="answered"} 1.0' in page.text
        )
        process.send_signal(signal.SIGTERM)
        status, printed = await outcome(process)
    assert status == 0
    assert len(server.sent) == 1
    assert QUESTION not in printed
    assert webhook["secret_token"] not in printed
    assert not [method for method, _ in server.calls if method in ("getUpdates", "deleteWebhook")]
    await asyncio.sleep(0)


async def test_webhook_that_another_copy_removed_is_set_again(
    server: BotApiServer,
    state: State,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    monkeypatch.setattr(running, "_LOOK_SECONDS", 0.05)
    port = free_port()
    settings = Settings(api_url=server.url, webhook_listen=Address("127.0.0.1", port))
    live = cast("LiveEngine", FakeLive())
    handlers = Handlers(live, load_phrases(), state, settings)
    application = build_application(handlers, settings, TOKEN)
    stop, url = asyncio.Event(), f"http://127.0.0.1:{port}/hook"
    bot = asyncio.create_task(running.run(application, state.inbox, settings, stop, url))
    for _ in range(2):
        assert (await server.next_call("setWebhook"))["url"] == url
        await server.call(TOKEN, "deleteWebhook", {})
    await server.next_call("setWebhook")
    await server.say("bao nhiêu xã?")
    assert surfaces(await server.next_sent(), "blockquote")
    stop.set()
    await bot
    await application.shutdown()
    assert caplog.text.count("another program sets or removes the webhook") == 1
