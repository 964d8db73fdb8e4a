"""Clauses as sentences of their own, to be given as answers."""

from __future__ import annotations

import re
from collections.abc import Sequence

from faq.facts import Clause
from faq.index.parts import FRAME, opening_of
from faq.regexes import late

__all__ = ["sentence_of", "statement_of"]

# A whole sentence up to so many characters is given as it is.
_LONG = 260
_VERBS = frozenset(
    (
        "có đạt là được đến tăng giảm chiếm với bằng từ gồm cho gần hơn trên khoảng trong đó "
        "vượt dài cao thấp và đã còn chỉ"
    ).split()
)
_CONNECTIVE = late(
    r"^(?:Tuy nhiên|Song|Bên cạnh đó|Ngoài ra|Đồng thời|Do đó|Vì vậy|Cụ thể|Trong đó|Theo đó)"
    r"\s*,\s*",
    re.IGNORECASE,
)
_AMONG = late(r"trong (?:số )?đó$", re.IGNORECASE)


def statement_of(clause: Clause, subject: str = "", of: Sequence[Clause] = ()) -> str:
    """A clause as a sentence of its own: with the words it takes over, a capital and a stop.

    Args:
        clause: the clause.
        subject: whom or what it tells of, where that is named before it; see ``Passage``.
        of: the clause that it is a part of and those after that up to its own, itself among them.

    """
    whole = clause.sentence.text
    if clause.lead[0] == clause.lead[1] and not clause.quantities and len(whole) <= _LONG:
        return sentence_of(whole)
    if FRAME.match(clause.small) and len(whole) <= _LONG:
        return sentence_of(whole)
    told = _part_of(of) if of else ""
    if told and len(told) <= _LONG:
        return told
    lead = (clause.lead_text or subject).split()
    own = clause.text.split()
    # "… đạt 655 tỷ đồng, tăng 11%": the second verb takes the place of the first.
    if lead and own and own[0].casefold() in _VERBS:
        while lead and lead[-1].casefold().strip(",") in _VERBS:
            lead.pop()
    return sentence_of(" ".join((*lead, *own)))


def _part_of(clauses: Sequence[Clause]) -> str:
    """A part, with the whole before it; dots stand for the members of the enumeration between."""
    whole, *others, part = clauses
    if not others:
        return sentence_of(whole.sentence.article.text[whole.start : part.end])
    own = opening_of(part)
    opening = "" if own else next(filter(None, map(opening_of, others)), "")
    # "Trong đó" introduces any of the members, "gồm" only all of them.
    dots = "" if _AMONG.match(own or opening) else " …"
    return sentence_of(f"{whole.text}, {opening}{dots} {part.text}")


def sentence_of(text: str) -> str:
    """Words as a sentence: without what joins it to the one before, with a capital and a stop."""
    text = " ".join(_CONNECTIVE.sub("", text).split()).rstrip(" ;,")
    if text.count("(") < text.count(")"):
        text = text.rstrip(")")
    if not text:
        return text
    text = text[0].upper() + text[1:]
    return text if text[-1] in ".!?…" else f"{text}."
