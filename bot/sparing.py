"""What a library loads for what this program doesn't do, left out to spare memory."""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Iterator

__all__ = ["without"]


@contextlib.contextmanager
def without(name: str) -> Iterator[None]:
    """Let a library that would use another one where it is installed load without that."""
    if name in sys.modules:
        yield
        return
    sys.modules[name] = None  # type: ignore[assignment]  # so it counts as not installed
    try:
        yield
    finally:
        del sys.modules[name]
