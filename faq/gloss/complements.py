"""What goes with a verb: its voice, its manner and what it shares with others."""

from __future__ import annotations

import re

from faq.gloss.classes import (
    DONE_TO,
    STATIVE,
    SUFFERED,
    TELLING,
    TO_CHAIN,
    USES,
    keys_of,
)
from faq.gloss.grammar import participle
from faq.gloss.nouns import NounReader
from faq.gloss.reader import AUX, as_adverb, verb_sense
from faq.gloss.words import Piece

__all__ = ["ComplementReader"]


class ComplementReader(NounReader):
    """Reads what stands around a verb."""

    def _is_plain_verb(self, position: int) -> bool:
        piece = self._piece(position)
        return piece.kind == "word" and bool(verb_sense(piece)) and "nouns" not in piece.senses

    def _voice(self, piece: Piece, aux: frozenset[str]) -> frozenset[str]:
        """The auxiliaries with "passive" where Vietnamese leaves "được" out, or "bị" says more."""
        if piece.vi in SUFFERED:
            return aux - {"passive"}
        if "passive" in aux or piece.role or self._begins_noun_phrase(self.at):
            return aux
        done = self.subject and not self.acts and piece.vi in DONE_TO
        result = self.pieces[self.at].vi in TELLING or not self._is_verb(self.at)
        if done and result and (self.after != "act" or self.form == "base"):
            return aux | {"passive"}
        return aux

    def _is_shared(self, piece: Piece, aux: frozenset[str]) -> bool:
        """Whether "được" before an earlier verb holds for this one: "được kiểm tra, xử lý"."""
        if not self.passive or aux or piece.role or self.after not in ("comma", "conjunction"):
            return False
        nxt = self.pieces[self.at]
        manner = bool(as_adverb(nxt)) and self._begins_noun_phrase(self.at + 1)
        return not (manner or nxt.role == "preposition" or self._begins_noun_phrase(self.at))

    def _told_as_passive(self) -> bool:
        """Writes "many jobs were created" for a verb without subject in an account.

        False where the verbs here have no object, or nothing says that they are told.
        """
        if not self.told or self.subject or self.form != "finite" or not self.fresh:
            return False
        verbs: list[str] = []
        position = self.at
        while self._is_plain_verb(position) and self.pieces[position].vi not in STATIVE | TO_CHAIN:
            verbs.append(participle(verb_sense(self.pieces[position])))
            position += 1
            if self.pieces[position].vi in (",", *keys_of("và")) and self._is_plain_verb(
                position + 1
            ):
                position += 1
        if not verbs or not self._begins_noun_phrase(position):
            return False
        phrase = self._noun_phrase(position)
        listed = f"{', '.join(verbs[:-1])} and {verbs[-1]}" if len(verbs) > 1 else verbs[0]
        self._emit(f"{phrase.english} {'were' if phrase.many else 'was'} {listed}")
        self.at = phrase.end
        self.subject = self.finite = True
        self.fresh, self.after, self.chain, self.many = False, "verb", "", phrase.many
        return True

    def _asks_that(self) -> bool:
        """Whether a clause with "cần" or "phải" follows the verb of asking."""
        if self._is_verb(self.at) or self.pieces[self.at].role in AUX:
            return False
        for piece in self.pieces[self.at :]:
            if piece.vi == ";" or piece.kind == "end" or piece.role == "purpose":
                return False
            if piece.role in ("need", "must"):
                return True
        return False

    def _particle_stays(self) -> bool:
        """Whether the word after the verb means something there: "được" of the next verb."""
        piece, nxt = self.pieces[self.at], self._peek()
        if piece.role == "passive":
            return bool(verb_sense(nxt)) and self._is_verb(self.at + 1)
        return nxt.kind in ("figure", "mark", "end", "date") or piece.role == "preposition"

    def _manner_before_object(self, verb: str) -> str:
        """The adverb that stands between verb and object: "sử dụng hiệu quả các nguồn lực"."""
        piece = self.pieces[self.at]
        if piece.kind != "word" or not piece.senses.keys() & {"adjectives", "adverbs"}:
            return ""
        noun_first = next(iter(piece.senses)) == "nouns"
        if "verbs" in piece.senses or (noun_first and verb not in USES):
            return ""
        if self._begins_noun_phrase(self.at + 1, strict=True) or self._is_verb(self.at + 1):
            self.at += 1
            adverb = as_adverb(piece)
            return "successfully" if adverb == "well" else adverb
        return ""

    def _with_object_standard(self, english: str, group: str) -> str:
        """The verb with what its standard is of before it: "đạt chuẩn nông thôn mới"."""
        following = self.pieces[self.at]
        if english.startswith("meet the ") and "adjectives" in following.senses:
            # "đạt chuẩn nông thôn mới nâng cao"
            self.at += 1
            return group.replace(" the ", f" the {following.senses['adjectives']} ", 1)
        if not english.startswith("meet ") or not self._begins_noun_phrase(self.at):
            return group
        standard = re.search(r"(?:the )?(standards?)$", group)
        if not standard or self.pieces[self.at].kind == "figure":
            return group
        phrase = self._noun_phrase(self.at)
        self.at = phrase.end
        of = phrase.english.removeprefix("the ").removesuffix(" areas")
        return f"{group[: standard.start()]}the {of} {standard.group(1).rstrip('s')}"
