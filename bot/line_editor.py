"""The line that a person types at the console: what came before it, and how it may go on."""

from __future__ import annotations

import contextlib
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from prompt_toolkit import PromptSession
from prompt_toolkit.application import get_app
from prompt_toolkit.completion import CompleteEvent, Completer, Completion
from prompt_toolkit.document import Document
from prompt_toolkit.filters import Condition
from prompt_toolkit.history import FileHistory, History, InMemoryHistory

from bot.commands import commands_in
from faq.text import fold

if TYPE_CHECKING:
    from faq import Engine

__all__ = ["HISTORY", "build_prompt", "complete_line", "open_history", "topics_of"]

HISTORY = "console-history"
"""Name of the file of lines typed before, in the folder of the program's own state."""

_SHORTEST_TOPIC, _LONGEST_TOPIC = 2, 60
_MOST_COMPLETIONS = 12


def build_prompt(topics: Callable[[], Sequence[str]], history: History) -> PromptSession[str]:
    """Build the line editor: history, and completion of commands (at once) and topics (Tab)."""
    return PromptSession(
        history=history,
        completer=_LineCompleter(topics),
        complete_while_typing=Condition(
            lambda: get_app().current_buffer.document.text.startswith("/")
        ),
    )


class _LineCompleter(Completer):
    """``complete_line`` as the line editor wants it."""

    def __init__(self, topics: Callable[[], Sequence[str]]) -> None:
        self._topics = topics

    def get_completions(self, document: Document, _: CompleteEvent) -> Iterable[Completion]:
        for words, replaced in complete_line(document.text_before_cursor, self._topics()):
            yield Completion(words, start_position=-replaced)


def complete_line(line: str, topics: Sequence[str]) -> Iterator[tuple[str, int]]:
    """Yield what could stand at the end of a line, and how many characters it takes the place of.

    Topics are found by their beginning, with or without diacritics; the longest run of words at
    the end of the line that begins one counts: "bao nhiêu xã nong th" finds "nông thôn mới".
    """
    if line.startswith("/"):
        names = (f"/{command.key}" for command in commands_in("console"))
        yield from ((name, len(line)) for name in names if name.startswith(line))
        return
    folded = fold(line)
    for word in re.finditer(r"\S+", line):
        replaced = len(line) - word.start()
        begun = [t for t in topics if fold(t).startswith(folded[word.start() :])]
        if begun and replaced >= _SHORTEST_TOPIC:
            yield from ((topic, replaced) for topic in begun[:_MOST_COMPLETIONS])
            return


def topics_of(engine: Engine) -> tuple[str, ...]:
    """List what the articles state something about, most frequent first."""
    counts: Counter[str] = Counter()
    for fact in engine.facts:
        # The last part of a subject names it: "Năm 2024 … xã đạt chuẩn nông thôn mới".
        subject = " ".join(fact.subject.rpartition(" … ")[2].split())
        if fact.kind != "finding" and subject and len(subject) <= _LONGEST_TOPIC:
            counts[subject] += 1
    return tuple(subject for subject, _ in counts.most_common())


def open_history(folder: Path) -> History:
    """Open the file of lines typed before, private to its owner; in memory if it can't be kept."""
    path = folder / HISTORY
    with contextlib.suppress(OSError):
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        path.touch(mode=0o600, exist_ok=True)
        path.chmod(0o600)
        return FileHistory(str(path))
    return InMemoryHistory()
