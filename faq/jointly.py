"""What the clauses of a sentence tell of a day together: what it is, and when it is to be.

"Kênh Ba Lai có dung tích 1,2 triệu m3, dự kiến tích nước trong quý III" names the canal in its
first clause, and the quarter in its last.
"""

from __future__ import annotations

from collections.abc import Sequence
from operator import mul

from faq.query import Query
from faq.weighing import Weighed

__all__ = ["with_subjects"]

# What an earlier clause says is credited so much of, where what was done is said so well.
_EARLIER, _SAID = 0.85, 0.9
_MOST_CLAUSES = 4
_NAMED = frozenset({"nouns", "names", "persons", "places", "unknown"})


def with_subjects(query: Query, weighed: list[Weighed], weights: Sequence[float]) -> list[Weighed]:
    """The clauses of a sentence; one that says when it was done is told of what was named before.

    Args:
        query: the question.
        weighed: the clauses, in order.
        weights: for each term of the question how much it counts.

    """
    if query.wants != "moment" or not 1 < len(weighed) <= _MOST_CLAUSES:
        return weighed
    deeds = [i for i, t in enumerate(query.terms) if t.is_deed]
    named = [i for i, t in enumerate(query.terms) if t.word_class in _NAMED]
    total = sum(weights) + len(query.figures)
    told = list(weighed)
    for number, one in enumerate(weighed[1:], start=1):
        says = deeds and max(one.credits[place] for place in deeds) >= _SAID
        if not says or not one.clause.moments or one.clause.people:
            continue
        credits = list(one.credits)
        for place in named:
            before = max(other.credits[place] for other in weighed[:number])
            credits[place] = max(credits[place], _EARLIER * before)
        gained = sum(map(mul, credits, weights)) - sum(map(mul, one.credits, weights))
        more = gained / total if total else 0.0
        told[number] = one._replace(
            credits=credits, cover=one.cover + more, score=one.score + 100 * more
        )
    return told
