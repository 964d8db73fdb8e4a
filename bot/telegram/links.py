"""Links to a sentence: to the bot, which shows it, and to the article's page, opened there.

A text fragment ("#:~:text=first words,last words") makes a browser scroll to words and mark them.
"""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import quote, urlsplit

from faq.documents.articles import Article, Sentence
from faq.surroundings import reference_of

__all__ = ["address_of", "page_address", "reference_in", "start_parameter"]

_SENTENCE = "f_"
"""What stands before a sentence's name in a link to the bot: ``?start=f_…``."""

_MOST_WORDS = 12
"""A sentence of more words is named by its first and last ones."""
_FEWEST_WORDS = 5


def start_parameter(sentence: Sentence) -> str:
    """Return what a link to the bot hands to ``/start`` for it to show a sentence."""
    return _SENTENCE + reference_of(sentence)


def reference_in(parameter: str) -> str:
    """Return the name of the sentence that ``/start`` is to show; empty for none."""
    return parameter.removeprefix(_SENTENCE) if parameter.startswith(_SENTENCE) else ""


def address_of(sentence: Sentence) -> str:
    """Return the web address that opens an article at a sentence; empty when it has none."""
    url = page_address(sentence.article)
    return url and f"{url}{'' if '#' in url else '#'}:~:text={_fragment(sentence)}"


def page_address(article: Article) -> str:
    """Return the web address of an article's page; empty when it has none."""
    return article.url if _is_web(article.url) else ""


def _is_web(url: str) -> bool:
    try:
        return urlsplit(url).scheme in ("http", "https")
    except ValueError:
        return False


def _fragment(sentence: Sentence) -> str:
    words = sentence.text.split()
    if len(words) <= _MOST_WORDS:
        return _encode(words)
    text = " ".join(sentence.article.text.split())
    start = len(" ".join(sentence.article.text[: sentence.start].split()))
    # The browser takes the first words that fit, so as many are named as only this one has.
    first = _shortest(words, lambda some: words[:some], lambda part: text.find(part) >= start - 1)
    rest = " ".join(words[len(first) :])
    last = _shortest(
        words[len(first) :],
        lambda some: words[-some:],
        lambda part: rest.find(part) == len(rest) - len(part),
    )
    return f"{_encode(first)},{_encode(last)}" if last else _encode(first)


def _shortest(
    words: list[str], part: Callable[[int], list[str]], is_only: Callable[[str], bool]
) -> list[str]:
    for some in range(_FEWEST_WORDS, len(words)):
        if is_only(" ".join(part(some))):
            return part(some)
    return part(len(words))


def _encode(words: list[str]) -> str:
    # "-" and "," have a meaning of their own there; "-" is left alone by the library.
    return quote(" ".join(words).encode("utf-8", "replace"), safe="").replace("-", "%2D")
