"""What a question asks, settled by more than the words that asked."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from itertools import pairwise

from faq.figures.rates import Rate
from faq.intents import Intent, IntentMatch
from faq.lexicon import Words
from faq.people import is_post
from faq.query.asked import asks_rank, asks_which, counted_at
from faq.query.bases import changed_since_before, compared_with_before
from faq.query.model import Term
from faq.query.rivals import set_side_by_side
from faq.query.wording import QuestionWords
from faq.reply import Language
from faq.text import Token

__all__ = ["Settler"]

# "Nguyên nhân cháy rừng là gì" asks why.
_NAMES_CAUSE = frozenset({"which", "list", "definition"})
_HOW_MANY_PERCENT = frozenset(
    (how_many, percent) for how_many in ("nhieu", "may") for percent in ("%", "phan")
)
# What ends a pronoun: "ông ấy", "bà ta".
_PRONOUN_ENDS = frozenset({"ay", "ta", "he", "she", "his", "her"})
_AUXILIARIES = frozenset("is are was were does do did has have had will can".split())
_WH = frozenset("how what which who whose whom when where why or".split())
_FIGURE_WANTS = frozenset({"count", "money", "share", "figure"})
# What is asked the meaning of is a thing, in a few words side by side.
_NOT_DEFINED = frozenset({"persons", "places", "adverbs"})
_MOST_DEFINED = 8
_IS_WHAT = frozenset({("la", "gi"), ("what", "is"), ("what", "are")})
_ARTICLES = frozenset({(), ("a",), ("an",)})
_WHEN = frozenset(
    {(one, "nao") for one in ("ngay", "khi", "luc", "hom", "chung", "thang", "nam", "hoi")}
    | {("bao", "gio"), ("ngay", "may")}
)
_DEADLINE = frozenset({("han", "chot"), ("han", "cuoi")})
# "Tổ trưởng thấy vướng nhất là chuyện gì" asks for no group leader.
_THINGS = frozenset({"chuyen", "dieu", "cai", "viec", "de", "thu"})
_OF_TWO = frozenset({"choice", "which_is_more", "which", "where", "who"})
_IF, _PARTS = "neu", ("phan",)
_WHO = frozenset({"ai", "ten", "who", "whom", "name"})


class Settler:
    """Settles what questions ask; built once."""

    def __init__(
        self, intents: Mapping[str, Intent], signals: Callable[[str], Collection[Words]]
    ) -> None:
        self._intents = intents
        self._signals = signals

    def by_words(self, match: IntentMatch, tokens: Sequence[Token], length: int) -> IntentMatch:
        """What is asked, before the terms are known.

        Args:
            match: what the words that ask say.
            tokens: the words.
            length: how many of them stand before the particles that close the question.

        """
        match = _named_at_end(self._when(match, tokens[:length]), tokens[:length])
        match = self._condition(match, tokens)
        spoken = tuple([token.folded for token in tokens])
        match = changed_since_before(match, spoken, self._intents)
        match = compared_with_before(match, spoken, self._intents)
        if match.intent.wants == "moment" and asks_rank(spoken):
            return match._replace(intent=self._intents["how"])
        which = asks_which(spoken) if match.intent.wants in _FIGURE_WANTS else None
        if which is None:
            return match
        words = match.words | {which[1]}
        return IntentMatch(self._intents["which"], words, {"noun": which}, match.score)

    def _condition(self, match: IntentMatch, tokens: Sequence[Token]) -> IntentMatch:
        """What isn't so in a condition is not counted: "thu hồi mấy dự án nếu không khởi công"."""
        if match.intent.name != "rest":
            return match
        since = next((i for i, token in enumerate(tokens) if token.folded == _IF), len(tokens))
        words = frozenset(position for position in match.words if position < since)
        if not words or words == match.words:
            return match
        return match._replace(intent=self._intents["how_many"], words=words)

    def by_terms(
        self,
        match: IntentMatch,
        terms: Sequence[Term],
        words: QuestionWords,
        rate: Rate | None,
        *,
        has_figures: bool,
    ) -> IntentMatch:
        """What is asked about some terms, per what is counted, and whether figures are named."""
        tokens = words.tokens
        match = self._definition(match, terms, tokens)
        match = self._number_of(match, terms, len(tokens))
        match = self._rate(match, terms, tokens, rate)
        if match.intent.name in _OF_TWO and words.language == "vi":
            match = set_side_by_side(match, terms, tokens, self._intents)
        return self._yes_or_no(match, tokens, words.language, has_figures=has_figures)

    def by_unit(
        self,
        match: IntentMatch,
        terms: Sequence[Term],
        unit: Sequence[Term],
        tokens: Sequence[Token],
    ) -> IntentMatch:
        """What is asked of what is counted or named: "nguyên nhân cháy rừng là gì" asks why."""
        match = self._kind(match, unit, tokens)
        if match.intent.wants in _NAMES_CAUSE and any(map(_is_cause, unit or terms[:1])):
            return match._replace(intent=self._intents["why"])
        return match

    def who(self, match: IntentMatch, terms: Sequence[Term], words: QuestionWords) -> IntentMatch:
        """The intent of "X là ai?": the post of a person, or the holder of a post."""
        tokens, language = words.tokens, words.language
        names_person = any(term.word_class == "persons" for term in terms)
        wants = match.intent.wants
        if wants == "post" and not names_person:
            names_post = any(is_post(form) for term in terms for form in term.forms)
            asks_who = any(token.folded in _WHO for token in tokens)
            refers_back = any(token.folded in _PRONOUN_ENDS for token in tokens)
            if not refers_back or names_post:
                return match._replace(intent=self._intents["who" if asks_who else "which"])
        pairs = pairwise(token.folded for token in tokens)
        does = next((place for place, pair in enumerate(pairs) if pair == ("lam", "gi")), 0)
        tells_deed = any(t.word_class != "persons" and t.first < does for t in terms)
        if wants == "post" and names_person and tells_deed:
            # "Ông X đề nghị tỉnh làm gì": what is to be done, not what X is.
            return match._replace(intent=self._intents["said"])
        if wants == "person" and names_person and len(terms) == 1:
            return match._replace(intent=self._intents["post_of_person"])
        if wants == "which":
            first, last = match.slots.get("noun", (0, 0))
            if last and tokens[last - 1].folded in _THINGS:
                return match
            asked = [term for term in terms if first <= term.first < last]
            # "What draft did members approve": what stands first is asked for.
            asked = asked[:1] if language == "en" else asked
            if any(is_post(form) for term in asked for form in term.forms):
                return match._replace(intent=self._intents["who"])
        return match

    def _when(self, match: IntentMatch, tokens: Sequence[Token]) -> IntentMatch:
        """What ends "… ngày nào" asks when, whatever "mấy cái cột điện" before may count."""
        if match.intent.wants not in _FIGURE_WANTS and match.intent.name != "rest":
            return match
        folded = [token.folded for token in tokens]
        ends = tuple(folded[-2:]) in _WHEN
        several = {at for at, word in enumerate(folded[:-2]) if word == "may"}
        if not ends or not several or "nhieu" in folded:
            return match
        said = {at for at, pair in enumerate(pairwise(folded)) if pair in _DEADLINE}
        said |= {at + 1 for at in said}
        words = frozenset({*several, *said, len(tokens) - 2, len(tokens) - 1})
        return match._replace(intent=self._intents["when"], words=words, slots={})

    def _definition(
        self, match: IntentMatch, terms: Sequence[Term], tokens: Sequence[Token]
    ) -> IntentMatch:
        """What "X là gì" asks: what X is. "Mục tiêu của đề án là gì" asks what is told of it."""
        if match.intent.name != "which" or not terms:
            return match
        said = tuple(tokens[position].folded for position in sorted(match.words))
        if said not in _IS_WHAT:
            return match
        start, end = tokens[terms[0].first].start, tokens[terms[-1].last - 1].end
        # An abbreviation is one thing, however many words it stands for.
        is_short_form = len(terms) > 1 and len({term.surface for term in terms}) == 1
        is_one_phrase = (
            [term.first for term in terms[1:]] == [term.last for term in terms[:-1]]
            and sum(term.last - term.first for term in terms) <= _MOST_DEFINED
            and not any(term.signals or term.word_class in _NOT_DEFINED for term in terms)
            and not any(form in self._signals("given") for form in terms[0].forms)
        )
        asking = min(match.words)
        before = tuple(t.folded for t in tokens[: asking or None] if t.start < start)
        if asking:
            is_alone = tokens[asking - 1].end == end and (
                not before or before in self._signals("lead_ins")
            )
        else:
            is_alone = before[len(match.words) :] in _ARTICLES
        if is_alone and (is_short_form or is_one_phrase):
            return match._replace(intent=self._intents["definition"])
        return match

    def _number_of(self, match: IntentMatch, terms: Sequence[Term], length: int) -> IntentMatch:
        """Keywords that begin with "số hộ nghèo" ask how many there are."""
        if match.intent.name != "keywords" or len(terms) < 2 or "count" not in terms[0].signals:
            return match
        if terms[0].first or terms[1].first != terms[0].last or terms[1].word_class != "nouns":
            return match
        slots = {"unit": (terms[1].first, length)}
        return match._replace(intent=self._intents["how_many"], slots=slots)

    def _rate(
        self,
        match: IntentMatch,
        terms: Sequence[Term],
        tokens: Sequence[Token],
        rate: Rate | None,
    ) -> IntentMatch:
        """What is counted or measured is printed: "bao nhiêu tấn một ngày"; "bao nhiêu một ký"."""
        unit = match.slots.get("unit", (0, 0))[0]
        is_rate = rate is not None and rate.start <= tokens[unit].start < rate.end
        if match.intent.name == "how_many" and is_rate:
            return match._replace(intent=self._intents["figure"], slots={})
        counted = counted_at(terms, tokens) if rate and match.intent.name == "per_period" else None
        if counted is None:
            return match
        slots = {"unit": (counted, len(tokens))}
        return match._replace(intent=self._intents["how_many"], slots=slots)

    def _yes_or_no(
        self, match: IntentMatch, tokens: Sequence[Token], language: Language, *, has_figures: bool
    ) -> IntentMatch:
        """What begins "Is average income …" asks yes or no, whatever else its words may ask.

        So does "hơn 50 triệu không": what names a figure sets nothing else against it.
        """
        if has_figures and match.intent.name == "is_more":
            return match._replace(intent=self._intents["yes_or_no"], slots={})
        words = [token.folded for token in tokens]
        asks_yes_or_no = words[:1] and words[0] in _AUXILIARIES and not _WH.intersection(words)
        if language == "en" and asks_yes_or_no and match.intent.wants in _FIGURE_WANTS:
            return match._replace(intent=self._intents["yes_or_no"], slots={})
        return match

    def _kind(
        self, match: IntentMatch, unit: Sequence[Term], tokens: Sequence[Token]
    ) -> IntentMatch:
        """What is counted may be money, or a share, rather than things."""
        asked = pairwise(token.folded for token in tokens)
        if match.intent.wants == "money" and not _HOW_MANY_PERCENT.isdisjoint(asked):
            return match._replace(intent=self._intents["share"])
        if match.intent.wants != "count":
            return match
        if [term.forms[0] for term in unit] == [_PARTS]:
            # "Bao nhiêu phần hồ sơ", as "phần quà" is one word.
            return match._replace(intent=self._intents["share"])
        for kind, intent in (("money", "how_much_money"), ("share", "share")):
            if any(kind in term.signals and "count" not in term.signals for term in unit):
                return match._replace(intent=self._intents[intent])
        return match


def _named_at_end(match: IntentMatch, tokens: Sequence[Token]) -> IntentMatch:
    """What is asked for is named last: "những xã chưa tiêu đồng nào là xã nào"."""
    folded = [token.folded for token in tokens]
    if match.intent.name != "which" or folded[-1:] != ["nao"] or "la" not in folded[-4:-2]:
        return match
    first, end = len(folded) - folded[::-1].index("la"), len(folded) - 1
    return match._replace(words=match.words | {end}, slots={"noun": (first, end)})


def _is_cause(term: Term) -> bool:
    """Whether a noun asks for the cause of something: "nguyên nhân"."""
    return term.word_class == "nouns" and "reason" in term.signals
