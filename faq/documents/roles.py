"""What the lines of an article are: prose, subheadings, captions of pictures, credits."""

from __future__ import annotations

import re
from collections.abc import Sequence
from statistics import median

from faq.documents.articles import Role
from faq.documents.captions import is_caption, is_scene
from faq.documents.sources import is_address, source_of
from faq.documents.stamps import is_furniture, read_stamp
from faq.regexes import late

__all__ = ["is_question", "roles_of_lines"]

_CREDIT = late(
    r"(?:Nguồn(?: tin)?|Tác giả(?: bài viết)?|Người (?:viết|đăng)|Thực hiện|Biên tập|"
    r"(?:Tin|Bài)(?:(?:,| và|,? -) ảnh|, bài)?|Bài viết)\s*:|(?:Tin|Bài)(?:,| và) ảnh\s|"
    r"(?:PV|CTV|BBT|Ban [Bb]iên tập|Phóng viên)(?!\w)(?=[^:.]{0,60}$)"
)
_MAIL = late(r"(?:email\s*:?\s*)?[\w.+-]{1,40}@[\w-]{1,40}(?:\.[\w-]{1,20}){1,3}", re.I)
_NAMES = late(r"(?P<names>[^()]+?)\s*(?:\((?:thực hiện|tổng hợp|ghi|lược ghi|t/h|th)\))?", re.I)
_RELATED = late(
    r"(?:(?:các|những) )?(?:tin|bài)(?: bài| viết| tức)?(?: mới| cũ| đã)? ?"
    r"(?:liên quan|khác|cùng (?:chuyên mục|chủ đề)|hơn|nổi bật|đọc nhiều|đưa)?:?|"
    r"cùng (?:chuyên mục|chủ đề|tác giả):?|(?:tin )?đọc nhiều(?: nhất)?:?|"
    r"có thể bạn quan tâm:?|(?:đọc|xem) thêm:?|video nổi bật:?",
    re.IGNORECASE,
)
_OTHER_TITLE = late(r".{8,150}\(\d{1,2}[/.-]\d{1,2}(?:[/.-]\d{4})?(?:[ ,]+\d\d?:\d\d)?\)")
_ITEM = late(r"[•●▪■◦‣*+–—-]")
_HEADING = late(r"#{1,6}\s")
_NUMBERED = late(r"(?:\d{1,2}|[IVX]{1,5}|[a-zA-Z])[.)]\s")
_ROW = late(r"(?:\S.*?(?:\s{2,}|\t|\s\|\s)){2,}\S.*")
_ENDS = late(r"[.!?…:;,/][\"'”’»)\]]*$")
_ENDS_INSIDE = late(r"(?:[^\W\d_]{3}|[*_)%”\"])[.!?…]\s+\S")
# A question that somebody is reported to have put is a statement.
_REPORTS = late(
    r"\b(?:yêu cầu|hỏi|câu hỏi|băn khoăn|nhấn mạnh|làm rõ|thắc mắc|trăn trở|nêu|kiến nghị|"
    r"chất vấn|đề nghị|đặt vấn đề|(?<!thể )cho biết)\b",
    re.IGNORECASE,
)
_ASKS = late(r"(?:PV|Phóng viên)\s*:|(?:Thưa|Xin)\s", re.IGNORECASE)
_QUESTION_MARK = late(r"\?[\"'”’»)\]*_]*$")
_MAX_SUBHEADING_WORDS = 22
_LEAST_STATEMENT_WORDS = 12
_LEAST_REPEATED_WORDS = 4
_MAX_NAME_WORDS = 8
_MAX_NAMES_LENGTH = 120
_MAX_ROW_LENGTH = 400


def roles_of_lines(lines: Sequence[str]) -> list[Role]:
    """Return the role of each line from the lead on; lines are NFC and without margins."""
    stopped = [_is_stopped(line) for line in lines]
    lengths = [len(line.split()) for line, ends in zip(lines, stopped, strict=True) if ends]
    typical = median(lengths) if lengths else 0
    tail = len(lines)
    while tail > 0 and _may_close(lines[tail - 1]):
        tail -= 1
    text_end = tail
    while text_end > 0 and not (stopped[text_end - 1] or _is_item(lines[text_end - 1])):
        text_end -= 1
    roles: list[Role] = []
    is_related = False
    for number, line in enumerate(lines):
        role = _role(
            line, in_tail=number >= tail, is_first=number == 0, is_last=number == len(lines) - 1
        )
        is_related = _RELATED.fullmatch(line) is not None or (is_related and not stopped[number])
        if is_related or (role == "subheading" and number >= text_end and _is_bare(line)):
            role = "credit"
        elif number > 0 and _is_of_picture(lines, number, role, typical):
            role = "caption"
        roles.append(role)
    return roles


def is_question(sentence: str) -> bool:
    """Whether a sentence asks instead of stating something, as those of an interviewer do."""
    if not _QUESTION_MARK.search(sentence):
        return False
    return _ASKS.match(sentence) is not None or not _REPORTS.search(sentence)


def _is_stopped(line: str) -> bool:
    return bool(_ENDS.search(line) or _ENDS_INSIDE.search(line))


def _may_be_repeated(line: str) -> bool:
    """Whether a line may stand there twice, as the text for a picture and its caption do."""
    return _LEAST_REPEATED_WORDS <= len(line.split()) <= _MAX_SUBHEADING_WORDS


def _is_of_picture(lines: Sequence[str], number: int, role: Role, typical: float) -> bool:
    """Whether what stands around a line tells that it belongs to a picture."""
    line = lines[number]
    following = lines[number + 1] if number + 1 < len(lines) else ""
    if role not in ("body", "subheading"):
        return False
    if line in (lines[number - 1], following) and _may_be_repeated(line):
        return True
    if role == "body":
        return is_scene(line, typical)
    return _is_over_subheading(line, following)


def _is_over_subheading(line: str, following: str) -> bool:
    """Whether a long line without a stop is followed by the subheading proper."""
    return (
        len(line.split()) >= _LEAST_STATEMENT_WORDS
        and not _NUMBERED.match(line)
        and following[:1].isupper()
        and not _is_stopped(following)
        and not is_caption(following)
        and len(following.split()) < len(line.split())
    )


def _is_item(line: str) -> bool:
    """Whether a line is a member of a list or a row of a table."""
    if _ITEM.match(line):
        return True
    short = len(line) <= _MAX_ROW_LENGTH and any(map(str.isdigit, line))
    return short and _ROW.fullmatch(line) is not None


def _is_bare(line: str) -> bool:
    return not (_HEADING.match(line) or any(map(str.isdigit, line)))


def _may_close(line: str) -> bool:
    """Tell whether a line may stand after an article's last paragraph."""
    return _is_credit(line) or source_of(line) != "" or _are_names(line) or is_caption(line)


def _is_credit(line: str) -> bool:
    """Whether a line tells who wrote or published, when, or belongs to the page around it."""
    return (
        is_address(line)
        or is_furniture(line)
        or _CREDIT.match(line) is not None
        or _MAIL.fullmatch(line) is not None
        or read_stamp(line, 0, len(line)).end == len(line)
    )


def _role(line: str, *, in_tail: bool, is_first: bool, is_last: bool) -> Role:
    if _HEADING.match(line):
        return "subheading"
    if _is_credit(line) or (_OTHER_TITLE.fullmatch(line) and not _ITEM.match(line)):
        return "credit"
    if is_caption(line):
        return "caption"
    if (in_tail and (source_of(line) or _are_names(line))) or (is_first and _are_names(line)):
        return "credit"
    if _is_stopped(line) or is_last or _is_item(line):
        return "body"
    return "subheading" if len(line.split()) <= _MAX_SUBHEADING_WORDS else "body"


def _are_names(line: str) -> bool:
    """Tell whether a line holds nothing but names: "Trang Lê", "Nghiệp - Hình", "T.SỸ"."""
    match = _NAMES.fullmatch(line) if len(line) <= _MAX_NAMES_LENGTH else None
    if match is None or any(character.isdigit() for character in line) or _ENDS.search(line):
        return False
    words = [word for word in re.split(r"[\s,&–-]+|\bvà\b", match["names"]) if word]
    return 0 < len(words) <= _MAX_NAME_WORDS and all(word[0].isupper() for word in words)
