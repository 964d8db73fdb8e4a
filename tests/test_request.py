"""Which command lines are read without the rest of the program, and how."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.asking import Request, read_request
from bot.serving import Service, read_service


@pytest.mark.parametrize(
    ("arguments", "request_"),
    [
        (["ask", "bao nhiêu xã?"], Request((), "bao nhiêu xã?", False)),
        (["ask", "--json", "bao nhiêu xã?"], Request((), "bao nhiêu xã?", True)),
        (["ask", "bao nhiêu xã?", "--json"], Request((), "bao nhiêu xã?", True)),
        (["ask", "--json"], Request((), None, True)),
        (["--articles", "a", "ask", "x"], Request((Path("a"),), "x", False)),
        (
            ["--articles", "a", "--articles", "b", "ask", "x"],
            Request((Path("a"), Path("b")), "x", False),
        ),
    ],
)
def test_plain_questions(arguments: list[str], request_: Request) -> None:
    assert read_request(arguments) == request_


@pytest.mark.parametrize(
    "arguments",
    [
        [],
        ["ask"],
        ["ask", ""],
        ["ask", "--json", " "],
        ["ask", "two", "questions"],
        ["ask", "--help"],
        ["ask", "--", "-x"],
        ["ask", "-x"],
        ["--articles"],
        ["--articles", "a"],
        ["--articles", "--json", "ask", "x"],
        ["--articles=a", "ask", "x"],
        ["--help"],
        ["console"],
        ["console", "serve"],
        ["serve", "--help"],
        ["serve", "--webhook"],
        ["serve", "--webhook", "--help"],
        ["serve", "--webhook=https://bot.example.org"],
        ["serve", "now"],
    ],
)
def test_all_else_is_for_the_whole_command_line(arguments: list[str]) -> None:
    assert read_request(arguments) is None
    assert read_service(arguments) is None


@pytest.mark.parametrize(
    ("arguments", "service"),
    [
        (["serve"], Service(())),
        (["--articles", "a", "serve"], Service((Path("a"),))),
        (["serve", "--webhook", "https://bot.example.org"], Service((), "https://bot.example.org")),
    ],
)
def test_plain_service(arguments: list[str], service: Service) -> None:
    assert read_service(arguments) == service
