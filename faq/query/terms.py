"""The terms of a question: its words and fixed phrases, and what may stand for each."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

from faq.english import stem
from faq.index import Index
from faq.lexicon import Lexicon, Words, folded_of, words_of
from faq.patterns import Pattern
from faq.query.model import Meaning, Term
from faq.query.names import TITLES
from faq.query.segments import Segment, Segmenter, Spellings
from faq.query.wording import QuestionWords
from faq.reply import Language
from faq.spelling import Option, Speller
from faq.tables import Table
from faq.text import has_accent

__all__ = ["QuestionWords", "TermFinder"]

# Of so many phrases of the lexicon their meanings are remembered.
_REMEMBERED = 4096
# Who acts is often left out.
_ACTOR = 0.7
# "Ông Tuấn" is who has been named in full.
_TITLED = 0.95
# A narrower thing answers to a wide word: "HĐND" to "cơ quan nào".
_NARROWER = 0.7
# A reading so much less likely than another is that of a slip.
_SLIP = 0.2
_BE = frozenset("is are was were be been being".split())
# Who acts is often left out, and that it is all of them is told by the figure.
_SLIGHT = frozenset({"actors", "all"})
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
        "phases",
        "selves",
        "lead_ins",
        "given",
        "slight_deeds",
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
        self._meanings = lru_cache(maxsize=_REMEMBERED)(self._find_meanings)
        self._named = lru_cache(maxsize=_REMEMBERED)(self._find_named)
        self._called = lru_cache(maxsize=_REMEMBERED)(self._find_called)
        self._vietnamese = lru_cache(maxsize=_REMEMBERED)(self._find_vietnamese)
        self._english = lru_cache(maxsize=_REMEMBERED)(self._find_english)
        self._unknown = lru_cache(maxsize=_REMEMBERED)(self._find_unknown)
        self._asked_by = lru_cache(maxsize=_REMEMBERED)(self._find_asked_by)

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
        kinds = _kinds_of(folded, self._lexicon.asking)
        if language == "en":
            kinds |= _kinds_of(tuple(map(stem, folded)), self._lexicon.asking_stems)
        return kinds

    def _of(self, words: QuestionWords, segment: Segment) -> Term:
        """The term that a segment is."""
        first, last = segment.first, segment.last
        typed = tuple(words.options[first:last])
        folded = words.folded(first, last)
        if segment.kind in ("person", "name"):
            names = tuple([name for name, _ in segment.spellings]) or (folded,)
            keys = tuple([token.key for token in words.tokens[first:last]])
            is_person = segment.kind == "person"
            meaning = self._called(names, keys) if is_person else self._named(names)
            return self._term(words, segment, meaning, f"{segment.kind}s")
        if segment.kind == "en":
            ((stems, _),) = segment.spellings
            follows_be = first > 0 and words.tokens[first - 1].folded in _BE
            return self._term(words, segment, *self._english(folded, stems, follows_be))
        if segment.kind == "vi":
            keys = tuple([token.key for token in words.tokens[first:last]])
            if len(keys) > 1 and {spelling for spelling, _ in segment.spellings} == {keys}:
                # A word of the lexicon typed with its diacritics is no slip: "đất đai", not
                # "đạt giải".
                typed = _exact(keys)
            return self._term(words, segment, *self._vietnamese(typed, segment.spellings))
        if len(folded) == 2:
            return self._term(words, segment, _meaning({typed: 1.0}), "unknown")
        (word,) = folded
        surface = words.surface(first, last)
        # A capital tells nothing of the first word.
        is_syllable = (surface.islower() or not first) and (
            words.language == "vi" and (self._speller.knows_folded(word) or has_accent(word))
        )
        word_class = "syllable" if is_syllable else "unknown"
        return self._term(words, segment, self._unknown(typed, word), word_class)

    def _term(
        self,
        words: QuestionWords,
        segment: Segment,
        meaning: Meaning,
        word_class: str,
    ) -> Term:
        first, last = segment.first, segment.last
        signals = self._asked_by(
            tuple([token.key for token in words.tokens[first:last]]),
            words.folded(first, last),
            segment.spellings if segment.kind == "vi" else (),
            words.language == "en",
        )
        weight = _CLASS_WEIGHTS[word_class]
        return Term(
            surface=words.surface(first, last),
            first=first,
            last=last,
            meaning=meaning,
            word_class=word_class,
            weight=weight if signals.isdisjoint(_SLIGHT) else weight * _ACTOR,
            signals=signals - _OF_WEIGHT,
            is_head="titled" in signals,
            is_slight="slight_deeds" in signals,
        )

    def _find_asked_by(
        self, keys: Words, folded: Words, spellings: Spellings, is_english: bool
    ) -> frozenset[str]:
        """What a word or phrase by itself asks for, and what it is to questions."""
        readings = {keys, *[spelling for spelling, _ in spellings]}
        told = self._lexicon.accented_asking
        signals = frozenset().union(*(told.get(reading, ()) for reading in readings))
        if folded in readings:
            signals |= self._lexicon.asking.get(folded, frozenset())
        if is_english:
            signals |= self._lexicon.asking_stems.get(tuple(map(stem, folded)), frozenset())
        return signals

    def _find_named(self, names: tuple[Words, ...]) -> Meaning:
        return _meaning({_typed(name): 1.0 for name in names})

    def _find_called(self, names: tuple[Words, ...], keys: Words) -> Meaning:
        """What persons are named by: by the given name too, where nobody else has it."""
        patterns: dict[Pattern, float] = {}
        for name in names:
            called = self._index.people_called(name[-1:])
            # Of nobody the articles name, "bà Lan", the given name alone may be "lần".
            is_strange = len(name) == 1 and not called
            _add(patterns, _exact(keys) if is_strange else _typed(name), 1.0)
            if is_strange or (len(name) > 1 and called == (name,)):
                # Of a longer phrase a part counts, and "đồng chí" is said of many.
                for title in (title for title in TITLES if len(title) == 1):
                    _add(patterns, (*_exact(title), *_typed(name[-1:])), _TITLED)
        return _meaning(patterns)

    def _find_vietnamese(self, typed: Pattern, spellings: Spellings) -> tuple[Meaning, str]:
        """What words that stand for phrases of the lexicon mean, and their class."""
        patterns: dict[Pattern, float] = {typed: 1.0}
        classes: list[str] = []
        best = max(weight for _, weight in spellings)
        for spelling, weight in spellings:
            # "Sinh" as typed is the verb, though it may be a slip for "tỉnh".
            if weight > best - _SLIP:
                numbers = self._lexicon.vi[spelling]
                classes += [self._lexicon.concepts[number].word_class for number in numbers]
            for pattern, likeness in self._meanings(spelling):
                _add(patterns, pattern, likeness * weight)
        return _meaning(patterns), _best_class(classes)

    def _find_meanings(self, spelling: Words) -> tuple[tuple[Pattern, float], ...]:
        """A Vietnamese phrase of the lexicon, its synonyms and kinds, each with its likeness."""
        patterns: dict[Pattern, float] = {_exact(spelling): 1.0}
        for other, likeness in self._lexicon.synonyms(spelling):
            _add(patterns, _exact(other), likeness)
        for narrow in self._lexicon.kinds.get(spelling, ()):
            _add(patterns, _exact(narrow), _NARROWER)
        return tuple(patterns.items())

    def _find_english(self, folded: Words, stems: Words, follows_be: bool) -> tuple[Meaning, str]:
        """What words of an English phrase of the lexicon mean, and their class."""
        patterns: dict[Pattern, float] = {}
        classes = [self._lexicon.concepts[n].word_class for n in self._lexicon.en[stems]]
        # "chaired" and "chairing" are the verb, whatever "chair" may be.
        only_verbs = folded[-1].endswith(("ed", "ing")) and "verbs" in classes
        # "meeting" as a list has it is the noun; the verb "meet" comes second.
        typed = " ".join(folded)
        exact = {n for n in self._lexicon.en[stems] if typed in self._lexicon.concepts[n].en}
        only_verbs = only_verbs and not exact
        # "They are building": a noun doesn't follow on "are".
        if follows_be and typed.endswith("ing") and "verbs" in classes:
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
        if len(folded) == 1 and folded[0] in self._index.postings:
            _add(patterns, _typed(folded), 0.6)
        return _meaning(patterns), "verbs" if only_verbs else _best_class(classes)

    def _find_unknown(self, typed: Pattern, word: str) -> Meaning:
        """What a word means that the lexicon doesn't have."""
        patterns: dict[Pattern, float] = {typed: 1.0}
        if 2 <= len(word) <= 5 and word.isalpha() and not self._speller.knows_folded(word):
            for initialled in self._index.initials.get(word):
                _add(patterns, _typed(initialled), 0.8)
        return _meaning(patterns)


def _meaning(patterns: Mapping[Pattern, float]) -> Meaning:
    return Meaning(tuple(sorted(patterns.items(), key=lambda pattern: -pattern[1])))


def _add(patterns: dict[Pattern, float], pattern: Pattern, weight: float) -> None:
    patterns[pattern] = max(weight, patterns.get(pattern, 0.0))


def _kinds_of(words: Words, asking: Table[frozenset[str]]) -> set[str]:
    """What the phrases among some words ask for."""
    kinds: set[str] = set()
    for first, word in enumerate(words):
        for phrase, asked in asking.beginning(word).items():
            if words[first : first + len(phrase)] == phrase:
                kinds |= asked
    return kinds


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
