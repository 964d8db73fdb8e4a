"""Which figures of a clause are of the kind asked for, and of the thing counted."""

from __future__ import annotations

import re
from collections.abc import Sequence, Set
from decimal import Decimal
from functools import lru_cache
from itertools import pairwise

from faq.agreement.changes import is_wanting, of_change_asked
from faq.agreement.moments import mentions_base
from faq.agreement.placeholders import stands_in
from faq.facts import Clause
from faq.figures.model import Quantity
from faq.figures.rates import told_as_asked
from faq.figures.units import MEASURES, measure_of
from faq.index import Passage
from faq.index.parts import are_like
from faq.patterns import Pattern, stands_between
from faq.query import Query, Term
from faq.regexes import late
from faq.text import fold, nfc

__all__ = ["FIGURE_WANTS", "answering_quantities", "asked_noun", "has_figures", "stated_values"]

FIGURE_WANTS = ("count", "money", "share", "figure")
"""Kinds of answer that are a printed figure."""
_KINDS: dict[str, tuple[str, ...]] = {
    "count": ("count", "ratio"),
    "share": ("share", "ratio"),
    "money": ("money",),
    "figure": ("count", "ratio", "share", "money", "measure"),
}
_LONGEST_NOUN = 16
# A reading so likely is counted; so far from its figure it may stand, behind none of these.
_COUNTED, _FAR = 0.75, 4
# "So với năm 2023 (312 tỷ đồng), …" tells what is only compared with.
_OF_BASE = late(r"so với\b(?:(?!\b(?:thiếu|còn|tăng|giảm|vượt)\b)[^,])*$")
_MASSES = frozenset({"tấn", "tạ", "kg", "m3", "lít"})  # "215 tấn rác" is waste.
_LINKS = frozenset({"cho", "cua", "khong", "chua", "la"})
# Of so many questions it is remembered in what measure they ask.
_REMEMBERED = 64
# What has been given out of some capital is not how much it is.
_SPENT = late(r"\bgiải ngân\b")
_GRANTED = late(
    r"\b(?:mức đầu tư|tổng (?:số )?vốn|được giao|bố trí|phân bổ)\b(?:(?!giải ngân)[^,;])*$"
)
_GIVEN_OUT = ("giai", "ngan")
# "Hộ nghèo còn bao nhiêu".
_REMAINS = late(r"\bcon (?:lai )?bao nhieu\b")
_RATES = frozenset({"ty le", "ti le", "ty trong", "ti trong", "rate", "percentage", "proportion"})
_BARE_PERSONS = late(r"\s+(?:người|em|cháu|trẻ)(?=\s*(?:[,.;:)]|$|và\b))")
_HOW_MUCH = late(
    r"\b(?:bao nhieu|may|how many) "
    rf"({'|'.join(map(re.escape, sorted(MEASURES, key=len, reverse=True)))})"
    r"(?![\w²³])(?! (?:tram|nghin|trieu|vuong|khoi)\b)"
)
# Where the words that tell what is measured end.
_PHRASE_ENDS = late(r"[,;:.)]\s| v(?:à|a\u0300) ")
_PART_ENDS = late(r"[,;:]\s")
_THINGS = late(
    r"(?:vụ|căn|chiếc|ngôi|tuyến|công trình|dự án|tiêu chí|chỉ tiêu|nội dung|lần|lượt|lớp|thẻ|xã|"
    r"phường|huyện|tỉnh|thôn|trạm|trường|mô hình|văn bản|nghị quyết|báo cáo)\b"
)
# "Bao nhiêu ha", "dài bao nhiêu mét".
_MEASURED = frozenset({"count", "figure"})
# "47 triệu" are the 47,073 that are printed.
_NEARLY = Decimal("0.002")
_SUMS = frozenset({"money", "share"})
_DOLLARS = late(
    r"\b(?:bao nhieu|may|how many|how much)(?: (?:ty|trieu|nghin|ngan|million|billion))? "
    r"(?:usd|do la|us dollars|dollars)\b"
)
# "Ở lại mấy ngày": what takes so long is asked for.
_DURATION = frozenset((unit,) for unit in ("ngay", "dem", "gio", "phut", "tuan", "thang"))
_RATED = frozenset({"count", "money", "figure"})
# Asked for one of these, a figure that the question names itself is none.
_KINDS_NAMED = frozenset({"count", "share", "money", "figure"})


def answering_quantities(query: Query, passage: Passage, clause: Clause) -> tuple[Quantity, ...]:
    """The figures of a clause that are of the kind asked for, and of the thing counted."""
    if not clause.quantities:
        return ()
    named = {figure.value for figure in query.figures} if query.wants in _KINDS_NAMED else set()
    # "Bao nhiêu trong số 72 căn": what is named is not asked for.
    printed = clause.figures
    if query.wants == "count" and any(t.forms[0] in _DURATION for t in query.unit):
        printed = tuple(q for q in clause.quantities if q.kind == "count")
    figures = [q for q in of_change_asked(query, clause, printed) if q.value not in named]
    if query.wants in _RATED:
        figures = told_as_asked(query.text, figures, lambda: _told_with(passage, clause))
    if not mentions_base(query):
        figures = [q for q in figures if not _OF_BASE.match(_before(q, clause))]
    if query.asks_twice and query.wants in ("count", "share", "money") and figures:
        # "Còn bao nhiêu hộ, chiếm mấy phần trăm?": either is half an answer.
        return tuple(q for q in figures if q.kind in _KINDS["figure"])
    measure = _asked_measure(query.plain) if query.wants in _MEASURED else ""
    if measure:
        measured = (q for q in figures if q.kind == "measure" and q.unit.split("/")[0] == measure)
        return tuple(q for q in measured if _measures(q, query, passage, clause))
    if query.wants == "count" and query.unit and not query.any_unit:
        found = tuple(q for q in figures if any(_counts(q, t, passage, clause) for t in query.unit))
        return tuple(q for q in found if _measures(q, query, passage, clause))
    if query.wants == "count" and any("people" in term.signals for term in query.unit):
        # However wide "người" is, no one is counted by "11 vụ tai nạn".
        figures = [q for q in figures if not _THINGS.match(_noun_of(q, passage))]
    currency = _asked_currency(query.plain) if query.wants == "money" else ""
    if currency:
        figures = [q for q in figures if q.unit == currency]
    if query.wants == "money" and figures:
        unspent = [q for q in figures if not _SPENT.search(_before(q, clause))]
        if _asks_spent(query):
            figures = [q for q in figures if not _GRANTED.search(_before(q, clause))]
        elif len(unspent) < len(figures):
            figures = unspent
        figures = [q for q in figures if not _is_of_rest(q, query, passage, clause)]
    if query.intent.name == "figure" and any("money" in term.signals for term in query.terms):
        figures = [q for q in figures if q.kind != "measure"]
    if query.wants == "figure" and _REMAINS.search(query.plain):
        figures = [q for q in figures if _remains(q, query, passage, clause)]
    if query.wants == "figure" and _asks_rate(query) and _tells_share(passage):
        figures = [q for q in figures if q.kind in _KINDS["share"]]
    if query.intent.name == "how_large" and not _is_of_sum(query):
        return tuple(q for q in figures if q.kind == "measure")
    if query.wants == "figure":
        words = {token.folded for token in query.tokens}
        figures += [q for q in clause.quantities if q.kind == "ordinal" and fold(q.unit) in words]
        return tuple(figures)
    kinds = _KINDS.get(query.wants, ())
    found = tuple(q for q in figures if q.kind in kinds)
    if query.wants == "share":
        # A ratio is a share of the things it counts, and of nothing else.
        nouns = [t for t in query.terms if t.word_class in ("nouns", "unknown")]
        found = tuple(
            q
            for q in found
            if q.kind == "share" or any(_counts(q, t, passage, clause) for t in nouns)
        )
    return found


@lru_cache(maxsize=_REMEMBERED)
def _asked_measure(plain: str) -> str:
    """The unit of measure in which it is asked how much ("dài bao nhiêu mét"); empty for none.

    Args:
        plain: the question, folded. It is the same for every clause.

    """
    asked = _HOW_MUCH.search(plain)
    return measure_of(asked.group(1)) if asked else ""


@lru_cache(maxsize=_REMEMBERED)
def _asked_currency(plain: str) -> str:
    """The currency in which it is asked how much; empty where none is named."""
    return "USD" if _DOLLARS.search(plain) else ""


def _asks_rate(query: Query) -> bool:
    """Whether it is a rate that is asked for: "tỷ lệ hộ nghèo còn bao nhiêu"."""
    return any(fold(term.surface) in _RATES for term in query.terms)


def _tells_share(passage: Passage) -> bool:
    return any(q.kind == "share" for clause in passage.clauses for q in clause.figures)


def _remains(quantity: Quantity, query: Query, passage: Passage, clause: Clause) -> bool:
    """Whether a figure may tell how much is left of something: it is of that very thing."""
    things = [term for term in query.terms if term.word_class in ("nouns", "unknown")]
    if quantity.kind == "money":
        return any("money" in term.signals for term in things)
    return quantity.kind == "share" or any(_counts(quantity, t, passage, clause) for t in things)


def asked_noun(query: Query) -> Term | None:
    """What the sum is of that is asked for: "vốn đối ứng {của dự án} là bao nhiêu"."""
    topic = query.match.slots.get("topic", (0, 0))[0]
    nouns = (term for term in query.terms if term.word_class == "nouns")
    return next((term for term in nouns if 0 < term.last == topic), None)


def _is_of_rest(quantity: Quantity, query: Query, passage: Passage, clause: Clause) -> bool:
    """Whether the noun asked for stands only where a sum of another thing has been told.

    "Vốn vay là 1.200 tỷ đồng, còn lại là vốn đối ứng" tells not how much the latter is.
    """
    noun = asked_noun(query)
    passed = clause.sentence.article.text.find(",", quantity.end, clause.end)
    if noun is None or passed < 0:
        return False
    until, end = passage.position_at(passed), passage.position_at(clause.end)
    before = (passage.span(*clause.lead), (passage.position_at(clause.start), until))
    patterns = [pattern for pattern, _ in noun.patterns]
    return any(stands_between(pattern, passage, until, end) for pattern in patterns) and not any(
        stands_between(pattern, passage, *span) for pattern in patterns for span in before
    )


def _is_of_sum(query: Query) -> bool:
    """Whether how high something is asks for money or a share: "lương cao bao nhiêu"."""
    return any(not term.signals.isdisjoint(_SUMS) for term in query.terms)


def _asks_spent(query: Query) -> bool:
    """Whether it is asked how much of some capital has been given out."""
    return any(_GIVEN_OUT in pairwise(form) for term in query.terms for form in term.forms)


def _told_with(passage: Passage, clause: Clause) -> str:
    """A clause in small letters with what it takes over, and with the one it is a part of."""
    whole = passage.whole_of(clause)
    return f"{whole.told_small if whole else ''} {clause.told_small}"


def _before(quantity: Quantity, clause: Clause) -> str:
    """What a clause says up to a figure."""
    return nfc(clause.sentence.article.text[clause.start : quantity.start]).lower()


def _noun_of(quantity: Quantity, passage: Passage) -> str:
    """What stands after a figure, in small letters."""
    text = passage.sentence.article.text
    return nfc(text[quantity.noun_start : quantity.noun_start + _LONGEST_NOUN]).lower()


def _counts(quantity: Quantity, unit: Term, passage: Passage, clause: Clause) -> bool:
    """Whether a quantity counts the thing, by its own words or as a part of what counts it."""
    if _counts_itself(quantity, unit, passage):
        return True
    whole = passage.whole_of(clause)
    if _stands_for(quantity, unit, passage) or _stands_in(quantity, unit, passage, clause, whole):
        return True
    if _is_head_of(quantity, unit, passage, (passage.span(*clause.lead), _span(whole, passage))):
        return True
    return whole is not None and any(
        are_like(quantity, figure, clause.sentence.article.text)
        and _counts_itself(figure, unit, passage)
        for figure in whole.figures
    )


def _stands_for(quantity: Quantity, unit: Term, passage: Passage) -> bool:
    """Whether "người" stands for whom the sentences before name: "thiếu nhiều nhất, 412 người"."""
    if quantity.kind != "count" or "people" not in unit.signals:
        return False
    text = passage.sentence.article.text
    after = nfc(text[quantity.end : quantity.end + _LONGEST_NOUN])
    before = nfc(text[passage.sentence.start : quantity.start]).lower().rstrip()
    return bool(_BARE_PERSONS.match(after)) and not any(
        not is_wanting(before) and _counts_itself(other, unit, passage)
        for clause in passage.clauses
        for other in clause.figures
    )


def _stands_in(
    quantity: Quantity, unit: Term, passage: Passage, clause: Clause, whole: Clause | None
) -> bool:
    """Whether a figure's noun stands for the thing, which has been named before without a figure.

    "Số doanh nghiệp thành lập mới đạt 2.136 đơn vị", "14 chủ đầu tư, trong đó 5 đơn vị chưa …".
    """
    counted = [figure for figure in clause.figures if _counts_itself(figure, unit, passage)]
    if not counted and stands_in(quantity, unit, passage, clause):
        return True
    of = [figure for figure in whole.figures if figure.kind in _KINDS["count"]] if whole else []
    return (
        whole is not None
        and stands_in(quantity, unit, passage, whole)
        and (not of or _counts(of[-1], unit, passage, whole))
    )


def _span(clause: Clause | None, passage: Passage) -> tuple[int, int]:
    """Positions of the words of a clause; of none where there is no clause."""
    return passage.span(clause.start, clause.end) if clause else (0, 0)


def _is_head_of(
    quantity: Quantity, unit: Term, passage: Passage, taken_over: Sequence[tuple[int, int]]
) -> bool:
    """Whether a figure counts the head of a noun that is named whole in what is taken over.

    "Tỷ lệ hộ nghèo còn 1,12%, tương đương 348 hộ": the households are poor.
    """
    after = passage.position_at(quantity.noun_start)
    return quantity.kind == "count" and any(
        len(pattern) > 1
        and weight >= _COUNTED
        and stands_between(pattern[:1], passage, after, after + 1)
        and any(stands_between(pattern, passage, *span) for span in taken_over)
        for pattern, weight in unit.patterns
    )


def _is_noun(pattern: Pattern, passage: Passage, after: int) -> bool:
    """Whether a pattern stands where a figure's noun does: "64 căn nhà cho hộ nghèo" are houses."""
    near = passage.tokens[after : after + _FAR]
    # Behind "cho", "của" … stands another noun.
    farthest = next((at for at, token in enumerate(near) if token.folded in _LINKS), _FAR - 1)
    return stands_between(pattern, passage, after, after + farthest + len(pattern))


def _counts_itself(quantity: Quantity, unit: Term, passage: Passage) -> bool:
    """Whether a quantity counts the thing: its noun, its unit of measure, or "số X là …"."""
    if quantity.kind in ("measure", "share", "money"):
        measure = fold(quantity.unit.split("/")[0])
        names = set(map(" ".join, unit.forms))
        if measure in {fold(unit.surface), *names}:
            return True
        # "tấn gỗ" is measured in tons, and of wood.
        if any(
            form[0] == measure and all(word in passage.positions for word in form[1:])
            for form in unit.forms
            if len(form) > 1
        ):
            return True
    is_number = quantity.kind in _KINDS["count"]
    if not is_number and quantity.unit not in _MASSES:
        return False
    after = passage.position_at(quantity.noun_start)
    before = passage.position_at(quantity.start)
    text = passage.sentence.article.text
    ends = _PART_ENDS.search(text, quantity.end, passage.sentence.end)
    limit = passage.position_at(ends.start()) if ends else len(passage.tokens)
    following = text[quantity.end : quantity.end + 2].strip()[:1]
    is_bare = is_number and following in ("", ",", ".", ";", ")")
    for pattern, weight in unit.patterns:
        if weight < _COUNTED:
            continue
        if _is_noun(pattern, passage, after):
            return True
        # "làm chết 08 người" counts "người chết": the head stands after the figure.
        if len(pattern) > 1 and stands_between(pattern[:1], passage, after, after + 1):
            near = (max(0, before - 3), min(limit, after + 4 + 2 * len(pattern)))
            if all(stands_between((part,), passage, *near) for part in pattern[1:]):
                return True
        # "số hộ nghèo còn 230": the counted noun may stand before a figure without one after.
        if is_bare and stands_between(pattern, passage, before - len(pattern) - 2, before):
            return True
    return False


def _measures(quantity: Quantity, query: Query, passage: Passage, clause: Clause) -> bool:
    """Whether a measure is of the thing named after it: "bao nhiêu ha lúa".

    "105 ha sản xuất ngô và thương hiệu lúa gạo" is none of rice.
    """
    if quantity.kind != "measure" or query.language != "vi" or not query.unit:
        return True
    thing = next((t for t in query.terms if t.first == query.unit[0].last), None)
    if thing is None or thing.word_class != "nouns":
        return True
    ends = _PHRASE_ENDS.search(passage.sentence.article.text, quantity.end, clause.end)
    until = ends.start() if ends else clause.end
    whole = passage.whole_of(clause)
    spans = (
        passage.span(clause.start, until),
        passage.span(*clause.lead),
        _span(whole, passage),
    )
    return any(
        stands_between(pattern, passage, first, last)
        for pattern, _ in thing.patterns
        for first, last in spans
    )


def stated_values(clause: Clause) -> set[Decimal]:
    """Every value that a clause prints: numerators, totals, both ends of ranges."""
    values = {q.value for q in clause.quantities}
    return values | {v for q in clause.quantities for v in (q.total, q.high) if v is not None}


def has_figures(query: Query, passage: Passage, clause: Clause) -> bool:
    """Whether a clause prints every figure that the question names.

    Where another figure is asked for, those named may stand beside it in the sentence.
    """
    if not query.figures:
        return True
    beside = passage.clauses if query.wants in (*FIGURE_WANTS, "moment") else (clause,)
    stated = set[Decimal]().union(*map(stated_values, beside))
    return all(
        figure.value in stated or (query.wants != "yesno" and _is_round(figure, stated))
        for figure in query.figures
    )


def _is_round(figure: Quantity, stated: Set[Decimal]) -> bool:
    """Whether a sum that a question names is one that is stated, less its last digits."""
    most = figure.value * _NEARLY
    return figure.kind == "money" and any(abs(value - figure.value) <= most for value in stated)
