"""A reply as plain lines, for where the output is no terminal: nothing to lay it out is loaded."""

from __future__ import annotations

from collections.abc import Iterator

from faq.documents.articles import Article
from faq.phrases import Phrases
from faq.reply import Language, Reply
from faq.text import fold

__all__ = ["format_date", "headline", "plain_lines"]


def format_date(date: str, language: Language) -> str:
    """Write a date as people do: "2024-11-14" is "14/11/2024" in Vietnamese, itself in English."""
    return "/".join(reversed(date.split("-"))) if language == "vi" else date


def headline(article: Article, language: Language) -> str:
    """Name an article by title, date, and its province if the title has it not."""
    title = article.title or article.name
    province = article.place.partition(",")[0]
    # A right figure of another province is a wrong answer: people must see whose it is.
    place = "" if fold(province) in fold(title) else province
    parts = [title, place, format_date(article.date, language)]
    return " · ".join(filter(None, parts))


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
