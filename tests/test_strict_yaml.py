from __future__ import annotations

import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import BaseModel, ConfigDict, field_validator

from faq.errors import LoadError
from faq.strict_yaml import MAX_BYTES, MAX_DEPTH, block_lines, load_yaml, load_yaml_file


class Intent(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)
    name: str
    utterances: tuple[str, ...] = ()
    wanted: int | str = ""

    @field_validator("name")
    @classmethod
    def is_lower(cls, name: str) -> str:
        if name != name.lower():
            raise ValueError("must be in lower case")
        return name


class Intents(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)
    intents: tuple[Intent, ...] = ()
    words: Mapping[str, str] = {}


def faults(text: str) -> list[tuple[int, str]]:
    with pytest.raises(LoadError) as caught:
        load_yaml(text, "a.yaml", Intents)
    assert {fault.path for fault in caught.value.faults} == {"a.yaml"}
    return [(fault.line, fault.message) for fault in caught.value.faults]


@pytest.mark.parametrize(
    "scalar", ["14:11", "no", "yes", "null", "~", "2024-11-14", "1_000", "0x1F", "1.0", "<<", "="]
)
def test_scalars_stay_what_they_are(scalar: str) -> None:
    assert load_yaml(f"words:\n  a: {scalar}\n", "a.yaml", Intents).words == {"a": scalar}


def test_whole_schema() -> None:
    text = "\ufeffintents:\n- name: chợ\n  utterances: [chợ nào, 'chợ gì']\n- name: xã\n"
    loaded = load_yaml(text, "a.yaml", Intents)
    assert loaded.intents == (
        Intent(name="chợ", utterances=("chợ nào", "chợ gì")),
        Intent(name="xã"),
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("words:\n  a: b\n  c: d\n  a: e\n", [(4, 'Key "a" stands here twice, first on line 2.')]),
        ("words: {}\nother: 1\n", [(2, 'Unknown key "other".')]),
        ("intents:\n- name: a\n- name: b\n  nme: c\n", [(4, 'Unknown key "nme".')]),
        ("intents:\n- name: a\n- utterances: []\n", [(3, 'Key "intents.1.name" is missing.')]),
        ("intents:\n- name: A\n", [(2, '"intents.0.name": must be in lower case.')]),
        ("words:\n  a: &x b\n", [(2, "Anchor &x isn't allowed.")]),
        ("words:\n  a: !!str b\n", [(2, "Tag tag:yaml.org,2002:str isn't allowed.")]),
        ("words: {a: b}\n---\nwords: {}\n", [(2, "Only one document is allowed in a file.")]),
        ("words:\n  ? [a, b]\n  : c\n", [(2, "A key must be a text.")]),
        ("words:\n  ? {a: b}\n  : {c: d}\n", [(2, "A key must be a text.")]),
        ("words:\n  a: \x07b\n", [(2, "Control character U+0007 isn't allowed.")]),
    ],
)
def test_fault_has_its_line(text: str, expected: list[tuple[int, str]]) -> None:
    assert faults(text) == expected


def test_every_fault_is_told_at_once_in_the_order_of_lines() -> None:
    text = "intents:\n- name: &x a\n  name: b\n  nme: c\n- name: D\nwords: *x\nmore: 1\n"
    assert [line for line, _ in faults(text)] == [2, 3, 4, 5, 6, 6, 7]


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("words:\n  a: [b\n", 3),
        ("words:\n\ta: b\n", 2),
        ("words: 'a\n", 2),
        ("a: b: c\n", 1),
        ("words:\n  a: b\n c: d\n", 3),
        ("%YAML 9.9\n---\nwords: {}\n", 1),
    ],
)
def test_what_is_no_yaml_is_a_fault_with_its_line(text: str, line: int) -> None:
    (fault,) = faults(text)
    assert fault[0] == line
    assert fault[1].startswith("Not YAML: ")


@pytest.mark.parametrize(
    "text",
    [
        "[" * (MAX_DEPTH + 1) + "]" * (MAX_DEPTH + 1),
        "[" * 100_000,
        "{a: " * 100_000,
        "- " * 100_000 + "a",
        "? " * 50_000,
    ],
)
def test_deep_nesting_is_a_fault(text: str) -> None:
    line, message = faults(text)[-1]
    assert line == 1
    assert "Nested deeper" in message or "Not YAML" in message


def test_depth_that_is_allowed() -> None:
    class Any(BaseModel):
        a: object

    nested = "[" * (MAX_DEPTH - 1) + "]" * (MAX_DEPTH - 1)
    assert load_yaml(f"a: {nested}\n", "a.yaml", Any).a


def test_too_large() -> None:
    assert faults("#" * (MAX_BYTES + 1)) == [(0, "The file is larger than 1,000,000 bytes.")]


@given(st.text(max_size=60) | st.text("ab:-?[]{}&*!|>'\"#%@,\n ~<=", max_size=40))
def test_any_text_loads_or_is_a_fault(text: str) -> None:
    try:
        loaded = load_yaml(text, "a.yaml", Intents)
    except LoadError as error:
        assert error.faults
        assert all(0 <= fault.line <= text.count("\n") + 2 for fault in error.faults)
    else:
        assert isinstance(loaded, Intents)


def test_file(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_text("words:\n  xã: phường\n", encoding="utf-8")
    assert load_yaml_file(path, Intents).words == {"xã": "phường"}


@pytest.mark.parametrize(
    ("content", "line", "message"),
    [
        (b"words:\n  a: \xff\n", 2, "The file isn't UTF-8."),
        (b"#" * (MAX_BYTES + 1), 0, "The file is larger than 1,000,000 bytes."),
        (None, 0, "Can't be read: No such file or directory."),
    ],
)
def test_file_that_cannot_be_read(
    tmp_path: Path, content: bytes | None, line: int, message: str
) -> None:
    path = tmp_path / "a.yaml"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(LoadError) as caught:
        load_yaml_file(path, Intents)
    (fault,) = caught.value.faults
    assert (fault.path, fault.line, fault.message) == (str(path), line, message)


def test_block_lines() -> None:
    text = "# words\nnouns: |\n  chợ = market\n\n  xã = commune\nverbs: >-\n  họp\nname: no\n"
    assert block_lines(text, "a.yaml") == {
        "nouns": (3, "chợ = market\n\nxã = commune\n"),
        "verbs": (7, "họp"),
        "name": (8, "no"),
    }


def test_block_lines_of_nothing() -> None:
    assert block_lines("# nothing\n", "a.yaml") == {}


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("a: |\n  b\nc: [d]\ne: {}\n", [3, 4]),
        ("a: |\n  b\na: c\n", [3]),
        ("- a\n", [1]),
        ("a: *b\n", [1]),
        ("a: |\n  b\n c\n", [3]),
    ],
)
def test_block_lines_of_what_is_no_flat_mapping(text: str, lines: list[int]) -> None:
    with pytest.raises(LoadError) as caught:
        block_lines(text, "a.yaml")
    assert [fault.line for fault in caught.value.faults] == lines


def test_reading_blocks_does_not_import_pydantic() -> None:
    program = (
        "import sys; from faq.strict_yaml import block_lines; "
        "block_lines('a: b', 'a.yaml'); sys.exit('pydantic' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0
