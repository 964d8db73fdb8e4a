"""Numbers that stand for names of a few words."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import numpy.typing as npt

__all__ = ["hash_row", "hash_words"]

_MASK = (1 << 64) - 1
_FACTORS = (0x9E3779B97F4A7C15, 0xC2B2AE3D27D4EB4F, 0x165667B19E3779F9, 0x27D4EB2F165667C5)

Numbers = npt.NDArray[Any]


def hash_words(words: Numbers) -> Numbers:
    """One number for each row of numbers of words; what is less than 0 is no word."""
    total = np.zeros(len(words), np.uint64)
    for column, factor in zip(words.T, _FACTORS, strict=True):
        total = (total ^ (column + 2).astype(np.uint64)) * np.uint64(factor)
        total ^= total >> np.uint64(29)
    return total


def hash_row(words: Sequence[int]) -> int:
    """The same for one row, of plain numbers."""
    total = 0
    for word, factor in zip(words, _FACTORS, strict=True):
        total = (total ^ (word + 2)) * factor & _MASK
        total ^= total >> 29
    return total
