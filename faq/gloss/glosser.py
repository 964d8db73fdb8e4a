"""An English sentence for a Vietnamese one, for a reader who knows no Vietnamese.

The gloss is made by rules from the words of the lexicon. It tells what the sentence states, in
plain and sometimes clumsy English; the Vietnamese original is always quoted beside it.
"""

from __future__ import annotations

import re
from functools import lru_cache

from faq.gloss.syntax import Composer
from faq.gloss.words import Cutter, Piece
from faq.lexicon import Lexicon
from faq.regexes import late
from faq.text import nfc

__all__ = ["Glosser"]

_ABBREVIATION = late(r"\s*\((?=[^)]*[A-ZĐ]{2})[A-ZĐ&-]{2,12}\)")

# "TP. Thái Nguyên", "TX.An Nhơn": the point ends no sentence.
_DOTTED = late(r"\b(TP|TX|TT|P|Q|TS|ThS|PGS|GS)\.\s*(?=[^\W\d_])")

# Of so many texts the English is remembered: the same clauses answer again and again.
_REMEMBERED = 512


class Glosser:
    """Glosses by one lexicon; built once, then only read."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._cutter = Cutter(lexicon)
        self._known = lru_cache(maxsize=_REMEMBERED)(self._is_known)
        self._glossed = lru_cache(maxsize=_REMEMBERED)(self._gloss)

    def gloss(self, text: str, *, year: int | None = None) -> str:
        """The English of a Vietnamese clause or sentence, as one sentence; empty for none.

        Args:
            text: with diacritics, as printed.
            year: the year that days and months printed without one belong to, if known.

        """
        return self._glossed(text, year)

    def knows(self, text: str) -> bool:
        """Whether the lexicon has English for each of the words, names and figures aside."""
        return self._known(text)

    def _is_known(self, text: str) -> bool:
        pieces = self._cutter.cut(_plain(text))
        opening = pieces[0]
        if opening.kind == "name" and " " not in opening.en:
            # One word with the capital of the sentence: names have more than one.
            pieces += self._cutter.cut(opening.en.lower())
        return not any(piece.is_unknown for piece in pieces)

    def _gloss(self, text: str, year: int | None) -> str:
        english = self._compose(_plain(text), year).strip(" ,;:-–—./…")
        if not english:
            return ""
        return f"{english[0].upper()}{english[1:]}{'' if english[-1] in '?!' else '.'}"

    def _compose(self, text: str, year: int | None) -> str:
        pieces = [
            Piece("name", "", f"“{self._inner(piece.vi)}”") if piece.kind == "quote" else piece
            for piece in self._cutter.cut(text, year)
        ]
        return Composer(pieces, self._inner).compose()

    def _inner(self, text: str) -> str:
        """The English of a person's post or of a motto."""
        english = self._compose(text, None).strip(" ,")
        english = english.removeprefix("the ")
        return english[:1].upper() + english[1:]


def _plain(text: str) -> str:
    """Words without the abbreviations that repeat them, and without points that end nothing."""
    words = _ABBREVIATION.sub("", re.sub(r"\s+", " ", nfc(text))).strip()
    return _DOTTED.sub(r"\1 ", words)
