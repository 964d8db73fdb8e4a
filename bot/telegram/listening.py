"""What the bot listens to: Telegram's webhook, and questions about its health.

Both are small web servers in the bot's own event loop. Telegram is answered only once its update
stands in the inbox.
"""

from __future__ import annotations

import hmac
import json
import logging
from collections.abc import Callable
from typing import Any

from prometheus_client import CONTENT_TYPE_LATEST, generate_latest
from tornado.httpserver import HTTPServer
from tornado.httputil import HTTPServerRequest
from tornado.web import Application, RequestHandler

from bot.settings import Address
from bot.telegram.dispatching import Dispatcher
from bot.telegram.pulse import Pulse

__all__ = ["listen_for_health", "listen_for_updates"]

_LARGEST_UPDATE = 1_000_000
"""Bytes; Telegram's own are far smaller."""
_SECRET = "X-Telegram-Bot-Api-Secret-Token"
_logger = logging.getLogger(__name__)


def listen_for_updates(
    address: Address, path: str, secret: str, dispatcher: Dispatcher, pulse: Pulse
) -> HTTPServer:
    """Take the updates that Telegram sends to a webhook.

    Args:
        address: where to listen.
        path: the path of the webhook's address.
        secret: what Telegram shows to prove that it is Telegram.
        dispatcher: takes the updates.
        pulse: is told of each.

    Raises:
        OSError: the address can't be listened at.

    """
    options = {"secret": secret, "dispatcher": dispatcher, "pulse": pulse}
    return _listen(address, [(_exactly(path), _Webhook, options)])


def listen_for_health(address: Address, pulse: Pulse, waiting: Callable[[], int]) -> HTTPServer:
    """Answer ``/health`` and ``/metrics``.

    Args:
        address: where to listen.
        pulse: knows how the bot is.
        waiting: counts the updates that wait for an answer.

    Raises:
        OSError: the address can't be listened at.

    """
    options = {"pulse": pulse, "waiting": waiting}
    return _listen(address, [("/health", _Health, options), ("/metrics", _Metrics)])


class _Quiet(RequestHandler):
    """Says as little as possible about itself."""

    def set_default_headers(self) -> None:
        self.set_header("Server", "hoidap")

    def write_error(self, status_code: int, **_: Any) -> None:
        self.finish(f"{status_code}\n")


class _Webhook(_Quiet):
    """Takes updates; whatever is wrong, it says no more than that it is."""

    def initialize(self, secret: str, dispatcher: Dispatcher, pulse: Pulse) -> None:
        self._wanted = secret.encode()
        self._dispatcher = dispatcher
        self._pulse = pulse

    def post(self) -> None:
        """Keep an update, then say so."""
        shown = self.request.headers.get(_SECRET, "").encode("utf-8", "replace")
        if not hmac.compare_digest(shown, self._wanted):
            self.send_error(403)
            return
        try:
            update = json.loads(self.request.body)
        except (ValueError, RecursionError):
            self.send_error(400)
            return
        self._dispatcher.take([update])
        self._pulse.beat(True)


class _Health(_Quiet):
    """Tells whether Telegram was reached of late."""

    def initialize(self, pulse: Pulse, waiting: Callable[[], int]) -> None:
        self._pulse = pulse
        self._waiting = waiting

    def get(self) -> None:
        """Answer 200 when all is well and 503 when not."""
        well = self._pulse.is_well()
        self.set_status(200 if well else 503)
        silence = round(self._pulse.silence(), 1)
        self.write({"ok": well, "silent_seconds": silence, "waiting": self._waiting()})


class _Metrics(_Quiet):
    """Gives the figures as Prometheus reads them."""

    def get(self) -> None:
        """Answer with all figures."""
        self.set_header("Content-Type", CONTENT_TYPE_LATEST)
        self.write(generate_latest())


def _listen(address: Address, routes: list[Any]) -> HTTPServer:
    application = Application(routes, log_function=_log)
    server = HTTPServer(
        application, max_body_size=_LARGEST_UPDATE, max_buffer_size=2 * _LARGEST_UPDATE
    )
    server.listen(address.port, address.host)
    return server


def _log(handler: RequestHandler) -> None:
    request: HTTPServerRequest = handler.request
    _logger.debug("%s: %d", request.method, handler.get_status())


def _exactly(path: str) -> str:
    """The pattern that only this path matches."""
    return "".join(f"[{character}]" if character in ".+*?()$|" else character for character in path)
