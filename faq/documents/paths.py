"""Files of articles, told by their names."""

from __future__ import annotations

from pathlib import Path

from faq.documents.formats import SUFFIXES

__all__ = ["is_article_file", "sidecar_of"]

_SIDECAR_SUFFIX = ".yaml"


def is_article_file(path: Path) -> bool:
    """Tell whether a file is an article by its name."""
    return path.suffix.lower() in SUFFIXES


def sidecar_of(path: Path) -> Path:
    """Return the file beside an article that may state what its text doesn't say."""
    return path.with_suffix(_SIDECAR_SUFFIX)
