"""What the bot is run with elsewhere, held to the program: the container and the systemd unit."""

from __future__ import annotations

import re

from engines import ROOT
from typer.main import get_command

from bot.cli import app
from bot.settings import VARIABLES
from bot.telegram.program import EX_CONFIG, EX_USAGE

DOCKERFILE = (ROOT / "bot/deploy/Dockerfile").read_text(encoding="utf-8")
UNIT = (ROOT / "bot/deploy/hoidap.service").read_text(encoding="utf-8")
COMMANDS = set(get_command(app).commands)  # type: ignore[attr-defined]


def test_container_copies_what_there_is() -> None:
    copied = re.findall(r"^COPY (?!--from)(.+) \S+$", DOCKERFILE, re.MULTILINE)
    assert copied
    sent = set(re.findall(r"^!(\S+)$", (ROOT / ".dockerignore").read_text(), re.MULTILINE))
    for path in " ".join(copied).split():
        assert (ROOT / path).exists(), path
        assert path in sent, f"{path} is kept from the container by .dockerignore"


def test_container_runs_a_command_as_nobody_special() -> None:
    (command,) = re.findall(r'^CMD \["(\w+)"\]$', DOCKERFILE, re.MULTILINE)
    assert command in COMMANDS
    (user,) = re.findall(r"^USER (\w+)$", DOCKERFILE, re.MULTILINE)
    assert user != "root"


def test_container_looks_after_its_health_where_it_is_told() -> None:
    (listening,) = re.findall(r"HOIDAP_HEALTH_LISTEN=(\S+)", DOCKERFILE)
    assert f"http://{listening}/health" in DOCKERFILE


def test_variables_are_those_of_the_program() -> None:
    named = set(re.findall(r"\b(?:HOIDAP|TELEGRAM)_[A-Z_]+", DOCKERFILE + UNIT))
    assert named <= VARIABLES


def test_unit_starts_a_command_and_gives_up_where_starting_again_would_not_help() -> None:
    (command,) = re.findall(r"^ExecStart=\S+/hoidap (\w+)$", UNIT, re.MULTILINE)
    assert command in COMMANDS
    (statuses,) = re.findall(r"^RestartPreventExitStatus=(.+)$", UNIT, re.MULTILINE)
    assert {int(status) for status in statuses.split()} == {EX_USAGE, EX_CONFIG}
