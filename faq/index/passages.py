"""Sentences as they are searched: their words, and what they state, found when it is asked for."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Container, Iterable, Iterator, Sequence
from functools import cached_property
from operator import attrgetter

from faq.documents.articles import Role, Sentence
from faq.facts import Clause, clauses_of
from faq.figures.model import Moment
from faq.index.parts import wholes_of
from faq.lexicon import Lexicon, Words, folded_of
from faq.people import Person
from faq.text import Token, nfc, tokenize

__all__ = ["CITABLE", "ROLES", "Passage", "write_out"]

ROLES: tuple[Role, ...] = ("head", "title", "subheading", "body", "question", "caption", "credit")
"""Roles of sentences; a built index has their numbers."""
CITABLE: tuple[Role, ...] = ("body", "title", "subheading")
"""Roles of the sentences that state something."""

# What stands before the verb of a clause whose subject was named before.
_BEFORE_VERB = frozenset(
    "va da dang se cung con chi van lai dong thoi qua do tu hang moi nam thang nay den hien".split()
)

# What begins so is no subject but tells how or of what part.
_NO_SUBJECT = frozenset({"voi", "trong", "nho", "bang", "de", "nham", "qua", "do", "theo"})
_DIMENSIONS = frozenset("dai rong cao sau nang day".split())
# A subject of more words is not said again.
_LONGEST_SUBJECT = 12


class Passage:
    """A sentence as it is searched.

    All but its place is worked out the first time it is needed: of many passages, few are judged.
    """

    def __init__(self, number: int, sentence: Sentence, lexicon: Lexicon) -> None:
        self.number = number
        """Position in ``Index.passages``."""
        self.sentence = sentence
        """The sentence."""
        self.lexicon = lexicon
        """Tells abbreviations, compounds and places."""

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Passage) and _place(self) == _place(other)

    def __hash__(self) -> int:
        return hash(_place(self))

    @cached_property
    def tokens(self) -> tuple[Token, ...]:
        """Its words, abbreviations written out; offsets into the article's text."""
        base = self.sentence.start
        text = self.sentence.text
        written = write_out(text, tokenize(text), self.lexicon.abbreviations.get)
        return tuple(Token(t.key, t.folded, t.start + base, t.end + base) for t in written)

    @cached_property
    def keys(self) -> Words:
        """Its words as keys."""
        return tuple([token.key for token in self.tokens])

    @cached_property
    def folded(self) -> Words:
        """Its words, folded."""
        return tuple([token.folded for token in self.tokens])

    def key_at(self, position: int) -> str:
        """One of its words as key."""
        return self.tokens[position].key

    @cached_property
    def line(self) -> str:
        """Its words, folded, with a blank before and after each."""
        return f" {' '.join(self.folded)} "

    @cached_property
    def positions(self) -> dict[str, tuple[int, ...]]:
        """Folded word → its positions in ``tokens``."""
        positions: dict[str, tuple[int, ...]] = {}
        for position, token in enumerate(self.tokens):
            # Most words stand in a sentence once.
            positions[token.folded] = (*positions.get(token.folded, ()), position)
        return positions

    @cached_property
    def compound(self) -> tuple[int, ...]:
        """For each token the position of the first word of its compound, itself if it is alone."""
        return _compounds(self.keys, self.folded, self.lexicon)

    @cached_property
    def _heads(self) -> dict[int, bool]:
        return {}

    def is_head(self, position: int) -> bool:
        """Whether a token means by itself what it means here: "vốn" of "vốn giao".

        "Nhà" of "nhà máy" doesn't.
        """
        known = self._heads.get(position)
        if known is None:
            strange = self.lexicon.signals["other_heads"]
            head, whole = self.classes_at(position, 1), self.classes_at(position)
            # "Dự thảo" is nothing that one does, as "dự" is.
            known = self._heads[position] = (
                bool(head)
                and not (head == {"verbs"} and whole == {"nouns"})
                and not self._begins(strange, position)
            )
        return known

    def classes_at(self, position: int, words: int | None = None) -> set[str]:
        """Word classes of the compound that begins at a position, or of so many words of it."""
        compound = zip(self.keys[position:], self.compound[position:], strict=True)
        keys = tuple(key for key, start in compound if start == position)[:words]
        return {self.lexicon.concepts[n].word_class for n in self.lexicon.vi.get(keys, ())}

    def _begins(self, phrases: Container[Words], position: int) -> bool:
        """Whether one of some phrases, folded, of two or three words begins at a position."""
        words = self.folded[position : position + 3]
        return words[:2] in phrases or words in phrases

    @cached_property
    def composed(self) -> str:
        """The sentence with every letter composed."""
        return nfc(self.sentence.text)

    @cached_property
    def small(self) -> str:
        """The sentence composed and in small letters."""
        return self.composed.lower()

    @cached_property
    def clauses(self) -> tuple[Clause, ...]:
        """What the sentence states, part by part."""
        return clauses_of(self.sentence, self.lexicon.place_names)

    @cached_property
    def people(self) -> tuple[Person, ...]:
        """The persons that its clauses name."""
        return tuple(person for clause in self.clauses for person in clause.people)

    @cached_property
    def moments(self) -> tuple[Moment, ...]:
        """The dates and periods of its clauses."""
        return tuple(moment for clause in self.clauses for moment in clause.moments)

    @cached_property
    def spans(self) -> tuple[tuple[int, int, int, int], ...]:
        """For each clause the positions of its tokens, and of those it takes over: see ``span``."""
        return tuple((*self.span(c.start, c.end), *self.span(*c.lead)) for c in self.clauses)

    @cached_property
    def subjects(self) -> tuple[tuple[int, int], ...]:
        """For each clause the positions of the subject that it takes over; empty if it has one.

        "Gia đình ông A thu nhập 900 triệu đồng, tạo việc làm cho 15 lao động": it is he who does.
        """
        return tuple(_subjects(self))

    @cached_property
    def topic(self) -> tuple[int, int]:
        """The positions of what the sentence begins with, up to the verb: "Cảng Dân Phước"."""
        first, last = self.spans[0][:2] if self.spans else (0, 0)
        last = min(last, first + _LONGEST_SUBJECT)
        return first, next((p for p in range(first + 1, last) if _ends_subject(self, p)), first)

    @cached_property
    def wholes(self) -> tuple[int, ...]:
        """For each clause the number of the one it is a part of, -1 if of none.

        "Tỉnh còn thiếu 4.215 giáo viên, gồm: mầm non 1.380 người": it is teachers.
        """
        if len(self.clauses) == 1:
            return (-1,)
        verbs = [_is_verb(self, _opening(self, *span[:2])) for span in self.spans]
        return wholes_of(self.clauses, verbs)

    def whole_of(self, clause: Clause) -> Clause | None:
        """The clause that another one is a part of; None if it is of none."""
        number = self.wholes[self.clauses.index(clause)]
        return self.clauses[number] if number >= 0 else None

    def spans_of_whole(self, number: int) -> tuple[int, int, int, int]:
        """The spans of the clause that another one is a part of; empty ones if it is of none."""
        whole = self.wholes[number]
        return self.spans[whole] if whole >= 0 else (0, 0, 0, 0)

    def up_to(self, clause: Clause) -> tuple[Clause, ...]:
        """The clause that another one is a part of, with all up to that; none if it is of none."""
        number = self.clauses.index(clause)
        whole = self.wholes[number]
        return self.clauses[whole : number + 1] if whole >= 0 else ()

    def subject_of(self, clause: Clause) -> str:
        """The subject that a clause takes over, as printed; empty if it has one, or a long one."""
        first, last = self.subjects[self.clauses.index(clause)]
        if not 0 < last - first <= _LONGEST_SUBJECT or self.tokens[first].folded in _NO_SUBJECT:
            return ""
        return self.sentence.article.text[self.tokens[first].start : self.tokens[last - 1].end]

    def work_out(self) -> None:
        """Work out all that is otherwise worked out when it is first needed."""
        for name in ("positions", "compound", "small", "subjects", "wholes"):
            getattr(self, name)

    def numbered(self, number: int) -> Passage:
        """The same passage at another position; what was worked out is kept."""
        if number == self.number:
            return self
        from copy import copy  # Late: articles seldom change.

        other = copy(self)
        other.number = number
        return other

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Positions of the tokens that lie between two offsets: first, after the last."""
        first = bisect_left(self.tokens, start, key=attrgetter("start"))
        last = bisect_right(self.tokens, end, key=attrgetter("end"))
        return first, max(first, last)

    def has_run(self, words: Words) -> bool:
        """Whether folded words stand side by side in the sentence."""
        return any(
            all(
                position + offset < len(self.tokens)
                and self.tokens[position + offset].folded == word
                for offset, word in enumerate(words)
            )
            for position in self.positions.get(words[0], ())
        )

    def position_at(self, offset: int) -> int:
        """Position of the first token that begins at an offset or after it."""
        return bisect_left(self.tokens, offset, key=attrgetter("start"))


def _place(passage: Passage) -> tuple[int, Sentence]:
    return passage.number, passage.sentence


def _compounds(keys: Words, folded: Words, lexicon: Lexicon) -> tuple[int, ...]:
    """The longest lexicon word of two or three syllables at each place, left to right."""
    loose = lexicon.signals["loose_head"]
    starts = list(range(len(keys)))
    free = 0
    # The last one begins no compound.
    for position, phrases in enumerate(map(lexicon.vi.beginning, keys[:-1])):
        if not phrases or position < free:
            continue
        if keys[position : position + 3] in phrases and position + 2 < len(keys):
            length = 3
        elif keys[position : position + 2] in phrases:
            length = 2
        else:
            continue
        if (folded[position],) not in loose:
            free = position + length
            starts[position:free] = [position] * length
    return tuple(starts)


def _subjects(passage: Passage) -> Iterator[tuple[int, int]]:
    subject = (0, 0)
    for first, last, lead_first, lead_last in passage.spans:
        verb = _opening(passage, first, last)
        if lead_first == lead_last and _is_verb(passage, verb) and not _names_own(passage, verb):
            yield subject
            continue
        begin, end = (lead_first, lead_last) if lead_first < lead_last else (first, last)
        subject = begin, next((p for p in range(begin, end) if _ends_subject(passage, p)), end)
        yield 0, 0


def _ends_subject(passage: Passage, position: int) -> bool:
    """Whether what is said of a subject begins at a position: "gói thầu số 2 dài 5,4 km"."""
    return passage.tokens[position].folded in _DIMENSIONS or _is_verb(passage, position)


def _opening(passage: Passage, first: int, last: int) -> int:
    """Position of the first word of a clause but those that may stand before its verb."""
    words = range(first, last)
    return next((p for p in words if passage.tokens[p].folded not in _BEFORE_VERB), first)


def _names_own(passage: Passage, verb: int) -> bool:
    """Whether a clause that begins with a verb says who after it: "tiếp đến là huyện Phù Cát"."""
    return any(token.folded == "la" for token in passage.tokens[verb + 1 : verb + 3])


def _is_verb(passage: Passage, position: int) -> bool:
    """Whether a verb of the lexicon begins at a position: "thắng", but not in "ông Thắng"."""
    if passage.compound[position : position + 1] != (position,):
        return False
    if position and passage.sentence.article.text[passage.tokens[position].start].isupper():
        return False
    return "verbs" in passage.classes_at(position)


def _is_capitals(text: str, window: Sequence[Token]) -> bool:
    return text[window[0].start : window[0].start + 2].isupper()


def write_out(
    text: str,
    tokens: Iterable[Token],
    forms: Callable[[Words], Sequence[Words] | None],
    accept: Callable[[str, Sequence[Token]], bool] = _is_capitals,
) -> list[Token]:
    """Tokens with each abbreviation replaced by its long form, the new tokens at its place.

    Args:
        text: what the tokens were read from.
        tokens: its words.
        forms: gives the long forms, as keys, of an abbreviation, folded.
        accept: whether some tokens of the text are meant as a short form at all.

    """
    pending = list(tokens)
    folded = [token.folded for token in pending]
    written: list[Token] = []
    position = 0
    while position < len(pending):
        for length in (4, 3, 2, 1):
            # At the end the same few words come up again, which does no harm.
            long = forms(tuple(folded[position : position + length]))
            window = pending[position : position + length] if long else []
            if long and accept(text, window):
                start, end = window[0].start, window[-1].end
                written.extend(
                    Token(key, plain, start, end)
                    for key, plain in zip(long[0], folded_of(long[0]), strict=True)
                )
                position += length
                break
        else:
            written.append(pending[position])
            position += 1
    return written
