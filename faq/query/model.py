"""A question, understood: the terms an answer has to account for, and what must agree."""

from __future__ import annotations

from functools import cached_property

from faq.figures.model import Moment, Quantity
from faq.intents import Intent, IntentMatch
from faq.lexicon import Words
from faq.patterns import Pattern
from faq.query.wording import Wording
from faq.reply import Language
from faq.spelling import Option
from faq.text import Token, fold
from faq.values import NamedTuple

__all__ = ["Meaning", "Query", "Term"]


class Meaning:
    """What a word or fixed phrase may stand for.

    The same words mean the same in every question, and one object is remembered for them: what is
    found out of it, where it stands and the like, can be remembered by it.
    """

    def __init__(self, patterns: tuple[tuple[Pattern, float], ...]) -> None:
        self.patterns = patterns
        """Phrases in the articles that account for it, each with a weight from 0 to 1."""

    @cached_property
    def forms(self) -> tuple[Words, ...]:
        """The likeliest reading of each pattern, folded."""
        return tuple(
            tuple([options[0].folded for options in pattern]) for pattern, _ in self.patterns
        )

    @cached_property
    def words(self) -> frozenset[str]:
        """Every word that its patterns may have, folded."""
        return frozenset(
            [option.folded for pattern, _ in self.patterns for one in pattern for option in one]
        )


class Term(NamedTuple):
    """A word or fixed phrase of the question that an answer has to account for."""

    surface: str
    """As typed."""
    first: int
    """Position of its first word in the question."""
    last: int
    """Position after its last word."""
    meaning: Meaning
    """What it may stand for."""
    word_class: str
    """"nouns", "verbs", "adjectives", "adverbs", "phrases", "places", "persons",
    "names", "unknown", or "syllable" for a single small word that no list has."""
    weight: float
    """How much it matters, from 0 up; rarity is not in it yet."""
    signals: frozenset[str] = frozenset()
    """Kinds of answer, or statuses, that the word by itself asks for."""

    is_head: bool = False
    """Whether a name after it tells such things apart ("chỉ số", "đề án")."""
    is_slight: bool = False
    """Whether it is a verb that says little of what was done: "làm", "nhắc đến"."""

    @property
    def is_deed(self) -> bool:
        """Whether it says what is done, and does not only ask for a kind of answer."""
        return self.word_class == "verbs" and not self.signals

    @property
    def patterns(self) -> tuple[tuple[Pattern, float], ...]:
        """Phrases in the articles that account for it, each with a weight from 0 to 1."""
        return self.meaning.patterns

    @property
    def forms(self) -> tuple[Words, ...]:
        """The likeliest reading of each pattern, folded."""
        return self.meaning.forms

    @property
    def is_name(self) -> bool:
        """Whether it names a place, or something else that no list has."""
        is_capital = self.word_class == "unknown" and not self.surface.islower()
        return is_capital or self.word_class in ("places", "names")


class _QueryFields(NamedTuple):
    """What is understood of a question."""

    question: str
    """As asked."""
    text: str
    """As read: composed, keystrokes read back, shorthand written out."""
    language: Language
    """Its language."""
    tokens: tuple[Token, ...]
    """Its words; offsets into ``text``."""
    match: IntentMatch
    """What is wanted, and the words that say so."""
    terms: tuple[Term, ...]
    """What an answer has to account for."""
    unit: tuple[Term, ...]
    """What is counted ("xã" of "bao nhiêu xã"); part of ``terms``."""
    any_unit: bool
    """Whether what is counted is so wide ("người") that whatever is counted will do."""
    moments: tuple[Moment, ...]
    """Dates and periods named."""
    figures: tuple[Quantity, ...]
    """Figures named."""
    mended: tuple[tuple[Option, ...] | None, ...] = ()
    """What each of its words may stand for that may be a slip; None for a word as it stands."""
    place: str = ""
    """A place named, as the lexicon writes it; empty if none."""
    is_target: bool = False
    """Whether an aim is asked for."""
    is_achieved: bool = False
    """Whether what has been reached is asked for."""
    asks_twice: bool = False
    """Whether two figures are asked for at once ("bao nhiêu xã, bao nhiêu huyện")."""
    goes_on: bool = False
    """Whether it goes on to ask something besides ("bao nhiêu hộ, tăng hay giảm")."""
    asks_year: bool = False
    """Whether a year is asked for, not a day."""
    asks_most: bool = False
    """Whether the most, the least, the best of several is asked for."""
    asks_all: bool = False
    """Whether it is asked if something holds for all ("tất cả các xã")."""
    wants_figures: bool = False
    """Whether figures of whatever kind are asked for ("những con số nào")."""
    asks_share: bool = False
    """Whether a share is asked for, in whatever words ("bao nhiêu phần trăm")."""
    praises: bool = False
    """Whether it is asked if something is good, goes well."""
    article: str = ""
    """Name of the article under discussion, which a follow-up stays within; empty for any."""
    is_undecided: bool = False
    """Whether its words don't tell which language they are in."""
    was_cut: bool = False
    """Whether the question was too long and was cut."""


class Query(_QueryFields):
    """A question, understood."""

    @cached_property
    def intent(self) -> Intent:
        """The intent it matched."""
        return self.match.intent

    @cached_property
    def words(self) -> tuple[str, ...]:
        """Its words, folded."""
        return tuple(token.folded for token in self.tokens)

    @cached_property
    def wording(self) -> Wording:
        """Its words; of a question that leans on another one there is none."""
        return Wording(self.text, self.tokens, self.mended)

    @cached_property
    def plain(self) -> str:
        """Its text as read, folded."""
        return fold(self.text)

    @cached_property
    def named(self) -> tuple[Term, ...]:
        """Its terms that name places, or anything else but persons."""
        return tuple([term for term in self.terms if term.word_class in ("places", "names")])

    @cached_property
    def of_names(self) -> frozenset[int]:
        """Numbers of the terms that are names, and of those before them: "cảng Dân Phước"."""
        names = [place for place, term in enumerate(self.terms) if term.is_name]
        kinds = [p - 1 for p in names if p and self.terms[p - 1].last == self.terms[p].first]
        return frozenset((*names, *kinds))

    @cached_property
    def sides(self) -> tuple[int, int] | None:
        """Numbers of the terms beside "hay" where it is asked which of two it is."""
        slots = self.match.slots
        if self.wants != "choice" or "one" not in slots or "other" not in slots:
            return None
        first, last = slots["one"]
        left = [place for place, term in enumerate(self.terms) if first <= term.first < last]
        right = [p for p, term in enumerate(self.terms) if term.first >= slots["other"][0]]
        return (left[-1], right[0]) if left and right else None

    @cached_property
    def wants(self) -> str:
        """The kind of answer wanted."""
        return self.match.intent.wants

    def word_before(self, term: Term) -> str:
        """The word right before a term, folded; empty where none is, or another question had it."""
        inside = self.tokens[term.first : term.last]
        if not term.first or not inside:
            return ""
        is_own = self.text[inside[0].start : inside[-1].end] == term.surface
        return self.tokens[term.first - 1].folded if is_own else ""
