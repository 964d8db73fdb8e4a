"""Whether something is more or less than before: told by what the articles say rises or falls."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from faq.agreement.changes import is_move as says_move
from faq.agreement.ranks import is_kind_of_place
from faq.agreement.telling import tells
from faq.evidence import asks_less, predicate_terms
from faq.facts import Clause
from faq.index import Passage
from faq.match import Candidate
from faq.patterns import stands_between
from faq.query import Query, Term
from faq.regexes import late
from faq.text import fold, nfc
from faq.values import NamedTuple

__all__ = ["Trend", "asks_trend", "find_trend", "supposes"]

_INTENTS = frozenset({"more_than_before", "more_or_less_than_before"})
# Whether it moves is looked at here.
_MAY_LACK = frozenset({"no_comparison", "contrast"})
_RISES = (
    r"tăng(?! cường| gia\b| ca\b| tốc\b)|thêm(?= (?:\w+ )?\d)|đi lên|"
    r"(?:nhiều|đông|cao|lớn) (?:hơn|lên)|vượt (?:cùng kỳ|năm)|gấp(?! rút)|"
    r"lên(?: tới| đến| mức)?(?= \d)"
)
_FALLS = (
    r"giảm(?! nghèo| tải\b)|bớt|sụt(?! lún)|đi xuống|tụt|(?:ít|thấp|nhỏ|kém|vắng) (?:hơn|đi)|"
    r"chỉ bằng(?= \d| một)|xuống (?:còn|mức|dưới)(?= \d)"
)
_MOVES = late(rf"\b(?:(?P<up>{_RISES})|{_FALLS})(?!\w)")
_DENIED = late(r"\b(?:không|chưa|chẳng|chống|nhằm|để)\s(?:\w+\s)?$")
# What goes on without a subject tells of the one before: "184 vụ, ít hơn 26 vụ".
_GOES_ON = late(rf"\s*(?:(?:đã|cũng|lại|tức|và) )*(?:{_RISES}|{_FALLS})(?!\w)")
# "Tăng hơn 6.300 học sinh" tells of the pupils.
_BY = late(r"(?: [^\W\d]+){0,2} [\d.,]+ ")
_JOINT = late(r"[,;:](?!\d)|\b(?:nhưng|song|(?<!xuống )còn|trong khi|thì)\b")
# That the price of something rises doesn't tell how much there is of it.
_MEASURES = late(
    r"\b(?:giá|tỷ lệ|tỉ lệ|mức|chỉ số|sản lượng|diện tích|doanh thu|chi phí|năng suất|giá trị|"
    r"thời gian|lương|thu nhập|tốc độ)\b"
)
_OF_PERSONS = late(r"(?: [^\W\d]+){0,2} [\d.,]+ (?:em|người|cháu|học sinh|lao động)\b")
_PERSONS = frozenset({"nguoi", "sinh", "vien", "nhan", "em", "khach", "lao"})
# What is compared with: a year ago where nothing else is named.
_BASES = tuple(
    (base, late(rf"\b(?:so voi|hon|than) (?:cac |hoi )?{words}"))
    for base, words in (
        ("month", r"(?:thang \D|last month)"),
        ("quarter", r"(?:quy|last quarter)\b"),
        ("week", r"(?:hom|tuan|ngay|last week)\b"),
        ("beginning", r"dau (?:nam|nhiem ky)\b"),
        ("season", r"(?:vu|dot|lan|ky truoc)\b"),
    )
)
_LESS = frozenset(
    "giam thap it nho decrease decreased fall fell drop down fewer less lower smaller".split()
)
_TOLD, _HINTED = 0.75, 0.3
# Where it was, or what from, another clause may say.
_AROUND = frozenset({"vi", "do", "boi", "o", "tai", "trong", "in", "from", "by"})
_KINDS = frozenset({"loai", "so", "vu", "cac", "nguon", "luong", "dan"})
_LONGEST_NOUN = 4
_ASKING = frozenset({"count", "share", "moment", "most"})
_TIMES = frozenset({"nam", "thang", "quy", "ky", "vu", "mua", "year"})


class Trend(NamedTuple):
    """What the articles say of the rise or fall of something."""

    candidate: Candidate
    """The clause that tells."""
    is_rise: bool
    """Whether it rises."""
    is_own: bool
    """Whether the clause tells so by itself, not the one behind it."""


def asks_trend(query: Query) -> bool:
    """Whether a question asks if something is more or less than before, or rises or falls."""
    if query.intent.name in _INTENTS:
        return True
    if query.wants != "yesno" or query.figures:
        return False
    moves = [place for place, term in enumerate(query.terms) if says_move(term)]
    predicate = list(predicate_terms(query))
    return bool(moves) and (not predicate or not set(predicate).isdisjoint(moves))


def supposes(query: Query, trend: Trend) -> bool:
    """Whether a rise or fall is what a question supposes."""
    return trend.is_rise != _asks_fall(query)


def _asks_fall(query: Query) -> bool:
    return asks_less(query) or not _LESS.isdisjoint(query.words)


def find_trend(query: Query, candidates: Sequence[Candidate]) -> Trend | None:
    """What the best clause tells of the rise or fall of what a question asks about.

    Args:
        query: the question.
        candidates: all its candidates, best first.

    """
    least = dict(_needed(query))
    things = [query.terms[place] for place in least if least[place] == _TOLD]
    things = [term for term in things if not term.is_deed]
    best: Trend | None = None
    for candidate in candidates if things else ():
        if best is not None and candidate.score <= best.candidate.score:
            continue
        if not _is_about(query, candidate, least):
            continue
        told = _told(query, candidate, things)
        if told is not None and _agrees(query, candidate, is_rise=told[0]):
            best = Trend(candidate, *told)
    return best


def _needed(query: Query) -> Iterator[tuple[int, float]]:
    """Numbers of the terms that name what is asked about, each with what it needs, 0 to 1."""
    thing, least, end = None, _TOLD, 0
    for place, term in enumerate(query.terms):
        if "," in query.text[end : query.tokens[term.first].start]:
            least = _TOLD  # "Tai nạn ở Bạc Liêu ít đi, vậy …": where that was is told.
        end = query.tokens[term.last - 1].end
        if thing is not None and query.word_before(term) in _AROUND:
            least = _HINTED
        if says_move(term) or not _TIMES.isdisjoint(fold(term.surface).split()):
            continue
        if term.word_class in ("nouns", "unknown") and _ASKING.isdisjoint(term.signals):
            thing = term if thing is None else thing
            yield place, _HINTED if is_kind_of_place(term) else least
        elif term.is_deed and not term.is_slight:
            yield place, _HINTED


def _is_about(query: Query, candidate: Candidate, least: Mapping[int, float]) -> bool:
    """Whether a clause tells of what is asked about, compared with the same time."""
    return (
        set(candidate.ruled_out) <= _MAY_LACK
        and all(candidate.credits[place] >= one for place, one in least.items())
        and candidate.clause.status == "achieved"
        and not tells("future", candidate.clause.told_small)
        and _base(query.plain) == _base(fold(candidate.passage.small))
    )


def _agrees(query: Query, candidate: Candidate, *, is_rise: bool) -> bool:
    """Whether nothing but the direction contradicts the question."""
    conflicts = len(candidate.weighed.conflicts)
    if is_rise != _asks_fall(query) or query.wants == "choice":
        return "contrast" not in candidate.ruled_out
    return conflicts == 1 or "contrast" not in candidate.ruled_out


def _base(plain: str) -> str:
    return next((base for base, pattern in _BASES if pattern.search(plain)), "year")


def _told(query: Query, candidate: Candidate, things: Sequence[Term]) -> tuple[bool, bool] | None:
    """Whether it is said of some things that they rise, and whether by the clause itself."""
    passage, clause = candidate.passage, candidate.clause
    text = passage.sentence.article.text
    thing, is_named = things[0], False
    for start, stop in _pieces(text, clause.start, passage.sentence.end):
        small = nfc(text[start:stop]).lower()
        moves = list(_moves(small))
        is_own = start < clause.end
        # Of what a clause takes over as its subject it tells at its beginning.
        opens = start == clause.start and _takes_over(thing, passage, clause)
        goes_on = (is_named or opens) and bool(_GOES_ON.match(small))
        if not goes_on and not is_own:
            return None
        is_named = is_named or _stands(thing, passage, passage.span(start, stop))
        if not goes_on:
            moves = [move for move in moves if _is_of(thing, move, small, passage, start)]
        if goes_on or (is_named and moves):
            up_to = start + (moves[0].start() if moves else 0)
            before = text[passage.sentence.start : start] if goes_on else ""
            is_rise = _direction(query, thing, moves, passage, up_to, small)
            if is_rise is None or not _names_all(things[1:], passage, up_to):
                return None
            if _turns(before, text[stop : passage.sentence.end], is_rise=is_rise):
                return None
            return is_rise, is_own
    return None


def _turns(before: str, after: str, *, is_rise: bool) -> bool:
    """Whether the opposite is told of the same beside it: "tăng số vụ, giảm số người chết"."""
    moves = list(_moves(nfc(before).lower().rpartition(";")[2]))
    following = _MOVES.match(nfc(after).lower().lstrip(" ,"))
    return any((move["up"] is not None) != is_rise for move in (*moves, following) if move)


def _names_all(things: Sequence[Term], passage: Passage, end: int) -> bool:
    span = passage.span(passage.sentence.start, end)
    return all(_stands(thing, passage, span) for thing in things)


def _takes_over(thing: Term, passage: Passage, clause: Clause) -> bool:
    """Whether a clause has a thing for the subject that it takes over."""
    number = passage.clauses.index(clause)
    first, last, lead_first, lead_last = passage.spans_of_whole(number)
    spans = (passage.subjects[number], passage.spans[number][2:], (first, last))
    return any(_stands(thing, passage, span) for span in (*spans, (lead_first, lead_last)))


def _is_of(thing: Term, move: re.Match[str], small: str, passage: Passage, start: int) -> bool:
    """Whether what rises or falls in a piece of a sentence is the thing."""
    if _stands(thing, passage, passage.span(start, start + move.start())):
        return True
    by = _BY.match(small, move.end())
    if by is None:
        return False
    first, last = passage.span(start + by.end(), start + len(small))
    return _stands(thing, passage, (first, min(last, first + _LONGEST_NOUN)), at=first)


def _direction(
    query: Query,
    thing: Term,
    moves: Sequence[re.Match[str]],
    passage: Passage,
    up_to: int,
    small: str,
) -> bool | None:
    """Whether a piece of a sentence tells of a rise; None if of a fall too, or of another thing."""
    ups = {move["up"] is not None for move in moves}
    if len(ups) != 1:
        return None
    said = passage.sentence.article.text[passage.sentence.start : up_to]
    measured = _MEASURES.findall(nfc(said).lower().rpartition(";")[2])
    if any(fold(word) not in query.plain for word in measured):
        return None
    if _OF_PERSONS.match(small, moves[0].end()) and not _are_persons(thing):
        return None
    return ups.pop()


def _are_persons(thing: Term) -> bool:
    return "people" in thing.signals or any(not _PERSONS.isdisjoint(form) for form in thing.forms)


def _stands(thing: Term, passage: Passage, span: tuple[int, int], at: int | None = None) -> bool:
    """Whether a thing is named between two positions, or right at one, and not within a word."""
    return any(
        at in (None, first)
        and stands_between(pattern, passage, first, first + len(pattern))
        and not _is_inside_word(passage, first, first + len(pattern) - 1)
        for pattern, weight in thing.patterns
        if weight >= _TOLD
        for first in range(span[0], span[1] - len(pattern) + 1)
    )


def _is_inside_word(passage: Passage, first: int, last: int) -> bool:
    """Whether some words are the end of a longer one: "nhập khẩu" of "xuất nhập khẩu".

    "Tội phạm" of "loại tội phạm" means the same by itself.
    """
    whole = passage.compound[first]
    is_end = whole < first and passage.compound[last] == whole
    return is_end and passage.tokens[whole].folded not in _KINDS


def _moves(small: str) -> Iterator[re.Match[str]]:
    for move in _MOVES.finditer(small):
        if not _DENIED.search(small[: move.start()]):
            yield move


def _pieces(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    for joint in _JOINT.finditer(text, start, end):
        if joint.start() > start:
            yield start, joint.start()
        start = joint.end()
    if start < end:
        yield start, end
