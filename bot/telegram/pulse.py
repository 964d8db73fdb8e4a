"""The bot's pulse: whether Telegram is reached, told to systemd and to whoever asks."""

from __future__ import annotations

import contextlib
import os
import socket
import time
from collections.abc import Callable

from prometheus_client import Gauge

__all__ = ["Pulse", "notify"]

_WELL_SECONDS = 90.0
"""For so long after a good poll the bot counts as well."""
_silent = Gauge("hoidap_silent_seconds", "Seconds since Telegram was reached last")


class Pulse:
    """Knows when Telegram was reached last."""

    def __init__(
        self, clock: Callable[[], float] = time.monotonic, *, is_polling: bool = True
    ) -> None:
        """Begin as if Telegram had been reached just now.

        Args:
            clock: gives seconds.
            is_polling: whether the bot itself reaches for Telegram; behind a webhook silence only
                means that nobody asks.

        """
        self._clock = clock
        self._is_polling = is_polling
        self._good = clock()
        _silent.set_function(self.silence)

    def beat(self, is_good: bool) -> None:
        """Take note that the bot lives, and whether it reached Telegram."""
        if is_good:
            self._good = self._clock()
        notify("WATCHDOG=1")

    def silence(self) -> float:
        """Seconds since Telegram was reached last."""
        return self._clock() - self._good

    def is_well(self) -> bool:
        """Whether Telegram was reached of late."""
        return not self._is_polling or self.silence() < _WELL_SECONDS


def notify(message: str) -> None:
    """Tell systemd something, where it started the program and wants to know."""
    address = os.environ.get("NOTIFY_SOCKET", "")
    if not address or not hasattr(socket, "AF_UNIX"):
        return
    with (
        contextlib.suppress(OSError),
        socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as systemd,
    ):
        # A name that begins with "@" stands in no folder.
        systemd.connect("\0" + address[1:] if address.startswith("@") else address)
        systemd.sendall(message.encode())
