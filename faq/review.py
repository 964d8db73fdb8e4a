"""What was recognised of each article, and what looks odd about it, for its editor to see."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import Literal

from faq.documents.articles import Article, Role, Sentence
from faq.facts import Fact
from faq.regexes import late
from faq.text import has_accent, key_of, nfc, tokenize
from faq.values import NamedTuple

__all__ = ["Oddity", "OddityKind", "Review", "review_articles"]

OddityKind = Literal[
    "no_title",
    "no_date",
    "no_place",
    "future_date",
    "old_date",
    "few_sentences",
    "few_facts",
    "undecodable",
    "long_sentence",
    "twin",
    "no_diacritics",
    "other_language",
]

_OLDEST = "1990"
_FEWEST_SENTENCES, _FEWEST_FACTS = 3, 3
_LONGEST_SENTENCE = 120
_SAME = 0.8
# What UTF-8 looks like when it was read as something else: "Ã¡", "áº¿", "Ä‘", "Æ°".
_MOJIBAKE = late(r"\ufffd|Ã[\u0080-\u00bf¡-¿]|[áâ][º»€][\u0080-\u00bf¡-¿™œ“”‘’]?|Ä[‘\u0090]|Æ[°¡]")
_ACCENTED_SHARE = 0.15
_FAMILIAR_SHARE = 0.05
_BARE = frozenset(
    "va cua cac trong duoc nguoi nhung cho voi khong mot tai theo den dong tinh".split()
)
_LEAST_WORDS = 20


class Oddity(NamedTuple):
    """Something about an article that may be a mistake, or only unusual."""

    kind: OddityKind
    """What it is."""
    values: Mapping[str, object] = MappingProxyType({})
    """What its wording needs: "count", "number", "date" or "other"."""


class Review(NamedTuple):
    """An article as it was understood."""

    article: Article
    """The article, with what its head says."""
    roles: tuple[tuple[Role, int], ...]
    """How many sentences of each role it has, most first."""
    kinds: tuple[tuple[str, int], ...]
    """How many facts of each kind, most first."""
    oddities: tuple[Oddity, ...]
    """What looks odd; empty for most articles."""


def review_articles(
    articles: Sequence[Article], sentences: Iterable[Sentence], facts: Iterable[Fact], today: str
) -> tuple[Review, ...]:
    """Review every article, in order.

    Args:
        articles: the articles.
        sentences: all their sentences.
        facts: all that they state.
        today: the date, as "2025-06-30"; nothing in the core knows it.

    """
    by_article: dict[str, list[Sentence]] = {article.name: [] for article in articles}
    for sentence in sentences:
        by_article[sentence.article.name].append(sentence)
    kinds: dict[str, Counter[str]] = {article.name: Counter() for article in articles}
    for fact in facts:
        kinds[fact.sentence.article.name][fact.kind] += 1
    bodies = {name: _body(own) for name, own in by_article.items()}
    twins = _twins(bodies)
    return tuple(
        Review(
            article,
            tuple(Counter(s.role for s in by_article[article.name]).most_common()),
            tuple(kinds[article.name].most_common()),
            tuple(_oddities(article, by_article[article.name], kinds[article.name], twins, today)),
        )
        for article in articles
    )


def _oddities(
    article: Article,
    sentences: Sequence[Sentence],
    kinds: Counter[str],
    twins: Mapping[str, str],
    today: str,
) -> Iterator[Oddity]:
    if not article.title:
        yield Oddity("no_title")
    date = article.date or article.published
    if not date:
        yield Oddity("no_date")
    elif date > today[: len(date)]:
        yield Oddity("future_date", {"date": date})
    elif date < _OLDEST:
        yield Oddity("old_date", {"date": date})
    if not article.place:
        yield Oddity("no_place")
    body = sum(sentence.role == "body" for sentence in sentences)
    if body < _FEWEST_SENTENCES:
        yield Oddity("few_sentences", {"count": body})
    stated = kinds.total() - kinds["finding"]
    if stated < _FEWEST_FACTS:
        yield Oddity("few_facts", {"count": stated})
    garbled = len(_MOJIBAKE.findall(nfc(article.text)))
    if garbled:
        yield Oddity("undecodable", {"count": garbled})
    for sentence in sentences:
        words = len(sentence.text.split())
        if words > _LONGEST_SENTENCE:
            yield Oddity("long_sentence", {"number": sentence.number, "count": words})
    if article.name in twins:
        yield Oddity("twin", {"other": twins[article.name]})
    yield from _language(article.text)


def _language(text: str) -> Iterator[Oddity]:
    """Say so if a text is Vietnamese without its diacritics, or not Vietnamese at all."""
    words = [text[token.start : token.end] for token in tokenize(text)]
    words = [word for word in words if word.isalpha()]
    if len(words) < _LEAST_WORDS or sum(map(has_accent, words)) > _ACCENTED_SHARE * len(words):
        return
    bare = sum(key_of(word) in _BARE for word in words)
    yield Oddity("no_diacritics" if bare > _FAMILIAR_SHARE * len(words) else "other_language")


def _body(sentences: Iterable[Sentence]) -> frozenset[str]:
    return frozenset(" ".join(nfc(s.text).split()) for s in sentences if s.role == "body")


def _twins(bodies: Mapping[str, frozenset[str]]) -> dict[str, str]:
    """Return, for each article that is there twice, the name of the other."""
    holders: dict[str, list[str]] = {}
    twins: dict[str, str] = {}
    for name, body in bodies.items():
        shared: Counter[str] = Counter()
        for sentence in body:
            shared.update(holders.setdefault(sentence, []))
            holders[sentence].append(name)
        for other, count in shared.most_common(1):
            if count >= _SAME * max(len(body), len(bodies[other])):
                twins[name] = other
                twins.setdefault(other, name)
    return twins
