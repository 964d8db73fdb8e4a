"""YAML read strictly: every scalar is text, nothing wins silently, every fault has its line."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias, TypeVar

from faq.errors import Fault, LoadError
from faq.files import read_bytes
from faq.regexes import late

if TYPE_CHECKING:
    import yaml
    from pydantic import BaseModel
    from pydantic_core import ErrorDetails

__all__ = ["MAX_BYTES", "MAX_DEPTH", "block_lines", "load_yaml", "load_yaml_file", "read_file"]

MAX_BYTES = 1_000_000
"""A larger file is refused unread."""
MAX_DEPTH = 30
"""Mappings and sequences nested deeper are refused."""

M = TypeVar("M", bound="BaseModel")
Value: TypeAlias = "str | list[Value] | dict[str, Value]"
Location = tuple[str | int, ...]

_CONTROL = late(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")
_MAX_CONTROL_FAULTS = 20


@dataclass(slots=True)
class _Container:
    """A mapping or sequence whose end hasn't come yet."""

    value: list[Value] | dict[str, Value]
    """What it holds so far."""
    location: Location
    """Keys and positions that lead to it from the top."""
    key: str | None = None
    """The key that waits for its value; None when a key is expected."""
    keys_read: int = 0
    """Number of keys so far, refused ones too."""


@dataclass(slots=True)
class _Tree:
    """A document as plain Python values, with the line of each."""

    value: Value = ""
    """The document; every scalar is a string."""
    lines: dict[Location, int] = field(default_factory=dict)
    """Line of each key and of each member of a sequence, from 1."""
    content_lines: dict[Location, int] = field(default_factory=dict)
    """Line on which the text of each scalar starts: in a literal block, the one after the bar."""
    faults: list[Fault] = field(default_factory=list)
    """What is wrong so far."""


def load_yaml_file(path: Path, schema: type[M]) -> M:
    """Load the file as an instance of the schema; raise ``LoadError`` with every fault found."""
    return load_yaml(read_file(path), str(path), schema)


def load_yaml(text: str, path: str, schema: type[M]) -> M:
    """Load the text as an instance of the schema.

    Every scalar reaches the schema as a string: ``14:11``, ``no`` and ``2024-11-14`` stay what
    they are. Duplicate keys, aliases, anchors, tags, control characters, and whatever the schema
    refuses are faults. Raise ``LoadError`` with every fault found; ``path`` names the file in it.
    """
    from pydantic import ValidationError  # Late: who only reads blocks doesn't pay for it.

    tree = _parse(text, path)
    try:
        loaded = schema.model_validate(tree.value)
    except ValidationError as error:
        faults = [
            Fault(path, _line_of(details["loc"], tree.lines), _message(details))
            for details in error.errors(include_url=False)
        ]
        raise LoadError(_sorted(tree.faults + faults)) from None
    if tree.faults:
        raise LoadError(_sorted(tree.faults))
    return loaded


def block_lines(text: str, path: str) -> dict[str, tuple[int, str]]:
    """Return the texts of a flat mapping, each with the line on which it starts.

    Keys keep their order. For a literal block the line is that of its first line of content, so
    that line ``n`` of the block stands on that line plus ``n``. Raise ``LoadError`` with every
    fault when the text is no mapping of keys to texts.
    """
    tree = _parse(text, path)
    faults = list(tree.faults)
    blocks: dict[str, tuple[int, str]] = {}
    if isinstance(tree.value, dict):
        for key, value in tree.value.items():
            if isinstance(value, str):
                blocks[key] = tree.content_lines[(key,)], value
            else:
                faults.append(Fault(path, tree.lines[(key,)], f'"{key}" must be a text.'))
    elif tree.value != "":
        faults.append(Fault(path, 1, "The file must be a mapping of keys to texts."))
    if faults:
        raise LoadError(_sorted(faults))
    return blocks


def read_file(path: Path) -> str:
    """Return the text of a YAML file; raise ``LoadError`` if it is too large or no UTF-8."""
    content = read_bytes(path, MAX_BYTES)
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise LoadError([Fault(str(path), line, "The file isn't UTF-8.")]) from error


def _parse(text: str, path: str) -> _Tree:
    """Parse the text as a tree; raise ``LoadError`` where there is no telling what it means."""
    if len(text) > MAX_BYTES:
        raise LoadError([Fault(path, 0, f"The file is larger than {MAX_BYTES:,} bytes.")])
    text = text.removeprefix("\ufeff")
    controls = [
        _control_fault(match, path, text.count("\n", 0, match.start()) + 1)
        for match in islice(_CONTROL.finditer(text), _MAX_CONTROL_FAULTS)
    ]
    if controls:
        raise LoadError(controls)
    tree = _Tree()
    if not text.strip():
        return tree
    import yaml  # Late: who finds the shipped words compiled doesn't pay for it.

    # The same parser written in C is some ten times faster, where PyYAML was built with it.
    loader: type[yaml.BaseLoader] = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
    try:
        _build(tree, yaml.parse(text, Loader=loader), path)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        problem = getattr(error, "problem", None) or "it can't be parsed"
        context = getattr(error, "context", None)
        message = f"Not YAML: {problem}{f' {context}' if context else ''}."
        line = mark.line + 1 if mark is not None else 0
        raise LoadError(_sorted([*tree.faults, Fault(path, line, message)])) from error
    return tree


def _control_fault(match: re.Match[str], path: str, line: int) -> Fault:
    return Fault(path, line, f"Control character U+{ord(match.group()):04X} isn't allowed.")


def _build(tree: _Tree, events: Iterator[yaml.Event], path: str) -> None:
    """Fill the tree, without recursion: nesting is the file's choice, our stack is not."""
    import yaml

    open_containers: list[_Container] = []
    documents = 0
    for event in events:
        line = event.start_mark.line + 1 if event.start_mark else 0
        if isinstance(event, yaml.DocumentStartEvent):
            documents += 1
            if documents > 1:
                tree.faults.append(Fault(path, line, "Only one document is allowed in a file."))
                return
        elif isinstance(event, yaml.AliasEvent):
            tree.faults.append(Fault(path, line, f"Alias *{event.anchor} isn't allowed."))
            _place("", line, line, open_containers, tree, path)
        elif isinstance(event, yaml.NodeEvent):
            _refuse_decoration(event, line, tree, path)
            if isinstance(event, yaml.ScalarEvent):
                content_line = line + (event.style in ("|", ">"))
                if control := _CONTROL.search(event.value):
                    tree.faults.append(_control_fault(control, path, line))
                _place(event.value, line, content_line, open_containers, tree, path)
            else:
                value: list[Value] | dict[str, Value]
                value = {} if isinstance(event, yaml.MappingStartEvent) else []
                location = _place(value, line, line, open_containers, tree, path)
                open_containers.append(_Container(value, location))
                if len(open_containers) > MAX_DEPTH:
                    fault = Fault(path, line, f"Nested deeper than {MAX_DEPTH} levels.")
                    raise LoadError(_sorted([*tree.faults, fault]))
        elif isinstance(event, yaml.CollectionEndEvent):
            open_containers.pop()


def _refuse_decoration(event: yaml.NodeEvent, line: int, tree: _Tree, path: str) -> None:
    if event.anchor is not None:
        tree.faults.append(Fault(path, line, f"Anchor &{event.anchor} isn't allowed."))
    tag = getattr(event, "tag", None)
    if tag is not None:
        tree.faults.append(Fault(path, line, f"Tag {tag} isn't allowed."))


def _place(
    value: Value,
    line: int,
    content_line: int,
    open_containers: list[_Container],
    tree: _Tree,
    path: str,
) -> Location:
    """Put a value where it belongs, as a key if one is due; return its location."""
    if not open_containers:
        tree.value = value
        tree.lines[()] = line
        tree.content_lines[()] = content_line
        return ()
    container = open_containers[-1]
    if isinstance(container.value, list):
        location = (*container.location, len(container.value))
        container.value.append(value)
        tree.lines[location] = line
    elif container.key is None:
        container.keys_read += 1
        # A refused key still waits for its value, under a name that no schema can know.
        refused = f"\0{container.keys_read}"
        if not isinstance(value, str):
            tree.faults.append(Fault(path, line, "A key must be a text."))
            container.key = refused
        elif value in container.value:
            first = tree.lines[(*container.location, value)]
            message = f'Key "{value}" stands here twice, first on line {first}.'
            tree.faults.append(Fault(path, line, message))
            container.key = refused
        else:
            container.key = value
            container.value[value] = ""
            tree.lines[(*container.location, value)] = line
        return (*container.location, container.key)
    else:
        location = (*container.location, container.key)
        if not container.key.startswith("\0"):
            container.value[container.key] = value
        container.key = None
    tree.content_lines[location] = content_line
    return location


def _line_of(location: Location, lines: Mapping[Location, int]) -> int:
    """Line of the deepest part of a schema's location that stands in the file.

    A schema's location may hold names of its own ("function-after", a union's member) and keys
    that are missing; these are stepped over.
    """
    found: Location = ()
    for step in location:
        if (*found, step) in lines:
            found = (*found, step)
    return lines.get(found, 1)


def _message(details: ErrorDetails) -> str:
    steps = [str(step) for step in details["loc"]]
    name = ".".join(steps)
    if details["type"] == "extra_forbidden":
        return f'Unknown key "{steps[-1]}".'
    if details["type"] == "missing":
        return f'Key "{name}" is missing.'
    reason = details["msg"].removeprefix("Value error, ").removesuffix(".")
    return f'"{name}": {reason}.' if name else f"{reason}."


def _sorted(faults: list[Fault]) -> list[Fault]:
    return sorted(faults, key=lambda fault: fault.line)
