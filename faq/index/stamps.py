"""What tells that files of articles are others now, without reading them."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path
from zlib import adler32, crc32

from faq.documents.paths import sidecar_of

__all__ = ["listing_of", "stamp_of"]


def listing_of(paths: Sequence[str | Path]) -> bytes:
    """What changes with any file that some paths lead to, be it in name, time or size."""
    digest = b""
    for path in paths:
        lines = sorted(_lines_of_files(os.fspath(path)))
        listed = "\0".join(lines).encode("utf-8", "surrogateescape")
        # Hashes of hashlib take OpenSSL, which takes time to load and megabytes to keep.
        for number in (crc32(listed), adler32(listed), len(listed)):
            digest += number.to_bytes(8, "big")
    return digest


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
