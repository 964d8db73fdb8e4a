"""The shipped words, ``data/*/*.yaml``, read once and kept in a compiled copy.

Parsing and validating thousands of lines takes longer than answering a question. So what they
come to is kept, as plain tuples and dicts, in a folder that the front end names; the YAML stays
the source. A copy made of other files, by other code, or of no use is made anew in silence.
"""

from __future__ import annotations

import contextlib
import marshal
import os
import stat
import unicodedata
import zlib
from collections.abc import Callable, Iterable
from functools import lru_cache
from pathlib import Path
from typing import TypeVar, cast

__all__ = ["DATA", "load_shipped", "yaml_files"]

DATA = Path(__file__).parent / "data"
"""Folder of the shipped words."""

Plain = TypeVar("Plain")
_CHECKSUM_BYTES = 4


def yaml_files(kind: str) -> list[Path]:
    """The files of one kind of words ("lexicon"), by name."""
    return _files(DATA / kind, ".yaml")


def load_shipped(kind: str, read: Callable[[], Plain], cache: Path | None) -> Plain:
    """What the files of one kind come to, from the copy in the cache if that is fresh.

    Args:
        kind: name of their folder ("lexicon").
        read: reads and validates the files; gives nothing but what ``marshal`` can write.
        cache: folder of the copies, made when it is missing; None to do without.

    """
    if cache is None:
        return read()
    path = cache / f"{kind}.marshal"
    origin = _origin(kind)
    with contextlib.suppress(OSError, ValueError, EOFError, TypeError):
        kept_origin, kept = _unpack(_read_private(path))
        if kept_origin == origin:
            return cast("Plain", kept)
    plain = read()
    with contextlib.suppress(OSError):
        _write_private(path, _pack((origin, plain)))
    return plain


def _origin(kind: str) -> tuple[object, ...]:
    """What a copy is made of: the files, the code that reads them, what that code builds on."""
    versions = (marshal.version, unicodedata.unidata_version)
    return (versions, _code(), _checksums(yaml_files(kind)))


@lru_cache(maxsize=1)
def _code() -> tuple[tuple[str, int], ...]:
    return _checksums(_files(Path(__file__).parent, ".py"))


def _files(folder: Path, suffix: str) -> list[Path]:
    return sorted(path for path in folder.iterdir() if path.suffix == suffix)


def _checksums(paths: Iterable[Path]) -> tuple[tuple[str, int], ...]:
    # By content: where packages are built to be reproducible, all files have the same time.
    return tuple((path.name, zlib.crc32(path.read_bytes())) for path in paths)


def _pack(value: object) -> bytes:
    content = marshal.dumps(value)  # type: ignore[arg-type]  # callers keep to plain values
    return zlib.crc32(content).to_bytes(_CHECKSUM_BYTES, "big") + content


def _unpack(packed: bytes) -> tuple[object, ...]:
    """Undo ``_pack``; raise ``ValueError`` for what was cut short or altered."""
    content = memoryview(packed)[_CHECKSUM_BYTES:]
    if zlib.crc32(content) != int.from_bytes(packed[:_CHECKSUM_BYTES], "big"):
        raise ValueError("not as it was written")
    value: tuple[object, ...] = marshal.loads(content)
    return value


def _read_private(path: Path) -> bytes:
    """Read a file that nobody else can have written; raise ``PermissionError`` for another."""
    with path.open("rb") as file:
        status = os.fstat(file.fileno())
        is_own = not hasattr(os, "geteuid") or status.st_uid == os.geteuid()
        if not is_own or status.st_mode & (stat.S_IWGRP | stat.S_IWOTH):
            raise PermissionError(path)
        return file.read()


def _write_private(path: Path, content: bytes) -> None:
    """Write a file for this user alone; who reads it meanwhile gets the old or the new one."""
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    draft = path.with_name(f"{path.name}.{os.getpid()}")
    descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(content)
        draft.replace(path)
    except OSError:
        draft.unlink(missing_ok=True)
        raise
