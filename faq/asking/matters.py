"""Questions for what is no figure: reasons, members of lists, demands, how things stand."""

from __future__ import annotations

import re
from collections.abc import Iterator

from faq.asking.draft import TRAILING_VERBS, Draft, label_of
from faq.asking.statements import VERB_FIRST, bare
from faq.facts import Clause
from faq.regexes import late
from faq.text import UPPER

__all__ = ["matters_of"]

_SPOKEN = late(r"\b(?:chúng tôi|tôi|họ|này|đó|nói trên|nêu trên|như vậy|trên)\b", re.I)
_CAUSE = late(r",?\s(?:do|vì|bởi vì|bởi)\s")
_CAUSER = late(r"(?:đồng chí|ông|bà|huyện|tỉnh|xã|UBND|Sở|Ban|Bộ|các|nhà|[A-ZĐ])")
_LIST = late(r",?(?:\s(?:bao gồm|gồm có|gồm|như|là))?\s*:\s+")
_GUESTS = late(r"\b(?:có|gồm)(?: các)? (?:đồng chí|ông, bà|ông|bà)$")
_MANY = late(
    r"\b(?:nhiều|một số|các|những|(?:\d[\d.,/]*|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười))\s+"
    r"(?P<noun>[^\d]+?)(?:\s+(?:khác|sau|quan trọng))?$"
)
_MEANING = late(r"\slà\s(?!\d)")
_MEANING_HEAD = late(
    r"(?:khó khăn|thách thức|giải pháp|mục tiêu|nguyên nhân|phương châm|điểm nhấn|một trong|"
    r"trọng tâm|quan điểm|nhiệm vụ|thế mạnh|bài học|động lực|hạn chế|tồn tại|thuận lợi|"
    r"kinh nghiệm)",
    re.I,
)
_STATE_HEAD = late(
    r"(?:công tác|hoạt động|tình hình|đời sống|các lĩnh vực|lĩnh vực|chất lượng|tiến độ|phong trào|"
    r"chương trình|sản xuất|kinh tế|thị trường|an ninh|quốc phòng|quan hệ|thu nhập|nhận thức|"
    r"(?:cơ sở )?hạ tầng|diện mạo|thời tiết|hệ thống|tai nạn|môi trường|du lịch|nông nghiệp|"
    r"công nghiệp|giáo dục|y tế|văn hóa|cải cách|chuyển đổi số|việc|tệ nạn|tội phạm|nạn|tốc độ|"
    r"năng lực|kỷ luật|trật tự|tinh thần|ý thức|mặt bằng|vệ sinh)\b",
    re.I,
)
_STATE_VERB = late(
    r"\s(?:được|đã|có|đạt|tiếp tục|cần|còn|đang|chưa|vẫn|luôn|ngày càng|giảm|tăng|bị|sẽ|cơ bản)\s"
)
_DEMAND = late(r"\s(?:cũng\s|đã\s)?(?P<verb>yêu cầu|đề nghị|chỉ đạo|lưu ý|nhắc nhở)\s")
# Who demands: a post, a person, an office; and nothing said of them before.
_DEMANDER = late(
    r"(?:(?:[Đđ]ồng chí |[Ôô]ng |[Bb]à )?(?:(?:Phó |Tổng )?(?:Bí thư|Chủ tịch|Giám đốc|Thủ tướng|"
    rf"Bộ trưởng|Trưởng)|[{UPPER}]\w+ [{UPPER}])|(?:UBND|HĐND|Tỉnh ủy|Huyện ủy|Sở|Bộ|Ban|[Hh]uyện|"
    r"[Tt]ỉnh|[Xx]ã|[Tt]hành phố|[Tt]hị xã) )"
    r"(?:(?!\b(?:và|đã|được|tập trung|bày tỏ|ghi nhận|nên|lãnh đạo)\b).)*"
)
_WHOM_END = late(
    r"\s(?:tập trung|tiếp tục|chủ động|cần|phải|khẩn trương|rà soát|quyết liệt|phối hợp|tăng cường|"
    r"thực hiện|làm|hỗ trợ|đẩy mạnh|chú trọng|tổ chức|sớm|xem xét|kịp thời|nâng cao|quan tâm)\b"
)
_MOST_DEMANDER_WORDS = 9
_MOST_WHOM_WORDS = 8
_MOST_NOUN_WORDS = 8


def matters_of(clause: Clause) -> Iterator[Draft]:
    """Yield drafts for what a clause states besides figures, persons and days."""
    statement = _statement(clause)
    yield from _members(clause, statement)
    if clause.figures or clause.sentence.role != "body":
        return
    yield from _reasons(clause, statement)
    yield from _demands(clause, statement)
    yield from _findings(clause, statement)


def _statement(clause: Clause) -> str:
    """The clause with the words it takes over, bare."""
    own = bare(clause.text)
    if not clause.lead_text.strip():
        return own
    lead = bare(clause.lead_text)
    return f"{TRAILING_VERBS.sub('', lead) if VERB_FIRST.match(own) else lead} {own}"


def _reasons(clause: Clause, statement: str) -> Iterator[Draft]:
    cause = _CAUSE.search(statement)
    if cause is None:
        return
    effect, reason = statement[: cause.start()], statement[cause.end() :]
    if _CAUSER.match(reason) or _SPOKEN.search(effect) or not _STATE_VERB.search(f" {effect} "):
        return
    yield Draft(clause, "reason", "finding", _head_of(effect), effect)


def _members(clause: Clause, statement: str) -> Iterator[Draft]:
    """An enumeration after a colon: who, or which ones."""
    listed = _LIST.search(statement)
    head = statement[: listed.start()] if listed else ""
    if guests := _GUESTS.search(head):
        yield Draft(clause, "guests", "finding", label_of(head), head[: guests.start()].strip())
        return
    many = _MANY.search(head)
    if many and len(many["noun"].split()) <= _MOST_NOUN_WORDS and not _SPOKEN.search(head):
        before = head[: many.start()].strip()
        yield Draft(clause, "members", "finding", label_of(many["noun"]), before, many["noun"])


def _demands(clause: Clause, statement: str) -> Iterator[Draft]:
    demand = _DEMAND.search(statement)
    if demand is None:
        return
    agent = statement[: demand.start()].strip(" ,").rpartition(", ")[2]
    if not _DEMANDER.fullmatch(agent) or len(agent.split()) > _MOST_DEMANDER_WORDS:
        return
    rest = statement[demand.end() :]
    end = _WHOM_END.search(f" {rest}")
    whom = rest[: end.start()].strip() if end else ""
    if "," in whom or len(whom.split()) > _MOST_WHOM_WORDS:
        whom = ""
    yield Draft(clause, "demand", "finding", agent, f"{agent} {demand['verb']}", whom)


def _findings(clause: Clause, statement: str) -> Iterator[Draft]:
    meaning = _MEANING.search(statement)
    if meaning and _MEANING_HEAD.match(statement):
        head = statement[: meaning.start()]
        if not _SPOKEN.search(head):
            yield Draft(clause, "meaning", "finding", _head_of(head), head)
    if _STATE_HEAD.match(statement):
        verb = _STATE_VERB.search(statement)
        head = statement[: verb.start()].strip(" ,") if verb else ""
        if 2 <= len(head.split()) <= 12 and not _SPOKEN.search(head):
            yield Draft(clause, "state", "finding", label_of(head), head)


def _head_of(statement: str) -> str:
    """The words before the predicate."""
    verb = _STATE_VERB.search(statement)
    return label_of(statement[: verb.start()] if verb else statement)
