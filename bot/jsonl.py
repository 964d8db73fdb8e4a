"""Questions a line, answers a line: what ``hoidap ask --json`` reads and prints."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

from bot.folders import find_cache

if TYPE_CHECKING:
    from faq import Engine
    from faq.reply import Reply

__all__ = ["answer_lines", "to_json"]


def answer_lines(engine: Engine, lines: Iterable[bytes]) -> Iterator[str]:
    """Yield the JSON of each question as it is read; an empty line ends a conversation."""
    talk = engine.conversation()
    for line in lines:
        question = line.decode("utf-8", errors="replace").strip("\ufeff \t\r\n")
        if not question:
            talk.forget()
            continue
        try:
            reply = talk.ask(question)
        except Exception:  # One question must not silence those after it.
            import logging

            logging.getLogger(__name__).exception(
                "this question could not be answered: %.200s", question
            )
            reply = _apologize(question)
        yield to_json(reply.to_dict())


def _apologize(question: str) -> Reply:
    from faq.phrases import load_phrases
    from faq.reply import Reply

    text = load_phrases(find_cache()).say("terminal.broken", "vi")
    return Reply(question, status="unknown", language="vi", text=text, confidence=0.0)


def to_json(fields: dict[str, Any]) -> str:
    """Give the JSON of some fields on one line, letters as they are."""
    return json.dumps(fields, ensure_ascii=False)
