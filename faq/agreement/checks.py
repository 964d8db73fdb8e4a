"""What a question demands and a clause must not contradict.

Ranking finds the clause that is most like the question; agreement keeps it from being given as
an answer when it is about another year, place, rank or kind of thing.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from faq.agreement.contrasts import Asked, Contrasts
from faq.agreement.counting import FIGURE_WANTS, has_figures, stated_values
from faq.agreement.kinds import missing_kind
from faq.agreement.meetings import is_meeting_of_another
from faq.agreement.times import same_time, years_of
from faq.agreement.titled import is_of_another_name, lacks_subject
from faq.agreement.whereabouts import Whereabouts
from faq.facts import Clause
from faq.index import Index, Passage
from faq.lexicon import Lexicon
from faq.people import is_post
from faq.query import Query, Term
from faq.regexes import late

__all__ = ["Agreement"]

_REFERS_BACK = late(
    r"\b(?:này|đó|trên đây|nói trên|nêu trên|theo đó|cụ thể|trong đó|tuy nhiên|song|bên cạnh đó|"
    r"ngoài ra|đồng thời|trong năm 20\d\d, cần)\b"
)
# A word that the articles account for less than this is unexplained. Where a figure, a name or
# a date is wanted, what only another paragraph accounts for is as good as unexplained.
_UNSAID = 0.15
_UNEXPLAINED = 0.25
_EXACT = frozenset({*FIGURE_WANTS, "moment", "place", "list"})
# Who did something, and why: what was done has to be told.
_OF_DEEDS = frozenset({"person", "reason"})
_DONE = 0.45
# Who said it is named by the sentence or by those right before it.
_SPEAKER = 0.3
_UNDERGOING = frozenset({"duoc", "bi"})
# What is asked "về …", "about …" has to be told of by the sentence, or close by.
_ABOUT = frozenset({"ve", "about", "regarding", "concerning"})
_TOPIC = 0.6
# Of two things one may be meant, and of all any.
_WHATEVER = frozenset({"choice", "summary", "yesno"})
# What a follow-up takes over weighs less than what it says itself.
_OWN = 0.4
# A clause that narrows the question in more ways than this is no further off.
_MOST_NARROWER = 5
# A noun that weighs no more than this restricts nothing: who did it.
_SLIGHT = 0.7


class Agreement:
    """Checks clauses against what a question demands."""

    def __init__(self, index: Index, lexicon: Lexicon) -> None:
        self._index = index
        self._whereabouts = Whereabouts(index, lexicon)
        self._bodies = lexicon.signals["bodies"]
        self.contrasts = Contrasts(index, lexicon)

    def named_by(self, query: Query) -> Iterator[int]:
        """Numbers of the passages that print a figure of the question."""
        if not query.figures:
            return
        values = {figure.value for figure in query.figures}
        for passage in self._index.printing(values):
            quantities = (quantity for clause in passage.clauses for quantity in clause.quantities)
            if any(q.value in values or q.total in values for q in quantities):
                yield passage.number

    def stated_figures(self, query: Query, clause: Clause) -> int:
        """How many figures of the question a clause states."""
        if not query.figures:
            return 0
        stated = stated_values(clause)
        return sum(1 for figure in query.figures if figure.value in stated)

    def refers_back(self, passage: Passage) -> bool:
        """Whether a sentence leans on the one before it ("công tác này …")."""
        return bool(_REFERS_BACK.search(passage.small))

    def check(
        self,
        query: Query,
        asked: Asked,
        conflicts: frozenset[int],
        passage: Passage,
        clause: Clause,
        credits: Sequence[float],
        weights: Sequence[float],
    ) -> tuple[list[str], list[str]]:
        """What rules a clause out, and what speaks against it: keys of ``explain.yaml``.

        Args:
            query: the question.
            asked: its contrasting words; see ``Contrasts.asked``.
            conflicts: those that the clause states otherwise; see ``Contrasts.conflicts``.
            passage: the sentence.
            clause: its clause.
            credits: how well each term is accounted for, 0 to 1.
            weights: how much each term counts.

        """
        ruled_out: list[str] = []
        doubts: list[str] = []
        if not same_time(query, passage, clause, self._index):
            ruled_out.append("other_time")
        elif any(m.day for m in query.moments) and not any(
            m.day for c in passage.clauses for m in c.moments
        ):
            doubts.append("undated")
        if not self._whereabouts.same_place(query, passage):
            ruled_out.append("other_place")
        if query.wants not in _WHATEVER and is_of_another_name(query, passage, clause):
            ruled_out.append("contrast")
        if query.wants == "choice" and not query.match.slots and lacks_subject(query, passage):
            ruled_out.append("unexplained")
        context = self._index.contexts[passage.sentence.article.name]
        if is_meeting_of_another(query, passage, context, self._bodies):
            ruled_out.append("other_body")
        if not has_figures(query, passage, clause) or (
            query.wants == "meaning" and not query.figures
        ):
            ruled_out.append("other_figure")
        self._contrast(query, asked, conflicts, passage, clause, ruled_out, doubts)
        self._status(query, clause, ruled_out, doubts)
        missing = missing_kind(query, passage, clause, credits)
        if missing:
            ruled_out.append(missing)
        self._unexplained(query, passage, credits, weights, ruled_out, doubts)
        return ruled_out, doubts

    def _contrast(
        self,
        query: Query,
        asked: Asked,
        conflicts: frozenset[int],
        passage: Passage,
        clause: Clause,
        ruled_out: list[str],
        doubts: list[str],
    ) -> None:
        of_figures = query.wants in FIGURE_WANTS
        opposed = query.wants != "choice" and conflicts
        if opposed or (of_figures and self.contrasts.lacks_qualifier(query, passage, clause)):
            ruled_out.append("contrast")
        elif of_figures or query.wants == "yesno":
            narrower = self.contrasts.narrower(asked, passage, clause)
            is_part = narrower or clause.status == "target"
            if is_part and _counts_all(query) and not any(q.total for q in clause.figures):
                ruled_out.append("contrast")
            if query.moments:
                own = [m for m in clause.moments if clause.start <= m.start < clause.end]
                narrower += 2 if years_of(own) - years_of(query.moments) else 0
            doubts.extend(["narrower"] * min(narrower, _MOST_NARROWER))

    def _status(
        self, query: Query, clause: Clause, ruled_out: list[str], doubts: list[str]
    ) -> None:
        if query.wants == "purpose" and query.is_target and clause.status != "target":
            doubts.append("not_target")
        only_achieved = query.is_achieved and not query.is_target
        if query.wants in ("which", "list") and only_achieved and clause.status == "target":
            doubts.append("not_achieved")
            return
        if query.wants == "list" and query.is_target and clause.status == "achieved":
            doubts.append("not_target")
            return
        if query.wants not in (*FIGURE_WANTS, "list", "yesno", "statement"):
            return
        if not clause.figures:
            return
        hard = query.wants in FIGURE_WANTS
        if query.is_target and clause.status == "achieved":
            (ruled_out if hard else doubts).append("not_target")
        elif query.is_achieved and not query.is_target and clause.status == "target":
            (ruled_out if hard else doubts).append("not_achieved")
        elif not query.is_target and clause.status == "target":
            doubts.append("target")

    def _unexplained(
        self,
        query: Query,
        passage: Passage,
        credits: Sequence[float],
        weights: Sequence[float],
        ruled_out: list[str],
        doubts: list[str],
    ) -> None:
        # "Ông Đệ sinh năm nào", "phụ trách lĩnh vực gì": only the deed tells which one is meant.
        of_person = any(term.word_class == "persons" for term in query.terms) and (
            query.wants in ("moment", "place")
            or (query.wants == "which" and any("generic" in t.signals for t in query.unit))
        )
        if query.wants in (*_OF_DEEDS, *FIGURE_WANTS) or of_person:
            told = [
                credit
                for term, credit in zip(query.terms, credits, strict=True)
                if term.word_class == "verbs"
                and not term.signals
                and term.weight >= _OWN
                and (query.wants not in FIGURE_WANTS or _is_undergone(query, term))
            ]
            if told and max(told) < _DONE:
                ruled_out.append("unexplained")
        if query.intent.name == "said" and any(
            credit < _SPEAKER
            for term, credit in zip(query.terms, credits, strict=True)
            if any(map(is_post, term.forms[:1]))
        ):
            ruled_out.append("other_person")
        topics = list(_topics(query, credits))
        if len(topics) == 1 and topics[0] < _TOPIC:
            ruled_out.append("unexplained")
        is_bare = query.intent.name == "keywords"
        least = _UNEXPLAINED if query.wants in _EXACT or is_bare else _UNSAID
        for term, credit, weight in zip(query.terms, credits, weights, strict=True):
            is_asked_for = query.wants == "which" and term in query.unit
            if is_asked_for and credit < 0.3 and "generic" not in term.signals:
                doubts.append("unexplained")
            if term.word_class == "persons" and credit < 0.7:
                people = any(c.people for c in passage.clauses)
                ruled_out.append("other_person" if people else "unexplained")
            elif credit < (_UNEXPLAINED if query.wants in _EXACT else _UNSAID) and (
                term.word_class in ("places", "names")
                or (term.word_class == "unknown" and not term.surface.islower())
            ):
                ruled_out.append("unexplained")
            elif credit < least and weight >= 0.5:
                # Of mere keywords each has to be told of: no question says what else is wanted.
                is_key = is_bare and term.word_class in ("nouns", "unknown")
                (ruled_out if is_key else doubts).append("unexplained")


def _topics(query: Query, credits: Sequence[float]) -> Iterator[float]:
    """How well what the question is about is accounted for: "nói gì về đuối nước"."""
    for term, credit in zip(query.terms, credits, strict=True):
        # What a follow-up takes over stands behind its own words.
        before = query.words[term.first - 1] if 0 < term.first < len(query.words) else ""
        if before in _ABOUT and term.word_class in ("nouns", "unknown") and not term.signals:
            yield credit


def _counts_all(query: Query) -> bool:
    """Whether it is asked how many there are of a thing in all: "tỉnh có bao nhiêu huyện"."""
    return (
        query.wants == "count"
        and not query.is_target
        # "Model communes" are two nouns, and not all communes.
        and len(query.unit) == 1
        and len(query.unit[0].forms[0]) == 1
        and all(
            term in query.unit
            or term.word_class == "places"
            or "count" in term.signals
            or (term.word_class == "nouns" and term.weight <= _SLIGHT)
            for term in query.terms
        )
    )


def _is_undergone(query: Query, term: Term) -> bool:
    """Whether a verb tells what befell those counted: "bao nhiêu hộ được hỗ trợ"."""
    before = query.words[term.first - 1] if 0 < term.first <= len(query.words) else ""
    return before in _UNDERGOING or term.forms[0][0] in _UNDERGOING
