"""Wording: every sentence the program says to people, in Vietnamese and English."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from importlib.resources import files
from string import Formatter

from pydantic import BaseModel, ConfigDict, RootModel

from faq.errors import Fault, LoadError
from faq.strict_yaml import load_yaml

__all__ = ["Phrases", "load_phrases"]


class _Wording(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)
    vi: str
    en: str


class _File(RootModel[dict[str, _Wording]]):
    """A file of wording: key → both languages."""


class Phrases:
    """Wording by key and language."""

    def __init__(self, wording: Mapping[str, _Wording]) -> None:
        self._wording = wording

    def __contains__(self, key: str) -> bool:
        return key in self._wording

    def say(self, key: str, language: str, **values: object) -> str:
        """The wording of a key ("answer.yes") with its placeholders filled.

        Raises:
            KeyError: no such key, or a placeholder without a value.

        """
        wording = self._wording[key]
        return (wording.en if language == "en" else wording.vi).format(**values)


def _placeholders(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name is not None}


@lru_cache(maxsize=1)
def load_phrases() -> Phrases:
    """The shipped wording, ``data/phrases/NAME.yaml`` under keys "NAME.key".

    Raises:
        LoadError: with every fault; the two languages of a key must have the same placeholders.

    """
    wording: dict[str, _Wording] = {}
    faults: list[Fault] = []
    folder = files("faq") / "data" / "phrases"
    for path in sorted(folder.iterdir(), key=lambda entry: entry.name):
        if not path.name.endswith(".yaml"):
            continue
        text = path.read_text(encoding="utf-8")
        try:
            entries = load_yaml(text, path.name, _File).root
            for key, entry in entries.items():
                if _placeholders(entry.vi) != _placeholders(entry.en):
                    faults.append(
                        Fault(path.name, _line_of(text, key), f"{key}: vi and en differ in {{…}}")
                    )
                wording[f"{path.name.removesuffix('.yaml')}.{key}"] = entry
        except LoadError as error:
            faults.extend(error.faults)
        except ValueError as error:
            faults.append(Fault(path.name, 0, f"a placeholder can't be read: {error}"))
    if faults:
        raise LoadError(faults)
    return Phrases(wording)


def _line_of(text: str, key: str) -> int:
    lines = text.splitlines()
    return next((n for n, line in enumerate(lines, 1) if line.startswith(f"{key}:")), 0)
