"""The time that answers when something was: that of the deed, of several that a clause names."""

from __future__ import annotations

from collections.abc import Iterator

from faq.agreement.moments import asks_hour
from faq.figures.model import Moment
from faq.match import Candidate
from faq.patterns import find_places
from faq.query import Query
from faq.regexes import late
from faq.text import fold

__all__ = ["moment_told"]

# What may stand between a deed and its time: "khởi công vào tháng 12", "xong trước ngày 10/4".
_BETWEEN = late(r"(?:\s(?:xong|tu|vao|truoc|den|toi|het|trong|dau|cuoi|ngay|luc|khoang))*\s")
# Words for these are adjectives.
_DONE = frozenset({"xong", "hoan"})
_TOLD = 0.5


def moment_told(query: Query, candidate: Candidate) -> Moment | None:
    """The day that answers a question by itself; None where the clause has to tell it."""
    clause = candidate.clause
    own = [m for m in clause.moments if clause.start <= m.start]
    days = [moment for moment in own if moment.day]
    if query.asks_year or asks_hour(query) or len(days) != 1:
        return None
    ends = list(_deeds(query, candidate))
    beside = [m for m in own if any(_follows(m, end, candidate) for end in ends)]
    # "Khởi công tháng 4/2023, hoàn thành trước ngày 31/12": when it began is no day.
    return days[0] if not beside or days[0] in beside else None


def _deeds(query: Query, candidate: Candidate) -> Iterator[int]:
    """Offsets at which what was done is told."""
    passage = candidate.passage
    for term in query.terms:
        if term.word_class != "verbs" and term.forms[0][0] not in _DONE:
            continue
        for pattern, weight in term.patterns:
            for start, end, credit in find_places(pattern, weight, passage, passage.positions):
                if credit >= _TOLD and end > start:
                    yield passage.tokens[end - 1].end


def _follows(moment: Moment, end: int, candidate: Candidate) -> bool:
    text = candidate.passage.sentence.article.text
    return end < moment.start and bool(_BETWEEN.fullmatch(fold(text[end : moment.start])))
