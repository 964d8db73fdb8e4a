"""What a question counts or asks a figure of, and whether a clause tells all of it."""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence

from faq.agreement.addresses import asks_total, is_only_address
from faq.agreement.carried import is_carried
from faq.agreement.nouns import lacks_noun, multiplied, noun_counted
from faq.agreement.speaking import MATTERS
from faq.facts import Clause
from faq.index import Passage
from faq.query import Query

__all__ = ["Counted"]

# In English so much of each word has to be told, in Vietnamese, where more is left out, less.
_IN_ENGLISH, _IN_VIETNAMESE = MATTERS, 0.41
# What those do, or are said to be, that are counted; what a figure is of that is asked for.
_DONE, _OF_IT = 0.6, 0.35
_OWN, _DEED = 0.75, 0.5
_NAMES = frozenset({"places", "names"})
_SUMS = frozenset({"figure", "money"})
# Behind these what is counted isn't told apart from others of its kind.
_ENDS_NOUN = frozenset(
    "dan gia va tai o tren trong thuoc cua voi dang hien theo so la gom dat da duoc cac cung thi "
    "nen nhung con tu den co".split()
)
# A place that the head of an article names is credited so well.
_IN_HEAD = 0.9


class Counted:
    """What a question counts or asks a figure of, worked out once for all passages."""

    def __init__(self, query: Query) -> None:
        self._query = query
        is_count = query.wants == "count"
        # Each word of what is counted has to be told: "private schools" are not all schools.
        self._nouns = list(noun_counted(query)) if is_count else []
        self._least = _IN_ENGLISH if query.language == "en" else _IN_VIETNAMESE
        self._done = list(_predicates(query)) if is_count else []
        self._of_it = next(_things(query), None) if query.wants in _SUMS else None
        self._multiplied = multiplied(query)
        names = [place for place, term in enumerate(query.terms) if term.word_class in _NAMES]
        self._places = names if asks_total(query) else []
        self._asks = bool(self._nouns or self._done or self._multiplied or self._places)
        self._asks |= self._of_it is not None

    def lacking(self, clause: Clause, passage: Passage, credits: Sequence[float]) -> str:
        """What a clause lacks to tell of all that is counted, as key of the wording, or ""."""
        if not self._asks:
            return ""
        if self._nouns and min(credits[place] for place in self._nouns) < self._least:
            return "unexplained"
        if self._done and min(credits[place] for place in self._done) < _DONE:
            return "unexplained"
        if self._of_it is not None and credits[self._of_it] < _OF_IT:
            return "unexplained"
        if self._multiplied and lacks_noun(self._multiplied, passage):
            return "unexplained"
        if self._places and self._is_elsewhere(passage, credits):
            return "other_place"
        return "contrast" if self._places and self._is_narrower(passage, clause) else ""

    def _is_narrower(self, passage: Passage, clause: Clause) -> bool:
        """Whether every figure counts only some of all there are: "3.874 hộ {nghèo}"."""
        if self._query.language != "vi":
            return False
        asked = {word for term in self._query.terms for form in term.forms for word in form}
        places = [passage.position_at(q.noun_start) for q in clause.figures if not q.total]
        # "Hộ cận nghèo là 2.910 hộ" names them before as well.
        places += [passage.position_at(clause.start)]
        heads = {form[0] for term in self._query.unit for form in term.forms}
        named = [at for at in places if not heads.isdisjoint(passage.folded[at : at + 1])]
        return bool(named) and any(_goes_on(at, passage, asked) for at in named)

    def _is_elsewhere(self, passage: Passage, credits: Sequence[float]) -> bool:
        """Whether all there are of a place are told neither of it nor of what goes on with it."""
        if is_only_address(self._query, passage):
            return True
        return any(
            credits[place] < _IN_HEAD and not is_carried(self._query.terms[place], passage)
            for place in self._places
        )


def _predicates(query: Query) -> Iterator[int]:
    """Numbers of the verbs right after what is counted: "mấy khu {kín chỗ}".

    One before a mere syllable may be half of a word that is mistyped: "hoan thah".
    """
    if query.language == "vi" and query.unit:
        halves = {term.first for term in query.terms if term.word_class == "syllable"}
        for place, term in enumerate(query.terms):
            is_next = term.first == query.unit[0].last and term.last not in halves
            if is_next and term.is_deed and term.weight >= _DEED:
                yield place


def _things(query: Query) -> Iterator[int]:
    """Numbers of the nouns that a figure may be asked of, in their order: "{lãi suất} vay"."""
    if query.language == "vi":
        for place, term in enumerate(query.terms):
            is_noun = term.word_class in ("nouns", "unknown") and not term.signals
            if is_noun and term.weight >= _OWN:
                yield place


def _goes_on(at: int, passage: Passage, asked: Container[str]) -> bool:
    """Whether a noun at a position is told apart from others by a word that nobody asked for."""
    text, tokens = passage.sentence.article.text, passage.tokens
    while at < len(tokens) and tokens[at].folded in asked:
        at += 1
    if at >= len(tokens) or text[tokens[at - 1].end : tokens[at].start].strip():
        return False
    after = tokens[at]
    return text[after.start].isalpha() and after.folded not in _ENDS_NOUN
