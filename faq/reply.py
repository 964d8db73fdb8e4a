"""What the engine gives back: a reply with its citations, ready for any front end."""

from __future__ import annotations

from typing import Any, Literal

from faq.documents.articles import Sentence
from faq.values import NamedTuple

__all__ = ["Citation", "Language", "Reply", "Status"]

Status = Literal["answered", "unsure", "unknown", "smalltalk"]
Language = Literal["vi", "en"]


class Citation(NamedTuple):
    """A sentence that proves an answer, and the words in it that matter."""

    sentence: Sentence
    """The whole sentence, as printed."""
    marks: tuple[tuple[int, int], ...] = ()
    """Spans of the words that matter: offsets into the article's text, ascending, disjoint."""

    @property
    def at(self) -> int:
        """Where it matters first: offset into the article's text."""
        return self.marks[0][0] if self.marks else self.sentence.start

    def to_dict(self) -> dict[str, Any]:
        """The citation as the contract's JSON has it."""
        article = self.sentence.article
        return {
            "article": article.name,
            "title": article.title,
            "date": article.date,
            "sentence": self.sentence.number,
            "start": self.sentence.start,
            "end": self.sentence.end,
            "quote": self.sentence.text,
        }


class Reply(NamedTuple):
    """The answer to one question."""

    question: str
    """The question as it was asked."""
    status: Status
    """Whether it was answered, and if not, why."""
    language: Language
    """The language of the question and of the text."""
    text: str
    """The short answer itself, without the quotation; for people, never markup."""
    confidence: float
    """How sure the engine is, 0 to 100."""
    intent: str = ""
    """Name of the intent that the question matched; empty when none did."""
    citations: tuple[Citation, ...] = ()
    """The sentences the answer stands on, best first; empty unless answered."""
    suggestions: tuple[str, ...] = ()
    """Questions that can be answered, offered instead of an answer."""
    nearest: Citation | None = None
    """The sentence nearest to a question that was not answered: a lead for programs, no proof."""

    def to_dict(self) -> dict[str, Any]:
        """The reply as the contract's JSON has it; what was not answered cites what is nearest."""
        cited = self.citations or ((self.nearest,) if self.nearest else ())
        return {
            "question": self.question,
            "status": self.status,
            "language": self.language,
            "text": self.text,
            "confidence": round(self.confidence, 1),
            "intent": self.intent,
            "citations": [citation.to_dict() for citation in cited],
            "suggestions": list(self.suggestions),
        }
