"""Where a number may be printed, by its digits: "47.073", "327/411", "3,5 triệu"."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import numpy.typing as npt

__all__ = ["Numerals", "significant"]


class Numerals:
    """Finds the passages that may print a number; numbers in words are not found."""

    def __init__(
        self, keys: Sequence[str], posting: Callable[[str], npt.NDArray[Any]], most: int
    ) -> None:
        """Look among the words of an index.

        Args:
            keys: its words.
            posting: gives the numbers of the passages that have a word.
            most: passages given for one number.

        """
        self._posting = posting
        self._most = most
        found: dict[str, list[str]] = defaultdict(list)
        for key in keys:
            if key[0].isdigit():
                for part in key.split("/"):
                    found[significant(part)].append(key)
        self._keys: Mapping[str, list[str]] = found

    def numbers(self, value: Decimal) -> list[int]:
        """Numbers of passages that have the digits of a value, be its zeros words: "3 triệu"."""
        found: set[int] = set()
        for key in self._keys.get(significant(f"{value:f}"), ()):
            found.update(self._posting(key)[: self._most].tolist())
        return sorted(found)[: self._most]


def significant(printed: str) -> str:
    """The digits of a number that don't only tell how large it is."""
    return "".join(filter(str.isdigit, printed)).strip("0")
