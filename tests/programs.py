"""The whole program, started as a process of its own."""

from __future__ import annotations

import asyncio
import os
import socket
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from tempfile import TemporaryDirectory

from bot_api_server import PATIENCE
from engines import ROOT


def free_port() -> int:
    """A port of this computer that nobody listens at."""
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        port: int = found.getsockname()[1]
        return port


@asynccontextmanager
async def program(
    command: str = "serve", *options: str, debug: bool = False, **environment: str
) -> AsyncIterator[asyncio.subprocess.Process]:
    """A command of hoidap, with nothing of this process's own settings."""
    kept = {name: os.environ[name] for name in ("PATH", "SYSTEMROOT", "HOME") if name in os.environ}
    start = ["-m", "bot", command, *options]
    if debug:
        lines = (
            "import logging",
            "logging.basicConfig(level=logging.DEBUG)",
            "from bot.__main__ import main",
            "main()",
        )
        start = ["-c", "\n".join(lines), command, *options]
    with TemporaryDirectory() as folder:
        own = {"PYTHONPATH": str(ROOT), "NO_PROXY": "*", "HOIDAP_DATA": folder}
        process = await asyncio.create_subprocess_exec(
            sys.executable,
            *start,
            cwd=ROOT,
            env={**kept, **own, **environment},
            stdin=asyncio.subprocess.PIPE,
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.PIPE,
        )
        try:
            yield process
        finally:
            if process.returncode is None:
                process.kill()
                await process.wait()


async def outcome(process: asyncio.subprocess.Process) -> tuple[int | None, str]:
    """The exit status and all that was printed."""
    async with asyncio.timeout(2 * PATIENCE):
        printed, complained = await process.communicate()
    return process.returncode, (printed + complained).decode()


async def line_with(stream: asyncio.StreamReader | None, words: str) -> str:
    """The next line that a program prints with these words in it."""
    assert stream is not None
    async with asyncio.timeout(PATIENCE):
        while line := (await stream.readline()).decode():
            if words in line:
                return line
    raise AssertionError(f"the program ended without {words!r}")
