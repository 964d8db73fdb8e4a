"""Files read whole, and again only when they changed; a broken one stands for what it held."""

from __future__ import annotations

import stat
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Generic, NamedTuple, TypeAlias, TypeVar

from faq.errors import Fault, LoadError

__all__ = ["FileReading", "Stamp", "read_bytes", "reread"]

Content = TypeVar("Content")
Stamp: TypeAlias = tuple[tuple[int, ...], ...]
"""What tells one state of some files from another; a file that isn't there has an empty tuple."""

_MOST_FAULTS = 20
"""More faults of one file are counted, not listed."""


class FileReading(NamedTuple, Generic[Content]):
    """What came of reading a file."""

    stamp: Stamp
    """State of the file, and of those that belong to it, before it was read; empty to try again."""
    content: Content | None
    """What it holds; if it is broken, what it held when it last was not; None if it never was."""
    faults: tuple[Fault, ...]
    """What is wrong with it now."""


def read_bytes(file: Path, most: int) -> bytes:
    """Read a file whole.

    Args:
        file: the file.
        most: bytes that it may have.

    Raises:
        LoadError: it can't be read, is larger, or is no file but a folder, a pipe, a device.

    """
    try:
        mode = file.stat().st_mode
        if not stat.S_ISREG(mode):
            kind = "a folder" if stat.S_ISDIR(mode) else "a pipe or a device"
            raise LoadError([Fault(str(file), 0, f"This is {kind}, not a file.")])
        with file.open("rb") as opened:
            content = opened.read(most + 1)
    except OSError as error:
        raise LoadError([Fault(str(file), 0, f"Can't be read: {error.strerror}.")]) from error
    if len(content) > most:
        raise LoadError([Fault(str(file), 0, f"The file is larger than {most:,} bytes.")])
    return content


def reread(
    read: Callable[[Path], Content],
    file: Path,
    beside: Sequence[Path],
    before: FileReading[Content] | None,
) -> FileReading[Content]:
    """Read a file, unless it and the files beside it are as they were.

    Args:
        read: gives what a file holds; raises ``LoadError`` for a broken one.
        file: the file.
        beside: files that belong to it, which may be missing.
        before: what came of it the last time; None if it is new.

    """
    # Taken first: what is written while the file is read makes the stamp stale.
    stamp = tuple(map(_stamp, (file, *beside)))
    if before is not None and before.stamp == stamp:
        return before
    kept = before.content if before is not None else None
    try:
        content = read(file)
    except LoadError as error:
        # What the system refuses today it may grant tomorrow, though the file is the same.
        is_refused = isinstance(error.__cause__, OSError)
        return FileReading(() if is_refused else stamp, kept, _most(error.faults))
    # A file that was touched, not changed, keeps its content with all that was made of it.
    return FileReading(stamp, kept if kept == content else content, ())


def _most(faults: tuple[Fault, ...]) -> tuple[Fault, ...]:
    left_out = len(faults) - _MOST_FAULTS
    if left_out <= 0:
        return faults
    return (*faults[:_MOST_FAULTS], Fault(faults[-1].path, 0, f"{left_out:,} more faults."))


def _stamp(file: Path) -> tuple[int, ...]:
    try:
        status = file.stat()
    except OSError:
        return ()
    # The time of the last change of status tells when a file was made readable.
    return status.st_mtime_ns, status.st_size, status.st_ctime_ns, status.st_ino
