"""Verb groups: Vietnamese auxiliaries and the verb they belong to, as one English group."""

from __future__ import annotations

from faq.gloss.classes import (
    ASKING,
    CHANGES,
    CHANGES_TO,
    LACKS,
    LIGHT,
    MEASURED_ON,
    MOTIONS,
    OBJECT_PREPOSITIONS,
    PARTICLES,
    SPEECH,
    STATIVE,
    TELLING,
    TO_CHAIN,
)
from faq.gloss.complements import ComplementReader
from faq.gloss.grammar import participle, verb_group
from faq.gloss.reader import AUX, negation, verb_sense, with_adverb
from faq.gloss.words import Piece
from faq.regexes import late

__all__ = ["VerbReader"]

# A verb group that tells what was done.
_WAS = late(r"(?:was|were|has been|have been) |\w+(?:ed|ght)\b")
_INSIDE_PHRASE = ("noun", "preposition", "act", "purpose", "verb")
_TENSED = frozenset(("past", "future", "progressive", "need", "must", "can"))


def _tells(piece: Piece) -> bool:
    """Whether a verb without subject tells what was so ("tăng 5%"), not what to do."""
    return piece.role in ("is", "has", "share") or piece.vi in TELLING


class VerbReader(ComplementReader):
    """Reads a verb group and writes its English."""

    def _verb_group(self) -> None:
        """Auxiliaries and adverbs from here on, and the verb they belong to."""
        aux: set[str] = set()
        before: list[str] = []
        while True:
            piece = self.pieces[self.at]
            if piece.kind != "function" and not (
                piece.role == "before verb" and self._modal_follows(self.at + 1)
            ):
                break
            if piece.role in AUX:
                if piece.role == "passive" and "passive" in aux:
                    break
                aux.add(piece.role)
                if piece.en:
                    aux.add(piece.en)
            elif piece.role == "before verb" or (
                piece.role == "degree" and verb_sense(self._peek())
            ):
                before.append(piece.en)
            else:
                break
            self.at += 1
        piece = self.pieces[self.at]
        if piece.role in ("is", "has", "comprise", "share"):
            self._verb(frozenset(aux), before)
            return
        if aux & {"expected", "estimated"} and not verb_sense(piece) and piece.kind != "word":
            self._expected(aux)
            return
        if piece.vi in MOTIONS and piece.kind == "function":
            if verb_sense(self._peek()) and not self._begins_noun_phrase(self.at + 1, strict=True):
                self.at += 1
                piece = self.pieces[self.at]
            elif aux & {"past", "future", "not", "not yet", "progressive", "must", "need"}:
                self._verb(frozenset(aux), before, english=MOTIONS[piece.vi])
                return
        if "passive" in aux and not verb_sense(piece) and self._passive_with_agent(aux, before):
            return
        if piece.vi in LACKS and any(word.startswith("still") for word in before):
            self._lone(aux, before)
            return
        self.aux_after_noun = self.after in _INSIDE_PHRASE
        self.after = "aux"
        if verb_sense(piece) and (self._is_verb(self.at) or "adjectives" not in piece.senses):
            self._verb(frozenset(aux), before)
        elif piece.role in ("degree", "more") or piece.senses.keys() & {"adjectives", "adverbs"}:
            self._predicate_after(aux, before)
        elif verb_sense(piece):
            self._verb(frozenset(aux), before)
        else:
            self._lone(aux, before)

    def _expected(self, aux: set[str]) -> None:
        """Writes "dự kiến" that stands apart from its verb: "dự kiến đến hết năm 2024 đạt"."""
        said = "expected" if "expected" in aux else "estimated"
        not_ = " not" if negation(aux) else ""
        if self._begins_noun_phrase(self.at) and not self.subject:
            self._emit(f"it is{not_} {said} that")
            self._open_clause()
            return
        be = ("are" if self.many else "is") if self.subject else ""
        self._emit(f"{be}{not_} {said}".strip())
        self.finite, self.after, self.pending = True, "verb", "base"

    def _predicate(self, adjective: str, aux: frozenset[str], before: list[str]) -> None:
        """An adjective that says what the subject is."""
        if not self.subject and not aux:
            self._emit(adjective)
            return
        group = verb_group(f"be {adjective}", aux, "finite", many=self.many, stative=True)
        for word in before:
            group = with_adverb(group, word)
        self._emit(group)
        self.finite, self.after, self.last_form = True, "verb", "finite"
        self.manner = True

    def _predicate_after(self, aux: set[str], before: list[str]) -> None:
        """An adjective after auxiliaries: "chưa đồng bộ"."""
        piece = self.pieces[self.at]
        degree = ""
        if piece.role in ("degree", "more"):
            degree = piece.en
            self.at += 1
            piece = self.pieces[self.at]
        adjective = piece.senses.get("adjectives") or piece.senses.get("adverbs")
        if adjective is None:
            self._emit(negation(aux))
            self._emit(" ".join((*before, degree)))
            return
        self.at += 1
        self.subject = True
        self._predicate(f"{degree} {adjective}".strip(), frozenset(aux - {"passive"}), before)

    def _lone(self, aux: set[str], before: list[str]) -> None:
        """Auxiliaries with no verb after them: "còn một số", "không chỉ", "được 5 triệu"."""
        still = any(word.startswith("still") for word in before)
        if self._begins_noun_phrase(self.at) and (still or aux & {"passive", "need", "must"}):
            verb = "have" if still or "passive" not in aux else "receive"
            if still and not self.subject:
                many = self._noun_phrase(self.at).many
                self._emit(
                    f"there {'are' if many else 'is'}{' not' if negation(aux) else ''} still"
                )
            else:
                plain = frozenset(aux - {"passive"})
                group = verb_group(
                    verb,
                    plain,
                    self.form if not self.finite else "base",
                    many=self.many,
                    stative=still,
                )
                self._emit(" ".join((*before, group)))
            self.finite, self.after, self.fresh, self.chain = True, "verb", False, ""
            return
        for name, english in (
            ("future", "will"), ("must", "must"), ("need", "need"), ("can", "can"),
            ("passive", "was"),
        ):  # fmt: skip
            if name in aux:
                self._emit(english)
        self._emit(negation(aux))
        self._emit(" ".join(before))
        self.after = "aux"

    def _passive_with_agent(self, aux: set[str], before: list[str]) -> bool:
        """Writes "was approved by the …" for "được UBND tỉnh phê duyệt"; false if it isn't one."""
        if not self._begins_noun_phrase(self.at):
            return False
        agents: list[str] = []
        position = self.at
        while self._begins_noun_phrase(position):
            phrase = self._noun_phrase(position, agent=True)
            agents.append(phrase.english)
            position = phrase.end
            if self.pieces[position].role == "conjunction":
                agents.append("and")
                position += 1
        adverbs: list[str] = []
        while self.pieces[position].role == "before verb":
            adverbs.append(self.pieces[position].en)
            position += 1
        if not agents or not verb_sense(self.pieces[position]):
            return False
        self.at = position
        self._verb(frozenset(aux), [*before, *adverbs], agent=" ".join(agents))
        return True

    def _verb(
        self, aux: frozenset[str], before: list[str], agent: str = "", english: str = ""
    ) -> None:
        """The verb here with its auxiliaries.

        Args:
            aux: see ``verb_group``.
            before: adverbs that stood before it, in English.
            agent: who does it, after a passive.
            english: of the verb, when it isn't the one of the piece.

        """
        piece = self.pieces[self.at]
        if piece.vi in LIGHT and self._is_plain_verb(self.at + 1):
            self.at += 1
            piece = self.pieces[self.at]
        if not aux and not before and self._told_as_passive():
            return
        english = english or (piece.en if piece.kind == "function" else verb_sense(piece))
        self.copula = piece.role == "is"
        self.verb = piece.vi
        self.at += 1
        if self._instead_of_verb(piece, aux, before):
            return
        if self.pieces[self.at].role == "more" and english.startswith("pay attention"):
            english = f"pay more{english[3:]}"
            self.at += 1
        shared = self._is_shared(piece, aux)
        passive = shared or "passive" in aux
        aux = self._voice(piece, aux)
        # "vốn giải ngân đạt 18%": what was done, and what came of it.
        result = "passive" in aux and not passive and self.pieces[self.at].vi in TELLING
        if result:
            self.fresh, self.form = True, "finite"
        number_follows = self.pieces[self.at].kind == "figure"
        if english == "reach" and not number_follows and self._begins_noun_phrase(self.at):
            english = "achieve"
        while self.pieces[self.at].vi in PARTICLES and not self._particle_stays():
            self.at += 1
        act = self.after == "act"
        # "…, được người dân ghi nhận": a statement made already, not a new one.
        aside = bool(agent and self.after == "comma" and self.verb_head)
        group, form = self._group(piece, english, aux)
        if shared or aside:
            group, form = participle(english), "participle"
        for word in before:
            group = with_adverb(group, word) if form == "finite" else f"{word} {group}"
        self._emit(self._with_object_standard(english, group))
        if agent:
            self._emit(f"by {agent}")
        if result:
            self.out.append(",")
        self.passive = passive or "passive" in aux
        if form in ("finite", "bare"):
            self.finite = True
            self.told = form == "finite" and bool(_WAS.match(group))
        self.fresh = False
        if act and not self.subject:
            self.subject, self.many, self.finite = True, False, False
        self._after_verb(piece, english, aux)

    def _instead_of_verb(self, piece: Piece, aux: frozenset[str], before: list[str]) -> bool:
        """Writes "there is", "with" or "including" for the verbs that say so."""
        english = ""
        if piece.role == "has" and self.finite and self.after == "noun" and not aux:
            english = "with"
        elif piece.role == "has" and not self.subject and self.form == "finite":
            self._existential(aux, before)
            return True
        if piece.role == "comprise" and self.after == "comma":
            english = "including"
        if english:
            self._emit(english)
            self.form, self.after, self.chain = "gerund", "preposition", ""
        return bool(english)

    def _group(self, piece: Piece, english: str, aux: frozenset[str]) -> tuple[str, str]:
        """The verb with its auxiliaries in English, and the form it was given."""
        form = self._form_of_next(aux, piece.role)
        opens = not self.out or self.out[-1] in ".!?"
        if opens and piece.vi in SPEECH:
            form = "gerund"
        elif form == "finite" and not self.subject and not aux and not _tells(piece):
            form = "bare"
        extra = self._manner_before_object(piece.vi)
        self.last_form = form
        if form == "bare":
            return f"{extra} {english}".strip(), form
        necessary = form == "finite" and aux & {"need", "must"} and not self.subject
        if necessary:
            aux, self.last_form = aux - {"need", "must"}, "base"
        group = verb_group(
            english,
            aux,
            self.last_form,
            many=self.many,
            stative=piece.vi in STATIVE,
            extra=extra,
        )
        return (f"it is necessary {group}" if necessary else group), form

    def _after_verb(self, piece: Piece, english: str, aux: frozenset[str]) -> None:
        """Writes the preposition that English wants, and notes what the next verb stands after."""
        nxt = self.pieces[self.at]
        if piece.vi in ASKING and self.last_form == "finite" and self._asks_that():
            self._emit("that")
            self._open_clause()
            return
        self.chain = "to" if piece.vi in TO_CHAIN else "ing"
        self.after, self.form = "verb", "finite"
        self.manner = False
        head = self.verb_head = english.split(" ")[0]
        if piece.vi in CHANGES and nxt.kind == "figure" and "passive" not in aux:
            self._emit("on" if self._peek().vi in MEASURED_ON else "by")
        elif piece.vi in CHANGES_TO and nxt.kind == "figure":
            self._emit("to")
        elif " " not in english and "passive" not in aux:
            preposition = OBJECT_PREPOSITIONS.get(head, "")
            follows = self._begins_noun_phrase(self.at) or self._is_verb(self.at)
            if head == "submit" and follows:
                preposition = "to" if self._noun_phrase(self.at).agent else ""
            chained = self._is_verb(self.at) and self.chain == "to"
            if preposition and follows and not chained and nxt.role != "preposition":
                self._emit(preposition)

    def _form_of_next(self, aux: frozenset[str], role: str) -> str:
        """Return "finite", "base", "gerund" or "participle", by what came before."""
        if role == "is" and not aux & {"must", "need"}:
            return "finite"
        inside = self.aux_after_noun or self.after in _INSIDE_PHRASE
        if aux & _TENSED and not inside:
            return "finite"
        if self.pending:
            self.pending = ""
            return "base"
        if self.form in ("base", "gerund"):
            return self.form
        if self.after == "verb" and self.chain:
            return "base" if self.chain == "to" else "gerund"
        if self.finite and not self.fresh:
            if self.chain == "to" and not aux & {"past", "future"}:
                return "base"
            return "participle" if not aux - {"passive", "past", "not", "not yet"} else "finite"
        listed = self.fresh and not self.subject
        return self.last_form if listed and self.last_form != "bare" else "finite"

    def _existential(self, aux: frozenset[str], before: list[str]) -> None:
        """Writes "there are" for "có" without a subject."""
        be = "are" if self._noun_phrase(self.at).many else "is"
        opening = "" if self.out and self.out[-1].endswith("ing") else "there"
        if negation(aux):
            be += " still" if "not yet" in aux else ""
            be += " not" if self.pieces[self.at].kind == "figure" else " no"
        self._emit(f"{opening} {be}".strip())
        self._emit(" ".join(before))
        self.finite, self.after, self.fresh = True, "verb", False
        self.chain, self.last_form = "", "finite"
