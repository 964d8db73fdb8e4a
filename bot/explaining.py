"""How an answer came about, in people's words; for /why in Telegram and at a terminal."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Literal, NamedTuple

from faq.explanation import CandidateReport, Explanation
from faq.phrases import Phrases

__all__ = ["Line", "explain"]

_MOST_OTHERS = 2
_MOST_QUOTED = 3
_LEAST_SCORE = 30.0
"""What has less has hardly a word in common with the question."""
_LONGEST_CLAUSE, _LONGEST_SENTENCE = 120, 300


class Line(NamedTuple):
    """A line of an explanation."""

    text: str
    """Its words."""
    style: Literal["plain", "quote", "point"] = "plain"
    """What it is: said by the program, quoted from an article, a point of a list."""


def explain(explanation: Explanation, phrases: Phrases) -> tuple[Line, ...]:
    """Explain a reply in the language of its question.

    What was looked for, the sentence that it led to and why, and what else was considered.
    """
    teller = _Teller(explanation, phrases)
    return (*teller.reading(), *teller.finding())


class _Teller(NamedTuple):
    explanation: Explanation
    phrases: Phrases

    def reading(self) -> Iterator[Line]:
        """What was asked, and what was looked for."""
        asked = self.explanation
        yield self._line("asked", question=asked.question.strip())
        if not asked.candidates and asked.reply.status == "answered":
            return  # Nothing was looked for.
        yield from self._read(asked.question.strip(), asked.text.strip())
        if asked.terms:
            yield self._line("terms", terms=", ".join(asked.terms))
        if asked.constraints:
            yield self._line("constraints", constraints=", ".join(asked.constraints))

    def _read(self, question: str, text: str) -> Iterator[Line]:
        """What a question was taken for, where that isn't what was typed."""
        taken_over = text.removeprefix(question).strip()
        if not text.startswith(question):
            yield self._line("read", text=text)
        elif taken_over:
            yield self._line("followed", text=taken_over)

    def finding(self) -> Iterator[Line]:
        """What was found, why it was taken or not, and what else there was."""
        if self.explanation.reply.status == "answered":
            return self._answer()
        nearest = max(self._considered(), key=lambda one: one.score, default=None)
        return self._nearest(nearest) if nearest else self._nothing()

    def _answer(self) -> Iterator[Line]:
        reply = self.explanation.reply
        cited = [citation.sentence for citation in reply.citations]
        own = [one for one in self.explanation.candidates if one.sentence in cited]
        if not own:
            yield self._line("about")
            return
        best = min(own, key=lambda one: (not self._is_marked(one), -one.score))
        if len(cited) == 1 and self._is_marked(best):
            yield self._line("chosen", number=best.sentence.number)
            yield Line(_short(best.clause), "quote")
            yield from self._missing(best)
        else:
            numbers = sorted({sentence.number for sentence in cited})
            yield self._line("quoted", numbers=", ".join(map(str, numbers)))
            for sentence in [*dict.fromkeys(cited)][:_MOST_QUOTED]:
                yield Line(_short(sentence.text, _LONGEST_SENTENCE), "quote")
        yield from self._others(own)
        yield self._line("confidence", confidence=round(reply.confidence))

    def _is_marked(self, candidate: CandidateReport) -> bool:
        """Whether a clause that was considered holds the words that the answer stands on."""
        if candidate.ruled_out:
            return False
        for citation in self.explanation.reply.citations:
            if citation.sentence == candidate.sentence:
                text = citation.sentence.article.text
                return all(text[start:end] in candidate.clause for start, end in citation.marks)
        return False

    def _nearest(self, nearest: CandidateReport) -> Iterator[Line]:
        yield self._line("nearest", number=nearest.sentence.number)
        yield Line(_short(nearest.clause), "quote")
        if nearest.ruled_out:
            reasons = ", ".join(dict.fromkeys(nearest.ruled_out))
            yield self._line("refused", reasons=reasons)
        else:
            yield self._line("unsure")
            yield from self._missing(nearest)
        yield from self._others([nearest])

    def _nothing(self) -> Iterator[Line]:
        yield self._line("nothing")
        mentioned = {term for one in self.explanation.candidates for term in one.matched}
        missing = [term for term in self.explanation.terms if term not in mentioned]
        if missing:
            yield self._line("unmentioned", terms=", ".join(missing))

    def _missing(self, candidate: CandidateReport) -> Iterator[Line]:
        missing = [term for term in self.explanation.terms if term not in candidate.matched]
        if missing:
            yield self._line("missing", terms=", ".join(missing))

    def _considered(self) -> Iterator[CandidateReport]:
        """What came near enough to be worth telling, best first."""
        ranked = sorted(self.explanation.candidates, key=lambda one: -one.score)
        return (one for one in ranked if one.score >= _LEAST_SCORE)

    def _others(self, told: Sequence[CandidateReport]) -> Iterator[Line]:
        """The best sentences that were not taken, each with what ruled it out."""
        seen = {one.sentence for one in told}
        others = [*self._firsts(seen)][:_MOST_OTHERS]
        if others:
            yield self._line("others")
        for other in others:
            yield Line(self._other(other), "point")

    def _firsts(self, seen: Iterable[object]) -> Iterator[CandidateReport]:
        told = {*seen}
        for one in self._considered():
            if one.sentence not in told:
                told.add(one.sentence)
                yield one

    def _other(self, other: CandidateReport) -> str:
        article = other.sentence.article
        cited = self.explanation.reply.citations
        is_here = not cited or any(one.sentence.article.name == article.name for one in cited)
        values = {
            "number": other.sentence.number,
            "clause": _short(other.clause),
            "reason": next(iter(other.ruled_out), "") or self._say("less"),
        }
        if is_here:
            return self._say("other", **values)
        return self._say("other_article", title=article.title or article.name, **values)

    def _line(self, key: str, **values: object) -> Line:
        return Line(self._say(key, **values))

    def _say(self, key: str, **values: object) -> str:
        return self.phrases.say(f"commands.why_{key}", self.explanation.language, **values)


def _short(text: str, length: int = _LONGEST_CLAUSE) -> str:
    text = " ".join(text.split())
    return text if len(text) <= length else f"{text[:length].rpartition(' ')[0]} …"
