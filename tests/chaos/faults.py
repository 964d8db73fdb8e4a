"""A Bot API that fails while people ask: python tests/chaos/faults.py [SECONDS]."""

from __future__ import annotations

import asyncio
import random
import sys
import tempfile
import time
from dataclasses import dataclass, field
from pathlib import Path

import bot_api_server
from bot_api_server import BotApiServer, Json, RefusedError
from trial import Trial, stopped

PEOPLE, QUESTIONS = 50, 4
FAULTS = ("429", "502", "500", "cut", "reset", "html", "slow")


@dataclass
class FaultyServer(BotApiServer):
    """A server that fails at half of the calls while a fault is set."""

    fault: str = ""
    chance: random.Random = field(default_factory=lambda: random.Random(3))
    failed: int = 0

    def strikes(self) -> bool:
        """Whether this call fails."""
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
    for _ in range(QUESTIONS):
        for person in range(PEOPLE):
            await trial.ask(person)
        await asyncio.sleep(seconds / QUESTIONS)
    during = len(trial.asked) - begun - trial.lost()
    server.fault = ""
    recovered = time.perf_counter()
    await trial.all_answered()
    took = time.perf_counter() - recovered
    return (
        f"{fault:>5}: {server.failed - before} calls failed; answered meanwhile {during} of "
        f"{len(trial.asked) - begun}, all {took:.1f} s after it was over; "
        f"lost {trial.lost()}, twice {trial.doubles()}"
    )


async def main(seconds: float = 6) -> None:
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
                assert await stopped(process) == 0
        tokens, lines = trial.tokens()
    print(f"token printed {tokens} times in {lines} lines at DEBUG")


if __name__ == "__main__":
    asyncio.run(main(*map(float, sys.argv[1:])))
