"""Whether a clause is about the time that the question names."""

from __future__ import annotations

import re
from collections.abc import Sequence, Set
from functools import lru_cache
from itertools import islice

from faq.agreement.moments import mentions_base
from faq.documents.articles import Article
from faq.facts import Clause
from faq.figures.model import Moment
from faq.index import Index, Passage
from faq.query import Query
from faq.regexes import late
from faq.text import fold, nfc
from faq.values import NamedTuple

__all__ = ["Times", "TimesAsked", "times_asked", "years_of"]

# Of so many clauses it is remembered what times they state.
_REMEMBERED = 4096
_COMPARED = late(
    r"\b(?:so(?: với)?|cùng kỳ|kể cả)\s[^,;.]{0,40}$|"
    r"\b(?:hơn|kém|bằng)(?: (?:cả|cùng kỳ|mức|của|vụ))*\s$"
)
_BESIDE = late(r"\b(?:trong khi|còn)(?: đó)?,? $")
# What happened at Tết is told as of Tết, and of no year.
_FEAST = "tet"
_AT_FEAST = late(r"\b(?:dịp|nghỉ|trong|ngày) tết\b")
_WHOLE_YEAR = late(r"\b(?:cả|toàn|trọn|ca|whole|entire) (?:năm|nam|year)\b", re.I)
_OF_BASE = late(r"cùng kỳ\b.*\d")
# What is told of a year's first months is told until the end of the last of them.
_UNTIL = late(r"\b(?:den|toi|het|cuoi)\s$")
_TO_THE_END = late(r"\b(?:den|toi|het|cuoi)\b")
_SECOND_HALF = "cuoi"
# Months; and the day from which on a month is over.
_QUARTER, _LAST_DAYS = 3, 28
_MONTHS = late(r"(?<![\d/.,-])(\d{1,2}) tháng\b(?! (?:\d|tuổi))")
_MONTHS_ASKED = late(r"(?<![\d/.,-])(\d{1,2}) thang\b(?! (?:\d|tuoi))")
# "Từ ngày 15/12/2023 đến 14/6/2024" tells of 2024.
_RANGE = late(r"\s?(?:đến|-|–)\s")
_FULL_DATE = len("2024-11-14")
_SCHOOL_YEAR = late(r"\b(?:nam hoc|nien khoa)\b")
# The sentences that open an article say of what months it tells.
_OPENING = 3
# "Kỳ họp tới", "lần sau": what has been is none of these.
_TO_COME = late(
    r"\b(?:sap toi|tiep theo|ke tiep|lan sau)\b|\b(?:hop|dot|vu|lan|nghi|le|khoa) toi\b|\bnext\b"
)
_COMING = late(
    r"\b(?:yêu cầu|đề nghị|cam kết|phải|sẽ|dự kiến|sắp|tới|kế hoạch|tiếp theo|trước ngày|"
    r"phấn đấu)\b"
)
# "Năm ngoái có mấy người chết": of this year nothing is asked.
_LAST_YEAR = late(r"\bnam (?:ngoai|truoc)\b")
_OF_LAST_YEAR = late(r"(?<!hơn )(?<!với )(?<!kém )(?<!kỳ )\bnăm (?:ngoái|trước)\b")


class TimesAsked(NamedTuple):
    """What a question says of time, worked out once for all clauses."""

    text: str
    """The question as read."""
    moments: tuple[Moment, ...]
    """Dates and periods that it names."""
    months: frozenset[int]
    """Numbers of months that it names: "trong 9 tháng"."""
    of_feast: bool
    """Whether it is about Tết."""
    of_year: bool
    """Whether it names a year."""
    of_last_year: bool
    """Whether it is about last year, and compares nothing with it."""
    to_come: bool
    """Whether it asks when something is that is to come."""
    mentions_base: bool
    """Whether it compares something with another time or thing."""


class Stated(NamedTuple):
    """The times that a clause may be about."""

    own: Sequence[Moment]
    """Its own dates and periods."""
    others: Sequence[Moment]
    """Those of all clauses of its sentence."""
    base: Sequence[Moment]
    """Those that are only compared with ("so với cùng kỳ năm 2023")."""
    before: Sequence[Moment]
    """Those that the sentences before it in its paragraph name."""
    opening: Sequence[Moment]
    """Periods that the sentences name which open its article."""
    year: int
    """The year that its article tells of; 0 when unknown."""


class Times:
    """Compares the times of questions with those of clauses."""

    def __init__(self, index: Index) -> None:
        self._index = index
        self._stated = lru_cache(maxsize=_REMEMBERED)(self._find_stated)
        self._opening = lru_cache(maxsize=_REMEMBERED)(self._find_opening)
        self._year = lru_cache(maxsize=_REMEMBERED)(self._find_year)

    def same_time(self, asked: TimesAsked, passage: Passage, number: int) -> bool:
        """Whether a clause of a passage agrees with every date and period of a question.

        A clause without a date takes the one of its sentence, of the sentences before it in its
        paragraph, or of its article.
        """
        clause = passage.clauses[number]
        if asked.of_feast and _FEAST not in passage.positions:
            return False
        if (
            asked.of_year
            and not asked.of_feast
            and _FEAST in passage.positions
            and _AT_FEAST.search(clause.told_small)
        ):
            return False
        if (
            asked.to_come
            and not _COMING.search(clause.told_small)
            and not _is_to_come(clause, passage)
        ):
            return False
        if asked.of_last_year and not self._is_of_last_year(clause):
            return False
        if not asked.moments and not asked.months:
            return True
        stated = self._stated(passage.number, number)
        if _is_of_other_months(asked.months, passage, stated):
            return False
        return all(_agrees(wanted, asked, passage, stated) for wanted in asked.moments)

    def _is_of_last_year(self, clause: Clause) -> bool:
        last = self._year(clause.sentence.article) - 1
        return bool(_OF_LAST_YEAR.search(clause.told_small)) or last in years_of(clause.moments)

    def _find_stated(self, passage_number: int, number: int) -> Stated:
        passage = self._index.passages[passage_number]
        clause = passage.clauses[number]
        # "(cùng kỳ quý I/2024 tăng 6,26%)" tells of that quarter, and compares it with nothing.
        is_of_base = bool(_OF_BASE.match(clause.small))
        own = [m for m in clause.moments if not is_of_base or m.start >= clause.start]
        return Stated(
            own=[m for m in own if is_of_base or not _is_base(m, passage)],
            others=[m for m in passage.moments if not _is_base(m, passage)],
            base=[m for m in passage.moments if _is_base(m, passage)],
            before=_moments_before(passage, self._index),
            opening=self._opening(passage.sentence.article),
            year=self._year(passage.sentence.article),
        )

    def _find_opening(self, article: Article) -> list[Moment]:
        passages = islice(self._index.passages_of(article), _OPENING)
        return [m for passage in passages for m in passage.moments if m.months]

    def _find_year(self, article: Article) -> int:
        """The year of an article, if only its first sentences tell it: "Sáng 26/9, … năm 2024"."""
        date = article.date or article.published
        if date:
            return int(date[:4])
        passages = islice(self._index.passages_of(article), _OPENING)
        named = (m.year for p in passages for m in p.moments if not _is_base(m, p))
        return max(filter(None, named), default=0)


def times_asked(query: Query) -> TimesAsked | None:
    """What a question says of time; None if nothing, so that any time will do."""
    compares = mentions_base(query)
    asked = TimesAsked(
        text=query.text,
        moments=query.moments,
        months=frozenset(map(int, _MONTHS_ASKED.findall(query.plain))),
        of_feast=_FEAST in query.words,
        of_year=any(moment.year for moment in query.moments),
        of_last_year=not compares and bool(_LAST_YEAR.search(query.plain)),
        to_come=query.wants == "moment" and bool(_TO_COME.search(query.plain)),
        mentions_base=compares,
    )
    says = asked.moments or asked.months or asked.of_feast or asked.of_last_year or asked.to_come
    return asked if says else None


def _agrees(wanted: Moment, question: TimesAsked, passage: Passage, stated: Stated) -> bool:
    own, others, base, before, _, year = stated
    printed = (*own, *others)
    date = passage.sentence.article.date
    if question.mentions_base and any(_is_within(wanted, other) for other in base):
        return True
    if wanted.year is not None:
        asked = years_of([wanted])
        years = _years_told(own, passage) or _years_told(others, passage)
        if (years and not years & asked) or _is_other_school_year(wanted, printed):
            return False
        told_before = years_of(before)
        # Of several years told before it, what names none is of the article's own, if of any.
        several = len(told_before) > 1 and year in told_before
        if not years and not asked & ({year} if several else told_before or {year}):
            return False
    periods = _periods(stated)
    is_sum = wanted.month is not None and _is_until(wanted, question.text)
    is_told_of_sum = is_sum and (wanted.month, False) in periods
    if wanted.month is not None and wanted.day is None and not is_told_of_sum:
        months = {m.month for m in printed if m.month}
        if months and wanted.month not in months:
            return False
        # What is told of six months isn't told of one of them, nor of a quarter.
        if not months and any(m.months for m in printed):
            return False
        if not months and date[5:7] not in ("", f"{wanted.month:02d}"):
            return False
    if wanted.day is not None:
        days = {(m.day, m.month) for m in own if m.day}
        days = days or {(m.day, m.month) for m in others if m.day}
        # What a report tells without a day is of its day, or of the one told just before.
        if not days:
            days = {(m.day, m.month) for m in before if m.day}
            days |= {(int(date[8:]), int(date[5:7]))} if len(date) == _FULL_DATE else set()
        if (wanted.day, wanted.month) not in days and (wanted.day, None) not in days:
            return False
    if wanted.months is None and any(m.months for m in own) and _WHOLE_YEAR.search(question.text):
        return False
    # What is told of a year, or of some holidays in it, isn't told of its first two months.
    if wanted.months is not None and not (
        _period(wanted) in periods
        or _tells_until(wanted, printed or before, passage)
        or _tells_bare(wanted, printed, passage)
    ):
        return False
    quarters = {m.quarter for m in printed if m.quarter}
    # Nor is what is told of the whole year.
    if wanted.quarter is not None and not quarters and any(map(_is_no_quarter, printed)):
        return False
    quarters = quarters or {m.quarter for m in before if m.quarter}
    # A report of nine months tells of a quarter where it names it.
    if wanted.quarter is not None and not quarters:
        told = set(map(int, _MONTHS.findall(passage.small))) - {_QUARTER}
        if told or any(months for months, _ in periods):
            return False
    return wanted.quarter is None or not quarters or wanted.quarter in quarters


def _is_of_other_months(asked: Set[int], passage: Passage, stated: Stated) -> bool:
    """Whether a clause is told of so many months, and not of as many as the question names."""
    if not asked:
        return False
    told = set(map(int, _MONTHS.findall(passage.small)))
    told = told or {months for months, _ in _periods(stated) if months}
    return bool(told) and asked.isdisjoint(told)


def _years_told(moments: Sequence[Moment], passage: Passage) -> set[int]:
    """The years that a clause tells of; a day that only begins a time tells of none."""
    text = passage.sentence.article.text
    last = [m for m in moments if not (m.day and _RANGE.match(nfc(text[m.end : m.end + 6])))]
    return years_of(last or moments)


def _is_other_school_year(wanted: Moment, printed: Sequence[Moment]) -> bool:
    """Whether another school year is told of: 2023 - 2024 is none of 2022 - 2023."""
    if not _SCHOOL_YEAR.search(fold(wanted.surface)):
        return False
    told = {(m.year, m.last_year) for m in printed if _SCHOOL_YEAR.search(fold(m.surface))}
    return bool(told) and (wanted.year, wanted.last_year) not in told


def _period(moment: Moment) -> tuple[int | None, bool]:
    """How many months a period has, and whether they are the year's last ones."""
    return moment.months, _SECOND_HALF in fold(moment.surface)


def _periods(stated: Stated) -> set[tuple[int | None, bool]]:
    """The periods that a clause may be told of: what names no time takes that of its article."""
    printed = (*stated.own, *stated.others)
    # A day tells of no period, and leaves open of which one the rest is told.
    if any(m.months or not m.day for m in printed):
        return {_period(m) for m in printed if m.months}
    before = [m for m in stated.before if m.months] or stated.opening
    return {_period(m) for m in before if m.months}


def _is_to_come(clause: Clause, passage: Passage) -> bool:
    """Whether a clause names a day after that of its article."""
    date = passage.sentence.article.date
    if len(date) != _FULL_DATE:
        return False
    today = (int(date[:4]), int(date[5:7]), int(date[8:]))
    return any(
        (m.year, m.month, m.day) > today for m in clause.moments if m.year and m.month and m.day
    )


def _is_until(moment: Moment, text: str) -> bool:
    """Whether a month is named as the last of those that are meant: "đến hết tháng 9"."""
    return bool(
        _UNTIL.search(fold(text[: moment.start])) or _TO_THE_END.search(fold(moment.surface))
    )


def _tells_until(wanted: Moment, printed: Sequence[Moment], passage: Passage) -> bool:
    """Whether a clause tells of so many months by the last of them: "đến hết tháng 10"."""
    base = passage.sentence.article.text
    return not _period(wanted)[1] and any(
        m.month == wanted.months
        and (m.day is None or m.day >= _LAST_DAYS)
        and _is_until(m, base[: m.end])
        for m in printed
    )


def _tells_bare(wanted: Moment, printed: Sequence[Moment], passage: Passage) -> bool:
    """Whether a clause tells of so many months in words that may count them: "9 tháng ước tăng"."""
    told = set(map(int, _MONTHS.findall(passage.small)))
    return told == {wanted.months} and not any(moment.months for moment in printed)


def _is_within(wanted: Moment, other: Moment) -> bool:
    """Whether a period is one that is asked about, as far as it is told: the month, the year."""
    asked = (wanted.year, wanted.quarter, wanted.month, wanted.day, wanted.months)
    told = (other.year, other.quarter, other.month, other.day, other.months)
    return all(one in (None, two) for one, two in zip(asked, told, strict=True))


def _is_no_quarter(moment: Moment) -> bool:
    """Whether a period is a whole year, or so many months of it."""
    if moment.months:
        return moment.months != _QUARTER
    return moment.year is not None and not (moment.month or moment.day)


def _moments_before(passage: Passage, index: Index) -> list[Moment]:
    """Dates that the sentences before this one in its paragraph name."""
    moments: list[Moment] = []
    for number in range(passage.number - 1, max(-1, passage.number - 4), -1):
        other = index.passages[number]
        if other.sentence.article.name != passage.sentence.article.name:
            break
        if other.sentence.paragraph != passage.sentence.paragraph:
            break
        moments.extend(
            m for m in other.moments if not _is_base(m, other) and not _is_beside(m, other)
        )
    return moments


def years_of(moments: Sequence[Moment]) -> set[int]:
    """Every year that some dates and periods cover."""
    years: set[int] = set()
    for moment in moments:
        if moment.year is not None:
            years.update(range(moment.year, (moment.last_year or moment.year) + 1))
    return years


def _is_base(moment: Moment, passage: Passage) -> bool:
    """Whether a period is only what something is compared with ("so với cùng kỳ năm 2023")."""
    text = passage.sentence.article.text[passage.sentence.start : moment.start]
    return bool(_COMPARED.search(nfc(text).lower()))


def _is_beside(moment: Moment, passage: Passage) -> bool:
    """Whether something is only set beside a period: "… chỉ 55%, trong khi năm 2023 là 97%"."""
    text = passage.sentence.article.text[passage.sentence.start : moment.start]
    return bool(_BESIDE.search(nfc(text).lower()))
