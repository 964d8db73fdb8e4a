"""The terms of a question: its words and fixed phrases, and what may stand for each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from faq.english import stem
from faq.figures.units import MEASURES
from faq.index import Index
from faq.lexicon import Lexicon, Words, folded_of, has_any, words_of
from faq.patterns import Pattern
from faq.query.model import Term
from faq.query.names import capitals, find_person
from faq.reply import Language
from faq.spelling import Option, Speller
from faq.text import Token, has_accent

__all__ = ["QuestionWords", "TermFinder"]

# A reading at least so good is taken for what was meant.
_SURE = 0.85
# A longer phrase is taken apart: its parts are found even where a paper words it otherwise.
_MAX_PHRASE = 3
# What bears a name right after it: "xã Thanh Lâm".
_NAMED_UNITS = frozenset(
    "xa huyen tinh phuong thon ban lang ap xom tran commune district province".split()
)
# Who acts is often left out.
_ACTOR = 0.7
_OF_WEIGHT = frozenset({"actors", "numbered", "loose_head", "most", "all"})
_CLASS_WEIGHTS = {
    "nouns": 1.0, "places": 1.1, "unknown": 1.0, "adjectives": 0.7, "verbs": 0.6, "adverbs": 0.3,
    "phrases": 0.3, "persons": 1.2, "names": 1.1, "syllable": 0.4,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class QuestionWords:
    """The words of a question, as its terms are looked for."""

    text: str
    """The question as read."""
    tokens: Sequence[Token]
    """Its words; offsets into the text."""
    options: Sequence[tuple[Option, ...]]
    """What each word may stand for."""
    asking: frozenset[int]
    """Positions of the words that only say what kind of answer is wanted."""
    taken: frozenset[int]
    """Positions of those and of the words of dates and figures: no terms."""
    language: Language
    """The language of the question."""

    def surface(self, first: int, last: int) -> str:
        """Some words as typed."""
        return self.text[self.tokens[first].start : self.tokens[last - 1].end]

    def pattern(self, first: int, last: int) -> Pattern:
        """Some words, exactly as typed."""
        return tuple(
            (Option(token.folded, token.key if token.key != token.folded else None, 1.0),)
            for token in self.tokens[first:last]
        )

    def folded(self, first: int, last: int) -> Words:
        """Some words without diacritics."""
        return tuple(token.folded for token in self.tokens[first:last])


class TermFinder:
    """Finds the terms of questions by an index and a lexicon."""

    def __init__(self, index: Index, lexicon: Lexicon, speller: Speller) -> None:
        self._index = index
        self._lexicon = lexicon
        self._speller = speller
        self._light_folded = {folded_of(words) for words in lexicon.light_vi}
        self._stems = {
            kind: {tuple(map(stem, words)) for words in phrases if len(words) == 1}
            for kind, phrases in lexicon.signals.items()
        }

    def terms(self, words: QuestionWords) -> Iterator[Term]:
        """The terms, left to right; words of the intent, dates and figures are none."""
        position = 0
        total = len(words.tokens)
        while position < total:
            if position in words.taken:
                position += 1
                continue
            limit = next((i for i in range(position, total) if i in words.taken), total)
            found = self._longest(words, position, limit)
            if isinstance(found, Term):
                yield found
                position = found.last
            else:
                position = found

    def signals(self, kind: str) -> set[Words]:
        """The words, folded, that ask for a kind of answer or tell a status."""
        return self._lexicon.signals.get(kind, set())

    def has_signal(self, folded: Words, kind: str, language: Language) -> bool:
        """Whether words that ask for a kind of answer, or a status, are among some words."""
        if has_any(folded, self._lexicon.signals[kind]):
            return True
        return language == "en" and has_any(tuple(map(stem, folded)), self._stems[kind])

    def _longest(self, words: QuestionWords, first: int, limit: int) -> Term | int:
        """The longest known phrase that begins here; or, of a light one, where it ends."""
        name = self._name_term(words, first, limit)
        if name is not None:
            return name
        longest = min(limit - first, self._lexicon.max_words)
        whole: Term | None = None
        if words.language == "en":
            for length in range(longest, 0, -1):
                stems = tuple(map(stem, words.folded(first, first + length)))
                if stems in self._lexicon.light_en:
                    return first + length
                if stems in self._lexicon.en:
                    term = self._english_term(words, first, length, stems)
                    # A phrase that no article words so is better taken word by word.
                    if length == 1 or self._is_printed(term):
                        return term
                    whole = whole or term
            if whole is not None:
                return whole
        for length in range(longest, 1 if words.language == "en" else 0, -1):
            if length > _MAX_PHRASE and not self._is_name(words.options[first : first + length]):
                continue
            spellings = list(self._spellings(words.options[first : first + length]))
            counted = (
                length == 1 and first - 1 in words.asking and words.tokens[first].folded in MEASURES
            )
            if (
                words.language == "vi"
                and not counted
                and any(s in self._lexicon.light_vi for s, weight in spellings if weight >= _SURE)
            ):
                return first + length
            known = [(s, weight) for s, weight in spellings if s in self._lexicon.vi]
            if length == 1 and not words.surface(first, first + 1)[:1].isupper():
                known = [(s, weight) for s, weight in known if s not in self._lexicon.places]
            if known:
                term = self._vietnamese_term(words, first, length, known)
                if length < 3 or self._is_printed(term):
                    return term
                whole = whole or term
        if whole is not None:
            return whole
        return self._unknown_term(words, first, limit)

    def _is_name(self, options: Sequence[tuple[Option, ...]]) -> bool:
        """Whether words are a place name or a light phrase, which are never taken apart."""
        folded = tuple(choices[0].folded for choices in options)
        return folded in self._light_folded or any(
            spelling in self._lexicon.places for spelling in self._lexicon.vi_folded.get(folded, ())
        )

    def _name_term(self, words: QuestionWords, first: int, limit: int) -> Term | None:
        """A person, or capitalised words that an article has side by side."""
        person = find_person(words.text, words.tokens[first:limit], self._index, self._lexicon)
        if person is not None:
            length, names = person
            patterns: dict[Pattern, float] = {_typed(name): 1.0 for name in names}
            return self._term(words, first, length, patterns, "persons")
        if first and words.tokens[first - 1].folded in _NAMED_UNITS:
            run = capitals(words.text, words.tokens[first:limit])
            if run:
                return self._term(
                    words, first, run, {words.pattern(first, first + run): 1.0}, "names"
                )
        folded = words.folded(first, min(limit, first + 4))
        for length in range(len(folded), 1, -1):
            name = folded[:length]
            if name in self._index.names and name not in self._lexicon.prefixes:
                return self._term(words, first, length, {_typed(name): 1.0}, "names")
        return None

    def _is_printed(self, term: Term) -> bool:
        """Whether some pattern of a term may stand in the articles as it is."""
        return any(map(self._index.has_phrase, term.forms))

    def _spellings(self, options: Sequence[tuple[Option, ...]]) -> Iterator[tuple[Words, float]]:
        """Phrases of the lexicon that these words may stand for, each with a weight."""
        readings: list[tuple[Words, float]] = [((), 1.0)]
        for choices in options:
            readings = [
                ((*words, choice.folded), weight * choice.weight)
                for words, weight in readings
                for choice in choices
                if (*words, choice.folded) in self._lexicon.prefixes
            ][:8]
        for folded, weight in readings:
            for spelling in self._lexicon.vi_folded.get(folded, ()):
                if all(
                    any(choice.accepts(f, k) for choice in choices)
                    for choices, f, k in zip(options, folded, spelling, strict=True)
                ):
                    yield spelling, weight

    def _term(
        self,
        words: QuestionWords,
        first: int,
        length: int,
        patterns: dict[Pattern, float],
        word_class: str,
    ) -> Term:
        last = first + length
        folded = words.folded(first, last)
        stems = tuple(map(stem, folded))
        signals = frozenset(
            kind
            for kind, phrases in self._lexicon.signals.items()
            if folded in phrases or stems in self._stems[kind]
        )
        weight = _CLASS_WEIGHTS[word_class]
        return Term(
            surface=words.surface(first, last),
            first=first,
            last=last,
            patterns=tuple(sorted(patterns.items(), key=lambda pattern: -pattern[1])),
            word_class=word_class,
            weight=weight * _ACTOR if "actors" in signals else weight,
            signals=signals - _OF_WEIGHT,
        )

    def _vietnamese_term(
        self,
        words: QuestionWords,
        first: int,
        length: int,
        known: Sequence[tuple[Words, float]],
    ) -> Term:
        patterns: dict[Pattern, float] = {tuple(words.options[first : first + length]): 1.0}
        classes: list[str] = []
        for spelling, weight in known:
            _add(patterns, _exact(spelling), weight)
            classes += [self._lexicon.concepts[n].word_class for n in self._lexicon.vi[spelling]]
            for other, likeness in self._lexicon.synonyms(spelling):
                _add(patterns, _exact(other), likeness * weight)
        return self._term(words, first, length, patterns, _best_class(classes))

    def _english_term(self, words: QuestionWords, first: int, length: int, stems: Words) -> Term:
        patterns: dict[Pattern, float] = {}
        classes = [self._lexicon.concepts[n].word_class for n in self._lexicon.en[stems]]
        # "chaired" and "chairing" are the verb, whatever "chair" may be.
        only_verbs = (
            words.tokens[first + length - 1].folded.endswith(("ed", "ing")) and "verbs" in classes
        )
        # "meeting" as a list has it is the noun; the verb "meet" comes second.
        typed = " ".join(words.folded(first, first + length))
        exact = {n for n in self._lexicon.en[stems] if typed in self._lexicon.concepts[n].en}
        only_verbs = only_verbs and not exact
        for number in self._lexicon.en[stems]:
            concept = self._lexicon.concepts[number]
            if only_verbs and concept.word_class != "verbs":
                continue
            likeness = 1.0 if number in exact or not exact else 0.8
            for rank, phrase in enumerate(concept.vi):
                _add(patterns, _exact(words_of(phrase)), likeness - 0.02 * min(rank, 4))
        # A name or an abbreviation of the articles stays what it is: "Nghe An", "GRDP".
        if length == 1 and words.tokens[first].folded in self._index.postings:
            _add(patterns, ((Option(words.tokens[first].folded, None, 1.0),),), 0.6)
        word_class = "verbs" if only_verbs else _best_class(classes)
        return self._term(words, first, length, patterns, word_class)

    def _unknown_term(
        self,
        words: QuestionWords,
        first: int,
        limit: int,
    ) -> Term:
        """A word the lexicon doesn't have, with the ones after it that go on a known phrase."""
        length = 1
        while first + length < limit and any(
            (left.folded, right.folded) in self._index.pairs
            for left in words.options[first + length - 1]
            for right in words.options[first + length]
        ):
            if any(
                spelling in self._lexicon.vi or spelling in self._lexicon.light_vi
                for n in (1, 2, 3)
                for spelling, _ in self._spellings(
                    words.options[first + length : min(first + length + n, limit)]
                )
            ):
                break
            length += 1
        patterns: dict[Pattern, float] = {tuple(words.options[first : first + length]): 1.0}
        word = words.tokens[first].folded
        if length == 1 and 2 <= len(word) <= 5 and word.isalpha():
            for initialled in self._index.initials.get(word, ()):
                if not self._speller.knows_folded(word):
                    _add(patterns, tuple((Option(w, None, 1.0),) for w in initialled), 0.8)
        surface = words.surface(first, first + 1)
        is_syllable = (
            length == 1
            and surface.islower()
            and (words.language == "vi" and (self._speller.knows_folded(word) or has_accent(word)))
        )
        word_class = "syllable" if is_syllable else "unknown"
        return self._term(words, first, length, patterns, word_class)


def _add(patterns: dict[Pattern, float], pattern: Pattern, weight: float) -> None:
    patterns[pattern] = max(weight, patterns.get(pattern, 0.0))


def _exact(words: Words) -> Pattern:
    return tuple(
        (Option(folded, key, 1.0),) for folded, key in zip(folded_of(words), words, strict=True)
    )


def _best_class(classes: Sequence[str]) -> str:
    order = ("places", "nouns", "adjectives", "verbs", "adverbs", "phrases")
    return next((word_class for word_class in order if word_class in classes), "unknown")


def _typed(words: Words) -> Pattern:
    return tuple((Option(word, None, 1.0),) for word in words)
