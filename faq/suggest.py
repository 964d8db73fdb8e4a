"""Questions that can be answered, made from the facts and tried before they are shown."""

from __future__ import annotations

import re
from collections.abc import Callable, Container, Iterable, Iterator, Sequence
from functools import cached_property
from itertools import islice
from typing import TYPE_CHECKING

from faq.documents.articles import Article, Sentence
from faq.facts import Clause
from faq.index import Index
from faq.lexicon import Lexicon
from faq.phrases import Phrases
from faq.regexes import late
from faq.reply import Language, Reply
from faq.text import tokenize
from faq.values import NamedTuple

if TYPE_CHECKING:
    from faq.asking import Draft, EnglishWriter, VietnameseWriter

__all__ = ["Suggester", "Topic"]

_MOST_TRIES, _MOST_DRAFTS = 4, 3
_DIGITS = late(r"\d+(?:[.,/]\d+)*")


class Topic(NamedTuple):
    """Something that can be asked."""

    article: Article
    """The article that tells it."""
    subject: str
    """What it is about, a few words as printed: "xã đạt chuẩn nông thôn mới"."""
    question: str
    """A question that is answered with its sentence."""
    language: Language
    """The language of the question."""
    kind: str
    """The kind of fact that is asked for, as in ``Fact.kind``."""
    sentence: Sentence
    """The sentence that proves the answer."""


class Suggester:
    """Makes questions from clauses, and keeps those that find their own sentence."""

    def __init__(
        self, ask: Callable[[str], Reply], phrases: Phrases, index: Index, lexicon: Lexicon
    ) -> None:
        self._ask = ask
        self._phrases = phrases
        self._index = index
        self._lexicon = lexicon
        self._topics: dict[tuple[str, Language], tuple[Topic, ...]] = {}

    # Late: most answers suggest nothing.

    @cached_property
    def _vietnamese(self) -> VietnameseWriter:
        from faq.asking import VietnameseWriter

        return VietnameseWriter(self._phrases)

    @cached_property
    def _english(self) -> EnglishWriter:
        from faq.asking import EnglishWriter
        from faq.gloss import Glosser

        return EnglishWriter(self._phrases, Glosser(self._lexicon))

    def questions(
        self, clauses: Iterable[Clause], language: Language, limit: int
    ) -> tuple[str, ...]:
        """Questions about the clauses, in their order, at most one each and ``limit`` in all."""
        found: dict[str, str] = {}
        for clause in clauses:
            if len(found) >= limit:
                break
            drafts = islice(_drafts_of(clause), _MOST_DRAFTS)
            topics = (self._proved(draft, language, found) for draft in drafts)
            topic = next((topic for topic in topics if topic), None)
            if topic:
                found.setdefault(_key(topic.question), topic.question)
        return tuple(found.values())

    def topics(self, article: Article, language: Language) -> tuple[Topic, ...]:
        """What can be asked about an article, in its order, subjects together."""
        key = article.name, language
        if key not in self._topics:
            self._topics[key] = tuple(self._topics_of(article, language))
        return self._topics[key]

    def _topics_of(self, article: Article, language: Language) -> Iterator[Topic]:
        found: dict[str, Topic] = {}
        told: set[str] = set()
        for passage in self._index.passages_of(article):
            if passage.sentence.role == "title":
                continue
            for clause in passage.clauses:
                for draft in _drafts_of(clause):
                    if draft.form == "post" and draft.value in told:
                        continue
                    topic = self._proved(draft, language, found)
                    if topic is not None:
                        told.add(draft.value)
                        found[_key(topic.question)] = topic
        yield from _grouped(tuple(found.values()))

    def _proved(self, draft: Draft, language: Language, found: Container[str]) -> Topic | None:
        """The first new way to ask that is answered with the draft's own sentence and value."""
        article = draft.clause.sentence.article
        alone = len(self._index.articles) == 1
        if language == "en":
            ways = self._english.questions(draft)
        else:
            ways = self._vietnamese.questions(draft, "" if alone else article.place)
        new = (question for question in ways if _key(question) not in found)
        for _, question in zip(range(_MOST_TRIES), new, strict=False):
            reply = self._ask(question)
            sentence = _proof(reply, draft)
            if reply.language == language and sentence is not None:
                return Topic(article, draft.subject, question, language, draft.kind, sentence)
        return None


def _drafts_of(clause: Clause) -> Iterator[Draft]:
    from faq.asking import drafts_of

    return drafts_of(clause)


def _proof(reply: Reply, draft: Draft) -> Sentence | None:
    """The sentence that proves a reply right; None when it isn't what was to be answered."""
    if reply.status != "answered":
        return None
    own = draft.clause.sentence
    for citation in reply.citations:
        sentence = citation.sentence
        if sentence == own or (draft.form == "post" and sentence.article.name == own.article.name):
            return sentence if _holds(reply.text, draft) else None
    return None


def _holds(text: str, draft: Draft) -> bool:
    """Whether an answer holds the value that was asked for, figures by their digits."""
    if draft.kind in ("finding", "date"):
        return True
    if draft.quantity is None:
        return draft.value in text
    digits = [re.sub(r"\D", "", figure) for figure in _DIGITS.findall(draft.value)]
    said = {re.sub(r"\D", "", figure) for figure in _DIGITS.findall(text)}
    return all(figure in said for figure in digits) or not digits


def _key(question: str) -> str:
    return " ".join(token.folded for token in tokenize(question))


def _grouped(topics: Sequence[Topic]) -> Iterator[Topic]:
    """The topics with those of one subject together, in the order of their first."""
    groups: dict[str, list[Topic]] = {}
    for topic in topics:
        groups.setdefault(_head(topic.subject), []).append(topic)
    for group in groups.values():
        yield from group


def _head(subject: str) -> str:
    return " ".join(token.folded for token in tokenize(subject)[:2])
