"""What every trial needs: the bot as a process of its own, people who ask, and what came back."""

from __future__ import annotations

import asyncio
import os
import re
import signal
import sys
from collections import Counter
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path

import bot_api_server
from bot_api_server import TOKEN, BotApiServer, Json
from engines import ROOT

bot_api_server.PATIENCE = 300
FIRST = 20_000
"""The number of the first person."""
ECHO = (str(ROOT / "tests" / "chaos" / "echo_bot.py"),)
SERVE = ("-m", "bot", "serve")


@dataclass
class Trial:
    """A server, a bot's state, and the questions asked so far."""

    server: BotApiServer
    folder: Path
    port: int = 0
    """Where the bot listens to a webhook; 0 when it polls."""
    asked: list[str] = field(default_factory=list)
    counts: Counter[int] = field(default_factory=Counter)
    """Answers that were counted so far, by chat …"""
    seen: int = 0
    """… among so many."""

    @asynccontextmanager
    async def bot(
        self, start: tuple[str, ...] = ECHO, **environment: str
    ) -> AsyncIterator[asyncio.subprocess.Process]:
        """The bot at work; killed at the end if it hasn't ended before."""
        path = os.pathsep.join((str(ROOT), str(ROOT / "tests")))
        own = {"PYTHONPATH": path, "NO_PROXY": "*", "HOIDAP_DATA": str(self.folder)}
        own |= {"TELEGRAM_BOT_TOKEN": TOKEN, "TELEGRAM_API_URL": self.server.url}
        if self.port:
            own["HOIDAP_WEBHOOK_LISTEN"] = str(self.port)
            start = (*start, "--webhook", f"http://127.0.0.1:{self.port}/hook")
        with self.log.open("ab") as log:
            process = await asyncio.create_subprocess_exec(
                sys.executable,
                *start,
                cwd=ROOT,
                env={"PATH": os.environ["PATH"], **own, **environment},
                stdout=log,
                stderr=log,
            )
        try:
            yield process
        finally:
            if process.returncode is None:
                process.kill()
            await process.wait()

    @property
    def log(self) -> Path:
        """Where everything that the bot prints goes."""
        return self.folder / "log.txt"

    async def ask(self, person: int, text: str = "") -> None:
        """Have a person ask; without a text something that was never asked before."""
        text = text or f"câu {len(self.asked)} nhé"
        self.asked.append(text)
        await self.server.say(text, **by(person))

    async def answered(self, count: int) -> None:
        """Wait until so many answers were sent, doubles and all."""
        await self.server.until(lambda: len(self.server.sent) >= count)

    async def all_answered(self) -> None:
        """Wait until every question has an answer."""
        seen, numbers = 0, set[str]()

        def look() -> bool:
            nonlocal seen
            numbers.update(self.said(message) for message in self.server.sent[seen:])
            seen = len(self.server.sent)
            return numbers.issuperset(self.asked)

        await self.server.until(look)

    def said(self, message: Json) -> str:
        """The question that an answer says again."""
        found = re.match(r"câu \d+ nhé", message["text"])
        return found[0] if found else message["text"]

    def doubles(self) -> int:
        """How many answers people saw more than once."""
        counts = Counter(map(self.said, self.server.sent))
        return sum(count - 1 for text, count in counts.items() if text in set(self.asked))

    def lost(self) -> int:
        """How many questions have no answer."""
        return len(set(self.asked) - set(map(self.said, self.server.sent)))

    def tokens(self) -> tuple[int, int]:
        """How often the token stands in what the bot printed, and how many lines it printed."""
        printed = self.log.read_bytes()
        return printed.count(TOKEN.partition(":")[2].encode()), printed.count(b"\n")

    def complaints(self) -> int:
        """How many tracebacks the bot printed."""
        return self.log.read_bytes().count(b"Traceback (most recent call last)")


def by(person: int) -> Json:
    """The fields of a message that a person writes in private."""
    name = f"Người {person}"
    who = {"id": FIRST + person, "first_name": name}
    sender = {**who, "is_bot": False, "language_code": "vi"}
    return {"chat": {**who, "type": "private"}, "from": sender}


async def stopped(process: asyncio.subprocess.Process) -> int | None:
    """Stop the bot kindly and give its exit status."""
    process.send_signal(signal.SIGTERM)
    async with asyncio.timeout(30):
        return await process.wait()
