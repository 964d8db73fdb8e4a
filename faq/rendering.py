"""What is printed in Vietnamese, for a reader of English.

A sentence is glossed where the lexicon has English for all of its words. Half-English is no answer
to anybody: otherwise the figure asked for is told alone, or the sentence is given as printed.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from faq.facts import Clause
from faq.figures.model import Quantity
from faq.lexicon import Lexicon, words_of
from faq.phrases import Phrases
from faq.statements import sentence_of
from faq.text import nfc

if TYPE_CHECKING:
    from faq.gloss import Glosser

__all__ = ["Renderer"]

# "34 khu dân cư đô thị": what is counted is named in so few words.
_LONGEST_NOUN = 4


class Renderer:
    """Renders by one lexicon; built once."""

    def __init__(self, lexicon: Lexicon, phrases: Phrases) -> None:
        self._lexicon = lexicon
        self._phrases = phrases

    @cached_property
    def _glosser(self) -> Glosser:
        from faq.gloss import Glosser  # Late: only answers in English need it.

        return Glosser(self._lexicon)

    def gloss(self, text: str, clause: Clause | None = None) -> str:
        """The English of some words; with the clause they stand in for the year of its days."""
        date = clause.sentence.article.date if clause else None
        return self._glosser.gloss(text, year=int(date[:4]) if date else None)

    def statement(self, text: str, clause: Clause, figures: Sequence[Quantity] = ()) -> str:
        """A statement, or as much of it as there is English for.

        Args:
            text: the statement in Vietnamese.
            clause: the clause that prints it.
            figures: those of the clause that answer the question, if it asks for one.

        """
        if self._glosser.knows(text):
            return self.gloss(text, clause)
        told = [self._counted(figure, clause) for figure in figures[:1]]
        if told and self._glosser.knows(told[0]):
            return self.gloss(told[0], clause)
        return self._as_printed(text)

    def sentence(self, clauses: Sequence[Clause]) -> str:
        """All that a sentence says, clause by clause, or the sentence as printed."""
        told = [sentence_of(clause.text) for clause in clauses]
        if all(map(self._glosser.knows, told)):
            return " ".join(map(self.gloss, told, clauses))
        return self._as_printed(sentence_of(clauses[0].sentence.text))

    def _as_printed(self, text: str) -> str:
        return self._phrases.say("answer.as_printed", "en", statement=text.rstrip("."))

    def _counted(self, figure: Quantity, clause: Clause) -> str:
        """A figure with what it counts: "17 khu dân cư"."""
        words = nfc(clause.sentence.article.text[figure.noun_start : clause.end]).split()
        lengths = range(min(_LONGEST_NOUN, len(words)), 0, -1)
        nouns = (" ".join(words[:length]).rstrip(",.;:") for length in lengths)
        noun = next((noun for noun in nouns if words_of(noun) in self._lexicon.vi), "")
        return f"{figure.surface} {noun}".rstrip()
