"""Whether the place that a question names goes on from an earlier sentence to the one at hand.

"…, còn lại ở Tây Giang. Tổng cộng 512 hộ đã được sơ tán" tells nothing of Tây Giang.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import takewhile

from faq.index import Index, Passage
from faq.query import Query, Term
from faq.regexes import late
from faq.text import fold

__all__ = ["is_carried", "is_left_behind", "positions_of"]

# So many sentences back a place may be named that is still meant.
_FARTHEST = 3
_STILL_MEANT = late(
    r"\b(?:tại đây|ở đây|nơi đây|nơi này|(?:tỉnh|huyện|xã|phường|thị xã|thành phố|quận|thôn|bản|"
    r"địa phương|địa bàn|thị trường|nước|khu vực) (?:này|đó|đã|đang|hiện|có|còn|được|cũng|mới))\b"
)
# "Bộ Chỉ huy Quân sự tỉnh đã …" goes on with no district.
_OF_PART = late(
    r"\b(?:tại đây|ở đây|nơi đây|nơi này|(?:huyện|xã|phường|thị xã|thành phố|quận|thôn|bản|"
    r"địa phương|địa bàn) (?:này|đó|đã|đang|hiện|có|còn|được|cũng|mới))\b"
)
# What is told of the whole province isn't told of a part of it.
_WIDER = late(r"\b(?:toàn|cả|khắp) (?:tỉnh|thành phố)\b|\btrong tỉnh\b")
# What may stand between a name and the figure that is told of it.
_LINKS = frozenset("co la voi dat duoc con chiem hon gan tren khoang moi chi them".split())
_MOST_LINKS = 3
_COMPARED = late(r"\b(?:khac (?:voi|han)|khong (?:nhu|giong)|trai voi|nguoc voi|so voi)(?: \w+)?$")


def is_left_behind(query: Query, passage: Passage, number: int, index: Index, head: str) -> bool:
    """Whether a clause gives its figure of another place than one that only was named before.

    Args:
        query: the question.
        passage: the sentence.
        number: which of its clauses it is.
        index: the articles.
        head: the words, folded, of the place and the title of its article.

    """
    if any(_is_only_compared(term, passage) for term in query.named):
        return True
    named = [term for term in query.named if not _stands(term, head)]
    if not named:
        return False
    own = f" {fold(passage.clauses[number].told_small)} "
    if any(not _stands(t, own) for t in named) and _names_another(query, passage, number):
        return True
    places = [term for term in named if not _stands(term, passage.line)]
    if not places:
        return False
    if _WIDER.search(passage.small):
        return True
    if _STILL_MEANT.search(passage.small):
        return False
    return any(_was_of_part(place, passage, index) for place in places)


def is_carried(place: Term, passage: Passage) -> bool:
    """Whether a sentence names a place, or says that it goes on with it: "huyện này có …"."""
    return _stands(place, passage.line) or bool(_OF_PART.search(passage.small))


def _stands(place: Term, line: str) -> bool:
    return any(f" {' '.join(form)} " in line for form in place.forms)


def _is_only_compared(place: Term, passage: Passage) -> bool:
    """Whether a place is named only as what another one differs from: "khác với Đà Bắc, …"."""
    before = [_words_before(at, passage) for at in positions_of(place, passage)]
    return bool(before) and all(_COMPARED.search(words) for words in before)


def _words_before(at: int, passage: Passage) -> str:
    return " ".join(token.folded for token in passage.tokens[max(0, at - _MOST_LINKS) : at])


def _names_another(query: Query, passage: Passage, number: int) -> bool:
    """Whether a name that the question hasn't stands right before a figure of a clause."""
    clause = passage.clauses[number]
    if not clause.figures:
        return False
    text, first = passage.sentence.article.text, passage.spans[number][0]
    at = passage.position_at(clause.figures[0].start) - 1
    least = max(first, at - _MOST_LINKS)
    while at >= least and passage.tokens[at].folded in _LINKS:
        at -= 1
    name = takewhile(
        lambda token: text[token.start].isupper(), reversed(passage.tokens[max(first, 1) : at + 1])
    )
    return any(token.folded not in query.words for token in name)


def _was_of_part(place: Term, passage: Passage, index: Index) -> bool:
    """Whether the sentence that named a place last did so only for a part of what it tells of."""
    for number in range(passage.number - 1, passage.number - 1 - _FARTHEST, -1):
        if number < 0 or not index.are_neighbours(number):
            return False
        earlier = index.passages[number]
        if _stands(place, earlier.line):
            return all(_is_behind_figure(at, earlier) for at in positions_of(place, earlier))
    return False


def positions_of(place: Term, passage: Passage) -> Sequence[int]:
    """Positions at which a sentence names a place."""
    words = passage.folded
    return [
        at
        for form in place.forms
        for at in passage.positions.get(form[0], ())
        if tuple(words[at : at + len(form)]) == form
    ]


def _is_behind_figure(at: int, passage: Passage) -> bool:
    """Whether a figure is told before a position of a sentence."""
    figures = [clause.figures[0].start for clause in passage.clauses if clause.figures]
    return bool(figures) and passage.position_at(figures[0]) < at
