"""Decides on the candidates of a query: an answer, a question back, or silence."""

from __future__ import annotations

from collections.abc import Sequence
from math import inf
from operator import attrgetter

from faq.agreement import FIGURE_WANTS, answering_quantities, holders
from faq.agreement.telling import tells
from faq.calibration import load_calibration
from faq.compute import Calculation, Calculator
from faq.cutoffs import ANSWER, COMPUTED, KEYWORDS, UNSURE, least_unsure
from faq.evidence import accounts_for_any, affirming, asks_less, is_about_same
from faq.extremes import find_extreme, tell_extreme
from faq.facts import Clause
from faq.figures.model import Moment
from faq.holders import acts, asked_person, counted_people
from faq.lexicon import Lexicon
from faq.match import Candidate, joined
from faq.people import Person
from faq.phrases import Phrases
from faq.provenance import OLDER
from faq.query import MAX_CHARACTERS, Query
from faq.regions import region_of
from faq.rendering import Renderer
from faq.reply import Citation, Reply, Status
from faq.standing import is_told_elsewhere, is_undated, stands_alone
from faq.statements import sentence_of, statement_of
from faq.trends import asks_trend, find_trend, supposes
from faq.tries import Tries
from faq.values import NamedTuple

__all__ = ["Answerer"]

# A question must say more than what kind of answer it wants.
_LEAST_MEANT = 0.35
# Where the question doesn't single out one of a sentence's figures, all are given.
_WHOLE = frozenset({"purpose", "statement", "finding", "definition"})
_TOGETHER = 7.0
# A premise is only called wrong on good grounds.
_SURE = 80.0
_PRESUMING = frozenset({"reason", "finding"})
# An article of another date says the same thing, if its clause scores nearly as well.
_AS_GOOD = 4.0


class Decision(NamedTuple):
    """What is said, on the strength of which candidates."""

    text: str
    """The short answer."""
    candidates: tuple[Candidate, ...]
    """What it stands on, best first."""


class Answerer:
    """Turns candidates into replies."""

    def __init__(self, phrases: Phrases, calculator: Calculator, lexicon: Lexicon) -> None:
        self._phrases = phrases
        self._calculator = calculator
        self._renderer = Renderer(lexicon, phrases)

    def gloss(self, text: str) -> str:
        """Vietnamese words in English."""
        return self._renderer.gloss(text)

    def reply(self, query: Query, candidates: Sequence[Candidate], tries: Tries) -> Reply:
        """The reply to a query, given its candidates, best first; ``tries`` finds its operands."""
        decision, score = self._decide(query, candidates, tries)
        if decision is None:
            return self._silent(query, score)
        text = decision.text
        least = max((c.score for c in decision.candidates), default=inf) - _AS_GOOD
        others = dict.fromkeys(
            region_of(c.passage.sentence.article)
            for c in candidates
            if c.ruled_out == (OLDER,) and c.score >= least
        )
        places = ", ".join(filter(None, others))
        if places:
            text = f"{text} {self._say('also', query, places=places)}"
        if query.was_cut:
            text = f"{text} {self._say('was_cut', query, count=MAX_CHARACTERS)}"
        return Reply(
            question=query.question,
            status="answered",
            language=query.language,
            text=text,
            confidence=load_calibration().confidence(score),
            intent=query.intent.name,
            citations=tuple(_citation(query, c) for c in decision.candidates),
        )

    def unsure(self, query: Query) -> Reply:
        """The reply to what some clause might answer, though another sentence tells of it."""
        return self._silent(query, least_unsure(query.wants))

    def offer(self, reply: Reply, suggestions: Sequence[str]) -> Reply:
        """An unsure reply with the questions it offers; unknown when there are none."""
        if suggestions:
            return reply._replace(suggestions=tuple(suggestions))
        text = self._phrases.say("answer.unknown", reply.language)
        return reply._replace(status="unknown", text=text)

    def ask_where(self, query: Query, reply: Reply, questions: Sequence[str]) -> Reply:
        """The reply to a question that names no place: it with each place, to choose from."""
        text = self._say("which_place", query)
        return reply._replace(status="unsure", text=text, suggestions=tuple(questions))

    def _silent(self, query: Query, score: float) -> Reply:
        is_unsure = score >= least_unsure(query.wants)
        status: Status = "unsure" if is_unsure else "unknown"
        return Reply(
            question=query.question,
            status=status,
            language=query.language,
            text=self._say(status if query.tokens else "empty", query),
            confidence=load_calibration().confidence(score) if is_unsure else 100.0 - score,
            intent=query.intent.name,
        )

    def _say(self, key: str, query: Query, **values: object) -> str:
        return self._phrases.say(f"answer.{key}", query.language, **values)

    def _decide(
        self, query: Query, candidates: Sequence[Candidate], tries: Tries
    ) -> tuple[Decision | None, float]:
        if asks_trend(query):
            return self._trend(query, candidates)
        possible = affirming(query, candidates)
        meant = sum(term.weight for term in query.terms if not term.signals)
        said = {term.surface.casefold() for term in query.terms}
        if query.match.score == 0 and len(said) == 1 and " " not in next(iter(said)):
            return None, 0.0
        if meant < _LEAST_MEANT and not query.figures and query.wants not in ("meaning", "summary"):
            return None, 0.0
        calculation = self._calculator.calculate(query, candidates, tries)
        if calculation is not None:
            is_compared = query.wants == "compare"
            text = self._compared(query, calculation) if is_compared else calculation.text
            text = text or self._statement(query, calculation.candidates[0])
            return Decision(text, calculation.candidates), calculation.score
        if query.wants in COMPUTED:
            return None, 0.0
        if query.wants == "yesno":
            return self._yes_or_no(query, candidates)
        cutoff = ANSWER.get(query.wants, KEYWORDS)
        extreme = find_extreme(query, candidates)
        sure = possible[0].score if possible and possible[0].score >= cutoff else 0.0
        if extreme is not None and extreme.score >= max(cutoff, sure + _TOGETHER):
            text = tell_extreme(extreme, query.language, self._phrases, self.gloss)
            return Decision(text, (extreme.member.candidate,)), extreme.score
        corrected = self._correction(query, candidates, possible)
        if corrected is not None:
            return corrected
        if not possible:
            return self._count_of_items(query, candidates)
        best = possible[0]
        if query.wants != "meaning" and not accounts_for_any(query, best):
            return None, 0.0
        if query.match.score == 0 and query.language == "en":
            cutoff = KEYWORDS
        if best.score < cutoff and not stands_alone(query, possible):
            return None, best.score
        if query.wants == "reason" and is_told_elsewhere(best, candidates):
            return None, cutoff - UNSURE
        if not query.asks_year and is_undated(query, best, candidates):
            return None, cutoff - UNSURE
        if query.asks_twice and best.score:
            together = [c for c in possible if c.passage.number == best.passage.number]
            if len(together) > 1:
                return self._list(query, together, ()), best.score
        if query.wants == "list":
            people = holders(query, best.passage)
            if people:
                return self._people(query, best, people), best.score
            return self._list(query, possible, candidates), best.score
        whole = query.wants in _WHOLE or (query.wants == "which" and query.wants_figures)
        if whole and best.clause.figures:
            together = [
                c
                for c in possible
                if c.passage.number == best.passage.number and c.score >= best.score - _TOGETHER
            ]
            if len(together) > 1:
                return self._list(query, together, ()), best.score
        if query.goes_on:
            # What is asked besides is mostly told beside it.
            return self._list(query, (best,), ()), best.score
        if query.wants in FIGURE_WANTS and not query.moments:
            return self._over_time(query, best, possible), best.score
        return Decision(self._text(query, best), (best,)), best.score

    def _over_time(self, query: Query, best: Candidate, possible: Sequence[Candidate]) -> Decision:
        """A figure, the newest first; with what an earlier article of the place said of it."""
        article = best.passage.sentence.article
        other = next(
            (
                c
                for c in possible
                if c.score >= best.score - _AS_GOOD
                and c.passage.sentence.article.place == article.place
                and c.passage.sentence.article.date not in ("", article.date)
            ),
            None,
        )
        if other is None or not article.date:
            return Decision(self._text(query, best), (best,))
        new, old = sorted(
            (best, other), key=attrgetter("passage.sentence.article.date"), reverse=True
        )
        earlier = self._say("earlier", query, statement=self._text(query, old))
        return Decision(f"{self._text(query, new)} {earlier}", (new, old))

    def _count_of_items(
        self, query: Query, candidates: Sequence[Candidate]
    ) -> tuple[Decision | None, float]:
        """How many members an enumeration has, where no figure says so."""
        counted = next((c for c in candidates if set(c.ruled_out) == {"no_figure"}), None)
        people = counted_people(query, counted) if counted else ()
        if counted and len(people) > 1 and counted.score >= ANSWER["count"]:
            return self._people(query, counted, people, counts=True), counted.score
        counts_items = any("items" in term.signals for term in query.unit)
        listed = [
            c for c in candidates if c.ruled_out == ("no_figure",) and len(c.passage.clauses) > 2
        ]
        if query.wants != "count" or not counts_items or not listed:
            return None, 0.0
        if listed[0].score < _SURE - _TOGETHER:
            return None, listed[0].score
        decision = self._list(query, listed[:1], candidates)
        count = sum(len(c.passage.clauses) for c in decision.candidates)
        text = self._phrases.say(
            "computed.items", query.language, count=count, listing=decision.text
        )
        return Decision(text, decision.candidates), listed[0].score

    def _correction(
        self, query: Query, candidates: Sequence[Candidate], possible: Sequence[Candidate]
    ) -> tuple[Decision, float] | None:
        """What is true, where the question takes the opposite for granted ("vì sao … tăng?")."""
        if query.wants not in _PRESUMING:
            return None
        rest = [c for c in candidates if "contrast" in c.ruled_out]
        # What differs in two ways, in what moves and where to, is another matter; so is what only
        # has another name.
        rest = [c for c in rest if len(c.weighed.conflicts) == 1]
        rest = [c for c in rest if not tells("both_moves", c.clause.small)]
        # That something is to fall doesn't say that it does.
        rest = [c for c in rest if not tells("aim", c.clause.small)]
        wrong = [c for c in rest if set(c.ruled_out) <= {"contrast", "no_reason"}]
        wrong = [c for c in wrong if is_about_same(query, c)]
        if not wrong or wrong[0].score < _SURE:
            return None
        if possible and possible[0].score >= wrong[0].score - _TOGETHER:
            return None
        statement = self._statement(query, wrong[0])
        text = self._say("not_so", query, statement=statement)
        return Decision(text, (wrong[0],)), wrong[0].score

    def _compared(self, query: Query, calculation: Calculation) -> str:
        """Two figures as printed, with which is the greater, and whether it is as supposed."""
        one, other = (self._statement(query, o.candidate) for o in calculation.operands)
        told = {"one": one, "other": other.rstrip("."), "sum": calculation.text}
        text = self._say("compared", query, **told)
        if query.intent.name != "is_more":
            return text
        left, right = (o.quantity.value for o in calculation.operands)
        is_so = left < right if asks_less(query) else left > right
        return self._say_whether(query, text, is_so=is_so)

    def _say_whether(self, query: Query, statement: str, *, is_so: bool) -> str:
        return self._say("yes" if is_so else "no", query, statement=statement)

    def _yes_or_no(
        self, query: Query, candidates: Sequence[Candidate]
    ) -> tuple[Decision | None, float]:
        from faq.verdict import judge  # Late: few questions ask whether.

        verdict = judge(query, candidates)
        if verdict is None or verdict.score < ANSWER["yesno"]:
            return None, verdict.score if verdict else 0.0
        best = verdict.candidate
        if verdict.person is not None:
            text = self._person(query, verdict.person)
        else:
            text = self._statement(query, best)
        if verdict.is_so is not None:
            text = self._say_whether(query, text, is_so=verdict.is_so)
        return Decision(text, (best,)), verdict.score

    def _trend(
        self, query: Query, candidates: Sequence[Candidate]
    ) -> tuple[Decision | None, float]:
        """Whether something is more or less than before."""
        trend = find_trend(query, candidates)
        if trend is None:
            return None, 0.0
        best = trend.candidate
        if best.score < ANSWER["choice"]:
            return None, best.score
        is_own = trend.is_own
        text = self._statement(query, best) if is_own else self._list(query, (best,), ()).text
        if query.wants == "yesno":
            text = self._say_whether(query, text, is_so=supposes(query, trend))
        return Decision(text, (best,)), best.score

    def _list(
        self, query: Query, possible: Sequence[Candidate], candidates: Sequence[Candidate]
    ) -> Decision:
        """Every sentence that belongs to the list, in the order printed."""
        from faq.listing import members_of_list  # Late: few answers are lists.

        ordered = members_of_list(query, possible, candidates)
        if query.language == "vi":
            text = " ".join(sentence_of(c.passage.sentence.text) for c in ordered)
        else:
            text = " ".join(self._renderer.sentence(c.passage.clauses) for c in ordered)
        return Decision(text, tuple(ordered))

    def _people(
        self, query: Query, best: Candidate, people: Sequence[Person], *, counts: bool = False
    ) -> Decision:
        """Everybody in a sentence who holds the post asked for, or how many they are."""
        said = [self._person(query, person).rstrip(".") for person in people]
        text = "; ".join(said) + "."
        if counts:
            names = ", ".join(person.name for person in people)
            text = self._phrases.say(
                "computed.persons", query.language, count=len(people), names=names
            )
        return Decision(text, (best,))

    def _person(self, query: Query, person: Person) -> str:
        posts = ", ".join(post.surface for post in person.posts)
        if query.language == "en":
            posts = self.gloss(posts).rstrip(".")
        return self._say("post", query, name=person.name, posts=posts)

    def _text(self, query: Query, best: Candidate) -> str:
        if query.wants == "post":
            person = asked_person(query, best)
            if person is not None:
                return self._person(query, person)
        if query.wants == "person":
            found = holders(query, best.passage)
            named = {p.name: p for clause in best.passage.clauses for p in clause.people}
            if not found and len(named) == 1 and acts(query, best, *named.values()):
                found = tuple(named.values())
            if len(found) > 1:
                return self._people(query, best, found).text
            if found and found[0].posts:
                return self._person(query, found[0])
        if query.wants == "moment" and not best.clause.moments:
            # When it was, or is to be, another clause of the sentence tells.
            return self._list(query, (best,), ()).text
        if query.wants == "moment":
            from faq.timing import moment_told  # Late: few questions ask when.

            moment = moment_told(query, best)
            if moment is not None:
                return self._moment(query, best.clause, moment)
        if query.wants == "reason" and not tells("cause", best.clause.told_small):
            return self._list(query, (best,), ()).text
        return self._statement(query, best)

    def _moment(self, query: Query, clause: Clause, moment: Moment) -> str:
        """A day as printed: "Chiều 14/11."."""
        surface = sentence_of(moment.surface)
        return surface if query.language == "vi" else self._renderer.gloss(surface, clause)

    def _statement(self, query: Query, candidate: Candidate) -> str:
        """A clause as a sentence of its own, in the language of the question."""
        clause, passage = candidate.clause, candidate.passage
        statement = statement_of(clause, passage.subject_of(clause), passage.up_to(clause))
        if query.language == "vi":
            return statement
        figures = (
            answering_quantities(query, passage, clause) if query.wants in FIGURE_WANTS else ()
        )
        return self._renderer.statement(statement, clause, figures)


def _citation(query: Query, candidate: Candidate) -> Citation:
    """The candidate's sentence, with the figures that answer marked beside the words asked."""
    found = answering_quantities(query, candidate.passage, candidate.clause)
    figures = [(quantity.start, quantity.end) for quantity in found]
    return Citation(candidate.passage.sentence, joined((*candidate.marks, *figures)))
