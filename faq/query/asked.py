"""What a question asks for: the noun that is counted or named, an aim, the most of several."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise, zip_longest

from faq.figures.units import measure_of
from faq.intents import IntentMatch
from faq.lexicon import Words
from faq.people import is_post
from faq.query.model import Term
from faq.reply import Language
from faq.text import Token, fold, key_of

__all__ = [
    "asks_most",
    "asks_rank",
    "asks_which",
    "counted_at",
    "lightened",
    "times_asked",
    "unit_of",
    "without_plan",
    "without_serving",
]

# The last syllables of what there can be a most of.
_DEGREES = frozenset(
    "nhieu it cao thap lon nho nhanh cham tot kem gioi manh yeu dai ngan xa gan dong te som muon "
    "bien gap dat re nang nhe trong rong hep dep xau kho de moi cu giau ngheo ach trau vang".split()
)
_ASKING = frozenset({"gi", "nao", "ai", "dau"})
_AFTER_NHAT = frozenset("la tri dinh the quan ban loat".split())
_BEFORE_NHAT = frozenset("thong duy hop dong thu hang giai chu gi nao".split())
_SCOPES = frozenset("tinh huyen xa ca toan trong o tai thanh khu vung nuoc".split())
_LED = frozenset(
    {("hon", "ca"), ("dan", "dau"), ("dung", "dau"), ("dung", "cuoi"), ("cuoi", "bang")}
)
# So many words before "nhất" may stand what there is the most of.
_FARTHEST = 6
_RANK_WORDS = frozenset({("thu", "may"), ("thu", "bao")})
_RANKED = frozenset("xep dung hang tri thu tang truong trien hanh".split())
_AMONG = (
    "ca nuoc", "toan quoc", "trong ca", "trong vung", "trong tinh", "trong so", "trong toan",
    "toan tinh", "ca tinh", "khu vuc", "vung", "so voi", "mien", "dong bang", "trong khu",
)  # fmt: skip
_MANY = ("bao", "nhieu")
_NO_NOUN = frozenset("the khi luc ngay thang nam nguoi ong ba gio cach muc".split())
_ASKS_NAMES = frozenset({"which", "list", "finding", "reason", "purpose", "statement", "place"})
_SERVING = frozenset({"làm", "lam", "giữ", "giu", "lên", "serves", "serving", "works", "acts"})
# "Serves as the director".
_AS = 2
# "Mặt nào", "sự kiện nào" ask for whatever the article names.
_GENERIC = 0.3
# Who asks for these asks for a name, whatever stands before: "hộ nghèo xã nào".
_PLACE_KINDS = frozenset({"xã", "huyện", "tỉnh", "phường", "thôn", "xa", "huyen", "tinh", "phuong"})

_WHOLES = frozenset({("trong", "so"), ("trong", "tong"), ("tren", "tong"), ("so", "voi")})
_HOW_MANY = frozenset({("bao", "nhieu"), ("how", "many"), ("how", "much")})
# "Nhà máy", "may mặc" ask for no figure.
_MANY_KEY = key_of("mấy")
_NO_HOW_MANY = frozenset("nha xe det tay theu det giam".split())
_MACHINES = frozenset("moc bay bom tinh xuc dao ui phat do giat cay gat mac".split())
_MONEY = frozenset("tiền tien đồng dong triệu trieu tỷ ty usd đô do".split())


def without_plan(folded: Words, match: IntentMatch) -> Words:
    """The words, without the plan that a share is asked of, or the aims that are counted.

    "Đạt bao nhiêu % kế hoạch", "thiếu mấy chỉ tiêu" ask for no aim.
    """
    folded = _without_whole(folded)
    if match.intent.wants == "count":
        first = match.slots.get("unit", (0, 0))[0]
        counts_aims = folded[first : first + 2] == ("chi", "tieu")
        return (*folded[:first], *folded[first + 2 :]) if counts_aims else folded
    if match.intent.wants not in ("share", "figure"):
        return folded
    plan = {position for i, word in enumerate(folded) if word == "ke" for position in (i, i + 1)}
    kept = (word for i, word in enumerate(folded) if i not in plan)
    return tuple(word for word in kept if word not in ("plan", "planned"))


def _without_whole(folded: Words) -> Words:
    """The words up to the whole that a part is asked of: "… trong số chỉ tiêu được giao"."""
    until = next((i for i, pair in enumerate(pairwise(folded)) if pair in _WHOLES), len(folded))
    return folded[:until] if until else folded


def without_serving(terms: Sequence[Term]) -> tuple[Term, ...]:
    """The terms less what only says that a post is held: "ai đang làm giám đốc"."""
    kept = (
        term
        for term, other in zip_longest(terms, terms[1:])
        if other is None
        or term.surface.lower().split()[0] not in _SERVING
        or other.first - term.last > _AS
        or not any(map(is_post, other.forms))
    )
    return tuple(kept)


def asks_most(folded: Words, match: IntentMatch) -> bool:
    """Whether "… nhất" asks for the most of something: "chậm nhất", not "thống nhất"."""
    names = match.intent.wants in _ASKS_NAMES
    for place, (before, word, after) in enumerate(
        zip(folded, folded[1:], (*folded[2:], ""), strict=False)
    ):
        if word != "nhat":
            continue
        # "Vướng nhất là chuyện gì" asks for it, "nhất là ở vùng cao" singles out.
        is_asked = after == "la" and not _ASKING.isdisjoint(folded[place + 3 : place + 6])
        if after in _AFTER_NHAT and not (is_asked and place):
            continue
        if is_asked and names:
            return True
        if before in _DEGREES:
            return True
        # "Nơi nào nhiều lồng bè nhất Kiên Giang", "khan hiếm giáo viên nhất".
        near = folded[max(0, place - _FARTHEST) : place]
        is_of_all = not after or after in _SCOPES or not _DEGREES.isdisjoint(near)
        if names and is_of_all and before not in _BEFORE_NHAT:
            return True
    # "Người đứng đầu tỉnh" is a person.
    return names and "nguoi" not in folded and not _LED.isdisjoint(pairwise(folded))


def times_asked(tokens: Sequence[Token]) -> int:
    """How often some words ask for a figure: "bao nhiêu xã, mấy huyện"."""
    folded = [token.folded for token in tokens]
    several = sum(pair in _HOW_MANY for pair in pairwise(folded))
    for before, token, after in zip(["", *folded], tokens, [*folded[1:], ""], strict=False):
        is_bare = token.key == "may" and before not in _NO_HOW_MANY and after not in _MACHINES
        several += token.key == _MANY_KEY or is_bare
    return several


def counted_at(terms: Sequence[Term], tokens: Sequence[Token]) -> int | None:
    """Where what is counted or measured stands after "bao nhiêu"; None where it is money."""
    pairs = pairwise(token.folded for token in tokens)
    asked = next((place + 2 for place, pair in enumerate(pairs) if pair in _HOW_MANY), 0)
    thing = next((t for t in terms if t.first == asked and t.surface.lower() not in _MONEY), None)
    is_thing = thing and (thing.word_class == "nouns" or measure_of(fold(thing.surface)))
    return asked if is_thing else None


def asks_rank(folded: Words) -> bool:
    """Whether "thứ mấy" asks for a rank, and for no day of the week: "nhanh thứ mấy cả nước"."""
    for place, pair in enumerate(pairwise(folded)):
        if pair in _RANK_WORDS:
            before = folded[place - 1] if place else ""
            after = " ".join(folded[place + 2 : place + 5])
            return before in _DEGREES or before in _RANKED or after.startswith(_AMONG)
    return False


def asks_which(folded: Words) -> tuple[int, int] | None:
    """Where the noun stands of which the most is asked for, whatever else is named; None if none.

    "Huyện nào bị nặng nhất sau mấy cơn bão" counts no storms.
    """
    if "nao" not in folded or _MANY in pairwise(folded):
        return None
    place = folded.index("nao")
    is_noun = place > 0 and folded[place - 1] not in _NO_NOUN
    return (0, place) if is_noun and "nhat" in folded[place:] else None


def lightened(term: Term) -> Term:
    """The term, with less weight if it is so wide that anything answers to it."""
    return term._replace(weight=_GENERIC * term.weight) if "generic" in term.signals else term


def _asked_nouns(terms: Sequence[Term]) -> tuple[Term, ...]:
    """The nouns side by side that end some terms, the head first: "nhóm nhân sự" of "… nào".

    In "phiên họp của tỉnh nào" the province is asked for, in "được gì" no noun is.
    """
    nouns: list[Term] = []
    for term in reversed(terms):
        is_beside = not nouns or term.last == nouns[-1].first
        if term.word_class not in ("nouns", "unknown") or not is_beside:
            break
        nouns.append(term)
    if nouns and nouns[0].surface.casefold() in _PLACE_KINDS:
        return (nouns[0],)
    return tuple(reversed(nouns))


def unit_of(match: IntentMatch, terms: Sequence[Term], language: Language) -> tuple[Term, ...]:
    """The terms that may be the counted noun: the first one; in English any noun up to a verb."""
    slot = match.slots.get("unit") or match.slots.get("noun")
    if match.intent.wants == "list":
        slot = slot or match.slots.get("topic")
    if slot is None:
        return ()
    inside = [
        term for term in terms if slot[0] <= term.first < slot[1] and "count" not in term.signals
    ]
    if language == "vi":
        named = [term for term in inside if term.word_class in ("nouns", "unknown")] or inside
        return _asked_nouns(inside) if "noun" in match.slots else tuple(named[:1])
    nouns: list[Term] = []
    for term in inside:
        if nouns and term.word_class == "verbs":
            break
        if term.word_class in ("nouns", "unknown"):
            nouns.append(term)
    return tuple(nouns)
