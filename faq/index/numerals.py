"""Where a number may be printed, by its digits: "47.073", "327/411", "3,5 triệu"."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from decimal import Decimal
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import numpy.typing as npt

__all__ = ["Numerals", "by_digits", "significant"]


class Numerals:
    """Finds the passages that may print a number; numbers in words are not found."""

    def __init__(
        self,
        printing: Callable[[str], Iterable[int]],
        posting: Callable[[int, int], npt.NDArray[Any]],
        most: int,
    ) -> None:
        """Look among the words of an index.

        Args:
            printing: gives the numbers of the words that have some digits; see ``by_digits``.
            posting: gives the numbers of the first so many passages that have a word.
            most: passages given for one number.

        """
        self._printing = printing
        self._posting = posting
        self._most = most

    def numbers(self, value: Decimal) -> list[int]:
        """Numbers of passages that have the digits of a value, be its zeros words: "3 triệu"."""
        found: set[int] = set()
        for word in self._printing(significant(f"{value:f}")):
            found.update(self._posting(word, self._most).tolist())
        return sorted(found)[: self._most]


def by_digits(keys: Sequence[str]) -> Mapping[str, Sequence[int]]:
    """Digits of numbers → the numbers of the words, as keys, that print them."""
    found: dict[str, list[int]] = defaultdict(list)
    for number, key in enumerate(keys):
        if key[0].isdigit():
            for part in key.split("/"):
                found[significant(part)].append(number)
    return found


def significant(printed: str) -> str:
    """The digits of a number that don't only tell how large it is."""
    return "".join(filter(str.isdigit, printed)).strip("0")
