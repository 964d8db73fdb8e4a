"""Questions for figures: the words before and after each one that can be asked for alone."""

from __future__ import annotations

import re
from collections.abc import Iterator

from faq.asking.draft import TRAILING_VERBS, Draft, label_of
from faq.asking.statements import VERB_FIRST, bare, cuts, has_subject, last_part, without_asides
from faq.facts import Clause
from faq.figures.quantities import find_quantities
from faq.regexes import late
from faq.text import nfc

__all__ = ["amounts_of"]

_JOINED = late(r"[^,;:]{0,60}\svà\s$")
_OWN_START = late(r"^(?:với|và|trong đó có|trong đó)(?:\s+|$)", re.I)
_DENIED = late(r"\b(?:chưa|không)(?: \w+)?$", re.I)
# Who has done something, and what an elliptic clause says they did too.
_AGENT = late(r"(?:[^,;:]{3,30}, )?[^,;:]{2,50}?\sđã\s")
_ACTION = late(
    r"(?:cấp|xây|sửa chữa|kiên cố|lắp đặt|nâng cấp|mở|trồng|hỗ trợ|tặng|trao|thu|tịch thu|xử lý|"
    r"phát hiện|khởi tố|bắt|giải quyết|đào tạo|tạo|giới thiệu|cho|cất|chuyển giao|triển khai|"
    r"tổ chức|thành lập|kết nạp|bàn giao|hoàn thành|đưa|làm mới|đầu tư|huy động|vận động|"
    r"thu hút|cải tạo|nạo vét|di dời|khám|cứu|đảm bảo|bảo đảm)\s"
)
_GAP = late(r"\S(?: {2,}|\t| \| )\S")
_CAUSING = late(r"^(?:.*,\s)?(?:làm|khiến)$")
_SUFFERED = late(r"(?:bị|làm|khiến)\b")


def amounts_of(clause: Clause) -> Iterator[Draft]:
    """Yield a draft for each figure of a clause that can be asked for."""
    text = clause.sentence.article.text
    figures = clause.figures
    if len(_GAP.findall(clause.text)) > 1:
        # A row of a table: what its figures are stands in the head.
        return
    for number, quantity in enumerate(figures):
        first = number
        while first and _JOINED.fullmatch(nfc(text[figures[first - 1].end : figures[first].start])):
            first -= 1
        before = text[clause.start : figures[first].start]
        in_brackets = before.count("(") > before.count(")")
        if first or in_brackets or _DENIED.search(without_asides(before)):
            continue
        after = without_asides(text[quantity.end : clause.end])
        if number + 1 < len(figures):
            rest, later, _ = after.partition(nfc(figures[number + 1].surface))
            joint = re.match(r"(.*)(?:\s(?:với|và)\s|,)", rest)
            after = (joint[1] if joint else rest) if later else after
        words = _subject_words(clause, before)
        words = words and _CAUSING.sub("", words)
        if words is None or not (words or after.strip()):
            continue
        noun = cuts(after)[0] if quantity.kind in ("count", "ratio", "share") else ""
        subject = noun or last_part(words)
        yield Draft(
            clause, "figure", quantity.kind, label_of(bare(subject)), words, after,
            quantity.surface, quantity,
        )  # fmt: skip


def _subject_words(clause: Clause, before: str) -> str | None:
    """The words before a figure, with those that its clause takes over; None if they don't fit."""
    own = _OWN_START.sub("", bare(before) if before.strip() else "")
    own = re.sub(r"\bcũng (?=đã|có)", "", own)
    if own.startswith("chiếm"):
        counted = _counted_before(clause)
        return f"{counted} {own}" if counted else None
    if not clause.lead_text.strip():
        if _SUFFERED.match(own):
            return None
        return f"{_agent_of(clause)}{own}" if _ACTION.match(own) else own
    if has_subject(own):
        return own
    lead = bare(clause.lead_text)
    shorter = TRAILING_VERBS.sub("", lead)
    if not own:
        return lead
    return None if VERB_FIRST.match(own) and shorter == lead else f"{shorter} {own}"


def _agent_of(clause: Clause) -> str:
    """Who did what the sentence begins with: "Huyện đã " for "kiên cố hóa 105 tuyến"."""
    sentence = clause.sentence
    start = sentence.article.text[sentence.start : clause.start]
    agent = _AGENT.match(bare(start)) if start.strip() else None
    return agent.group() if agent else ""


def _counted_before(clause: Clause) -> str:
    """What a share is one of: "1.451 hộ cận nghèo, chiếm 4%" tells of "hộ cận nghèo"."""
    text = clause.sentence.article.text
    earlier = nfc(text[clause.lead[1] : clause.start])
    quantities = [q for q in find_quantities(earlier) if q.kind != "share"]
    if not quantities:
        return ""
    last = quantities[-1]
    if last.kind == "money":
        return label_of(bare(clause.lead_text)) if len(quantities) == 1 else ""
    counted = earlier[last.noun_start :].strip(" ,")
    return "" if "/" in counted else counted
