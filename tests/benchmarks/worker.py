"""One contestant measured in a process of its own; prints what it took as a line of JSON.

``worker.py build NAME CORPUS FOLDER`` or ``worker.py ask NAME CORPUS FOLDER QUESTIONS SECONDS``.
"""

from __future__ import annotations

import gc
import json
import resource
import sys
import time
from pathlib import Path
from typing import Any

import psutil
from contestants import CONTESTANTS

WARM_UP = 3


def _build(name: str, corpus: Path, folder: Path) -> dict[str, Any]:
    folder.mkdir(parents=True, exist_ok=True)
    start = time.perf_counter()
    CONTESTANTS[name]().build(corpus, folder)
    wall = time.perf_counter() - start
    return {"wall": wall, "cpu": _spent(), "peak": _peak()}


def _ask(name: str, corpus: Path, folder: Path, questions: Path, seconds: float) -> dict[str, Any]:
    """Open, then ask as many of the questions as the time allows, five at least."""
    asked = [json.loads(line) for line in questions.read_text(encoding="utf-8").splitlines()]
    contestant = CONTESTANTS[name]()
    start = time.perf_counter()
    contestant.open(corpus, folder)
    opened = time.perf_counter() - start
    for question in asked[:WARM_UP]:
        contestant.ask(question["question"])
    gc.collect()
    gc.freeze()
    times, found = [], 0
    end = time.perf_counter() + seconds
    for question in asked:
        begin = time.process_time_ns()
        sentence = contestant.ask(question["question"])
        times.append(time.process_time_ns() - begin)
        found += sentence == question.get("sentence")
        if len(times) >= 5 and time.perf_counter() > end:
            break
    memory = psutil.Process().memory_info().rss
    return {
        "opened": opened,
        "times": [nanoseconds / 1e6 for nanoseconds in times],
        "found": found,
        "memory": memory,
        "peak": _peak(),
    }


def _spent() -> float:
    """CPU seconds of this process and of those that it started and that have ended."""
    used = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return sum(usage.ru_utime + usage.ru_stime for usage in used)


def _peak() -> int:
    """The most bytes that were resident at once, in the larger of this process and its children."""
    children = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
    own = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    status = Path("/proc/self/status")
    if status.exists():  # What Linux counts for the process includes the one that started it.
        own = int(status.read_text().partition("VmHWM:")[2].split()[0])
    return max(own, children) * (1 if sys.platform == "darwin" else 1024)


def _main() -> None:
    phase, name, corpus, folder, *rest = sys.argv[1:]
    if phase == "build":
        measured = _build(name, Path(corpus), Path(folder))
    else:
        questions, seconds = rest
        measured = _ask(name, Path(corpus), Path(folder), Path(questions), float(seconds))
    sys.stdout.write(json.dumps(measured) + "\n")


if __name__ == "__main__":
    _main()
