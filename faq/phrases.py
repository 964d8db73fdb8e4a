"""Wording: every sentence the program says to people, in Vietnamese and English."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path

from faq.errors import Fault, LoadError
from faq.shipped import load_shipped, yaml_files

__all__ = ["Phrases", "load_phrases"]


class Phrases:
    """Wording by key and language."""

    def __init__(self, wording: Mapping[str, tuple[str, str]]) -> None:
        self._wording = wording

    def __contains__(self, key: str) -> bool:
        return key in self._wording

    def say(self, key: str, language: str, **values: object) -> str:
        """The wording of a key ("answer.yes") with its placeholders filled.

        Raises:
            KeyError: no such key, or a placeholder without a value.

        """
        vi, en = self._wording[key]
        return (en if language == "en" else vi).format(**values)


def _placeholders(text: str) -> set[str]:
    from string import Formatter

    return {name for _, name, _, _ in Formatter().parse(text) if name is not None}


def load_phrases(cache: Path | None = None) -> Phrases:
    """The shipped wording, ``data/phrases/NAME.yaml`` under keys "NAME.key".

    Args:
        cache: folder that keeps it compiled; see ``faq.shipped``.

    Raises:
        LoadError: with every fault; the two languages of a key must have the same placeholders.

    """
    return _load(cache)


@lru_cache(maxsize=1)
def _load(cache: Path | None) -> Phrases:
    return Phrases(load_shipped("phrases", _read, cache))


def _read() -> dict[str, tuple[str, str]]:
    """The wording by key, Vietnamese before English."""
    # Late: mostly there is a compiled copy.
    from faq.schemas import WordingFile
    from faq.strict_yaml import load_yaml

    wording: dict[str, tuple[str, str]] = {}
    faults: list[Fault] = []
    for path in yaml_files("phrases"):
        text = path.read_text(encoding="utf-8")
        try:
            entries = load_yaml(text, path.name, WordingFile).root
            for key, entry in entries.items():
                if _placeholders(entry.vi) != _placeholders(entry.en):
                    faults.append(
                        Fault(path.name, _line_of(text, key), f"{key}: vi and en differ in {{…}}")
                    )
                wording[f"{path.name.removesuffix('.yaml')}.{key}"] = (entry.vi, entry.en)
        except LoadError as error:
            faults.extend(error.faults)
        except ValueError as error:
            faults.append(Fault(path.name, 0, f"a placeholder can't be read: {error}"))
    if faults:
        raise LoadError(faults)
    return wording


def _line_of(text: str, key: str) -> int:
    lines = text.splitlines()
    return next((n for n, line in enumerate(lines, 1) if line.startswith(f"{key}:")), 0)
