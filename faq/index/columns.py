"""Columns of numbers, and texts, that stay in their files: what is wanted of them is read.

Mapped, what is touched would count as memory of the process, with all that lies around it; read, it
is the system's, which keeps as much of the files at hand as it has room for.
"""

from __future__ import annotations

import mmap
import os
import weakref
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

__all__ = ["Column", "Reader", "reader_of"]

Numbers = npt.NDArray[Any]
Reader = Callable[[int, int], bytes]
"""Gives so many bytes of a file, from a place on."""


class Column:
    """A column of numbers in a file, or rows of a few numbers each."""

    def __init__(self, path: Path) -> None:
        with path.open("rb") as file:
            np.lib.format.read_magic(file)
            shape, _, self._type = np.lib.format.read_array_header_1_0(file)
            self._begin = file.tell()
        self._length, *self._others = shape
        self._size = self._type.itemsize * (self._others[0] if self._others else 1)
        self._code: Any = self._type.char
        self._read = reader_of(path)

    def __len__(self) -> int:
        return int(self._length)

    def __getitem__(self, rows: slice) -> Numbers:
        first, last, _ = rows.indices(self._length)
        content = self._read((last - first) * self._size, self._begin + first * self._size)
        found: Numbers = np.frombuffer(content, self._type)
        return found.reshape(-1, *self._others) if self._others else found

    def few(self, first: int, last: int) -> memoryview:
        """The numbers of some rows, one after the other: for few that costs less than an array."""
        content = self._read((last - first) * self._size, self._begin + first * self._size)
        return memoryview(content).cast(self._code)


def reader_of(path: Path) -> Reader:
    """Gives what reads a file, which stays open as long as that is there.

    Raises:
        OSError: the file can't be opened.

    """
    if not hasattr(os, "pread"):
        return _mapped(path)
    descriptor = os.open(path, os.O_RDONLY)

    def read(size: int, place: int) -> bytes:
        return os.pread(descriptor, size, place)

    weakref.finalize(read, os.close, descriptor)
    return read


def _mapped(path: Path) -> Reader:
    """The same where there is no reading at a place."""
    with path.open("rb") as file:
        # What is empty can't be mapped.
        empty = not path.stat().st_size
        content = b"" if empty else mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
    return lambda size, place: content[place : place + size]
