"""Folders of articles watched while the program runs, so that what is put there is answered."""

from __future__ import annotations

import contextlib
import logging
import threading
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from faq import Change, LiveEngine

__all__ = ["log_change", "refresh", "watching"]

_QUIET_MS = 100
"""Changes are taken in when none has followed for so long …"""
_DEBOUNCE_MS = 400
"""… and at the latest after this."""
_LOOK_MS = 1000
"""How often to look for what no event told of: a file over a network, one found by a link."""
_PATIENCE = 5.0
"""Seconds to wait at the end for what is being taken in."""
_REFRESHING = threading.Lock()
"""One thread at a time may refresh an engine."""
_logger = logging.getLogger(__name__)


@contextlib.contextmanager
def watching(live: LiveEngine, tell: Callable[[Change], None]) -> Iterator[None]:
    """Keep an engine up with its files, in a thread beside the program.

    Args:
        live: the engine.
        tell: is told, in that thread, of every change that was taken in.

    """
    stop = threading.Event()
    thread = threading.Thread(target=_follow, args=(live, tell, stop), name="watching", daemon=True)
    thread.start()
    try:
        yield
    finally:
        stop.set()
        thread.join(_PATIENCE)


def refresh(live: LiveEngine) -> Change | None:
    """Take in what changed among an engine's files; any thread may ask for it."""
    with _REFRESHING:
        return live.refresh()


def log_change(change: Change) -> None:
    """Log a change for the operator: each fault with its file and line, and what was taken in."""
    for fault in change.faults:
        _logger.warning("%s", fault)
    for did, articles in (
        ("new", change.added),
        ("changed", change.changed),
        ("gone", change.removed),
    ):
        for article in articles:
            _logger.info("article %s: %s", did, article.name)
    if change.own_answers:
        _logger.info("own answers changed")


def _follow(live: LiveEngine, tell: Callable[[Change], None], stop: threading.Event) -> None:
    for _ in _occasions(live.paths, stop):
        try:
            if change := refresh(live):
                tell(change)
            live.engine.suggest()  # Found here, once, and not while somebody waits for an answer.
        except Exception:  # The engine at work goes on; what can't be taken in must not end it.
            _logger.exception("what changed could not be taken in")


def _occasions(paths: Sequence[Path], stop: threading.Event) -> Iterator[None]:
    """Yield whenever something may have changed, until the stop."""
    from watchfiles import watch  # Late, and in this thread: nobody waits for it.

    # At INFO it logs every event, those of other files too.
    logging.getLogger("watchfiles").setLevel(logging.WARNING)
    complained = False
    while not stop.is_set():
        roots = _identities(paths)
        yield
        try:
            for _ in watch(
                *roots,
                stop_event=stop,
                debounce=_DEBOUNCE_MS,
                step=_QUIET_MS,
                rust_timeout=_LOOK_MS,
                yield_on_timeout=True,
                raise_interrupt=False,
                ignore_permission_denied=True,
            ):
                yield
                # A watch stays with the folder that was there, even when another takes its place.
                if _identities(paths) != roots:
                    break
        except (OSError, RuntimeError) as error:  # The system has no more watches to give.
            if not complained:
                _logger.warning("articles are looked at from time to time only: %s", error)
            complained = True
            stop.wait(_LOOK_MS / 1000)


def _identities(paths: Sequence[Path]) -> dict[Path, tuple[int, int]]:
    """What the paths lead to now; those that lead nowhere are left out."""
    found = {}
    for path in paths:
        with contextlib.suppress(OSError):
            status = path.stat()
            found[path] = (status.st_dev, status.st_ino)
    return found
