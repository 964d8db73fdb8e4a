"""What a question asks: its language, the kind of answer wanted, its terms and constraints."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from faq.english import stem
from faq.index import Index, write_out
from faq.intents import Intent, IntentMatch, Recognizer
from faq.lexicon import Lexicon, Words, folded_of, words_of
from faq.patterns import Pattern
from faq.people import SURNAMES, is_post
from faq.figures.quantities import Moment, Quantity, find_moments, find_quantities
from faq.reply import Language
from faq.spelling import Option, Speller
from faq.text import Token, fold, folded_key, has_accent, nfc, tokenize
from faq.figures.units import MEASURES

__all__ = ["MAX_CHARACTERS", "Query", "Reader", "Term"]

MAX_CHARACTERS = 500
"""A longer question is cut; people's questions are far shorter."""

_CONTROLS = {"Cc", "Cf", "Cs", "Co", "Cn"}
_DIGIT_O = re.compile(r"\b[oO](\d)\b")

@dataclass(frozen=True, slots=True)
class Term:
    """A word or fixed phrase of the question that an answer has to account for."""

    surface: str
    """As typed."""
    first: int
    """Position of its first word in the question."""
    last: int
    """Position after its last word."""
    patterns: tuple[tuple[Pattern, float], ...]
    """Phrases in the articles that account for it, each with a weight from 0 to 1."""
    word_class: str
    """"nouns", "verbs", "adjectives", "adverbs", "phrases", "places", "persons",
    "names", "unknown", or "syllable" for a single small word that no list has."""
    weight: float
    """How much it matters, from 0 up; rarity is not in it yet."""
    signals: frozenset[str] = frozenset()
    """Kinds of answer, or statuses, that the word by itself asks for."""

    @property
    def forms(self) -> tuple[Words, ...]:
        """The likeliest reading of each pattern, folded."""
        return tuple(
            tuple(options[0].folded for options in pattern) for pattern, _ in self.patterns
        )


@dataclass(frozen=True, slots=True)
class Query:
    """A question, understood."""

    question: str
    """As asked."""
    text: str
    """As read: composed, keystrokes read back, shorthand written out."""
    language: Language
    """Its language."""
    tokens: tuple[Token, ...] = field(repr=False)
    """Its words; offsets into ``text``."""
    match: IntentMatch
    """What is wanted, and the words that say so."""
    terms: tuple[Term, ...]
    """What an answer has to account for."""
    unit: tuple[Term, ...]
    """What is counted ("xã" of "bao nhiêu xã"); part of ``terms``."""
    any_unit: bool
    """Whether what is counted is so wide ("người") that whatever is counted will do."""
    moments: tuple[Moment, ...]
    """Dates and periods named."""
    figures: tuple[Quantity, ...]
    """Figures named."""
    place: str = ""
    """A place named, as the lexicon writes it; empty if none."""
    is_target: bool = False
    """Whether an aim is asked for."""
    is_achieved: bool = False
    """Whether what has been reached is asked for."""
    asks_twice: bool = False
    """Whether two figures are asked for at once ("bao nhiêu xã, bao nhiêu huyện")."""
    asks_year: bool = False
    """Whether a year is asked for, not a day."""
    wants_figures: bool = False
    """Whether figures of whatever kind are asked for ("những con số nào")."""
    was_cut: bool = False
    """Whether the question was too long and was cut."""

    @property
    def intent(self) -> Intent:
        """The intent it matched."""
        return self.match.intent

    @property
    def wants(self) -> str:
        """The kind of answer wanted."""
        return self.match.intent.wants


# "một năm", "1 tháng" tell what an income is for, not how many years are asked about.
_HOW_MANY = re.compile(r"\bbao nhieu\b|\bmay\b|\bhow m(?:any|uch)\b")
_WHICH_YEAR = re.compile(r"\bnam (?:nao|may|bao)\b|\b(?:what|which) year\b")
_PART = re.compile(r"[^,:.!]*(?:[,:.!](?!\s)[^,:.!]*)*[,:.!]?\s*")
_PERIOD = re.compile(r"\s?(?:nam|thang|ngay|year|month|day)\b")
# What ends a pronoun: "ông ấy", "bà ta".
_PRONOUN_ENDS = frozenset({"âý", "ta", "đó", "đo", "ay", "he", "she", "his", "her"})
# A reading at least so good is taken for what was meant.
_SURE = 0.85
# A longer phrase is taken apart: its parts are found even where a paper words it otherwise.
_MAX_PHRASE = 3
_TITLES = frozenset(
    {("ong",), ("ba",), ("anh",), ("chi",), ("co",), ("dong", "chi"), ("mr",), ("mrs",), ("ms",)}
)
_CLASS_WEIGHTS = {
    "nouns": 1.0, "places": 1.1, "unknown": 1.0, "adjectives": 0.7, "verbs": 0.6, "adverbs": 0.3,
    "phrases": 0.3, "persons": 1.2, "names": 1.1, "syllable": 0.4,
}  # fmt: skip


class Reader:
    """Reads questions against an index and a lexicon."""

    def __init__(self, index: Index, lexicon: Lexicon, intents: Sequence[Intent]) -> None:
        self._index = index
        self._lexicon = lexicon
        self._intents = {intent.name: intent for intent in intents}
        self._recognizers: dict[Language, Recognizer] = {
            "vi": Recognizer(intents, "vi"),
            "en": Recognizer(intents, "en"),
        }
        self.speller = Speller(index, lexicon)
        self._particles = {words[0] for words in lexicon.particles if len(words) == 1}
        self._english = {word for words in lexicon.en for word in words}
        self._english.update(word for words in lexicon.light_en for word in words)
        asked = [word for intent in intents for word in intent.words("en")]
        self._english.update(map(stem, asked))
        self._english_forms = lexicon.english_forms
        self._abbreviations = dict(self._likely_forms())
        self._stems = {
            kind: {tuple(map(stem, words)) for words in phrases if len(words) == 1}
            for kind, phrases in lexicon.signals.items()
        }
        self._openers = {folded_of(words) for words in lexicon.openers}
        self._place_names = lexicon.place_names
        # A foreigner types names without diacritics.
        self._surnames = SURNAMES | {folded_key(name) for name in SURNAMES}
        self._light_folded = {folded_of(words) for words in lexicon.light_vi}

    def read(self, question: str) -> Query:
        """The question, understood; never raises, whatever was typed."""
        text, was_cut = _clean(question)
        text = self._without_openers(text)
        language = self._language(text)
        if language == "vi":
            text = " ".join(self.speller.read_keystrokes(text.split()))
        tokens = self._tokens(text, language)
        options = self._options(tokens, language)
        length = self._length(tokens)
        moments = find_moments(text)
        figures = tuple(
            figure
            for figure in find_quantities(text)
            if any(c.isdigit() for c in figure.surface)
            and not any(m.start <= figure.start < m.end for m in moments)
            and not _PERIOD.match(fold(text[figure.end : figure.end + 8]))
        )
        match = self._recognizers[language].recognize(options, length, has_figures=bool(figures))
        if match is None:
            match = IntentMatch(self._intent("keywords"), frozenset(), {}, 0.0)
        printed = (*moments, *(f for f in figures if f.kind not in ("document", "ordinal")))
        terms = tuple(self._terms(text, tokens, options, match, printed, language))
        match = self._settle_who(match, terms, tokens)
        folded = tuple(token.folded for token in tokens)
        unit = _unit(match, terms, language)
        match = self._settle_kind(match, unit)
        return Query(
            question=question,
            text=text,
            language=language,
            tokens=tuple(tokens),
            match=match,
            terms=terms,
            unit=unit,
            any_unit=any("any_unit" in term.signals for term in unit[:1]),
            moments=moments,
            figures=figures,
            place=next((t.surface for t in terms if t.word_class == "places"), ""),
            is_target=self._has_signal(folded, "target", language),
            is_achieved=self._has_signal(folded, "achieved", language),
            asks_twice=len(_HOW_MANY.findall(fold(text))) > 1,
            asks_year=bool(_WHICH_YEAR.search(fold(text))),
            wants_figures=self._has_signal(folded, "figures", language),
            was_cut=was_cut,
        )

    def _likely_forms(self) -> Iterator[tuple[Words, list[Words]]]:
        """Abbreviations with the long forms that the articles print first.

        One that no article prints in any of its forms, but whose letters begin words that an
        article has side by side, is left to those.
        """
        for short, forms in self._lexicon.abbreviations.items():
            printed = [form for form in forms if self._stands_in_articles(folded_of(form))]
            if printed or not ("".join(short) in self._index.initials and len(short) == 1):
                yield short, printed or forms

    def _stands_in_articles(self, words: Words) -> bool:
        return all(word in self._index.postings for word in words) and all(
            pair in self._index.pairs for pair in zip(words, words[1:], strict=False)
        )

    def _has_signal(self, folded: Words, kind: str, language: Language) -> bool:
        if _has_any(folded, self._lexicon.signals[kind]):
            return True
        return language == "en" and _has_any(tuple(map(stem, folded)), self._stems[kind])

    def _without_openers(self, text: str) -> str:
        """The question without what people say of themselves first ("Thưa anh chị, tôi là …")."""
        parts = _PART.findall(text)
        kept = [
            part
            for part in parts
            if not any(
                tuple(token.folded for token in tokenize(part))[: len(opener)] == opener
                for opener in self._openers
            )
        ]
        return " ".join("".join(kept).split()) if kept else text

    def _intent(self, name: str) -> Intent:
        return self._intents[name]

    def _settle_who(
        self, match: IntentMatch, terms: Sequence[Term], tokens: Sequence[Token]
    ) -> IntentMatch:
        """ "X là ai?" asks for the post of a person, or for the holder of a post."""
        names_person = any(term.word_class == "persons" for term in terms)
        names_post = any(is_post(form) for term in terms for form in term.forms)
        asks_who = any(token.folded in ("ai", "ten", "who", "whom", "name") for token in tokens)
        wants = match.intent.wants
        if wants == "post" and not names_person:
            refers_back = any(token.key in _PRONOUN_ENDS for token in tokens)
            if not refers_back or names_post:
                return replace(match, intent=self._intent("who" if asks_who else "which"))
        if wants == "person" and names_person and len(terms) == 1:
            return replace(match, intent=self._intent("post_of_person"))
        if wants == "which":
            first, last = match.slots.get("noun", (0, 0))
            asked = [term for term in terms if first <= term.first < last]
            if any(is_post(form) for term in asked for form in term.forms):
                return replace(match, intent=self._intent("who"))
        return match

    def _settle_kind(self, match: IntentMatch, unit: Sequence[Term]) -> IntentMatch:
        """What is counted may be money, or a share, rather than things."""
        if match.intent.wants != "count":
            return match
        for kind, intent in (("money", "how_much_money"), ("share", "share")):
            if any(kind in term.signals and "count" not in term.signals for term in unit):
                return replace(match, intent=self._intent(intent))
        return match

    def _language(self, text: str) -> Language:
        """Vietnamese or English, by which words are known in which; Vietnamese when in doubt."""
        english = vietnamese = 0.0
        for token in tokenize(text):
            if not token.folded.isalpha():
                continue
            if token.key != token.folded:
                vietnamese += 1.5
                continue
            in_english = stem(token.folded) in self._english
            in_vietnamese = (
                self.speller.knows_folded(token.folded) or (token.key,) in self._lexicon.shorthand
            )
            # A long word is no Vietnamese syllable, whatever it is.
            if not in_english and not in_vietnamese and self.speller.is_telex(token.folded):
                vietnamese += 1.5
            elif in_english and not in_vietnamese:
                english += 1
            elif in_vietnamese and not in_english:
                vietnamese += 1
            elif not in_english and len(token.folded) > 7:
                english += 0.5
        return "en" if english > vietnamese else "vi"

    def _tokens(self, text: str, language: Language) -> list[Token]:
        """The words, with shorthand and abbreviations written out and welded words split."""
        tokens = list(tokenize(text))
        if language == "vi":
            tokens = list(self._write_out_shorthand(text, tokens))
        else:
            tokens = [self._corrected(text, token) for token in tokens]
        tokens = write_out(text, tokens, self._abbreviations, accept=self._is_short)
        parted: list[Token] = []
        words = ["", *(token.folded for token in tokens), ""]
        for position, token in enumerate(tokens):
            split = None
            if language == "vi":
                split = self.speller.split(token.folded, words[position], words[position + 2])
            if split:
                parted.extend(Token(word, word, token.start, token.end) for word in split)
            else:
                parted.append(token)
        return parted

    def _corrected(self, text: str, token: Token) -> Token:
        """An English word with a slip mended, where no list and no article has it as typed."""
        if (
            stem(token.folded) in self._english
            or token.folded in self._index.postings
            or text[token.start].isupper()
            or not token.folded.isalpha()
        ):
            return token
        near = self.speller.near_english(token.folded, self._english_forms)
        return Token(near, near, token.start, token.end) if near else token

    def _is_short(self, text: str, window: Sequence[Token]) -> bool:
        surface = text[window[0].start : window[-1].end]
        if len(window) == 1 and not surface.isupper():
            if stem(window[0].folded) in self._english:
                return False
            return not self.speller.knows(window[0].key) or not set("aeiouy") & set(surface.lower())
        return True

    def _write_out_shorthand(self, text: str, tokens: Sequence[Token]) -> Iterator[Token]:
        position = 0
        while position < len(tokens):
            for length in (3, 2, 1):
                window = tokens[position : position + length]
                meanings = self._lexicon.shorthand.get(tuple(token.key for token in window))
                if len(window) < length or not meanings:
                    continue
                key = window[0].key
                # A syllable that the articles or the lexicon know is meant as it stands.
                if length == 1 and self.speller.knows(key) and set("aeiouy") & set(key):
                    continue
                if text[window[0].start : window[-1].end].isupper() and len(key) > 1:
                    continue
                meaning = self._likeliest(meanings)
                start, end = window[0].start, window[-1].end
                for word, folded in zip(meaning, folded_of(meaning), strict=True):
                    yield Token(word, folded, start, end)
                position += length
                break
            else:
                yield tokens[position]
                position += 1

    def _likeliest(self, meanings: Sequence[Words]) -> Words:
        for meaning in meanings:
            words = folded_of(meaning)
            pairs = zip(words, words[1:], strict=False)
            if len(words) > 1 and all(pair in self._index.pairs for pair in pairs):
                return meaning
        return meanings[0]

    def _options(self, tokens: Sequence[Token], language: Language) -> list[tuple[Option, ...]]:
        if language == "en":
            return [(Option(token.folded, None, 1.0),) for token in tokens]
        folded = ["", *(token.folded for token in tokens), ""]
        return [
            self.speller.options(token.key, token.folded, folded[i], folded[i + 2])
            for i, token in enumerate(tokens)
        ]

    def _length(self, tokens: Sequence[Token]) -> int:
        length = len(tokens)
        while length > 1 and (
            tokens[length - 1].key in self._particles or tokens[length - 1].folded in ("a", "nhe")
        ):
            length -= 1
        return length

    def _terms(
        self,
        text: str,
        tokens: Sequence[Token],
        options: Sequence[tuple[Option, ...]],
        match: IntentMatch,
        printed: Sequence[Moment | Quantity],
        language: Language,
    ) -> Iterator[Term]:
        """The terms, left to right; words of the intent, dates and figures are none."""
        spoken_for = set(match.words) | {
            i
            for i, token in enumerate(tokens)
            if any(part.start <= token.start < part.end for part in printed)
        }
        position = 0
        while position < len(tokens):
            if position in spoken_for:
                position += 1
                continue
            limit = next((i for i in range(position, len(tokens)) if i in spoken_for), len(tokens))
            found = self._longest(text, tokens, options, position, limit, match, language)
            if isinstance(found, Term):
                yield found
                position = found.last
            else:
                position = found

    def _longest(
        self,
        text: str,
        tokens: Sequence[Token],
        options: Sequence[tuple[Option, ...]],
        first: int,
        limit: int,
        match: IntentMatch,
        language: Language,
    ) -> Term | int:
        """The longest known phrase that begins here; or, of a light one, where it ends."""
        person = self._person_term(text, tokens, first, limit)
        if person is not None:
            return person
        words = tuple(token.folded for token in tokens[first : min(limit, first + 4)])
        for length in range(len(words), 1, -1):
            if words[:length] in self._index.names and words[:length] not in self._lexicon.prefixes:
                pattern = tuple((Option(word, None, 1.0),) for word in words[:length])
                return self._term(text, tokens, first, length, {pattern: 1.0}, "names")
        longest = min(limit - first, self._lexicon.max_words)
        whole: Term | None = None
        if language == "en":
            for length in range(longest, 0, -1):
                stems = tuple(stem(token.folded) for token in tokens[first : first + length])
                if stems in self._lexicon.light_en:
                    return first + length
                if stems in self._lexicon.en:
                    term = self._english_term(text, tokens, first, length, stems)
                    # A phrase that no article words so is better taken word by word.
                    if length == 1 or self._is_printed(term):
                        return term
                    whole = whole or term
            if whole is not None:
                return whole
        for length in range(longest, 1 if language == "en" else 0, -1):
            if length > _MAX_PHRASE and not self._is_name(options[first : first + length]):
                continue
            spellings = list(self._spellings(options[first : first + length]))
            counted = (
                length == 1 and first - 1 in match.words and tokens[first].folded in MEASURES
            )
            if language == "vi" and not counted and any(
                s in self._lexicon.light_vi for s, weight in spellings if weight >= _SURE
            ):
                return first + length
            known = [(s, weight) for s, weight in spellings if s in self._lexicon.vi]
            if length == 1 and not text[tokens[first].start].isupper():
                known = [(s, weight) for s, weight in known if s not in self._lexicon.places]
            if known:
                term = self._vietnamese_term(text, tokens, options, first, length, known)
                if length < 3 or self._is_printed(term):
                    return term
                whole = whole or term
        if whole is not None:
            return whole
        return self._unknown_term(text, tokens, options, first, limit, language)

    def _is_name(self, options: Sequence[tuple[Option, ...]]) -> bool:
        """Whether words are a place name or a light phrase, which are never taken apart."""
        folded = tuple(choices[0].folded for choices in options)
        return folded in self._light_folded or any(
            spelling in self._lexicon.places for spelling in self._lexicon.vi_folded.get(folded, ())
        )

    def _person_term(
        self, text: str, tokens: Sequence[Token], first: int, limit: int
    ) -> Term | None:
        """A person named in full, or by title and given name ("ông Trung", "Mr Trung")."""
        words = tuple(token.folded for token in tokens[first:limit])
        for length in (5, 4, 3, 2):
            if words[:length] in self._index.people and len(words) >= length:
                return self._name(text, tokens, first, first, words[:length])
        run = self._capitals(text, tokens, first, limit)
        if run >= 2 and tokens[first].key in self._surnames and not any(
            words[:length] in self._index.names or words[:length] in self._place_names
            for length in range(2, run + 1)
        ):
            return self._name(text, tokens, first, first, words[:run])
        titled = next((n for n in (2, 1) if words[:n] in _TITLES), 0)
        if not titled or len(words) <= titled:
            return None
        for length in (5, 4, 3, 2, 1):
            name = words[titled : titled + length]
            if len(name) < length:
                continue
            full = [person for person in self._index.people if person[-length:] == name]
            if full:
                return self._name(text, tokens, first, first + titled, name, full)
        end = titled
        while end < len(words) and text[tokens[first + end].start].isupper():
            end += 1
        if end == titled:
            return None
        return self._name(text, tokens, first, first + titled, words[titled:end])

    def _capitals(self, text: str, tokens: Sequence[Token], first: int, limit: int) -> int:
        """How many capitalised words, at most five, stand side by side from a position on."""
        run = 0
        while run < 5 and first + run < limit:
            token = tokens[first + run]
            surface = text[token.start : token.end]
            if not surface[:1].isupper() or surface[1:].isupper():
                break
            if run and text[tokens[first + run - 1].end : token.start] != " ":
                break
            run += 1
        return run

    def _name(
        self,
        text: str,
        tokens: Sequence[Token],
        first: int,
        start: int,
        name: Words,
        full: Sequence[Words] = (),
    ) -> Term:
        patterns: dict[Pattern, float] = {}
        for words in full or (name,):
            _add(patterns, tuple((Option(word, None, 1.0),) for word in words), 1.0)
        return self._term(text, tokens, first, start - first + len(name), patterns, "persons")

    def _is_printed(self, term: Term) -> bool:
        """Whether some pattern of a term may stand in the articles as it is."""
        for pattern, _ in term.patterns:
            if self._stands_in_articles(tuple(options[0].folded for options in pattern)):
                return True
        return False

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
        text: str,
        tokens: Sequence[Token],
        first: int,
        length: int,
        patterns: dict[Pattern, float],
        word_class: str,
    ) -> Term:
        last = first + length
        return Term(
            surface=text[tokens[first].start : tokens[last - 1].end],
            first=first,
            last=last,
            patterns=tuple(sorted(patterns.items(), key=lambda pattern: -pattern[1])),
            word_class=word_class,
            weight=_CLASS_WEIGHTS[word_class],
            signals=frozenset(
                kind
                for kind, phrases in self._lexicon.signals.items()
                if tuple(token.folded for token in tokens[first:last]) in phrases
                or tuple(stem(token.folded) for token in tokens[first:last]) in self._stems[kind]
            ),
        )

    def _vietnamese_term(
        self,
        text: str,
        tokens: Sequence[Token],
        options: Sequence[tuple[Option, ...]],
        first: int,
        length: int,
        known: Sequence[tuple[Words, float]],
    ) -> Term:
        patterns: dict[Pattern, float] = {tuple(options[first : first + length]): 1.0}
        classes: list[str] = []
        for spelling, weight in known:
            _add(patterns, _exact(spelling), weight)
            for number in self._lexicon.vi[spelling]:
                classes.append(self._lexicon.concepts[number].word_class)
            for other, likeness in self._lexicon.synonyms(spelling):
                _add(patterns, _exact(other), likeness * weight)
        return self._term(text, tokens, first, length, patterns, _best_class(classes))

    def _english_term(
        self, text: str, tokens: Sequence[Token], first: int, length: int, stems: Words
    ) -> Term:
        patterns: dict[Pattern, float] = {}
        classes = [self._lexicon.concepts[n].word_class for n in self._lexicon.en[stems]]
        # "chaired" and "chairing" are the verb, whatever "chair" may be.
        only_verbs = tokens[first + length - 1].folded.endswith(("ed", "ing")) and "verbs" in classes
        # "meeting" as a list has it is the noun; the verb "meet" comes second.
        typed = " ".join(token.folded for token in tokens[first : first + length])
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
        if length == 1 and tokens[first].folded in self._index.postings:
            _add(patterns, ((Option(tokens[first].folded, None, 1.0),),), 0.6)
        word_class = "verbs" if only_verbs else _best_class(classes)
        return self._term(text, tokens, first, length, patterns, word_class)

    def _unknown_term(
        self,
        text: str,
        tokens: Sequence[Token],
        options: Sequence[tuple[Option, ...]],
        first: int,
        limit: int,
        language: Language,
    ) -> Term:
        """A word the lexicon doesn't have, with the ones after it that go on a known phrase."""
        length = 1
        while first + length < limit and any(
            (left.folded, right.folded) in self._index.pairs
            for left in options[first + length - 1]
            for right in options[first + length]
        ):
            if any(
                spelling in self._lexicon.vi or spelling in self._lexicon.light_vi
                for n in (1, 2, 3)
                for spelling, _ in self._spellings(
                    options[first + length : min(first + length + n, limit)]
                )
            ):
                break
            length += 1
        patterns: dict[Pattern, float] = {tuple(options[first : first + length]): 1.0}
        word = tokens[first].folded
        if length == 1 and 2 <= len(word) <= 5 and word.isalpha():
            for words in self._index.initials.get(word, ()):
                if not self.speller.knows_folded(word):
                    _add(patterns, tuple((Option(w, None, 1.0),) for w in words), 0.8)
        surface = text[tokens[first].start : tokens[first].end]
        is_syllable = (
            length == 1
            and surface.islower()
            and (language == "vi" and (self.speller.knows_folded(word) or has_accent(word)))
        )
        word_class = "syllable" if is_syllable else "unknown"
        return self._term(text, tokens, first, length, patterns, word_class)


def _add(patterns: dict[Pattern, float], pattern: Pattern, weight: float) -> None:
    patterns[pattern] = max(weight, patterns.get(pattern, 0.0))


def _exact(words: Words) -> Pattern:
    return tuple(
        (Option(folded, key, 1.0),) for folded, key in zip(folded_of(words), words, strict=True)
    )


def _best_class(classes: Sequence[str]) -> str:
    order = ("places", "nouns", "adjectives", "verbs", "adverbs", "phrases")
    return next((word_class for word_class in order if word_class in classes), "unknown")


def _unit(match: IntentMatch, terms: Sequence[Term], language: Language) -> tuple[Term, ...]:
    """The terms that may be the counted noun: the first one; in English any noun up to a verb."""
    slot = match.slots.get("unit") or match.slots.get("noun")
    if match.intent.wants == "list":
        slot = slot or match.slots.get("topic")
    if slot is None:
        return ()
    inside = [
        term for term in terms if slot[0] <= term.first < slot[1] and "count" not in term.signals
    ]
    if language == "vi":
        named = [term for term in inside if term.word_class in ("nouns", "unknown")] or inside
        # "phiên họp của tỉnh nào": what stands right before "nào" is asked for.
        return tuple(named[-1:] if "noun" in match.slots else named[:1])
    nouns: list[Term] = []
    for term in inside:
        if nouns and term.word_class == "verbs":
            break
        if term.word_class in ("nouns", "unknown"):
            nouns.append(term)
    return tuple(nouns)


def _has_any(folded: Words, phrases: Iterable[Words]) -> bool:
    joined = f" {' '.join(folded)} "
    return any(f" {' '.join(phrase)} " in joined for phrase in phrases)


def _clean(question: str) -> tuple[str, bool]:
    """The question composed, without control characters, cut to a bounded length."""
    kept = "".join(
        character if unicodedata.category(character) not in _CONTROLS else " "
        for character in question[: 4 * MAX_CHARACTERS]
        if character not in "\u200b\u200c\u200d\ufeff"
    )
    composed = " ".join(nfc(kept).split())
    composed = _DIGIT_O.sub(r"0\1", composed)
    was_cut = len(question) > 4 * MAX_CHARACTERS or len(composed) > MAX_CHARACTERS
    return composed[:MAX_CHARACTERS], was_cut


def is_accented(text: str) -> bool:
    """Whether any word of a text carries a diacritic."""
    return any(has_accent(text[token.start : token.end]) for token in tokenize(text))
