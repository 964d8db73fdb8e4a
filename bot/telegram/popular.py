"""What people ask most: what is offered to those who have not asked anything yet."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator

from bot.state import QuestionLog
from faq import Engine, LiveEngine
from faq.reply import Language

__all__ = ["Popular"]

_SECONDS = 600.0
_MOST = 10


class Popular:
    """Questions about the sentences that answered most people of late, then other examples.

    They are made from the articles: the words that people asked in are not kept.
    """

    def __init__(
        self, live: LiveEngine, log: QuestionLog, clock: Callable[[], float] = time.monotonic
    ) -> None:
        """Begin with what the log holds.

        Args:
            live: makes the questions.
            log: which sentences answered.
            clock: gives seconds; the log is looked at again after ten minutes.

        """
        self._live = live
        self._log = log
        self._clock = clock
        self._cited: tuple[str, ...] = ()
        self._stale = float("-inf")
        self._made: dict[Language, tuple[str, ...]] = {}
        self._made_by: Engine | None = None

    def questions(self, language: Language) -> tuple[str, ...]:
        """Return questions to begin with: those asked most first, each answered, none twice."""
        self._refresh()
        if language not in self._made:
            self._made[language] = tuple(dict.fromkeys(self._make(language)))
        return self._made[language]

    def _refresh(self) -> None:
        """Throw away what was made from other articles, or of what was asked most before."""
        engine, now = self._live.engine, self._clock()
        cited = self._cited
        if now >= self._stale:
            cited, self._stale = self._log.most_cited(_MOST), now + _SECONDS
        if engine is not self._made_by or cited != self._cited:
            self._made, self._made_by, self._cited = {}, engine, cited

    def _make(self, language: Language) -> Iterator[str]:
        engine = self._live.engine
        for name in self._cited:
            sentence = engine.sentence(name)
            if sentence is not None:
                yield from engine.about(sentence, language)[:1]
        yield from engine.suggest(language)
