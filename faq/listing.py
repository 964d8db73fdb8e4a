"""Which sentences tell a list together: those about as good as the best one, and near it."""

from __future__ import annotations

from collections.abc import Sequence

from faq.match import Candidate
from faq.query import Query

__all__ = ["members_of_list"]

# Sentences of a list may score so much lower than the first; all its cover weighs so much.
_MARGIN, _COVER = 10.0, 400.0
# So many sentences further on it is another matter.
_NEAR = 2
# Words by which two enumerations are compared, and what falls into so many parts is one.
_INTRODUCTION = 20
_PARTS = 3


def members_of_list(
    query: Query, possible: Sequence[Candidate], candidates: Sequence[Candidate]
) -> list[Candidate]:
    """The candidates of the sentences that belong to a list, in the order printed.

    Args:
        query: what is asked.
        possible: the candidates that nothing speaks against, best first.
        candidates: those that may go on with the list besides.

    """
    best = possible[0]
    margin = _MARGIN * (2 if query.wants_figures else 1)
    chosen: dict[int, Candidate] = {best.passage.number: best}
    for candidate in (*possible[1:], *candidates):
        if abs(candidate.passage.number - best.passage.number) > _NEAR:
            continue
        behind = max(best.score - candidate.score, _COVER * (best.cover - candidate.cover))
        if (behind <= margin and not candidate.ruled_out) or _goes_on(best, candidate):
            chosen.setdefault(candidate.passage.number, candidate)
    return sorted(chosen.values(), key=lambda candidate: candidate.passage.number)


def _goes_on(best: Candidate, other: Candidate) -> bool:
    """Whether an enumeration goes on with the one before it: the same words introduce both."""
    if min(len(best.passage.clauses), len(other.passage.clauses)) < _PARTS:
        return False
    if best.passage.sentence.article != other.passage.sentence.article:
        return False
    one, two = (
        {token.folded for token in passage.tokens[:_INTRODUCTION]}
        for passage in (best.passage, other.passage)
    )
    return len(one & two) >= _INTRODUCTION // 2
