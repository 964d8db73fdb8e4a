"""What is the most or the least of its kind: how it is asked for, how it is told, who it is."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import Literal

from faq.facts import Clause
from faq.index import Passage
from faq.query import Query, Term
from faq.regexes import late
from faq.text import fold, nfc

__all__ = [
    "accounted_terms",
    "asks_for_place",
    "dimension_asked",
    "extreme_terms",
    "is_kind_of_place",
    "kind_asked",
    "matter_terms",
    "may_tell_extreme",
    "measures_another",
    "named_in",
    "place_terms",
    "pole_asked",
    "tells_difficulty",
    "tells_extreme",
]

Pole = Literal["most", "least", ""]

# Of so many clauses it is remembered what they tell, and of so many questions what they ask for.
_REMEMBERED = 4096
_GREAT = "nhiều cao lớn đông mạnh nhanh tốt giỏi khá dài xa sớm nặng đắt rộng giàu sâu dày".split()
_SMALL = "ít thấp nhỏ chậm kém yếu ngắn gần tệ muộn rẻ nhẹ hẹp xấu".split()
_LED = (
    r"dẫn đầu|đứng đầu|xếp đầu|đứng nhất|hơn cả(?! [a-zà-ỹđ])|"
    r"(?:vị trí|giữ ngôi|xếp|đứng) số (?:một|1)|ngôi đầu"
)
_LAST = r"đứng cuối|xếp cuối|cuối bảng|đứng chót|chót bảng|đội sổ|đứng bét"
# "Nhất là ở vùng cao" singles out, "ít nhất 5%" limits, "thống nhất" is a word of its own.
_OF_ALL = (
    r"(?<!, )(?<!thống )(?<!duy )(?<!hợp )(?<!thứ )(?<!đồng )(?<!hạng )nhất\b(?! \d| trí| quán)"
)
_TOLD_MOST = late(rf"\b(?:{'|'.join(_GREAT)})(?: [^\W\d]+){{0,3}} {_OF_ALL}|\b(?:{_LED})\b")
_TOLD_LEAST = late(rf"\b(?:{'|'.join(_SMALL)})(?: [^\W\d]+){{0,3}} {_OF_ALL}|\b(?:{_LAST})\b")
_TOLD = late(rf"[^\W\d] {_OF_ALL}|\b(?:chót|bét)\b")
# Who is among the first may be the first.
_AMONG_FIRST = late(r"\b(?:tốp|top|hàng) đầu\b")
_ENGLISH_MOST = late(
    r"\b(?:most|highest|biggest|largest|greatest|best|fastest|longest|tops|leads|led)\b"
)
_ENGLISH_LEAST = late(r"\b(?:least|lowest|fewest|smallest|slowest|shortest)\b")
_ASKED_FIRST = late(rf"\b(?:{fold(_LED)})\b")
_ASKED_LAST = late(rf"\b(?:{fold(_LAST)})\b")
_GREAT_WORDS, _SMALL_WORDS = frozenset(_GREAT), frozenset(_SMALL)
_GREAT_KEYS, _SMALL_KEYS = frozenset(map(fold, _GREAT)), frozenset(map(fold, _SMALL))
_DIMENSIONS = {
    word: dimension
    for dimension, words in (
        ("speed", "nhanh chậm sớm muộn"),
        ("length", "dài ngắn"),
        ("distance", "xa gần"),
        ("price", "đắt rẻ"),
        ("wealth", "giàu nghèo"),
        ("difficulty", "khó khăn vướng kẹt"),
        ("amount", "nhiều nhìu nhiu ít đông cao thấp lớn nhỏ"),
    )
    for word in words.split()
}
# "Nghèo nhất" is told by "tỷ lệ hộ nghèo cao nhất", and by nothing without such a word.
_NAMED_BY = {
    "wealth": late(r"\b(?:nghèo|giàu|khá giả|thu nhập)\b"),
    "price": late(r"\b(?:giá|đắt|rẻ|chi phí)\b"),
    "difficulty": late(r"\b(?:khó|vướng|kẹt|trở ngại|trăn trở|lo|nan giải|gay go)\b"),
}
_BARE = {fold(word): dimension for word, dimension in _DIMENSIONS.items()}
_OF_DIMENSION = late(rf"\b({'|'.join(_DIMENSIONS)}) nhất\b")
_DEGREES = frozenset(map(fold, (*_GREAT, *_SMALL, "nhất", "hơn", "cả", "đầu", "cuối", "đứng")))
# However wide, these are no places.
_NO_PLACES = frozenset({"linh vuc", "nganh", "loai", "mat hang", "san pham", "mon"})
_DIFFICULT = frozenset({"kho", "khan", "vuong", "ket"})
_PLACES = frozenset(
    "xa huyen tinh phuong thon ban lang ap noi cho o dau dia phuong thi thanh pho tran".split()
)
_SHORT_FORM = 2
_TELLING = frozenset({"nouns", "verbs", "adjectives", "unknown"})
# What is the most is named right before, by what is measured: "tỷ lệ hộ nghèo cao nhất".
_MEASURED = late(
    r"\b(tỷ lệ|tỉ lệ|số|diện tích|sản lượng|năng suất|thu nhập|doanh thu|tốc độ|tiến độ|điểm|"
    r"chỉ số|giá)\b[^,;]*\bnhất\b"
)
# So many words before "nhất" may stand what is the most.
_FARTHEST = 7


def pole_asked(query: Query) -> Pole:
    """Whether a question asks for the most or the least of something; "" where neither."""
    return _pole(nfc(query.text).lower()) if query.asks_most else ""


@lru_cache(maxsize=64)
def _pole(text: str) -> Pole:
    plain = fold(text)
    is_bare = text == plain
    small, great = (_SMALL_KEYS, _GREAT_KEYS) if is_bare else (_SMALL_WORDS, _GREAT_WORDS)
    words = [word.strip("?.,!") for word in text.split()]
    for place in (at for at, word in enumerate(words) if fold(word) == "nhat"):
        # "Nhiều hộ nghèo nhất": the degree that stands nearest.
        for word in reversed(words[max(0, place - _FARTHEST) : place]):
            if word in small:
                return "least"
            if word in great:
                return "most"
        # "Khan hiếm nhất", "vướng nhất": whatever it is, there is most of it.
        return "most"
    most = _ASKED_FIRST.search(plain) or _ENGLISH_MOST.search(plain)
    least = _ASKED_LAST.search(plain) or _ENGLISH_LEAST.search(plain)
    if bool(most) == bool(least):
        return ""
    return "most" if most else "least"


def dimension_asked(query: Query) -> str:
    """In what something is the most, where one word says so: "nhanh nhất", "nhiều hộ nhất"."""
    return _dimension(nfc(query.text).lower()) if query.asks_most else ""


@lru_cache(maxsize=64)
def _dimension(text: str) -> str:
    known = _BARE if text == fold(text) else _DIMENSIONS
    words = [word.strip("?.,!") for word in text.split()]
    for place in (at for at, word in enumerate(words) if fold(word) == "nhat"):
        for word in reversed(words[max(0, place - _FARTHEST) : place]):
            if word in known:
                return known[word]
    return ""


def _dimensions(small: str) -> Iterator[str]:
    return (_DIMENSIONS[word] for word in _OF_DIMENSION.findall(small))


@lru_cache(maxsize=_REMEMBERED)
def tells_extreme(text: str, pole: Pole, dimension: str = "") -> bool:
    """Whether words tell what is the most or the least of something.

    Args:
        text: a clause.
        pole: which of the two; "" for either.
        dimension: in what; see ``dimension_asked``.

    """
    small = nfc(text).lower()
    told = set(_dimensions(small))
    # The highest share may be told for the fastest, but what is fastest is not what is most.
    others = told - {"amount", "difficulty"}
    if dimension and others and dimension not in told:
        return False
    if dimension in _NAMED_BY and not _NAMED_BY[dimension].search(small):
        return False
    most, least = _TOLD_MOST.search(small), _TOLD_LEAST.search(small)
    if pole and (most or least):
        return bool(most if pole == "most" else least)
    return bool(most or least or _TOLD.search(small))


def measures_another(query: Query, small: str) -> bool:
    """Whether words in small letters tell that something else is the most than is asked for."""
    measured = _MEASURED.search(small)
    if dimension_asked(query) in _NAMED_BY:
        return False
    return measured is not None and fold(measured[1]) not in query.plain


def tells_difficulty(query: Query, small: str) -> bool:
    """Whether it is told what is hardest, where something else is asked for."""
    return "difficulty" in _dimensions(small) and dimension_asked(query) != "difficulty"


def may_tell_extreme(text: str, pole: Pole, dimension: str = "") -> bool:
    """Whether words tell what is the most or the least of something, or among the first."""
    return tells_extreme(text, pole, dimension) or bool(_AMONG_FIRST.search(nfc(text).lower()))


def extreme_terms(query: Query) -> Iterator[int]:
    """Numbers of the terms of a question that say no more than that the most is asked for."""
    for place, term in enumerate(query.terms):
        words = term.forms[0] if term.forms else fold(term.surface).split()
        after = query.words[term.last : term.last + 1]
        is_difficulty = after == ("nhat",) and _DIFFICULT.issuperset(fold(term.surface).split())
        if "most" in term.signals or is_difficulty or _DEGREES.issuperset(words):
            yield place


def kind_asked(query: Query) -> Iterator[int]:
    """Numbers of the terms right before "nào", where the most of several such is asked for."""
    end = query.match.slots.get("noun", (0, 0))[1] if query.asks_most else 0
    for place, term in enumerate(query.terms):
        is_asked = term.last == end if query.language == "vi" else term in query.unit[:1]
        if is_asked and ("generic" not in term.signals or fold(term.surface) in _NO_PLACES):
            yield place


def asks_for_place(query: Query) -> bool:
    """Whether a question asks which place is the most or the least in something."""
    if not query.asks_most:
        return False
    return query.wants == "place" or bool(query.unit and is_kind_of_place(query.unit[0]))


def place_terms(query: Query) -> Iterator[int]:
    """Numbers of the terms of a question that ask for a place: "huyện" of "huyện nào"."""
    for place, term in enumerate(query.terms):
        if term in query.unit and is_kind_of_place(term):
            yield place


def matter_terms(query: Query) -> Iterator[int]:
    """Numbers of the terms that tell in what something is the most."""
    asked = frozenset((*extreme_terms(query), *place_terms(query)))
    for place, term in enumerate(query.terms):
        tells = term.word_class in _TELLING and not term.signals and not term.is_slight
        if tells and place not in asked:
            yield place


def accounted_terms(query: Query) -> Iterator[int]:
    """Numbers of the terms that a clause accounts for which tells what is the most."""
    yield from extreme_terms(query)
    if asks_for_place(query):
        yield from place_terms(query)


def is_kind_of_place(term: Term) -> bool:
    """Whether a word names no place, but a kind of places: "huyện", "nơi"."""
    return any(_PLACES.issuperset(form) for form in term.forms[:1])


def named_in(passage: Passage, clause: Clause, query: Query) -> bool:
    """Whether a clause of a passage bears a name that is none of a person nor of the question."""
    text = passage.sentence.article.text
    base = passage.sentence.start
    persons = {p.start + base for p in passage.people}
    for position in range(*passage.span(clause.start, clause.end)):
        token = passage.tokens[position]
        printed = text[token.start : token.end]
        is_name = printed[:1].isupper() and not printed[:_SHORT_FORM].isupper()
        if not is_name or token.start in persons or token.folded in query.words:
            continue
        following = passage.tokens[position + 1 : position + 2]
        opens = token.start == passage.sentence.start or token.start == clause.start == base
        if not opens or (following and text[following[0].start].isupper()):
            return True
    return False
