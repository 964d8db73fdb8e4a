"""Which clauses of a sentence tell of a part of what another one tells of: enumerations.

"Tỉnh còn thiếu 4.215 giáo viên, gồm: mầm non 1.380 người, tiểu học 1.465 người": each member names
its figure, and takes over the rest of what is said from the whole.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from faq.facts import Clause
from faq.figures.model import Quantity
from faq.regexes import late
from faq.text import nfc

__all__ = ["FRAME", "are_like", "name_of", "opening_of", "wholes_of"]

FRAME = late(
    r"(?:riêng )?trong (?:tổng )?(?:số )?\d[\d.,]*+(?! (?:năm|quý|tháng|tuần|ngày|giờ|phút)(?!\w))"
)
"""In small letters, what names those of whom parts are told: "trong số 13 dự án, 8 dự án …"."""
_RANKED = r"(?:kế|tiếp|xếp|sau)(?: (?:đến|theo|sau|đó|tới))?(?: là)?"
_MOST = (
    r"(?:[^\W\d]+ ){1,4}nhất(?: [^\W\d]+){0,3} (?:là|ở|tại)|"
    r"(?:dẫn đầu|đứng đầu|đứng cuối|xếp cuối)(?: [^\W\d]+){0,3} là"
)
_OPENS = late(
    r"(?:trong (?:số )?(?:đó|này)(?: có)?|(?:bao )?gồm(?: có)?|cụ thể|(?:số |phần )?còn lại|riêng|"
    r"(?:tập trung|chủ yếu|phần lớn)(?: nhiều| chủ yếu| nhất)*(?: ở| tại| là| vào)?|lần lượt là|"
    rf"{_RANKED}|{_MOST})(?: ?[:,])?(?!\w)"
)
# What comes of what is told before it: "xảy ra 412 vụ tai nạn, làm chết 98 người".
_EFFECT = late(r"(?:làm|khiến|gây|để lại|bị thương|cướp đi|thiệt hại|ước thiệt hại)\b")
# "Xuống còn 1,12%, tương đương 348 hộ": the same in another measure.
_EQUAL = late(r"(?:tương đương|tương ứng|tức|hay)(?: (?:với|là))?\b")
# "59.840 hộ nghèo, chiếm 31,2%", "658 tàu đã lắp, đạt 98,1%": the share is of what goes before.
_SHARE = late(
    r"(?:và |đã |mới |chỉ |cũng )*(?:chiếm|đạt|bằng)(?: (?:tỷ lệ|khoảng|gần|hơn|trên|tới|chỉ))* \d"
)
_DIMENSION = late(r"\b(?:dài|rộng|cao|sâu|nặng|dày)\b")
# "Nạo vét 45 tuyến kênh, kinh phí 18,7 tỷ đồng": it is of what goes before.
_ATTRIBUTE = late(
    r"(?:và |với |có |tổng )*(?:kinh phí|vốn|mức đầu tư|chiều dài|diện tích|công suất|trị giá|"
    r"thiệt hại)(?: (?:là|ước|ước tính|khoảng|hơn|gần|trên|đạt|ban đầu|dự kiến|đầu tư))* \d"
)
# "64 camera, trong khi nhu cầu là 150": the aim is of what goes before.
_AIM = late(
    r"(?:trong khi |song |nhưng |so với |thấp hơn |cao hơn |vượt )*(?:mục tiêu|kế hoạch|nhu cầu|"
    r"chỉ tiêu|định mức|yêu cầu)\b(?: [^\W\d]+){0,4} \d"
)
# These open the whole enumeration and not only their own member.
_OPENS_ALL = late(
    r"(?:trong (?:số )?đó|(?:bao )?gồm|cụ thể|tập trung(?: nhiều| chủ yếu)*(?: ở| tại))(?: ?:)?"
)
_LINK = late(r"(?:và |còn |riêng |trong khi )*")
# What falls, grows or is reached is no whole of which parts are told.
_CHANGE = late(r"(?:tăng|giảm|bằng|đạt|tương đương|vượt|cao hơn|thấp hơn|chiếm)\b")
# A member that has a verb of its own has to bear a name.
_SAYS = late(r"\b(?:đạt|là|có|được|còn|chiếm|tăng|giảm|với|chỉ|mới)\b")
_TIME = late(r"(?:đến |riêng |cuối |đầu )*(?:năm|quý|tháng|vụ|giai đoạn|lớp|khối) \S+ ")
# What a member of an enumeration can't begin with: it tells of something else.
_NO_NAME = frozenset(
    "bị được làm do nhưng song tại từ đến so để mà nên khi nếu theo không chưa đã sẽ đang mỗi "
    "tăng giảm bằng đạt tương chiếm thấp cao hơn vượt dài rộng sâu dày nặng qua sau trước".split()
)
_LONGEST_NAME, _LONGEST_NOUN = 7, 16
_BEFORE_FIGURE = frozenset("được có đạt với là còn chiếm hơn gần trên khoảng mới chỉ (".split())
# These stand for what has been named before.
_STAND_INS = frozenset({"người", "em", "cháu", "nhà", "cái", "chiếc", "khu", "điểm", "căn"})
_NO_PERSONS = frozenset("vụ xã huyện thôn bản dự công tuyến trường lớp hồ tiêu chỉ mô con".split())


def wholes_of(clauses: Sequence[Clause], opens_with_verb: Sequence[bool]) -> tuple[int, ...]:
    """For each clause of a sentence the number of the one it is a part of; -1 if it is of none.

    Args:
        clauses: the clauses of the sentence.
        opens_with_verb: for each of them whether it begins with its verb.

    """
    found: list[int] = []
    for number, clause in enumerate(clauses):
        whole = -1
        if number:
            whole = _whole_of(clause, clauses[:number], found, opens_with_verb[number])
        found.append(whole)
    return tuple(found)


def opening_of(clause: Clause) -> str:
    """The words, as printed, that open the enumeration which a clause begins with; may be empty."""
    found = _OPENS_ALL.match(clause.small)
    return clause.text[: found.end()].rstrip() if found else ""


def name_of(clause: Clause) -> str:
    """What a member of an enumeration is called: all before its figure, as printed."""
    if not clause.figures:
        return ""
    printed = clause.sentence.article.text[clause.start : clause.figures[0].start]
    words = printed[_end(_OPENS.match(nfc(printed).lower())) :].strip(" :,(").split()
    while words and nfc(words[-1]).lower() in _BEFORE_FIGURE:
        words.pop()
    return " ".join(words)


def _whole_of(
    clause: Clause, before: Sequence[Clause], wholes: Sequence[int], opens_with_verb: bool
) -> int:
    if _ATTRIBUTE.match(clause.small):
        return wholes[-1] if _ATTRIBUTE.match(before[-1].small) else len(before) - 1
    if _AIM.match(clause.small) and _is_like(clause, before[-1]):
        return len(before) - 1
    if _SHARE.match(clause.small) and _is_share_of(clause, before[-1]):
        return len(before) - 1
    # "Trong đó 38 nhà sập, 412 nhà tốc mái": the second takes over "trong đó".
    lead = nfc(clause.lead_text).lower().strip()
    if lead and _OPENS.fullmatch(lead):
        return wholes[-1]
    words = clause.small
    if _OPENS.match(words):
        tells = clause.figures or not clause.text.islower()
        return _head(clause, before, wholes) if tells else -1
    if _is_frame(before[0]) and _is_like(clause, before[0]):
        return 0
    if _EQUAL.match(words) and clause.figures:
        return len(before) - 1
    if _EFFECT.match(words) and clause.figures and not lead:
        return wholes[-1] if _EFFECT.match(before[-1].small) else len(before) - 1
    is_open = wholes[-1] >= 0
    if is_open and _goes_on(clause, before[-1]):
        return wholes[-1]
    if lead or not clause.figures or not _is_name(clause, is_open=is_open):
        return -1
    if opens_with_verb and not is_open:
        return -1
    like = next((n for n in range(len(before) - 1, -1, -1) if _is_like(clause, before[n])), -1)
    return like if like < 0 or wholes[like] < 0 else wholes[like]


def _is_share_of(clause: Clause, before: Clause) -> bool:
    """Whether a clause tells the share of what the one before it counts."""
    is_share = bool(clause.figures) and clause.figures[0].kind == "share"
    if not is_share or _DIMENSION.search(before.small):
        return False  # "Trạm rộng 420 m2, mới đạt 40%" tells of the works.
    return any(quantity.kind in ("count", "measure") for quantity in before.figures[-1:])


def _goes_on(clause: Clause, before: Clause) -> bool:
    """Whether a clause begins with a figure like that of the member before it.

    "Gồm 21 người bị phê bình và 8 người bị khiển trách": both are members.
    """
    begins = bool(clause.figures) and clause.figures[0].start == clause.start
    return begins and not _CHANGE.match(before.small) and _is_like(clause, before)


def _is_frame(clause: Clause) -> bool:
    return len(clause.figures) == 1 and bool(FRAME.match(clause.small))


def _head(clause: Clause, before: Sequence[Clause], wholes: Sequence[int]) -> int:
    """The nearest clause before that is no part itself, best with a figure like its own."""
    heads = [
        number
        for number, of in enumerate(wholes)
        if (of < 0 and not _CHANGE.match(before[number].small))
        or _ATTRIBUTE.match(before[number].small)
    ]
    return next((n for n in reversed(heads) if _is_like(clause, before[n])), (heads or [0])[-1])


def _is_name(clause: Clause, *, is_open: bool) -> bool:
    """Whether no more than a name, or a time, stands before the figure of a clause.

    Args:
        clause: the clause.
        is_open: whether the one before it is a member of an enumeration.

    """
    text = clause.sentence.article.text
    printed = nfc(text[clause.start : clause.figures[0].start])
    name = printed[_end(_LINK.match(printed.lower())) :]
    words = name.lower().split()
    if _TIME.match(name.lower()):
        return len(words) <= _LONGEST_NAME
    if len(words) > _LONGEST_NAME or _BEFORE_FIGURE.issuperset(words) or words[0] in _NO_NAME:
        return False
    return is_open or not name.islower() or not _SAYS.search(name.lower())


def _end(found: re.Match[str] | None) -> int:
    return found.end() if found else 0


def _is_like(one: Clause, other: Clause) -> bool:
    """Whether two clauses of a sentence have figures that are like each other."""
    if not one.figures:
        return bool(other.figures)
    text = one.sentence.article.text
    return any(are_like(one.figures[0], figure, text) for figure in other.figures)


def are_like(part: Quantity, whole: Quantity, text: str) -> bool:
    """Whether a figure may be a part of another: in the same unit, or of things of one name.

    Args:
        part: with offsets into the text.
        whole: likewise.
        text: the article's.

    """
    if part.kind == "count" and whole.kind in ("count", "ratio"):
        noun = _noun(part, text)
        of = _noun(whole, text)
        return not noun or noun == of or (noun in _STAND_INS and of not in _NO_PERSONS)
    return (part.kind, part.unit) == (whole.kind, whole.unit) and part.per in ("", whole.per)


def _noun(figure: Quantity, text: str) -> str:
    """The first word of what a figure counts; empty if nothing stands after it."""
    if figure.noun_start == figure.end:
        return ""
    words = nfc(text[figure.noun_start : figure.noun_start + _LONGEST_NOUN]).split()
    return words[0].lower().strip(".,;:)") if words else ""
