"""Articles taken apart in bulk: their sentences and words as columns of numbers.

What is done here for a million sentences is what ``Passage.tokens``, ``names_in`` and
``people_in`` do for one, a whole article at a time and without an object for each word.
"""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import numpy as np
import numpy.typing as npt

from faq.documents.articles import Article, Sentence
from faq.index.passages import CITABLE, ROLES
from faq.index.vocabulary import folded_name
from faq.introductions import find_people
from faq.lexicon import Lexicon, Words
from faq.people import SURNAMES
from faq.text import parted, word_forms
from faq.values import NamedTuple

__all__ = ["CITABLE_ROLES", "Columns", "Keys", "Named", "PeopleFinder", "Taker"]

CITABLE_ROLES = np.array([role in CITABLE for role in ROLES])
"""Which of them sentences have that state something."""
_CAPITAL, _TITLE, _SURNAME, _SHORT = 1, 2, 4, 8
# A name that was no person's so often is one nowhere; each look takes as long as a judgement.
_MOST_LOOKS = 4
_LONGEST_NAME = 5

Numbers = npt.NDArray[Any]
Named = list[tuple[int, tuple[int, ...]]]
"""Numbers of passages that may name a person, each with the keys of the name."""


class Columns(NamedTuple):
    """What an index keeps of one article, or of many one after the other."""

    spans: npt.NDArray[np.int32]
    """For each sentence its start and end, offsets into the article's text."""
    paragraphs: npt.NDArray[np.int32]
    """For each sentence the number of its paragraph."""
    roles: npt.NDArray[np.uint8]
    """For each sentence its role."""
    lengths: npt.NDArray[np.int32]
    """For each passage the number of its tokens."""
    tokens: npt.NDArray[np.int32]
    """For each token of the passages the number of its key."""
    places: npt.NDArray[np.uint16]
    """For each token its start and length, from the start of its sentence."""
    names: npt.NDArray[np.int32]
    """Capitalised words that stand together: the numbers of up to four keys, the rest -1."""
    people: tuple[Words, ...]
    """Names of the persons, folded."""


class Keys:
    """Numbers words in the order in which they come up."""

    def __init__(self) -> None:
        self.numbers: dict[str, int] = {}
        self.folded: list[str] = []

    def number(self, key: str, folded: str) -> int:
        """The number of a word, as key, which is told its form without diacritics."""
        found = self.numbers.get(key)
        if found is None:
            found = self.numbers[key] = len(self.folded)
            self.folded.append(folded)
        return found


class _Surfaces(dict[str, int]):
    """Numbers words as printed, and knows what each of them is."""

    def __init__(self, keys: Keys, openers: frozenset[str]) -> None:
        super().__init__()
        self._keys = keys
        self._openers = openers
        self.keys_of = array("i")
        self.flags_of = array("i")

    def __missing__(self, surface: str) -> int:
        key, folded = word_forms(surface)
        self[surface] = number = len(self.keys_of)
        self.keys_of.append(self._keys.number(key, folded))
        is_capital = surface[0].isupper()
        self.flags_of.append(
            _CAPITAL * (is_capital and not surface[1:].isupper())
            | _TITLE * surface.istitle()
            | _SURNAME * (is_capital and key in SURNAMES)
            | _SHORT * (surface[:2].isupper() and folded in self._openers)
        )
        return number


class Taker:
    """Takes articles apart, one after the other."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.keys = Keys()
        self._lexicon = lexicon
        openers = frozenset(words[0] for words in lexicon.abbreviations)
        self._surfaces = _Surfaces(self.keys, openers)

    def take(self, article: Article, sentences: Sequence[Sentence]) -> tuple[Columns, Named]:
        """The columns of an article, given its sentences, and where it may name persons."""
        pieces = parted(article.text)
        words = pieces[1::2]
        ids = np.fromiter(map(self._surfaces.__getitem__, words), np.int32, len(words))
        ends = np.fromiter(map(len, pieces), np.int32, len(pieces)).cumsum(dtype=np.int32)
        starts, ends = ends[0:-1:2], ends[1::2]
        spaced = np.fromiter(map(" ".__eq__, pieces[:-1:2]), np.bool_, len(words))
        spans = np.array([(s.start, s.end) for s in sentences], np.int32).reshape(-1, 2)
        roles = np.array([ROLES.index(s.role) for s in sentences], np.uint8)
        citable = spans[CITABLE_ROLES[roles]]
        owner = np.searchsorted(citable[:, 0], starts, "right") - 1
        inside = (owner >= 0) & (ends <= citable[owner, 1]) if len(citable) else owner >= 0
        ids, owner, spaced = ids[inside], owner[inside], spaced[inside]
        starts, ends = starts[inside], ends[inside]
        keys = np.frombuffer(self._surfaces.keys_of, np.int32)[ids]
        flags = np.frombuffer(self._surfaces.flags_of, np.int32)[ids]
        first = np.ones(len(ids), np.bool_)
        first[1:] = owner[1:] != owner[:-1]
        names = _names(keys, flags, spaced, first)
        named = _named(keys, flags, owner)
        written = self._written_out(keys, flags, owner)
        if written:
            keys, order, ends = _replaced(keys, ends, written)
            starts, owner = starts[order], owner[order]
        base = citable[:, 0][owner] if len(citable) else owner
        columns = Columns(
            spans=spans,
            paragraphs=np.array([s.paragraph for s in sentences], np.int32),
            roles=roles,
            lengths=np.bincount(owner, minlength=len(citable)).astype(np.int32),
            tokens=keys,
            places=np.stack((starts - base, ends - starts), axis=1).astype(np.uint16),
            names=names,
            people=(),
        )
        return columns, named

    def _written_out(
        self, keys: Numbers, flags: Numbers, owner: Numbers
    ) -> list[tuple[int, int, list[int]]]:
        """Where abbreviations stand: position, number of words, the long form's keys."""
        forms = self._lexicon.abbreviations
        folded = self.keys.folded
        found: list[tuple[int, int, list[int]]] = []
        after = 0
        for position in np.flatnonzero(flags & _SHORT).tolist():
            if position < after:
                continue
            own = [n for n in range(position, min(position + 4, len(keys)))
                   if owner[n] == owner[position]]  # fmt: skip
            words = tuple(folded[keys[number]] for number in own)
            for length in range(len(words), 0, -1):
                long = forms.get(words[:length])
                if long:
                    plain = (word_forms(key)[1] for key in long[0])
                    written = list(map(self.keys.number, long[0], plain))
                    found.append((position, length, written))
                    after = position + length
                    break
        return found


class PeopleFinder:
    """Finds the persons of articles; what may be a name is looked at a few times only."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._places = lexicon.place_names
        self._looks: Counter[tuple[int, ...]] = Counter()

    def find(self, text: bytes, columns: Columns, named: Named) -> tuple[Words, ...]:
        """The names of persons, folded, in an article.

        Args:
            text: its text, encoded.
            columns: its columns.
            named: where it may name persons.

        """
        passages = list(dict.fromkeys(self._worth_a_look(named)))
        if not passages:
            return ()
        decoded = text.decode("utf-8", "surrogatepass")
        spans = columns.spans[CITABLE_ROLES[columns.roles]][passages].tolist()
        people = (p for start, end in spans for p in find_people(decoded[start:end], self._places))
        return tuple(dict.fromkeys(folded_name(person.name) for person in people))

    def _worth_a_look(self, named: Named) -> Iterator[int]:
        for passage, name in named:
            self._looks[name] += 1
            if self._looks[name] <= _MOST_LOOKS:
                yield passage


def _named(keys: Numbers, flags: Numbers, owner: Numbers) -> Named:
    """Where a surname stands before other capitalised words."""
    capital = flags & _CAPITAL > 0
    begins = np.flatnonzero((flags[:-1] & _SURNAME > 0) & capital[1:])
    found: Named = []
    for begin in begins.tolist():
        end = begin + 1
        while end < len(keys) and end - begin < _LONGEST_NAME and capital[end]:
            end += 1
        found.append((int(owner[begin]), tuple(keys[begin:end].tolist())))
    return found


def _replaced(
    keys: Numbers, ends: Numbers, written: Iterable[tuple[int, int, list[int]]]
) -> tuple[Numbers, Numbers, Numbers]:
    """Keys with abbreviations written out, where each stood among the old ones, and their ends."""
    counts = np.ones(len(keys), np.int32)
    for position, length, long in written:
        counts[position : position + length] = 0
        counts[position] = len(long)
    order = np.repeat(np.arange(len(keys), dtype=np.int32), counts)
    firsts = np.cumsum(counts) - counts
    new_keys, new_ends = keys[order], ends[order]
    for position, length, long in written:
        first = firsts[position]
        new_keys[first : first + len(long)] = long
        new_ends[first : first + len(long)] = ends[position + length - 1]
    return new_keys, order, new_ends


def _names(keys: Numbers, flags: Numbers, spaced: Numbers, first: Numbers) -> Numbers:
    """Runs of two to four capitalised words, the first word of a sentence left out."""
    capital = (flags & _CAPITAL > 0) & ~first
    before = np.zeros_like(capital)
    before[1:] = capital[:-1]
    # What isn't like a title begins no run behind another one.
    capital &= ~(before & ~spaced & (flags & _TITLE == 0))
    before[1:] = capital[:-1]
    begins = np.flatnonzero(capital & ~(before & spaced & ~first))
    joined = capital & before & spaced
    stops = np.flatnonzero(~joined)
    ends = np.append(stops, len(keys))[np.searchsorted(stops, begins, "right")]
    lengths = ends - begins
    kept = (lengths >= 2) & (lengths <= 4)
    begins, lengths = begins[kept], lengths[kept]
    columns = begins[:, None] + np.arange(4)
    found = keys[np.minimum(columns, max(0, len(keys) - 1))]
    return np.where(np.arange(4) < lengths[:, None], found, -1).astype(np.int32)
