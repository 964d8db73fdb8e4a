"""What README.md says, held to the program.

Where an example is out of date, the failure prints the block to paste in its place.
"""

from __future__ import annotations

import io
import json
import re
import shlex
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

import pytest
from conversations import in_a_group, in_private
from engines import ROOT, shipped, shipped_live
from typer.main import get_command
from typer.testing import CliRunner

import faq
from bot.cli import app
from bot.commands import Place, commands_in
from bot.console import PROMPT, Dialogue
from bot.settings import VARIABLES
from bot.terminal import open_terminal
from faq.engine import Engine
from faq.index import build_index
from faq.intent_files import pack_intents, parse_intents
from faq.intents import load_intents
from faq.phrases import load_phrases
from faq.reply import Language

README = (ROOT / "README.md").read_text(encoding="utf-8")
MAKEFILE = (ROOT / "Makefile").read_text(encoding="utf-8")
TARGETS = set(re.findall(r"^(\w+):", MAKEFILE, re.MULTILINE))
COMMANDS: dict[str, Any] = get_command(app).commands


def section(title: str) -> str:
    """What stands under a heading of the second level."""
    _, found, rest = README.partition(f"\n## {title}\n")
    assert found, f"README.md has no section {title!r}"
    return rest.partition("\n## ")[0]


def blocks(text: str, language: str) -> list[str]:
    """The fenced blocks of a language, without their fences."""
    return re.findall(rf"^```{language}\n(.*?)^```$", text, re.MULTILINE | re.DOTALL)


def first_cells(text: str) -> list[str]:
    """The first cells of the rows of a table, its heading left out."""
    return re.findall(r"^\| (`.*?`)", text, re.MULTILINE)


def paste(printed: str) -> str:
    return f"README.md is out of date; paste this in place of the block:\n\n{printed}"


PLACES: tuple[Place, ...] = ("private", "admin", "console")
LANGUAGES: tuple[Language, ...] = ("vi", "en")
CONSOLE = [b for b in blocks(README, "console") if b.startswith("$ hoidap console\n")]
ASKS = [b for b in blocks(README, "console") if b.startswith("$ hoidap ask ")]


@pytest.fixture(autouse=True)
def no_settings(monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory) -> None:
    monkeypatch.setattr(faq, "load_engine", lambda paths, **options: shipped())
    for name in VARIABLES:
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("HOIDAP_DATA", str(tmp_path_factory.getbasetemp() / "state"))


def print_asks(block: str) -> str:
    """Run the commands of a block and return it as the terminal would show it."""
    shown, status = [], 0
    for line in block.splitlines():
        if line == "$ echo $?":
            shown += [line, str(status)]
        elif line.startswith("$ "):
            program, *arguments = shlex.split(line.removeprefix("$ "))
            assert program == "hoidap"
            ran = CliRunner().invoke(app, arguments, catch_exceptions=False)
            status = ran.exit_code
            shown += [line, ran.stdout.rstrip("\n")]
    return "\n".join(shown) + "\n"


def print_console(block: str) -> str:
    """Hold the conversation of a block and return it as the terminal would show it."""
    written = io.StringIO()
    dialogue = Dialogue(shipped_live(), load_phrases(), open_terminal(written))
    written.write("$ hoidap console\n")
    dialogue.greet()
    for line in block.splitlines():
        if line.startswith(PROMPT):
            written.write(f"{line}\n")
            if not dialogue.hear(line.removeprefix(PROMPT)):
                break
    dialogue.part()
    return written.getvalue()


def print_json(question: str) -> str:
    reply = shipped().ask(question).to_dict()
    return json.dumps(reply, ensure_ascii=False, indent=2) + "\n"


@pytest.mark.parametrize("title", ["Quick start", "Bắt đầu nhanh"])
def test_quick_start_is_two_commands(title: str) -> None:
    (block,) = blocks(section(title), "sh")
    commands = block.splitlines()
    assert len(commands) == 2
    assert {command.removeprefix("make ") for command in commands} <= TARGETS


def test_every_make_command_is_a_target() -> None:
    in_blocks = re.findall(r"^(?:\w+=\S+ )*make (\w+)$", README, re.MULTILINE)
    assert {*in_blocks, *re.findall(r"`make (\w+)", README)} <= TARGETS


def test_commands_table_is_the_program() -> None:
    rows = [shlex.split(cell.strip("`")) for cell in first_cells(section("Commands"))]
    assert {row[1] for row in rows} == set(COMMANDS)
    for _, name, *arguments in rows:
        known = {option for p in COMMANDS[name].params for option in p.opts}
        assert {word for word in arguments if word.startswith("--")} <= known


def test_table_of_a_conversation_is_its_commands() -> None:
    rows = re.findall(r"^\| (`/.*?) \|.*\| (.+?) \|$", section("In a conversation"), re.MULTILINE)
    told = {name: where for cell, where in rows for name in re.findall(r"\w+", cell)}
    places = {
        command.name(language): {place for place in command.places if place != "group"}
        for place in PLACES
        for command in commands_in(place)
        for language in LANGUAGES
    }
    assert set(told) == {*places, "start"}
    wheres = {
        "both": {"private", "admin", "console"},
        "Telegram": {"private", "admin"},
        "administrators, console": {"admin", "console"},
        "console": {"console"},
    }
    assert {name: wheres[told[name]] for name in places} == places


def test_environment_table_is_the_settings() -> None:
    table = section("Environment variables")
    named = {name for cell in first_cells(table) for name in re.findall(r"\w+", cell)}
    assert named == VARIABLES


def test_json_is_a_reply() -> None:
    (block,) = blocks(section("The JSON of one answer"), "json")
    printed = print_json(json.loads(block)["question"])
    assert block == printed, paste(printed)


@pytest.mark.parametrize("block", ASKS)
def test_ask_prints_this(block: str) -> None:
    printed = print_asks(block)
    assert block == printed, paste(printed)


@pytest.mark.parametrize("block", CONSOLE)
def test_console_prints_this(block: str) -> None:
    printed = print_console(block)
    assert block == printed, paste(printed)


@pytest.mark.parametrize(
    ("number", "conversation"), [(0, in_private), (1, in_a_group)], ids=["private", "group"]
)
async def test_telegram_says_this(number: int, conversation: Callable[[], Awaitable[str]]) -> None:
    printed = await conversation()
    assert blocks(README, "transcript")[number] == printed, paste(printed)


def test_pictures_are_there() -> None:
    pictures = re.findall(r'<img src="([^"]+)"', README)
    assert len(pictures) == 3
    assert all(Path(ROOT, picture).is_file() for picture in pictures)


def test_transcripts_are_there() -> None:
    assert len(ASKS) >= 5
    assert len(CONSOLE) == 1
    assert len(blocks(README, "transcript")) == 2
    assert len(blocks(README, "console")) == len(ASKS) + len(CONSOLE)


def test_python_runs(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    for block in blocks(README, "python"):
        exec(compile(block, "README.md", "exec"), {})


def test_intent_of_the_example_finds_its_examples() -> None:
    (block,) = (b for b in blocks(README, "yaml") if b.startswith("- name: "))
    intents = pack_intents((*load_intents(), *parse_intents(block, "README.md")))
    index = build_index(shipped().articles, shipped().lexicon)
    extended = Engine(index, shipped().lexicon, intents, load_phrases())
    assert extended.check() == shipped().check()


def test_paths_exist() -> None:
    named = re.findall(r"(?<![\w/.-])(?:\.ci|bot|faq|seeds|tests)/[\w./*-]*", README)
    linked = re.findall(r"\]\((?!https?:|#)([^)]+)\)", README)
    paths = {path.rstrip(".") for path in named + linked} - {"tests/golden/FILE.jsonl"}
    assert paths
    assert [path for path in sorted(paths) if not exists(path)] == []


def exists(path: str) -> bool:
    return any(ROOT.glob(path)) if "*" in path else Path(ROOT, path).exists()
