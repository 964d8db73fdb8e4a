"""What is mostly worked out where it is printed: what is left, by how much two things differ.

"238 người đã xong; 74 người còn lại" says itself of how many this isn't so.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from faq.agreement import answering_quantities
from faq.match import Candidate
from faq.query import Query
from faq.regexes import late

__all__ = ["PLAIN", "asks_left", "stating"]

PLAIN = {
    "rest": "how_many",
    "count": "how_many",
    "per_period": "how_much_money",
    "difference": "figure",
}
"""What is worked out → the intent that asks for it as for any figure."""
_SAYS = {
    "rest": late(r"\bchưa\b|\bkhông\b|\bcòn lại\b|\bcòn (?:thiếu |vướng |khoảng |gần |hơn )?\d"),
    "per_period": late(""),
    "difference": late(r"\b(?:hơn|chênh|tăng|giảm|kém|vượt)\b"),
}
_ASKS_LEFT = late(r"\bcon (?:lai )?(?:bao nhieu|may)\b")
_LEFT = late(r"\bcòn lại\b|\b(?:còn|vẫn còn) (?:khoảng |gần |hơn |thiếu )?\d")
_FOLLOWS = late(r"^(?:\W*)(?:phần còn lại|số còn lại|\S+ \S+(?: \S+)? còn lại)\b")
# A name that is credited less stands elsewhere.
_NAMED = 0.31
# It says not itself what it is the rest of.
_UNSAID = frozenset({"unexplained", "no_figure", "contrast"})


def asks_left(query: Query) -> bool:
    """Whether it is asked how many are left."""
    is_left = query.wants == "count" and bool(_ASKS_LEFT.search(" ".join(query.words)))
    return is_left or query.wants == "rest"


def stating(wants: str, query: Query, candidates: Sequence[Candidate]) -> list[Candidate]:
    """The clauses whose words state what is mostly worked out, as far as there are any.

    Args:
        wants: what is asked for: a key of ``PLAIN``.
        query: the question with the intent that this names.
        candidates: all its candidates, best first.

    """
    if wants == "count":
        return sorted(_left_over(query, candidates), key=lambda candidate: -candidate.score)
    stated = [candidate for candidate in candidates if _SAYS[wants].search(_told(candidate))]
    if wants == "rest":
        stated += _left_over(query, candidates)
        stated.sort(key=lambda candidate: (bool(candidate.ruled_out), -candidate.score))
    return stated


def _told(candidate: Candidate) -> str:
    """A clause in small letters with what it takes over, and with the one it is a part of."""
    clause, whole = candidate.clause, candidate.passage.whole_of(candidate.clause)
    return f"{whole.small if whole else ''} {clause.told_small}"


def _left_over(query: Query, candidates: Sequence[Candidate]) -> Iterator[Candidate]:
    """The clauses that count what is left, scored by what they are the rest of."""
    best: dict[int, float] = {}
    for candidate in candidates:
        if not candidate.ruled_out:
            number = candidate.passage.number
            best[number] = max(candidate.score, best.get(number, 0.0))
    for candidate in candidates:
        score = _of_whole(candidate, best)
        if (
            score > candidate.score
            and set(candidate.ruled_out) <= _UNSAID
            and not candidate.weighed.conflicts
            and _LEFT.search(candidate.clause.small)
            and _counts_left(query, candidate)
            and _tells_names(query, candidate)
        ):
            yield candidate._replace(score=score, ruled_out=(), doubts=())


def _tells_names(query: Query, candidate: Candidate) -> bool:
    """Whether what a question names is told of, and not only by a part of what is left."""
    return all(
        credit >= _NAMED
        for term, credit in zip(query.terms, candidate.credits, strict=True)
        if term.is_name
    )


def _counts_left(query: Query, candidate: Candidate) -> bool:
    """Whether a clause counts what is asked for, if only by its first word: "47 phòng còn lại"."""
    passage, clause = candidate.passage, candidate.clause
    if answering_quantities(query, passage, clause):
        return True
    heads = {form[0] for term in query.unit for form in term.forms[:1]}
    nouns = (passage.position_at(q.noun_start) for q in clause.figures if q.kind == "count")
    return any(passage.tokens[at].folded in heads for at in nouns if at < len(passage.tokens))


def _of_whole(candidate: Candidate, best: dict[int, float]) -> float:
    """The best score in a clause's sentence, or in the one before it that it is the rest of."""
    number = candidate.passage.number
    follows = bool(_FOLLOWS.search(candidate.passage.small))
    return max(best.get(number, 0.0), best.get(number - 1, 0.0) if follows else 0.0)
