"""The environment, read once; what is wrong is said with variable, value and what was wanted."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from bot_api_server import TOKEN

from bot.settings import TELEGRAM_API, Address, Settings, load_settings
from faq.errors import LoadError

NAMES = (
    "TELEGRAM_BOT_TOKEN",
    "TELEGRAM_BOT_TOKEN_FILE",
    "TELEGRAM_API_URL",
    "HOIDAP_PROXY",
    "HOIDAP_ARTICLES",
    "HOIDAP_DATA",
    "HOIDAP_ADMINS",
    "HOIDAP_HEALTH_LISTEN",
    "HOIDAP_WEBHOOK_LISTEN",
)


@pytest.fixture(autouse=True)
def empty_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in NAMES:
        monkeypatch.delenv(name, raising=False)


def load(monkeypatch: pytest.MonkeyPatch, **environment: str) -> Settings:
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    return load_settings()


def test_defaults() -> None:
    settings = load_settings()
    assert not settings.bot_token
    assert settings.api_url == TELEGRAM_API
    assert settings.proxy is None
    assert settings.articles == ()
    assert settings.data.name == "hoidap"
    assert settings.admins == frozenset()


def test_empty_is_as_good_as_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    assert load(monkeypatch, **dict.fromkeys(NAMES, "")) == load_settings()
    assert load_settings().api_url == TELEGRAM_API


def test_everything_set(monkeypatch: pytest.MonkeyPatch) -> None:
    settings = load(
        monkeypatch,
        TELEGRAM_BOT_TOKEN=f" {TOKEN}\n",
        TELEGRAM_API_URL="http://localhost:8081/telegram/",
        HOIDAP_PROXY="socks5://user:word@localhost:1080",
        HOIDAP_ARTICLES=os.pathsep.join(("seeds", "", "~/tin")),
        HOIDAP_DATA="~/state",
        HOIDAP_ADMINS="12, 34,",
    )
    assert settings.token() == TOKEN
    assert settings.api_url == "http://localhost:8081/telegram"
    assert settings.proxy is not None
    assert settings.articles == (Path("seeds"), Path("~/tin").expanduser())
    assert settings.data == Path("~/state").expanduser()
    assert settings.admins == {12, 34}
    assert TOKEN not in repr(settings)
    assert "word" not in repr(settings)


@pytest.mark.parametrize(
    ("name", "value", "wanted"),
    [
        ("TELEGRAM_API_URL", "localhost:8081", "an http or https address"),
        ("TELEGRAM_API_URL", "ftp://localhost", "an http or https address"),
        ("TELEGRAM_API_URL", "http://", "an http or https address"),
        ("TELEGRAM_API_URL", "http://localhost:port", "an http or https address"),
        ("TELEGRAM_API_URL", "http://localhost/{token}", "an http or https address"),
        ("HOIDAP_PROXY", "localhost:1080", "socks5://localhost:1080"),
        ("HOIDAP_PROXY", "ftp://localhost:1080", "socks5://localhost:1080"),
        ("HOIDAP_ADMINS", "12;34", "separated by commas"),
        ("HOIDAP_ADMINS", "@lan", "separated by commas"),
        ("HOIDAP_ADMINS", "-100500", "separated by commas"),
    ],
)
def test_fault_names_variable_value_and_what_was_wanted(
    monkeypatch: pytest.MonkeyPatch, name: str, value: str, wanted: str
) -> None:
    with pytest.raises(LoadError) as caught:
        load(monkeypatch, **{name: value})
    (fault,) = caught.value.faults
    assert str(fault).startswith(f'{name}: has the value "{value}". Wanted: ')
    assert wanted in fault.message


def test_all_faults_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(LoadError) as caught:
        load(monkeypatch, TELEGRAM_API_URL="x", HOIDAP_ADMINS="y", HOIDAP_PROXY="z")
    named = {fault.path for fault in caught.value.faults}
    assert named == {"TELEGRAM_API_URL", "HOIDAP_ADMINS", "HOIDAP_PROXY"}


@pytest.mark.parametrize("name", ["TELEGRAM_API_URL", "HOIDAP_PROXY", "HOIDAP_ADMINS"])
@pytest.mark.parametrize("user", ["ftp://lan:hidden@", "lan:hidden@", "ftp://lan:hid/hidden@"])
def test_fault_shows_no_secret(monkeypatch: pytest.MonkeyPatch, name: str, user: str) -> None:
    with pytest.raises(LoadError) as caught:
        load(monkeypatch, **{name: f"{user}localhost/bot{TOKEN}"})
    assert TOKEN not in str(caught.value)
    assert "hidden" not in str(caught.value)


@pytest.mark.parametrize("value", ["secret", "123:secret", f"bot{TOKEN}", f"{TOKEN} {TOKEN}", " "])
def test_malformed_token_is_not_shown(monkeypatch: pytest.MonkeyPatch, value: str) -> None:
    settings = load(monkeypatch, TELEGRAM_BOT_TOKEN=value)
    with pytest.raises(LoadError, match=r"TELEGRAM_BOT_TOKEN: .* Wanted: ") as caught:
        settings.token()
    assert "secret" not in str(caught.value)
    assert TOKEN not in str(caught.value)


def test_missing_token() -> None:
    with pytest.raises(LoadError, match="TELEGRAM_BOT_TOKEN: isn't set"):
        load_settings().token()


def test_token_file(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    file = tmp_path / "token"
    settings = load(monkeypatch, TELEGRAM_BOT_TOKEN_FILE=str(file))
    with pytest.raises(LoadError, match=r"TELEGRAM_BOT_TOKEN_FILE: .*can't be read"):
        settings.token()
    file.write_bytes(b"\xff\xfe" + TOKEN.encode())
    with pytest.raises(LoadError, match="TELEGRAM_BOT_TOKEN_FILE: holds no bot token") as caught:
        settings.token()
    assert TOKEN not in str(caught.value)
    file.write_text(f"{TOKEN}\r\n", encoding="utf-8")
    assert settings.token() == TOKEN


def test_token_wins_over_its_file(monkeypatch: pytest.MonkeyPatch) -> None:
    settings = load(monkeypatch, TELEGRAM_BOT_TOKEN=TOKEN, TELEGRAM_BOT_TOKEN_FILE="/nowhere")
    assert settings.token() == TOKEN


@pytest.mark.parametrize(
    ("value", "wanted"),
    [
        ("9090", Address("127.0.0.1", 9090)),
        ("0.0.0.0:80", Address("0.0.0.0", 80)),
        ("[::1]:65535", Address("::1", 65535)),
    ],
)
def test_addresses_to_listen_at(
    monkeypatch: pytest.MonkeyPatch, value: str, wanted: Address
) -> None:
    assert load(monkeypatch, HOIDAP_HEALTH_LISTEN=value).health_listen == wanted


@pytest.mark.parametrize("value", ["x", "0", "65536", "127.0.0.1", "127.0.0.1:", "a:b", "-1"])
def test_no_address_to_listen_at(monkeypatch: pytest.MonkeyPatch, value: str) -> None:
    with pytest.raises(LoadError, match="HOIDAP_WEBHOOK_LISTEN: has the value"):
        load(monkeypatch, HOIDAP_WEBHOOK_LISTEN=value)
