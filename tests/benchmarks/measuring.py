"""Processes measured: what they took, what they printed."""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

__all__ = ["HOIDAP", "Figures", "Run", "percentile", "run", "work"]

HERE = Path(__file__).parent
HOIDAP = str(Path(sys.executable).with_name("hoidap"))
"""The console script beside the Python that runs the benchmarks."""


@dataclass(frozen=True, slots=True)
class Run:
    """A process that has ended."""

    wall: float
    """Seconds from start to end."""
    cpu: float
    """Seconds of the processor, its own and the system's for it."""
    status: int
    """Its exit status."""


@dataclass(frozen=True, slots=True)
class Figures:
    """What one contestant took at one size."""

    name: str
    """Whose figures they are."""
    size: int
    """How many sentences."""
    note: str = ""
    """Why there are no figures."""
    build_cpu: float = 0.0
    """CPU seconds to build the index, from the articles or sentences on disk."""
    build_peak: int = 0
    """The most bytes resident while it was built."""
    opened: float = 0.0
    """Seconds, by the clock, until it could be asked."""
    memory: int = 0
    """Bytes resident after all questions."""
    median: float = 0.0
    """Milliseconds of CPU that the middle question took."""
    p99: float = 0.0
    """Milliseconds that 99 of 100 questions stayed within."""
    asked: int = 0
    """How many questions the time allowed."""
    found: int = 0
    """How often the sentence that the question was made of came first."""


def percentile(values: Sequence[float], share: float) -> float:
    """The value that a share of the values don't exceed."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))]


def run(*command: str, **environment: str) -> Run:
    """Run a command to its end, what it prints unseen."""
    start = time.perf_counter()
    process = subprocess.Popen(
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        env=os.environ | environment,
    )
    _, status, usage = os.wait4(process.pid, 0)
    wall = time.perf_counter() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    return Run(wall, usage.ru_utime + usage.ru_stime, process.returncode)


def work(name: str, corpus: Path, size: int, questions: Path, budget: float) -> Figures:
    """Measure a contestant on a corpus, its index in a folder that is gone afterwards.

    Args:
        name: one of ``contestants.CONTESTANTS``.
        corpus: what ``corpora`` wrote.
        size: how many sentences it has.
        questions: what is asked.
        budget: seconds that building may take, and opening and asking again.

    """
    with tempfile.TemporaryDirectory(dir=corpus) as folder:
        try:
            built = _worker("build", name, corpus, folder, timeout=budget)
            asking = (str(questions), str(budget / 8))
            asked = _worker("ask", name, corpus, folder, *asking, timeout=budget)
        except subprocess.TimeoutExpired:
            return Figures(name, size, f"not within {budget:.0f} s")
        except subprocess.CalledProcessError as error:
            return Figures(name, size, (error.stderr.strip() or "failed").splitlines()[-1])
    return Figures(
        name,
        size,
        build_cpu=built["cpu"],
        build_peak=built["peak"],
        opened=asked["opened"],
        memory=asked["memory"],
        median=statistics.median(asked["times"]),
        p99=percentile(asked["times"], 0.99),
        asked=len(asked["times"]),
        found=asked["found"],
    )


def _worker(phase: str, name: str, corpus: Path, *rest: str, timeout: float) -> dict[str, Any]:
    command = [sys.executable, str(HERE / "worker.py"), phase, name, str(corpus), *rest]
    ended = subprocess.run(command, capture_output=True, text=True, check=True, timeout=timeout)
    measured: dict[str, Any] = json.loads(ended.stdout.splitlines()[-1])
    return measured
