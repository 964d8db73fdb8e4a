"""Who may import whom, and what every module must have."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
CORE = sorted((ROOT / "faq").rglob("*.py"))
FRONT = sorted((ROOT / "bot").rglob("*.py"))
MODULES = [pytest.param(path, id=str(path.relative_to(ROOT))) for path in CORE + FRONT]
CORE_MODULES = [pytest.param(path, id=str(path.relative_to(ROOT))) for path in CORE]

MOST_LINES = 400
# The core is pure: no front end, network, environment, clock, chance or other process.
NOT_IN_CORE = {
    "bot", "telegram", "typer", "rich", "prompt_toolkit", "platformdirs",
    "matplotlib", "httpx", "requests", "urllib", "http", "socket", "ssl", "asyncio",
    "time", "random", "secrets", "subprocess", "threading", "multiprocessing", "sys",
}  # fmt: skip
CLOCK_AND_ENVIRONMENT = {"now", "today", "utcnow", "environ", "getenv"}
RAPIDFUZZ = {"faq/own.py", "faq/spelling.py"}
TELEGRAM = {str(path.relative_to(ROOT)) for path in FRONT if path.parent.name == "telegram"}


def parse(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def imports_of(path: Path) -> set[str]:
    """The top-level packages that a module imports, anywhere in it."""
    names = set()
    for node in ast.walk(parse(path)):
        if isinstance(node, ast.Import):
            names.update(alias.name.split(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert not node.level, f"{path}: relative import"
            names.add((node.module or "").split(".")[0])
    return names


def importers_of(package: str) -> set[str]:
    return {str(path.relative_to(ROOT)) for path in CORE + FRONT if package in imports_of(path)}


@pytest.mark.parametrize("path", CORE_MODULES)
def test_core_is_pure(path: Path) -> None:
    assert not imports_of(path) & NOT_IN_CORE
    attributes = {node.attr for node in ast.walk(parse(path)) if isinstance(node, ast.Attribute)}
    assert not attributes & CLOCK_AND_ENVIRONMENT


def test_rapidfuzz_has_its_place() -> None:
    assert importers_of("rapidfuzz") <= RAPIDFUZZ


def test_telegram_has_its_place() -> None:
    assert importers_of("telegram") <= TELEGRAM


def test_drawing_has_its_place() -> None:
    assert importers_of("matplotlib") == {"bot/charts.py"}


@pytest.mark.parametrize("path", MODULES)
def test_module_says_what_it_is_and_what_it_offers(path: Path) -> None:
    module = parse(path)
    assert ast.get_docstring(module)
    assigned = {
        target.id
        for node in module.body
        if isinstance(node, ast.Assign)
        for target in node.targets
        if isinstance(target, ast.Name)
    }
    only_docstring = len(module.body) == 1
    assert "__all__" in assigned or only_docstring


@pytest.mark.parametrize("path", MODULES)
def test_module_is_short(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= MOST_LINES
