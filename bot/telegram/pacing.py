"""What to do when Telegram asks to wait or can't be reached: try again, in that chat only."""

from __future__ import annotations

import asyncio
import logging
import warnings
from collections.abc import Callable, Coroutine
from typing import Any

import httpx
from telegram.error import NetworkError, RetryAfter
from telegram.ext import BaseRateLimiter

__all__ = ["Patience", "seconds_of"]

_LONGEST_WAIT = 30.0
_PAUSES = (1.0, 3.0)
"""Seconds before each new try of a request that never reached Telegram."""
_ANSWERING = frozenset({"sendMessage", "editMessageText"})
_NOT_SENT = (httpx.ConnectError, httpx.ConnectTimeout, httpx.ProxyError)
_logger = logging.getLogger(__name__)


class Patience(BaseRateLimiter[None]):
    """Sends again after the wait that Telegram names, unless it is long.

    An answer that couldn't even be handed over is sent again too; one whose fate is unknown
    isn't, for nobody wants it twice. Only that request waits; other chats go on.
    """

    async def initialize(self) -> None:
        """Nothing to do."""

    async def shutdown(self) -> None:
        """Nothing to do."""

    async def process_request(
        self,
        callback: Callable[..., Coroutine[Any, Any, Any]],
        args: Any,
        kwargs: dict[str, Any],
        endpoint: str,
        data: dict[str, Any],  # noqa: ARG002
        rate_limit_args: None,  # noqa: ARG002
    ) -> Any:
        """Make the request, up to three times; raise what the last of them raised."""
        for pause in _PAUSES:
            try:
                return await callback(*args, **kwargs)
            except RetryAfter as error:
                seconds = seconds_of(error)
                if seconds > _LONGEST_WAIT:
                    raise
                _logger.warning("%s: Telegram asks to wait %.0f s", endpoint, seconds)
                await asyncio.sleep(seconds)
            except NetworkError as error:
                if endpoint not in _ANSWERING or not isinstance(error.__cause__, _NOT_SENT):
                    raise
                _logger.warning("%s: %s; trying again in %.0f s", endpoint, error, pause)
                await asyncio.sleep(pause)
        return await callback(*args, **kwargs)


def seconds_of(error: RetryAfter) -> float:
    """How long Telegram asks to wait, in seconds."""
    with warnings.catch_warnings():
        # The library is about to change the type, and says so at every look.
        warnings.simplefilter("ignore")
        wait = error.retry_after
    return float(wait) if isinstance(wait, int) else wait.total_seconds()
