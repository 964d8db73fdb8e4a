"""A conversation: questions that may lean on the one before."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from itertools import islice
from typing import TYPE_CHECKING

from faq.agreement import FIGURE_WANTS
from faq.allowance import Allowance
from faq.lexicon import Words
from faq.query import Query
from faq.regexes import late
from faq.reply import Language, Reply
from faq.text import tokenize

if TYPE_CHECKING:
    from faq.engine import Engine
    from faq.explanation import Explanation

__all__ = ["Conversation"]

# Where one question of a message ends.
_END = late(r"[?!;\n]+")
# Two questions in one: a joint, and a word that asks on both its sides.
_AND = late(r",?\s+(?:và|va|and)\s+", re.I)
# "English and IT teachers who commit": whoever they are, nobody asks who.
_RELATES = late(
    r"(?!(?:how|what|who|whom|whose|when|where|why|which|in|on|at|by|to|for|from|of|with|since|"
    r"until|if|whether|did|does|do|is|are|was|were|has|have|had|will|can|the)\b)[a-z]+ "
    r"(?:\w+ ){0,3}?(?:who|whose|which|where)\b",
    re.I,
)
_ASKS = late(
    r"\b(?:ai|nào|nao|gì|gi|sao|bao|mấy|đâu|dau|who|when|where|why|how|which|what)\b", re.I
)
_FIGURES = frozenset(FIGURE_WANTS)
_SHARP = _FIGURES | {"person", "list", "moment", "place", "reason", "duration", "purpose"}
_MOST_QUESTIONS = 4
_MOST_JOINTS = 3
# Nobody's several questions have more words; what has more is read once, as one question.
_MOST_WORDS = 45
_LONGEST = 600
# So much less sure may the answer to a question with what it leaves out be than without.
_MARGIN = 15.0
_MOST_ASKED = 4


class Conversation:
    """Asks an engine, remembering the last complete question."""

    def __init__(self, current: Callable[[], Engine]) -> None:
        """Begin a conversation.

        Args:
            current: gives the engine to ask, for each message anew: between two messages it may
                have been replaced by one over other articles.

        """
        self._current = current
        self._before: Query | None = None
        self._people: tuple[Words, ...] = ()
        self._article = ""
        self._asked: tuple[str, ...] = ()
        self._wished: Language | None = None
        self._spoken: Language = "vi"

    @property
    def asked(self) -> tuple[str, ...]:
        """The last question and those before that it leans on; asked again they lead back here."""
        return self._asked

    def ask(self, question: str, language: Language = "vi") -> Reply:
        """The answer to the next message of the conversation; never raises.

        A message of several questions gets their answers one below the other.

        Args:
            question: the message.
            language: that of who asks, for words that could be of either while nothing has been
                asked in one of them, or since this was another.

        """
        engine = self._current()
        if language != self._wished:
            self._wished = self._spoken = language
        allowance = Allowance()
        queries = self._several(engine, question, allowance)
        if not queries:
            allowance = Allowance()  # Its words are read anew, as one question.
            queries = [engine.read(question, allowance=allowance)]
        replies: list[Reply] = []
        for query in queries:
            replies.append(self._ask(engine, query, allowance))
            allowance.offers = 0  # Who asks several things is offered nothing for the others.
        if len(replies) == 1:
            return replies[0]._replace(question=question)
        return self._joined(engine, question, replies)

    def _several(self, engine: Engine, message: str, allowance: Allowance) -> list[Query]:
        """The questions of a message that plainly holds several, without small talk around them."""
        if len(message[:_LONGEST].split()) > _MOST_WORDS:
            return []
        parts = [part.strip() for part in _END.split(message[:_LONGEST]) if part.strip()]
        if len(parts) == 1:
            return self._joined_by_and(engine, parts[0], allowance)
        if not 2 <= len(parts) <= _MOST_QUESTIONS:
            return []
        queries: list[Query] = []
        for part in parts:
            queries.append(engine.read(part, allowance=allowance))
            if queries[-1].match.score < 1:
                return []
        return [query for query in queries if query.wants != "smalltalk"] or queries[:1]

    def _joined_by_and(self, engine: Engine, message: str, allowance: Allowance) -> list[Query]:
        """The two questions of "ai chủ trì và họp ngày nào", which ask for two kinds of thing."""
        for joint in islice(_AND.finditer(message), _MOST_JOINTS):
            parts = [message[: joint.start()], message[joint.end() :]]
            if not all(map(_ASKS.search, parts)) or _RELATES.match(parts[1]):
                continue
            queries = [engine.read(part, allowance=allowance) for part in parts]
            wanted = {query.wants for query in queries}
            if len(wanted) == 2 and wanted <= _SHARP and not wanted <= _FIGURES:
                return queries
        return []

    def _joined(self, engine: Engine, question: str, replies: Sequence[Reply]) -> Reply:
        answered = [reply for reply in replies if reply.status == "answered"]
        if not answered:
            return replies[0]._replace(question=question)
        return answered[0]._replace(
            question=question,
            text="\n".join(
                reply.text
                if reply.status == "answered"
                else engine.unanswered(reply.question, reply.language)
                for reply in replies
            ),
            confidence=min(reply.confidence for reply in answered),
            citations=tuple(
                dict.fromkeys(citation for reply in answered for citation in reply.citations)
            ),
        )

    def _ask(self, engine: Engine, query: Query, allowance: Allowance) -> Reply:
        query, alone = _answer_alone(engine, query, self._spoken, allowance)
        if query.wants == "smalltalk":
            return alone
        if self._before is None:
            return self._alone(engine, query, alone, allowance)
        return self._going_on(engine, query, alone, self._before, allowance)

    def _alone(self, engine: Engine, query: Query, alone: Reply, allowance: Allowance) -> Reply:
        """The answer to a question that leans on no other."""
        if alone.status == "unsure":
            alone = self._answer_here(engine, query, allowance) or alone
        return self._remember(engine, query, alone, leans=False)

    def _going_on(
        self, engine: Engine, query: Query, alone: Reply, before: Query, allowance: Allowance
    ) -> Reply:
        """The answer to a question that may lean on the one before."""
        # Late: the first question of a conversation has none before it.
        from faq.followup import (
            changes_kind,
            inherit,
            leans_back,
            only_does,
            only_names,
            stands_alone,
        )

        if stands_alone(query):
            return self._alone(engine, query, alone, allowance)
        whole = inherit(query, before, self._people, engine.lexicon)
        if leans_back(query) and not query.place:
            whole = whole._replace(article=self._article)
            alone = self._answer_here(engine, query, allowance) or alone
        reply = engine.answer(whole, allowance)
        is_same = only_names(query) or only_does(query)
        is_same = is_same or changes_kind(query, before, engine.lexicon)
        if alone.status != "answered" or (leans_back(query) and is_same):
            return self._remember(engine, whole, reply, leans=True)
        margin = 0.0 if leans_back(query) else alone.confidence - _MARGIN
        if reply.status == "answered" and reply.confidence >= margin:
            return self._remember(engine, whole, reply, leans=True)
        return self._remember(engine, query, alone, leans=False)

    def _answer_here(self, engine: Engine, query: Query, allowance: Allowance) -> Reply | None:
        """The answer of the article under discussion, which tells of what place a question is."""
        if query.place or not self._article or len(engine.articles) == 1:
            return None
        here = engine.answer(query._replace(article=self._article), allowance)
        return here if here.status == "answered" else None

    def explain(self) -> Explanation | None:
        """How the last answer came about, what its question took over included; None for none."""
        if self._before is None:
            return None
        return self._current().explain_query(self._before)

    def forget(self) -> None:
        """Makes the next question stand alone."""
        self._before = None
        self._people = ()
        self._article = ""
        self._asked = ()
        self._wished = None

    def _remember(self, engine: Engine, query: Query, reply: Reply, *, leans: bool) -> Reply:
        self._before = query
        self._spoken = query.language
        asked = (*self._asked, query.question) if leans else (query.question,)
        self._asked = (asked[0], *asked[1:][1 - _MOST_ASKED :])
        if reply.citations:
            self._article = reply.citations[0].sentence.article.name
        if reply.status == "answered":
            self._people = tuple(
                tuple(token.folded for token in tokenize(name)) for name in engine.people_of(reply)
            )
        return reply


def _answer_alone(
    engine: Engine, query: Query, spoken: Language, allowance: Allowance
) -> tuple[Query, Reply]:
    """A question, and the answer to it alone.

    What could be of either language is taken for the one spoken, but for Vietnamese where it is
    answered: people who use their telephone in English leave out diacritics like others.
    """
    alone = engine.answer(query, allowance)
    if spoken == query.language or not query.is_undecided:
        return query, alone
    other = engine.read(query.question, spoken, allowance)
    if alone.status == "answered" and other.wants != "smalltalk":
        return query, alone
    return other, engine.answer(other, allowance)
