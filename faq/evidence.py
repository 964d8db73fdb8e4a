"""How far a clause bears out, or denies, what a question supposes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import dropwhile

from faq.agreement import FIGURE_WANTS
from faq.match import Candidate
from faq.query import Query
from faq.regexes import late
from faq.text import fold, key_of, nfc

__all__ = [
    "accounts_for_any",
    "affirming",
    "against_mark",
    "asks_less",
    "asks_of_any",
    "compares_with_mark",
    "covers_rest",
    "denies",
    "is_about_same",
    "is_negated",
    "predicate_terms",
    "score_of_predicate",
    "score_without",
]

# "Không có tàu nào bị bắt giữ": whatever is told behind it is told of none.
_NONE = late(
    r"\b(?:không|chưa|chẳng) (?:(?:có|còn|hề|để|xảy ra|phát hiện|ghi nhận|phát sinh) ){0,2}"
    r"(?:[^\s,;:]+ ){1,4}nào\b[^,;:]*$"
)
# "Chưa đạt kết quả cao": what stands between only helps the word that is denied.
_DENIAL = late(
    r"\b(?:chưa|không|chẳng|chả)"
    r"(?:\s(?:được|còn|có|hề|thể|để|thật|thực sự|thật sự|hoàn toàn|đạt|đạt được|đem lại|mang lại|"
    r"phát huy|kết quả|hiệu quả|xảy ra|phát sinh|ghi nhận|cơ sở|bệnh viện|trung tâm|nhà máy|"
    r"trường hợp|đơn vị|chuyên khoa|nơi|ai|người)){0,4}\s$"
)
_LOOK_BACK = 40
_DENIES = late(
    r"\b(?:chua (?!$|(?:vay|the|a|nhi|ha|ta|nao|roi|ban|anh|chi|em)$)|khong (?:co|duoc|dat|con)|"
    r"neu khong|not|never|n t)\b"
)
# Without its accent it is another word.
_FORBIDS = late(r"\bđừng\b|\bdon t\b|\bdon't\b")
_NO_DENIALS = frozenset(map(key_of, ("chứa", "chùa", "chữa")))
# Where, when and who did it is not told by what says that nobody did.
_AFFIRMED = frozenset({"which", "place", "moment", "person", *FIGURE_WANTS})

# What is about the same thing has so many syllables of it, as good as itself.
_SAME, _FEWEST = 0.75, 2
_ANYONE = frozenset({"ai", "anyone", "anybody", "someone", "somebody"})
_PREDICATING = frozenset({"nouns", "verbs", "adjectives", "adverbs", "unknown"})
_MORE = late(r"(?:hơn|trên|vượt)\b")
_FEWER = late(r"(?:gần|dưới|chưa đến|chưa tới|ngót)\b")
_ABOVE = (
    "vuot", "hon", "tren", "qua", "cao hon", "nhieu hon", "more than", "over", "above", "exceed",
    "higher than", "at least",
)  # fmt: skip
_BELOW = ("duoi", "chua toi", "chua den", "it hon", "thap hon", "kem", "less", "under",
          "below", "fewer", "lower", "smaller", "nho hon")  # fmt: skip


def denies(query: Query) -> bool:
    """Whether a question asks for what is not: "xã nào chưa đạt"."""
    plain = query.plain
    if any(word.key in _NO_DENIALS for word in query.tokens):
        # "Hồ chứa" denies nothing.
        plain = " ".join([w.folded for w in query.tokens if w.key not in _NO_DENIALS])
    return bool(_DENIES.search(plain) or _FORBIDS.search(query.text.lower()))


def affirming(query: Query, candidates: Sequence[Candidate]) -> list[Candidate]:
    """The candidates that may be the answer, best first, less the first that deny what is asked."""
    possible = [candidate for candidate in candidates if not candidate.ruled_out]
    if query.wants in _AFFIRMED and not denies(query):
        return list(dropwhile(is_negated, possible))
    return possible


def is_negated(candidate: Candidate) -> bool:
    """Whether a word that accounts for the question is denied: "chưa đạt kết quả cao"."""
    text, begin = candidate.passage.sentence.article.text, candidate.clause.start
    return any(
        _is_denied(text, begin, start) and not _is_said_again(text, begin, span, candidate)
        for span in candidate.marks
        for start in span[:1]
        if begin <= start
    )


def _is_denied(text: str, begin: int, start: int) -> bool:
    """Whether a word that starts at an offset is denied in a clause."""
    near = nfc(text[max(begin, start - _LOOK_BACK) : start]).lower()
    return bool(_DENIAL.search(near) or _NONE.search(nfc(text[begin:start]).lower()))


def _is_said_again(text: str, begin: int, span: tuple[int, int], candidate: Candidate) -> bool:
    """Whether what is denied is told as well: "trẻ chưa tiêm … hoàn thành tiêm trước 30/11"."""
    words, end = text[slice(*span)], candidate.clause.end
    again = text.find(words, span[1], end)
    return again >= 0 and not _is_denied(text, begin, again)


def against_mark(
    query: Query, candidates: Sequence[Candidate]
) -> tuple[Candidate, bool, float] | None:
    """What bears on "có vượt 50 triệu không?": the clause, whether it is so, and its score.

    None where the question names no mark to compare with, or no clause has one figure of its kind.
    """
    above = _stands_before_figure(query, _ABOVE)
    fit = [c for c in candidates if set(c.ruled_out) <= {"other_figure"}]
    if not compares_with_mark(query) or len(query.figures) != 1 or not fit:
        return None
    comparing = [
        number
        for number, term in enumerate(query.terms)
        if {" ".join(form) for form in term.forms[:1]} & {*_ABOVE, *_BELOW}
    ]
    best = max(fit, key=lambda candidate: score_without(candidate, comparing, query))
    (mark,) = query.figures
    kinds = {mark.kind} if mark.kind != "count" else {"count", "ratio"}
    figures = [q for q in best.clause.figures if q.kind in kinds]
    if mark.kind == "count" and not figures:
        # "Vượt 50 triệu": dong go without saying.
        figures = [q for q in best.clause.figures if q.kind == "money"]
    if len(figures) != 1:
        return None
    if figures[0].value == mark.value:
        # "Hơn 300 ha" is above 300, "gần 300" is below.
        is_so = (_MORE if above else _FEWER).match(nfc(figures[0].surface).lower()) is not None
    else:
        is_so = (figures[0].value > mark.value) == above
    return best, is_so, score_without(best, comparing, query)


def compares_with_mark(query: Query) -> bool:
    """Whether a question sets a figure as a mark: "có vượt 7% không"."""
    return _stands_before_figure(query, _ABOVE) != _stands_before_figure(query, _BELOW)


def _stands_before_figure(query: Query, phrases: Sequence[str]) -> bool:
    """Whether one of some phrases, folded, stands right before a figure of the question."""
    before = [fold(query.text[: figure.start]) for figure in query.figures]
    before += [fold(f"{query.text[: f.start]}{f.surface}") for f in query.figures]
    return any(
        re.search(
            rf"\b{words}(?: (?:muc|moc|con so|the mark of))?(?: [\d.,%]+(?:\D.*)?)?\s*$", text
        )
        for words in phrases
        for text in before
    )


def asks_less(query: Query) -> bool:
    """Whether a question asks for less than something."""
    return _has_any(query, _BELOW)


def _has_any(query: Query, phrases: Sequence[str]) -> bool:
    """Whether a question has one of some phrases, folded."""
    folded = f" {' '.join(query.words)} "
    return any(f" {words} " in folded for words in phrases)


def score_without(candidate: Candidate, terms: Sequence[int], query: Query) -> float:
    """The score of a candidate, figures and some terms left out of account, 0 to 100."""
    if not terms and not query.figures:
        return candidate.score
    pairs = [
        (credit * weight, weight)
        for i, (credit, weight) in enumerate(zip(candidate.credits, candidate.weights, strict=True))
        if i not in terms
    ]
    total = sum(weight for _, weight in pairs)
    narrower = 2.5 * candidate.doubts.count("narrower")
    return 100 * sum(gain for gain, _ in pairs) / total - narrower if total else candidate.score


def predicate_terms(query: Query) -> Iterator[int]:
    """Numbers of the terms that say of something else what is asked: "có … không".

    None where the question doesn't tell the two apart.
    """
    said = list(_predicate(query))
    telling = [place for place in said if not query.terms[place].is_slight]
    yield from telling or said


def asks_of_any(query: Query) -> bool:
    """Whether a question for yes or no is about whoever it may be: "có ai chết không"."""
    return query.wants == "yesno" and not _ANYONE.isdisjoint(query.words)


def _predicate(query: Query) -> Iterator[int]:
    first, last = query.match.slots.get("topic", (0, 0))
    if query.language == "en":
        asks = asks_of_any(query)
        yield from (p for p, term in enumerate(query.terms) if asks and term.is_deed)
    elif any(term.first < first for term in query.terms):
        for place, term in enumerate(query.terms):
            if first <= term.first < last and term.word_class in _PREDICATING:
                yield place


def score_of_predicate(candidate: Candidate, predicate: Sequence[int], score: float) -> float:
    """The score of a candidate, what is asked counting twice, if it says that, 0 to 100."""
    credits, weights = candidate.credits, candidate.weights
    asked = sum(weights[place] for place in predicate)
    said = sum(credits[place] * weights[place] for place in predicate)
    total = sum(weights)
    if not asked or not total or said / asked <= score / 100:
        return score
    return (score * total + 100 * said) / (total + asked)


def covers_rest(candidate: Candidate, persons: Sequence[int]) -> bool:
    """Whether all terms but those of persons are accounted for."""
    rest = [credit for i, credit in enumerate(candidate.credits) if i not in persons]
    return not rest or min(rest) >= 0.45


def is_about_same(query: Query, candidate: Candidate) -> bool:
    """Whether what states the opposite is of the same thing: one syllable is soon found."""
    opposed = candidate.weighed.opposed
    said = (
        term.last - term.first
        for place, term in enumerate(query.terms)
        if place not in opposed and candidate.credits[place] >= _SAME
    )
    return sum(said) >= _FEWEST


def accounts_for_any(query: Query, candidate: Candidate) -> bool:
    """Whether a word of the question itself, and not only a figure or a signal, is found."""
    if query.wants == "summary":
        return True
    return any(
        credit >= 0.5 and query.wants not in term.signals
        for term, credit in zip(query.terms, candidate.credits, strict=True)
    )
