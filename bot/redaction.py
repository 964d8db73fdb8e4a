"""Keeps bot tokens and passwords out of everything that is logged or shown."""

from __future__ import annotations

import asyncio
import logging
import re
import sys
import threading
import traceback
from types import TracebackType
from typing import Any

__all__ = ["TOKEN", "TokenFilter", "guard_logging", "log_redacted", "redact"]

TOKEN = r"[0-9]{5,}:[A-Za-z0-9_-]{25,}"
"""The shape of a bot token: the bot's id, which is public, and the secret."""

# The colon may come percent-encoded, as in an address. The look-behind keeps the search linear.
_TOKEN_IN_TEXT = re.compile(r"(?<![0-9])([0-9]{5,})(?::|%3[Aa])[A-Za-z0-9_-]{25,}")
_PASSWORD_IN_ADDRESS = re.compile(r"//[^/\s:@]*:[^/\s@]*@")


def redact(text: str) -> str:
    """Strike out what looks like the secret half of a bot token or a password in an address."""
    return _PASSWORD_IN_ADDRESS.sub("//[redacted]@", _TOKEN_IN_TEXT.sub(r"\1:[redacted]", text))


class TokenFilter(logging.Filter):
    """Redacts a record's message, arguments, traceback and stack; lets every record pass."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Rewrite the record in place; what can't be formatted is said to be so, never raised."""
        try:
            message = record.getMessage()
        except Exception as error:  # A faulty call must not print its arguments in a traceback.
            message = f"{record.msg} (its arguments don't fit: {type(error).__name__})"
        record.msg, record.args = redact(message), ()
        if record.exc_info and not record.exc_text:
            record.exc_text = "".join(traceback.format_exception(*record.exc_info)).rstrip("\n")
        if record.exc_text:
            # Formatters print the text when it is there, and would cache theirs when it isn't.
            record.exc_text, record.exc_info = redact(record.exc_text), None
        if record.stack_info:
            record.stack_info = redact(record.stack_info)
        return True


def guard_logging() -> None:
    """Make the root logger's handlers and the last resort for exceptions redact tokens.

    Gives the root logger a handler to standard error, at INFO, if it has none yet.
    """
    if not logging.root.handlers:
        form = "%(asctime)s %(levelname)s %(name)s: %(message)s"
        logging.basicConfig(level=logging.INFO, format=form)
    for handler in (*logging.root.handlers, logging.lastResort):
        if handler and not any(isinstance(known, TokenFilter) for known in handler.filters):
            handler.addFilter(TokenFilter())
    sys.excepthook = _print_redacted
    threading.excepthook = _print_of_thread
    sys.unraisablehook = _print_unraisable


def log_redacted(_loop: asyncio.AbstractEventLoop, context: dict[str, Any]) -> None:
    """Log what went wrong in an event loop, where nobody waits for it."""
    error = context.get("exception")
    logging.getLogger("asyncio").error("%s", context.get("message"), exc_info=error)


def _print_redacted(
    kind: type[BaseException], error: BaseException, trace: TracebackType | None
) -> None:
    sys.stderr.write(redact("".join(traceback.format_exception(kind, error, trace))))


def _print_unraisable(arguments: sys.UnraisableHookArgs) -> None:
    if arguments.exc_value is not None:
        _print_redacted(arguments.exc_type, arguments.exc_value, arguments.exc_traceback)


def _print_of_thread(arguments: threading.ExceptHookArgs) -> None:
    error = arguments.exc_value
    if error is not None:
        _print_redacted(arguments.exc_type, error, arguments.exc_traceback)
