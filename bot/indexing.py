"""Built indexes for the commands: made, looked over, and where each lies."""

from __future__ import annotations

import os
import sys
from collections import deque
from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path
from typing import TYPE_CHECKING

from bot.folders import find_cache, find_index
from bot.opening import chosen_articles, faults_end_it, list_faults
from bot.terminal import open_terminal

if TYPE_CHECKING:
    from faq import Engine
    from faq.index.taking import Batch, Work

__all__ = ["build_index", "over_processes", "verify_index"]

_AHEAD = 2
"""So many batches for each process are under way or wait to be joined."""


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
            spread=over_processes,
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


def over_processes(work: Work, parts: Sequence[Sequence[Path]]) -> Iterator[Batch]:
    """Have some work done by as many processes as there are cores; by none for a single part."""
    count = min(os.cpu_count() or 1, len(parts))
    if count < 2:
        yield from map(work, parts)
        return
    # Begun anew: this one may have threads, which a copy of it would not.
    with ProcessPoolExecutor(count, mp_context=get_context("spawn")) as pool:
        waiting: deque[Future[Batch]] = deque()
        for part in parts:
            waiting.append(pool.submit(work, part))
            if len(waiting) > _AHEAD * count:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()
