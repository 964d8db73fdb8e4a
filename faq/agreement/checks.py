"""What a question demands and a clause must not contradict.

Ranking finds the clause that is most like the question; agreement keeps it from being given as
an answer when it is about another year, place, rank or kind of thing.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from faq.agreement.causes import explains, follows_from_before, points_back
from faq.agreement.contrasts import Contrasts
from faq.agreement.counting import FIGURE_WANTS, has_figures, stated_values
from faq.agreement.demands import Demands, Grounds, counts_all, demanded_of_terms
from faq.agreement.kinds import Kind, Missing
from faq.agreement.meetings import is_meeting_of_another
from faq.agreement.times import Times, times_asked, years_of
from faq.agreement.titled import is_of_another_name, lacks_subject
from faq.agreement.whereabouts import Whereabouts
from faq.facts import Clause
from faq.index import Index, Passage
from faq.lexicon import Lexicon
from faq.query import Query, Term
from faq.regexes import late

__all__ = ["Agreement"]

_REFERS_BACK = late(
    r"\b(?:này|đó|trên đây|nói trên|nêu trên|theo đó|cụ thể|trong đó|tuy nhiên|song|bên cạnh đó|"
    r"ngoài ra|đồng thời|trong năm 20\d\d, cần|nguyên nhân (?:chính |chủ yếu |chủ quan )?là)\b"
    # "Huyện hiện có 3.874 hộ nghèo", "Dự án được bố trí 35 tỷ đồng": it has been named.
    r"|^(?:huyện|xã|phường|thị xã|thị trấn|thôn|bản|trường|đơn vị|công ty|hợp tác xã|dự án|"
    r"công trình|mô hình|nhà máy|tuyến|tuyến đường|cầu|khu|bệnh viện|khoa|trung tâm|chương trình|"
    r"nhóm|quỹ) (?:đã|đang|hiện|hiện nay|có|còn|được|cũng|mới|chỉ|sẽ|dài|rộng|gồm|do)\b"
)
_DEADLINE = late(r"\b(?:trước|chậm nhất|muộn nhất|trong) (?:ngày|tháng|quý|năm|là)\b")
_SPAN = late(
    r"\btừ (?:(?:ngày|tháng|quý|giờ|hết|cuối|đầu|giữa) )*\d[^,;]{0,12}?"
    r"(?:đến|tới|-|–) ?(?:(?:ngày|tháng|quý|giờ|hết|cuối|đầu|giữa) )*\d"
)
_READY = frozenset({("xong",), ("hoan", "thanh"), ("hoan", "tat"), ("lam", "xong")})
# What begins or ends must be accounted for so well, by one of so many readings of the word.
_DONE = 0.45
_MOST_READINGS = 2
# Of two things one may be meant, and of all any.
_WHATEVER = frozenset({"choice", "summary", "yesno"})
# Where one of these is asked for, it matters whether it is an aim or what has been reached.
_TOLD_AS = frozenset({*FIGURE_WANTS, "list", "yesno", "statement"})
# A clause that narrows the question in more ways than this is no further off.
# Long clauses say much beside a figure that narrows nothing of it.
_MOST_NARROWER, _MOST_NARROWER_OF_FIGURES = 5, 3


class Agreement:
    """Checks clauses against what a question demands."""

    def __init__(self, index: Index, lexicon: Lexicon) -> None:
        self._index = index
        self._times = Times(index)
        self._whereabouts = Whereabouts(index, lexicon)
        self._bodies = lexicon.signals["bodies"]
        self._phases = lexicon.signals["phases"]
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

    def explains(self, passage: Passage) -> bool:
        """Whether a sentence gives the cause of what the one before it tells."""
        number = passage.number - 1
        are_near = number >= 0 and self._index.are_neighbours(number)
        return explains(passage, self._index.passages[number] if are_near else None)

    def _leads_to_next(self, passage: Passage) -> bool:
        """Whether the next sentence tells what came of it: "Vì vậy, …"."""
        number = passage.number
        is_last = number + 1 >= len(self._index.passages)
        return (
            not is_last
            and self._index.are_neighbours(number)
            and follows_from_before(self._index.passages[number + 1])
        )

    def _explains_figures(self, query: Query, passage: Passage) -> bool:
        """Whether the sentence that this one gives the cause of states the figures."""
        if query.wants != "reason" or not self.explains(passage) or not passage.number:
            return False
        before = self._index.passages[passage.number - 1]
        return any(has_figures(query, before, clause) for clause in before.clauses)

    def _missing(self, kind: Kind, passage: Passage) -> Missing:
        missing = kind.missing(passage)
        if missing.kind == "no_reason" and (self.explains(passage) or self._leads_to_next(passage)):
            return missing._replace(kind="")
        return missing

    def demands(self, query: Query, weights: Sequence[float]) -> Demands:
        """What a question demands of every clause.

        Args:
            query: the question.
            weights: how much each of its terms counts.

        """
        asked = self.contrasts.asked(query)
        return Demands(
            query=query,
            asked=asked,
            opposed=self.contrasts.opposed(query, asked),
            kind=Kind(query),
            times=times_asked(query),
            names_day=any(moment.day for moment in query.moments),
            qualifiers=self._qualifiers(query),
            has_head=any(term.is_head for term in query.terms),
            counts_all=counts_all(query),
            terms=demanded_of_terms(query, weights),
        )

    def grounds(self, demands: Demands, passage: Passage) -> Grounds:
        """What a passage as a whole has to say to what a question demands."""
        context = self._index.contexts[passage.sentence.article.name]
        return Grounds(
            passage=passage,
            is_undated=demands.names_day and not any(m.day for m in passage.moments),
            lacks_subject=demands.kind.asks_direction and lacks_subject(demands.query, passage),
            is_of_another_body=is_meeting_of_another(demands.query, passage, context, self._bodies),
            same_place=self._whereabouts.same_place(demands.query, passage),
            missing=self._missing(demands.kind, passage),
        )

    def conflicts(self, demands: Demands, passage: Passage, number: int) -> frozenset[int]:
        """Contrasts of which a clause states another member than is asked.

        Why sales fall is told by what rises, too: there it counts what the cause is given for.
        """
        asked = demands.asked
        if demands.query.wants != "reason" or not points_back(passage):
            return self.contrasts.conflicts(asked, passage, number)
        if not passage.number or not self._index.are_neighbours(passage.number - 1):
            return frozenset()
        before = self._index.passages[passage.number - 1]
        told = [self.contrasts.conflicts(asked, before, at) for at in range(len(before.clauses))]
        return frozenset.intersection(*told)

    def check(
        self,
        demands: Demands,
        grounds: Grounds,
        number: int,
        conflicts: frozenset[int],
        credits: Sequence[float],
    ) -> tuple[list[str], list[str]]:
        """What rules a clause out, and what speaks against it: keys of ``explain.yaml``.

        Args:
            demands: what the question demands.
            grounds: what the passage as a whole has to say to it.
            number: which of the passage's clauses it is.
            conflicts: contrasts that it states otherwise; see ``Contrasts.conflicts``.
            credits: for each term of the question how well it is accounted for, 0 to 1.

        """
        query, passage = demands.query, grounds.passage
        clause = passage.clauses[number]
        ruled_out: list[str] = []
        doubts: list[str] = []
        times = demands.times
        if times is not None and not self._times.same_time(times, passage, number):
            ruled_out.append("other_time")
        elif grounds.is_undated:
            doubts.append("undated")
        if not grounds.same_place:
            ruled_out.append("other_place")
        may_differ = demands.has_head and query.wants not in _WHATEVER
        if may_differ and is_of_another_name(query, passage, number):
            ruled_out.append("contrast")
        if grounds.lacks_subject:
            ruled_out.append("unexplained")
        if grounds.is_of_another_body:
            ruled_out.append("other_body")
        asked = query.wants != "meaning"
        if query.figures:
            asked = has_figures(query, passage, clause) or self._explains_figures(query, passage)
        if not asked:
            ruled_out.append("other_figure")
        if query.wants != "choice" and conflicts:
            ruled_out.append("contrast")
        elif demands.kind.is_figure or query.wants == "yesno":
            self._narrow(demands, passage, number, ruled_out, doubts)
        elif query.wants == "moment" and self.contrasts.lacks_qualifier(
            demands.qualifiers, passage, number
        ):
            ruled_out.append("contrast")
        if demands.kind.is_figure and self._whereabouts.is_of_other(query, passage, number):
            ruled_out.append("other_place")
        _status(demands, clause, ruled_out, doubts)
        missing = demands.kind.missing_in(clause, passage, grounds.missing, credits)
        if missing:
            ruled_out.append(missing)
        _unexplained(demands, passage, credits, ruled_out, doubts)
        if query.wants == "moment" and self._lacks_phase(query, passage, credits):
            ruled_out.append("unexplained")
        return ruled_out, doubts

    def _qualifiers(self, query: Query) -> tuple[Term, ...]:
        """Words that narrow what is counted; what ends on a day is no more narrow for that."""
        narrowing = self.contrasts.qualifiers(query)
        if query.wants != "moment":
            return narrowing
        return tuple([term for term in narrowing if self._phases.isdisjoint(term.forms[:1])])

    def _lacks_phase(self, query: Query, passage: Passage, credits: Sequence[float]) -> bool:
        """Whether what begins or ends on the day that is asked for isn't said to do so.

        What is to be done before a day is to be ready then.
        """
        has_deadline = bool(_DEADLINE.search(passage.small))
        # "Từ ngày 20 đến 30/7" tells when it begins, and when it ends.
        if _SPAN.search(passage.small):
            return False
        return any(
            credit < _DONE and not (has_deadline and term.forms[0] in _READY)
            for term, credit in zip(query.terms, credits, strict=True)
            if not self._phases.isdisjoint(term.forms[:_MOST_READINGS])
        )

    def _narrow(
        self,
        demands: Demands,
        passage: Passage,
        number: int,
        ruled_out: list[str],
        doubts: list[str],
    ) -> None:
        """Tell what is narrower than asked, or not narrow enough."""
        query, clause = demands.query, passage.clauses[number]
        qualifiers = demands.qualifiers if demands.kind.is_figure else ()
        if self.contrasts.lacks_qualifier(qualifiers, passage, number):
            ruled_out.append("contrast")
            return
        narrower = self.contrasts.narrower(demands.asked, passage, number)
        is_part = narrower or clause.status == "target"
        if is_part and demands.counts_all and not any(q.total for q in clause.figures):
            ruled_out.append("contrast")
        if query.moments:
            own = [m for m in clause.moments if clause.start <= m.start < clause.end]
            narrower += 2 if years_of(own) - years_of(query.moments) else 0
        most = _MOST_NARROWER_OF_FIGURES if demands.kind.is_figure else _MOST_NARROWER
        doubts.extend(["narrower"] * min(narrower, most))


def _status(demands: Demands, clause: Clause, ruled_out: list[str], doubts: list[str]) -> None:
    query = demands.query
    if query.wants == "purpose" and query.is_target and clause.status != "target":
        doubts.append("not_target")
    only_achieved = query.is_achieved and not query.is_target
    if query.wants in ("which", "list") and only_achieved and clause.status == "target":
        doubts.append("not_achieved")
        return
    if query.wants == "list" and query.is_target and clause.status == "achieved":
        doubts.append("not_target")
        return
    if query.wants not in _TOLD_AS or not clause.figures:
        return
    hard = demands.kind.is_figure
    if query.is_target and clause.status == "achieved":
        (ruled_out if hard else doubts).append("not_target")
    elif query.is_achieved and not query.is_target and clause.status == "target":
        (ruled_out if hard else doubts).append("not_achieved")
    elif not query.is_target and clause.status == "target":
        doubts.append("target")


def _unexplained(
    demands: Demands,
    passage: Passage,
    credits: Sequence[float],
    ruled_out: list[str],
    doubts: list[str],
) -> None:
    """Tell what of the question is not accounted for."""
    terms = demands.terms
    # Of two figures asked for at once each has its own deed.
    if terms.lacks_deed(credits) and not demands.query.asks_twice:
        ruled_out.append("unexplained")
    if terms.lacks_speaker(credits):
        ruled_out.append("other_person")
    if terms.lacks_topic(credits):
        ruled_out.append("unexplained")
    for place, asked, named, said, is_key in terms.least:
        credit = credits[place]
        if credit < asked:
            doubts.append("unexplained")
        if credit >= named and credit >= said:
            continue
        if place in terms.persons:
            ruled_out.append("other_person" if passage.people else "unexplained")
        elif credit < named or is_key:
            ruled_out.append("unexplained")
        else:
            doubts.append("unexplained")
