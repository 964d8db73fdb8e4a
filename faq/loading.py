"""Engines over folders and files: loaded once, or kept up with them while they change."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from faq.conversation import Conversation
from faq.documents.articles import Article
from faq.engine import Engine
from faq.errors import Fault, LoadError
from faq.index import Index
from faq.intents import load_intents
from faq.keeping import ArticleFiles, BuiltFiles, ReadFiles
from faq.lexicon import Lexicon, load_lexicon
from faq.own import OwnFiles, OwnReader, prove
from faq.phrases import load_phrases
from faq.snapshots import Snapshot, load_snapshot, save_snapshot
from faq.values import NamedTuple

if TYPE_CHECKING:
    from faq.index.taking import Spread

__all__ = ["Change", "LiveEngine", "load_engine"]


class Change(NamedTuple):
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

    def __init__(
        self, paths: Sequence[str | Path], *, cache: Path | None = None, index: Path | None = None
    ) -> None:
        """Load the engine.

        Args:
            paths: the files and folders.
            cache: see ``load_engine``.
            index: folder of a built index, which is opened, and kept up with the files; where
                there is none yet, or it can't be written, the articles are read into memory.

        Raises:
            LoadError: with every fault, when no article can be used or the shipped words can't.

        """
        self.paths = tuple(map(Path, paths))
        """The folders and files of articles."""
        self._words = _Words(cache)
        kept: Snapshot | None = None
        built = index if index and index.is_dir() else None
        if cache and not built:  # A built index is kept by itself.
            kept = load_snapshot(cache, self.paths, self._words.lexicon)
        self._files = _files(paths, built, self._words.lexicon, kept)
        self._own_reader = OwnReader(paths)
        if kept is not None:
            self._own_reader.readings = kept.own
        self._own_files = self._own_reader.read()
        if not self._files.held:
            raise LoadError(self._files.faults)
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
        return (*self._files.faults, *self._own_files.faults, *self._unproved)

    def conversation(self) -> Conversation:
        """A new conversation, each message of which asks the engine of its time."""
        return Conversation(lambda: self._engine)

    def refresh(self) -> Change | None:
        """Take in what has changed since the last time; None when nothing has.

        When no article is left to answer from, the engine stays as it is.
        """
        known, old_own = frozenset(self.faults), self._own_files
        is_other, self._own_files = self._files.refresh(), self._own_reader.read()
        if not is_other and self._own_files == old_own:
            return None
        old, before, own_before = self._index, self._held, self._own_intents
        held, own = self._files.held, self._own_files.intents
        if held and (held != before or own != own_before):
            self._build()
        now = self._held
        return Change(
            added=_articles(self._index, (name for name in now if name not in before)),
            changed=_articles(
                self._index, (name for name in now if before.get(name, now[name]) != now[name])
            ),
            removed=_articles(old, (name for name in before if name not in now)),
            own_answers=self._own_intents != own_before,
            faults=tuple(fault for fault in self.faults if fault not in known),
        )

    def _build(self) -> None:
        """Put an engine over what was read in the place of the one at work."""
        self._index = self._files.index()
        self._held = self._files.held
        self._engine, self._unproved = self._words.engine(self._index, self._own_files)
        self._own_intents = self._own_files.intents

    def _keep(self, cache: Path, kept: Snapshot | None) -> None:
        """Keep what was made of the files for the next start, unless that is what was kept."""
        if not isinstance(self._files, ReadFiles):
            return
        now = Snapshot(self._files.readings, self._own_reader.readings, self._files.index())
        if now != kept:
            save_snapshot(cache, self.paths, self._words.lexicon, now)


def _files(
    paths: Sequence[str | Path], built: Path | None, lexicon: Lexicon, kept: Snapshot | None
) -> ArticleFiles:
    if built:
        try:
            return BuiltFiles(paths, built, lexicon)
        except OSError:
            pass  # The disk is full, say; what is built is kept up by nobody then.
    return ReadFiles(paths, lexicon, kept)


def _articles(index: Index, names: Iterable[str]) -> tuple[Article, ...]:
    return tuple(filter(None, map(index.article_named, names)))


def load_engine(
    paths: Sequence[str | Path],
    *,
    cache: Path | None = None,
    index: Path | None = None,
    build: bool = True,
    progress: Callable[[int, int], None] | None = None,
    spread: Spread | None = None,
    report: Callable[[Sequence[Fault]], None] | None = None,
) -> Engine:
    """An engine over article files or folders of them.

    Args:
        paths: the files and folders.
        cache: folder that keeps the shipped words compiled; None to read them as they came.
        index: folder of a built index, which is opened; None to take the articles apart in memory.
        build: whether to build the index where it is missing or stale; else it is then left alone.
        progress: is told, while it is built, how many files of how many are done.
        spread: has files read in other processes as well while it is built; None for this one.
        report: is given the faults of files, which are then left out as long as one article can
            be used; None to raise them.

    Raises:
        LoadError: with every fault of the articles, the intents, the wording and the lexicon.

    """
    opened = _opened(paths, cache, index, progress, spread, build=build) if index else None
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
    spread: Spread | None,
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
            index, faults = refresh_index(paths, folder, words.lexicon, progress, spread)
        else:
            index, faults = open_index(paths, folder, words.lexicon)
    except BrokenIndexError:
        return None
    own = OwnReader(paths).read()
    engine, unproved = words.engine(index, own)
    return engine, (*faults, *own.faults, *unproved)
