"""Articles kept up with their files: read into memory, or in a built index that is refreshed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Protocol

from faq.documents.corpus import CorpusReader, Readings
from faq.errors import Fault, LoadError
from faq.index import Index, IndexBuilder
from faq.index.memory import MemoryIndex
from faq.lexicon import Lexicon
from faq.snapshots import Snapshot

__all__ = ["ArticleFiles", "BuiltFiles", "ReadFiles"]


class ArticleFiles(Protocol):
    """The articles of some folders and files, as they were when last looked at."""

    @property
    def held(self) -> Mapping[str, object]:
        """Name of each article → what is another when the article is; none if none can be used."""

    @property
    def faults(self) -> tuple[Fault, ...]:
        """What is wrong with folders and files."""

    def index(self) -> Index:
        """The index of the articles."""

    def refresh(self) -> bool:
        """Look at the files again; whether anything is different now."""


class ReadFiles:
    """Articles that are all read into memory."""

    def __init__(
        self, paths: Sequence[str | Path], lexicon: Lexicon, kept: Snapshot | None = None
    ) -> None:
        """Read them; those that haven't changed are taken from what an earlier start kept."""
        self._reader = CorpusReader(paths)
        self._builder = IndexBuilder(lexicon)
        if kept is not None:
            self._reader.readings = kept.articles
            self._builder.resume(kept.passages)
        self._corpus = self._reader.read()

    @property
    def readings(self) -> Readings:
        """The articles with the state of each file."""
        return self._reader.readings

    @property
    def held(self) -> Mapping[str, object]:
        return {article.name: article for article in self._corpus.articles}

    @property
    def faults(self) -> tuple[Fault, ...]:
        return self._corpus.faults

    def index(self) -> MemoryIndex:
        return self._builder.build(self._corpus.articles)

    def refresh(self) -> bool:
        before, self._corpus = self._corpus, self._reader.read()
        return self._corpus != before


class BuiltFiles:
    """Articles in a built index, which is opened, and built anew from what has changed."""

    def __init__(self, paths: Sequence[str | Path], folder: Path, lexicon: Lexicon) -> None:
        """Open the index, brought up to date.

        Raises:
            LoadError: no article can be used.
            OSError: the folder can't be written.

        """
        self._paths = tuple(paths)
        self._folder = folder
        self._lexicon = lexicon
        self._listing = b""
        self.held: Mapping[str, object] = {}
        self.faults: tuple[Fault, ...] = ()
        self._take_in()

    def index(self) -> Index:
        return self._index

    def refresh(self) -> bool:
        from faq.index.stamps import listing_of

        if listing_of(self._paths) == self._listing:
            return False
        before = self.held, self.faults
        try:
            self._take_in()
        except LoadError as error:
            self.held, self.faults = {}, error.faults
        except OSError as error:
            self.faults = (Fault(str(self._folder), 0, f"Can't be written: {error.strerror}."),)
        return (self.held, self.faults) != before

    def _take_in(self) -> None:
        from faq.index.refreshing import refresh_index  # Late: it takes NumPy.
        from faq.index.stamps import listing_of

        # Taken first: what changes while it is built is found the next time.
        self._listing = listing_of(self._paths)
        self._index, self.faults = refresh_index(
            self._paths, self._folder, self._lexicon, keeps_broken=True
        )
        self.held = self._index.digests
