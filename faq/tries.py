"""Questions tried on behalf of another one: for the figures that its answer is worked out from."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from faq.allowance import Allowance
from faq.match import Candidate
from faq.query import Query, Reader, Wording
from faq.reply import Language

__all__ = ["CUTOFF", "Found", "Tries"]

CUTOFF = 50.0
"""What scores less, 0 to 100, is of no use to who tries a question."""

Found = tuple[Query, Sequence[Candidate]]
"""A question that was tried, and its candidates."""


class Tries:
    """Tries questions made of the words of another one, each once, as far as its allowance goes.

    Who compares what nobody can tell what it is would be helped by no end of tries: in other
    words, as another kind of figure, with a noun of the other half.
    """

    def __init__(
        self,
        reader: Reader,
        find: Callable[[Query], Sequence[Candidate]],
        allowance: Allowance,
    ) -> None:
        self._reader = reader
        self._find = find
        self._allowance = allowance
        self._read: dict[tuple[Wording, Language], Query] = {}
        self._found: dict[tuple[Wording, Language], Found] = {}

    def words(self, text: str, language: Language) -> Wording:
        """Some words of a question, as understood."""
        return self._reader.wording(text, language, self._allowance)

    def read(self, wording: Wording, language: Language) -> Query:
        """Words that have been understood, read as a question."""
        key = wording, language
        if key not in self._read:
            self._read[key] = self._reader.read_wording(wording, language)
        return self._read[key]

    def search(self, wording: Wording, language: Language) -> Found | None:
        """A question, and its candidates; None where no more may be tried."""
        key = wording, language
        if key not in self._found:
            if not self._allowance.terms:
                return None
            query = self.read(wording, language)
            if not self._allowance.take_terms(len(query.terms)):
                return None
            self._found[key] = query, self._find(query)
        return self._found[key]
