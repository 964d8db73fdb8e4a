"""What tells that files of articles are others now, without reading them."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Sequence
from pathlib import Path

from faq.documents.paths import sidecar_of

__all__ = ["listing_of", "stamp_of"]


def listing_of(paths: Sequence[str | Path]) -> bytes:
    """What changes with any file that some paths lead to, be it in name, time or size."""
    digest = hashlib.blake2b(digest_size=16)
    for path in paths:
        lines = sorted(_lines_of_files(os.fspath(path)))
        digest.update("\0".join([*lines, "\1"]).encode("utf-8", "surrogateescape"))
    return digest.digest()


def _lines_of_files(path: str) -> list[str]:
    """A line for each file that a path leads to; no generator, as there may be very many."""
    try:
        inside = list(os.scandir(path))
    except NotADirectoryError:
        return [f"{path} {stamp_of(Path(path))}"]
    except OSError:
        return [path]
    lines: list[str] = []
    for entry in inside:
        if entry.name[0] == ".":
            continue
        try:
            if entry.is_dir(follow_symlinks=False):
                lines += _lines_of_files(entry.path)
            else:
                status = entry.stat()
                stamp = f"{status.st_mtime_ns} {status.st_size} {status.st_ino}"
                lines.append(f"{entry.path} {stamp}")
        except OSError:
            lines.append(entry.path)
    return lines


def stamp_of(file: Path) -> tuple[int, ...]:
    """Times and sizes of a file and its sidecar; -1 for one that is missing."""
    found: list[int] = []
    for path in (file, sidecar_of(file)):
        try:
            status = path.stat()
        except OSError:
            found += (-1, -1)
        else:
            found += (status.st_mtime_ns, status.st_size)
    return tuple(found)
