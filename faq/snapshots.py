"""What was made of articles, kept whole for the next start.

A snapshot is only a shortcut: files are compared with their state in it, and whatever has changed
since is read and taken apart as if there were none. One that is damaged, of other code or words,
or that somebody else can have written is as good as none.
"""

from __future__ import annotations

import contextlib
import io
import pickle
import zlib
from collections.abc import Sequence
from pathlib import Path
from typing import Any, cast

from faq.documents.corpus import Readings
from faq.index.memory import MemoryIndex
from faq.lexicon import Lexicon
from faq.own import OwnReadings
from faq.shipped import origin_of, read_private, write_private
from faq.values import NamedTuple

__all__ = ["Snapshot", "load_snapshot", "save_snapshot"]

_MOST_ARTICLES = 50
"""Of more articles no snapshot is made: they want a built index."""
_MOST_SNAPSHOTS = 10
_MODULES = ("faq.", "decimal", "pathlib", "collections")


class Snapshot(NamedTuple):
    """What was made of some folders and files."""

    articles: Readings
    """Their articles, with the state of each file."""
    own: OwnReadings
    """Their own intents."""
    passages: MemoryIndex
    """The index of the articles that can be used."""


def load_snapshot(cache: Path, paths: Sequence[Path], lexicon: Lexicon) -> Snapshot | None:
    """The snapshot of some folders and files; None if there is none that can be used."""
    try:
        content = read_private(_file(cache, paths))
        origin, snapshot = _Unpickler(content, lexicon).load()
    except Exception:  # Whatever is wrong with a file that nobody needs.
        return None
    return cast("Snapshot", snapshot) if origin == origin_of("lexicon") else None


def save_snapshot(cache: Path, paths: Sequence[Path], lexicon: Lexicon, snapshot: Snapshot) -> None:
    """Keep a snapshot, if there is room for it; in silence if it can't be written."""
    if len(snapshot.articles) > _MOST_ARTICLES:
        return
    snapshot.passages.work_out()
    content = io.BytesIO()
    _Pickler(content, lexicon).dump((origin_of("lexicon"), snapshot))
    file = _file(cache, paths)
    with contextlib.suppress(OSError):
        write_private(file, content.getvalue())
        others = sorted(file.parent.iterdir(), key=lambda path: path.stat().st_mtime)
        for path in others[:-_MOST_SNAPSHOTS]:
            path.unlink()


def _file(cache: Path, paths: Sequence[Path]) -> Path:
    named = "\0".join(str(path.absolute()) for path in paths)
    return cache / "articles" / f"{zlib.crc32(named.encode('utf-8', 'surrogateescape')):08x}.pickle"


class _Pickler(pickle.Pickler):
    """Leaves out the lexicon, which has a copy of its own."""

    def __init__(self, file: io.BytesIO, lexicon: Lexicon) -> None:
        super().__init__(file, protocol=5)
        self._lexicon = lexicon

    def persistent_id(self, value: object) -> str | None:
        """What stands for the lexicon."""
        return "lexicon" if value is self._lexicon else None


class _Unpickler(pickle.Unpickler):
    """Puts the lexicon in its place, and makes nothing but what a snapshot holds."""

    def __init__(self, content: memoryview, lexicon: Lexicon) -> None:
        super().__init__(io.BytesIO(content))
        self._lexicon = lexicon

    def persistent_load(self, _: object) -> Lexicon:
        """The lexicon."""
        return self._lexicon

    def find_class(self, module: str, name: str) -> Any:
        """A class of ours, or one of the few that ours hold."""
        if not module.startswith(_MODULES):
            raise pickle.UnpicklingError(f"{module}.{name}")
        return super().find_class(module, name)
