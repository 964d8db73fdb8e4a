from __future__ import annotations

import ast
import re
from pathlib import Path
from string import Formatter

import pytest
import yaml
from engines import ROOT

from faq.errors import LoadError
from faq.intents import load_intents
from faq.phrases import _read, load_phrases

FILES = sorted((ROOT / "faq" / "data" / "phrases").glob("*.yaml"))
SECTIONS = {path.stem for path in FILES}
KEYS = {
    f"{path.stem}.{key}": wording
    for path in FILES
    for key, wording in yaml.load(path.read_text(encoding="utf-8"), yaml.BaseLoader).items()
}
MODULES = sorted([*(ROOT / "faq").rglob("*.py"), *(ROOT / "bot").rglob("*.py")])
_KEY = re.compile(rf"(?:{'|'.join(sorted(SECTIONS))})\.[a-z_]+")


def keys_in(path: Path) -> set[str]:
    """The keys of wording in a module's strings; of composed ones ("unit_…") the beginning."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    strings = {n.value for n in ast.walk(tree) if isinstance(n, ast.Constant)}
    return {s for s in strings if isinstance(s, str) and _KEY.fullmatch(s)}


def fields(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name is not None}


@pytest.mark.parametrize("key", sorted(KEYS))
def test_both_languages_say_the_same(key: str) -> None:
    wording = KEYS[key]
    assert set(wording) == {"vi", "en"}
    assert fields(wording["vi"]) == fields(wording["en"])
    assert key in load_phrases()


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(ROOT)))
def test_every_key_in_code_has_its_wording(path: Path) -> None:
    missing = keys_in(path) - set(KEYS)
    begun = {key for key in missing if key.endswith("_")}
    assert missing == begun
    assert [key for key in begun if not any(known.startswith(key) for known in KEYS)] == []


def test_code_says_something_by_key() -> None:
    assert {key for path in MODULES for key in keys_in(path)}


def test_small_talk_has_its_wording() -> None:
    replies = {i.reply for i in load_intents() if i.wants == "smalltalk"}
    assert {f"smalltalk.{reply}" for reply in replies} <= set(KEYS)


def test_every_reason_has_its_wording() -> None:
    folder = ROOT / "faq" / "agreement"
    code = "".join(path.read_text(encoding="utf-8") for path in sorted(folder.glob("*.py")))
    reasons = set(re.findall(r'(?:ruled_out|doubts)\)?\.append\("([a-z_]+)"\)', code))
    reasons |= set(re.findall(r'(?:return|yield) "([a-z]+_[a-z]+)"', code))
    assert {"unexplained", "no_figure"} <= reasons
    assert {f"explain.{reason}" for reason in reasons} <= set(KEYS)


def test_placeholders_are_filled() -> None:
    assert load_phrases().say("answer.yes", "en", statement="It fell.") == "Yes. It fell."
    assert load_phrases().say("answer.yes", "vi", statement="Đã giảm.") == "Có. Đã giảm."


def test_an_unknown_key_or_a_missing_value_raises() -> None:
    with pytest.raises(KeyError):
        load_phrases().say("answer.nothing", "en")
    with pytest.raises(KeyError):
        load_phrases().say("answer.yes", "en")


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("yes:\n  vi: Có\n", "mine.yaml:1: "),
        (
            "no:\n  vi: Không\n  en: No\nyes:\n  vi: '{a}'\n  en: '{b}'\n",
            "mine.yaml:4: yes: vi and",
        ),
        ("yes:\n  vi: Có\n  en: Yes\n  fr: Oui\n", "mine.yaml:4: "),
        ("yes:\n  vi: '{'\n  en: Yes\n", "mine.yaml: a placeholder can't be read"),
        ("yes: {vi: a, en: a}\nyes: {vi: a, en: a}\n", "mine.yaml:2: "),
    ],
)
def test_fault(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, text: str, fault: str) -> None:
    folder = tmp_path / "data" / "phrases"
    folder.mkdir(parents=True)
    (folder / "mine.yaml").write_text(text, encoding="utf-8")
    monkeypatch.setattr("faq.shipped.DATA", tmp_path / "data")
    with pytest.raises(LoadError) as caught:
        _read()
    assert [str(found)[: len(fault)] for found in caught.value.faults] == [fault]
