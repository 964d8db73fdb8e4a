"""Requests to the Bot API: what becomes of them when the network fails."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest
from bots import Clock
from telegram.error import NetworkError, TelegramError, TimedOut

from bot.telegram.connection import Connection, Hearing, NotTakenError

SECRET = "123456789:AAtestTESTtestTESTtestTESTtestTESTte"
NO_METHODS = b"\5\xff"
"""How a SOCKS5 proxy refuses."""
END = b"\r\n\r\n"
GOOD = b'HTTP/1.1 200 OK\r\nContent-Length: 27\r\n\r\n{"ok": true, "result": "1"}'


@asynccontextmanager
async def serving(answer: bytes, *, is_held: bool = False) -> AsyncIterator[str]:
    """A server that answers everything so, and then closes or holds the connection."""
    let_go = asyncio.Event()
    served: list[asyncio.Task[None]] = []

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        with contextlib.suppress(ConnectionError, asyncio.IncompleteReadError):
            await (reader.read(1) if answer.startswith(NO_METHODS) else reader.readuntil(END))
            writer.write(answer)
            await writer.drain()
            if is_held:
                await let_go.wait()
        writer.close()
        with contextlib.suppress(ConnectionError):
            await writer.wait_closed()

    def accept(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        served.append(asyncio.create_task(serve(reader, writer)))

    server = await asyncio.start_server(accept, "127.0.0.1")
    try:
        yield f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}"
    finally:
        let_go.set()
        server.close()
        await asyncio.gather(*served)


@asynccontextmanager
async def connection(
    url: str, proxy: str | None = None, hearing: Hearing | None = None
) -> AsyncIterator[Connection]:
    made = Connection(url, proxy, hearing)
    await made.initialize()
    try:
        yield made
    finally:
        await made.shutdown()


async def failure(url: str, proxy: str | None = None) -> NetworkError:
    """How a request fails."""
    async with connection(url, proxy) as made:
        with pytest.raises(NetworkError) as caught:
            await made.post(f"{url}/bot{SECRET}/sendMessage", read_timeout=0.2)
    return caught.value


@pytest.fixture(autouse=True)
def _no_proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_PROXY", "*")


async def test_answer_arrives() -> None:
    async with serving(GOOD) as url, connection(url) as made:
        assert await made.post(f"{url}/bot{SECRET}/getMe") == "1"


@pytest.mark.parametrize(
    "body", [b"null", b"[]", b'{"ok": true}', b"<html>", b"[" * 100_000, b"\xff"], ids=repr
)
async def test_answer_that_is_not_telegrams(body: bytes) -> None:
    answer = b"HTTP/1.1 200 OK\r\nContent-Length: %d\r\n\r\n%s" % (len(body), body)
    async with serving(answer) as url, connection(url) as made:
        with pytest.raises(TelegramError, match="Invalid server response"):
            await made.post(f"{url}/bot{SECRET}/getMe")


async def test_nobody_listens() -> None:
    async with serving(b"") as url:
        pass
    error = await failure(url)
    assert isinstance(error, NotTakenError)
    assert SECRET not in repr(error)
    # Neither does a traceback show what lies under it.
    assert error.__suppress_context__


async def test_connection_cut_without_an_answer() -> None:
    async with serving(b"") as url:
        assert isinstance(await failure(url), NotTakenError)


@pytest.mark.parametrize(
    ("answer", "is_held"),
    [(GOOD[:40], True), (GOOD[:-5], True), (GOOD[:-5], False), (b"\0\0", False)],
    ids=["slow to begin", "slow to end", "cut off", "no HTTP"],
)
async def test_request_that_may_have_been_taken(answer: bytes, is_held: bool) -> None:
    async with serving(answer, is_held=is_held) as url:
        error = await failure(url)
    assert isinstance(error, TimedOut)
    assert SECRET not in repr(error)


@pytest.mark.parametrize(("seconds", "error"), [(0.01, NotTakenError), (0.1, TimedOut)])
async def test_request_without_an_answer_may_have_been_taken_if_others_are_answered(
    seconds: float, error: type[NetworkError]
) -> None:
    clock = Clock(0)
    hearing = Hearing(clock)
    async with serving(b"", is_held=True) as url, connection(url, hearing=hearing) as made:
        request = asyncio.create_task(made.post(f"{url}/bot{SECRET}/getMe", read_timeout=0.2))
        await asyncio.sleep(0)  # It is begun.
        clock.now += seconds
        hearing.note()
        with pytest.raises(NetworkError) as caught:
            await request
    assert type(caught.value) is error


async def test_silence() -> None:
    async with serving(b"", is_held=True) as url:
        assert isinstance(await failure(url), NotTakenError)


@pytest.mark.parametrize("scheme", ["http", "socks5", "socks5h"])
async def test_proxy_that_is_not_there(scheme: str) -> None:
    async with serving(b"") as url:
        pass
    proxy = url.replace("http", scheme)
    assert isinstance(await failure("http://telegram.invalid", proxy), NotTakenError)


@pytest.mark.parametrize("scheme", ["http", "socks5"])
async def test_proxy_that_is_none(scheme: str) -> None:
    async with serving(NO_METHODS if scheme == "socks5" else b"") as url:
        proxy = url.replace("http", scheme)
        assert isinstance(await failure("http://telegram.invalid", proxy), NotTakenError)


async def test_proxy_of_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    async with serving(GOOD) as url:
        monkeypatch.setenv("NO_PROXY", "localhost")
        monkeypatch.setenv("http_proxy", url)
        async with connection("http://telegram.invalid") as made:
            assert await made.post("http://telegram.invalid/getMe") == "1"


async def test_closed_twice_and_opened_again() -> None:
    async with serving(GOOD) as url, connection(url) as made:
        await made.shutdown()
        await made.shutdown()
        with pytest.raises(NetworkError):
            await made.post(url)
        await made.initialize()
        assert await made.post(url) == "1"
