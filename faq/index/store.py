"""A folder that holds a built index: written aside, put in place at once, never half there.

The folder has one subfolder for each time it was built, and a file, ``current``, that names the
one in force. Who has an older one open goes on reading it. What isn't whole, was made by other
code or of other words, or can have been written by somebody else is as good as none.
"""

from __future__ import annotations

import contextlib
import marshal
import os
import stat
import unicodedata
import zlib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from faq.index.columns import Column, Reader, reader_of
from faq.shipped import yaml_files
from faq.values import NamedTuple

__all__ = ["BrokenIndexError", "Draft", "Generation", "open_generation", "origin"]

FORMAT = 2
_CURRENT = "current"
_HEADER = "header"
_CORE = Path(__file__).parent.parent
_CHUNK = 1 << 20


class BrokenIndexError(Exception):
    """A built index that is missing, stale or damaged; it is never used."""


class Generation(NamedTuple):
    """A built index as it lies in its folder."""

    folder: Path
    """Where its files are."""
    header: Mapping[str, Any]
    """What it says of itself: ``listing`` and ``faults`` among others."""
    sizes: Mapping[str, tuple[int, int]]
    """For each of its files the size and the checksum."""

    def array(self, name: str) -> npt.NDArray[Any]:
        """A column of numbers, read."""
        column: npt.NDArray[Any] = np.load(self.folder / f"{name}.npy", allow_pickle=False)
        return column

    def numbers(self, name: str) -> memoryview[int]:
        """The same for who looks up one after the other."""
        column: Any = self.array(name)
        return memoryview(column)

    def column(self, name: str) -> Column:
        """A column of numbers that is read where something of it is wanted."""
        return Column(self.folder / f"{name}.npy")

    def reader(self, name: str) -> Reader:
        """What reads a file where something of it is wanted."""
        return reader_of(self.folder / name)

    def plain(self, name: str) -> Any:
        """Plain values, read."""
        return marshal.loads((self.folder / name).read_bytes())

    def verify(self) -> None:
        """Read every file and compare it with its checksum; raise ``BrokenIndexError``."""
        for name, (_, checksum) in self.sizes.items():
            if _checksum(self.folder / name) != checksum:
                raise BrokenIndexError(f"{self.folder / name} is not as it was written")


def origin() -> int:
    """A number that changes with the code of the core and with the words of the lexicon."""
    files = [*sorted(_CORE.rglob("*.py")), *yaml_files("lexicon")]
    checksum = zlib.crc32(f"{FORMAT} {marshal.version} {unicodedata.unidata_version}".encode())
    for file in files:
        checksum = zlib.crc32(file.read_bytes(), checksum)
    return checksum


def open_generation(folder: Path) -> Generation:
    """The index in force in a folder, its header read and the sizes of its files compared.

    Raises:
        BrokenIndexError: there is none that can be used.

    """
    try:
        name = (folder / _CURRENT).read_text(encoding="ascii").strip()
        place = folder / Path(name).name
        _check_private(place)
        packed = (place / _HEADER).read_bytes()
        checksum, content = packed[:4], packed[4:]
        if zlib.crc32(content).to_bytes(4, "big") != checksum:
            raise BrokenIndexError(f"{place / _HEADER} is not as it was written")
        header, sizes = marshal.loads(content)
        if header["origin"] != origin():
            raise BrokenIndexError(f"{place} was made by other code or of other words")
        for file, (size, _) in sizes.items():
            if (place / file).stat().st_size != size:
                raise BrokenIndexError(f"{place / file} is not as it was written")
    except (OSError, ValueError, EOFError, TypeError, KeyError) as error:
        raise BrokenIndexError(f"no index in {folder}") from error
    return Generation(place, header, sizes)


class Draft:
    """A new generation while it is written; nothing of it counts before it is published."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        number = max((int(p.name) for p in _generations(folder)), default=0) + 1
        self.place = folder / str(number)
        self.place.mkdir(mode=0o700)
        self._sizes: dict[str, tuple[int, int]] = {}

    @contextlib.contextmanager
    def writing(self, name: str) -> Iterator[Any]:
        """A file of the draft, open for writing, private to the user."""
        path = self.place / name
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(descriptor, "wb") as file:
            yield file
        self._sizes[name] = (path.stat().st_size, _checksum(path))

    def put_array(self, name: str, column: npt.NDArray[Any]) -> None:
        """Write a column of numbers."""
        with self.writing(f"{name}.npy") as file:
            np.save(file, column)

    def put_plain(self, name: str, value: Any) -> None:
        """Write plain values."""
        with self.writing(name) as file:
            file.write(marshal.dumps(value))

    def publish(self, header: Mapping[str, Any]) -> Generation:
        """Put the draft in force and drop what was in force before."""
        header = {**header, "origin": origin()}
        content = marshal.dumps((header, dict(self._sizes)))
        packed = zlib.crc32(content).to_bytes(4, "big") + content
        with self.writing(_HEADER) as file:
            file.write(packed)
        sizes = {name: size for name, size in self._sizes.items() if name != _HEADER}
        pointer = self._folder / f"{_CURRENT}.{self.place.name}"
        pointer.write_text(self.place.name, encoding="ascii")
        pointer.replace(self._folder / _CURRENT)
        for other in _generations(self._folder):
            if other != self.place:
                # Where files that are open can't be deleted, the next time will do it.
                _delete(other)
        return Generation(self.place, header, sizes)

    def discard(self) -> None:
        """Drop the draft."""
        _delete(self.place)


def _delete(place: Path) -> None:
    import shutil  # Late: mostly an index is only opened.

    shutil.rmtree(place, ignore_errors=True)


def _generations(folder: Path) -> list[Path]:
    return [path for path in folder.iterdir() if path.name.isdecimal() and path.is_dir()]


def _check_private(place: Path) -> None:
    """Raise ``PermissionError`` for a folder that somebody else can have written."""
    status = place.stat()
    is_own = not hasattr(os, "geteuid") or status.st_uid == os.geteuid()
    if not is_own or status.st_mode & (stat.S_IWGRP | stat.S_IWOTH):
        raise PermissionError(place)


def _checksum(path: Path) -> int:
    checksum = 0
    with path.open("rb") as file:
        while chunk := file.read(_CHUNK):
            checksum = zlib.crc32(chunk, checksum)
    return checksum
