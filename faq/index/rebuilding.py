"""A built index made anew: of files that have changed, and of the one that was in force."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np

from faq.documents.articles import Article
from faq.documents.corpus import files_of_articles
from faq.errors import Fault, LoadError
from faq.index.building import Builder
from faq.index.collecting import Columns, Keys
from faq.index.kept import ArticleRows
from faq.index.lists import WordLists
from faq.index.stamps import stamp_of
from faq.index.store import BrokenIndexError, Draft, Generation, open_generation
from faq.index.taking import Joiner, Spread, Taken, digest_of
from faq.lexicon import Lexicon
from faq.values import NamedTuple

__all__ = ["Progress", "Rebuilding"]

Progress = Callable[[int, int], None]
"""Is told how many files of how many are done."""


class _File(NamedTuple):
    """What an index knows of a file of articles."""

    stamp: tuple[int, ...]
    """Times and sizes of the file and its sidecar."""
    digest: bytes
    """What they hold, in brief."""
    row: int
    """Number of its article; -1 if it has none."""
    faults: tuple[tuple[str, int, str], ...]
    """What is wrong with it."""


class _Before:
    """The index that was in force, of which unchanged articles are taken over."""

    def __init__(self, folder: Path) -> None:
        self.files: dict[str, _File] = {}
        try:
            generation = open_generation(folder)
            rows = ArticleRows(generation)
            files = {path: _File(*fields) for path, fields in generation.plain("files").items()}
            names = ("sentences", "passages", "tokens", "places", "names")
            columns = {name: generation.column(name) for name in names}
            self._bounds = generation.array("articles")
            self._people: list[Any] = generation.plain("people")
            lists = WordLists(generation)
        except (BrokenIndexError, OSError, ValueError, EOFError, TypeError, KeyError):
            return
        self._rows, self._columns, self._lists, self.files = rows, columns, lists, files
        self._numbers: np.ndarray[Any, Any] | None = None

    def article(self, row: int) -> Article:
        """An article as it was."""
        return self._rows.article(row)

    def text(self, row: int) -> bytes:
        """Its text, encoded."""
        return self._rows.encoded(row)

    def columns(self, row: int, keys: Keys) -> Columns:
        """Its columns, in the numbers that words have now."""
        if self._numbers is None:
            lists, forms = self._lists, list(self._lists.forms)
            found = map(keys.number, lists.words, map(forms.__getitem__, lists.form_of))
            self._numbers = np.append(np.fromiter(found, np.int32, len(lists.words)), -1)
        _, s, p, t, n, _ = (slice(*ends) for ends in self._bounds[row : row + 2].T.tolist())
        columns = self._columns
        sentences, passages = columns["sentences"][s], columns["passages"][p.start : p.stop + 1]
        return Columns(
            spans=sentences[:, :2],
            paragraphs=sentences[:, 2],
            roles=sentences[:, 3].astype(np.uint8),
            lengths=np.diff(passages[:, 1]),
            tokens=self._numbers[columns["tokens"][t]],
            places=columns["places"][t],
            names=self._numbers[columns["names"][n]],
            people=self._people[row],
        )


class Rebuilding:
    """One building of an index, for which unchanged articles are taken over as they were."""

    def __init__(
        self,
        draft: Draft,
        folder: Path,
        lexicon: Lexicon,
        spread: Spread | None,
        *,
        keeps_broken: bool,
    ) -> None:
        """Begin; see ``refresh_index``."""
        self._before = _Before(folder)
        self._keeps_broken = keeps_broken
        self._draft = draft
        self._keys = Keys()
        self._joiner = Joiner(lexicon, self._keys, spread)
        self._builder = Builder(draft, self._keys)
        self._files: dict[str, _File] = {}
        self._faults: list[Fault] = []

    def run(self, paths: Sequence[str | Path], listing: bytes, progress: Progress) -> Generation:
        """Build the index of some files and folders."""
        files = files_of_articles(paths, self._faults)
        known = [self._known(file) for file in files]
        new = [file for file, one in zip(files, known, strict=True) if not one.digest]
        taken = self._joiner.taken(new)
        named: dict[str, Path] = {}
        used: set[str] = set()
        with self._draft.writing("texts") as texts:
            for done, file in enumerate(files):
                progress(done, len(files))
                first = named.setdefault(file.name, file)
                if first is not file:
                    message = f"Another article has this name: {first}."
                    self._faults.append(Fault(str(file), 0, message))
                row = len(used) if file.name not in used else -1
                now = self._take(file, known[done], row, taken, texts)
                self._files[str(file)] = now
                self._faults += (Fault(*fields) for fields in now.faults)
                if now.row >= 0:
                    used.add(file.name)
        progress(len(files), len(files))
        if not used:
            raise LoadError(self._faults or [Fault(str(paths[0]), 0, "The articles are gone.")])
        self._draft.put_plain(
            "files",
            {path: (f.stamp, f.digest, f.row, f.faults) for path, f in self._files.items()},
        )
        faults = [(f.path, f.line, f.message) for f in dict.fromkeys(self._faults)]
        return self._builder.publish({"listing": listing, "faults": faults})

    def _known(self, file: Path) -> _File:
        """What is known of a file: its stamp, and its digest if it is as it was before."""
        before = self._before.files.get(str(file))
        stamp = stamp_of(file)
        digest = b""
        if before is not None and (before.row >= 0 or before.faults) and before.digest:
            digest = before.digest if before.stamp == stamp else digest_of(file)
            digest = digest if digest == before.digest else b""
        return _File(stamp, digest, -1, ())

    def _take(
        self, file: Path, known: _File, row: int, taken: Iterator[Taken], texts: Any
    ) -> _File:
        """Take in a file: what was made of it before, or what it holds now."""
        before = self._before.files.get(str(file))
        if before is not None and known.digest:
            if (before.row >= 0) == (row >= 0 and not before.faults):
                if before.row >= 0:
                    self._take_over(before.row, texts)
                return known._replace(row=row if before.row >= 0 else -1, faults=before.faults)
            taken = self._joiner.taken([file])
        one = next(taken)
        if one.article is None or one.columns is None:
            if self._keeps_broken and before is not None and before.row >= 0 and row >= 0:
                self._take_over(before.row, texts)
                return _File(known.stamp, before.digest, row, one.faults)
            return _File(known.stamp, one.digest, -1, one.faults)
        if row >= 0:
            self._builder.add(one.article, one.text, one.columns)
            texts.write(one.text)
        return _File(known.stamp, one.digest, row, ())

    def _take_over(self, row: int, texts: Any) -> None:
        """Take in an article as it was before."""
        text = self._before.text(row)
        columns = self._before.columns(row, self._keys)
        self._builder.add(self._before.article(row), text, columns)
        texts.write(text)
