"""Where the program's files are, by the environment: articles and its own state.

In a module of its own: a question at the terminal is answered before the validation of all
settings would have been loaded.
"""

from __future__ import annotations

import os
import sys
import zlib
from pathlib import Path

__all__ = [
    "ARTICLES",
    "DATA",
    "find_articles",
    "find_cache",
    "find_data",
    "find_index",
    "split_paths",
]

ARTICLES = "HOIDAP_ARTICLES"
DATA = "HOIDAP_DATA"


def find_articles() -> tuple[Path, ...]:
    """Return the folders and files of articles that the operator chose; empty for none."""
    return split_paths(os.environ.get(ARTICLES, ""))


def find_data() -> Path:
    """Return the folder of the program's own state; it may not exist yet."""
    chosen = os.environ.get(DATA)
    if chosen:
        return Path(chosen).expanduser()
    if sys.platform == "linux":
        # As its desktops agreed; to load what knows every system takes as long as to answer.
        home = Path(os.environ.get("XDG_DATA_HOME", ""))
        return (home if home.is_absolute() else Path("~/.local/share").expanduser()) / "hoidap"
    from platformdirs import user_data_path

    return user_data_path("hoidap", appauthor=False)


def find_cache() -> Path:
    """Return the folder of what can be made anew at any time; it may not exist yet."""
    return find_data() / "cache"


def find_index(articles: tuple[Path, ...]) -> Path:
    """Return the folder of the built index of some articles; it may not exist."""
    chosen = "\0".join(str(path.resolve()) for path in articles)
    return find_data() / "index" / f"{zlib.crc32(os.fsencode(chosen)):08x}"


def split_paths(value: str) -> tuple[Path, ...]:
    """Split paths written as in ``PATH``; blank ones are skipped, "~" is the home folder."""
    return tuple(Path(part).expanduser() for part in value.split(os.pathsep) if part.strip())
