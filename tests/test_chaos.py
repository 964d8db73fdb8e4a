"""The trials of ``make chaos``, in small: nothing is lost, and the trials themselves work."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest
from engines import ROOT


@pytest.mark.parametrize(
    ("trial", "sizes", "found", "times"),
    [
        ("kills", ("2", "40"), "lost 0; ", 2),
        ("nonsense", ("40",), "faults of ours 0, over-long 0", 1),
    ],
)
def test_trial(trial: str, sizes: tuple[str, ...], found: str, times: int) -> None:
    path = os.pathsep.join((str(ROOT), str(ROOT / "tests")))
    command = [sys.executable, f"tests/chaos/{trial}.py", *sizes]
    environment = {**os.environ, "PYTHONPATH": path, "PYTHONIOENCODING": "utf-8"}
    tried = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, timeout=120)
    printed = tried.stdout.decode("utf-8")
    assert tried.returncode == 0, tried.stderr.decode("utf-8", "replace")[-2000:]
    assert printed.count(found) == times
    assert "token printed 0 times" in printed
