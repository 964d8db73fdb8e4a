"""What one question costs as a process of its own, and what the serving bot keeps in memory."""

from __future__ import annotations

import shutil
import statistics
import sys
from pathlib import Path

import psutil
from bot_api_server import TOKEN, BotApiServer
from measuring import HOIDAP, Run, run
from programs import program
from report import MEGA, Bound, Ledger

TURNS = 21
QUESTION = "bao nhiêu xã đạt chuẩn nông thôn mới?"
# Of every kind, for each has something loaded that stays: words, slips, English, sums.
QUESTIONS = (
    QUESTION,
    "bao nhieu xa dat chuan ntm",
    "còn bao nhiêu xã chưa đạt chuẩn nông thôn mới?",
    "Ai chủ trì phiên họp?",
    "Vì sao tai nạn giao thông tăng?",
    "Giá vàng hôm nay bao nhiêu?",
    "Thu nhap binh quan nong thon la bao nhiu?",
    "how many communes meet the standard?",
    "Who attended?",
    "/topics",
)
ROUNDS = 5


def bench_ask(build: Path, ledger: Ledger) -> None:
    """Start both turn by turn, so that what else the machine does falls on both alike."""
    # What an earlier start compiled is kept, as it is where hoidap is used.
    kept = {"HOIDAP_DATA": str(build / "data"), "PYTHONDONTWRITEBYTECODE": ""}
    runs: dict[str, list[Run]] = {"python": [], "hoidap": []}
    for turn in range(TURNS + 2):
        empty = run(sys.executable, "-c", "pass", **kept)
        asked = run(HOIDAP, "ask", QUESTION, **kept)
        assert (empty.status, asked.status) == (0, 0)
        if turn >= 2:
            runs["python"].append(empty)
            runs["hoidap"].append(asked)
    for of, figure in (("CPU", _cpu), ("clock", _wall)):
        empty_took, took = (statistics.median(map(figure, runs[name])) for name in runs)
        told = f"hoidap ask / python -c pass, {of} ({took * 1000:.0f} / {empty_took * 1000:.0f} ms)"
        ledger.bounds.append(Bound(told, took / empty_took, 4.0))


def _cpu(one: Run) -> float:
    return one.cpu


def _wall(one: Run) -> float:
    return one.wall


async def bench_serving(build: Path, ledger: Ledger) -> None:
    """Let the bot answer over a local Bot API server, then look at what is resident.

    The first start of all also compiles the words and makes the state; it is told apart.
    """
    kept = build / "serving"
    shutil.rmtree(kept, ignore_errors=True)
    async with BotApiServer() as server:
        settings = {"TELEGRAM_BOT_TOKEN": TOKEN, "TELEGRAM_API_URL": server.url}
        for start in ("first start", "later start"):
            async with program(**settings, HOIDAP_DATA=str(kept)) as process:
                for question in QUESTIONS * ROUNDS:
                    await server.say(question)
                    await server.next_sent()
                resident = psutil.Process(process.pid).memory_info().rss
                process.terminate()
                await process.wait()
            told = f"serving bot, resident memory, {start}"
            ledger.bounds.append(Bound(told, resident / MEGA, 100.0, "MB"))
