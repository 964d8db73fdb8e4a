"""The command ``ask``, which starts without what only the other commands need.

Reading a command line in full, with its help and its wrong usages, takes longer to load than an
answer to find. So the plain forms of ``ask`` are read here; all others go to ``bot.cli``.
"""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from bot.folders import find_cache
from bot.opening import no_garbage, open_engine, read_articles

if TYPE_CHECKING:
    from faq.reply import Reply

__all__ = ["UNANSWERED", "Request", "answer", "clean", "print_lines", "read_request"]

UNANSWERED = 3
"""Exit status for a question that has no answer."""


class Request(NamedTuple):
    """What a command line asks for."""

    articles: tuple[Path, ...]
    """The folders and files chosen; empty for the default ones."""
    question: str | None
    """The question; None for those of standard input."""
    as_json: bool
    """Whether to answer in JSON."""


def read_request(arguments: Sequence[str]) -> Request | None:
    """Read ``[--articles DIR]… ask [--json] [QUESTION]``; None for all other command lines."""
    articles, rest = read_articles(arguments)
    if rest[:1] != ["ask"]:
        return None
    as_json = "--json" in rest
    questions = [argument for argument in rest[1:] if argument != "--json"]
    if len(questions) + as_json == 0 or len(questions) > 1:
        return None
    if any(question.startswith("-") or not question.strip() for question in questions):
        return None
    return Request(articles, questions[0] if questions else None, as_json)


def answer(request: Request) -> int:
    """Answer the question, or those of standard input; give the exit status."""
    if request.question is None:
        from bot.jsonl import answer_lines

        print_lines(answer_lines(open_engine(request.articles), sys.stdin.buffer))
        return 0
    with no_garbage():
        reply = open_engine(request.articles).ask(clean(request.question))
        gc.freeze()  # The end is near.
    if request.as_json:
        from bot.jsonl import to_json

        print_lines([to_json(reply.to_dict())])
    else:
        _print_reply(reply)
    return 0 if reply.status == "answered" else UNANSWERED


def clean(question: str) -> str:
    """Replace what the shell passed that is no UTF-8, so that it can be printed again."""
    return question.encode("utf-8", "surrogateescape").decode("utf-8", "replace")


def print_lines(lines: Iterable[str]) -> None:
    """Print lines, each as soon as there is one."""
    for line in lines:
        sys.stdout.write(f"{line}\n")
        sys.stdout.flush()


def _print_reply(reply: Reply) -> None:
    from faq.phrases import load_phrases

    phrases = load_phrases(find_cache())
    if sys.stdout.isatty() and not os.environ.get("NO_COLOR"):
        from bot.terminal import Layout, open_terminal

        open_terminal().print(Layout(phrases, reply.language).reply(reply))
        return
    from bot.plain import plain_lines

    print_lines(plain_lines(reply, phrases))
