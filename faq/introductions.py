"""Persons of a text and the posts they hold, in whatever order a paper prints them."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from faq.offices import (
    ADDRESSES,
    BEFORE_NAMESAKE,
    CITIES,
    LISTED_WORDS,
    POST_STOPS,
    POST_WORDS,
    SCHOOLS,
    SHORT_POSTS,
    SPEAKS,
    TITLES,
)
from faq.people import POST_HEADS, SURNAMES, Person, Post
from faq.text import Token, fold, key_of, tokenize

__all__ = ["find_people"]

# "Rơ Lan H'Yến".
_INSIDE_NAMES = frozenset({"'", "\N{RIGHT SINGLE QUOTATION MARK}"})


class _Reader:
    def __init__(self, text: str, places: frozenset[tuple[str, ...]]) -> None:
        self.text = text
        self.places = places
        self.tokens: Sequence[Token] = tokenize(text)

    def gap(self, position: int) -> str:
        """What stands between a token and the next one."""
        if position + 1 >= len(self.tokens):
            return "."
        return self.text[self.tokens[position].end : self.tokens[position + 1].start]

    def is_capital(self, position: int) -> bool:
        return self.text[self.tokens[position].start].isupper()

    def is_acronym(self, position: int) -> bool:
        token = self.tokens[position]
        surface = self.text[token.start : token.end]
        return len(surface) > 1 and surface.isupper()

    def folded(self, position: int, length: int) -> tuple[str, ...]:
        return tuple(token.folded for token in self.tokens[position : position + length])

    def keys(self, position: int, length: int) -> tuple[str, ...]:
        return tuple(token.key for token in self.tokens[max(position, 0) : position + length])

    def follows(self, position: int, phrases: frozenset[tuple[str, ...]]) -> bool:
        """Whether one of some phrases ends right before a position."""
        return any(
            length <= position and self.keys(position - length, length) in phrases
            for length in (1, 2, 3, 4)
        )

    def begins(self, position: int, phrases: frozenset[tuple[str, ...]]) -> int:
        """Words in the longest of some phrases that begins here, 0 if none does."""
        left = len(self.tokens) - position
        lengths = (length for length in (3, 2, 1) if length <= left)
        return next((length for length in lengths if self.keys(position, length) in phrases), 0)

    def name_end(self, position: int) -> int:
        """Position after the name that begins here; the same position where none does."""
        if not self.is_capital(position) or self.is_acronym(position):
            return position
        if self.tokens[position].key not in SURNAMES and not self.is_addressed(position):
            return position
        if self.ends_place(position):
            return position
        end = position + 1
        while (
            end < len(self.tokens)
            and end - position < 5
            and (self.gap(end - 1).isspace() or self.gap(end - 1) in _INSIDE_NAMES)
            and self.is_capital(end)
            and not self.is_acronym(end)
            and not self.head_length(end)
        ):
            end += 1
        if not 2 <= end - position <= 5 or self.is_place(position, end):
            return position
        return end

    def is_place(self, position: int, end: int) -> bool:
        """Whether capitalised words are a place, or begin with one before another name."""
        return any(
            self.folded(position, length) in self.places
            and (position + length == end or self.tokens[position + length].key in SURNAMES)
            for length in (2, 3)
            if position + length <= end
        )

    def ends_place(self, position: int) -> bool:
        """Whether a word ends the name of a place: "tỉnh Bắc Giang Giáp Văn Huân"."""
        return (
            position > 0
            and self.is_capital(position - 1)
            and self.folded(position - 1, 2) in self.places
            and not self.gap(position - 1).strip()
        )

    def is_named_after(self, position: int, end: int) -> bool:
        """Whether a name is that of a school, a street or a commune: "đường Lê Lợi"."""
        return self.follows(position, BEFORE_NAMESAKE) and not self.begins(end, SPEAKS)

    def is_titled(self, position: int) -> bool:
        """Whether "ông", "bà", "đồng chí" … stands right before."""
        return any(
            position >= length and self.folded(position - length, length) in TITLES
            for length in (1, 2)
        )

    def is_addressed(self, position: int) -> bool:
        """Whether "ông", "bà" or "ngài" stands right before, as a word: no "Bà" of a name."""
        before = position - 1
        if before < 0 or self.tokens[before].key not in ADDRESSES or self.gap(before).strip():
            return False
        return not self.is_capital(before) or not before or bool(self.gap(before - 1).strip())

    def head_length(self, position: int) -> int:
        """Words in the post head that begins here, 0 if none."""
        for length in (4, 3, 2):
            words = self.folded(position, length)
            if len(words) == length and words in POST_HEADS:
                return length
        short = self.tokens[position].key in SHORT_POSTS and self.is_acronym(position)
        return int(short)

    def post_end(self, position: int) -> int:
        """Position after the post whose head begins here."""
        end = position + self.head_length(position)
        while end < len(self.tokens):
            step = self._step(position, end)
            if not step:
                break
            end += step
        while end > position and self.tokens[end - 1].folded in ("va", "cac", "khoa"):
            end -= 1
        return end

    def _step(self, first: int, end: int) -> int:
        """Words by which the post that begins at ``first`` goes on at ``end``."""
        gap = self.gap(end - 1)
        is_short = gap.strip() == "." and self.follows(end, CITIES)
        if is_short or gap.strip(" \u00a0") == "" or gap in ("&", "-"):
            pass
        elif gap.strip() == ",":
            return 2 if self.keys(end - 2, 4) in LISTED_WORDS else 0
        elif not (gap.strip() in ("-", "–") and self._is_office(first, end)):
            return 0
        name = self.name_end(end)
        if name > end:
            return name - end if is_short or self.follows(end, SCHOOLS) else 0
        if self.head_length(end) and gap.strip():
            return 0
        if self.is_capital(end):
            return 1
        if self.begins(end, POST_STOPS):
            return 0
        # "Đại sứ Australia tại Việt Nam".
        if self.tokens[end].key == key_of("tại") and self.is_capital(end - 1):
            return int(end + 1 < len(self.tokens) and self.is_capital(end + 1))
        # The second syllable of a capitalised word is printed small: "Sở Tài chính".
        in_word = self.is_capital(end - 1) and not self.is_acronym(end - 1)
        if in_word and not any(self.folded(end - n, n) in self.places for n in (2, 3)):
            return 1
        return self.begins(end, POST_WORDS)

    def _is_office(self, first: int, end: int) -> bool:
        """Whether a dash joins parts of an office's name: "Sở Lao động - Thương binh …"."""
        opened = self.folded(first, end - first)
        return (
            ("so" in opened or "phong" in opened)
            and self.is_capital(end)
            and not self.is_capital(end - 1)
        )

    def post(self, first: int, end: int) -> Post:
        start, stop = self.tokens[first].start, self.tokens[end - 1].end
        return Post(self.text[start:stop], start, stop)


def find_people(text: str, places: frozenset[tuple[str, ...]] = frozenset()) -> tuple[Person, ...]:
    """The persons named in a text, in order, each with the posts printed beside the name.

    Args:
        text: a sentence or more.
        places: place names, folded, which are no names of persons.

    """
    # The least that a name is are two capitalised words side by side, the first one a surname or
    # after "ông".
    words = text.split()
    if not any(two[0].isupper() and one != one.lower() for one, two in pairwise(words)):
        return ()
    reader = _Reader(text, places)
    if not any(
        token.key in ADDRESSES or (token.key in SURNAMES and text[token.start].isupper())
        for token in reader.tokens
    ):
        return ()
    people: list[Person] = []
    pending: list[tuple[int, int, Post]] = []
    position = 0
    while position < len(reader.tokens):
        if reader.head_length(position):
            end = reader.post_end(position)
            pending.append((position, end, reader.post(position, end)))
            position = end
            continue
        end = reader.name_end(position)
        if end > position:
            before = _posts_before(reader, position, pending)
            if not before and reader.is_named_after(position, end):
                position = end
                continue
            after, next_position = _posts_after(reader, end)
            if end - position == 2 and not (before or after or reader.is_titled(position)):
                position = end
                continue
            start, stop = reader.tokens[position].start, reader.tokens[end - 1].end
            people.append(Person(text[start:stop], start, stop, (*before, *after)))
            pending = []
            position = next_position
            continue
        position += 1
    return tuple(people)


def _posts_before(
    reader: _Reader, position: int, pending: list[tuple[int, int, Post]]
) -> tuple[Post, ...]:
    """Posts that run up to the name, joined by commas only: "Bí thư …, Chủ tịch … NAME"."""
    found: list[Post] = []
    next_start = position
    for start, end, post in reversed(pending):
        between = reader.text[reader.tokens[end - 1].end : reader.tokens[next_start].start]
        if fold(between).strip(" ,\u00a0-–") not in ("", "dong chi", "ong", "ba"):
            break
        found.insert(0, post)
        next_start = start
    return tuple(found)


def _posts_after(reader: _Reader, position: int) -> tuple[tuple[Post, ...], int]:
    """Posts after "NAME - …" or "NAME, …", and the position after the last of them."""
    found: list[Post] = []
    while position < len(reader.tokens):
        gap = reader.gap(position - 1).strip(" \u00a0")
        if gap not in (",", "-", "–", "(", ":") or not reader.head_length(position):
            break
        end = reader.post_end(position)
        # "NAME, Giám đốc Sở Y tế NAME": that post is the next person's.
        followed = end < len(reader.tokens) and not reader.gap(end - 1).strip(" \u00a0")
        if gap == "," and followed and reader.name_end(end) > end:
            break
        found.append(reader.post(position, end))
        position = end
    return tuple(found), position
