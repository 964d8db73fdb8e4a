"""Facts and topics for operators: chosen by article, kind and word, and as JSON."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from faq.text import fold, nfc

if TYPE_CHECKING:
    from faq import Engine
    from faq.facts import Fact
    from faq.reply import Language
    from faq.suggest import Topic

__all__ = [
    "UnknownNameError",
    "choose_facts",
    "choose_topics",
    "fact_to_dict",
    "topic_to_dict",
]

_MOST_NAMES = 20


class UnknownNameError(ValueError):
    """A filter names an article or a kind that there is none of; the message lists the known."""


def choose_facts(engine: Engine, article: str, kind: str, word: str) -> tuple[Fact, ...]:
    """Return the facts that fit; an empty filter fits all.

    Args:
        engine: whose facts.
        article: part of the article's file name.
        kind: the kind of fact.
        word: part of its clause, accents or not.

    Raises:
        UnknownNameError: no article or no kind is called so.

    """
    names = _named(engine, article)
    kinds = sorted({fact.kind for fact in engine.facts})
    if kind and kind not in kinds:
        raise UnknownNameError(f"no fact is of the kind {kind!r}; the kinds are {_list(kinds)}.")
    return tuple(
        fact
        for fact in engine.facts
        if fact.sentence.article.name in names
        and kind in ("", fact.kind)
        and _holds(fact.text, word)
    )


def choose_topics(
    engine: Engine, language: Language, article: str, word: str
) -> Iterator[tuple[Topic, ...]]:
    """Return what can be asked, one article after the other; an empty filter fits all.

    Raises:
        UnknownNameError: no article is called so.

    """
    names = _named(engine, article)
    return (
        tuple(
            topic
            for topic in engine.topics(language, name)
            if _holds(f"{topic.subject} {topic.question}", word)
        )
        for name in names
    )


def fact_to_dict(fact: Fact) -> dict[str, Any]:
    """Return a fact as ``hoidap facts --json`` prints it."""
    return {
        "article": fact.sentence.article.name,
        "sentence": fact.sentence.number,
        "start": fact.start,
        "end": fact.end,
        "kind": fact.kind,
        "subject": fact.subject,
        "value": fact.value,
        "time": fact.time,
        "status": fact.status,
        "place": fact.place,
        "text": fact.text,
    }


def topic_to_dict(topic: Topic) -> dict[str, Any]:
    """Return a topic as ``hoidap topics --json`` prints it."""
    return {
        "article": topic.article.name,
        "subject": topic.subject,
        "question": topic.question,
        "kind": topic.kind,
        "sentence": topic.sentence.number,
    }


def _named(engine: Engine, part: str) -> tuple[str, ...]:
    names = [article.name for article in engine.articles]
    chosen = tuple(name for name in names if part in name)
    if not chosen:
        raise UnknownNameError(
            f"no article has {part!r} in its name; the articles are {_list(names)}."
        )
    return chosen


def _holds(text: str, word: str) -> bool:
    return fold(nfc(word)) in fold(nfc(text))


def _list(names: Sequence[str]) -> str:
    more = len(names) - _MOST_NAMES
    return ", ".join(names[:_MOST_NAMES]) + (f" and {more} more" if more > 0 else "")
