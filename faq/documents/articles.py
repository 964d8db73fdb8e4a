"""Articles and their sentences."""

from __future__ import annotations

from typing import Literal

from faq.values import NamedTuple

__all__ = ["Article", "Role", "Sentence"]

Role = Literal["head", "title", "subheading", "body", "question", "caption", "credit"]


class Article(NamedTuple):
    """A news article as it came, with what is known about it."""

    name: str
    """The file's name, without folders."""
    text: str
    """The text that is kept of the file: of a text file the file itself, decoded."""
    title: str = ""
    """The title as printed, spaces joined."""
    date: str = ""
    """Date of the event if the text gives one, else of publication: "2024-11-14", "2024-11"."""
    published: str = ""
    """Date of publication, same form; empty when unknown."""
    section: str = ""
    """The paper's section ("Thời sự"); empty when unknown."""
    place: str = ""
    """The place that the article is about, widest first ("Nghệ An"); empty when unknown."""
    publisher: str = ""
    """Who published it; empty when unknown."""
    url: str = ""
    """Where it can be read; empty when unknown."""

    def __repr__(self) -> str:
        return f"Article({self.name!r})"


class Sentence(NamedTuple):
    """A sentence of an article, by its place in the text."""

    article: Article
    """The article it stands in."""
    number: int
    """Position in the article, from 1, head and title counted."""
    start: int
    """Offset of the first character in ``article.text``, code points."""
    end: int
    """Offset after the last character."""
    paragraph: int = 0
    """Number of its paragraph, from 0."""
    role: Role = "body"
    """What the sentence is; only body sentences, titles and subheadings state something."""

    @property
    def text(self) -> str:
        """The sentence exactly as printed."""
        return self.article.text[self.start : self.end]
