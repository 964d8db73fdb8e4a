"""The figures of a sentence with the words that tell what each is of."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal

from faq.asking.amounts import amounts_of
from faq.asking.draft import TRAILING_VERBS, Draft
from faq.asking.statements import cuts, last_part
from faq.facts import Clause
from faq.figures.model import Quantity
from faq.index import Passage
from faq.regexes import late
from faq.text import nfc
from faq.values import NamedTuple

__all__ = ["Figure", "Predicate", "figures_of", "without_verbs"]

Predicate = Literal["rise", "fall", "part", "level"]

_PREDICATES: dict[str, Predicate] = {"tăng": "rise", "giảm": "fall", "chiếm": "part"}
_TOLD = late(r"\b(?:tăng|giảm|chiếm)\b")
# What may stand between the subject and its figure, besides the verbs that every figure takes.
_TAIL = late(
    r"\s(?:bình quân|hàng năm|hằng năm|trưởng|xuống|tỷ lệ|dẫn đầu|đứng đầu|cao nhất|thấp nhất|"
    r"nhiều nhất|ít nhất|đã|sẽ|phấn đấu|dự kiến|tiếp tục|cũng|bằng)$"
)
_OPENING = late(r"trong (?:số )?đó(?: có)?(?: |$)", re.IGNORECASE)
_NOW = r"đến nay|hiện nay|cùng kỳ năm (?:trước|ngoái)"
# "14 lớp tập huấn năm 2022": what is counted, then when.
_NOUN_BEFORE_TIME = late(r"((?:\s[^\W\d]+){0,5}?)(?:\s(?:vào|trong|của|của cả|từ))?\s?")
# What tells an aim from a result, which the status of the clause tells too.
_AIM = late(r"\b(?:đã|sẽ|phấn đấu|dự kiến|tiếp tục) ")
_MARGIN = " ,;:–—-"


class Figure(NamedTuple):
    """A printed figure and what it is of."""

    clause: Clause
    """Where it stands."""
    quantity: Quantity
    """The figure."""
    lead: str
    """The words before it, without what opens the sentence; may be empty."""
    subject: str
    """The same without the verbs that lead to the figure; may be empty."""
    counted: str
    """The word for what it counts, the first of its noun: "xã", "cơ sở"; else empty."""
    noun: str
    """What it counts or is a share of, the words after it; may be empty."""
    predicate: Predicate
    """Whether it tells a change, a part of a whole or a level."""
    time: str
    """When it holds, as printed, where the clause says so once; else empty."""
    timeless: str
    """The subject without that."""

    @property
    def measure(self) -> tuple[str, str, str, str]:
        """What has to be the same for figures to be set side by side."""
        quantity = self.quantity
        kind = "count" if quantity.kind == "ratio" else quantity.kind
        return kind, quantity.unit, quantity.per, self.predicate

    @property
    def is_understood(self) -> bool:
        """Whether there are words that tell what it is of."""
        return bool(self.subject or self.noun)

    @property
    def is_counted(self) -> bool:
        """Whether it counts things, which its noun names."""
        return self.quantity.kind in ("count", "ratio")


def figures_of(passage: Passage) -> tuple[Figure, ...]:
    """Return the figures of a sentence, in order; ranges, and what isn't understood, wordless."""
    return tuple(figure for clause in passage.clauses for figure in _figures(passage, clause))


def _figures(passage: Passage, clause: Clause) -> Iterator[Figure]:
    drafts = {draft.quantity: draft for draft in amounts_of(clause)} if clause.figures else {}
    dated: Figure | None = None
    for quantity in clause.figures:
        draft = drafts.get(quantity)
        noun, time = _noun_and_time(clause, quantity)
        if dated is not None and time and quantity.unit == dated.quantity.unit:
            # "từ 120.924 ha năm 2008 tăng lên 131.683 ha năm 2017": of one and the same.
            yield dated._replace(quantity=quantity, time=time)
        elif draft is not None and quantity.high is None:
            figure = _figure(passage, draft, quantity, noun, time)
            dated = figure if time else None
            yield figure
        else:
            yield Figure(clause, quantity, "", "", "", "", "level", "", "")


def _figure(passage: Passage, draft: Draft, quantity: Quantity, noun: str, time: str) -> Figure:
    lead = _OPENING.sub("", draft.before)
    words = last_part(lead)
    subject = without_verbs(words)
    told = _TOLD.findall(f" {words}"[len(subject) :])
    predicate = _PREDICATES[told[-1]] if told else "level"
    if time:
        timeless = subject
    else:
        noun = _noun(draft) if quantity.kind != "money" else ""
        time, timeless = _time_and_rest(draft.clause, subject)
    counted = _counted(passage, quantity) if noun else ""
    return Figure(draft.clause, quantity, lead, subject, counted, noun, predicate, time, timeless)


def _counted(passage: Passage, quantity: Quantity) -> str:
    """The first word of what a figure counts, written in one syllable or more."""
    first = passage.position_at(quantity.noun_start)
    text = passage.sentence.article.text
    word = [
        nfc(text[token.start : token.end])
        for token, start in zip(passage.tokens[first:], passage.compound[first:], strict=True)
        if start == first
    ]
    return " ".join(word)


def _noun(draft: Draft) -> str:
    """What follows on a figure, where that is words without another figure."""
    noun = cuts(draft.after)[0].rstrip(' .…”"')
    return noun if noun[:1].isalpha() and not any(map(str.isdigit, noun)) else ""


def without_verbs(words: str) -> str:
    """Return words without the verbs that lead to a figure."""
    kept, before = f" {words[:1].lower()}{words[1:]}", ""
    while kept != before:
        before = kept
        kept = _TAIL.sub("", TRAILING_VERBS.sub("", kept))
    return words[: max(len(kept) - 1, 0)].strip(_MARGIN)


def _noun_and_time(clause: Clause, quantity: Quantity) -> tuple[str, str]:
    """What stands after a figure, where a date follows at once: the noun, and the date."""
    text = clause.sentence.article.text
    following = next((m for m in clause.moments if m.start >= quantity.end), None)
    between = _NOUN_BEFORE_TIME.fullmatch(
        nfc(text[quantity.end : following.start]) if following else ""
    )
    if following is None or between is None or following.start >= clause.end:
        return "", ""
    return between[1].strip(), following.surface


def _time_and_rest(clause: Clause, subject: str) -> tuple[str, str]:
    """When a clause holds, by the words before its figure, and those words without it."""
    surfaces = "|".join(re.escape(nfc(moment.surface)) for moment in clause.moments)
    subject = _AIM.sub("", subject)
    times = re.compile(rf"(?:cùng kỳ )?(?:{surfaces})|{_NOW}" if surfaces else _NOW, re.IGNORECASE)
    found = list(times.finditer(subject))
    if len(found) > 1:
        return "", subject
    if found:
        rest = f"{subject[: found[0].start()]} {subject[found[0].end() :]}"
        return found[0].group(), " ".join(rest.split()).strip(_MARGIN)
    return (clause.moments[0].surface if len(clause.moments) == 1 else ""), subject
