"""Noun phrases turned round: what stands behind a Vietnamese noun stands before the English one."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from faq.gloss.classes import (
    ABOVE,
    ABSTRACT,
    AGENTS,
    ALONE,
    BARE_PLURAL,
    CLAUSAL,
    DONE_TO,
    FINITE,
    NOUN_FIRST,
    NUMBERS,
    PLACE,
    TITLE,
    keys_of,
)
from faq.gloss.grammar import article, plural
from faq.gloss.reader import Reader, as_adverb
from faq.gloss.words import Piece
from faq.values import NamedTuple

__all__ = ["NounPhrase", "NounReader"]

_NUMBER_OF = keys_of("số")
_KINDS = keys_of("các loại")
# English nouns without a singular.
_PLURAL_ONLY = ("funds", "people", "residents", "authorities", "goods", "savings", "police")


class NounPhrase(NamedTuple):
    """A noun phrase in English."""

    english: str
    """With article, number and modifiers; empty when only a classifier stood there."""
    end: int
    """Position of the piece after it."""
    many: bool = False
    """Whether it is plural."""
    agent: bool = False
    """Whether it names somebody who acts, so that a verb after it is theirs."""
    abstract: bool = False
    """Whether the verb after it explains it: "quá trình xây dựng"."""
    clausal: bool = False
    """Whether the clause after it explains it: "tình trạng trẻ em bị xâm hại"."""


class _Head:
    """A noun with what was found about it so far."""

    def __init__(self, english: str, determiner: str, number: str, many: bool) -> None:
        self.english = english
        self.determiner = determiner
        self.number = number
        self.many = many
        self.modifiers: list[str] = []
        self.tail = ""
        self.named = False


class NounReader(Reader):
    """Reads noun phrases without moving on."""

    def __init__(self, pieces: Sequence[Piece], post_in_english: Callable[[str], str]) -> None:
        super().__init__(pieces)
        self._post_in_english = post_in_english

    def _noun_phrase(self, position: int, agent: bool = False) -> NounPhrase:
        """The noun phrase that begins here.

        Args:
            position: of its first piece.
            agent: whether it stands between "được" and the verb, so that a verb ends it.

        """
        determiner, number, many = "", "", False
        while True:
            piece = self.pieces[position]
            if piece.figure is not None:
                if piece.figure.kind not in ("count", "ratio"):
                    return self._measured(position)
                many = piece.figure.value != 1 or piece.figure.total is not None
                number = f"{piece.en} {number}".strip() if number == "more" else piece.en
            elif piece.role == "plural":
                many = True
            elif piece.role == "many":
                determiner, many = piece.en, True
            elif piece.role in ("each", "all"):
                determiner = f"{determiner} {piece.en}".strip()
            elif piece.role == "more of":
                number = "more"
            elif piece.role == "title":
                if pronoun := self._pronoun(position):
                    return pronoun
                if self._piece(position + 1).kind in ("person", "name"):
                    determiner = piece.en
            elif piece.role != "classifier":
                break
            position += 1
            if piece.role == "classifier" and self.pieces[position].role == "this":
                return NounPhrase(f"{self.pieces[position].en} work", position + 1)
        if not self._begins_noun_phrase(position):
            alone = "a lot" if determiner == "many" and not number else f"{determiner} {number}"
            return NounPhrase(alone.strip(), position, many)
        head = self.pieces[position]
        if head.kind == "person":
            english = f"{determiner} {self._person(head)}".strip()
            return NounPhrase(english, position + 1, agent=True)
        if head.role == "whole":
            return NounPhrase(head.en, position + 1, head.en in ("we", "they"), agent=True)
        english = head.en if head.kind in ("name", "function") else head.senses["nouns"]
        if english in ALONE and not number:
            return NounPhrase(f"{determiner} {ALONE[english]}".strip(), position + 1)
        phrase = self._headed(position, _Head(english, determiner, number, many), agent)
        return self._with_second_post(phrase)

    def _with_second_post(self, phrase: NounPhrase) -> NounPhrase:
        """The post with the one after the comma: "Bí thư Tỉnh ủy, Chủ tịch UBND tỉnh"."""
        first = phrase.english.removeprefix("the ")
        comma, second = self.pieces[phrase.end], self._piece(phrase.end + 1)
        if comma.vi != "," or second.kind != "word" or not TITLE.match(first):
            return phrase
        other = self._noun_phrase(phrase.end + 1)
        if not TITLE.match(other.english.removeprefix("the ")):
            return phrase
        english = f"{phrase.english} and {other.english.removeprefix('the ')}"
        return phrase._replace(english=english, end=other.end)

    def _pronoun(self, position: int) -> NounPhrase | None:
        """What a title says that no name follows: "Đồng chí yêu cầu", "ông cho biết"."""
        piece, following = self.pieces[position], self._piece(position + 1)
        if piece.en == "comrades" and following.kind != "person":
            return NounPhrase("comrades", position + 1, many=True)
        if following.kind in ("person", "name"):
            return None
        if following.kind != "word" or "verbs" in following.senses:
            english = {"Mr": "he", "Mrs": "she"}.get(piece.en, "the comrade")
            return NounPhrase(english, position + 1, agent=True)
        return None

    def _measured(self, position: int) -> NounPhrase:
        """A share, sum or measure, and what it is of: "85.50% of the plan"."""
        piece = self.pieces[position]
        position += 1
        if piece.figure is None or piece.figure.kind in ("ordinal", "document"):
            return NounPhrase(piece.en, position)
        following = self.pieces[position]
        follows = following.kind == "word" and "nouns" in following.senses
        follows = follows or following.role in ("classifier", "plural", "many")
        if follows and not self._is_verb(position):
            whole = self._noun_phrase(position)
            if whole.english:
                return NounPhrase(f"{piece.en} of {whole.english}", whole.end, whole.many)
        return NounPhrase(piece.en, position, many=True)

    def _headed(self, position: int, noun: _Head, agent: bool) -> NounPhrase:
        """The noun here with what stands behind it."""
        head = self.pieces[position]
        agentive = head.kind == "name" or head.vi in AGENTS
        abstract = head.vi in ABSTRACT
        position += 1
        while True:
            piece = self.pieces[position]
            if self._is_owner(position, head, noun, abstract, agent or agentive):
                owner = self._noun_phrase(position)
                noun.tail += f" of {article(owner.english)}"
                position = owner.end
                break
            if head.vi in CLAUSAL and self._begins_noun_phrase(position, strict=True):
                owner = self._noun_phrase(position, agent=True)
                english = f"{self._assembled(head, noun)} of {owner.english}"
                return NounPhrase(english, owner.end, clausal=True)
            taken = self._attached(position, head, noun) or self._described(
                position, noun, abstract, agent or agentive
            )
            taken = taken or self._coordinated(position, noun)
            if not taken:
                break
            abstract = abstract or piece.vi in ABSTRACT
            position += taken
            if piece.role == "this":
                break
        words = self._assembled(head, noun)
        following = self.pieces[position]
        owned = following.role == "of" and self._begins_noun_phrase(position + 1)
        listed = (following.role == "plural" or following.vi in _KINDS) and not agent
        listed = listed and (not agentive or head.vi in NOUN_FIRST)
        if listed and not noun.many and head.vi in NOUN_FIRST:
            words, noun.many = plural(words), True
        if owned or listed:
            owner = self._noun_phrase(position + owned)
            return NounPhrase(f"{words} of {owner.english}", owner.end, noun.many, agentive)
        explained = abstract and not agent and following.vi not in FINITE
        # "đội ngũ thực hiện nghiêm túc" is a statement, "kết quả thực hiện dự án" is not.
        stated = following.vi in DONE_TO and bool(as_adverb(self._piece(position + 1)))
        explained = explained and self._is_verb(position) and not stated
        return NounPhrase(words, position, noun.many, agentive, explained)

    def _is_owner(
        self, position: int, head: Piece, noun: _Head, abstract: bool, agent: bool
    ) -> bool:
        """Whether a noun phrase of its own begins here, which English joins by "of"."""
        piece = self.pieces[position]
        if piece.kind != "word" or "nouns" not in piece.senses or "adjectives" in piece.senses:
            return False
        joined = TITLE.match(noun.english) or " of " in noun.english
        if head.kind == "name" or not joined or self._is_verb(position):
            return False
        return bool(self._modifier(position, abstract, agent))

    def _attached(self, position: int, head: Piece, noun: _Head) -> int:
        """Takes in a name, number or "này" behind the noun; the pieces taken, 0 for none."""
        piece = self.pieces[position]
        if piece.kind == "name":
            if head.kind == "name" or noun.named:
                noun.tail += f" {piece.en}"
            elif "the " in noun.english and " of " in noun.english:
                front, _, back = noun.english.rpartition("the ")
                noun.english = f"{front}the {piece.en} {back}"
            else:
                noun.modifiers.append(piece.en)
            noun.named = True
        elif piece.figure is not None and piece.figure.kind == "ordinal":
            noun.tail += f" {piece.en}"
        elif piece.role == "whole" and piece.en.startswith("the "):
            noun.tail += f" of {piece.en}"
        elif piece.role == "this":
            plurals = {"this": "these", "that": "those"}
            noun.determiner = plurals.get(piece.en, piece.en) if noun.many else piece.en
        elif piece.vi in ABOVE and not self._begins_noun_phrase(position + 1):
            noun.determiner = "the above"
        elif piece.role != "classifier" or piece.vi in _NUMBER_OF:
            return 0
        return 1

    def _described(self, position: int, noun: _Head, abstract: bool, agent: bool) -> int:
        """Takes in a word that describes the noun; the pieces taken, 0 for none."""
        piece, following = self.pieces[position], self._piece(position + 1)
        if piece.role == "degree":
            inside = self.finite or self.after in ("verb", "preposition")
            if not inside or "adjectives" not in following.senses:
                return 0
            noun.modifiers.append(f"{piece.en} {following.senses['adjectives']}")
            return 2
        if piece.kind != "word":
            return 0
        if piece.role == "before verb" and self._modal_follows(position + 1):
            return 0
        if "adjectives" in piece.senses and following.role == "more":
            return 0
        modifier = self._modifier(position, abstract, agent)
        if modifier:
            noun.modifiers.append(modifier)
        return 1 if modifier else 0

    def _coordinated(self, position: int, noun: _Head) -> int:
        """Takes in an adjective joined to the one before: "khách quan lẫn chủ quan"."""
        joint, piece = self.pieces[position], self._piece(position + 1)
        before, following = self.pieces[position - 1], self._piece(position + 2)
        joined = joint.role == "conjunction" or joint.vi == ","
        if not (joined and noun.modifiers and "adjectives" in before.senses):
            return 0
        if "adjectives" not in piece.senses or "nouns" in piece.senses or following.role == "more":
            return 0
        if "verbs" in piece.senses and following.kind not in ("mark", "end"):
            return 0
        comma = ", " if joint.vi == "," else f" {joint.en} "
        noun.modifiers[-1] += f"{comma}{piece.senses['adjectives']}"
        return 2

    def _assembled(self, head: Piece, noun: _Head) -> str:
        """Determiner, number, modifiers, noun and tail in English order."""
        last = noun.english.rpartition(" ")[2]
        bare = not noun.determiner and not noun.number and " of " not in noun.english
        if noun.many or (bare and last in BARE_PLURAL):
            noun.english, noun.many = plural(noun.english), True
        elif last in _PLURAL_ONLY:
            noun.many = True
        elif noun.determiner == "one of the":
            noun.english = plural(noun.english)
        modifiers = noun.modifiers[::-1]
        if noun.english in ("draft", "drafts") and modifiers:
            # "dự thảo báo cáo": what is drafted is the noun.
            last = modifiers.pop().removesuffix("s")
            noun.english = f"draft {plural(last) if noun.many else last}"
        elif head.vi in NUMBERS and len(modifiers) == 1 and not noun.tail:
            noun.tail, modifiers = f" of {plural(modifiers[0])}", []
        phrase = " ".join([*modifiers, noun.english])
        known = noun.named and (head.kind == "name" or PLACE.search(phrase))
        if not noun.determiner and not noun.number and not known:
            phrase = article(phrase)
        return " ".join(filter(None, (noun.determiner, noun.number, phrase))) + noun.tail

    def _modifier(self, position: int, abstract: bool, agent: bool) -> str:
        """The English of a word that stands behind a noun, empty when it belongs elsewhere."""
        senses = self.pieces[position].senses
        first = next(iter(senses), "")
        if "verbs" in senses:
            acts = agent or self._begins_noun_phrase(position + 1, strict=True)
            if acts and (agent or first != "nouns" or not abstract):
                return ""
        if "adjectives" in senses:
            return senses["adjectives"]
        if "verbs" in senses and first == "verbs" and not abstract:
            return ""
        return senses.get("nouns", "")

    def _person(self, piece: Piece) -> str:
        """Name and posts, "…, Secretary … and Chairman …,", with the comma that closes them."""
        posts = [self._post_in_english(post) for post in piece.vi.split("\n") if post]
        if not posts:
            return piece.en
        listed = posts[0] if len(posts) == 1 else f"{', '.join(posts[:-1])} and {posts[-1]}"
        return f"{piece.en}, {listed},"
