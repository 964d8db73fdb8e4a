"""Many strings in little memory, each found by its number, and its number by the string."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterator, Sequence
from typing import Final, overload
from zlib import crc32

__all__ = ["StringTable", "pack_strings"]

Packed = tuple[bytes, bytes, bytes]
_PLACES: Final = "i"
_END = "\0"
"""Ends each string; none has it within."""
_REMEMBERED = 8192
"""Strings that are remembered, as those looked up often are."""


def pack_strings(strings: Sequence[str]) -> Packed:
    """What a ``StringTable`` of some different strings is made of."""
    encoded = [_encoded(string) for string in strings]
    ends = array(_PLACES, [0])
    for one in encoded:
        ends.append(ends[-1] + len(one) + 1)
    # A number is found where its string would lie, or behind that as far as others lie there.
    slots = array(_PLACES, [-1]) * (2 * len(encoded) + 1)
    for number, one in enumerate(encoded):
        slot = crc32(one) % len(slots)
        while slots[slot] >= 0:
            slot = (slot + 1) % len(slots)
        slots[slot] = number
    end = _encoded(_END)
    return end.join((*encoded, b"")), ends.tobytes(), slots.tobytes()


class StringTable(Sequence[str]):
    """Different strings in order, read-only."""

    def __init__(self, packed: Packed) -> None:
        """Look up in what ``pack_strings`` gave."""
        self._letters, ends, slots = packed
        self._ends = memoryview(ends).cast(_PLACES)
        self._slots = memoryview(slots).cast(_PLACES)
        self.known = _Known(self._read)
        """Number → string, for who looks up many."""

    def __len__(self) -> int:
        return len(self._ends) - 1

    @overload
    def __getitem__(self, number: int) -> str: ...
    @overload
    def __getitem__(self, number: slice) -> Sequence[str]: ...
    def __getitem__(self, number: int | slice) -> str | Sequence[str]:
        if isinstance(number, slice):
            return [self[n] for n in range(*number.indices(len(self)))]
        return self._read(range(len(self))[number])

    def __iter__(self) -> Iterator[str]:
        return iter(_decoded(self._letters).split(_END)[:-1])

    def __contains__(self, string: object) -> bool:
        return isinstance(string, str) and self.number(string) is not None

    def number(self, string: str) -> int | None:
        """The number of a string; None if it is none of these."""
        encoded = _encoded(string)
        slot = crc32(encoded) % len(self._slots)
        while (number := self._slots[slot]) >= 0:
            if self._letters[self._ends[number] : self._ends[number + 1] - 1] == encoded:
                return number
            slot = (slot + 1) % len(self._slots)
        return None

    def _read(self, number: int) -> str:
        return _decoded(self._letters[self._ends[number] : self._ends[number + 1] - 1])


class _Known(dict[int, str]):
    """Strings by their numbers, as far as they are remembered."""

    def __init__(self, read: Callable[[int], str]) -> None:
        super().__init__()
        self._read = read

    def __missing__(self, number: int) -> str:
        if len(self) >= _REMEMBERED:
            self.clear()  # What is looked up often is soon back.
        string = self[number] = self._read(number)
        return string


def _encoded(string: str) -> bytes:
    return string.encode("utf-8", "surrogatepass")


def _decoded(encoded: bytes) -> str:
    return encoded.decode("utf-8", "surrogatepass")
