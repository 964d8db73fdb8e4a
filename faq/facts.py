"""What a sentence states: clauses, and the facts in them, by general rules of Vietnamese."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from typing import Literal

from faq.documents.articles import Sentence
from faq.figures.model import Moment, Quantity
from faq.people import Person
from faq.regexes import late
from faq.text import nfc
from faq.values import NamedTuple

__all__ = ["Clause", "Fact", "FactStatus", "clauses_of", "facts_of", "is_figure"]

FactStatus = Literal["achieved", "target", "forecast"]

_TARGET = late(
    r"phấn đấu|(?<!chương trình )mục tiêu(?! quốc gia)|(?<!\d )chỉ tiêu|đặt ra|"
    r"(?<!% )kế hoạch năm|phải đạt|phải được|\bsẽ |hướng tới|hướng đến|"
    r"quyết tâm|tầm nhìn|(?<!theo )(?<!đáp ứng )(?<!các )(?:yêu cầu|đề nghị) .*(?:đạt|giảm)|"
    r"(?<!từ năm \d{4} )đến năm 20|vào năm 20"
)
_FORECAST = late(r"dự kiến|dự báo|\bước\b|dự tính")
_GOES_ON = late(r"(?:và )?(?:đưa|nâng|kéo giảm|hạ)\b")
# A share of a plan that has been reached is an achievement, whatever it is a share of.
_DONE = late(
    r"\bđã (?!đề ra|đặt|xác định|giao )|hoàn thành được|đến nay|(?<!như )hiện (?:nay|có|đã)|"
    r"tính đến|lũy kế|(?<!để )đạt được"
)


class _ClauseFields(NamedTuple):
    """What a clause is made of."""

    sentence: Sentence
    """The sentence it stands in."""
    start: int
    """Offset of the first character in the article's text."""
    end: int
    """Offset after the last character."""
    lead: tuple[int, int]
    """Span of the words that an elliptic clause takes over from the one before; empty if none:
    "Năm 2024, toàn tỉnh phấn đấu có thêm" for "36 xã đạt chuẩn …"."""
    quantities: tuple[Quantity, ...]
    """Figures in the clause; offsets into the article's text."""
    moments: tuple[Moment, ...]
    """Dates in the clause, or, when it has none, in its lead."""
    people: tuple[Person, ...]
    """Persons named in the clause."""
    status: FactStatus
    """Whether it tells what is, what is aimed at, or what is expected."""


class Clause(_ClauseFields):
    """A part of a sentence that states one thing, with what it shares with its neighbours."""

    @property
    def text(self) -> str:
        """The clause exactly as printed."""
        return self.sentence.article.text[self.start : self.end]

    @cached_property
    def figures(self) -> tuple[Quantity, ...]:
        """The quantities that can answer "how many"."""
        text = self.sentence.article.text
        return tuple(quantity for quantity in self.quantities if is_figure(quantity, text))

    @cached_property
    def small(self) -> str:
        """The clause composed and in small letters."""
        return nfc(self.text).lower()

    @cached_property
    def told_small(self) -> str:
        """The same, with the words that it takes over before it."""
        return nfc(f"{self.lead_text} {self.text}").lower()

    @property
    def lead_text(self) -> str:
        """The words taken over, exactly as printed."""
        return self.sentence.article.text[self.lead[0] : self.lead[1]]


class Fact(NamedTuple):
    """One thing that an article states."""

    clause: Clause
    """Where it stands."""
    kind: str
    """"count", "share", "ratio", "money", "measure", "person", "date" or "finding"."""
    value: str
    """The figure, name or date as printed; empty for a finding."""
    subjects: tuple[tuple[int, int], ...]
    """Spans of the words that tell what the value is of."""
    time: str
    """Year or date it holds for, as printed or from the article's head; may be empty."""
    status: FactStatus
    """Achieved, target or forecast."""
    place: str
    """Place it holds for, from the article's head; may be empty."""

    @property
    def subject(self) -> str:
        """What the value is of, as printed."""
        from faq.documents.lines import MARGIN  # Late: facts are only told of in lists.

        text = self.sentence.article.text
        parts = (text[start:end].strip(f"{MARGIN},:") for start, end in self.subjects)
        return " … ".join(part for part in parts if part)

    @property
    def sentence(self) -> Sentence:
        """The sentence that states it."""
        return self.clause.sentence

    @property
    def start(self) -> int:
        """Offset of its clause in the article's text."""
        return self.clause.start

    @property
    def end(self) -> int:
        """Offset after its clause."""
        return self.clause.end

    @property
    def text(self) -> str:
        """Its clause exactly as printed."""
        return self.clause.text


class _Parts(NamedTuple):
    quantities: tuple[Quantity, ...]
    moments: tuple[Moment, ...]
    people: tuple[Person, ...]


_ROW_NUMBER = late(r"\d{1,3}(?: {2,}|\t)")
# "sau 10 năm" tells when, not how many.
_DURATION = late(r"(?:năm|tháng|ngày|tuần|giờ|phút|buổi|nhiệm kỳ|thập kỷ)\b")


def is_figure(quantity: Quantity, text: str) -> bool:
    """Whether a quantity can answer "how many": no ordinal, no document number, no duration.

    Args:
        quantity: with offsets into the text.
        text: what it was found in.

    """
    if quantity.kind in ("ordinal", "document"):
        return False
    noun = nfc(text[quantity.noun_start : quantity.noun_start + 12]).lstrip().lower()
    return quantity.kind != "count" or not _DURATION.match(noun)


def _status(lead: str, text: str, figures_end: int) -> FactStatus:
    """Whether a clause tells what is; what follows on its figures is another matter."""
    end = text.find(",", figures_end) if figures_end else -1
    text = nfc(f"{lead} {text[:end] if end > 0 else text}").lower()
    if _FORECAST.search(text):
        return "forecast"
    if _TARGET.search(text) and not _DONE.search(text):
        return "target"
    return "achieved"


def clauses_of(
    sentence: Sentence, places: frozenset[tuple[str, ...]] = frozenset()
) -> tuple[Clause, ...]:
    """The clauses of a sentence, in order; a sentence without semicolons or figures is one.

    Args:
        sentence: what to take apart.
        places: place names, folded, which are no names of persons.

    """
    # Late: mostly the clauses are kept from before.
    from faq.clauses import shared_words, split_clauses
    from faq.figures.moments import find_moments
    from faq.figures.quantities import find_quantities
    from faq.introductions import find_people

    text = sentence.text
    quantities = find_quantities(text)
    if _ROW_NUMBER.match(text) and quantities and quantities[0].start == 0:
        quantities = (quantities[0]._replace(kind="ordinal"), *quantities[1:])
    parts = _Parts(quantities, find_moments(text), find_people(text, places))
    figures = [quantity for quantity in parts.quantities if is_figure(quantity, text)]
    printed: tuple[Quantity | Moment, ...] = (*parts.quantities, *parts.moments)
    spans = split_clauses(text, figures, [(part.start, part.end) for part in printed])
    clauses: list[Clause] = []
    previous: tuple[int, int] | None = None
    lead = (0, 0)
    for span in spans:
        shared = shared_words(text, span, previous, spans[0], figures)
        # "36 xã …; 10 xã …": the second takes over what the first took over.
        if shared is None or lead[0] == lead[1]:
            lead = shared or (span[0], span[0])
        clause = _clause(sentence, *span, lead, parts)
        # "Phấn đấu giải ngân 95%, đưa tỷ lệ hộ nghèo xuống còn 6,7%": both are aims.
        goes_on = clauses and clauses[-1].status == "target" and _GOES_ON.match(clause.small)
        clauses.append(clause._replace(status="target") if goes_on else clause)
        previous = span
    return tuple(clauses)


def _clause(
    sentence: Sentence, start: int, end: int, lead: tuple[int, int], parts: _Parts
) -> Clause:
    text, base = sentence.text, sentence.start
    while end > start and text[end - 1] in " .;,\u00a0":
        end -= 1
    moments = _within(parts.moments, start, end) or _within(parts.moments, *lead)
    quantities = [q for q in parts.quantities if start <= q.start < end]
    figures_end = max((q.end - start for q in quantities if is_figure(q, text)), default=0)
    return Clause(
        sentence=sentence,
        start=base + start,
        end=base + end,
        lead=(base + lead[0], base + lead[1]),
        quantities=tuple(_shift_quantity(q, base) for q in quantities),
        moments=tuple(_shift_moment(m, base) for m in moments),
        people=tuple(p for p in parts.people if start <= p.start < end),
        status=_status(text[slice(*lead)], text[start:end], figures_end),
    )


def _within(moments: Sequence[Moment], start: int, end: int) -> list[Moment]:
    return [moment for moment in moments if start <= moment.start < end]


def _shift_quantity(quantity: Quantity, base: int) -> Quantity:
    return quantity._replace(
        start=quantity.start + base,
        end=quantity.end + base,
        noun_start=quantity.noun_start + base,
    )


def _shift_moment(moment: Moment, base: int) -> Moment:
    return moment._replace(start=moment.start + base, end=moment.end + base)


def facts_of(clause: Clause) -> tuple[Fact, ...]:
    """The facts that a clause states; one finding if it has no figure, person or date."""
    article = clause.sentence.article
    time = clause.moments[0].surface if clause.moments else article.date
    base = clause.sentence.start
    facts: list[Fact] = []

    def add(kind: str, value: str, *subjects: tuple[int, int]) -> None:
        facts.append(Fact(clause, kind, value, subjects, time, clause.status, article.place))

    for quantity in clause.quantities:
        if is_figure(quantity, article.text):
            before, after = (clause.start, quantity.start), (quantity.noun_start, clause.end)
            add(quantity.kind, quantity.surface, clause.lead, before, after)
    for person in clause.people:
        for post in person.posts:
            add("person", person.name, (base + post.start, base + post.end))
    if not facts:
        for moment in clause.moments[:1]:
            if clause.start <= moment.start < clause.end:
                add("date", moment.surface, (clause.start, clause.end))
    if not facts and clause.sentence.role in ("body", "title"):
        add("finding", "", (clause.start, clause.end))
    return tuple(facts)
