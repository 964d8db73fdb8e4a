"""Whether a passage tells which one is meant: "xã nào" wants a name, "tiêu chí nào" no number."""

from __future__ import annotations

from collections.abc import Iterator

from faq.index import Passage
from faq.patterns import stands_between
from faq.query import Term
from faq.regexes import late
from faq.spelling import Option
from faq.text import key_of

__all__ = ["is_body", "least_said", "names_unit", "places_of"]

_ITSELF = 0.99
_NAMED_KEYS = frozenset(map(key_of, "xã huyện tỉnh phường thôn bản làng".split()))
_NAMED = frozenset(["xa", "huyen", "tinh", "phuong", "thon", "ban", "lang", "tp"])
# Companies and the like bear names, too: "công ty nào" wants one.
_BODIES = frozenset(
    tuple(noun.split())
    for noun in (
        "cong ty,tong cong ty,doanh nghiep,xi nghiep,tap doan,nha thau,nha mang,nha dau tu,"
        "chu dau tu,ngan hang,hop tac xa,bao,to bao,truong,truong hoc,benh vien,nha hang,khach san"
    ).split(",")
)
# What else the name of one may follow: "nhà đầu tư" may be told as "Tập đoàn Sun Group".
_COMPANIES = ("cong ty", "doanh nghiep", "tap doan", "xi nghiep", "lien danh", "ngan hang", "htx")
_OF_COMPANIES = frozenset({"cong", "tong", "doanh", "xi", "tap", "nha", "chu"})
# "Doanh nghiệp nhỏ và vừa" are told apart by their kind.
_ENTERPRISES = ("doanh", "nghiep")
_SORTS = frozenset("nho vua lon sieu tu trong nuoc fdi khoi xa".split())
# So many small words may stand between them: "Công ty cổ phần xây dựng Sơn Hải".
_FARTHEST = 6
# What a sentence neither names nor says a synonym or a kind of tells nothing of it. Of some
# things nothing but the sentence itself tells: which company, by what measure.
_UNSAID, _UNSAID_OF_EXACT = 0.15, 0.55
# After the asked noun these begin something else, unless it is told a little later.
_GOES_ON = frozenset(
    "van con da duoc co dang se bi phai can cung deu va hoac hay nhung de khi neu thi ma do vi "
    "nay do ay tren trong o tai theo tu truoc sau nam".split()
)
_IN_ONE = late(r"[\w\s\"“”-]+")
# "Công ty cổ phần …" goes on.
_NAME_ENDS = _GOES_ON - {"co"}
_TELLS = frozenset({"ve", "gom", "la", "nhu", "cua", "cho"})
_NEAR = 6


def least_said(unit: Term) -> float:
    """How well a noun has to be accounted for, 0 to 1, for a passage to say which ones it means."""
    if _is_named(unit) or "generic" in unit.signals:
        return 0.0
    return _UNSAID_OF_EXACT if "exact" in unit.signals else _UNSAID


def names_unit(unit: Term, passage: Passage) -> bool:
    """Whether a passage that tells of a noun says which ones are meant."""
    if _is_named(unit):
        return _names_place(unit, passage)
    if is_body(unit):
        return _names_body(unit, passage)
    places = list(places_of(unit, passage))
    # "Còn nhiều hạn chế" tells of shortcomings, "một số cán bộ" doesn't tell which officials.
    if "people" not in unit.signals and not all(_is_counted(p, passage) for p, _ in places):
        return True
    return not places or any(_is_told(place, length, passage) for place, length in places)


def _is_named(unit: Term) -> bool:
    """Whether the noun is a kind of place, which bears a name: "xã"."""
    readings = _readings(unit)
    return any(words[0].key in _NAMED_KEYS for words in readings) or any(
        len(words) == 1 and words[0].folded in _NAMED for words in readings
    )


def _names_place(unit: Term, passage: Passage) -> bool:
    """Whether a name stands after "xã", "huyện" …: "xã Thanh Lâm"."""
    text = passage.sentence.article.text
    base = passage.sentence.start
    people = {p.start + base for c in passage.clauses for p in c.people}
    for word in {words[0].folded for words in _readings(unit)}:
        for position in passage.positions.get(word, ()):
            if position + 1 < len(passage.tokens):
                token, following = passage.tokens[position], passage.tokens[position + 1]
                is_name = (
                    text[token.end : following.start] == " " and text[following.start].isupper()
                )
                if is_name and following.start not in people:
                    return True
    return False


def is_body(unit: Term) -> bool:
    """Whether the noun is a kind of company, school or the like, which bears a name."""
    return any(tuple(word.folded for word in words) in _BODIES for words in _readings(unit)[:1])


def _names_body(unit: Term, passage: Passage) -> bool:
    """Whether a name stands close behind "công ty", "trường" …: "Công ty cổ phần Hạ Long"."""
    text = passage.sentence.article.text
    heads = {tuple(word.folded for word in words) for words in _readings(unit)[:1]}
    if any(head[0] in _OF_COMPANIES for head in heads):
        heads.update(tuple(noun.split()) for noun in _COMPANIES)
    for head in heads:
        for position in passage.positions.get(head[0], ()):
            end = position + len(head)
            if tuple(passage.folded[position:end]) != head:
                continue
            after = passage.tokens[end : end + _FARTHEST]
            if head == _ENTERPRISES and after and after[0].folded in _SORTS:
                return True
            for token in after:
                between = text[passage.tokens[end - 1].end : token.start]
                if not _IN_ONE.fullmatch(between):
                    break
                if text[token.start].isupper():
                    return True
                if token.folded in _NAME_ENDS:
                    break
    return False


def _readings(unit: Term) -> list[tuple[Option, ...]]:
    """The likeliest reading of each pattern that is the term itself, no synonym of it."""
    return [
        tuple(options[0] for options in pattern)
        for pattern, weight in unit.patterns
        if weight >= _ITSELF
    ]


def places_of(unit: Term, passage: Passage) -> Iterator[tuple[int, int]]:
    """Where the noun itself stands in a passage: position, number of words."""
    for pattern, weight in unit.patterns:
        if weight < _ITSELF:
            continue
        for position in passage.positions.get(pattern[0][0].folded, ()):
            if stands_between(pattern, passage, position, position + len(pattern)):
                yield position, len(pattern)


def _is_told(position: int, length: int, passage: Passage) -> bool:
    """Whether what follows a noun tells which one: "phương châm phòng hơn chống"."""
    text = passage.sentence.article.text
    end = position + length
    after = passage.tokens[end : end + _NEAR]
    rest = text[passage.tokens[end - 1].end : passage.sentence.end]
    if rest.lstrip()[:1] == ":":
        return True
    if _is_counted(position, passage):
        return any(sign in rest for sign in (":", "gồm", "là"))
    if any(token.folded in _TELLS for token in after):
        return True
    if not after or not rest[:1].isspace():
        return False
    return after[0].folded not in _GOES_ON


def _is_counted(position: int, passage: Passage) -> bool:
    """Whether a figure counts the noun at a position: "3 tiêu chí"."""
    start = passage.tokens[position].start
    return any(
        quantity.noun_start == start and quantity.kind in ("count", "ratio")
        for clause in passage.clauses
        for quantity in clause.quantities
    )
