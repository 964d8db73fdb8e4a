"""String tools that know Vietnamese letters and nothing of this project's types."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

from faq.regexes import late
from faq.values import NamedTuple

__all__ = ["UNPRINTABLE", "UPPER", "Token", "fold", "folded_key", "has_accent", "key_of", "nfc",
           "parted", "tokenize", "word_forms"]  # fmt: skip

UNPRINTABLE = late(r"[\x00-\x1f\x7f-\x9f\u2028-\u202e\ud800-\udfff]")
"""Finds what would do something to a terminal or a line, or can't be written at all."""
UPPER = r"A-ZÀ-ÖØ-ÞĂĐĨŨƠƯ" + "".join(map(chr, range(0x1EA0, 0x1EFA, 2)))
"""Every capital letter of Vietnamese, for character classes; the last ones lie among small ones."""
_MARKS = "\u0300-\u036f"
_TONES = "\u0300\u0301\u0303\u0309\u0323"
_SUSPECT = frozenset({"Mn", "Me", "Cf", "Cs", "Cc", "Cn", "Co"})
"""Categories of the characters that may have to be dropped."""
_REMEMBERED = 4096
_MOST_MARKS = 4
"""Marks on one letter; Vietnamese has two, no language more than four."""
# A number with its inner separators ("85,50", "327/411", "11/2017") is one token; so is a word
# whose tone marks are written as separate characters.
_WORD = rf"\d+(?:[.,/]\d+)*|%|[^\W\d_][^\W_]*(?:[{_MARKS}]+[^\W_]*)*"
_TOKEN, _TOKEN_KEPT = late(_WORD), late(f"({_WORD})")


class Token(NamedTuple):
    """A word or number of a text, with its place in it."""

    key: str
    """The word in lower case with its tone at the end, so that "hòa" and "hoà" are one."""
    folded: str
    """The word in lower case without any diacritic: "uy"."""
    start: int
    """Offset of the first character in the text, code points."""
    end: int
    """Offset after the last character."""


def nfc(text: str) -> str:
    """The text with every letter composed; the length may change."""
    return unicodedata.normalize("NFC", text)


def tidy(text: str) -> str:
    """What people wrote, composed and without what can't be seen or written.

    Zero-width and bidirectional controls, halves of characters and marks piled up on a letter are
    dropped; other controls become spaces, lines stay. The work is linear in the length.
    """
    if _SUSPECT.isdisjoint(map(unicodedata.category, set(text))):
        return nfc(text)
    kept = []
    marks = 0
    for character in text:
        category = unicodedata.category(character)
        if category in ("Mn", "Me"):
            marks += 1
            if marks > _MOST_MARKS:
                continue
        elif category in ("Cf", "Cs"):
            continue
        else:
            marks = 0
            if category in ("Cc", "Cn", "Co") and character != "\n":
                character = " "
        kept.append(character)
    return nfc("".join(kept))


class _Folded(dict[int, str]):
    """Character, as code point → the letter without diacritics; told of each when it is met."""

    def __missing__(self, code: int) -> str:
        folded = _fold_character(chr(code))
        if len(self) < _REMEMBERED:
            self[code] = folded
        return folded


def _fold_character(character: str) -> str:
    base = unicodedata.normalize("NFD", character)[0]
    if base in "đĐÐð":
        return "d"
    lower = base.lower()
    return lower if len(lower) == 1 else base


_FOLDED = _Folded()


def fold(text: str) -> str:
    """The text without diacritics and in lower case, character for character.

    The length never changes, so an offset into the folded text is an offset into the text.
    Marks that stand as characters of their own stay; ``tokenize`` drops them.
    """
    return text.translate(_FOLDED)


@lru_cache(maxsize=65536)
def word_forms(surface: str) -> tuple[str, str]:
    """The key of one word, and the same without diacritics."""
    letters = unicodedata.normalize("NFD", surface.lower().replace("ð", "đ"))
    tones = "".join(letter for letter in letters if letter in _TONES)
    plain = "".join(letter for letter in letters if letter not in _TONES)
    key = unicodedata.normalize("NFC", plain) + tones[:1]
    return key, "".join(letter for letter in fold(nfc(plain)) if letter not in _TONES)


def key_of(word: str) -> str:
    """The comparison form of one word: lower case, the tone mark moved to the end."""
    return word_forms(word)[0]


@lru_cache(maxsize=65536)
def folded_key(key: str) -> str:
    """A key without its diacritics."""
    return "".join(letter for letter in fold(key) if not "\u0300" <= letter <= "\u036f")


def tokenize(text: str) -> tuple[Token, ...]:
    """The words and numbers of a text, in order, with offsets into the text as given."""
    found = _TOKEN.finditer(text)
    return tuple([Token(*word_forms(word[0]), *word.span()) for word in found])


def parted(text: str) -> list[str]:
    """The text in pieces: what stands before each word, and the word, by turns; then the rest."""
    return _TOKEN_KEPT.split(text)


def has_accent(word: str) -> bool:
    """Whether a word carries a Vietnamese diacritic (a tone, a hook, a bar or a breve)."""
    key, folded = word_forms(word)
    return key != folded
