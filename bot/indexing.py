"""Built indexes for the commands: made, looked over, and where each lies."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from bot.folders import find_cache, find_index
from bot.opening import chosen_articles, faults_end_it, list_faults
from bot.terminal import open_terminal

if TYPE_CHECKING:
    from faq import Engine

__all__ = ["build_index", "verify_index"]


def build_index(articles: tuple[Path, ...]) -> Engine:
    """Build the index of some articles, or bring it up to date, with a bar of how far it has come.

    Files that can't be used are left out, and told of on standard error.
    """
    from rich.progress import Progress

    from faq import load_engine

    with faults_end_it(), Progress(console=open_terminal(sys.stderr), transient=True) as bar:
        task = bar.add_task("", total=None)
        paths = chosen_articles(articles)
        return load_engine(
            paths,
            cache=find_cache(),
            index=find_index(paths),
            progress=lambda done, total: bar.update(task, completed=done, total=total),
            report=list_faults,
        )


def verify_index(articles: tuple[Path, ...]) -> bool:
    """Whether the built index of some articles is whole, or there is none; tell of damage."""
    folder = find_index(chosen_articles(articles))
    if not folder.is_dir():
        return True
    from faq.errors import Fault
    from faq.index.refreshing import verify_index as verify
    from faq.index.store import BrokenIndexError

    try:
        verify(folder)
    except BrokenIndexError as error:
        list_faults([Fault(str(folder), 0, str(error))])
        return False
    return True
