"""The words of a question as meant: keystrokes, shorthand, abbreviations and slips resolved."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import islice, pairwise

from faq.allowance import Allowance
from faq.english import stem
from faq.figures.units import is_unit
from faq.index import Index, write_out
from faq.intents import Intents
from faq.lexicon import Lexicon, Words, folded_of
from faq.query.marks import Marks
from faq.query.mending import Mender
from faq.query.wording import Wording
from faq.regexes import late
from faq.reply import Language
from faq.spelling import Option, Speller
from faq.text import Token, key_of, tidy, tokenize
from faq.values import NamedTuple

__all__ = ["MAX_CHARACTERS", "WordReader", "clean"]

# "Chia" is no slip for "chưa".
_MEANT = 0.5
_REMEMBERED = 4096
# What a word of a name says of the language.
_OF_NAME = 0.3
MAX_CHARACTERS = 500
"""As people count them; a longer question is cut, and people's questions are far shorter."""

_DIGIT_O = late(r"\b[oO](\d)\b")
_PART = late(r"[^,:.!]*(?:[,:.!](?!\s)[^,:.!]*)*[,:.!]?\s*")
_KEYED = late(r"[^\W_]+")
_VOWELS = frozenset("aeiouy")
_AFTER_BAO = frozenset({"nhieu", "gio", "lau", "xa"})
_INTERROGATIVES = frozenset("nao gi dau ai sao".split())
_OFTEN = (Option("thuong", "thường", 1.0),)
# A question has at least so many words.
_LEAST_ASKED = 2
# A name of a person has so many words; a given name alone may be a particle.
_NAME_LENGTHS = (2, 3, 4, 5)


def clean(question: str) -> tuple[str, bool]:
    """The question composed, without control characters, cut to a bounded length."""
    composed = " ".join(tidy(question[: 4 * MAX_CHARACTERS]).split())
    composed = _DIGIT_O.sub(r"0\1", composed)
    was_cut = len(question) > 4 * MAX_CHARACTERS
    if len(composed) > MAX_CHARACTERS:
        from regex import finditer  # Late: people's questions are far shorter.

        ends = [match.end() for match in islice(finditer(r"\X", composed), MAX_CHARACTERS)]
        was_cut = was_cut or ends[-1] < len(composed)
        composed = composed[: ends[-1]]
    return composed, was_cut


class Typed(NamedTuple):
    """A question as typed, before its slips are mended."""

    text: str
    """Composed and cut, keystrokes read back, without what people say of themselves first."""
    tokens: Sequence[Token]
    """Its words, shorthand and abbreviations written out; offsets into the text."""
    language: Language
    """The language it is read in."""
    is_undecided: bool
    """Whether its words don't tell that."""
    was_cut: bool
    """Whether it was too long."""


class WordReader:
    """Reads the words of questions against an index and a lexicon."""

    def __init__(self, index: Index, lexicon: Lexicon, intents: Intents) -> None:
        self._index = index
        self._lexicon = lexicon
        self.speller = Speller(index, lexicon, intents.keys)
        self._mender = Mender(index, lexicon, self.speller, intents)
        self._particles = {words[0] for words in lexicon.particles if len(words) == 1}
        self._plain_particles = {folded_of((word,))[0] for word in self._particles}
        self._asking = intents.stems
        self._forms = lru_cache(maxsize=_REMEMBERED)(self._likely_forms)
        self._tells = lru_cache(maxsize=_REMEMBERED)(self._find_told)
        self._marks = Marks(index, lexicon, self.speller)
        self._certain = lru_cache(maxsize=_REMEMBERED)(self._find_certain)
        self._openers = {folded_of(words) for words in lexicon.openers}
        self._opener_lengths = {len(opener) for opener in self._openers}

    def read(self, question: str, undecided: Language, allowance: Allowance) -> Typed:
        """A question as typed, in the language named where its words don't tell."""
        text, was_cut = clean(question)
        # Written in capitals throughout, none of them tells a name or an abbreviation.
        if text.isupper() and " " in text:
            text = text.lower()
        text = self._without_openers(text)
        tokens = tokenize(text)
        told = self._language(text, tokens)
        language = told or undecided
        if language == "vi":
            read = self._read_keystrokes(text)
            text, tokens = (text, tokens) if read == text else (read, tokenize(read))
        words = self._tokens(text, tokens, language, allowance)
        return Typed(text, words, language, told is None, was_cut)

    def meant(
        self, text: str, tokens: Sequence[Token], language: Language, allowance: Allowance
    ) -> Wording:
        """The words with slips mended."""
        if language == "en":
            return Wording(text, tuple(tokens), (None,) * len(tokens))
        words, mended = self._mender.mend(text, tokens, allowance)
        return Wording(text, tuple(words), tuple(mended))

    def options(self, wording: Wording, language: Language) -> list[tuple[Option, ...]]:
        """What each word may stand for."""
        if language == "en":
            return [(Option(token.folded, None, 1.0),) for token in wording.tokens]
        folded = ["", *(token.folded for token in wording.tokens), ""]
        read = [
            mended or self.speller.options(token.key, token.folded, folded[i], folded[i + 2])
            for i, (token, mended) in enumerate(zip(wording.tokens, wording.mended, strict=True))
        ]
        return self._marks.forgiven(wording.tokens, read)

    def wording(self, text: str, language: Language, allowance: Allowance) -> Wording:
        """Some words of a question that has been read, as they are meant."""
        tokens = self._tokens(text, tokenize(text), language, allowance)
        return self.meant(text, tokens, language, allowance)

    def accented(
        self, tokens: Sequence[Token], options: Sequence[tuple[Option, ...]]
    ) -> list[tuple[Option, ...]]:
        """The options that may ask for something: less slips of words that are ones as they stand.

        Nor does a word ask that a neighbour leaves no doubt of: "bo may" is no number (mấy) where
        the articles print "bộ máy", and "lĩnh vực nào" no time (lúc).
        """
        accented = [
            choices
            if len(choices) == 1
            else tuple([option for option in choices if option.weight >= _MEANT]) or choices
            for choices in options
        ]
        for i, (left, right) in enumerate(pairwise(tokens)):
            if right.folded == "bao" and _asks_how(tokens[i + 2 : i + 3]):
                continue  # "Con bao nhieu" is no "cơn bão".
            certain = self._certain(left.key, right.key)
            if certain:
                accented[i : i + 2] = certain
        for position in self._often(tokens):
            accented[position] = _OFTEN
        return accented

    def _find_certain(self, left: str, right: str) -> list[tuple[Option, ...]]:
        """Two neighbours that leave no doubt of each other; empty where they do."""
        keys: Words = (left, right)
        if keys == folded_of(keys):
            accented = self._lexicon.accented(left, right)
            keys = accented if accented and self._index.has_phrase(keys) else ()
        elif keys not in self._lexicon.vi:
            return []
        return [
            (Option(folded, key, 1.0),) for folded, key in zip(folded_of(keys), keys, strict=True)
        ]

    def _often(self, tokens: Sequence[Token]) -> Iterator[int]:
        """Where "hay" is no "or": "chỗ nào hay bị ngập", "hay mắc lỗi gì" ask for one thing."""
        if not any(token.folded == "hay" for token in tokens):
            return
        asking = [i for i, token in enumerate(tokens) if token.folded in _INTERROGATIVES]
        for i, (token, following) in enumerate(pairwise(tokens)):
            befalls = (following.folded,) in self._lexicon.signals["befalls"]
            if token.folded == "hay" and befalls and asking:
                yield i

    def length(self, tokens: Sequence[Token]) -> int:
        """Number of words before the particles that close the question."""
        length = len(tokens)
        is_plain = all(token.key == token.folded for token in tokens)
        particles = self._plain_particles if is_plain else self._particles
        while length > 1 and tokens[length - 1].key in particles:
            if self._ends_name(tokens[:length]):
                break
            length -= 1
        return length

    def _ends_name(self, tokens: Sequence[Token]) -> bool:
        """Whether some words end with the name of a person of the articles: "Nguyen Huu Ha"."""
        words = tuple(token.folded for token in tokens)
        return any(words[-length:] in self._index.people for length in _NAME_LENGTHS)

    def _read_keystrokes(self, text: str) -> str:
        """The text with raw keystrokes read back; what stands between the words stays."""
        words = _KEYED.findall(text)
        read = self.speller.read_keystrokes(words)
        if read == words:
            return text
        following = iter(read)
        return _KEYED.sub(lambda _: next(following), text)

    def _likely_forms(self, short: Words) -> Sequence[Words]:
        """The long forms of an abbreviation, those alone that the articles print if they do any.

        One that no article prints in any of its forms, but whose letters begin words that an
        article has side by side, is left to those.
        """
        forms = self._lexicon.abbreviations.get(short)
        if not forms:
            return ()
        printed = [form for form in forms if self._index.has_phrase(folded_of(form))]
        is_left = not printed and len(short) == 1 and "".join(short) in self._index.initials
        return () if is_left else printed or forms

    def _without_openers(self, text: str) -> str:
        """The question without what people say of themselves first ("Thưa anh chị, tôi là …")."""
        parts = [self._without_lead_in(part) for part in _PART.findall(text)]
        if parts[0] == text:
            return text
        kept = [part for part in parts if part.strip() and not self._opens(part)]
        return " ".join("".join(kept).split()) if kept else text

    def _without_lead_in(self, part: str) -> str:
        """A part less what somebody says of themselves until they ask ("em đang … cho em hỏi")."""
        selves = self._lexicon.accented_signals["selves"]
        first = _KEYED.search(part)
        if first is None or (key_of(first.group()),) not in selves:
            return part
        tokens = tokenize(part)
        words = tuple(token.key for token in tokens)
        if words[:1] not in selves:
            return part
        lead_ins = self._lexicon.accented_signals["lead_ins"]
        for end in (len(words), *range(len(words) - _LEAST_ASKED, 1, -1)):
            if any(words[end - length : end] in lead_ins for length in range(2, min(end, 5) + 1)):
                return part[tokens[end].start :] if end < len(words) else ""
        return part

    def _opens(self, part: str) -> bool:
        """Whether a part of a question begins with what people say of themselves."""
        words = tuple(token.folded for token in tokenize(part))
        return any(words[:length] in self._openers for length in self._opener_lengths)

    def _language(self, text: str, tokens: Sequence[Token]) -> Language | None:
        """Vietnamese or English, by which words are known in which; None when in doubt."""
        english = vietnamese = 0.0
        for key, folded, start, end in tokens:
            # Names are Vietnamese in an English question too, with their diacritics or without.
            is_name = start > 0 and text[start].isupper() and not text[start:end].isupper()
            if key == folded:
                for_english, for_vietnamese = self._tells(folded)
                english += for_english
                vietnamese += _OF_NAME * for_vietnamese if is_name else for_vietnamese
            elif folded.isalpha():
                vietnamese += _OF_NAME if is_name else 1.5
        if english == vietnamese:
            return None
        return "en" if english > vietnamese else "vi"

    def _find_told(self, word: str) -> tuple[float, float]:
        """How much a word without diacritics speaks for English, and for Vietnamese."""
        if not word.isalpha():
            return 0.0, 0.0
        in_english = self._is_english(word)
        in_vietnamese = self.speller.knows_folded(word) or (word,) in self._lexicon.shorthand
        # A long word is no Vietnamese syllable, whatever it is.
        if not in_english and not in_vietnamese and self.speller.is_telex(word):
            return 0.0, 1.5
        if in_english != in_vietnamese:
            return float(in_english), float(in_vietnamese)
        return (0.5, 0.0) if not in_english and len(word) > 7 else (0.0, 0.0)

    def _is_english(self, folded: str) -> bool:
        word = stem(folded)
        return word in self._asking or (word,) in self._lexicon.english

    def _tokens(
        self, text: str, typed: Sequence[Token], language: Language, allowance: Allowance
    ) -> list[Token]:
        """The words, with shorthand and abbreviations written out and welded words split."""
        if language == "vi":
            tokens = list(self._write_out_shorthand(text, typed))
        else:
            tokens = self._corrected(text, typed, allowance)
        if not self._lexicon.abbreviated.isdisjoint([token.folded for token in tokens]):
            tokens = write_out(text, tokens, self._forms, accept=self._is_short)
        return tokens if language == "en" else list(self._parted(tokens))

    def _parted(self, tokens: Sequence[Token]) -> Iterator[Token]:
        """The words, those split that were typed without the blank between them."""
        words = ["", *[token.folded for token in tokens], ""]
        for position, token in enumerate(tokens):
            if self.speller.knows_folded(token.folded):
                yield token
                continue
            split = self.speller.split(token.folded, words[position], words[position + 2])
            if split:
                yield from (Token(word, word, token.start, token.end) for word in split)
            else:
                yield token

    def _corrected(self, text: str, tokens: Sequence[Token], allowance: Allowance) -> list[Token]:
        """The words of an English question, the first few that nobody knows mended."""
        corrected = list(tokens)
        strange = [place for place, token in enumerate(tokens) if self._is_slip(text, token)]
        for place in strange[: allowance.take_slips(len(strange))]:
            token = tokens[place]
            near = self.speller.near_english(token.folded)
            if near:
                corrected[place] = Token(near, near, token.start, token.end)
        return corrected

    def _is_slip(self, text: str, token: Token) -> bool:
        """Whether no list and no article has a word of an English question as typed."""
        return (
            token.folded.isalpha()
            and not self._is_english(token.folded)
            and token.folded not in self._index.postings
            and not text[token.start].isupper()
        )

    def _is_short(self, text: str, window: Sequence[Token]) -> bool:
        surface = text[window[0].start : window[-1].end]
        if len(window) == 1 and not surface.isupper():
            if self._is_english(window[0].folded):
                return False
            return not self.speller.knows(window[0].key) or not _VOWELS & set(surface.lower())
        return True

    def _write_out_shorthand(self, text: str, tokens: Sequence[Token]) -> Iterator[Token]:
        position = 0
        while position < len(tokens):
            listed = self._lexicon.shorthand.beginning(tokens[position].key)
            for length in range(max(map(len, listed)), 0, -1) if listed else ():
                window = tokens[position : position + length]
                meanings = listed.get(tuple([token.key for token in window]))
                if len(window) < length or not meanings:
                    continue
                key = window[0].key
                if _is_measure(tokens, position):
                    continue  # "1kg", "2 kg": no "không".
                # A syllable that the articles or the lexicon know is meant as it stands.
                if length == 1 and self.speller.knows(key) and _VOWELS & set(key):
                    continue
                if text[window[0].start : window[-1].end].isupper() and len(key) > 1:
                    continue
                following = tokens[position + length : position + length + 1]
                meaning = self._likeliest(meanings, following)
                start, end = window[0].start, window[-1].end
                for word, folded in zip(meaning, folded_of(meaning), strict=True):
                    yield Token(word, folded, start, end)
                position += length
                break
            else:
                yield tokens[position]
                position += 1

    def _likeliest(self, meanings: Sequence[Words], following: Sequence[Token]) -> Words:
        """What goes with the next word ("tn giao thông"), or else is printed by the articles."""
        for meaning in meanings if following else ():
            last = folded_of(meaning)[-1]
            if len(meaning) > 1 and (last, following[0].folded) in self._index.pairs:
                return meaning
        for meaning in meanings:
            words = folded_of(meaning)
            pairs = pairwise(words)
            if len(words) > 1 and all(pair in self._index.pairs for pair in pairs):
                return meaning
        return meanings[0]


def _is_measure(tokens: Sequence[Token], position: int) -> bool:
    """Whether a word is the unit of the number before it."""
    return (
        position > 0 and tokens[position - 1].key[-1:].isdigit() and is_unit(tokens[position].key)
    )


def _asks_how(after: Sequence[Token]) -> bool:
    """Whether what stands after "bao" makes it ask: "bao nhiêu"."""
    return bool(after) and after[0].folded in _AFTER_BAO
