"""Figures whose noun only stands for what has been named: "số doanh nghiệp … đạt 2.136 đơn vị"."""

from __future__ import annotations

from faq.facts import Clause
from faq.figures.model import Quantity
from faq.index import Passage
from faq.patterns import stands_between
from faq.query import Term
from faq.regexes import late
from faq.text import nfc

__all__ = ["stands_in"]

# What follows on such a word where it has no noun of its own: "5 đơn vị chưa …" are what has
# been named, "5 đơn vị máu" are blood.
_ENDS = (
    r"(?=\s*(?:[,.;:)(”\"]|$)|\s+(?:bị|được|có|chưa|không|đã|đang|sẽ|còn|vẫn|và|ở|tại|thuộc|là|"
    r"nằm|thiếu|vướng|đạt|phải|tăng|giảm|so với|trong|vi phạm|chết|tập trung|chủ yếu|hồi|này)\b)"
)
_STANDS_IN = late(
    rf"\s*(?:(?P<person>người|em|cháu)|(?P<animal>con)|(?P<house>căn|ngôi)|(?P<thing>chiếc)|"
    rf"(?P<body>đơn vị|cơ sở)|(?P<any>trường hợp)){_ENDS}"
)
_LONGEST = 32
# What each of these may stand for, by the words, folded, that name it.
_STANDS_FOR = {
    "person": late(
        r"(?:nguoi|hoc sinh|(?:sinh|giao|nhan|dang|doan|hoi|thanh|cong|vien) (?:vien|nhan|chuc)|"
        r"can bo|thanh nien|bac si|benh nhan|benh nhi|lao dong|du khach|ngu dan|nong dan|phu nu|"
        r"tre em|thuong nhan|chien si|bo doi|bi can|doi tuong|thi sinh|dai bieu)\b"
    ),
    "animal": late(
        r"(?:con|trau|bo|lon|heo|ga|vit|de|cuu|ngua|gia suc|gia cam|vat nuoi|chim|ca|cho|meo)\b"
    ),
    "house": late(r"(?:nha|can|ngoi|phong)\b(?! (?:may|nuoc|thau|truong|bao)\b)"),
    "thing": late(r"(?:xe|tau|thuyen|o to|phuong tien|may|thiet bi|cau|giuong|chiec|ghe|camera)\b"),
    "body": late(r"(?!(?:nguoi|ho|nha|con|vu|ca|du an|xa|phuong|huyen)\b)"),
    "any": late(r""),
}
# A reading so likely is the thing itself.
_COUNTED = 0.75


def stands_in(quantity: Quantity, unit: Term, passage: Passage, clause: Clause) -> bool:
    """Whether a figure is of what is named before it, for which its noun stands.

    Args:
        quantity: a figure of the passage.
        unit: what is counted.
        passage: the sentence.
        clause: the clause that may name it: the figure's own, or the one that it is a part of.

    """
    kind = _kind_of(quantity, passage)
    if not kind:
        return False
    until = passage.position_at(quantity.start)
    return any(
        stands_between(pattern, passage, first, min(last, until))
        for pattern, weight in unit.patterns
        if weight >= _COUNTED
        and _STANDS_FOR[kind].match(" ".join(options[0].folded for options in pattern))
        for first, last in (passage.span(*clause.lead), passage.span(clause.start, clause.end))
    )


def _kind_of(quantity: Quantity, passage: Passage) -> str:
    """What kind of thing the noun of a figure may stand for; empty where it is itself meant."""
    if quantity.kind not in ("count", "ratio"):
        return ""
    text = passage.sentence.article.text
    found = _STANDS_IN.match(nfc(text[quantity.end : quantity.end + _LONGEST]).lower())
    return found.lastgroup or "" if found else ""
