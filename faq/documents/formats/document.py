"""What a reader of one kind of file gives, and how it says that it can't."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from types import MappingProxyType

from faq.errors import HoidapError
from faq.text import nfc
from faq.values import NamedTuple

__all__ = ["Document", "UnreadableError", "text_of_lines", "title_in"]


_BEGINNING = 1000
_MIN_TITLE_WORDS = 3


class Document(NamedTuple):
    """The text of a file, and what the file states about it."""

    text: str
    """The text that is kept and shown, and that every offset refers to."""
    metadata: Mapping[str, str] = MappingProxyType({})
    """Title, date of publication, publisher and address, by the keys of front matter."""


class UnreadableError(HoidapError):
    """A file's content can't be used; the message says what is wrong and what to do."""

    def __init__(self, message: str, line: int = 0) -> None:
        self.message = message
        self.line = line
        super().__init__(message)


def text_of_lines(lines: Iterable[str]) -> str:
    """Return the text with a paragraph a line: letters composed, runs of blanks made one.

    Lines without a letter or digit and characters that aren't printed are left out.
    """
    kept = (" ".join("".join(filter(_is_shown, nfc(line))).split()) for line in lines)
    return "".join(f"{line}\n" for line in kept if any(map(str.isalnum, line)))


def _is_shown(character: str) -> bool:
    return character.isprintable() or character.isspace()


def title_in(text: str, stated: str) -> str:
    """Return the title in a file's properties if the text's beginning prints it, else nothing.

    Many a file is written over another one, whose title stays in the properties.
    """
    printed, title = ("".join(part.split()).casefold() for part in (text[:_BEGINNING], nfc(stated)))
    is_title = len(stated.split()) >= _MIN_TITLE_WORDS and title in printed
    return " ".join(nfc(stated).split()) if is_title else ""
