"""What is mostly worked out where it is printed: what is left, by how much two things differ.

"238 người đã xong; 74 người còn lại" says itself of how many this isn't so.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from faq.agreement import answering_quantities
from faq.match import Candidate
from faq.query import Query
from faq.regexes import late
from faq.text import nfc

__all__ = ["PLAIN", "stating"]

PLAIN = {"rest": "how_many", "per_period": "how_much_money", "difference": "figure"}
"""What is worked out → the intent that asks for it as for any figure."""
_SAYS = {
    "rest": late(r"\bchưa\b|\bkhông\b|\bcòn lại\b|\bcòn (?:thiếu |vướng |khoảng |gần |hơn )?\d"),
    "per_period": late(""),
    "difference": late(r"\b(?:hơn|chênh|tăng|giảm|kém|vượt)\b"),
}
_LEFT = late(r"\bcòn lại\b|\b(?:còn|vẫn còn) (?:khoảng |gần |hơn |thiếu )?\d")
_FOLLOWS = late(r"^(?:\W*)(?:phần còn lại|số còn lại|\S+ \S+(?: \S+)? còn lại)\b")
# It says not itself what it is the rest of.
_UNSAID = frozenset({"unexplained"})


def stating(wants: str, query: Query, candidates: Sequence[Candidate]) -> list[Candidate]:
    """The clauses whose words state what is mostly worked out, as far as there are any.

    Args:
        wants: what is asked for: a key of ``PLAIN``.
        query: the question with the intent that this names.
        candidates: all its candidates, best first.

    """
    stated = [candidate for candidate in candidates if _SAYS[wants].search(_told(candidate))]
    if wants == "rest":
        stated += _left_over(query, candidates)
        stated.sort(key=lambda candidate: (bool(candidate.ruled_out), -candidate.score))
    return stated


def _told(candidate: Candidate) -> str:
    """A clause in small letters with what it takes over, and with the one it is a part of."""
    clause, whole = candidate.clause, candidate.passage.whole_of(candidate.clause)
    return nfc(f"{whole.text if whole else ''} {clause.lead_text} {clause.text}").lower()


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
            and _LEFT.search(nfc(candidate.clause.text).lower())
            and answering_quantities(query, candidate.passage, candidate.clause)
        ):
            yield candidate._replace(score=score, ruled_out=(), doubts=())


def _of_whole(candidate: Candidate, best: dict[int, float]) -> float:
    """The best score in a clause's sentence, or in the one before it that it is the rest of."""
    number = candidate.passage.number
    follows = bool(_FOLLOWS.search(candidate.passage.small))
    return max(best.get(number, 0.0), best.get(number - 1, 0.0) if follows else 0.0)
