"""Many strings in little memory, each found by its number, and its number by the string."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterator, Sequence
from typing import Final, TypeVar, overload
from zlib import crc32

__all__ = ["StringTable", "pack_strings"]

Key = TypeVar("Key")
Value = TypeVar("Value")
Packed = tuple[bytes, bytes, bytes]
_PLACES: Final = "i"
_END = "\0"
"""Ends each string; none has it within."""
_REMEMBERED = 8192
"""Strings, and numbers of strings, that are remembered."""


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
        self.number = _Known(self._find).__getitem__
        """String → its number; None if it is none of these."""

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

    def _find(self, string: str) -> int | None:
        encoded = _encoded(string)
        slot = crc32(encoded) % len(self._slots)
        while (number := self._slots[slot]) >= 0:
            if self._letters[self._ends[number] : self._ends[number + 1] - 1] == encoded:
                return number
            slot = (slot + 1) % len(self._slots)
        return None

    def _read(self, number: int) -> str:
        return _decoded(self._letters[self._ends[number] : self._ends[number + 1] - 1])


class _Known(dict[Key, Value]):
    """What was found, as far as it is remembered; looked up again at no more cost."""

    def __init__(self, find: Callable[[Key], Value]) -> None:
        super().__init__()
        self._find = find

    def __missing__(self, key: Key) -> Value:
        if len(self) >= _REMEMBERED:
            self.clear()  # What is looked up often is soon back.
        value = self[key] = self._find(key)
        return value


def _encoded(string: str) -> bytes:
    return string.encode("utf-8", "surrogatepass")


def _decoded(encoded: bytes) -> str:
    return encoded.decode("utf-8", "surrogatepass")
