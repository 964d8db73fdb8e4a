"""Questions about an article itself: its title, its date, its section, its headings."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from faq.documents.articles import Article, Role, Sentence
from faq.phrases import Phrases
from faq.query import Query
from faq.reply import Citation, Reply

__all__ = ["tell_about"]

_SURE = 100.0


def tell_about(
    query: Query,
    article: Article,
    sentences: Sequence[Sentence],
    phrases: Phrases,
    gloss: Callable[[str], str],
) -> Reply:
    """What an article's head or its headings say, proved by their lines; unknown if nothing.

    Args:
        query: a question whose intent names in ``reply`` what is asked for.
        article: the article that is meant.
        sentences: its sentences.
        phrases: the wording.
        gloss: tells Vietnamese words in English.

    """
    asked = query.intent.reply
    value, proof = "", list[Sentence]()
    if asked == "title":
        value, proof = article.title, _of(sentences, "title")
    elif asked == "headings":
        proof = _of(sentences, "subheading")
        value = "; ".join(sentence.text for sentence in proof)
    elif asked == "section" and article.section:
        value = article.section
        proof = [s for s in _of(sentences, "head") if article.section in s.text]
    elif asked == "published" and article.published:
        value = _day(article.published) if query.language == "vi" else article.published
        year = article.published[:4]
        proof = [s for s in _of(sentences, "head") if year in s.text]
    if query.language == "en" and asked in ("title", "headings"):
        value = "; ".join(gloss(part).rstrip(".") for part in value.split("; "))
    is_told = bool(value and proof)
    if asked == "published" and len(article.published) == len("2024-11"):
        asked = "month"
    key = f"about_{asked}" if is_told else "unknown"
    return Reply(
        question=query.question,
        status="answered" if is_told else "unknown",
        language=query.language,
        text=phrases.say(f"answer.{key}", query.language, value=value),
        confidence=_SURE,
        intent=query.intent.name,
        citations=tuple(map(Citation, proof)) if is_told else (),
    )


def _of(sentences: Sequence[Sentence], role: Role) -> list[Sentence]:
    return [sentence for sentence in sentences if sentence.role == role]


def _day(iso: str) -> str:
    """A date as Vietnamese papers print it: "14/11/2024", "11/2024"."""
    return "/".join(part.lstrip("0") for part in reversed(iso.split("-")))
