"""What the benchmarks are told, and the report at their end."""

from __future__ import annotations

from pathlib import Path

import pytest
from corpora import ROOT, SHARED
from report import Ledger, plot

SIZES = "1,1000,100000"
BUILD = ROOT / "build" / "bench"
_LEDGER = Ledger()


def pytest_addoption(parser: pytest.Parser) -> None:
    group = parser.getgroup("benchmarks")
    group.addoption("--sizes", default=SIZES, help="sentences, by commas; 1 is the shipped article")
    group.addoption("--contestants", default="", help="only these, by commas")
    group.addoption("--budget", type=float, default=120.0, help="seconds for one contestant's part")
    group.addoption("--shared", type=Path, default=SHARED, help="folder with more articles")


@pytest.fixture(scope="session")
def ledger() -> Ledger:
    return _LEDGER


@pytest.fixture(scope="session")
def budget(request: pytest.FixtureRequest) -> float:
    return float(request.config.getoption("--budget"))


@pytest.fixture(scope="session")
def shared(request: pytest.FixtureRequest) -> Path:
    folder: Path = request.config.getoption("--shared")
    return folder


@pytest.fixture(scope="session")
def build() -> Path:
    """The folder of corpora and reports, which git ignores."""
    BUILD.mkdir(parents=True, exist_ok=True)
    return BUILD


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    if not (_LEDGER.figures or _LEDGER.bounds or _LEDGER.notes):
        return  # The tests ran, which come through this folder too.
    for line in _LEDGER.lines():
        terminalreporter.write_line(line)
    BUILD.mkdir(parents=True, exist_ok=True)
    _LEDGER.write(BUILD / "figures.json")
    if _LEDGER.figures:
        plot(_LEDGER.figures, BUILD / "cost.png")
        terminalreporter.write_line(f"plot: {BUILD / 'cost.png'}")
