"""Where Telegram is hard to reach: everything goes through the proxy that is named."""

from __future__ import annotations

import asyncio
import contextlib
import signal
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from bot_api_server import TOKEN, BotApiServer, surfaces
from programs import outcome, program

SOCKS5, NO_PASSWORD, CONNECT, A_NAME = 5, 0, 1, 3


@asynccontextmanager
async def socks_proxy(passed: list[tuple[str, int]]) -> AsyncIterator[str]:
    """A SOCKS5 proxy that notes where it was asked to connect to; its address."""

    served: list[asyncio.Task[None]] = []

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        with contextlib.suppress(ConnectionError, asyncio.IncompleteReadError):
            await _relay(reader, writer, passed)
        await _close(writer)

    def accept(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        served.append(asyncio.create_task(serve(reader, writer)))

    server = await asyncio.start_server(accept, "127.0.0.1")
    try:
        yield f"socks5://127.0.0.1:{server.sockets[0].getsockname()[1]}"
    finally:
        server.close()
        await asyncio.gather(*served)


async def _relay(
    reader: asyncio.StreamReader, writer: asyncio.StreamWriter, passed: list[tuple[str, int]]
) -> None:
    version, methods = await reader.readexactly(2)
    await reader.readexactly(methods)
    writer.write(bytes((version, NO_PASSWORD)))
    version, command, _, kind = await reader.readexactly(4)
    assert (version, command) == (SOCKS5, CONNECT)
    if kind == A_NAME:
        host = (await reader.readexactly((await reader.readexactly(1))[0])).decode()
    else:
        host = ".".join(map(str, await reader.readexactly(4)))
    port = int.from_bytes(await reader.readexactly(2), "big")
    passed.append((host, port))
    # Names are looked up by the proxy, which alone may know them.
    there, thither = await asyncio.open_connection("127.0.0.1", port)
    writer.write(bytes((SOCKS5, 0, 0, 1, 0, 0, 0, 0, 0, 0)))
    await asyncio.gather(_pipe(reader, thither), _pipe(there, writer))


async def _pipe(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    with contextlib.suppress(ConnectionError):
        while part := await reader.read(65_536):
            writer.write(part)
            await writer.drain()
    await _close(writer)


async def _close(writer: asyncio.StreamWriter) -> None:
    writer.close()
    with contextlib.suppress(ConnectionError):
        await writer.wait_closed()


async def test_program_reaches_telegram_through_a_proxy_and_by_another_address(
    server: BotApiServer,
) -> None:
    port = int(server.url.rpartition(":")[2])
    passed: list[tuple[str, int]] = []
    async with socks_proxy(passed) as proxy:
        settings = {"HOIDAP_PROXY": proxy, "TELEGRAM_API_URL": f"http://telegram.invalid:{port}"}
        async with program(TELEGRAM_BOT_TOKEN=TOKEN, **settings) as process:
            await server.say("Có bao nhiêu xã đạt chuẩn nông thôn mới?")
            assert surfaces(await server.next_sent(), "blockquote")
            process.send_signal(signal.SIGTERM)
            assert (await outcome(process))[0] == 0
    assert set(passed) == {("telegram.invalid", port)}
