"""Kills the bot again and again while people ask: python tests/chaos/kills.py [KILLS QUESTIONS].

First while it polls, then while Telegram sends its updates to a webhook.
"""

from __future__ import annotations

import asyncio
import json
import random
import sqlite3
import sys
import tempfile
from contextlib import closing
from pathlib import Path

from bot_api_server import BotApiServer
from programs import free_port
from trial import Trial, stopped

from bot.state.database import FILE

PEOPLE = 50


async def kill_again_and_again(
    trial: Trial, kills: int, questions: int, chance: random.Random
) -> int:
    """Kill the bot at random moments; return how many answers were under way at those."""
    under_way = 0
    for number in range(kills):
        async with trial.bot() as process:
            for person in range(questions // kills):
                await trial.ask(person % PEOPLE)
            await trial.answered(len(trial.server.sent) + chance.randint(1, questions // kills - 1))
            await asyncio.sleep(chance.random() / 50)
            process.kill()
            await process.wait()
        under_way += _under_way(trial)
        print(f"kill {number + 1}: {len(trial.server.sent)} of {len(trial.asked)}", file=sys.stderr)
    begun = len(trial.server.calls)
    sign = "setWebhook" if trial.port else "getUpdates"
    async with trial.bot() as process:
        await trial.all_answered()
        # What has nothing left to answer is told to stop only once it is at work.
        await trial.server.until(
            lambda: any(name == sign for name, _ in trial.server.calls[begun:])
        )
        assert await stopped(process) == 0
    return under_way


def _under_way(trial: Trial) -> int:
    """How many answers were sent without the inbox knowing yet."""
    with closing(sqlite3.connect(trial.folder / FILE)) as state:
        owed = set(trial.asked)
        bodies = "\n".join(
            row[0] for row in state.execute("SELECT body FROM updates WHERE body IS NOT NULL")
        )
    said = {trial.said(message) for message in trial.server.sent}
    return sum(json.dumps(text) in bodies for text in owed & said)


async def main(kills: int = 50, questions: int = 5000) -> None:
    """Run the trial both ways and print its figures."""
    for way, port in (("polling", 0), ("webhook", free_port())):
        with tempfile.TemporaryDirectory() as folder:
            async with BotApiServer() as server:
                trial = Trial(server, Path(folder), port)
                under_way = await kill_again_and_again(trial, kills, questions, random.Random(6))
            tokens, lines = trial.tokens()
        print(
            f"{way}: kill -9, {kills} times over {len(trial.asked)} questions of {PEOPLE} people:"
        )
        print(f"  lost {trial.lost()}; answered twice {trial.doubles()}; under way {under_way}")
        print(f"  token printed {tokens} times in {lines} lines at DEBUG")


if __name__ == "__main__":
    asyncio.run(main(*map(int, sys.argv[1:])))
