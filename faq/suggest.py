"""Questions that can be answered, made from the facts themselves."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from faq.facts import Clause
from faq.phrases import Phrases
from faq.reply import Language, Reply
from faq.text import nfc, tokenize

__all__ = ["Suggester"]

_PREDICATES = ("được", "đã", "có", "đạt", "tiếp tục", "là", "cần", "còn", "đang", "chưa", "vẫn")
_MOST_WORDS = 22


class Suggester:
    """Makes questions from clauses, and keeps those that find their own sentence."""

    def __init__(self, ask: Callable[[str], Reply], phrases: Phrases) -> None:
        self._ask = ask
        self._phrases = phrases

    def questions(
        self, clauses: Iterable[Clause], language: Language, limit: int
    ) -> tuple[str, ...]:
        """Questions about the clauses, in their order, at most one each and ``limit`` in all."""
        found: dict[str, None] = {}
        for clause in clauses:
            if len(found) >= limit:
                break
            for question in self._of(clause, language):
                if question not in found and self._is_answered(question, clause):
                    found[question] = None
                    break
        return tuple(found)

    def _is_answered(self, question: str, clause: Clause) -> bool:
        reply = self._ask(question)
        return reply.status == "answered" and any(
            citation.sentence == clause.sentence for citation in reply.citations
        )

    def _of(self, clause: Clause, language: Language) -> Iterator[str]:
        for person in clause.people:
            if person.posts:
                yield self._phrases.say("suggest.post", language, name=person.name)
        if language == "vi":
            figure = _figure_question(clause)
            if figure:
                yield figure
        subject = _subject(clause)
        if subject:
            yield self._phrases.say("suggest.finding", language, subject=subject)


def _figure_question(clause: Clause) -> str:
    """The clause with its figure replaced by the question word: "toàn tỉnh có bao nhiêu xã …"."""
    figures = [q for q in clause.quantities if q.kind not in ("ordinal", "document")]
    if len(figures) != 1:
        return ""
    quantity = figures[0]
    text = clause.sentence.article.text
    asked = "bao nhiêu phần trăm" if quantity.kind == "share" else "bao nhiêu"
    before = text[clause.start : quantity.start]
    lead = clause.lead_text.rstrip()
    if lead and before.split()[:1] == lead.split()[-1:]:
        lead = lead[: -len(lead.split()[-1])]
    question = " ".join(f"{lead} {before} {asked} {text[quantity.end : clause.end]}".split())
    if len(question.split()) > _MOST_WORDS:
        return ""
    return f"{question[:1].upper()}{question[1:].rstrip(' .;,')}?"


def _subject(clause: Clause) -> str:
    """The words before the predicate, where they are few enough to be a topic."""
    text = nfc(clause.text)
    words = [text[token.start : token.end] for token in tokenize(text)]
    for position, word in enumerate(words[:12]):
        if word.casefold() in _PREDICATES and 2 <= position <= 10:
            end = list(tokenize(text))[position].start
            return text[:end].strip(" ,")
    return ""
