"""What the operator sets in the environment, read once, at the edge."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Annotated, NamedTuple
from urllib.parse import urlsplit

from pydantic import Field, SecretStr, ValidationError, field_validator
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

from bot.folders import ARTICLES, DATA, find_data, split_paths
from bot.redaction import TOKEN, redact
from faq.errors import Fault, LoadError

__all__ = ["TELEGRAM_API", "Address", "Settings", "load_settings"]

TELEGRAM_API = "https://api.telegram.org"
_TOKEN_VARIABLE = "TELEGRAM_BOT_TOKEN"
_MOST_TOKEN_BYTES = 4096


class Address(NamedTuple):
    """Where to listen."""

    host: str
    """A name or number of this computer; empty for all of them."""
    port: int
    """1 to 65535."""


class Settings(BaseSettings):
    """The program's settings; every field comes from the variable of its alias."""

    model_config = SettingsConfigDict(
        frozen=True, extra="ignore", env_ignore_empty=True, populate_by_name=True
    )

    bot_token: SecretStr | None = Field(None, validation_alias=_TOKEN_VARIABLE)
    """The bot's token as it was set; ``token`` gives it checked, from wherever it is kept."""
    bot_token_file: Path | None = Field(None, validation_alias="TELEGRAM_BOT_TOKEN_FILE")
    """A file that holds nothing but the token; read only when ``bot_token`` is missing."""
    api_url: str = Field(TELEGRAM_API, validation_alias="TELEGRAM_API_URL")
    """Root of the Bot API server, without a slash at its end."""
    proxy: SecretStr | None = Field(None, validation_alias="HOIDAP_PROXY")
    """Proxy for polling and sending; secret, for it may hold a password."""
    articles: Annotated[tuple[Path, ...], NoDecode] = Field((), validation_alias=ARTICLES)
    """Folders and files of articles; empty for the shipped ones."""
    data: Path = Field(default_factory=find_data, validation_alias=DATA)
    """Folder of the program's own state; it may not exist yet."""
    admins: Annotated[frozenset[int], NoDecode] = Field(
        frozenset(), validation_alias="HOIDAP_ADMINS"
    )
    """Telegram's numbers of the people who may run the bot; ``authority`` tells who is one."""

    health_listen: Annotated[Address | None, NoDecode] = Field(
        None, validation_alias="HOIDAP_HEALTH_LISTEN"
    )
    """Where to answer questions about the bot's health; nowhere if not set."""
    webhook_listen: Annotated[Address, NoDecode] = Field(
        Address("127.0.0.1", 8080), validation_alias="HOIDAP_WEBHOOK_LISTEN"
    )
    """Where to listen for updates when there is a webhook."""

    @field_validator("health_listen", "webhook_listen", mode="before")
    @classmethod
    def _split_address(cls, value: object) -> object:
        if not isinstance(value, str):
            return value
        host, _, port = value.rpartition(":")
        if not re.fullmatch(r"[0-9]{1,5}", port) or not 0 < int(port) < 65536:
            raise ValueError('a port, or an address and a port, such as "127.0.0.1:9090"')
        return Address(host.strip("[]") or "127.0.0.1", int(port))

    @field_validator("api_url")
    @classmethod
    def _check_api_url(cls, value: str) -> str:
        if not _is_address(value, ("http", "https")) or re.search(r"[{}?#]", value):
            raise ValueError('an http or https address such as "http://localhost:8081"')
        return value.rstrip("/")

    @field_validator("proxy")
    @classmethod
    def _check_proxy(cls, value: SecretStr | None) -> SecretStr | None:
        schemes = ("http", "https", "socks5", "socks5h")
        if value and not _is_address(value.get_secret_value(), schemes):
            raise ValueError('an http, https or socks5 address such as "socks5://localhost:1080"')
        return value

    @field_validator("articles", mode="before")
    @classmethod
    def _split_articles(cls, value: object) -> object:
        return split_paths(value) if isinstance(value, str) else value

    @field_validator("data", "bot_token_file")
    @classmethod
    def _expand(cls, value: Path | None) -> Path | None:
        return value and value.expanduser()

    @field_validator("admins", mode="before")
    @classmethod
    def _split_admins(cls, value: object) -> object:
        if not isinstance(value, str):
            return value
        parts = [part.strip() for part in value.split(",") if part.strip()]
        if not all(re.fullmatch(r"[1-9][0-9]{0,15}", part) for part in parts):
            raise ValueError('Telegram user ids separated by commas, such as "12345678,87654321"')
        return frozenset(map(int, parts))

    def token(self) -> SecretStr:
        """Find the bot's token and check its shape.

        Raises:
            LoadError: none is set, its file can't be read, or it doesn't have a token's shape.

        """
        if self.bot_token is not None:
            return _checked(self.bot_token.get_secret_value(), _TOKEN_VARIABLE)
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


def load_settings() -> Settings:
    """Read the settings of this process's environment.

    The token isn't asked for: what works without Telegram must not need it.

    Raises:
        LoadError: with a fault for each variable that can't be used.

    """
    try:
        return Settings()  # type: ignore[call-arg]  # every field comes from the environment
    except ValidationError as error:
        raise LoadError(
            [
                _fault_of(str(details["loc"][0]), details["input"], details["msg"])
                for details in error.errors(include_url=False)
            ]
        ) from None


def _is_address(value: str, schemes: tuple[str, ...]) -> bool:
    try:
        parts = urlsplit(value)
        # Asking for the port checks it.
        return parts.scheme in schemes and bool(parts.hostname) and parts.port != 0
    except ValueError:
        return False


def _checked(value: str, variable: str) -> SecretStr:
    if not re.fullmatch(TOKEN, value.strip()):
        raise _fault(
            variable,
            "holds no bot token (its value isn't shown here). Wanted: the token from @BotFather, "
            "digits, a colon, and 35 letters and digits.",
        )
    return SecretStr(value.strip())


def _fault_of(variable: str, value: object, message: str) -> Fault:
    wanted = message.removeprefix("Value error, ")
    # The address of a proxy may hold a password, even when it's too crooked to tell where.
    shown = re.sub(r".*:.*@", "…@", redact(str(value)), flags=re.DOTALL)
    return Fault(variable, 0, f'has the value "{shown}". Wanted: {wanted}.')


def _fault(variable: str, message: str) -> LoadError:
    return LoadError([Fault(variable, 0, message)])
