"""Engines for the commands: over the articles chosen, what is wrong told on standard error."""

from __future__ import annotations

import contextlib
import gc
import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from bot.folders import find_articles, find_cache, find_index

if TYPE_CHECKING:
    from bot.settings import Settings
    from faq import Engine, LiveEngine
    from faq.errors import Fault

__all__ = [
    "FAULTY", "chosen_articles", "faults_end_it", "list_faults", "no_garbage", "open_engine",
    "open_live", "open_settings", "read_articles",
]  # fmt: skip

FAULTY = 1
"""Exit status for files that can't be used."""
_WORDS = ("lexicon", "intents", "phrases")
_START = "import sys; sys.path.insert(0, sys.argv.pop(1)); from bot.__main__ import main; main()"


def read_articles(arguments: Sequence[str]) -> tuple[tuple[Path, ...], list[str]]:
    """Read ``[--articles DIR]…`` at the beginning of a command line; give them and the rest."""
    articles: list[Path] = []
    rest = list(arguments)
    while rest[:1] == ["--articles"] and rest[1:] and not rest[1].startswith("-"):
        articles.append(Path(rest[1]))
        rest = rest[2:]
    return tuple(articles), rest


def open_engine(articles: tuple[Path, ...], *, strict: bool = False) -> Engine:
    """Load an engine for one command.

    Args:
        articles: the folders and files chosen; empty for the default ones.
        strict: whether one fault ends the command; else only the file that has it is left out.

    """
    with no_garbage(), faults_end_it():  # The second loads nearly all.
        from faq import load_engine

        paths = chosen_articles(articles)
        report = None if strict else list_faults
        index = find_index(paths)
        engine = load_engine(paths, cache=find_cache(), index=index, build=False, report=report)
        gc.freeze()  # All of it stays until the end.
    return engine


def open_live(articles: tuple[Path, ...]) -> LiveEngine:
    """Load an engine that can be kept up with its files; broken ones are left out."""
    with no_garbage(), faults_end_it():  # The second loads nearly all.
        from faq import LiveEngine

        paths = chosen_articles(articles)
        _compile_apart(paths)
        live = LiveEngine(paths, cache=find_cache(), index=find_index(paths))
    list_faults(live.faults)
    return live


def _compile_apart(paths: tuple[Path, ...]) -> None:
    """Have a process of its own keep what a first start makes, and take along what that leaves.

    To read the shipped words takes 40 MB, which a process would hold on to as long as it runs. It
    asks nothing, by the command for it; whatever goes wrong there, the start itself makes good.
    """
    import subprocess

    from faq.shipped import is_kept

    if all(is_kept(words, find_cache()) for words in _WORDS):
        return
    root = str(Path(__file__).parent.parent)
    articles = (option for path in paths for option in ("--articles", str(path.absolute())))
    command = [sys.executable, "-P", "-c", _START, root, *articles, "ask", "--json"]
    none = subprocess.DEVNULL
    with contextlib.suppress(OSError):
        subprocess.run(command, stdin=none, stdout=none, stderr=none, check=False)


def open_settings() -> Settings:
    """Read the settings of the environment."""
    from bot.settings import load_settings

    with faults_end_it():
        return load_settings()


@contextlib.contextmanager
def faults_end_it() -> Iterator[None]:
    """Turn files that can't be used into their faults on standard error and exit status 1."""
    from faq.errors import LoadError

    try:
        yield
    except LoadError as error:
        list_faults(error.faults)
        raise SystemExit(FAULTY) from None


def list_faults(faults: Iterable[Fault]) -> None:
    """Write faults to standard error, one a line."""
    for fault in faults:
        sys.stderr.write(f"{fault}\n")


@contextlib.contextmanager
def no_garbage() -> Iterator[None]:
    """Look for no garbage while objects are made that are kept, or are soon gone with all."""
    was_looked_for = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_looked_for:
            gc.enable()


def chosen_articles(named: tuple[Path, ...]) -> tuple[Path, ...]:
    """Return the articles named, else those that the operator chose, else the shipped ones."""
    import faq

    chosen = named or find_articles()
    if chosen:
        return chosen
    shipped = Path(faq.__file__).parent.parent / "seeds"
    if not shipped.is_dir():
        sys.stderr.write(
            f"No articles: {shipped} is missing; name a folder with --articles DIR "
            "or in HOIDAP_ARTICLES.\n"
        )
        raise SystemExit(FAULTY)
    return (shipped,)
