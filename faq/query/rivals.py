"""Of which of two something is more: "Phú Bình hay Phổ Yên còn nhiều hộ hơn".

Two figures are set side by side for it, of which the same is told.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from faq.intents import Intent, IntentMatch
from faq.lexicon import Words
from faq.query.model import Term
from faq.text import Token, key_of
from faq.values import NamedTuple

__all__ = ["TOLD", "asks_which_more", "set_side_by_side"]

_MORE, _OR, _WHICH, _THEN = "hon", "hay", "nao", "thi"
_MORE_KEYS = frozenset({_MORE, key_of("hơn")})
_JOINTS = frozenset({"va", "voi", "hay"})
TOLD = ("told", "told2")
"""Slots of what is told of either of two."""
_DEGREES = frozenset("nhieu it cao thap lon nho dong".split())
# What else may stand beside "hơn": "rộng hơn", "nhanh hơn" are told with the word itself.
_QUALITIES = frozenset(
    "rong dai nhanh cham xa gan nang nhe tot kem som muon dat re manh yeu sau day ngan hep".split()
)
# So many words may stand between a degree and "hơn": "nhiều giáo viên tiếng Anh hơn".
_FARTHEST = 8
_OPENS = frozenset({"giua", "o", "tai"})


def asks_which_more(tokens: Sequence[Token]) -> bool:
    """Whether some words ask of which of two something is more.

    "Nhiều … hơn" ends them, or stands before the two: "bên nào bán được nhiều hơn, A hay B".
    """
    return _find_more(_words(tokens)) > 0


def _words(tokens: Sequence[Token]) -> Words:
    """Some words, folded, without those that "hơn" would be but for its diacritics: "Hòn Đất"."""
    return tuple([t.folded if t.folded != _MORE or t.key in _MORE_KEYS else "" for t in tokens])


def _find_more(words: Words) -> int:
    """Where "hơn" stands that asks of which of two something is more; 0 if it doesn't."""
    if _MORE not in words:
        return 0
    more = len(words) - 1 - words[::-1].index(_MORE)
    is_asked = more == len(words) - 1 or _OR in words[more:]
    return more if is_asked and _degree(words, more) is not None else 0


def set_side_by_side(
    match: IntentMatch,
    terms: Sequence[Term],
    tokens: Sequence[Token],
    intents: Mapping[str, Intent],
) -> IntentMatch:
    """What a question asks that may ask of which of two something is more.

    Args:
        match: what it was found to ask.
        terms: its terms.
        tokens: its words.
        intents: the intents by name.

    """
    words = _words(tokens)
    more = _find_more(words)
    if not more:
        return match
    degree = _degree(words, more)
    sides = _sides(terms, words, more)
    if degree is None or sides is None or not sides.told <= degree:
        return match
    of_quality = words[degree] not in _DEGREES
    spans = ((sides.told, more),) if of_quality else ((sides.told, degree), (degree + 1, more))
    told = dict(zip(TOLD, (span for span in spans if span[0] < span[1]), strict=False))
    if not told:
        return match
    slots = {"one": sides.one, "other": sides.other, **told}
    return match._replace(intent=intents["which_is_more"], words=match.words | {more}, slots=slots)


class _Sides(NamedTuple):
    """The two of which it is asked, and what is told of either."""

    one: tuple[int, int]
    """Positions of the words of the first, half-open."""
    other: tuple[int, int]
    """Those of the second."""
    told: int
    """Where that begins which is told of either."""


def _sides(terms: Sequence[Term], words: Words, more: int) -> _Sides | None:
    """The two that a question names, whether before or after what it asks of them."""
    first = int(words[0] in _OPENS)
    which = words.index(_WHICH) if _WHICH in words[:more] else 0
    if not which:
        either = words.index(_OR) if _OR in words[:more] else 0
        end = _end_of_second(terms, either) if either else 0
        return _Sides((first, either), (either + 1, end), end) if end else None
    if _OR in words[more:]:
        # "Huyện nào thiếu nước nhiều hơn, A hay B".
        either = words.index(_OR, more)
        is_named = more + 1 < either < len(words) - 1
        sides = _Sides((more + 1, either), (either + 1, len(words)), which + 1)
        return sides if is_named else None
    # "Giữa A và B, huyện nào thiếu nước nhiều hơn".
    asked = next((term.first for term in terms if term.last == which), which - 1)
    end = asked - (words[asked - 1] == _THEN)
    joint = next((place for place in range(first + 1, end - 1) if words[place] in _JOINTS), 0)
    return _Sides((first, joint), (joint + 1, end), which + 1) if joint else None


def _degree(words: Words, more: int) -> int | None:
    """Where the degree stands of which there is more: "nhiều … hơn"; None where there is none."""
    for place in range(more - 1, max(-1, more - 1 - _FARTHEST), -1):
        if words[place] in _DEGREES or (place == more - 1 and words[place] in _QUALITIES):
            return place
    return None


def _end_of_second(terms: Sequence[Term], either: int) -> int:
    """Where the words end that name the second of two, as many terms as name the first; 0 if none.

    Args:
        terms: the terms of the question.
        either: where "hay" stands between the two.

    """
    one = [term for term in terms if term.last <= either]
    other = [term for term in terms if term.first > either]
    if not one or not other or other[0].first != either + 1:
        return 0
    if _is_named(one[-1]):
        named = next(filter(_is_named, other[:2]), None)
        return named.last if named else 0
    if len(other) <= len(one):
        return 0
    last, after = other[len(one) - 1 : len(one) + 1]
    # "Thu nội địa hay thu xuất nhập khẩu": the second is named in more words.
    return 0 if after.first == last.last and after.word_class == "nouns" else last.last


def _is_named(term: Term) -> bool:
    """Whether a term is a name, if of words that mean something: "Kế Sách" is a district."""
    return term.is_name or (term.first > 0 and term.surface.istitle())
