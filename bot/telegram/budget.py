"""How much the bot may say in a group: so much a minute, one word about it, then silence."""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Callable
from typing import Literal

from bot.recent import Recent

__all__ = ["GroupBudget", "Verdict"]

Verdict = Literal["speak", "warn", "hush"]

_MOST_A_MINUTE = 15
_MINUTE = 60.0


class GroupBudget:
    """Counts what is said in each group."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        """Begin to count.

        Args:
            clock: gives seconds; only their differences matter.

        """
        self._clock = clock
        self._said: Recent[int, deque[float]] = Recent()
        self._warned: set[int] = set()

    def has_room(self, chat: int) -> bool:
        """Whether an answer could be said in a group now; nothing counts as said."""
        return len(self._lately(chat)) < _MOST_A_MINUTE

    def take(self, chat: int) -> Verdict:
        """Ask whether one more answer may be said in a group; it counts as said if so."""
        said = self._lately(chat)
        if len(said) < _MOST_A_MINUTE:
            said.append(self._clock())
            self._warned.discard(chat)
            return "speak"
        if chat in self._warned:
            return "hush"
        self._warned.add(chat)
        return "warn"

    def _lately(self, chat: int) -> deque[float]:
        """When something was said in a group within the last minute."""
        said = self._said[chat] = self._said.get(chat) or deque()
        while said and self._clock() - said[0] >= _MINUTE:
            said.popleft()
        return said
