"""The shipped words, ``data/*/*.yaml``, read once and kept in a compiled copy.

Parsing and validating thousands of lines takes longer than answering a question. So what they
come to is kept, as plain tuples and dicts, in a folder that the front end names; the YAML stays
the source. A copy made of other files, by other code, or of no use is made anew in silence.
"""

from __future__ import annotations

import contextlib
import marshal
import mmap
import os
import stat
import unicodedata
import zlib
from collections.abc import Callable, Iterator
from functools import lru_cache
from operator import attrgetter
from pathlib import Path
from typing import TypeVar, cast

from faq.tables import Parts, open_parts, pack_parts

__all__ = [
    "DATA", "is_kept", "load_parts", "load_shipped", "origin_of", "read_private", "write_private",
    "yaml_files",
]  # fmt: skip

DATA = Path(__file__).parent / "data"
"""Folder of the shipped words."""

Plain = TypeVar("Plain")
_CHECKSUM_BYTES = 4
_OTHERS = ("data", "__pycache__")


def yaml_files(kind: str) -> list[Path]:
    """The files of one kind of words ("lexicon"), by name."""
    return sorted(path for path in (DATA / kind).iterdir() if path.suffix == ".yaml")


def load_shipped(kind: str, read: Callable[[], Plain], cache: Path | None) -> Plain:
    """What the files of one kind come to, from the copy in the cache if that is fresh.

    Args:
        kind: name of their folder ("phrases").
        read: reads and validates the files; gives nothing but what ``marshal`` can write.
        cache: folder of the copies, made when it is missing; None to do without.

    """
    parts = load_parts(kind, lambda: {"all": marshal.dumps(read())}, cache)  # type: ignore[arg-type]
    return cast("Plain", marshal.loads(parts["all"]))


def load_parts(kind: str, read: Callable[[], Parts], cache: Path | None) -> Parts:
    """The same of what is kept in parts, none of which is read before it is needed.

    Args:
        kind: name of their folder ("lexicon").
        read: reads and validates the files; gives the parts.
        cache: folder of the copies, made when it is missing; None to do without.

    """
    if cache is None:
        return read()
    kept = _kept(kind, cache)
    if kept is not None:
        return kept
    parts = read()
    with contextlib.suppress(OSError):
        packed = {"origin": origin_of(kind), "parts": pack_parts(parts)}
        write_private(_copy(kind, cache), pack_parts(packed))
    return parts


def is_kept(kind: str, cache: Path) -> bool:
    """Whether there is a fresh copy of what the files of one kind come to."""
    return _kept(kind, cache) is not None


def _kept(kind: str, cache: Path) -> Parts | None:
    with contextlib.suppress(OSError, ValueError, EOFError, TypeError, KeyError):
        kept = open_parts(read_private(_copy(kind, cache)))
        if kept["origin"] == origin_of(kind):
            return open_parts(kept["parts"])
    return None


def _copy(kind: str, cache: Path) -> Path:
    return cache / f"{kind}.marshal"


def origin_of(kind: str) -> bytes:
    """What a copy is made of: the files, the code that reads them, what that code builds on."""
    return _code() + repr(list(_stamps(DATA / kind, ".yaml"))).encode()


@lru_cache(maxsize=1)
def _code() -> bytes:
    versions = (marshal.version, unicodedata.unidata_version)
    return repr((versions, *_stamps(Path(__file__).parent, ".py"))).encode()


def _stamps(folder: Path | str, suffix: str) -> Iterator[tuple[object, ...]]:
    """The names of the files in a folder and its subfolders, each with its size and times."""
    with os.scandir(folder) as found:
        for entry in sorted(found, key=attrgetter("name")):
            if entry.name.endswith(suffix):
                status = entry.stat()
                # The first of the times is the same for all where packages are reproducible.
                times = status.st_mtime_ns, status.st_ctime_ns
                yield entry.name, status.st_size, *times
            elif "." not in entry.name and entry.name not in _OTHERS:
                yield from _stamps(entry.path, suffix)


def read_private(path: Path) -> memoryview:
    """What ``write_private`` wrote, mapped: of a large file what isn't needed takes no memory.

    Raises:
        OSError: it can't be read, or somebody else can have written it.
        ValueError: it isn't as it was written.

    """
    with path.open("rb") as file:
        status = os.fstat(file.fileno())
        is_own = not hasattr(os, "geteuid") or status.st_uid == os.geteuid()
        if not is_own or status.st_mode & (stat.S_IWGRP | stat.S_IWOTH):
            raise PermissionError(path)
        mapped = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
    content = memoryview(mapped)[_CHECKSUM_BYTES:]
    if zlib.crc32(content) != int.from_bytes(mapped[:_CHECKSUM_BYTES], "big"):
        raise ValueError("not as it was written")
    if hasattr(mmap, "MADV_DONTNEED"):
        mapped.madvise(mmap.MADV_DONTNEED)  # Read once to be checked, it would lie in memory.
    return content


def write_private(path: Path, content: bytes) -> None:
    """Write a file for this user alone; who reads it meanwhile gets the old or the new one."""
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    draft = path.with_name(f"{path.name}.{os.getpid()}")
    descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(zlib.crc32(content).to_bytes(_CHECKSUM_BYTES, "big"))
            file.write(content)
        draft.replace(path)
    except OSError:
        draft.unlink(missing_ok=True)
        raise
