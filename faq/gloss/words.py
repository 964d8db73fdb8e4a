"""A Vietnamese text cut into phrases with their English: the longest match of the lexicon wins."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cached_property
from itertools import pairwise
from types import MappingProxyType
from typing import Literal

from faq.figures.model import Moment, Quantity
from faq.figures.moments import find_moments
from faq.figures.quantities import find_quantities
from faq.gloss.figures import date_in_english, figure_in_english
from faq.gloss.functions import FUNCTION_OF
from faq.introductions import find_people
from faq.lexicon import Lexicon, Words, words_of
from faq.regexes import late
from faq.text import Token, fold, tokenize
from faq.values import NamedTuple

__all__ = ["Cutter", "Piece", "PieceKind"]

PieceKind = Literal[
    "word", "function", "name", "person", "quote", "figure", "date", "mark", "end"
]  # fmt: skip


class Piece(NamedTuple):
    """A phrase, name, figure, date or mark of the text."""

    kind: PieceKind
    """What it is; "function" is a word of the grammar's own, "end" stands after the last one."""
    vi: str
    """Its comparison keys, joined by spaces; a mark or the words of a quote as printed; a person's
    posts, one a line."""
    en: str = ""
    """Its English: of a function word, name, person, figure or date."""
    senses: Mapping[str, str] = MappingProxyType({})
    """Of a word: word class → preferred English."""
    role: str = ""
    """Of a function word: what it does; of a date: the preposition it takes."""
    figure: Quantity | None = None
    """Of a figure: the quantity."""

    @property
    def is_unknown(self) -> bool:
        """Whether the lexicon has no English for this word, so that it stays Vietnamese."""
        return self.kind == "word" and bool(self.en) and not self.role


# First syllables of words that begin the names of bodies and are no names themselves.
_BODY_HEAD_WORDS = (
    "sở bộ ban phòng cục hội quỹ huyện xã tỉnh thôn ấp đảng trường trưởng chùa cầu khu phường quận "
    "quân tp tx thành công cổng đài đại nhà trung ủy chi liên hợp tổ đoàn viện tòa ông"
)
_BODY_HEADS = frozenset(words_of(_BODY_HEAD_WORDS))
# After these a name begins, whatever it begins with: "huyện Cầu Kè".
_PLACE_HEADS = frozenset(words_of("huyện xã tỉnh thôn bản ấp phường quận"))
_NEGATIONS = frozenset(word for (word,) in map(words_of, ("không", "chưa", "chẳng")))
_LISTED = frozenset(word for (word,) in map(words_of, ("phòng", "sở", "ban", "bộ")))
# A motto or a name between marks that need not be of one kind.
_QUOTE = late(r"[\"“”]\s*([^\"“”]*\w[^\"“”]*)[\"“”]")
_CROSSED = late(r"\s*[-–—&,]?\s*")
_MARKS = late(r"[^\s\w]|(?<=\s)[-–—](?=\s)")
_CLASSES = ("nouns", "verbs", "adjectives", "adverbs", "phrases", "places")


class Cutter:
    """Cuts texts by one lexicon; built once."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self._senses: dict[Words, Mapping[str, str]] = {}
        self._only_asked: set[Words] = set()

    def cut(self, text: str, year: int | None = None) -> list[Piece]:
        """The pieces of a text in order, with an "end" piece after them."""
        pieces: list[Piece] = []
        for piece in _Cut(self, text, year).pieces():
            if piece.is_unknown and pieces and pieces[-1].is_unknown:
                en = f"{pieces.pop().en} {piece.en}"
                piece = Piece("word", piece.vi, en, {"nouns": en})
            pieces.append(piece)
        return [*pieces, Piece("end", "")]

    def senses(self, words: Words) -> Mapping[str, str]:
        """Word class → preferred English of a phrase; empty when the lexicon lacks it."""
        known = self._senses.get(words, {} if words not in self._lexicon.vi else None)
        if known is None:
            known = self._senses[words] = self._read_senses(words)
        return known

    def _read_senses(self, words: Words) -> Mapping[str, str]:
        best: dict[str, tuple[int, str]] = {}
        concepts = [self._lexicon.concepts[number] for number in self._lexicon.vi.get(words, ())]
        concepts = [concept for concept in concepts if concept.en]
        ordinary = [concept for concept in concepts if not concept.for_questions]
        if concepts and not ordinary:
            self._only_asked.add(words)
        for concept in ordinary or concepts:
            rank = next((r for r, p in enumerate(concept.vi) if words_of(p) == words), 9)
            if concept.word_class not in best or rank < best[concept.word_class][0]:
                best[concept.word_class] = (rank, concept.en[0])
        ordered = sorted(best.items(), key=lambda entry: (entry[1][0], _CLASSES.index(entry[0])))
        return {word_class: english for word_class, (_, english) in ordered}

    def is_only_asked(self, words: Words) -> bool:
        """Whether the lexicon has the phrase in its wide lists for questions alone."""
        self.senses(words)
        return words in self._only_asked

    def longest(self, word: str) -> int:
        """Words in the longest phrase that begins with this one."""
        return max(self._longest.get(word, 0), self._lexicon.longest.get((word,), 0))

    @cached_property
    def _longest(self) -> Mapping[str, int]:
        # Made for the first text: an engine that answers in Vietnamese glosses none.
        longest: dict[str, int] = {}
        for words in (phrase.split(" ") for phrase in FUNCTION_OF):
            longest[words[0]] = max(longest.get(words[0], 0), len(words))
        return longest

    def long_form(self, folded: Words) -> Words:
        """What an abbreviation stands for, as keys; empty when it is unknown."""
        forms = self._lexicon.abbreviations.get(folded)
        return forms[0] if forms else ()


class _Word(NamedTuple):
    """A token of the text, or one of those that an abbreviation in it stands for."""

    key: str
    start: int
    end: int
    capital: bool
    made: bool = False


class _Cut:
    """One text being cut."""

    def __init__(self, cutter: Cutter, text: str, year: int | None) -> None:
        self.cutter, self.text, self.year = cutter, text, year
        self.spans: dict[int, tuple[int, list[Piece]]] = {}
        for quote in _QUOTE.finditer(text):
            self.spans[quote.start()] = (quote.end(), [Piece("quote", quote.group(1).strip())])
        self._take_people()
        for quantity in find_quantities(text):
            self._take_figure(quantity)
        for moment in find_moments(text):
            self._take_date(moment)
        self.words = self._expanded(tokenize(text))
        self.keys: Words = tuple(word.key for word in self.words)
        self.bounds = self._bounds()

    def _free(self, start: int, end: int) -> bool:
        return all(end <= first or last <= start for first, (last, _) in self.spans.items())

    def _take_figure(self, quantity: Quantity) -> None:
        if self._free(quantity.start, quantity.end):
            piece = Piece("figure", "", figure_in_english(quantity), figure=quantity)
            self.spans[quantity.start] = (quantity.end, [piece])

    def _take_date(self, moment: Moment) -> None:
        if self._free(moment.start, moment.end):
            preposition, english = date_in_english(moment, self.year)
            vi = fold(moment.surface)
            self.spans[moment.start] = (moment.end, [Piece("date", vi, english, role=preposition)])

    def _take_people(self) -> None:
        for person in find_people(self.text):
            # "xã Định Thành": a name of two syllables and no post is a place as often as not.
            if not person.posts and len(person.name.split()) < 3:
                continue
            start = min((person.start, *(post.start for post in person.posts)))
            end = max((person.end, *(post.end for post in person.posts)))
            if self._free(start, end):
                posts = "\n".join(post.surface for post in person.posts)
                self.spans[start] = (end, [Piece("person", posts, person.name)])

    def _expanded(self, tokens: tuple[Token, ...]) -> list[_Word]:
        """The tokens with abbreviations printed in capitals written out."""
        words: list[_Word] = []
        position = 0
        while position < len(tokens):
            token = tokens[position]
            surface = self.text[token.start : token.end]
            capital = surface[0].isupper()
            long_form: Words = ()
            length = 0
            if capital and (len(surface) == 1 or surface[1:] != surface[1:].lower()):
                for length in (4, 3, 2, 1):
                    if position + length > len(tokens):
                        continue
                    last = tokens[position + length - 1]
                    short = self.text[token.start : last.end]
                    folded = tuple(t.folded for t in tokens[position : position + length])
                    if not re.search(r"\s", short) and (long_form := self.cutter.long_form(folded)):
                        break
            if long_form:
                end = tokens[position + length - 1].end
                words += [
                    _Word(key, token.start, end, i == 0, True) for i, key in enumerate(long_form)
                ]
                position += length
            else:
                words.append(_Word(token.key, token.start, token.end, capital))
                position += 1
        return words

    def pieces(self) -> Iterator[Piece]:
        """The pieces in order: the phrases of the cheapest cut, and the spans between them."""
        best = self._cheapest()
        position, offset = 0, 0
        while position < len(self.words) or offset < len(self.text):
            start = self.words[position].start if position < len(self.words) else len(self.text)
            opening = [first for first in self.spans if offset <= first <= start]
            stop = min(opening, default=start)
            yield from self._marks(offset, stop)
            if opening:
                offset, inside = self.spans[stop]
                yield from inside
                while position < len(self.words) and self.words[position].start < offset:
                    position += 1
                continue
            if position >= len(self.words):
                return
            length, piece = best[position]
            yield piece
            position += length
            offset = self.words[position - 1].end

    def _marks(self, start: int, end: int) -> Iterator[Piece]:
        gap = self.text[start:end]
        for match in _MARKS.finditer(gap):
            yield Piece("mark", match.group())

    def _cheapest(self) -> list[tuple[int, Piece]]:
        """For every position the phrase to take there, so that few and known phrases result."""
        costs = [0.0] * (len(self.words) + 1)
        best: list[tuple[int, Piece]] = [(1, Piece("end", ""))] * len(self.words)
        for position in range(len(self.words) - 1, -1, -1):
            choices = [
                (self._cost(length, piece, position) + costs[position + length], -length, piece)
                for length, piece in self._choices(position)
            ]
            costs[position], minus_length, piece = min(choices, key=lambda choice: choice[:2])
            best[position] = (-minus_length, piece)
        return best

    def _choices(self, position: int) -> Iterator[tuple[int, Piece]]:
        """The phrases that may begin here, each with its number of words."""
        first = self.words[position]
        limit = self._limit(position)
        name = self._name_length(position, limit)
        none = True
        for length in range(min(limit, self.cutter.longest(first.key)), 0, -1):
            piece = self._phrase(position, length)
            if piece is None or (length <= name and (length == 1 or piece.kind == "function")):
                continue
            none = False
            yield length, piece
        surface = self.text[first.start : self.words[position + max(1, name) - 1].end]
        if name:
            yield name, Piece("name", "", surface)
        elif none and (first.capital or not surface.isalpha()):
            yield 1, Piece("name", "", surface)
        elif none:
            yield 1, Piece("word", first.key, surface, senses={"nouns": surface})

    def _phrase(self, position: int, length: int) -> Piece | None:
        words = self.keys[position : position + length]
        key = " ".join(words)
        first = self.words[position]
        last = self.words[position + length - 1]
        function = FUNCTION_OF.get(key)
        if function and not (
            length == 1 and first.capital and position and self._inner_name(position)
        ):
            role, english = function
            if role == "before verb" and "adjectives" in (senses := self.cutter.senses(words)):
                return Piece("word", key, english, senses=senses, role=role)
            return Piece("function", key, english, role=role)
        senses = self.cutter.senses(words)
        if not senses or (words[0] in _NEGATIONS and "nouns" not in senses):
            return None
        if "places" in senses and first.capital:
            surface = self.text[first.start : last.end]
            foreign = fold(senses["places"]).replace(" ", "") not in fold(surface).replace(" ", "")
            return Piece("name", key, senses["places"] if foreign and not first.made else surface)
        if list(senses) == ["places"]:
            return None
        return Piece("word", key, senses=senses)

    def _inner_name(self, position: int) -> bool:
        return self.words[position - 1].capital and position + 1 < len(self.words)

    def _bounds(self) -> list[str]:
        """What ends a phrase behind each word: "stop", "comma" in pairs alone, or nothing."""
        bounds: list[str] = []
        for here, following in pairwise(self.words):
            gap = self.text[here.end : following.start]
            stops = here.start != following.start and (
                not _CROSSED.fullmatch(gap)
                or any(here.end <= first <= following.start for first in self.spans)
            )
            paired = "," in gap and here.key not in _LISTED
            bounds.append("stop" if stops else "comma" if paired else "")
        return [*bounds, "stop"]

    def _limit(self, position: int) -> int:
        """How many words from here a phrase may take: up to a mark, figure or date."""
        most = max(self.cutter.longest(self.keys[position]), 6)
        length = 1
        while length < most:
            bound = self.bounds[position + length - 1]
            if bound == "stop" or (bound and length % 2):
                break
            length += 1
        return length

    def _name_length(self, position: int, limit: int) -> int:
        """Words in the proper name that begins here, 0 if none."""
        word = self.words[position]
        if not word.capital or word.made:
            return 0
        length = 0
        while length < limit:
            here = self.words[position + length]
            gap = self.text[self.words[position + length - 1].end : here.start] if length else ""
            if not here.capital or here.made or gap.strip():
                break
            # "Theo Bí thư …": a word of the grammar's own with the capital of the sentence.
            if length > (word.key not in FUNCTION_OF) and self._known_head(position + length):
                break
            length += 1
        if length == 1:
            return 0 if position == 0 or self._phrase(position, 1) else 1
        is_place = position > 0 and self.keys[position - 1] in _PLACE_HEADS
        is_body = word.key in _BODY_HEADS and not is_place
        return 0 if is_body and self._phrase(position, 1) else length

    def _known_head(self, position: int) -> bool:
        """Whether a phrase of two words and more that is no name begins here."""
        word = self.words[position]
        if position + 1 >= len(self.words) or self.words[position + 1].capital:
            return False
        return word.capital and bool(self.cutter.senses((word.key, self.words[position + 1].key)))

    def _cost(self, length: int, piece: Piece, position: int) -> float:
        """How little a phrase is wanted: long known ones cost least, unknown words most."""
        capital = 0.1 if self.words[position].capital else 0.0
        if piece.is_unknown:
            return 4.0
        if length == 1:
            return (1.2 if piece.kind == "function" else 1.6) - capital
        words = self.keys[position : position + length]
        if piece.kind == "word" and not piece.role and self.cutter.is_only_asked(words):
            # More than its parts, where these are known.
            return 1.8 * length
        return (1.0 if piece.kind != "name" or piece.vi else 1.3) - capital
