"""Whether the best candidate is an answer, seen beside the others."""

from __future__ import annotations

import math
from collections.abc import Sequence

from faq.agreement.causes import points_back
from faq.cutoffs import ALONE, LEAD
from faq.match import Candidate
from faq.provenance import OLDER
from faq.query import Query

__all__ = ["is_told_elsewhere", "is_undated", "stands_alone"]

# What scores so much more has clearly more of the question; what scores so much more has all of it.
_CLEARLY_MORE, _FAR_MORE = 8.0, 30.0


def stands_alone(query: Query, possible: Sequence[Candidate]) -> bool:
    """Whether the best is the only one that comes near, where that is enough."""
    best = possible[0]
    # Of what is asked "những yếu tố nào" there may be others, and of an English question little has
    # been read where a word of it is told nowhere.
    if query.unit or (query.language == "en" and "unexplained" in best.doubts):
        return False
    others = (c.score for c in possible if c.passage.number != best.passage.number)
    return best.score >= ALONE.get(query.wants, math.inf) and best.score >= LEAD + next(others, 0.0)


def is_told_elsewhere(best: Candidate, candidates: Sequence[Candidate]) -> bool:
    """Whether another sentence tells clearly more of the question, without a cause for it.

    The best may give the cause of what another sentence of its article tells.
    """
    own = best.passage.sentence.article.name
    least = {True: math.inf if points_back(best.passage) else _FAR_MORE, False: _CLEARLY_MORE}
    return any(
        c.score >= best.score + least[c.passage.sentence.article.name == own]
        for c in candidates
        if "no_reason" in c.ruled_out
        and set(c.ruled_out) <= {"no_reason", OLDER}
        and c.passage.sentence.role == "body"
    )


def is_undated(best: Candidate, candidates: Sequence[Candidate]) -> bool:
    """Whether what has clearly more of the question tells no day: that of another is no answer."""
    return any(
        c.ruled_out == ("no_moment",) and c.score >= best.score + _CLEARLY_MORE for c in candidates
    )
