"""Requests to the Bot API over connections that are kept.

The library's own requests, over httpx, take ten times the computing: more than an answer does.
"""

from __future__ import annotations

import contextlib
import json
import math
import time
from collections.abc import Callable, Iterator
from typing import Any
from urllib.parse import urlencode, urlsplit
from urllib.request import getproxies, proxy_bypass

import httpx
from aiohttp import (
    ClientConnectionError,
    ClientError,
    ClientHttpProxyError,
    ClientSession,
    ClientTimeout,
    ConnectionTimeoutError,
    DummyCookieJar,
    FormData,
    TCPConnector,
)
from aiohttp_socks import ProxyConnectionError, ProxyConnector, ProxyError, ProxyTimeoutError
from telegram.error import NetworkError, TelegramError, TimedOut
from telegram.request import BaseRequest, RequestData

__all__ = ["Connection", "Hearing", "NotTakenError"]

_CONNECT_SECONDS = 10.0
"""How long the Bot API may take to be reached."""
_READ_SECONDS = 30.0
"""How long it may take to answer."""
_WHOLE_SECONDS = 120.0
"""How much longer a request may take altogether, however steadily its answer drips."""
_URLENCODED = {"Content-Type": "application/x-www-form-urlencoded"}
_AT_ONCE = 0.1
"""An answer to another request that comes within this part of the time to read tells nothing: the
network may have failed right after."""

# Before an answer began. Whoever cuts a connection without one has hardly passed the request on.
_NOT_TAKEN = (ClientConnectionError, ClientHttpProxyError, ProxyConnectionError, ProxyError)


class Hearing:
    """Knows when Telegram was heard last, over whichever connection."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        """Begin with nothing having been heard.

        Args:
            clock: gives seconds.

        """
        self.clock = clock
        self._last = -math.inf

    def note(self) -> None:
        """Take note of an answer."""
        self._last = self.clock()

    def since(self, moment: float) -> bool:
        """Whether anything was heard after a moment of the clock."""
        return self._last > moment


class NotTakenError(NetworkError):
    """A request that can't, or hardly can, have been taken."""


class Connection(BaseRequest):
    """Makes requests to the Bot API."""

    def __init__(self, url: str, proxy: str | None = None, hearing: Hearing | None = None) -> None:
        """Get ready; nothing is connected yet.

        Args:
            url: an address of the Bot API, to tell whether a proxy of the system's is meant for it.
            proxy: the address of a proxy, in place of the system's.
            hearing: is told of each answer; shared by the connections of a bot.

        """
        self._url = url
        self._proxy = proxy or _proxy_of_system(url)
        self._hearing = hearing or Hearing()
        self._is_secure = url.startswith("https:")
        self._session: ClientSession | None = None

    def another(self) -> Connection:
        """One more connection to the same place."""
        return Connection(self._url, self._proxy, self._hearing)

    @property
    def read_timeout(self) -> float:
        """Seconds that an answer may take, where a request doesn't say otherwise."""
        return _READ_SECONDS

    async def initialize(self) -> None:
        """Get ready to connect; harmless when it is."""
        if self._session is not None:
            return
        options: dict[str, Any] = {"limit": 0}  # The lanes see to that.
        if self._is_secure:
            options["ssl"] = httpx.create_ssl_context()  # Knows who vouches for Telegram.
        if self._proxy and self._proxy.startswith("socks"):
            # Names are looked up by the proxy, which alone may know them.
            address = self._proxy.replace("socks5h:", "socks5:", 1)
            connector = ProxyConnector.from_url(address, rdns=True, **options)
            self._session = ClientSession(connector=connector, cookie_jar=DummyCookieJar())
        else:
            self._session = ClientSession(
                connector=TCPConnector(**options), cookie_jar=DummyCookieJar(), proxy=self._proxy
            )

    async def shutdown(self) -> None:
        """Close all connections; harmless when they are."""
        session, self._session = self._session, None
        if session is not None:
            await session.close()

    @staticmethod
    def parse_json_payload(payload: bytes) -> dict[str, Any]:
        """Read an answer.

        Raises:
            TelegramError: it isn't one of Telegram's.

        """
        try:
            answer = json.loads(payload)
        except (ValueError, RecursionError):
            answer = None
        if not isinstance(answer, dict) or (answer.get("ok") is True and "result" not in answer):
            raise TelegramError("Invalid server response")
        return answer

    async def do_request(
        self,
        url: str,
        method: str,
        request_data: RequestData | None = None,
        read_timeout: Any = BaseRequest.DEFAULT_NONE,
        write_timeout: Any = BaseRequest.DEFAULT_NONE,  # noqa: ARG002
        connect_timeout: Any = BaseRequest.DEFAULT_NONE,
        pool_timeout: Any = BaseRequest.DEFAULT_NONE,  # noqa: ARG002
    ) -> tuple[int, bytes]:
        """Make a request; return the status and the content of its answer.

        Raises:
            NotTakenError: it was not taken, or nothing at all was heard of Telegram meanwhile.
            TimedOut: the answer took too long, or was cut off: it may have been taken.
            RuntimeError: the connection was not initialized.

        """
        if self._session is None:
            raise RuntimeError("not initialized")
        connect = _seconds(connect_timeout, _CONNECT_SECONDS)
        read = _seconds(read_timeout, _READ_SECONDS)
        timeout = ClientTimeout(connect + read + _WHOLE_SECONDS, connect, sock_read=read)
        content = _content(request_data) if request_data else {}
        hearing = self._hearing
        awaited = hearing.clock() + read * _AT_ONCE
        with _told_apart(lambda: hearing.since(awaited)):
            async with self._session.request(method, url, timeout=timeout, **content) as answer:
                hearing.note()
                awaited = -math.inf  # What is being answered was taken.
                return answer.status, await answer.read()


@contextlib.contextmanager
def _told_apart(is_heard: Callable[[], bool]) -> Iterator[None]:
    """Raise as the library expects it; what the network raises holds addresses, with the token.

    Args:
        is_heard: whether Telegram was heard of while the answer was awaited.

    """
    try:
        yield
    except (ConnectionTimeoutError, ProxyTimeoutError):
        raise NotTakenError("not reached in time") from None
    except TimeoutError:
        if not is_heard():
            raise NotTakenError("nothing is heard") from None
        raise TimedOut from None
    except _NOT_TAKEN as error:
        raise NotTakenError(f"not reached ({type(error).__name__})") from None
    except ClientError as error:
        raise TimedOut(f"The answer was no good ({type(error).__name__})") from None


def _content(request: RequestData) -> dict[str, Any]:
    """What a request says; files, where there are any, with it."""
    parameters = request.json_parameters
    if not request.contains_files:  # A tenth of what a form would take.
        return {"data": urlencode(parameters).encode(), "headers": _URLENCODED}
    form = FormData(parameters)
    for name, (file_name, content, kind) in request.multipart_data.items():
        form.add_field(name, content, filename=file_name, content_type=kind)
    return {"data": form}


def _seconds(wanted: Any, otherwise: float) -> float:
    return wanted if isinstance(wanted, int | float) else otherwise


def _proxy_of_system(url: str) -> str | None:
    """The proxy that the environment, or the system, names for an address."""
    parts = urlsplit(url)
    if proxy_bypass(parts.hostname or ""):
        return None
    proxies = getproxies()
    return proxies.get(parts.scheme) or proxies.get("all")
