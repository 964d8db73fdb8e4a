"""Articles that are handed in as files: checked, kept apart until confirmed, then added.

What waits lies in the folder of the program's own state, each file in a folder that only the user
may read and that is named after the file's name and content, so that a confirmation is for that
very file and outlives a restart.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import re
import shutil
import time
from collections.abc import Callable
from itertools import islice
from pathlib import Path
from typing import Literal, NamedTuple

from bot.reports import today
from bot.watching import refresh
from faq import Fault, LiveEngine, LoadError
from faq.documents.articles import Article, Sentence
from faq.documents.paths import is_article_file, sidecar_of
from faq.documents.reading import read_article
from faq.index import build_index
from faq.review import Review, review_articles
from faq.text import UNPRINTABLE, nfc

__all__ = ["MOST_BYTES", "Intake", "IntakeError", "Received", "Refusal", "clean_name"]

MOST_BYTES = 20_000_000
"""Larger files aren't taken; Telegram hands out none either."""

Refusal = Literal["wrong_name", "wrong_kind", "too_large", "taken", "no_folder", "stale"]

_LONGEST_NAME = 200
_SECONDS_KEPT = 24 * 60 * 60
_MOST_WAITING = 20
_NAME_DIGITS = 16


class IntakeError(Exception):
    """A file can't be taken or added, for a reason that isn't in its content."""

    def __init__(self, reason: Refusal) -> None:
        self.reason = reason
        super().__init__(reason)


class Received(NamedTuple):
    """A file that waits for a confirmation."""

    key: str
    """What names it: 16 hex digits."""
    review: Review
    """What was recognised of it, and what looks odd."""


class Intake:
    """Takes files in, and adds them to the articles when they are confirmed."""

    def __init__(
        self, live: LiveEngine, folder: Path, clock: Callable[[], float] = time.time
    ) -> None:
        """Begin to take files in.

        Args:
            live: the engine whose articles they are to join.
            folder: where they wait; it may not exist yet.
            clock: gives the seconds since 1970.

        """
        self._live = live
        self._folder = folder
        self._clock = clock

    def receive(self, name: str, content: bytes) -> Received:
        """Check a file and let it wait.

        Raises:
            IntakeError: its name, kind or size won't do.
            LoadError: its content can't be used; with every fault, the file named as it came.
            OSError: it can't be kept.

        """
        name = clean_name(name)
        if len(content) > MOST_BYTES:
            raise IntakeError("too_large")
        self._purge()
        key = _key(name, content)
        file = self._folder / key / name
        _write_private(file, content)
        try:
            return Received(key, self._review(read_article(file)))
        except LoadError as error:
            self.discard(key)
            faults = [Fault(name, fault.line, fault.message) for fault in error.faults]
            raise LoadError(faults) from None

    def waiting(self, key: str) -> Path:
        """Return the file that waits under a name.

        Raises:
            IntakeError: there is none, it waited too long, or it isn't what was checked.

        """
        if not re.fullmatch(rf"[0-9a-f]{{{_NAME_DIGITS}}}", key):
            raise IntakeError("stale")
        try:
            file = next((self._folder / key).iterdir())
            is_fresh = self._is_fresh(file)
            if not is_fresh or _key(file.name, file.read_bytes()) != key:
                raise IntakeError("stale")
        except (OSError, StopIteration):
            raise IntakeError("stale") from None
        return file

    def add(self, key: str) -> Article:
        """Put a file that waits among the articles; return the article as it is answered from now.

        Raises:
            IntakeError: it waits no more, its name is taken, or no folder may be written to.
            LoadError: it is there now, but can't be used together with the others.
            OSError: it can't be written.

        """
        file = self.waiting(key)
        if any(article.name == file.name for article in self._live.engine.articles):
            raise IntakeError("taken")
        target = self._target() / file.name
        # A file of statements there belongs to another article, or holds answers of one's own.
        if os.path.lexists(sidecar_of(target)):
            raise IntakeError("taken")
        try:
            _put(file, target)
        except FileExistsError:
            raise IntakeError("taken") from None
        self.discard(key)
        refresh(self._live)
        added = (one for one in self._live.engine.articles if one.name == target.name)
        article = next(added, None)
        if article is None:
            raise LoadError([one for one in self._live.faults if one.path == str(target)])
        return article

    def discard(self, key: str) -> None:
        """Delete a file that waits."""
        shutil.rmtree(self._folder / key, ignore_errors=True)

    def _target(self) -> Path:
        """The first folder of articles that may be written to."""
        for path in self._live.paths:
            if path.is_dir() and os.access(path, os.W_OK | os.X_OK):
                return path
        raise IntakeError("no_folder")

    def _review(self, article: Article) -> Review:
        """What was recognised of an article, beside those that have sentences in common with it."""
        engine = self._live.engine
        own = build_index((article,), engine.lexicon)
        words = {_words(sentence) for sentence in own.sentences}
        shared = [one for one in engine.sentences if _words(one) in words]
        others = {one.article.name: one.article for one in shared}
        others.pop(article.name, None)
        sentences = (one for one in shared if one.article.name in others)
        reviews = review_articles(
            (*others.values(), article), (*sentences, *own.sentences), own.facts, today()
        )
        return reviews[-1]

    def _purge(self) -> None:
        """Delete what has waited too long, and the oldest of what is too many."""
        with contextlib.suppress(OSError):
            waiting = sorted(self._folder.iterdir(), key=lambda one: -one.stat().st_mtime)
            kept = islice((one for one in waiting if self._is_fresh(one)), _MOST_WAITING - 1)
            for folder in {*waiting} - {*kept}:
                shutil.rmtree(folder, ignore_errors=True)

    def _is_fresh(self, path: Path) -> bool:
        return self._clock() - path.stat().st_mtime < _SECONDS_KEPT


def clean_name(name: str) -> str:
    """Return the name under which a file may join the articles, without folders.

    Raises:
        IntakeError: there is none, or articles aren't read from such files.

    """
    name = nfc(name).replace("\\", "/").rpartition("/")[2].strip()
    is_hidden = name.startswith((".", "~$"))
    if not name or is_hidden or UNPRINTABLE.search(name) or len(name.encode()) > _LONGEST_NAME:
        raise IntakeError("wrong_name")
    if not is_article_file(Path(name)):
        raise IntakeError("wrong_kind")
    return name


def _words(sentence: Sentence) -> str:
    return " ".join(nfc(sentence.text).split())


def _key(name: str, content: bytes) -> str:
    return hashlib.sha256(name.encode() + b"\0" + content).hexdigest()[:_NAME_DIGITS]


def _write_private(file: Path, content: bytes) -> None:
    """Write a file into a folder of its own, neither to be read by others."""
    file.parent.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    file.parent.mkdir(mode=0o700, exist_ok=True)
    # Sent again, it waits from now on.
    os.utime(file.parent)
    file.touch(mode=0o600)
    file.write_bytes(content)


def _put(file: Path, target: Path) -> None:
    """Copy a file to where no file is yet; it is there whole or not at all."""
    draft = target.with_name(f".{target.name}.{os.getpid()}")
    try:
        shutil.copyfile(file, draft)
        try:
            os.link(draft, target)
        except FileExistsError:
            raise
        except OSError:  # The file system knows no links.
            if os.path.lexists(target):
                raise FileExistsError(str(target)) from None
            draft.rename(target)
    finally:
        with contextlib.suppress(OSError):
            draft.unlink(missing_ok=True)
