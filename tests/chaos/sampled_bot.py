"""The Telegram bot as it is served, telling at its end which parts of it computed how long.

Chats aren't paced, for a trial has no time for it.
"""

from __future__ import annotations

import signal
import sys
from collections import Counter
from types import FrameType

from bot.__main__ import main
from bot.telegram import pacing

PARTS = {
    "engine": ("/faq/",),
    "state": ("/sqlite3/", "/bot/state/"),
    "network": ("/aiohttp/", "/yarl/", "/connection.py", "/selector_events.py", "/selectors.py"),
    "python-telegram-bot": ("/site-packages/telegram/",),
    "bot": ("/bot/",),
}
"""Whose work something is: that of the innermost part at work."""
EVERY = 0.002
"""Seconds of computing between two looks."""
SIGN = "computed by part:"
seen: list[Counter[str]] = []
"""For each time that it was told to begin, how often each part was found at work since."""


def look(_number: int, frame: FrameType | None) -> None:
    """Count whose work is being done."""
    while frame is not None:
        name = frame.f_code.co_filename
        for part, paths in PARTS.items():
            if any(path in name for path in paths):
                seen[-1][part] += 1
                return
        frame = frame.f_back
    seen[-1]["event loop"] += 1


def begin(_number: int, _frame: FrameType | None) -> None:
    """Count from now on, from nothing."""
    seen.append(Counter())
    signal.signal(signal.SIGPROF, look)
    signal.setitimer(signal.ITIMER_PROF, EVERY, EVERY)


if __name__ == "__main__":
    pacing.PRIVATE_PACE = (10_000, 1.0)
    signal.signal(signal.SIGUSR1, begin)
    try:
        main()
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        for counted in seen:
            total = max(counted.total(), 1)
            shares = (
                f"{part} {100 * count / total:.0f} %" for part, count in counted.most_common()
            )
            sys.stderr.write(f"{SIGN} {', '.join(shares)}\n")
