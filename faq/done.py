"""Whether all of something is done: it is not where the articles tell what is left of it."""

from __future__ import annotations

from collections.abc import Sequence

from faq.evidence import denies
from faq.match import Candidate
from faq.query import Query
from faq.regexes import late

__all__ = ["find_rest", "is_done_in_part", "is_only_begun"]

_ENDED = late(
    r"\b(?:xong|hoàn thành|hoàn tất|hết|hoan thanh|hoan tat|het|finished|completed|done|"
    r"repaired|built)\b"
)
_YET = frozenset({"chua", "yet"})
# "Đã nạo vét xong 17 tuyến, các tuyến còn lại phải hoàn thành trước ngày 10/4".
_PARTLY = late(
    r"\b(?:xong|hoàn thành|(?:đã|mới)(?: [^\W\d]+){1,2} \d[\d.,]*)\b.*\b(?:"
    r"còn lại|(?<!xuống )(?<!giảm )còn (?:gần |hơn |khoảng )?\d|"
    r"chưa (?:xong|hoàn thành|làm|sửa|xây))"
)
# "Mới giải ngân 7.915 tỷ đồng": no more than that so far.
_SO_FAR = late(r"\b(?:mới|chỉ mới|mới chỉ)(?: [^\W\d]+){1,3} \d")
# So near to what is most like the question stands what tells of the same.
_NEAR = 3
# Of what it is, the sentence before may say.
_DONE, _OF = 0.5, 0.4
_MAY_DIFFER = frozenset({"contrast"})


def find_rest(query: Query, candidates: Sequence[Candidate]) -> Candidate | None:
    """The clause that tells what is done and what is left, if all being done is asked about.

    Args:
        query: a question for yes or no.
        candidates: all its candidates, best first.

    """
    asks = _ENDED.search(query.text.lower()) and (query.asks_all or _YET & set(query.words))
    if not asks or query.figures or denies(query):
        return None
    deeds = [place for place, term in enumerate(query.terms) if term.is_deed]
    things = [
        place
        for place, term in enumerate(query.terms)
        if term.word_class in ("nouns", "unknown", "places", "names") and not term.signals
    ]
    if not (candidates and deeds and things):
        return None
    best = max(candidates, key=lambda one: one.score).passage
    for candidate in candidates:
        passage = candidate.passage
        if (
            passage.sentence.article is best.sentence.article
            and abs(passage.number - best.number) <= _NEAR
            and set(candidate.ruled_out) <= _MAY_DIFFER
            and is_done_in_part(candidate)
            and max(candidate.credits[place] for place in deeds) >= _DONE
            and max(candidate.credits[place] for place in things) >= _OF
        ):
            return candidate
    return None


def is_only_begun(query: Query, candidate: Candidate) -> bool:
    """Whether a clause tells how little is done so far of what is asked to be done."""
    return bool(_ENDED.search(query.text.lower()) and _SO_FAR.search(candidate.clause.told_small))


def is_done_in_part(candidate: Candidate) -> bool:
    """Whether a sentence tells that something is done, and that some of it is left."""
    return bool(_PARTLY.search(candidate.passage.small))
