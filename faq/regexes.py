"""Regular expressions that are compiled when they are first used.

There are hundreds of them, compiling them all takes longer than answering a question, and a single
question needs but a part.
"""

from __future__ import annotations

import re
from typing import Any, cast

__all__ = ["late"]


def late(source: str, flags: int = 0) -> re.Pattern[str]:
    """A pattern like that of ``re.compile``, whose mistakes come up when it is first used."""
    return cast("re.Pattern[str]", _Late(source, flags))


class _Late:
    """Stands for a pattern; has its methods from the time when one is asked for."""

    def __init__(self, source: str, flags: int) -> None:
        self._source = source, flags

    def __getattr__(self, name: str) -> Any:
        # Called for what this doesn't have yet; afterwards each method is at hand as it is.
        attribute = getattr(re.compile(*self._source), name)
        setattr(self, name, attribute)
        return attribute
