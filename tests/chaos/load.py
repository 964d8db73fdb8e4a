"""Many people at once, the real engine: python tests/chaos/load.py [PEOPLE QUESTIONS]."""

from __future__ import annotations

import asyncio
import os
import signal
import sys
import tempfile
import time
from collections.abc import Sequence
from functools import partial
from itertools import cycle, islice
from pathlib import Path
from statistics import median, quantiles

from bot_api_server import BotApiServer
from engines import ROOT, golden_questions, shipped
from sampled_bot import SIGN
from trial import FIRST, Trial, by, stopped

CROWD = 50
START = (str(ROOT / "tests" / "chaos" / "sampled_bot.py"), "serve")


async def take_turns(trial: Trial, people: int, questions: list[str]) -> list[float]:
    """Everybody asks as soon as they have their answer; give the seconds that each took."""
    seconds: list[float] = []

    async def talk(person: int) -> None:
        for number, question in enumerate(questions):
            begun = time.perf_counter()
            await trial.server.say(question, **by(person))
            await trial.server.until(partial(has_heard, trial, person, number))
            seconds.append(time.perf_counter() - begun)

    await asyncio.gather(*map(talk, range(people)))
    return seconds


def has_heard(trial: Trial, person: int, before: int) -> bool:
    """Whether a person got more answers than before."""
    sent = trial.server.sent
    counts = trial.counts
    for message in sent[trial.seen :]:
        counts[message["chat"]["id"]] += 1
    trial.seen = len(sent)
    return counts[FIRST + person] > before


async def ask_all_at_once(trial: Trial, asked: Sequence[Sequence[str]], process: int) -> str:
    """Each person asks all of their questions at once; tell how fast the answers came."""
    os.kill(process, signal.SIGUSR1)
    before, cpu, own = len(trial.server.sent), cpu_seconds(process), time.process_time()
    begun = time.perf_counter()
    count = 0
    for questions in zip(*asked, strict=True):
        for person, question in enumerate(questions):
            await trial.server.say(question, **by(person))
            count += 1
    await trial.answered(before + count)
    took, cpu = time.perf_counter() - begun, cpu_seconds(process) - cpu
    share = (time.process_time() - own) / cpu
    return (
        f"{count / took:.0f} answers a second; {count / cpu:.0f} a second of the bot's CPU time "
        f"(people and server together computed {share:.2f} times as long)"
    )


def cpu_seconds(process: int) -> float:
    """Seconds that a process has computed so far."""
    fields = Path(f"/proc/{process}/stat").read_text(encoding="ascii").rpartition(") ")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


async def main(people: int = 20, count: int = 50) -> None:
    """Run the trial and print its figures."""
    topics = [topic.question for topic in shipped().topics("vi")]
    questions = list(islice(cycle(topics), count))
    shared = [questions] * CROWD
    # Dealt out one by one: nobody gets what another one has.
    each = len(golden_questions()) // CROWD
    own = [golden_questions()[person::CROWD][:each] for person in range(CROWD)]
    with tempfile.TemporaryDirectory() as folder:
        async with BotApiServer() as server:
            trial = Trial(server, Path(folder))
            async with trial.bot(START) as process:
                alone = await take_turns(trial, 1, questions)
                trial.counts.clear()
                together = await take_turns(trial, people, questions)
                varied = await ask_all_at_once(trial, own, process.pid)
                fast = await ask_all_at_once(trial, shared, process.pid)
                assert await stopped(process) == 0
            lines = trial.log.read_text(encoding="utf-8").splitlines()
            of_varied, of_fast = [line.partition(SIGN)[2] for line in lines if SIGN in line]
    print(f"one person, {len(alone)} questions: median {1000 * median(alone):.0f} ms")
    p99 = quantiles(together, n=100)[98]
    print(
        f"{people} people, {count} questions each, one after another: "
        f"median {1000 * median(together):.0f} ms, p99 {1000 * p99:.0f} ms, "
        f"{people * count / (sum(together) / people):.0f} answers a second"
    )
    print(f"{CROWD} people, {each} questions each at once, no two the same: {varied}")
    print(f"  computed meanwhile:{of_varied}")
    print(f"{CROWD} people, the same {count} questions each at once: {fast}")
    print(f"  computed meanwhile:{of_fast}")


if __name__ == "__main__":
    asyncio.run(main(*map(int, sys.argv[1:])))
