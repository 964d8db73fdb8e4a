"""A reply as plain lines, for where the output is no terminal: nothing to lay it out is loaded."""

from __future__ import annotations

from collections.abc import Iterator

from faq.documents.articles import Article
from faq.phrases import Phrases
from faq.reply import Language, Reply
from faq.text import fold

__all__ = ["format_date", "headline", "plain_lines", "provenance"]


def format_date(date: str, language: Language) -> str:
    """Write a date as people do: "2024-11-14" is "14/11/2024" in Vietnamese, itself in English."""
    return "/".join(reversed(date.split("-"))) if language == "vi" else date


def headline(article: Article, language: Language) -> str:
    """Name an article by title, date, and its province if the title has it not."""
    title = article.title or article.name
    return " · ".join((title, *provenance(article, language)))


def provenance(article: Article, language: Language) -> tuple[str, ...]:
    """Give what its title leaves open: province and date, as far as they are known."""
    # A right figure of another province is a wrong answer: people must see whose it is.
    province = article.place.partition(",")[0]
    is_told = fold(province) in fold(article.title)
    parts = ("" if is_told else province, format_date(article.date, language))
    return tuple(filter(None, parts))


def plain_lines(reply: Reply, phrases: Phrases) -> Iterator[str]:
    """Yield the answer, each quotation with its source, then numbered suggestions."""
    language = reply.language
    yield reply.text
    for citation in reply.citations:
        sentence = citation.sentence
        place = phrases.say("terminal.sentence", language, number=sentence.number)
        yield f"  │ {sentence.text}"
        yield f"  — {headline(sentence.article, language)} · {place}"
    if reply.suggestions:
        yield phrases.say("terminal.suggestions", language)
    for number, question in enumerate(reply.suggestions, 1):
        yield f"  {number}. {question}"
