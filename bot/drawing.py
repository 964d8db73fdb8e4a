"""An answer drawn into a file, and what is said of it, for the command line and the console."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Literal, NamedTuple

from bot.charts import can_draw, draw_series

if TYPE_CHECKING:
    from faq import Engine
    from faq.phrases import Phrases
    from faq.reply import Reply

__all__ = ["FORMS", "Drawing", "draw_answer", "free_file"]

FORMS: dict[str, Literal["png", "svg"]] = {".png": "png", ".svg": "svg"}
"""Kinds of pictures by the endings of their files."""


class Drawing(NamedTuple):
    """What came of drawing an answer."""

    outcome: Literal["drawn", "nothing", "failed"]
    """Whether there is a picture, nothing to draw, or a fault."""
    text: str
    """What is said of it, in the language of the question."""


def draw_answer(engine: Engine, reply: Reply, file: Path, phrases: Phrases) -> Drawing:
    """Draw the figures that belong together with an answer's into a file.

    Args:
        engine: the one that answered.
        reply: the answer.
        file: what to write, whole or not at all; ends in one of ``FORMS``.
        phrases: the wording.

    """

    def told(outcome: Literal["drawn", "nothing", "failed"], key: str, **values: str) -> Drawing:
        return Drawing(outcome, phrases.say(f"chart.{key}", reply.language, **values))

    series = engine.series(reply)
    if series is None:
        return told("nothing", "nothing" if reply.status == "answered" else "unanswered")
    if not can_draw():
        return told("failed", "missing")
    picture = draw_series(series, phrases, FORMS[file.suffix.lower()])
    try:
        _write(file, picture)
    except OSError as error:
        return told("failed", "unwritable", file=str(file), reason=error.strerror or str(error))
    return told("drawn", "saved", file=str(file))


def free_file(folder: Path) -> Path:
    """Name a picture that isn't in a folder yet: "hoidap-1.png", "hoidap-2.png" …."""
    return next(file for file in _names(folder) if not file.exists())


def _names(folder: Path) -> Iterator[Path]:
    number = 1
    while True:
        yield folder / f"hoidap-{number}.png"
        number += 1


def _write(file: Path, content: bytes) -> None:
    """Put a file into its place when it is whole."""
    draft = file.with_name(f".{file.name}.{os.getpid()}")
    try:
        draft.write_bytes(content)
        draft.replace(file)
    finally:
        with contextlib.suppress(OSError):
            draft.unlink(missing_ok=True)
