"""What the YAML files of intents and of wording must look like.

They stand in a module of their own because who finds the files compiled has no need of pydantic.
"""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict, Field, RootModel

from faq.intents import Wants

__all__ = ["IntentsFile", "WordingFile"]


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class _Text(_Strict):
    vi: str
    en: str


class _Texts(_Strict):
    vi: tuple[str, ...] = ()
    en: tuple[str, ...] = ()


class _Intent(_Strict):
    name: str = Field(pattern=r"^[a-z][a-z0-9_]*$")
    wants: Wants
    utterances: _Texts
    examples: _Texts = _Texts()
    reply: str = ""
    answer: _Text | None = None
    source: str = ""


class IntentsFile(RootModel[tuple[_Intent, ...]]):
    """A file of intents."""


class WordingFile(RootModel[dict[str, _Text]]):
    """A file of wording: key → both languages."""
