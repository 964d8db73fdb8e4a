"""No token reaches a log, however it got into the record."""

from __future__ import annotations

import io
import logging
import sys
from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from bot_api_server import TOKEN
from hypothesis import given
from hypothesis import strategies as st

from bot.redaction import TokenFilter, guard_logging, redact

SECRET = TOKEN.partition(":")[2]


@dataclass
class Unraisable:
    """What Python tells of an error that nobody can catch."""

    exc_value: Exception
    exc_type: type[Exception] = ValueError
    exc_traceback: None = None


@pytest.fixture
def stream() -> io.StringIO:
    return io.StringIO()


@pytest.fixture
def logger(stream: io.StringIO) -> Iterator[logging.Logger]:
    handler = logging.StreamHandler(stream)
    handler.setFormatter(logging.Formatter("%(levelname)s %(message)s"))
    handler.addFilter(TokenFilter())
    logger = logging.getLogger("tests.redaction")
    logger.addHandler(handler)
    logger.propagate = False
    yield logger
    logger.removeHandler(handler)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (f"POST https://api.telegram.org/bot{TOKEN}/getMe", "/bot123456789:[redacted]/getMe"),
        (f"%2Fbot{TOKEN.replace(':', '%3A')}%2F", "bot123456789:[redacted]%2F"),
        (f"token={TOKEN}, again {TOKEN}.", "123456789:[redacted], again 123456789:[redacted]."),
        ("proxy socks5://lan:word@localhost:1080", "proxy socks5://[redacted]@localhost:1080"),
        ("lan@localhost https://x.vn/@lan:1", "lan@localhost https://x.vn/@lan:1"),
        ("Chiều 14/11, lúc 14:30", "Chiều 14/11, lúc 14:30"),
        ("127.0.0.1:8081", "127.0.0.1:8081"),
        ("", ""),
    ],
)
def test_redact(text: str, wanted: str) -> None:
    assert redact(text).endswith(wanted)
    assert SECRET not in redact(text)


@given(st.text(), st.text(), st.from_regex(r"[0-9]{8,10}:[A-Za-z0-9_-]{35}", fullmatch=True))
def test_no_surroundings_hide_a_token(before: str, after: str, token: str) -> None:
    assert token.partition(":")[2] not in redact(before + token + after)


def test_redact_is_linear() -> None:
    assert redact("1" * 100_000) == "1" * 100_000
    assert redact("12345:" * 20_000) == "12345:" * 20_000
    assert redact("//" + ":" * 100_000) == "//" + ":" * 100_000


def test_message_and_arguments(logger: logging.Logger, stream: io.StringIO) -> None:
    logger.warning("bot%s and %r", TOKEN, [TOKEN])
    logger.warning("%(token)s", {"token": TOKEN})
    logger.warning(TOKEN)
    assert stream.getvalue().count("[redacted]") == 4
    assert SECRET not in stream.getvalue()


def test_traceback_and_stack(logger: logging.Logger, stream: io.StringIO) -> None:
    try:
        try:
            raise ValueError(f"the token {TOKEN} was rejected")
        except ValueError as error:
            raise RuntimeError(TOKEN) from error
    except RuntimeError:
        logger.exception("failed", stack_info=True)
    assert "Traceback" in stream.getvalue()
    assert "direct cause" in stream.getvalue()
    assert SECRET not in stream.getvalue()


def test_arguments_that_do_not_fit(
    logger: logging.Logger, stream: io.StringIO, capsys: pytest.CaptureFixture[str]
) -> None:
    logger.warning("%d tokens", TOKEN)
    assert "its arguments don't fit" in stream.getvalue()
    assert SECRET not in stream.getvalue() + capsys.readouterr().err


def test_guard_covers_root_handlers_and_uncaught_errors(
    stream: io.StringIO, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    handler = logging.StreamHandler(stream)
    monkeypatch.setattr(logging.root, "handlers", [handler])
    monkeypatch.setattr(sys, "excepthook", sys.__excepthook__)
    monkeypatch.setattr(sys, "unraisablehook", sys.__unraisablehook__)
    guard_logging()
    guard_logging()
    assert len(handler.filters) == 1
    logging.getLogger("any.other").warning("bot%s", TOKEN)
    error = ValueError(TOKEN)
    sys.excepthook(ValueError, error, None)
    printed = capsys.readouterr().err
    sys.unraisablehook(Unraisable(error))  # type: ignore[arg-type]  # as far as it is looked at
    printed += capsys.readouterr().err
    assert printed.count("ValueError: 123456789:[redacted]") == 2
    assert SECRET not in printed + stream.getvalue()
