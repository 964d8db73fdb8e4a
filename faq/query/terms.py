"""The terms of a question: its words and fixed phrases, and what may stand for each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache

from faq.english import stem
from faq.index import Index
from faq.lexicon import Lexicon, Words, folded_of, words_of
from faq.patterns import Pattern
from faq.query.model import Term
from faq.query.segments import QuestionWords, Segment, Segmenter
from faq.reply import Language
from faq.spelling import Option, Speller
from faq.text import has_accent

__all__ = ["QuestionWords", "TermFinder"]

# Of so many phrases of the lexicon their meanings are remembered.
_REMEMBERED = 4096
# Who acts is often left out.
_ACTOR = 0.7
# A narrower thing answers to a wide word: "HĐND" to "cơ quan nào".
_NARROWER = 0.7
# A reading so much less likely than another is that of a slip.
_SLIP = 0.2
_BE = frozenset("is are was were be been being".split())
_OF_WEIGHT = frozenset(
    {
        "actors",
        "numbered",
        "loose_head",
        "most",
        "all",
        "praise",
        "bodies",
        "befalls",
        "titled",
        "selves",
        "lead_ins",
    }
)
_CLASS_WEIGHTS = {
    "nouns": 1.0, "places": 1.1, "unknown": 1.0, "adjectives": 0.7, "verbs": 0.6, "adverbs": 0.3,
    "phrases": 0.3, "persons": 1.2, "names": 1.1, "syllable": 0.4,
}  # fmt: skip


class TermFinder:
    """Finds the terms of questions by an index and a lexicon."""

    def __init__(self, index: Index, lexicon: Lexicon, speller: Speller) -> None:
        self._index = index
        self._lexicon = lexicon
        self._speller = speller
        self._segmenter = Segmenter(index, lexicon, speller)
        self._signals = _turned(lexicon.accented_signals)
        self._bare_signals = _turned(lexicon.signals)
        self._stem_signals = _turned(
            {
                kind: {tuple(map(stem, words)) for words in phrases if len(words) == 1}
                for kind, phrases in lexicon.signals.items()
            }
        )
        self._longest_signal = max(map(len, self._bare_signals), default=1)
        self._meanings = lru_cache(maxsize=_REMEMBERED)(self._find_meanings)

    def terms(self, words: QuestionWords) -> Iterator[Term]:
        """The terms, left to right; words of the intent, dates and figures are none."""
        for segment in self._segmenter.cut(words):
            if segment.kind != "light":
                yield self._of(words, segment)

    def signals(self, kind: str) -> set[Words]:
        """The words, folded, that ask for a kind of answer or tell a status."""
        return self._lexicon.signals.get(kind, set())

    def signalled(self, folded: Words, language: Language) -> set[str]:
        """The kinds of answer, and the statuses, that some words ask for."""
        kinds = _kinds_of(folded, self._bare_signals, self._longest_signal)
        if language == "en":
            kinds |= _kinds_of(tuple(map(stem, folded)), self._stem_signals, 1)
        return kinds

    def _of(self, words: QuestionWords, segment: Segment) -> Term:
        """The term that a segment is."""
        if segment.kind in ("person", "name"):
            names = segment.spellings or ((words.folded(segment.first, segment.last), 1.0),)
            patterns: dict[Pattern, float] = {_typed(name): 1.0 for name, _ in names}
            return self._term(words, segment, patterns, f"{segment.kind}s")
        if segment.kind == "en":
            return self._english_term(words, segment)
        if segment.kind == "vi":
            return self._vietnamese_term(words, segment)
        return self._unknown_term(words, segment)

    def _term(
        self,
        words: QuestionWords,
        segment: Segment,
        patterns: dict[Pattern, float],
        word_class: str,
    ) -> Term:
        first, last = segment.first, segment.last
        folded = words.folded(first, last)
        readings = {tuple(token.key for token in words.tokens[first:last])}
        if segment.kind == "vi":
            readings.update(spelling for spelling, _ in segment.spellings)
        signals = frozenset().union(*(self._signals.get(reading, ()) for reading in readings))
        if folded in readings:
            signals |= self._bare_signals.get(folded, frozenset())
        if words.language == "en":
            signals |= self._stem_signals.get(tuple(map(stem, folded)), frozenset())
        weight = _CLASS_WEIGHTS[word_class]
        return Term(
            surface=words.surface(first, last),
            first=first,
            last=last,
            patterns=tuple(sorted(patterns.items(), key=lambda pattern: -pattern[1])),
            word_class=word_class,
            weight=weight * _ACTOR if "actors" in signals else weight,
            signals=signals - _OF_WEIGHT,
            is_head="titled" in signals,
        )

    def _vietnamese_term(self, words: QuestionWords, segment: Segment) -> Term:
        first, last = segment.first, segment.last
        keys = tuple(token.key for token in words.tokens[first:last])
        is_meant = last - first > 1 and {spelling for spelling, _ in segment.spellings} == {keys}
        # A word of the lexicon typed with its diacritics is no slip: "đất đai", not "đạt giải".
        typed = _exact(keys) if is_meant else tuple(words.options[first:last])
        patterns: dict[Pattern, float] = {typed: 1.0}
        classes: list[str] = []
        best = max(weight for _, weight in segment.spellings)
        for spelling, weight in segment.spellings:
            # "Sinh" as typed is the verb, though it may be a slip for "tỉnh".
            if weight > best - _SLIP:
                numbers = self._lexicon.vi[spelling]
                classes += [self._lexicon.concepts[number].word_class for number in numbers]
            for pattern, likeness in self._meanings(spelling):
                _add(patterns, pattern, likeness * weight)
        return self._term(words, segment, patterns, _best_class(classes))

    def _find_meanings(self, spelling: Words) -> tuple[tuple[Pattern, float], ...]:
        """A Vietnamese phrase of the lexicon, its synonyms and kinds, each with its likeness."""
        patterns: dict[Pattern, float] = {_exact(spelling): 1.0}
        for other, likeness in self._lexicon.synonyms(spelling):
            _add(patterns, _exact(other), likeness)
        for narrow in self._lexicon.kinds.get(spelling, ()):
            _add(patterns, _exact(narrow), _NARROWER)
        return tuple(patterns.items())

    def _english_term(self, words: QuestionWords, segment: Segment) -> Term:
        first, last = segment.first, segment.last
        ((stems, _),) = segment.spellings
        patterns: dict[Pattern, float] = {}
        classes = [self._lexicon.concepts[n].word_class for n in self._lexicon.en[stems]]
        # "chaired" and "chairing" are the verb, whatever "chair" may be.
        only_verbs = words.tokens[last - 1].folded.endswith(("ed", "ing")) and "verbs" in classes
        # "meeting" as a list has it is the noun; the verb "meet" comes second.
        typed = " ".join(words.folded(first, last))
        exact = {n for n in self._lexicon.en[stems] if typed in self._lexicon.concepts[n].en}
        only_verbs = only_verbs and not exact
        # "They are building": a noun doesn't follow on "are".
        before = words.tokens[first - 1].folded if first else ""
        if typed.endswith("ing") and before in _BE and "verbs" in classes:
            only_verbs, exact = True, set()
        for number in self._lexicon.en[stems]:
            concept = self._lexicon.concepts[number]
            if only_verbs and concept.word_class != "verbs":
                continue
            likeness = 1.0 if number in exact or not exact else 0.8
            for rank, phrase in enumerate(concept.vi):
                _add(patterns, _exact(words_of(phrase)), likeness - 0.02 * min(rank, 4))
                for narrow in self._lexicon.kinds.get(words_of(phrase), ()):
                    _add(patterns, _exact(narrow), _NARROWER * likeness)
        # A name or an abbreviation of the articles stays what it is: "Nghe An", "GRDP".
        if last - first == 1 and words.tokens[first].folded in self._index.postings:
            _add(patterns, ((Option(words.tokens[first].folded, None, 1.0),),), 0.6)
        word_class = "verbs" if only_verbs else _best_class(classes)
        return self._term(words, segment, patterns, word_class)

    def _unknown_term(self, words: QuestionWords, segment: Segment) -> Term:
        """A word the lexicon doesn't have."""
        patterns: dict[Pattern, float] = {tuple(words.options[segment.first : segment.last]): 1.0}
        word = words.tokens[segment.first].folded
        if 2 <= len(word) <= 5 and word.isalpha() and not self._speller.knows_folded(word):
            for initialled in self._index.initials.get(word):
                _add(patterns, tuple((Option(w, None, 1.0),) for w in initialled), 0.8)
        surface = words.surface(segment.first, segment.last)
        # A capital tells nothing of the first word.
        is_syllable = (surface.islower() or not segment.first) and (
            words.language == "vi" and (self._speller.knows_folded(word) or has_accent(word))
        )
        return self._term(words, segment, patterns, "syllable" if is_syllable else "unknown")


def _add(patterns: dict[Pattern, float], pattern: Pattern, weight: float) -> None:
    patterns[pattern] = max(weight, patterns.get(pattern, 0.0))


def _turned(signals: Mapping[str, Iterable[Words]]) -> dict[Words, frozenset[str]]:
    """Words → the kinds of answer, or statuses, that they ask for."""
    kinds: dict[Words, frozenset[str]] = {}
    for kind, phrases in signals.items():
        for words in phrases:
            kinds[words] = kinds.get(words, frozenset()) | {kind}
    return kinds


def _kinds_of(words: Words, signals: Mapping[Words, frozenset[str]], longest: int) -> set[str]:
    """What the phrases among some words, none of which is longer than so many, ask for."""
    return {
        kind
        for first in range(len(words))
        for last in range(first + 1, min(first + longest, len(words)) + 1)
        for kind in signals.get(words[first:last], ())
    }


@lru_cache(maxsize=65536)
def _exact(words: Words) -> Pattern:
    return tuple(
        (Option(folded, key, 1.0),) for folded, key in zip(folded_of(words), words, strict=True)
    )


def _best_class(classes: Sequence[str]) -> str:
    order = ("places", "nouns", "adjectives", "verbs", "adverbs", "phrases")
    return next((word_class for word_class in order if word_class in classes), "unknown")


def _typed(words: Words) -> Pattern:
    return tuple((Option(word, None, 1.0),) for word in words)
