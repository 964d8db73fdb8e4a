"""What to do when Telegram asks for patience: wait a little, in that chat only."""

from __future__ import annotations

import asyncio
import logging
import warnings
from collections.abc import Callable, Coroutine
from typing import Any

from telegram.error import RetryAfter
from telegram.ext import BaseRateLimiter

__all__ = ["Patience", "seconds_of"]

_LONGEST_WAIT = 30.0
_MOST_WAITS = 2
_logger = logging.getLogger(__name__)


class Patience(BaseRateLimiter[None]):
    """Sends again after the wait that Telegram names, unless it is long.

    Only the request that was refused waits; other chats go on.
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
        """Make the request; raise ``RetryAfter`` when waiting would take too long."""
        for _ in range(_MOST_WAITS):
            try:
                return await callback(*args, **kwargs)
            except RetryAfter as error:
                seconds = seconds_of(error)
                if seconds > _LONGEST_WAIT:
                    raise
                _logger.warning("%s: Telegram asks to wait %.0f s", endpoint, seconds)
                await asyncio.sleep(seconds)
        return await callback(*args, **kwargs)


def seconds_of(error: RetryAfter) -> float:
    """How long Telegram asks to wait, in seconds."""
    with warnings.catch_warnings():
        # The library is about to change the type, and says so at every look.
        warnings.simplefilter("ignore")
        wait = error.retry_after
    return float(wait) if isinstance(wait, int) else wait.total_seconds()
