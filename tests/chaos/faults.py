"""A Bot API that fails while people ask: python tests/chaos/faults.py [SECONDS SILENCE]."""

from __future__ import annotations

import asyncio
import random
import sys
import tempfile
import time
from dataclasses import dataclass, field
from pathlib import Path

import bot_api_server
from aiohttp import ClientSession
from bot_api_server import TOKEN, BotApiServer, Json, RefusedError
from trial import FIRST, Trial, stopped

PEOPLE, QUESTIONS, CROWD = 50, 4, 500
FAULTS = ("429", "502", "500", "cut", "reset", "html", "slow")
FOR_GOOD = ("silence", "401", "404")


@dataclass
class FaultyServer(BotApiServer):
    """A server that fails at half of the calls while a fault is set."""

    fault: str = ""
    chance: random.Random = field(default_factory=lambda: random.Random(3))
    failed: int = 0
    over: asyncio.Event = field(default_factory=asyncio.Event)
    """Set when a silence is over."""

    def strikes(self) -> bool:
        """Whether this call fails; of the faults that last every one does."""
        if self.fault in FOR_GOOD:
            self.failed += 1
            return True
        hit = bool(self.fault) and self.chance.random() < 0.5
        self.failed += hit
        return hit


class Faulty(bot_api_server._Method):
    """Calls that may fail."""

    api: FaultyServer

    async def post(self, token: str, method: str) -> None:
        fault = self.api.fault
        if not self.api.strikes():
            await super().post(token, method)
        elif fault in ("cut", "reset"):
            self.request.connection.stream.close()  # type: ignore[attr-defined]
        elif fault == "silence":
            await self.api.over.wait()
            self.request.connection.stream.close()  # type: ignore[attr-defined]
        elif fault == "html":
            self.write("<html>Please log in to the network</html>")
        elif fault == "slow":
            await asyncio.sleep(3)
            await super().post(token, method)
        else:
            self.refuse(int(fault))

    def refuse(self, code: int) -> None:
        refused = RefusedError(code, "Too Many Requests: retry after 1" if code == 429 else "Down")
        self.set_status(code)
        answer: Json = {"ok": False, "error_code": code, "description": str(refused)}
        if code == 429:
            answer["parameters"] = {"retry_after": 1}
        self.write(answer)


async def suffer(trial: Trial, server: FaultyServer, fault: str, seconds: float) -> str:
    """Have everybody ask while the server fails; tell what became of it."""
    begun, before = len(trial.asked), server.failed
    server.fault = fault
    server.over.clear()
    for _ in range(QUESTIONS):
        for person in range(PEOPLE):
            await trial.ask(person)
        await asyncio.sleep(seconds / QUESTIONS)
    during = len(trial.asked) - begun - trial.lost()
    server.fault = ""
    server.over.set()
    recovered = time.perf_counter()
    await trial.all_answered()
    took = time.perf_counter() - recovered
    return (
        f"{fault:>5}: {server.failed - before} calls failed; answered meanwhile {during} of "
        f"{len(trial.asked) - begun}, all {took:.1f} s after it was over; "
        f"lost {trial.lost()}, twice {trial.doubles()}"
    )


async def beside(trial: Trial, server: FaultyServer) -> str:
    """Half of a thousand chats are slow, the others have to wait, while fifty people ask."""
    slow, waiting = (range(first, first + CROWD) for first in (PEOPLE, PEOPLE + CROWD))
    server.stuck = {FIRST + person for person in slow}
    server.flooded = dict.fromkeys((FIRST + person for person in waiting), 8)
    begun = len(trial.asked)
    for person in (*slow, *waiting):
        await trial.ask(person)
    before = len(server.sent)
    for _ in range(QUESTIONS):
        for person in range(PEOPLE):
            await trial.ask(person)
    await trial.answered(before + QUESTIONS * PEOPLE)
    others = sum(message["chat"]["id"] < FIRST + PEOPLE for message in server.sent[before:])
    server.flooded = {}
    server.let_go.set()
    recovered = time.perf_counter()
    await trial.all_answered()
    took = time.perf_counter() - recovered
    return (
        f"crowd: {CROWD} chats slow, {CROWD} asked to wait 8 s: of the {QUESTIONS * PEOPLE} "
        f"questions of others answered meanwhile {others}, all {len(trial.asked) - begun} "
        f"{took:.1f} s after it was over; lost {trial.lost()}, twice {trial.doubles()}"
    )


async def conflict(server: FaultyServer) -> None:
    """Another copy of the bot polls for a while."""
    for _ in range(5):
        async with ClientSession() as other:
            url = f"{server.url}/bot{TOKEN}/getUpdates"
            async with other.post(url, data={"allowed_updates": '["poll"]', "timeout": "1"}):
                pass


async def refused(trial: Trial, server: FaultyServer, code: str) -> str:
    """The token is revoked, or the address leads nowhere; tell when the program ended."""
    async with trial.bot() as process:
        await trial.ask(0)
        await trial.all_answered()
        server.fault, begun = code, time.perf_counter()
        await trial.ask(1)  # So that the poll under way ends.
        async with asyncio.timeout(60):
            status = await process.wait()
        took, server.fault = time.perf_counter() - begun, ""
    return f"{code:>5}: ended after {took:.1f} s with status {status}"


async def main(seconds: float = 6, silence: float = 300) -> None:
    """Run the trial and print its figures."""
    bot_api_server._Method = Faulty  # type: ignore[misc]
    with tempfile.TemporaryDirectory() as folder:
        async with FaultyServer() as server:
            trial = Trial(server, Path(folder))
            async with trial.bot() as process:
                await trial.ask(0)
                await trial.all_answered()
                for fault in FAULTS:
                    print(await suffer(trial, server, fault, seconds))
                print(await beside(trial, server))
                print(await suffer(trial, server, "silence", silence))
                await conflict(server)
                await trial.ask(0)
                await trial.all_answered()
                said = trial.log.read_bytes().count(b"another program polls")
                print(f"  409: five times in a row, said {said} times")
                assert await stopped(process) == 0
            for code in ("401", "404"):
                print(await refused(trial, server, code))
        tokens, lines = trial.tokens()
    print(f"token printed {tokens} times in {lines} lines at DEBUG")


if __name__ == "__main__":
    asyncio.run(main(*map(float, sys.argv[1:])))
