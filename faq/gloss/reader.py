"""What is known while a clause is read: where the reader stands and what came before."""

from __future__ import annotations

from collections.abc import Sequence
from collections.abc import Set as AbstractSet

from faq.gloss.classes import DONE_TO, NOUN_FIRST, TELLING
from faq.gloss.grammar import adverb
from faq.gloss.words import Piece

__all__ = ["AUX", "VERB_ROLES", "Reader", "as_adverb", "negation", "verb_sense", "with_adverb"]

AUX = (
    "expected", "estimated", "past", "progressive", "future", "need", "must", "can", "not",
    "not yet", "passive",
)  # fmt: skip
"""Roles of the function words that stand before a verb and change its form."""
VERB_ROLES = (*AUX, "before verb", "is", "has", "comprise", "share")
"""Roles of the function words with which a verb group begins."""
_AUXILIARIES = ("has", "have", "is", "are", "was", "were", "will", "must", "can", "cannot")
_INSIDE = ("also", "still", "only", "basically", "all", "soon", "especially", "all the more")
_NP_ROLES = ("plural", "many", "each", "more of", "all", "classifier", "title", "whole", "name")


class Reader:
    """The pieces of a clause, the place reached in them, and the English written so far."""

    def __init__(self, pieces: Sequence[Piece]) -> None:
        self.pieces = pieces
        self.at = 0
        self.out: list[str] = []
        # The English of the date before, which the dates listed after it go with.
        self.last_date = ""
        self._open_clause()

    def _open_clause(self) -> None:
        """Forget the clause before: nothing of it holds for the words that follow."""
        # Whether the clause has a subject, a plural one, one that acts, and a finite verb.
        self.subject = self.many = self.agent = self.finite = False
        self.verb_head = ""
        # Nothing but marks and conjunctions since the last part of a list.
        self.fresh = True
        # "finite", "base" or "gerund": of the next verb, of the last, of the members of a list.
        self.form = self.last_form = self.list_form = "finite"
        # "to" or "ing" when the last verb takes another after it.
        self.chain = ""
        # The form that a verb set apart from its auxiliary waits for.
        self.pending = ""
        # What came last: "", "noun", "verb", "aux", "act", "purpose", "preposition", "date",
        # "comma", "conjunction" or "manner".
        self.after = ""
        # The last verb: its English without the words after it, its keys, and whether it was a
        # passive that the verbs after it share.
        self.verb, self.passive = "", False
        # Whether the subject acts, and whether nouns after it in a list are plural like the first.
        self.acts = self.plural_list = False
        # Whether the last clause told what was done, so that one without subject does too.
        self.told = False
        # Whether the last verb was "là", and whether adverbs of manner were listed.
        self.copula = self.manner = False
        self.aux_after_noun = False

    def _piece(self, position: int) -> Piece:
        return self.pieces[min(position, len(self.pieces) - 1)]

    def _emit(self, english: str) -> None:
        if english:
            self.out.append(english)

    def _peek(self, distance: int = 1) -> Piece:
        return self._piece(self.at + distance)

    def _modal_follows(self, position: int) -> bool:
        """Whether an adverb before this position goes with a verb."""
        piece = self.pieces[position]
        if piece.role in VERB_ROLES or next(iter(piece.senses), "") == "verbs":
            return True
        return self._is_verb(position)

    def _begins_noun_phrase(self, position: int, strict: bool = False) -> bool:
        """Whether a noun phrase may begin here; strictly, whether nothing else may."""
        piece = self._piece(position)
        if piece.kind in ("name", "person", "figure"):
            return True
        if piece.kind == "function":
            return piece.role in _NP_ROLES or (strict and piece.role == "act")
        if piece.kind != "word" or "nouns" not in piece.senses:
            return False
        return not strict or "verbs" not in piece.senses or next(iter(piece.senses)) == "nouns"

    def _is_verb(self, position: int) -> bool:
        """Whether the word here is read as a verb, by what stands around it."""
        piece = self.pieces[position]
        if piece.kind != "word" or "verbs" not in piece.senses:
            return False
        others = piece.senses.keys() & {"nouns", "adjectives", "adverbs"}
        if not others:
            return True
        here = position == self.at
        nxt = self._piece(position + 1)
        plain = nxt.kind == "word" and not nxt.senses.keys() & {"nouns", "verbs"}
        object_follows = self._begins_noun_phrase(position + 1 + plain, strict=True)
        if nxt.role == "passive" and self._piece(position + 2).kind == "figure":
            object_follows = True
        if piece.vi in DONE_TO and self.subject and nxt.vi in TELLING:
            return True
        if "nouns" not in others:
            if next(iter(piece.senses)) == "verbs" or object_follows:
                return not (here and self.after in ("verb", "manner") and not object_follows)
            return False
        if here and self.after in ("act", "purpose", "aux"):
            return True
        if here and self.agent and self.after == "noun" and not self.finite:
            return True
        if piece.vi in NOUN_FIRST and not (here and self.subject and self.after == "noun"):
            return False
        if here and self.form == "base":
            return True
        if here and self.subject and not self.finite and self.after == "noun":
            return True
        if here and self.chain and self.after == "verb":
            return object_follows or next(iter(piece.senses)) == "verbs"
        return object_follows


def verb_sense(piece: Piece) -> str:
    """The English of a word as a verb, empty when it is none."""
    return piece.senses.get("verbs", "") if piece.kind == "word" else ""


def negation(aux: AbstractSet[str]) -> str:
    """Return "not" when one of the auxiliaries says so."""
    return "not" if aux & {"not", "not yet"} else ""


def as_adverb(piece: Piece) -> str:
    """The English of a word beside a verb, empty when it is neither adverb nor adjective."""
    known = piece.senses.get("adverbs")
    if known:
        return known
    return adverb(piece.senses["adjectives"]) if "adjectives" in piece.senses else ""


def with_adverb(group: str, word: str) -> str:
    """An adverb in a verb group: "also has", "has also been improved"."""
    first, _, rest = group.partition(" ")
    if not group:
        return word
    if first in _AUXILIARIES and rest and word in _INSIDE:
        if rest.startswith("not") and word == "still":
            return f"still {group}"
        return f"{first} {word} {rest}"
    return f"{word} {group}"
