"""Engines over folders and files: loaded once, or kept up with them while they change."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from faq.conversation import Conversation
from faq.documents.articles import Article
from faq.documents.corpus import CorpusReader
from faq.engine import Engine
from faq.errors import Fault, LoadError
from faq.index import Index, IndexBuilder
from faq.intents import load_intents
from faq.lexicon import load_lexicon
from faq.own import OwnFiles, OwnReader, prove
from faq.phrases import load_phrases
from faq.snapshots import Snapshot, load_snapshot, save_snapshot

__all__ = ["Change", "LiveEngine", "load_engine"]


@dataclass(frozen=True, slots=True)
class Change:
    """What is different from the time before."""

    added: tuple[Article, ...] = ()
    """Articles that are answered from now, and were not."""
    changed: tuple[Article, ...] = ()
    """Articles whose text, or what is stated about it, is another now."""
    removed: tuple[Article, ...] = ()
    """Articles that are not answered from any more."""
    own_answers: bool = False
    """Whether the operator's own answers are others now."""
    faults: tuple[Fault, ...] = ()
    """Faults that were not there before."""


class _Words:
    """The shipped words, of which engines are made."""

    def __init__(self, cache: Path | None) -> None:
        self.lexicon = load_lexicon(cache)
        self._intents = load_intents(cache)
        self._phrases = load_phrases(cache)

    def engine(self, index: Index, own: OwnFiles) -> tuple[Engine, tuple[Fault, ...]]:
        """An engine over an index, and the faults of own answers that it doesn't prove."""
        proved, unproved = prove(own, index.sentences)
        return Engine(index, self.lexicon, self._intents, self._phrases, proved), unproved


class LiveEngine:
    """The engine over folders and files of articles as they are now.

    A new engine is built beside the one at work and takes its place whole, so that one thread may
    refresh while others ask. Broken files are left out, or stand for what they held before.
    """

    def __init__(self, paths: Sequence[str | Path], *, cache: Path | None = None) -> None:
        """Load the engine; the arguments are those of ``load_engine``.

        Raises:
            LoadError: with every fault, when no article can be used or the shipped words can't.

        """
        self.paths = tuple(map(Path, paths))
        """The folders and files of articles."""
        self._words = _Words(cache)
        self._corpus_reader = CorpusReader(paths)
        self._own_reader = OwnReader(paths)
        self._index_builder = IndexBuilder(self._words.lexicon)
        kept = self._resume(cache) if cache else None
        self._corpus = self._corpus_reader.read()
        self._own_files = self._own_reader.read()
        if not self._corpus.articles:
            raise LoadError(self._corpus.faults)
        self._build()
        if cache:
            self._keep(cache, kept)

    @property
    def engine(self) -> Engine:
        """The engine to ask now; read-only itself."""
        return self._engine

    @property
    def faults(self) -> tuple[Fault, ...]:
        """What is wrong with folders and files now."""
        return (*self._corpus.faults, *self._own_files.faults, *self._unproved)

    def conversation(self) -> Conversation:
        """A new conversation, each message of which asks the engine of its time."""
        return Conversation(lambda: self._engine)

    def refresh(self) -> Change | None:
        """Take in what has changed since the last time; None when nothing has.

        When no article is left to answer from, the engine stays as it is.
        """
        corpus, own_files = self._corpus_reader.read(), self._own_reader.read()
        if (corpus, own_files) == (self._corpus, self._own_files):
            return None
        known = frozenset(self.faults)
        old, own_before = self._engine, self._own_intents
        self._corpus, self._own_files = corpus, own_files
        if corpus.articles and (corpus.articles != old.articles or own_files.intents != own_before):
            self._build()
        before = {article.name: article for article in old.articles}
        now = {article.name: article for article in self._engine.articles}
        return Change(
            added=tuple(article for name, article in now.items() if name not in before),
            changed=tuple(
                article for name, article in now.items() if before.get(name, article) != article
            ),
            removed=tuple(article for name, article in before.items() if name not in now),
            own_answers=self._own_intents != own_before,
            faults=tuple(fault for fault in self.faults if fault not in known),
        )

    def _build(self) -> None:
        """Put an engine over what was read in the place of the one at work."""
        self._index = self._index_builder.build(self._corpus.articles)
        self._engine, self._unproved = self._words.engine(self._index, self._own_files)
        self._own_intents = self._own_files.intents

    def _resume(self, cache: Path) -> Snapshot | None:
        """Go on from what an earlier start made of the files."""
        kept = load_snapshot(cache, self.paths, self._words.lexicon)
        if kept is not None:
            self._corpus_reader.readings = kept.articles
            self._own_reader.readings = kept.own
            self._index_builder.resume(kept.index)
        return kept

    def _keep(self, cache: Path, kept: Snapshot | None) -> None:
        """Keep what was made of the files for the next start, unless that is what was kept."""
        now = Snapshot(self._corpus_reader.readings, self._own_reader.readings, self._index)
        if now != kept:
            save_snapshot(cache, self.paths, self._words.lexicon, now)


def load_engine(
    paths: Sequence[str | Path],
    *,
    cache: Path | None = None,
    index: Path | None = None,
    build: bool = True,
    progress: Callable[[int, int], None] | None = None,
    report: Callable[[Sequence[Fault]], None] | None = None,
) -> Engine:
    """An engine over article files or folders of them.

    Args:
        paths: the files and folders.
        cache: folder that keeps the shipped words compiled; None to read them as they came.
        index: folder of a built index, which is opened; None to take the articles apart in memory.
        build: whether to build the index where it is missing or stale; else it is then left alone.
        progress: is told, while it is built, how many files of how many are done.
        report: is given the faults of files, which are then left out as long as one article can
            be used; None to raise them.

    Raises:
        LoadError: with every fault of the articles, the intents, the wording and the lexicon.

    """
    opened = _opened(paths, cache, index, progress, build=build) if index else None
    if opened is not None:
        engine, faults = opened
    else:
        live = LiveEngine(paths, cache=cache)
        engine, faults = live.engine, live.faults
    if faults:
        if report is None:
            raise LoadError(faults)
        report(faults)
    return engine


def _opened(
    paths: Sequence[str | Path],
    cache: Path | None,
    folder: Path,
    progress: Callable[[int, int], None] | None,
    *,
    build: bool,
) -> tuple[Engine, tuple[Fault, ...]] | None:
    """An engine over the built index in a folder, and its faults; None if it isn't to be used."""
    if not (build or folder.is_dir()):
        return None
    from faq.index.refreshing import open_index, refresh_index  # Late: they take NumPy.
    from faq.index.store import BrokenIndexError

    words = _Words(cache)
    try:
        if build:
            index, faults = refresh_index(paths, folder, words.lexicon, progress)
        else:
            index, faults = open_index(paths, folder, words.lexicon)
    except BrokenIndexError:
        return None
    own = OwnReader(paths).read()
    engine, unproved = words.engine(index, own)
    return engine, (*faults, *own.faults, *unproved)
