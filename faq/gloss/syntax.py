"""Pieces of a Vietnamese clause put in English order.

Nothing here understands a sentence. The rules turn noun phrases round, give verbs their English
forms and keep every figure and negation where the Vietnamese has it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from faq.gloss.classes import (
    APART,
    AREA,
    BEGUN,
    CHANGES,
    CHANGES_TO,
    DONE,
    FIELDS,
    MEETINGS,
    NUMBERS,
    OBJECT_PREPOSITIONS,
    SAYING,
    TITLE,
    TOWARDS,
    keys_of,
)
from faq.gloss.grammar import comparative, participle, plural
from faq.gloss.nouns import NounPhrase
from faq.gloss.reader import VERB_ROLES, as_adverb, verb_sense
from faq.gloss.verbs import VerbReader
from faq.gloss.words import Piece

__all__ = ["Composer"]

_PLURAL_KEY = " ".join((*keys_of("các"), ""))


class Composer(VerbReader):
    """Reads the pieces of one clause from left to right and writes English."""

    def compose(self) -> str:
        """The English of all pieces, joined."""
        while self.pieces[self.at].kind != "end":
            start = self.at
            self._step(self.pieces[start])
            # Every branch moves on; a clause that none fits must not hold the reader up.
            self.at = max(self.at, start + 1)
        if len(self.out) == 1 and TITLE.match(post := self.out[0].removeprefix("the ")):
            return post
        return _joined(self.out)

    def _step(self, piece: Piece) -> None:
        if piece.kind == "mark":
            self._mark(piece)
        elif piece.kind == "date":
            self._date(piece)
        elif piece.kind == "function" and not self._begins_noun_phrase(self.at):
            self._function(piece)
        elif piece.role == "before verb" and self._modal_follows(self.at + 1):
            self._verb_group()
        elif piece.kind == "word" and self._is_verb(self.at):
            self._verb(frozenset(), [])
        elif self._begins_noun_phrase(self.at):
            self._noun_phrase_here()
        else:
            self._adjective_or_adverb(piece)

    def _mark(self, piece: Piece) -> None:
        self.at += 1
        if piece.vi == "," and self.verb in SAYING and self.after in ("verb", "manner"):
            self._emit("that")
            self._open_clause()
            return
        self.out.append(piece.vi)
        if piece.vi in ";:.!?…":
            keep = self.list_form if piece.vi in ";:" else "finite"
            told = piece.vi == ";" and self.told
            self._open_clause()
            self.form = self.list_form = keep
            self.told = told
            return
        self.fresh = True
        self.after = "comma"
        self.chain = ""
        if self.last_form in ("base", "gerund"):
            self.form = self.last_form
        elif self.subject:
            self.finite = False

    def _date(self, piece: Piece) -> None:
        self.at += 1
        last = self.out[-1] if self.out else ""
        ready = (
            "from",
            "to",
            "by",
            "since",
            "before",
            "after",
            "of",
            "as of",
            "until",
            "with",
            "over to",
        )
        if last in ready or last.endswith((" of", " period of", "compared with", "same period")):
            if last.endswith("same period"):
                self._emit("of")
            if last == "to" and "from" not in self.out[-6:]:
                self.out[-1] = "by"
        elif last in ("in", "into", "on", "at"):
            self.out[-1] = piece.role
        else:
            # "năm 2022, 2023"
            listed = self.out[-3:-1] == [piece.role, self.last_date] and last == ","
            self._emit("" if listed else piece.role)
        self._emit(piece.en)
        self.last_date = piece.en
        self.after = "date"
        if self.form == "gerund":
            self.form = "finite"

    def _function(self, piece: Piece) -> None:
        role = piece.role
        if role in VERB_ROLES:
            self._verb_group()
            return
        self.at += 1
        if role in ("of", "preposition"):
            self._preposition(piece)
        elif role == "conjunction" and piece.vi in keys_of("cùng") and self._is_verb(self.at):
            self._emit("together")
        elif role == "conjunction":
            self._emit(piece.en)
            self.fresh = True
            self.after = "conjunction"
            self.chain = ""
            self.form = self.last_form if self.last_form != "finite" else self.form
            if self.subject and self.last_form == "finite" and self._is_verb(self.at):
                self.finite = False
        elif role == "opening" and piece.vi in APART and self.subject and self._is_verb(self.at):
            self._emit(piece.en)
            self.form, self.after = "gerund", "act"
        elif role == "opening":
            self._emit(piece.en)
            self._open_clause()
            if piece.vi in BEGUN and self._is_verb(self.at):
                self.form = "gerund"
        elif role == "purpose":
            self.form, self.chain = "base", ""
            if self._begins_noun_phrase(self.at) and not self._is_verb(self.at):
                self._emit("so that")
                self._open_clause()
            self.after = "purpose"
        elif role == "act" and self.pieces[self.at].role == "this":
            self._emit(f"{self.pieces[self.at].en} matter")
            self.at += 1
            self.subject, self.many, self.finite, self.after = True, False, False, "noun"
        elif role == "act" and next(iter(self.pieces[self.at].senses), "") == "adjectives":
            # "việc trọng tâm"
            self._emit(f"{self.pieces[self.at].senses['adjectives']} tasks")
            self.at += 1
            self.after = "noun"
        elif role == "act":
            self.form, self.after = "gerund", "act"
        elif role in ("degree", "way", "more"):
            self._degree(piece)
        else:
            self._emit(piece.en)

    def _preposition(self, piece: Piece) -> None:
        english = piece.en
        nxt = self.pieces[self.at]
        if piece.vi in keys_of("tại") and nxt.kind == "word":
            phrase = self._noun_phrase(self.at).english
            english = "at" if MEETINGS.search(phrase) else "in"
        if (
            piece.vi in keys_of("trên")
            and nxt.kind != "figure"
            and self._begins_noun_phrase(self.at)
        ):
            english = "in" if FIELDS.search(self._noun_phrase(self.at).english) else "on"
        if self.after == "verb" and piece.vi in TOWARDS:
            english = OBJECT_PREPOSITIONS.get(self.verb_head, "") or english
            if self.out[-1].rpartition(" ")[2] in ("to", "on", "in", "with", "of", "for", "at"):
                english = ""
        if self.out and self.out[-1] == english:
            english = ""
        if piece.vi in keys_of("đến, tới, lên") and self.after == "verb" and nxt.kind == "figure":
            english = "to"
        if piece.vi in keys_of("lên, xuống") and nxt.kind not in ("figure", "mark", "word"):
            english = ""
        if piece.vi in AREA and not self._begins_noun_phrase(self.at):
            self._emit("in the area")
            return
        self._emit(english)
        self.form, self.after, self.chain = "gerund", "preposition", ""
        self.list_form = "gerund"
        self.fresh = False

    def _degree(self, piece: Piece) -> None:
        nxt = self.pieces[self.at]
        adjective = nxt.senses.get("adjectives") or nxt.senses.get("adverbs")
        if piece.role == "more" or adjective is None:
            self._emit(piece.en)
            return
        if self.copula or (self.after == "noun" and self.finite):
            self.at += 1
            self._emit(f"{piece.en} {adjective}")
            return
        if self.after == "verb" or piece.role == "way" or self.finite:
            self.at += 1
            self._emit(f"{piece.en} {as_adverb(nxt)}".strip())
            self.after, self.manner = "manner", True
            return
        self.at += 1
        self._predicate(f"{piece.en} {adjective}".strip(), frozenset(), [])

    def _adjective_or_adverb(self, piece: Piece) -> None:
        self.at += 1
        if self.pieces[self.at].role == "more" and piece.senses.keys() & {"adjectives", "adverbs"}:
            self._compared(piece)
            return
        adjective = piece.senses.get("adjectives")
        phrase = piece.senses.get("adverbs") or piece.senses.get("phrases")
        manner = self.after in ("verb", "manner") or (self.after == "comma" and self.manner)
        if manner and (adjective or "adverbs" in piece.senses):
            self._emit(adjective if adjective and self.copula else as_adverb(piece) or phrase or "")
            self.after = "manner"
            self.manner = True
        elif (
            adjective
            and self.subject
            and not self.finite
            and self.after not in ("preposition", "date")
            and not self._begins_noun_phrase(self.at, strict=True)
        ):
            self._predicate(adjective, frozenset(), [])
        else:
            self._emit(phrase or adjective or piece.en or next(iter(piece.senses.values()), ""))

    def _compared(self, piece: Piece) -> None:
        """Writes "better" for "tốt hơn", beside a verb or as what the subject is."""
        self.at += 1
        adjective = piece.senses.get("adjectives", "")
        if adjective and self.subject and not self.finite and self.after not in ("verb", "manner"):
            self._predicate(comparative(adjective), frozenset(), [])
            return
        word = as_adverb(piece) if self.after in ("verb", "manner", "noun") else adjective
        self._emit(comparative(adjective if self.after == "noun" else word or adjective))
        if self._begins_noun_phrase(self.at):
            self._emit("than")
        self.after, self.manner = "manner", True

    def _noun_phrase_here(self) -> None:
        """Writes the noun phrase here and settles whether it is a subject."""
        start = self.at
        phrase = self._noun_phrase(start)
        self.at = phrase.end
        if self.at == start:
            self.at += 1
            self._emit(self.pieces[start].en)
            return
        if not phrase.english:
            # A classifier with a verb after it: "công tác xóa nhà tạm".
            self.form, self.after = "gerund", "act"
            return
        phrase = self._in_list(start, phrase)
        self._emit(phrase.english)
        self._settle(phrase)
        following = self.pieces[self.at]
        if phrase.clausal and (following.role in VERB_ROLES or self._is_verb(self.at)):
            self.form, self.after = "gerund", "act"
            return
        if self.pieces[start].vi in NUMBERS and self._is_verb(self.at) and self._changes_later():
            # "số người làm việc ở tỉnh tăng lên": what changes is the number.
            self.form, self.after = "gerund", "act"
            return
        if not phrase.abstract:
            return
        if following.vi in DONE and not self._begins_noun_phrase(self.at + 1):
            self.at += 1
            self._emit(participle(verb_sense(following)))
        else:
            self._emit("of")
            self.form = "gerund"

    def _changes_later(self) -> bool:
        """Whether a later verb of this clause tells of a change, not the verb here."""
        changes = CHANGES | CHANGES_TO
        for position in range(self.at, len(self.pieces)):
            if self.pieces[position].kind in ("mark", "end"):
                break
            if self.pieces[position].vi in changes:
                return position > self.at
        return False

    def _in_list(self, start: int, phrase: NounPhrase) -> NounPhrase:
        """The noun phrase, in the plural where "các" before an earlier one holds for it too."""
        piece, following = self.pieces[start], self.pieces[self.at]
        after_comma = self.after == "comma" and self.plural_list
        self.plural_list = following.vi == "," and (
            piece.role == "plural"
            or piece.vi.startswith(_PLURAL_KEY)
            or (after_comma and piece.kind == "word")
        )
        if not after_comma or piece.kind != "word" or phrase.many or " of " in phrase.english:
            return phrase
        if not phrase.english.rpartition(" ")[2].islower():
            return phrase
        return phrase._replace(english=plural(phrase.english.removeprefix("the ")), many=True)

    def _settle(self, phrase: NounPhrase) -> None:
        following = self.pieces[self.at]
        predicate = following.role in VERB_ROLES or following.role == "degree"
        predicate = predicate or self._is_verb(self.at)
        predicate = predicate or (phrase.agent and bool(verb_sense(following)))
        predicate = predicate or (following.role == "adverb" and self._modal_follows(self.at + 1))
        self.agent = phrase.agent
        opens = self.after in ("comma", "", "conjunction", "date", "manner")
        if opens and (predicate or not self.subject):
            joined = self.after == "conjunction" and self.subject and not self.finite
            # "vai trò của tỉnh và huyện": the owners are joined, not the roles.
            joined = joined and not (len(self.out) > 2 and " of " in self.out[-3])
            self.acts = phrase.agent
            self.subject, self.many, self.finite = True, phrase.many or joined, False
            self.form = "finite"
        elif not self.subject and self.after not in ("verb", "preposition"):
            self.subject, self.many, self.acts = True, phrase.many, phrase.agent
        if self.after == "preposition":
            self.form = "finite"
        if self.after == "verb" and self.chain != "to" and self.finite:
            self.chain = ""
        self.after = "noun"


_OBJECT_FORMS = {"he": "him", "they": "them", "we": "us", "I": "me", "she": "her"}


def _object_form(match: re.Match[str]) -> str:
    return f"{match.group(1)} {_OBJECT_FORMS[match.group(2)]}"


def _joined(parts: Sequence[str]) -> str:
    text = " ".join(part for part in parts if part)
    text = re.sub(r"\s+([,;:.!?…)”])", r"\1", text)
    text = re.sub(r"([(“])\s+", r"\1", text)
    text = re.sub(r",+(?=[,;:.)])", "", text)
    text = re.sub(r"\b(to|of|for|with|by|help\w*) (he|they|we|I|she)\b", _object_form, text)
    text = re.sub(r"\"\s*([^\"]*?)\s*\"", r'"\1"', text)
    text = re.sub(r"\b(to|of|in|on|with|for) \1\b", r"\1", text)
    text = re.sub(r"\ba (?=[aeio])(?!one\b)", "an ", text)
    return re.sub(r"\s{2,}", " ", text).strip()
