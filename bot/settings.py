"""What the operator sets in the environment, read once, at the edge."""

from __future__ import annotations

import os
import re
from collections.abc import Callable
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import urlsplit

from bot.folders import ARTICLES, DATA, find_data, split_paths
from bot.redaction import TOKEN, redact
from faq.errors import Fault, LoadError

__all__ = ["TELEGRAM_API", "VARIABLES", "Address", "Settings", "load_settings"]

TELEGRAM_API = "https://api.telegram.org"
_TOKEN_VARIABLE = "TELEGRAM_BOT_TOKEN"
_MOST_TOKEN_BYTES = 4096


class Address(NamedTuple):
    """Where to listen."""

    host: str
    """A name or number of this computer; empty for all of them."""
    port: int
    """1 to 65535."""


def _address(value: str) -> Address:
    host, _, port = value.rpartition(":")
    if not re.fullmatch(r"[0-9]{1,5}", port) or not 0 < int(port) < 65536:
        raise ValueError('a port, or an address and a port, such as "127.0.0.1:9090"')
    return Address(host.strip("[]") or "127.0.0.1", int(port))


def _api_url(value: str) -> str:
    if not _is_url(value, ("http", "https")) or re.search(r"[{}?#]", value):
        raise ValueError('an http or https address such as "http://localhost:8081"')
    return value.rstrip("/")


def _proxy(value: str) -> str:
    if not _is_url(value, ("http", "https", "socks5", "socks5h")):
        raise ValueError('an http, https or socks5 address such as "socks5://localhost:1080"')
    return value


def _admins(value: str) -> frozenset[int]:
    parts = [part.strip() for part in value.split(",") if part.strip()]
    if not all(re.fullmatch(r"[1-9][0-9]{0,15}", part) for part in parts):
        raise ValueError('Telegram user ids separated by commas, such as "12345678,87654321"')
    return frozenset(map(int, parts))


def _path(value: str) -> Path:
    return Path(value).expanduser()


def _is_url(value: str, schemes: tuple[str, ...]) -> bool:
    try:
        parts = urlsplit(value)
        # Asking for the port checks it.
        return parts.scheme in schemes and bool(parts.hostname) and parts.port != 0
    except ValueError:
        return False


def _of(variable: str, read: Callable[[str], object]) -> dict[str, object]:
    """What a field comes from: a variable, and what reads it or says what was wanted."""
    return {"variable": variable, "read": read}


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """The program's settings; every field comes from a variable. Secrets are not printed."""

    bot_token: str = field(default="", repr=False, metadata=_of(_TOKEN_VARIABLE, str))
    """The bot's token as it was set; ``token`` gives it checked, from wherever it is kept."""
    bot_token_file: Path | None = field(
        default=None, metadata=_of("TELEGRAM_BOT_TOKEN_FILE", _path)
    )
    """A file that holds nothing but the token; read only when ``bot_token`` is missing."""
    api_url: str = field(default=TELEGRAM_API, metadata=_of("TELEGRAM_API_URL", _api_url))
    """Root of the Bot API server, without a slash at its end."""
    proxy: str | None = field(default=None, repr=False, metadata=_of("HOIDAP_PROXY", _proxy))
    """Proxy for polling and sending; secret, for it may hold a password."""
    articles: tuple[Path, ...] = field(default=(), metadata=_of(ARTICLES, split_paths))
    """Folders and files of articles; empty for the shipped ones."""
    data: Path = field(default_factory=find_data, metadata=_of(DATA, _path))
    """Folder of the program's own state; it may not exist yet."""
    admins: frozenset[int] = field(default=frozenset(), metadata=_of("HOIDAP_ADMINS", _admins))
    """Telegram's numbers of the people who may run the bot; ``authority`` tells who is one."""
    health_listen: Address | None = field(
        default=None, metadata=_of("HOIDAP_HEALTH_LISTEN", _address)
    )
    """Where to answer questions about the bot's health; nowhere if not set."""
    webhook_listen: Address = field(
        default=Address("127.0.0.1", 8080), metadata=_of("HOIDAP_WEBHOOK_LISTEN", _address)
    )
    """Where to listen for updates when there is a webhook."""

    def token(self) -> str:
        """Find the bot's token and check its shape.

        Raises:
            LoadError: none is set, its file can't be read, or it doesn't have a token's shape.

        """
        if self.bot_token:
            return _checked(self.bot_token, _TOKEN_VARIABLE)
        variable = f"{_TOKEN_VARIABLE}_FILE"
        if self.bot_token_file is None:
            raise _fault(
                _TOKEN_VARIABLE, f"isn't set. Set it, or {variable}, to the token from @BotFather."
            )
        try:
            with self.bot_token_file.open("rb") as file:
                content = file.read(_MOST_TOKEN_BYTES)
        except OSError as error:
            named = f'is "{self.bot_token_file}", which can\'t be read ({error.strerror}).'
            raise _fault(variable, f"{named} Wanted: a file with the token.") from None
        return _checked(content.decode("utf-8", "replace"), variable)


VARIABLES = frozenset(str(setting.metadata["variable"]) for setting in fields(Settings))
"""The variables of the environment that settings come from."""


def load_settings() -> Settings:
    """Read the settings of this process's environment; what is empty counts as not set.

    The token isn't asked for: what works without Telegram must not need it.

    Raises:
        LoadError: with a fault for each variable that can't be used.

    """
    chosen: dict[str, Any] = {}
    faults: list[Fault] = []
    for setting in fields(Settings):
        variable = setting.metadata["variable"]
        value = os.environ.get(variable)
        if not value:
            continue
        try:
            chosen[setting.name] = setting.metadata["read"](value)
        except ValueError as error:
            faults.append(_fault_of(variable, value, str(error)))
    if faults:
        raise LoadError(faults)
    return Settings(**chosen)


def _checked(value: str, variable: str) -> str:
    if not re.fullmatch(TOKEN, value.strip()):
        raise _fault(
            variable,
            "holds no bot token (its value isn't shown here). Wanted: the token from @BotFather, "
            "digits, a colon, and 35 letters and digits.",
        )
    return value.strip()


def _fault_of(variable: str, value: str, wanted: str) -> Fault:
    # The address of a proxy may hold a password, even when it's too crooked to tell where.
    shown = re.sub(r".*:.*@", "…@", redact(value), flags=re.DOTALL)
    return Fault(variable, 0, f'has the value "{shown}". Wanted: {wanted}.')


def _fault(variable: str, message: str) -> LoadError:
    return LoadError([Fault(variable, 0, message)])
