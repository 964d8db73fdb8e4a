"""Contrasts: words of which a fact can state only one, in the question and in a clause."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from itertools import pairwise, zip_longest

from faq.agreement.causes import cause_begins
from faq.agreement.ranks import extreme_terms
from faq.index import Index, Passage
from faq.lexicon import Lexicon, Words, folded_of
from faq.patterns import stands_between
from faq.query import Meaning, Query, Term
from faq.text import Token, key_of

__all__ = ["Asked", "Contrasts"]

Asked = dict[int, frozenset[int]]
"""Number of a contrast → numbers of its members that some words have."""
_Phrase = tuple[str, str, int]
"""A phrase of a contrast; see ``Lexicon.contrast_phrases``."""

_WHOLE = frozenset({("toan",), ("ca",)})
_ALL_OVER = (key_of("toàn"), key_of("tỉnh"))
_DENIALS = frozenset({("chua",), ("khong",)})
# A reading at least so good is taken for what was meant.
_MEANT = 0.9
_MOST_PATTERNS = 4
# Of so many terms it is remembered what they say, and of members of contrasts which heads of
# articles have them.
_REMEMBERED = 4096
_TWO = 2
_NUMBERED = frozenset({"thon", "ap", "ban", "to", "khom", "phuong"})
_NONE: frozenset[int] = frozenset()


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
        self._meant = lru_cache(maxsize=_REMEMBERED)(self._find_meant)
        self._is_in_head = lru_cache(maxsize=_REMEMBERED)(self._find_in_head)
        self._is_word = lru_cache(maxsize=_REMEMBERED)(self._find_is_word)
        self._begun = lru_cache(maxsize=_REMEMBERED)(self._find_begun)
        self._stated = lru_cache(maxsize=_REMEMBERED)(self._find_stated)

    def asked(self, query: Query) -> Asked:
        """The contrasting words of a question."""
        if query.language == "vi":
            return self._members_of(list(_without_scope(query)))
        found: Asked = {}
        for term in query.terms:
            for number, members in self._meant(term.meaning).items():
                found[number] = found.get(number, frozenset()) | members
        return found

    def _find_meant(self, meaning: Meaning) -> Asked:
        """The contrasting words of the likeliest translations of a term."""
        found: Asked = {}
        for pattern, _ in meaning.patterns[:_MOST_PATTERNS]:
            words = tuple([options[0].key or options[0].folded for options in pattern])
            for number, members in self._members(folded_of(words), words).items():
                found[number] = found.get(number, frozenset()) | members
        return found

    def conflicts(self, asked: Asked, passage: Passage, number: int) -> frozenset[int]:
        """Numbers of the contrasts of which a clause states another member than is asked."""
        if not asked:
            return _NONE
        stated = self._of(passage, number)[0]
        if not stated or asked.keys().isdisjoint(stated):
            return _NONE
        found: set[int] = set()
        for contrast, members in stated.items():
            wanted = asked.get(contrast)
            if wanted is None or wanted & members:
                continue
            name = passage.sentence.article.name
            if not any(self._is_in_head(name, contrast, member) for member in wanted):
                found.add(contrast)
        return frozenset(found)

    def are_opposites(self, contrast: int) -> bool:
        """Whether a contrast has no more than two members: to rise and to fall."""
        return len(self._contrasts[contrast]) == _TWO

    def _find_in_head(self, name: str, number: int, member: int) -> bool:
        """Whether the head of an article has all words of a member of a contrast."""
        context = self._index.contexts[name]
        phrases = self._contrasts[number][member]
        return any(all(w in context for w in folded_of(phrase)) for phrase in phrases)

    def opposed(self, query: Query, asked: Asked) -> dict[int, tuple[int, ...]]:
        """Number of a contrast that is asked → numbers of the terms that ask for a member of it."""
        return {
            number: tuple(
                place
                for place, term in enumerate(query.terms)
                if not self._folded[number].isdisjoint(term.forms)
            )
            for number in asked
        }

    def narrower(self, asked: Asked, passage: Passage, number: int) -> int:
        """In how many ways a clause's own words are narrower than the question."""
        narrowing = self._of(passage, number)[1]
        return len(narrowing - asked.keys()) if narrowing else 0

    def qualifiers(self, query: Query) -> tuple[Term, ...]:
        """The words of a question that narrow what is counted: "kiểu mẫu"."""
        extremes = frozenset(extreme_terms(query)) if query.asks_most else _NONE
        return tuple(
            term
            for place, term in enumerate(query.terms)
            if term.word_class == "adjectives"
            and not term.signals
            and place not in extremes
            and self._narrows(term)
        )

    def _narrows(self, term: Term) -> bool:
        """Whether a word narrows anything.

        "Toàn tỉnh" doesn't: what is said of the province need not say so.
        """
        words = {
            form
            for form, (_, weight) in zip(term.forms, term.patterns, strict=True)
            if weight >= _MEANT
        }
        return any(map(self._is_narrowing, words)) and not any(w[:1] in _WHOLE for w in words)

    def lacks_qualifier(self, qualifiers: Sequence[Term], passage: Passage, number: int) -> bool:
        """Whether one of some words that narrow what is counted is missing in a clause."""
        if not qualifiers:
            return False
        whole = passage.wholes[number]
        spans = [passage.spans[at] for at in (number, whole) if at >= 0]
        return not all(
            any(
                stands_between(pattern, passage, *span)
                for pattern, _ in term.patterns
                for first, last, lead_first, lead_last in spans
                for span in ((first, last), (lead_first, lead_last))
            )
            for term in qualifiers
        )

    def _of(self, passage: Passage, number: int) -> tuple[Asked, frozenset[int]]:
        """The contrasting words of a clause, and the contrasts by which its own narrow it.

        The first are those of its own and of what it takes over.
        """
        return self._stated(passage.number, number)

    def _find_stated(self, passage_number: int, number: int) -> tuple[Asked, frozenset[int]]:
        passage = self._index.passages[passage_number]
        first, last, lead_first, lead_last = passage.spans[number]
        own = passage.tokens[first:last]
        lead = passage.tokens[lead_first:lead_last]
        by_itself = self._members_of(own)
        narrowing = frozenset(
            contrast
            for contrast, members in by_itself.items()
            if self._is_live(contrast) and not self._is_whole(contrast, members)
        )
        # What rises or is late in the cause that is given isn't what the clause tells of.
        until = cause_begins(passage, first, last)
        if not lead and until == last:
            return by_itself, narrowing
        return self._members_of((*lead, *passage.tokens[first:until])), narrowing

    def _members_of(self, tokens: Sequence[Token]) -> Asked:
        return self._members(tuple(t.folded for t in tokens), tuple(t.key for t in tokens))

    def _members(self, folded: Words, keys: Words) -> Asked:
        found: Asked = {}
        begun = {one for word in folded if word in self._contrasting for one in self._begun(word)}
        if not begun:
            return found
        line = f" {' '.join(folded)} "
        near: dict[int, list[_Phrase]] = {}
        for number, place in sorted(begun):
            phrase = self._phrases[number][place]
            if phrase[1] in line:
                near.setdefault(number, []).append(phrase)
        if not near:
            return found
        keys = self._accented(keys)
        whole = f" {' '.join(keys)} "
        alone = f" {' '.join(self._alone(keys))} "
        for number, phrases in near.items():
            present = frozenset(_present(phrases, whole, alone))
            if present:
                found[number] = present
        return found

    def _find_begun(self, word: str) -> Sequence[tuple[int, int]]:
        """The phrases that begin with a word, folded: numbers of contrasts, places in them."""
        return [
            (number, place)
            for number in self._contrasting[word]
            for place, (_, plain, _) in enumerate(self._phrases[number])
            if plain.startswith(f" {word} ")
        ]

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
            alone.append("|" if self._is_word(left, right) else right)
        return alone

    def _find_is_word(self, left: str, right: str) -> bool:
        """Whether two words, as keys, are one, of which the second means nothing by itself."""
        pair = (left, right)
        is_word = pair in self._lexicon.vi or pair in self._lexicon.vi_folded
        # "Toàn tỉnh" sets the province against none of its districts.
        return pair == _ALL_OVER or (
            is_word and folded_of((left,)) not in self._lexicon.signals["loose_head"]
        )

    def _is_narrowing(self, words: Words) -> bool:
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


def _without_scope(query: Query) -> Iterator[Token]:
    """The words of a question but what it asks for the most of, and what a number names.

    "Nhiều nhất tỉnh" is said of no province beside a district, "thôn 2" of no hamlet beside one.
    """
    before = ""
    for token, after in zip_longest(query.tokens, query.tokens[1:]):
        is_name = token.folded in _NUMBERED and after is not None and after.key.isdigit()
        if not is_name and (not query.asks_most or before != "nhat"):
            yield token
        before = token.folded


def _present(phrases: Sequence[_Phrase], whole: str, alone: str) -> Iterator[int]:
    """Numbers of the members of a contrast of which some words have a phrase.

    Args:
        phrases: those that they may have, the longest first; see ``Lexicon.contrast_phrases``.
        whole: the words, as keys, between blanks.
        alone: the same without those that end a word; single syllables are looked for among them.

    """
    for printed, plain, member in phrases:
        line = alone if printed.count(" ") == 2 else whole
        # The second form is one typed without diacritics.
        form = printed if printed in line else plain
        if form in line:
            whole, alone = whole.replace(form, " | "), alone.replace(form, " | ")
            yield member
