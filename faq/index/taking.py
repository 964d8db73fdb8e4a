"""Files of articles read and taken apart, a batch at a time: wherever that is done, the same comes.

What needs the other articles, the numbers of words and whether a name has been seen, is done when
batches are joined, in their order.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from faq.documents.articles import Article
from faq.documents.paths import sidecar_of
from faq.documents.reading import read_article
from faq.documents.sentences import split_sentences
from faq.errors import LoadError
from faq.index.collecting import Columns, Keys, Named, PeopleFinder, Taker
from faq.lexicon import Lexicon
from faq.values import NamedTuple

__all__ = ["Batch", "Joiner", "Spread", "Taken", "Work", "digest_of"]

Work = Callable[[Sequence[Path]], "Batch"]
Spread = Callable[[Work, Sequence[Sequence[Path]]], Iterable["Batch"]]
"""Has some work done for each of some parts, wherever; gives what comes of them in their order."""

_BATCH = 200
"""Files that are taken apart at one go."""


class Taken(NamedTuple):
    """What came of a file."""

    article: Article | None
    """The article, its text left out; None if there is none."""
    text: bytes
    """Its text, encoded."""
    columns: Columns | None
    """Its columns, of the persons none yet; None if there is no article."""
    named: Named
    """Where it may name persons."""
    digest: bytes
    """What the file holds, in brief; empty if it can't be read."""
    faults: tuple[tuple[str, int, str], ...]
    """What is wrong with it."""


class Batch(NamedTuple):
    """What came of some files, in the numbers that words have where they were taken apart."""

    files: list[Taken]
    """The files, in order."""
    numbers: npt.NDArray[np.int64]
    """Numbers of the words that they have."""
    keys: list[str]
    """Those words, as keys."""
    folded: list[str]
    """Their forms without diacritics."""


class _Worker:
    """Takes files apart. In another process there is one for all batches, which knows its words."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self._taker = Taker(lexicon)

    def __reduce__(self) -> tuple[Any, ...]:
        return _worker, (self._lexicon,)

    def __call__(self, files: Sequence[Path]) -> Batch:
        taken = list(map(self._take, files))
        known = self._taker.keys
        has = np.zeros(len(known.folded), np.bool_)
        for one in taken:
            has[[number for _, name in one.named for number in name]] = True
            if one.columns is not None:
                has[one.columns.tokens] = True
                has[one.columns.names[one.columns.names >= 0]] = True
        numbers = np.flatnonzero(has)
        keys = list(known.numbers)
        return Batch(
            files=taken,
            numbers=numbers,
            keys=[keys[number] for number in numbers.tolist()],
            folded=[known.folded[number] for number in numbers.tolist()],
        )

    def _take(self, file: Path) -> Taken:
        try:
            article = read_article(file)
        except LoadError as error:
            faults = tuple((f.path, f.line, f.message) for f in error.faults)
            digest = b"" if isinstance(error.__cause__, OSError) else digest_of(file)
            return Taken(None, b"", None, [], digest, faults)
        columns, named = self._taker.take(article, split_sentences(article))
        text = article.text.encode("utf-8", "surrogatepass")
        return Taken(article._replace(text=""), text, columns, named, digest_of(file), ())


@lru_cache(maxsize=1)
def _worker(lexicon: Lexicon) -> _Worker:
    return _Worker(lexicon)


class Joiner:
    """Has files taken apart, and puts what comes of them into common numbers."""

    def __init__(self, lexicon: Lexicon, keys: Keys, spread: Spread | None = None) -> None:
        self._keys = keys
        self._work = _Worker(lexicon)
        self._people = PeopleFinder(lexicon)
        self._spread = spread or map

    def taken(self, files: Sequence[Path]) -> Iterator[Taken]:
        """What comes of some files, in order; they are taken apart as it is gone through."""
        parts = [files[first : first + _BATCH] for first in range(0, len(files), _BATCH)]
        for batch in self._spread(self._work, parts):
            numbers = np.full(int(batch.numbers.max(initial=0)) + 2, -1, np.int32)
            numbers[batch.numbers] = list(map(self._keys.number, batch.keys, batch.folded))
            for taken in batch.files:
                yield self._renumbered(taken, numbers)

    def _renumbered(self, taken: Taken, numbers: npt.NDArray[np.int32]) -> Taken:
        columns = taken.columns
        if columns is None:
            return taken
        named = [(place, tuple(numbers[list(name)].tolist())) for place, name in taken.named]
        columns = columns._replace(
            tokens=numbers[columns.tokens],
            names=numbers[columns.names],
            people=self._people.find(taken.text, columns, named),
        )
        return taken._replace(columns=columns)


def digest_of(file: Path) -> bytes:
    """What a file and its sidecar hold, in brief; empty if one can't be read."""
    digest = hashlib.blake2b(digest_size=16)
    try:
        for path in (file, sidecar_of(file)):
            if os.path.lexists(path):
                digest.update(path.read_bytes())
            digest.update(b"\0")
    except OSError:
        return b""
    return digest.digest()
