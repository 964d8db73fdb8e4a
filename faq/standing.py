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
_SLIGHT, _LEAST_MEANT = frozenset({"adverbs", "phrases"}), 3
# Whose words they are, or what is done, is told by the sentence itself.
_GOING_ON = frozenset({"persons", "verbs"})
_NAMED = 0.8


def stands_alone(query: Query, possible: Sequence[Candidate]) -> bool:
    """Whether the best is the only one that comes near, where that is enough."""
    best = possible[0]
    # A cause is told in words of its own; what happened on a day, or how an English word is meant,
    # isn't known where a word is told nowhere.
    has_doubts = "unexplained" in best.doubts and (query.wants, query.language) != ("reason", "vi")
    # Of what is asked "những yếu tố nào" there may be others, and two words are soon found.
    meant = sum(term.word_class not in _SLIGHT for term in query.terms)
    if query.unit or has_doubts or (query.wants == "reason" and meant < _LEAST_MEANT):
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


def is_undated(query: Query, best: Candidate, candidates: Sequence[Candidate]) -> bool:
    """Whether what has clearly more of the question tells no day: that of another is no answer.

    The next sentence may go on with it: "…", ông Tuấn nói; "đã nạo vét xong 17 tuyến, …".
    """
    own = [place for place, t in enumerate(query.terms) if t.word_class in _GOING_ON]
    goes_on = bool(own) and max(best.credits[place] for place in own) >= _NAMED
    before = best.passage.number - 1 if goes_on else -1
    return any(
        c.ruled_out == ("no_moment",)
        and c.score >= best.score + _CLEARLY_MORE
        and c.passage.number != before
        for c in candidates
    )
