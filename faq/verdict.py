"""Yes or no: whether what a question supposes is so, by what the articles state.

A sentence about the same thing isn't a yes. What the question says of it has to be told too, or be
contradicted; where it is neither, the sentence is given, and no verdict.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import zip_longest

from faq.agreement import holders, is_asked, names_post
from faq.agreement.ranks import named_in
from faq.agreement.telling import tells
from faq.done import find_rest, is_only_begun
from faq.evidence import (
    against_mark,
    asks_of_any,
    compares_with_mark,
    covers_rest,
    denies,
    is_negated,
    predicate_terms,
    score_of_predicate,
    score_without,
)
from faq.figures.model import Quantity
from faq.match import Candidate
from faq.people import Person
from faq.query import Query
from faq.regexes import late
from faq.text import fold, key_of, nfc
from faq.values import NamedTuple

__all__ = ["Verdict", "judge"]

_NONE_LEFT = late(r"\bkhong con\b|\bno longer\b|\bno more\b")
_CONTRADICTS = frozenset({"contrast", "other_figure", "other_time", "other_person"})
# What these say of a thing is what is asked; so much of it has to be told by the clause itself.
_PREDICATES = frozenset({"verbs", "adjectives"})
_TOLD = 0.56
# A place that is named has to be told of by the sentence, or by the head of its article.
_NAMES = frozenset({"places", "names"})
_SAID, _BESIDE = 0.3, 0.35
_HINTED, _ITSELF = 0.5, 0.8
# What there is stands first: "có người chết vì tai nạn không".
_FIRST = 1
_SURELY = 0.85
# What tells of another thing in so many more of the words shows that this one isn't told of.
_CLEARLY_MORE = 15.0
# A figure is contradicted by one of its own kind.
_ALIKE = {
    "share": frozenset({"share", "ratio"}),
    "ratio": frozenset({"share", "ratio", "count"}),
    "money": frozenset({"money"}),
    "measure": frozenset({"measure", "count"}),
    "count": frozenset({"count", "ratio", "measure", "money"}),
}
_DENIED = late(r"\b(?:chưa|không|chẳng) (?:được|đạt|có|còn|thể|hề|đảm bảo|bảo đảm|đáp ứng)\b")
_RESTRICTS = frozenset({"chi", "thoi", "only", "just", "merely", "solely"})
_RESTRICTING = tuple(map(key_of, ("chỉ", "thôi")))
_OF_TIME = frozenset({"gian", "diem", "han", "tiet", "su", "phi", "tra", "cuc", "bo"})
_ENDED = late(
    r"\b(?:xong|hết|hoàn thành|hoàn tất|kết thúc|hoan thanh|hoan tat|finished|completed)\b"
)
_ALL = 100
_MOVES = late(r"\b(?:tăng|giảm|lãi suất)\b")
# "Đã đạt cả 9 tiêu chí".
_WHOLE = late(r"\b(?:ca|du|tron|het|all|all of the) $")
# Whether an aim has been reached isn't told by the aim.
_REACHED = late(
    r"\b(?:dat|hoan thanh|met|reach(?:ed)?|achieved?|hit) (?:duoc |its |the |their )?"
    r"(?:chi tieu|muc tieu|ke hoach|targets?|goals?)\b"
)
_PERSONS = late(
    r"\b(?:người|ai|em|cháu|nạn nhân|công nhân|học sinh|trẻ|phụ nữ|ông|bà|anh|chị|ca|thương vong|"
    r"tử vong|thiệt mạng|cán bộ|công chức|giáo viên|đại biểu|lãnh đạo|hộ|dân)\b"
)
_EQUALS = frozenset({"bằng", "bang", "ngang", "ngang bằng", "equal", "equals"})
_PLANS = late(
    r"\b(?:sẽ|kêu gọi|đề nghị|yêu cầu|đang(?! (?:có|ở|là)\b)|kiến nghị|đề xuất|phấn đấu|"
    r"mục tiêu(?! quốc gia)|kế hoạch|dự kiến|đề án|hướng tới|hướng đến)\b"
)
_DEMANDS = late(r"\b(?:đề nghị|yêu cầu|kiến nghị|phấn đấu)\b")
# That another one spoke, or came, doesn't tell that somebody did not; a meeting has one chair.
_BY_ONE = late(r"\b(?:chu tri|chu toa|dieu hanh|dung dau|ky|chair\w*|presid\w*|head\w*|sign\w*)\b")
_YET = ("chua",)
_EVERY = late(r"\b(?:tất cả|toàn bộ|mọi|cả|100%|các|hết)(?!\w)")
_MOVES_BOTH = late(r"\btăng\b.*\b(?:giảm|đi xuống|sụt)\b|\b(?:giảm|đi xuống|sụt)\b.*\btăng\b")
_AGREES_NEARLY = 6.0
_BEHIND = 6.0
_AGREES_ON_FIGURES = 1.0


class Verdict(NamedTuple):
    """What the articles say to a question for yes or no."""

    candidate: Candidate
    """The clause that tells."""
    is_so: bool | None
    """Whether what is supposed is so; None if the clause only tells of the same thing."""
    score: float
    """How well the clause accounts for the question, 0 to 100."""
    person: Person | None = None
    """Whose posts tell, where the post of a person is asked about."""


def judge(query: Query, candidates: Sequence[Candidate]) -> Verdict | None:
    """The verdict on what a question supposes, None if no clause is about it.

    Args:
        query: a question for yes or no.
        candidates: all its candidates, best first.

    """
    held = _post(query, candidates)
    if held is not None:
        return held
    marked = against_mark(query, candidates)
    if marked is not None:
        candidate, passes, score = marked
        return Verdict(candidate, passes, score)
    if compares_with_mark(query):
        return None
    ranked = _ranked(query, candidates)
    rest = find_rest(query, candidates)
    if rest is not None:
        return Verdict(rest, False, max(rest.score, *(score for score, _ in ranked), 0.0))
    if not ranked:
        return None
    score, best = ranked[0]
    agreeing = next((pair for pair in ranked if not pair[1].ruled_out), None)
    nearly = _AGREES_ON_FIGURES if query.figures else _AGREES_NEARLY
    if agreeing is not None and agreeing[0] >= score - nearly:
        score, best = agreeing
    return Verdict(best, _is_so(query, best), score)


def _ranked(query: Query, candidates: Sequence[Candidate]) -> list[tuple[float, Candidate]]:
    """What may bear out or contradict what is supposed, each with its score, best first."""
    # Whom it was is what is asked; the rest has to agree by itself.
    asked = [i for i, term in enumerate(query.terms) if term.word_class == "persons"]
    ranked = [
        (score_without(c, asked, query), c)
        for c in candidates
        if set(c.ruled_out) <= _CONTRADICTS and (not asked or covers_rest(c, asked))
    ]
    ranked = [(s, c) for s, c in ranked if _names_places(query, c)]
    # How far an aim has been reached is told by figures.
    predicate = [] if _REACHED.search(query.plain) else list(predicate_terms(query))
    if predicate:
        ranked = _telling(query, ranked, predicate)
    # Another figure contradicts only what is told in nearly all the other words.
    ranked = [
        (s, c)
        for s, c in ranked
        if "other_figure" not in c.ruled_out or _is_same_but_for_figure(query, c)
    ]
    for kind in {figure.kind for figure in query.figures} & _ALIKE.keys():
        ranked = [
            (s, c) for s, c in ranked if any(q.kind in _ALIKE[kind] for q in c.clause.figures)
        ]
    if not _BY_ONE.search(query.plain):
        ranked = [(s, c) for s, c in ranked if "other_person" not in c.ruled_out]
    if any(moment.day for moment in query.moments):
        ranked = [(s, c) for s, c in ranked if any(m.day for m in c.clause.moments)]
    ranked.sort(key=lambda pair: -pair[0] + sum(_behind(query, pair[1], predicate)))
    not_yet = _not_yet(query, ranked, predicate)
    return [not_yet, *ranked] if not_yet else ranked


def _not_yet(
    query: Query, ranked: Sequence[tuple[float, Candidate]], predicate: Sequence[int]
) -> tuple[float, Candidate] | None:
    """What tells that there is not yet what is asked for: "tỉnh chưa có cơ sở chiếu xạ"."""
    if query.words[-1:] != _YET or "co" not in query.words or not predicate:
        return None
    for score, candidate in ranked:
        said = max(candidate.credits[place] for place in predicate)
        is_near = score >= ranked[0][0] - _CLEARLY_MORE and not candidate.ruled_out
        if is_near and said >= _SURELY and is_negated(candidate):
            return score, candidate
    return None


def _is_same_but_for_figure(query: Query, candidate: Candidate) -> bool:
    said = [
        credit
        for credit, term in zip(candidate.credits, query.terms, strict=True)
        if term.word_class in ("nouns", "verbs", "names", "unknown") and not term.signals
    ]
    return min(said, default=1.0) >= _SAID


def _telling(
    query: Query, ranked: Sequence[tuple[float, Candidate]], predicate: Sequence[int]
) -> list[tuple[float, Candidate]]:
    """What tells what is asked of the thing itself, each with its score."""
    told = [pair for pair in ranked if _tells_predicate(query, pair[1], predicate)]
    others = [s for s, c in ranked if "contrast" in c.ruled_out and (s, c) not in told]
    if max(others, default=0.0) > max((s for s, _ in told), default=0.0) + _CLEARLY_MORE:
        return []
    return [(score_of_predicate(c, predicate, s), c) for s, c in told]


def _tells_predicate(query: Query, candidate: Candidate, predicate: Sequence[int]) -> bool:
    """Whether a clause says of a thing what is asked, or the opposite of that."""
    if asks_of_any(query) and not _PERSONS.search(candidate.clause.told_small):
        return False  # Rice that is lost is nobody's death.
    if "contrast" in candidate.ruled_out:
        return not candidate.weighed.opposed.isdisjoint(predicate)
    return max(candidate.credits[place] for place in predicate) >= _HINTED


def _behind(query: Query, candidate: Candidate, predicate: Sequence[int]) -> Iterator[float]:
    """What a clause tells less by: the opposite, a wider word, what is aimed at for what is."""
    said = max([candidate.credits[place] for place in predicate], default=1.0)
    if said < _ITSELF and is_negated(candidate):
        yield 2 * _BEHIND
    if _ENDED.search(query.text.lower()) and _is_planned(query, candidate):
        yield 2 * _BEHIND
    if "contrast" in candidate.ruled_out:
        yield _BEHIND
    if "not_achieved" in candidate.doubts:
        yield 2 * _BEHIND


def _is_so(query: Query, best: Candidate) -> bool | None:
    if best.ruled_out:
        return False
    is_reached = bool(_REACHED.search(query.plain))
    if (is_reached or not query.is_target) and _is_planned(query, best):
        return None  # Whether what was aimed at has been reached isn't told.
    parts = [q for q in best.clause.figures if _is_part(q, best)]
    if parts and (query.asks_all or _asks_whole(query, parts)):
        return False
    if is_only_begun(query, best) and not denies(query):
        return False
    negated = is_negated(best) or _is_of_denied(best)
    if negated and not denies(query):
        return False
    if _tells_less(query, best, parts):
        return None
    if not negated and _NONE_LEFT.search(query.plain):
        return False
    if _ENDED.search(query.text.lower()) and any(
        q.kind == "share" and q.value < _ALL for q in best.clause.figures
    ):
        return None  # How far it has come is told.
    if denies(query) and not negated:
        return None  # That it is denied isn't told, nor is the opposite as it stands.
    return True if _tells(query, best) else None


def _is_of_denied(best: Candidate) -> bool:
    """Whether a clause is a member of what is denied: "chưa đạt là Hòa Ân, Tam Ngãi"."""
    whole = best.passage.whole_of(best.clause)
    said = nfc(f"{whole.text if whole else ''} {best.clause.lead_text}").lower()
    return bool(_DENIED.search(said))


def _tells_less(query: Query, best: Candidate, parts: Sequence[Quantity]) -> bool:
    """Whether a clause bears on what is asked, but tells less than that it is so.

    "6/9 tiêu chí" leaves open whether it is done, "1.890 hộ" whether all are, and what tells that
    one thing rises and another falls, of which of the two it is asked.
    """
    said = best.clause.told_small
    text = best.clause.sentence.article.text
    nouns = [fold(nfc(text[part.noun_start :].split(" ", 1)[0])) for part in parts if part.total]
    is_unfinished = bool(nouns) and not query.figures and query.words[-1:] == _YET
    is_some = query.asks_all and bool(best.clause.figures) and not _EVERY.search(said)
    moves_both = not query.figures and bool(_MOVES_BOTH.search(said)) and _asks_move(query)
    return (is_unfinished and set(query.words).isdisjoint(nouns)) or is_some or moves_both


def _asks_move(query: Query) -> bool:
    return not {"tang", "giam"}.isdisjoint(query.words)


def _is_part(quantity: Quantity, candidate: Candidate) -> bool:
    """Whether a figure tells that something holds for a part only: 5 of 9, 40 %."""
    if quantity.kind == "share":
        moves = _MOVES.search(candidate.clause.small)
        return quantity.value < _ALL and not moves
    return quantity.total is not None and quantity.value < quantity.total


def _asks_whole(query: Query, parts: Sequence[Quantity]) -> bool:
    """Whether a figure that a question names with "cả" is the total of some parts."""
    wholes = {part.total for part in parts}
    before = ((figure, fold(query.text[: figure.start])) for figure in query.figures)
    return any(figure.value in wholes and _WHOLE.search(words) for figure, words in before)


def _is_planned(query: Query, best: Candidate) -> bool:
    """Whether a clause tells of what is to be, or is under way, and the question doesn't."""
    if best.clause.status == "target":
        return True
    before = best.clause.sentence.article.text[best.clause.sentence.start : best.clause.start]
    planned = set(_PLANS.findall(best.clause.told_small))
    # What is demanded in one clause is so in those that go on with it.
    planned.update(_DEMANDS.findall(nfc(before).lower()))
    return bool(planned - set(_PLANS.findall(nfc(query.text).lower())))


def _tells(query: Query, best: Candidate) -> bool:
    """Whether a clause tells what the question says of a thing, not only of the thing."""
    if _restricts(query) or _lacks_thing(query, best):
        return False
    if query.figures:
        return True
    if any(term.surface.lower() in _EQUALS for term in query.terms):
        return False  # What equals what is worked out, or not told.
    predicate = list(predicate_terms(query))
    said = [
        best.credits[place]
        for place, term in enumerate(query.terms)
        if term.word_class in _PREDICATES and not term.signals
        if not predicate or place in predicate
    ] or [best.credits[place] for place in predicate[:_FIRST]]
    if said:
        return max(said) >= _TOLD
    return not query.praises and not _DENIED.search(best.clause.small)


def _restricts(query: Query) -> bool:
    """Whether it is asked of one thing only; "thời gian", "chi phí" are other words."""
    return any(
        token.folded in _RESTRICTS and token.key in (token.folded, *_RESTRICTING)
        for token, after in zip_longest(query.tokens, query.tokens[1:])
        if after is None or after.folded not in _OF_TIME
    )


def _lacks_thing(query: Query, best: Candidate) -> bool:
    """Whether what there is, or isn't ("có người chết không"), isn't told of in the sentence."""
    there_is = query.match.slots.get("topic", (-1, 0))[0]
    return any(
        credit < _BESIDE and term.first == there_is and term.word_class == "nouns"
        for term, credit in zip(query.terms, best.credits, strict=True)
    )


def _names_places(query: Query, candidate: Candidate) -> bool:
    """Whether the places that a question names are told of."""
    named = [
        credit
        for term, credit in zip(query.terms, candidate.credits, strict=True)
        if term.word_class in _NAMES
    ]
    least = min(named, default=1.0)
    return least >= _ITSELF or (least >= _SAID and not _is_elsewhere(query, candidate))


def _is_elsewhere(query: Query, candidate: Candidate) -> bool:
    """Whether a clause says where by itself, and the question names another place."""
    said = nfc(candidate.clause.text)
    tells_where = tells("place", f"{said[:1].lower()}{said[1:]}")
    return tells_where and named_in(candidate.passage, candidate.clause, query)


def _post(query: Query, candidates: Sequence[Candidate]) -> Verdict | None:
    """The verdict on "is X the chairman?", by the posts that the articles print with the name."""
    if not names_post(query) or any(term.is_deed for term in query.terms):
        return None
    named = list(_named(query, candidates))
    if not named or len({person.name for _, person in named}) > 1:
        return None
    for candidate, person in named:
        if person in holders(query, candidate.passage):
            return Verdict(candidate, True, candidate.score, person)
    candidate, person = named[0]
    others = any(holders(query, c.passage) for c in candidates)
    at = [i for i, term in enumerate(query.terms) if term.word_class != "persons"]
    return Verdict(
        candidate, False if others else None, score_without(candidate, at, query), person
    )


def _named(query: Query, candidates: Sequence[Candidate]) -> Iterator[tuple[Candidate, Person]]:
    """Clauses that name the person asked about with posts, best first."""
    for candidate in candidates:
        for person in candidate.clause.people:
            if person.posts and is_asked(query, person):
                yield candidate, person
