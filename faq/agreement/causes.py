"""Where the effect stands that a sentence tells the cause of, and which sentence explains another.

"Dịch bệnh khiến người nuôi gặp khó khăn" tells why they are in trouble, not why there is disease.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache

from faq.index import Passage
from faq.query import Query, Term
from faq.regexes import late
from faq.text import key_of

__all__ = [
    "asks_origin",
    "asks_why_of",
    "cause_begins",
    "effects",
    "explains",
    "follows_from_before",
    "is_told_as_cause",
    "points_back",
]

# Of so many sentences it is remembered.
_REMEMBERED = 1024
_NAMES_CAUSE = late(r"\b(?:nguyen nhan|do dau|tai dau|cause[sd]?)\b")
# Nobody is late, or has little, on purpose: what it is good for is no reason of that.
_UNWANTED = frozenset(
    "bi chua khong chang cham it thieu kem kho muon tre giam tang hong u un te ngheo yeu xau "
    "not never no hard difficult slow slowly late few little low lack fall fell fail".split()
)
_DEGREES = _UNWANTED | frozenset(
    "thap cao tot nhieu nhanh lon nho som dai dong ca du tron high large big good well many much "
    "great strong early".split()
)
_HARD = frozenset({"kho", "de", "hard", "difficult", "easy"})
_BEFALLS = frozenset({"bi", "mac"})
# "Nguyên nhân là …", "Lý giải tiến độ chậm, …": what stands before is explained.
_EXPLAINS = late(
    r"(?:\b(?:nguyên nhân|lý do)(?: \w+){0,5} (?:là|do|được xác định)\b|"
    r"\b(?:lý giải|giải thích|phân trần)\b)"
)
# These leave it to the sentence before what they explain; "lý giải tiến độ chậm" doesn't.
_POINTS_BACK = late(
    r"\b(?:nguyên nhân|lý do)(?: \w+){0,5} (?:là|do|được xác định)\b|"
    r"\b(?:lý giải|giải thích|phân trần)"
    r"(?: (?:về|nguyên nhân|lý do|điều|việc|vấn đề|này|đó|trên))*\s?[:,]"
)
# "Đại biểu hỏi vì sao …" asks and doesn't tell; what follows does.
_IS_ASKED = late(r"\b(?:vì|tại|do) sao\b|\blý do gì\b|\bnguyên nhân nào\b")
_FOLLOWS = late(
    r"(?:chính )?(?:vì (?:vậy|thế|lẽ đó)|do (?:vậy|đó|thế)|bởi (?:vậy|thế)|nhờ (?:vậy|đó|thế)|"
    r"điều (?:này|đó) (?:khiến|làm|dẫn)|hệ quả là|hậu quả là)\b"
)


def _phrases(text: str) -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(map(key_of, phrase.split())) for phrase in text.split(","))


# What comes of it stands behind these, or before those.
_ON = _phrases("khiến,làm cho,dẫn đến,dẫn tới,nên")
_OF = _phrases("lý giải,giải thích")
_BACK = _phrases(
    "do,vì,bởi,nhờ,nguyên nhân,lý do,xuất phát từ,bắt nguồn từ,trước tình hình,để,nhằm"
)
_CAUSES = frozenset(map(key_of, ("do", "vì", "bởi")))
# "Không nên", "trở nên", "làm nên", "do đó", "vì vậy" join nothing within their sentence.
_NO_JOINT_AFTER = frozenset(map(key_of, ("không", "trở", "chẳng", "làm", "cũng", "tạo", "dựng")))
_NO_JOINT_BEFORE = frozenset(map(key_of, ("đó", "vậy", "thế", "sao", "lẽ")))


def asks_origin(query: Query) -> bool:
    """Whether it is asked what something comes from, and not what is done it for."""
    return query.wants == "reason" and (
        bool(_NAMES_CAUSE.search(query.plain)) or not _UNWANTED.isdisjoint(query.words)
    )


def asks_why_of(query: Query) -> tuple[Term, ...]:
    """What is so, of which it is asked why: what was done, or else how it is.

    How much of it there is, or how good it is, is told in too many words: "chậm", "mới đạt 31%".
    """
    own = [t for t in query.terms if not (t.signals or t.is_slight)]
    befalls = tuple(t for t in own if query.word_before(t) in _BEFALLS)
    deeds = tuple(t for t in own if t.word_class == "verbs")
    # "Khó tìm đất": it is hard.
    begin = {t.first for t in deeds}
    hard = tuple(t for t in own if t.last in begin and not _HARD.isdisjoint(t.forms[0]))
    return (
        befalls
        or (*hard, *deeds)
        or tuple(t for t in own if t.word_class == "adjectives" and _DEGREES.isdisjoint(t.forms[0]))
    )


def explains(passage: Passage, before: Passage | None) -> bool:
    """Whether a sentence gives the cause of what the one before it tells."""
    if _EXPLAINS.search(passage.small):
        return True
    return before is not None and bool(_IS_ASKED.search(before.small))


def points_back(passage: Passage) -> bool:
    """Whether a sentence names a cause, and leaves what came of it to the one before it."""
    return bool(_POINTS_BACK.search(passage.small))


def follows_from_before(passage: Passage) -> bool:
    """Whether a sentence tells what came of what the one before it tells: "Vì vậy, …"."""
    return bool(_FOLLOWS.match(passage.small))


def is_told_as_cause(passage: Passage, places: Sequence[tuple[int, int]]) -> bool:
    """Whether none of the words of a question stands where a sentence tells what came of a cause.

    Args:
        passage: the sentence.
        places: where they stand: positions in it.

    """
    spans = effects(passage)
    return (
        bool(spans)
        and not points_back(passage)
        and not any(first <= start < last for start, _ in places for first, last in spans)
    )


@lru_cache(maxsize=_REMEMBERED)
def effects(passage: Passage) -> tuple[tuple[int, int], ...]:
    """Where a sentence tells what came of something: positions; empty where it doesn't say."""
    back = _POINTS_BACK.search(passage.small)
    if back is not None:
        until = passage.sentence.start + back.end()
        return ((0, passage.position_at(until)),)
    return tuple(_effects(passage))


def cause_begins(passage: Passage, first: int, last: int) -> int:
    """The position between two at which a cause is given: "…, vì mức phạt thấp"; else the last."""
    keys = passage.keys
    joints = (
        at
        for at in range(first + 1, last)
        if keys[at] in _CAUSES and keys[min(at + 1, len(keys) - 1)] not in _NO_JOINT_BEFORE
    )
    return next(joints, last)


def _effects(passage: Passage) -> Iterator[tuple[int, int]]:
    keys = passage.keys
    for at in range(len(keys)):
        after = keys[at + 1 : at + 2]
        if any(key in _NO_JOINT_BEFORE for key in after):
            continue
        if any(tuple(keys[at : at + len(joint)]) == joint for joint in _ON):
            if not (at and keys[at - 1] in _NO_JOINT_AFTER):
                yield at + 1, len(keys)
        elif any(tuple(keys[at : at + len(joint)]) == joint for joint in _OF):
            yield at + 1, _comma(passage, at)
        elif any(tuple(keys[at : at + len(joint)]) == joint for joint in _BACK):
            # "Vì thiếu vốn, dự án chậm".
            yield (0, at) if at else (_comma(passage, 0), len(keys))


def _comma(passage: Passage, first: int) -> int:
    """The position after the first comma from a position on, or the end."""
    text, tokens = passage.sentence.article.text, passage.tokens
    joints = (
        at + 1
        for at in range(first, len(tokens) - 1)
        if "," in text[tokens[at].end : tokens[at + 1].start]
    )
    return next(joints, len(tokens))
