"""What a question demands and a clause must not contradict.

Ranking finds the clause that is most like the question; agreement keeps it from being given as
an answer when it is about another year, place, rank or kind of thing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from faq.agreement.contrasts import Asked, Contrasts
from faq.agreement.counting import (
    FIGURE_WANTS,
    answering_quantities,
    has_figures,
    stated_values,
)
from faq.agreement.posts import has_holder, is_asked
from faq.agreement.times import has_moment, same_time, years_of
from faq.agreement.whereabouts import Whereabouts
from faq.facts import Clause
from faq.index import Index, Passage
from faq.lexicon import Lexicon
from faq.query import Query, Term
from faq.spelling import Option
from faq.text import key_of, nfc

__all__ = ["Agreement"]

_REFERS_BACK = re.compile(
    r"\b(?:này|đó|trên đây|nói trên|nêu trên|theo đó|cụ thể|trong đó|tuy nhiên|song|bên cạnh đó|"
    r"ngoài ra|đồng thời|trong năm 20\d\d, cần)\b"
)
_CAUSE = re.compile(
    r"\b(?:do|vì|bởi|nhờ|nguyên nhân|lý do|xuất phát từ|bắt nguồn|để|nhằm|khiến|nên|làm cho|"
    r"góp phần|với quan điểm|trước tình hình|dẫn đến)\b"
)
_PURPOSE = re.compile(
    r"\b(?:để|nhằm|mục đích|mục tiêu(?! quốc gia)|hướng tới|hướng đến|phục vụ|tạo điều kiện)\b"
)
_PLACE_WORD = re.compile(
    r"\b(?:ở|tại|trên địa bàn|địa bàn|thuộc|từ|đến)\s+(?:(?:các|một số|nhiều)\s+)?"
    r"(?:(?:xã|huyện|tỉnh|thị xã|thị trấn|thành phố|phường|thôn|bản|tp\.?|tx\.?)\s+)?[A-ZĐÀ-Ỹ]"
)
_MOST = re.compile(r"\b(?:nhất|dẫn đầu|đứng đầu|tốp đầu|top đầu|hàng đầu|đứng cuối|chót|bét)\b")
_DURATION = re.compile(r"\d+\s+(?:giờ|ngày|tháng|năm|phút|tuần)\b|từ năm \d+ đến|\d{4}\s*-\s*\d{4}")
_BODY = re.compile(r"\b(?:UBND|HĐND|MTTQ|Bộ|Sở|Ban|Hội|Công ty|Chính phủ|Thủ tướng)\b")
# A word that the articles account for less than this is unexplained. Where a figure, a name or
# a date is wanted, what only another paragraph accounts for is as good as unexplained.
_UNSAID = 0.15
_UNEXPLAINED = 0.25
_EXACT = frozenset({*FIGURE_WANTS, "moment", "place", "list"})
_ITSELF = 0.99
_NAMED_KEYS = frozenset(map(key_of, "xã huyện tỉnh phường thôn bản làng".split()))
_NAMED = frozenset(["xa", "huyen", "tinh", "phuong", "thon", "ban", "lang", "tp"])
# A clause that narrows the question in more ways than this is no further off.
_MOST_NARROWER = 5


class Agreement:
    """Checks clauses against what a question demands."""

    def __init__(self, index: Index, lexicon: Lexicon) -> None:
        self._index = index
        self._whereabouts = Whereabouts(index, lexicon)
        self.contrasts = Contrasts(index, lexicon)

    def named_by(self, query: Query) -> Iterator[int]:
        """Numbers of the passages that print a figure of the question."""
        if not query.figures:
            return
        values = {figure.value for figure in query.figures}
        for passage in self._index.passages:
            for clause in passage.clauses:
                if any(q.value in values or q.total in values for q in clause.quantities):
                    yield passage.number
                    break

    def stated_figures(self, query: Query, clause: Clause) -> int:
        """How many figures of the question a clause states."""
        if not query.figures:
            return 0
        stated = stated_values(clause)
        return sum(1 for figure in query.figures if figure.value in stated)

    def refers_back(self, passage: Passage) -> bool:
        """Whether a sentence leans on the one before it ("công tác này …")."""
        return bool(_REFERS_BACK.search(nfc(passage.sentence.text).lower()))

    def check(
        self,
        query: Query,
        asked: Asked,
        passage: Passage,
        clause: Clause,
        credits: Sequence[float],
        weights: Sequence[float],
    ) -> tuple[list[str], list[str]]:
        """What rules a clause out, and what speaks against it: keys of ``explain.yaml``.

        Args:
            query: the question.
            asked: its contrasting words; see ``Contrasts.asked``.
            passage: the sentence.
            clause: its clause.
            credits: how well each term is accounted for, 0 to 1.
            weights: how much each term counts.

        """
        ruled_out: list[str] = []
        doubts: list[str] = []
        if not same_time(query, passage, clause, self._index):
            ruled_out.append("other_time")
        if not self._whereabouts.same_place(query, passage):
            ruled_out.append("other_place")
        if not has_figures(query, clause) or (query.wants == "meaning" and not query.figures):
            ruled_out.append("other_figure")
        self._contrast(query, asked, passage, clause, ruled_out, doubts)
        self._status(query, clause, ruled_out, doubts)
        missing = self._missing(query, passage, clause)
        if missing:
            ruled_out.append(missing)
        self._unexplained(query, passage, credits, weights, ruled_out, doubts)
        return ruled_out, doubts

    def _contrast(
        self,
        query: Query,
        asked: Asked,
        passage: Passage,
        clause: Clause,
        ruled_out: list[str],
        doubts: list[str],
    ) -> None:
        of_figures = query.wants in FIGURE_WANTS
        opposed = query.wants != "choice" and self.contrasts.conflicts(asked, passage, clause)
        if opposed or (of_figures and self.contrasts.lacks_qualifier(query, passage, clause)):
            ruled_out.append("contrast")
        elif of_figures or query.wants == "yesno":
            narrower = self.contrasts.narrower(asked, passage, clause)
            own = years_of([m for m in clause.moments if clause.start <= m.start < clause.end])
            if query.moments and own - years_of(query.moments):
                narrower += 2
            doubts.extend(["narrower"] * min(narrower, _MOST_NARROWER))

    def _status(
        self, query: Query, clause: Clause, ruled_out: list[str], doubts: list[str]
    ) -> None:
        if query.wants == "purpose" and query.is_target and clause.status != "target":
            doubts.append("not_target")
        if query.wants == "list" and query.is_target and clause.status == "achieved":
            doubts.append("not_target")
            return
        if query.wants not in (*FIGURE_WANTS, "list", "yesno", "statement"):
            return
        if not clause.figures:
            return
        hard = query.wants in FIGURE_WANTS
        if query.is_target and clause.status == "achieved":
            (ruled_out if hard else doubts).append("not_target")
        elif query.is_achieved and not query.is_target and clause.status == "target":
            (ruled_out if hard else doubts).append("not_achieved")
        elif not query.is_target and clause.status == "target":
            doubts.append("target")

    def _unexplained(
        self,
        query: Query,
        passage: Passage,
        credits: Sequence[float],
        weights: Sequence[float],
        ruled_out: list[str],
        doubts: list[str],
    ) -> None:
        least = _UNEXPLAINED if query.wants in _EXACT else _UNSAID
        for term, credit, weight in zip(query.terms, credits, weights, strict=True):
            is_asked_for = query.wants == "which" and term in query.unit
            if is_asked_for and credit < 0.3 and "generic" not in term.signals:
                doubts.append("unexplained")
            if term.word_class == "persons" and credit < 0.7:
                people = any(c.people for c in passage.clauses)
                ruled_out.append("other_person" if people else "unexplained")
            elif credit < 0.15 and (
                term.word_class in ("places", "names")
                or (term.word_class == "unknown" and not term.surface.islower())
            ):
                ruled_out.append("unexplained")
            elif credit < least and weight >= 0.5:
                doubts.append("unexplained")

    def _missing(self, query: Query, passage: Passage, clause: Clause) -> str:
        """What the clause lacks to be an answer of the kind wanted; empty if nothing."""
        wants = query.wants
        text = nfc(passage.sentence.text)
        if query.asks_most and not _MOST.search(text.lower()):
            return "no_superlative"
        if wants == "duration" and not _DURATION.search(text.lower()):
            return "no_figure"
        if wants == "list" and query.wants_figures and not clause.figures:
            return "no_figure"
        if wants in FIGURE_WANTS and not answering_quantities(query, passage, clause):
            return "no_figure"
        if wants == "person" and not (any(c.people for c in passage.clauses) or _BODY.search(text)):
            return "no_person"
        names_people = any("people" in term.signals for term in query.terms)
        if wants == "person" and names_people and not any(c.people for c in passage.clauses):
            return "no_person"
        if wants == "person" and not has_holder(query, passage):
            return "other_post"
        if wants == "post" and not any(
            p.posts and is_asked(query, p) for c in passage.clauses for p in c.people
        ):
            return "no_person"
        if wants == "moment" and not has_moment(query, passage):
            return "no_moment"
        if wants == "place" and not _PLACE_WORD.search(text):
            return "no_place"
        if wants == "purpose" and not (_PURPOSE.search(text.lower()) or clause.status == "target"):
            return "no_purpose"
        if wants == "reason" and not _CAUSE.search(text.lower()):
            return "no_reason"
        if wants in ("which", "list") and query.unit and not _names(query.unit[0], passage):
            return "no_name"
        return ""


def _readings(unit: Term) -> list[tuple[Option, ...]]:
    """The likeliest reading of each pattern that is the term itself, no synonym of it."""
    return [
        tuple(options[0] for options in pattern)
        for pattern, weight in unit.patterns
        if weight >= _ITSELF
    ]


def _names(unit: Term, passage: Passage) -> bool:
    """Whether the passage says which ones: "xã nào" needs a name, "tiêu chí nào" no mere number."""
    text = passage.sentence.article.text
    named = {
        words[0].folded
        for words in _readings(unit)
        if words[0].key in _NAMED_KEYS or (len(words) == 1 and words[0].folded in _NAMED)
    }
    if named:
        base = passage.sentence.start
        people = {p.start + base for c in passage.clauses for p in c.people}
        for position in (p for word in named for p in passage.positions.get(word, ())):
            if position + 1 < len(passage.tokens):
                token, following = passage.tokens[position], passage.tokens[position + 1]
                between = text[token.end : following.start]
                is_name = between == " " and text[following.start].isupper()
                if is_name and following.start not in people:
                    return True
        return False
    counted = {q.noun_start for c in passage.clauses for q in c.quantities if q.kind == "count"}
    places = [
        passage.tokens[i]
        for pattern, _ in unit.patterns[:1]
        for i in passage.positions.get(pattern[0][0].folded, ())
    ]
    if not places or any(token.start not in counted for token in places):
        return True
    rest = text[places[-1].end : passage.sentence.end]
    return ":" in rest or "gồm" in rest or "là" in rest
