"""Whether a passage holds the kind of thing asked for: a figure, a name, a day, a cause."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from faq.agreement.apart import is_of_breakdown, is_set_apart
from faq.agreement.bodies import body_asked, lacks_body
from faq.agreement.causes import asks_origin
from faq.agreement.changes import is_move
from faq.agreement.counted import Counted
from faq.agreement.counting import FIGURE_WANTS, answering_quantities, asked_noun
from faq.agreement.defining import defines
from faq.agreement.foremost import Foremost
from faq.agreement.moments import has_moment, mentions_base
from faq.agreement.naming import is_body, least_said, names_unit
from faq.agreement.posts import (
    asks_holder,
    holders,
    is_asked,
    names_post,
    stands_beside_person,
)
from faq.agreement.speaking import MATTERS, SPOKEN, assigned, matters, speech_asked
from faq.agreement.telling import SAYING_VERBS, tells
from faq.facts import Clause
from faq.index import Passage
from faq.query import Query, Term, asks_which_more
from faq.regexes import late
from faq.values import NamedTuple

__all__ = ["Kind", "Missing"]

# Who asks for a name gets no body: "tên là gì", "what is the name of".
_NAME_WORDS = frozenset({"ten", "name", "named"})
_WHO_WORDS = frozenset({"ai", "who"})
# An enumeration of so many parts may name people who are no persons with names.
_ENUMERATION = 3
# Something that a figure of whatever kind is of has to be told in its own sentence, and what is
# said to be done to what is counted, somewhere. What weighs less is taken over, or may be left out.
_TOLD, _HINTED = 0.56, 0.15
# A name that only the next sentence has is not what a figure is of.
_NAMED = 0.31
_SUM = late(
    r"(?:tong (?:so )?(?:von|kinh phi|muc dau tu|chi phi)|kinh phi|so tien|muc ho tro|doanh thu|"
    r"chi phi|loi nhuan|kim ngach|gia tri|muc luong|hoc phi|tien (?:thuong|dien|nuoc|cong))\b"
)
# A share of something else is none of what it is asked of.
_SHARED = 0.35
# "Trong đó, dịch vụ tăng 7%": a part is only told of where it is asked for itself.
_PARTS = late(r"trong (?:(?:số )?đó|tổng (?:số )?(?:sản lượng|vốn|diện tích|kinh phí))\b")
_ITSELF = 0.85
# What somebody is has to be said of them so well.
_ROLE = 0.8
_OWN = 0.75
# What is taken over weighs a third; a verb of the question's own weighs more than this.
_TAKEN_OVER, _DEED = 0.25, 0.5
_OF_HEAD = 0.41
# What is counted has to be told of, though another sentence may do so.
_AROUND = 0.5
_OF_TWO = frozenset({"choice", "which"})
_OF_SAYING = frozenset({"post", "list", "finding", "which", "statement"})


class Kind:
    """The kind of thing that a question asks for, worked out once for all passages."""

    def __init__(self, query: Query) -> None:
        words = frozenset(query.words)
        self.query = query
        self.is_figure = query.wants in FIGURE_WANTS
        self.foremost = Foremost(query)
        self._asks_where = query.wants == "place" and not query.asks_most
        self._compares = query.wants == "finding" and mentions_base(query)
        self.asks_direction = (
            query.wants == "choice" and not query.match.slots
        ) or _asks_if_it_moves(query)
        # Of which of two there is more, no clause tells that compares nothing.
        self._asks_which_more = query.wants in _OF_TWO and asks_which_more(query.tokens)
        self._cause = "origin" if asks_origin(query) else "cause"
        self._asks_name = bool(words & _NAME_WORDS)
        self._asks_who = query.wants == "list" and bool(words & _WHO_WORDS)
        self._asks_holder = query.wants == "person" and asks_holder(query)
        self._role = _role_asked(query) if query.wants == "person" else None
        self._asks_what_was_said = query.wants != "person" and _asks_what_was_said(query)
        self._assigned = list(assigned(query)) if query.wants in _OF_SAYING else []
        of_speech = query.wants == "person" or query.wants in _OF_SAYING
        self._speech = speech_asked(query) if of_speech else None
        # Whom a list of those present names has said nothing by that.
        self._asks_post_said = query.intent.name == "said" and names_post(query)
        # A figure is a clause's own.
        self._asks_passages = not self.is_figure or self._asks_what_was_said or self._asks_post_said
        self._asks_persons = self._asks_name or any("people" in t.signals for t in query.terms)
        names = query.unit if query.wants in ("which", "list") else ()
        # What place it is, the clause says that tells what is the most.
        names = () if self.foremost.asks_place else names
        self._unit = names[0] if names else None
        asks_body = query.wants == "which" and bool(names) and is_body(names[0])
        self._matters = (
            [place for place in matters(query) if query.terms[place] not in names]
            if query.wants == "person" or asks_body
            else []
        )
        self._own_names = list(_own_names(query)) if self.is_figure else []
        self._qualities = list(_qualities(query)) if query.wants == "moment" else []
        # "412 người" stands for whom the sentence before names.
        self._counted = [
            place
            for place, term in enumerate(query.terms)
            if query.wants == "count" and term in query.unit and "people" in term.signals
        ]
        self._told_of_counted = Counted(query)
        self._body = body_asked(query)
        self._things = list(_things(query))
        self._told_of = (
            [p for p, t in enumerate(query.terms) if t.word_class == "nouns" and t.weight >= _OWN]
            if self._asks_where
            else []
        )
        # That it is money tells no part of it.
        self._nouns = [
            place
            for place, term in enumerate(query.terms)
            if term.word_class in ("nouns", "unknown")
            and query.wants not in term.signals
            and not (query.wants == "share" and "money" in term.signals)
        ]
        is_taken_over = any(term.weight < _TAKEN_OVER for term in query.terms)
        self._own_deeds = list(_own_deeds(query)) if is_taken_over else []
        self._deed = _governing(query) if query.wants in ("count", "figure") else None
        self._least_done = _HINTED if query.wants == "count" else _NAMED
        # "Tổng vốn nâng cấp cống" wants a sum, if only in keywords.
        self._sum_of_keywords = query.intent.name == "keywords" and bool(_SUM.match(query.plain))
        self._shared = _shared(query) if query.wants == "share" else None
        self._named = [place for place, term in enumerate(query.terms) if term in names]
        self._least_said = least_said(names[0]) if names else 0.0
        self._head = _head_asked(query) if query.language == "en" and names else None

    def missing(self, passage: Passage) -> Missing:
        """What a passage lacks as a whole."""
        return Missing(
            kind=next(self._missing(passage), "") if self._asks_passages else "",
            names_unit=self._unit is None or names_unit(self._unit, passage),
        )

    def tells_state(self, clause: Clause) -> bool:
        """Whether a clause tells how something goes, where that is asked."""
        if self.query.wants != "finding":
            return False
        return tells("state", clause.told_small) and not tells("wish", clause.told_small)

    def lacks_words(self, passage: Passage) -> bool:
        """Whether the words of a passage alone tell that it holds no answer of the kind wanted."""
        query, small = self.query, passage.small
        return (
            self.foremost.lacks_words(small)
            or (query.wants == "duration" and not tells("duration", small))
            or (self._asks_where and not tells("place", passage.composed))
            or (self._asks_what_was_said and not tells("saying", small))
        )

    def missing_in(
        self, clause: Clause, passage: Passage, missing: Missing, credits: Sequence[float]
    ) -> str:
        """What a clause lacks to be an answer of the kind wanted, as key of the wording, or "".

        Args:
            clause: the clause.
            passage: its sentence.
            missing: what that lacks as a whole.
            credits: how well each term of the question is accounted for, 0 to 1.

        """
        query = self.query
        if self.foremost.is_asked:
            lacking = self.foremost.missing_in(clause, passage, credits)
            if lacking:
                return lacking
        if self._compares and not tells("comparison", clause.told_small):
            return "no_comparison"
        if self._asks_which_more and not tells("outdoing", clause.told_small):
            return "no_comparison"
        if self.asks_direction and not tells("move", clause.told_small):
            return "no_comparison"
        if query.wants_figures and query.wants == "list" and not clause.figures:
            return "no_figure"
        if self._sum_of_keywords and not any(q.kind == "money" for q in clause.figures):
            return "no_figure"
        if self.is_figure and not answering_quantities(query, passage, clause):
            return "no_figure"
        if self._counted and max(credits[place] for place in self._counted) < _AROUND:
            return "no_figure"
        if self._own_names and min(credits[place] for place in self._own_names) < _NAMED:
            return "unexplained"
        if self._body is not None and lacks_body(self._body, query, passage):
            return "unexplained"
        lacking = self._told_of_counted.lacking(clause, passage, credits) if self.is_figure else ""
        if lacking:
            return lacking
        if self._own_deeds and max(credits[place] for place in self._own_deeds) < _HINTED:
            return "unexplained"
        if self._told_of and max(credits[place] for place in self._told_of) < _TOLD:
            return "unexplained"
        if self._qualities and min(credits[place] for place in self._qualities) < _HINTED:
            return "unexplained"
        if self._deed is not None and credits[self._deed] < self._least_done:
            return "unexplained"
        if self._shared is not None and credits[self._shared] < _SHARED:
            return "unexplained"
        is_part = self.is_figure and bool(_PARTS.match(passage.small))
        if is_part and max([credits[place] for place in self._nouns], default=1.0) < _ITSELF:
            return "unexplained"
        if self.is_figure and is_set_apart(query, passage):
            return "contrast"
        if self.is_figure and is_of_breakdown(query, passage, clause):
            return "contrast"
        if self._things and max(credits[place] for place in self._things) < _TOLD:
            return "unexplained"
        if self._matters and max(credits[place] for place in self._matters) < MATTERS:
            return "unexplained"
        if self._assigned and min(credits[place] for place in self._assigned) < SPOKEN:
            return "unexplained"
        if self._speech is not None and credits[self._speech] < SPOKEN:
            return "nothing_said"
        if self._role is not None and credits[self._role] < _ROLE:
            return "other_post"
        if self._asks_holder and min(credits, default=1.0) < _NAMED:
            return "other_post"
        asks_persons = query.wants == "person" and self._asks_persons
        if asks_persons and passage.people and not clause.people:
            return "no_person"
        if missing.kind and not (missing.kind == "no_purpose" and clause.status == "target"):
            return missing.kind
        if self._head is not None and credits[self._head] < _OF_HEAD:
            return "no_name"
        if self._unit is not None:
            said = max([credits[place] for place in self._named], default=1.0)
            if said < self._least_said or not missing.names_unit:
                return "no_name"
        return ""

    def _missing(self, passage: Passage) -> Iterator[str]:
        wants = self.query.wants
        if wants == "duration" and not tells("duration", passage.small):
            yield "no_figure"
        if wants == "person":
            yield from self._person(passage)
        if wants == "post" and not any(
            person.posts and is_asked(self.query, person) for person in passage.people
        ):
            yield "no_person"
        if self._asks_who and not passage.people and len(passage.clauses) < _ENUMERATION:
            yield "no_person"
        is_said = self._asks_what_was_said or (self._asks_post_said and bool(passage.people))
        if is_said and not tells("saying", passage.small):
            yield "nothing_said"
        if wants == "moment" and not has_moment(self.query, passage):
            yield "no_moment"
        if self._asks_where and not tells("place", passage.composed):
            yield "no_place"
        if wants == "purpose" and not tells("purpose", passage.small):
            yield "no_purpose"
        if wants == "definition" and not defines(self.query, passage):
            yield "no_definition"
        if wants == "reason" and not tells(self._cause, passage.small):
            yield "no_reason"

    def _person(self, passage: Passage) -> Iterator[str]:
        if not passage.people and (self._asks_persons or not tells("body", passage.composed)):
            yield "no_person"
        held = holders(self.query, passage)
        if self._asks_holder and not held:
            yield "other_post"
        is_beside = bool(held) or stands_beside_person(self.query, passage)
        if passage.people and self._asks_name and not is_beside:
            yield "other_post"


class Missing(NamedTuple):
    """What a passage as a whole lacks to hold an answer of the kind wanted."""

    kind: str
    """What is missing but figures, as key of the wording, or ""."""
    names_unit: bool
    """Whether it says which ones of the noun asked for are meant, if one is."""


def _qualities(query: Query) -> Iterator[int]:
    """Numbers of the terms by which one thing of a kind is told from another: "kiểu mẫu"."""
    for place, term in enumerate(query.terms):
        if term.word_class == "adjectives" and not term.signals and place:
            yield place


def _role_asked(query: Query) -> int | None:
    """The number of what somebody is who is no holder of a post: "ai là chủ đầu tư"."""
    first, last = query.match.slots.get("post", (0, 0))
    inside = [place for place, term in enumerate(query.terms) if first <= term.first < last]
    does = any(term.word_class == "verbs" for term in query.terms)
    if not inside or does or names_post(query):
        return None
    return inside[0] if query.terms[inside[0]].word_class == "nouns" else None


def _head_asked(query: Query) -> int | None:
    """The number of the noun after "what" or "which", the last of several side by side.

    "What damage did accidents cause" wants damage, "which drug scheme" a scheme.
    """
    head, end = None, query.match.slots.get("noun", (0, 0))[0]
    for place, term in enumerate(query.terms):
        if 0 < term.first == end and term.word_class == "nouns":
            head, end = place, term.last
    return head


def _asks_if_it_moves(query: Query) -> bool:
    """Whether it is asked if something rises or falls: "tội phạm có tăng không"."""
    return query.wants == "yesno" and any(map(is_move, query.terms))


def _own_names(query: Query) -> Iterator[int]:
    """Numbers of the names, and of what tells things of a kind apart: "nhà máy thứ hai"."""
    for place, term in enumerate(query.terms):
        follows = place and query.terms[place - 1].last == term.first
        if term.word_class in ("names", "places") or (follows and _is_ordinal(term)):
            yield place


def _is_ordinal(term: Term) -> bool:
    return term.last - term.first == 2 and any(form[:1] == ("thu",) for form in term.forms[:1])


def _own_deeds(query: Query) -> Iterator[int]:
    """Numbers of the verbs that a follow-up adds to what it takes over: "giải quyết thế nào"."""
    for place, term in enumerate(query.terms):
        if term.is_deed and term.weight > _DEED:
            yield place


def _things(query: Query) -> Iterator[int]:
    """Numbers of the terms that a figure of whatever kind, or a sum of money, may be of."""
    names = {term.first for term in query.terms if term.word_class in ("places", "names")}
    asked = asked_noun(query) if query.wants == "money" else None
    for place, term in enumerate(query.terms):
        is_noun = term.word_class in ("nouns", "unknown") and term.weight >= _OWN
        # "TP Bạc Liêu" is but a place.
        if query.intent.name == "figure" and is_noun and term.last not in names:
            yield place
        if term is asked:
            yield place


def _shared(query: Query) -> int | None:
    """The number of the noun that a share is asked of: "bao nhiêu phần trăm người dân"."""
    topic = query.match.slots.get("topic", (-1, 0))[0]
    return next(
        (i for i, t in enumerate(query.terms) if t.word_class == "nouns" and t.first == topic), None
    )


def _governing(query: Query) -> int | None:
    """The number of the verb whose doing is counted: "kết nạp bao nhiêu đảng viên"."""
    asked = min(query.match.words, default=0)
    return next(
        (
            place
            for place, term in enumerate(query.terms)
            if term.is_deed and 0 < term.last == asked
        ),
        None,
    )


def _asks_what_was_said(query: Query) -> bool:
    """Whether it is asked what a certain person said."""
    return (
        query.wants in _OF_SAYING
        and any(term.word_class == "persons" for term in query.terms)
        and (
            query.intent.name == "said"
            or any(term.surface.lower() in SAYING_VERBS for term in query.terms)
        )
    )
