"""What was read and answered lately: many people ask the same, and buttons ask it again."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from functools import lru_cache

from faq.allowance import Allowance
from faq.query import Query
from faq.reply import Language, Reply
from faq.values import NamedTuple

__all__ = ["Recall"]

_MOST = 256
# What is longer is nobody's question but his.
_LONGEST = 200


class _Answered(NamedTuple):
    query: Query
    reply: Reply
    before: tuple[int, int, int]
    after: tuple[int, int, int]


class Recall:
    """Reads and answers questions, those of lately without reading or answering them anew.

    Each has its answer by its words and by what was left to spend on it, so that it is the same
    whether it was asked before or not. Safe to share.
    """

    def __init__(
        self,
        read: Callable[[str, Language, Allowance], Query],
        answer: Callable[[Query, Allowance], Reply],
    ) -> None:
        """Remember what two functions of an engine give, as long as it is the same engine."""
        self._read_anew = read
        self._answer_anew = answer
        self._read = lru_cache(maxsize=_MOST)(self._find_query)
        self._answered: OrderedDict[int, _Answered] = OrderedDict()

    def read(self, question: str, undecided: Language, allowance: Allowance) -> Query:
        """The question, understood; in the language named where its words don't tell."""
        if len(question) > _LONGEST:
            return self._read_anew(question, undecided, allowance)
        query, allowance.slips = self._read(question, undecided, allowance.slips)
        return query

    def answer(self, query: Query, allowance: Allowance) -> Reply:
        """The answer to a question that has been read, with what is left for its message."""
        # Queries are looked up as the very objects that were read: equal ones take long to compare.
        kept = self._answered.get(id(query))
        if kept is not None and kept.query is query and kept.before == allowance.left:
            allowance.left = kept.after
            return kept.reply
        before = allowance.left
        reply = self._answer_anew(query, allowance)
        if len(query.question) <= _LONGEST:
            self._answered[id(query)] = _Answered(query, reply, before, allowance.left)
            if len(self._answered) > _MOST:
                # Another thread may have been quicker.
                self._answered.pop(next(iter(self._answered)), None)
        return reply

    def _find_query(self, question: str, undecided: Language, slips: int) -> tuple[Query, int]:
        allowance = Allowance()
        allowance.slips = slips
        query = self._read_anew(question, undecided, allowance)
        return query, allowance.slips
