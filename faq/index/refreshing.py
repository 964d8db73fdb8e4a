"""A built index kept up with its files: opened as it is, or built anew from what has changed."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from faq.errors import Fault
from faq.index.opened import OpenedIndex
from faq.index.stamps import listing_of
from faq.index.store import BrokenIndexError, Draft, Generation, open_generation
from faq.lexicon import Lexicon

if TYPE_CHECKING:
    from faq.index.rebuilding import Progress
    from faq.index.taking import Spread

__all__ = ["open_index", "refresh_index", "verify_index"]


def open_index(
    paths: Sequence[str | Path], folder: Path, lexicon: Lexicon
) -> tuple[OpenedIndex, tuple[Fault, ...]]:
    """The index that a folder holds of some files and folders, and the faults of those.

    Raises:
        BrokenIndexError: it holds none, or not of these files as they are now.

    """
    generation = open_generation(folder)
    if generation.header["listing"] != listing_of(paths):
        raise BrokenIndexError(f"{folder}: the articles are others now")
    return _opened(generation, lexicon)


def refresh_index(
    paths: Sequence[str | Path],
    folder: Path,
    lexicon: Lexicon,
    progress: Progress | None = None,
    spread: Spread | None = None,
    *,
    keeps_broken: bool = False,
) -> tuple[OpenedIndex, tuple[Fault, ...]]:
    """The same, built where it is missing or stale; only files that have changed are read.

    Args:
        paths: the files and folders.
        folder: where the index is kept.
        lexicon: tells abbreviations, compounds and places.
        progress: is told how far it has come.
        spread: has files read in other processes as well; None to read them in this one.
        keeps_broken: whether a file that can't be used any more stands for what it held before,
            rather than for nothing.

    Raises:
        LoadError: no article can be used.
        OSError: the folder can't be written.

    """
    try:
        return open_index(paths, folder, lexicon)
    except BrokenIndexError:
        pass
    from faq.index.rebuilding import Rebuilding  # Late: mostly nothing has changed.

    listing = listing_of(paths)
    draft = Draft(folder)
    try:
        rebuilding = Rebuilding(draft, folder, lexicon, spread, keeps_broken=keeps_broken)
        generation = rebuilding.run(paths, listing, progress or _untold)
    except BaseException:
        draft.discard()
        raise
    return _opened(generation, lexicon)


def _untold(done: int, total: int) -> None:
    """Tell nobody how far a building has come."""


def verify_index(folder: Path) -> None:
    """Read a built index whole; raise ``BrokenIndexError`` if it isn't as it was written."""
    open_generation(folder).verify()


def _opened(generation: Generation, lexicon: Lexicon) -> tuple[OpenedIndex, tuple[Fault, ...]]:
    faults = tuple(Fault(*fields) for fields in generation.header["faults"])
    try:
        return OpenedIndex(generation, lexicon), faults
    except (OSError, ValueError, EOFError, TypeError, KeyError, IndexError) as error:
        raise BrokenIndexError(f"{generation.folder} is damaged") from error
