"""Contrasts: words of which a fact can state only one, in the question and in a clause."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from itertools import pairwise

from faq.facts import Clause
from faq.index import Index, Passage
from faq.lexicon import Lexicon, Words, folded_of
from faq.patterns import stands_between
from faq.query import Query, Term
from faq.text import Token

__all__ = ["Asked", "Contrasts"]

Asked = dict[int, frozenset[int]]
"""Number of a contrast → numbers of its members that some words have."""

_WHOLE = frozenset({("toan",), ("ca",)})
_DENIALS = frozenset({("chua",), ("khong",)})


class Contrasts:
    """Compares the contrasting words of questions with those of clauses."""

    def __init__(self, index: Index, lexicon: Lexicon) -> None:
        self._index = index
        self._lexicon = lexicon
        self._contrasts = lexicon.contrasts
        self._contrasting = lexicon.contrasting
        self._phrases = lexicon.contrast_phrases
        self._folded = lexicon.contrast_folded
        self._is_live = cache(self._is_drawn)
        self._stated: dict[tuple[int, int], tuple[Asked, Sequence[int]]] = {}

    def asked(self, query: Query) -> Asked:
        """The contrasting words of a question."""
        if query.language == "vi":
            return self._members_of(query.tokens)
        found: Asked = {}
        for term in query.terms:
            for pattern, _ in term.patterns[:4]:
                words = tuple(options[0].key or options[0].folded for options in pattern)
                for number, members in self._members(folded_of(words), words).items():
                    found[number] = found.get(number, frozenset()) | members
        return found

    def conflicts(self, asked: Asked, passage: Passage, clause: Clause) -> frozenset[int]:
        """Numbers of the contrasts of which the clause states another member than is asked."""
        if not asked:
            return frozenset()
        context = self._index.contexts[passage.sentence.article.name]
        found: set[int] = set()
        for number, members in self._of(passage, clause)[0].items():
            wanted = asked.get(number)
            if wanted is None or wanted & members:
                continue
            phrases = [p for m in wanted for p in self._contrasts[number][m]]
            if not any(all(w in context for w in folded_of(p)) for p in phrases):
                found.add(number)
        return frozenset(found)

    def opposes(self, term: Term, conflicts: frozenset[int]) -> bool:
        """Whether a term of the question is what a clause states the opposite of."""
        forms = set(term.forms)
        return any(forms & self._folded[number] for number in conflicts)

    def narrower(self, asked: Asked, passage: Passage, clause: Clause) -> int:
        """In how many ways the clause's own words are narrower than the question."""
        return sum(1 for number in self._of(passage, clause)[1] if number not in asked)

    def lacks_qualifier(self, query: Query, passage: Passage, clause: Clause) -> bool:
        """Whether a word that narrows what is counted ("kiểu mẫu") is missing in the clause."""
        for term in query.terms:
            if term.word_class != "adjectives" or term.signals:
                continue
            words = {
                form
                for form, (_, weight) in zip(term.forms, term.patterns, strict=True)
                if weight >= 0.9
            }
            # "Toàn tỉnh" narrows nothing: what is said of the province need not say so.
            if not any(map(self._narrows, words)) or any(w[:1] in _WHOLE for w in words):
                continue
            spans = (passage.span(clause.start, clause.end), passage.span(*clause.lead))
            if not any(
                stands_between(pattern, passage, first, last)
                for pattern, _ in term.patterns
                for first, last in spans
            ):
                return True
        return False

    def _of(self, passage: Passage, clause: Clause) -> tuple[Asked, Sequence[int]]:
        """The contrasting words of a clause, and the contrasts by which its own narrow it.

        The first are those of its own and of what it takes over.
        """
        place = (passage.number, clause.start)
        if place not in self._stated:
            first, last = passage.span(clause.start, clause.end)
            lead_first, lead_last = passage.span(*clause.lead)
            own = passage.tokens[first:last]
            with_lead = (*passage.tokens[lead_first:lead_last], *own)
            narrowing = tuple(
                number
                for number, members in self._members_of(own).items()
                if self._is_live(number) and not self._is_whole(number, members)
            )
            self._stated[place] = (self._members_of(with_lead), narrowing)
        return self._stated[place]

    def _members_of(self, tokens: Sequence[Token]) -> Asked:
        return self._members(tuple(t.folded for t in tokens), tuple(t.key for t in tokens))

    def _members(self, folded: Words, keys: Words) -> Asked:
        found: Asked = {}
        numbers = {number for word in folded for number in self._contrasting.get(word, ())}
        if not numbers:
            return found
        folded_line = f" {' '.join(folded)} "
        keys = self._accented(keys)
        whole = f" {' '.join(keys)} "
        alone = f" {' '.join(self._alone(keys))} "
        for number in numbers:
            lines = {True: alone, False: whole}
            present: set[int] = set()
            for printed, plain, member in self._phrases[number]:
                line = lines[printed.count(" ") == 2]
                for form in (printed, plain):
                    # The second form is one typed without diacritics.
                    if form in line and plain in folded_line:
                        lines = {kind: text.replace(form, " | ") for kind, text in lines.items()}
                        present.add(member)
                        break
            if present:
                found[number] = frozenset(present)
        return found

    def _accented(self, keys: Words) -> Words:
        """The words, with the diacritics of those whose neighbour leaves no doubt of them."""
        accented = list(keys)
        for place, (left, right) in enumerate(pairwise(keys)):
            found = self._lexicon.accented(left, right)
            if found:
                accented[place : place + 2] = found
        return tuple(accented)

    def _alone(self, keys: Words) -> list[str]:
        """The words, but those that end a word of two syllables: "thôn" of "nông thôn"."""
        alone = list(keys[:1])
        for left, right in pairwise(keys):
            pair = (left, right)
            is_word = pair in self._lexicon.vi or pair in self._lexicon.vi_folded
            ends_word = is_word and (folded_of((left,)) not in self._lexicon.signals["loose_head"])
            alone.append("|" if ends_word else right)
        return alone

    def _narrows(self, words: Words) -> bool:
        """Whether a phrase is of a contrast that articles draw."""
        return any(
            words in self._folded[number] and self._is_live(number)
            for word in words[:1]
            for number in self._contrasting.get(word, ())
        )

    def _is_drawn(self, number: int) -> bool:
        """Whether the articles have a member of a contrast; else it can't tell two facts apart."""
        return any(map(self._index.has_phrase, self._folded[number]))

    def _is_whole(self, number: int, members: frozenset[int]) -> bool:
        """Whether what is stated is the widest there is ("toàn tỉnh"), or merely not denied."""
        contrast = self._contrasts[number]
        if any(
            folded_of(phrase[:1]) in _WHOLE for member in members for phrase in contrast[member]
        ):
            return True
        others = [p for m, member in enumerate(contrast) if m not in members for p in member]
        return all(folded_of(phrase[:1]) in _DENIALS for phrase in others)
