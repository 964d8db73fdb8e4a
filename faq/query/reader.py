"""Questions read: language, the kind of answer wanted, terms and constraints."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache, partial
from itertools import pairwise

from faq.allowance import Allowance
from faq.figures.quantities import Moment, Quantity, find_moments, find_quantities
from faq.figures.rates import Rate, rate_asked
from faq.index import Index
from faq.intents import IntentMatch, Intents, Recognizer
from faq.lexicon import Lexicon
from faq.people import is_post
from faq.query.asked import (
    asks_most,
    counted_at,
    lightened,
    times_asked,
    unit_of,
    without_plan,
    without_serving,
)
from faq.query.bases import compared_with_before
from faq.query.model import Query, Term
from faq.query.parts import first_asked
from faq.query.terms import TermFinder
from faq.query.wording import QuestionWords, Wording
from faq.query.words import WordReader
from faq.regexes import late
from faq.reply import Language
from faq.spelling import Option
from faq.text import Token, fold

__all__ = ["Reader"]

_EXCEPT = late(
    r"(?:(?:ngoai|tru|khong ke|besides|apart from|except|except for|other than)\b[^,:;?]{1,60},"
    r"|ngoai\b[^,:;?]{1,40}? (?:ra|thi|con)\b)"
)
# Of whom some may be left out ("ngoài ông Trung, phó chủ tịch nào").
_PERSONS = {"vi": frozenset({"person", "list", "which"}), "en": frozenset({"person", "list"})}
_WHICH_YEAR = late(r"\bnam (?:nao|may|bao)\b|\b(?:what|which) year\b")
# "Nguyên nhân cháy rừng là gì" asks why.
_NAMES_CAUSE = frozenset({"which", "list", "definition"})
_HOW_MANY_PERCENT = frozenset(
    (how_many, percent) for how_many in ("nhieu", "may") for percent in ("%", "phan")
)
_WHAT_SHARE = late(
    r"\b(?:bao nhieu|may) (?:phan tram|%)|\bpercent|\bper cent\b|\bwhat share\b|^(?:ty|ti) le\b"
)
# "một năm", "1 tháng" tell what an income is for, not how many years are asked about.
_PERIOD = late(r"\s?(?:nam|thang|ngay|year|month|day)\b")
# What ends a pronoun: "ông ấy", "bà ta".
_PRONOUN_ENDS = frozenset({"ay", "ta", "he", "she", "his", "her"})
_ASKS_NAMES = frozenset({"which", "list", "finding", "reason", "purpose", "statement"})
# Of more terms than any question has those count that end it: what is asked mostly stands there.
_MOST_TERMS = 24
_AUXILIARIES = frozenset("is are was were does do did has have had will can".split())
_WH = frozenset("how what which who whose whom when where why or".split())
_FIGURE_WANTS = frozenset({"count", "money", "share", "figure"})
# What is asked the meaning of is a thing, in a few words side by side.
_NOT_DEFINED = frozenset({"persons", "places", "adverbs"})
_MOST_DEFINED = 8
_IS_WHAT = frozenset({("la", "gi"), ("what", "is"), ("what", "are")})
_ARTICLES = frozenset({(), ("a",), ("an",)})
# "Bão số 4" has a number for its name, "con số 4" is one.
_NUMBER = "so"
_NO_NAMES = frozenset({"con", "cac", "nhung"})
_WHEN = frozenset(
    {(one, "nao") for one in ("ngay", "khi", "luc", "hom", "chung", "thang", "nam", "hoi")}
    | {("bao", "gio"), ("ngay", "may")}
)
_DEADLINE = frozenset({("han", "chot"), ("han", "cuoi")})
# "Chậm nhất là ngày nào" asks for no slowest.
_AT_THE_LATEST = late(r"\b(?:cham|muon) nhat (?:la |vao |den |toi )?(?:ngay|khi|luc|bao|thang)\b")
_WHO = frozenset({"ai", "ten", "who", "whom", "name"})


class Reader:
    """Reads questions against an index and a lexicon."""

    def __init__(self, index: Index, lexicon: Lexicon, intents: Intents) -> None:
        self._index = index
        self._intents = {intent.name: intent for intent in intents}
        self._recognizer = cache(partial(Recognizer, intents))
        self._words = WordReader(index, lexicon, intents)
        self._terms = TermFinder(index, lexicon, self._words.speller)

    def read(
        self, question: str, undecided: Language = "vi", allowance: Allowance | None = None
    ) -> Query:
        """The question, understood; never raises, whatever was typed.

        Args:
            question: as typed.
            undecided: its language, if its words don't tell.
            allowance: that of its message; None for one of its own.

        """
        allowance = allowance or Allowance()
        typed = self._words.read(question, undecided, allowance)
        wording = self._words.meant(typed.text, typed.tokens, typed.language, allowance)
        return self.read_wording(wording, typed.language)._replace(
            question=question, is_undecided=typed.is_undecided, was_cut=typed.was_cut
        )

    def wording(self, text: str, language: Language, allowance: Allowance) -> Wording:
        """Some words of a question, as they are meant."""
        return self._words.wording(text, language, allowance)

    def read_wording(self, wording: Wording, language: Language) -> Query:
        """A question in words that have been understood."""
        text, tokens, mended = wording
        options = self._words.options(wording, language)
        asked = self._first_asked(text, tokens, options, language)
        goes_on = asked < len(tokens)
        if goes_on:
            tokens, options, mended = tokens[:asked], options[:asked], mended[:asked]
            text = text[: tokens[-1].end]
        moments = find_moments(text)
        figures = tuple(
            f for f in self._figures(text, moments, language) if not self._is_name(tokens, f)
        )
        rate = rate_asked(text) if language == "vi" else None
        if rate is not None:
            figures = tuple(f for f in figures if not rate.start <= f.start < rate.end)
        length = self._words.length(tokens)
        match = self._recognized(tokens, options, length, language, has_figures=bool(figures))
        match = self._settle_when(match, tokens[:length])
        match = compared_with_before(match, [token.folded for token in tokens], self._intents)
        counted = tuple(f for f in figures if f.kind not in ("document", "ordinal"))
        words = QuestionWords(
            text=text,
            tokens=tokens,
            options=options,
            asking=match.words,
            taken=match.words
            | frozenset(range(length, len(tokens)))
            | (_excepted(text, tokens) if match.intent.wants in _PERSONS[language] else frozenset())
            | (_printed(tokens, moments, counted) if moments or counted else frozenset())
            | frozenset(
                i for i, t in enumerate(tokens) if rate and rate.start <= t.start < rate.end
            ),
            language=language,
        )
        terms = tuple(self._terms.terms(words))[-_MOST_TERMS:]
        match = self._settle_who(match, terms, words)
        if match.intent.wants == "person":
            terms = without_serving(terms)
        match = self._settle_definition(match, terms, tokens)
        match = self._settle_number_of(match, terms, len(tokens))
        match = self._settle_rate(match, terms, tokens, rate)
        match = self._settle_yes_or_no(match, tokens, language, has_figures=bool(counted))
        unit = unit_of(match, terms, language)
        match = self._settle_kind(match, unit, tokens)
        if match.intent.wants in _NAMES_CAUSE and any(map(_is_cause, unit or terms[:1])):
            match = match._replace(intent=self._intents["why"])
        if match.intent.wants == "money":
            # "Giá 1 kg", "một hộ được bao nhiêu tiền": the one it is for need not be printed.
            figures = tuple(figure for figure in figures if figure.value != 1)
        if match.intent.wants in _ASKS_NAMES:
            terms, unit = tuple(map(lightened, terms)), tuple(map(lightened, unit))
        folded = tuple([token.folded for token in tokens])
        signalled = self._terms.signalled(folded, language)
        unplanned = without_plan(folded, match)
        aims = signalled if unplanned == folded else self._terms.signalled(unplanned, language)
        plain = fold(text)
        return Query(
            question=text,
            text=text,
            language=language,
            tokens=tokens,
            match=match,
            terms=terms,
            unit=unit,
            any_unit=any("any_unit" in term.signals for term in unit[:1]),
            moments=moments,
            figures=figures,
            mended=mended,
            place=next((t.surface for t in terms if t.word_class == "places"), ""),
            is_target="target" in aims,
            is_achieved="achieved" in signalled,
            asks_twice=times_asked(tokens) > 1,
            goes_on=goes_on,
            asks_year=bool(_WHICH_YEAR.search(plain)),
            # Why something is the least is told by its cause, and not by what is the least.
            asks_most=match.intent.wants not in ("person", "reason")
            and not _AT_THE_LATEST.search(plain)
            and ("most" in signalled or asks_most(folded[:length], match)),
            asks_all="all" in signalled,
            praises="praise" in signalled,
            wants_figures="figures" in signalled,
            asks_share=bool(_WHAT_SHARE.search(plain)),
        )

    def _first_asked(
        self,
        text: str,
        tokens: Sequence[Token],
        options: Sequence[tuple[Option, ...]],
        language: Language,
    ) -> int:
        """How many words ask the first thing; a question about the article itself is one."""
        asked, length = first_asked(text, tokens, language), len(tokens)
        if asked < length:
            whole = self._recognized(tokens, options, length, language, has_figures=False)
            asked = length if whole.intent.wants == "about" else asked
        return asked

    def _recognized(
        self,
        tokens: Sequence[Token],
        options: Sequence[tuple[Option, ...]],
        length: int,
        language: Language,
        *,
        has_figures: bool,
    ) -> IntentMatch:
        """What some words ask, of which so many stand before the particles that close them."""
        said = self._words.accented(tokens, options) if language == "vi" else list(options)
        for place, (word, number) in enumerate(pairwise(tokens)):
            if word.folded == _NUMBER and number.key.isdigit():
                said[place] = ()  # "Bão số 4" counts nothing.
        match = self._recognizer(language).recognize(said, length, has_figures=has_figures)
        return match or IntentMatch(self._intents["keywords"], frozenset(), {}, 0.0)

    def asking(self, query: Query, intent: str) -> Query:
        """The query with another intent of that name; its words and constraints stay."""
        return query._replace(match=query.match._replace(intent=self._intents[intent]))

    def _figures(
        self, text: str, moments: Sequence[Moment], language: Language
    ) -> tuple[Quantity, ...]:
        """The figures that a question names; in English "47.073" may be a paper's "47,073"."""
        figures = _figures(text, moments)
        if language == "vi":
            return figures
        return tuple(
            f._replace(value=f.value / 1000)
            if not self._index.prints(f.value) and self._index.prints(f.value / 1000)
            else f
            for f in figures
        )

    def _is_name(self, tokens: Sequence[Token], figure: Quantity) -> bool:
        """Whether a number is part of a name: "Project 06", "bão số 4"; "con số 4" is none."""
        before = [token.folded for token in tokens if token.end <= figure.start][-2:]
        if figure.kind == "ordinal" and fold(figure.unit) == _NUMBER:
            return bool(before) and before[-1] not in _NO_NAMES
        numbered = self._terms.signals("numbered")
        if figure.kind == "ordinal" and tuple(fold(figure.unit).split()) in numbered:
            return True
        return any(tuple(before[-length:]) in numbered for length in (1, 2))

    def _settle_who(
        self, match: IntentMatch, terms: Sequence[Term], words: QuestionWords
    ) -> IntentMatch:
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
            asked = [term for term in terms if first <= term.first < last]
            # "What draft did members approve": what stands first is asked for.
            asked = asked[:1] if language == "en" else asked
            if any(is_post(form) for term in asked for form in term.forms):
                return match._replace(intent=self._intents["who"])
        return match

    def _settle_when(self, match: IntentMatch, tokens: Sequence[Token]) -> IntentMatch:
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

    def _settle_definition(
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
            and not any(form in self._terms.signals("given") for form in terms[0].forms)
        )
        asking = min(match.words)
        before = tuple(t.folded for t in tokens[: asking or None] if t.start < start)
        if asking:
            is_alone = tokens[asking - 1].end == end and (
                not before or before in self._terms.signals("lead_ins")
            )
        else:
            is_alone = before[len(match.words) :] in _ARTICLES
        if is_alone and (is_short_form or is_one_phrase):
            return match._replace(intent=self._intents["definition"])
        return match

    def _settle_number_of(
        self, match: IntentMatch, terms: Sequence[Term], length: int
    ) -> IntentMatch:
        """Keywords that begin with "số hộ nghèo" ask how many there are."""
        if match.intent.name != "keywords" or len(terms) < 2 or "count" not in terms[0].signals:
            return match
        if terms[0].first or terms[1].first != terms[0].last or terms[1].word_class != "nouns":
            return match
        slots = {"unit": (terms[1].first, length)}
        return match._replace(intent=self._intents["how_many"], slots=slots)

    def _settle_rate(
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

    def _settle_yes_or_no(
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

    def _settle_kind(
        self, match: IntentMatch, unit: Sequence[Term], tokens: Sequence[Token]
    ) -> IntentMatch:
        """What is counted may be money, or a share, rather than things."""
        asked = pairwise(token.folded for token in tokens)
        if match.intent.wants == "money" and not _HOW_MANY_PERCENT.isdisjoint(asked):
            return match._replace(intent=self._intents["share"])
        if match.intent.wants != "count":
            return match
        for kind, intent in (("money", "how_much_money"), ("share", "share")):
            if any(kind in term.signals and "count" not in term.signals for term in unit):
                return match._replace(intent=self._intents[intent])
        return match


def _is_cause(term: Term) -> bool:
    """Whether a noun asks for the cause of something: "nguyên nhân"."""
    return term.word_class == "nouns" and "reason" in term.signals


def _figures(text: str, moments: Sequence[Moment]) -> tuple[Quantity, ...]:
    """The figures that a question names; no dates, no "một năm", no numbers in words."""
    if not any(map(str.isdigit, text)):
        return ()
    return tuple(
        figure
        for figure in find_quantities(text)
        if any(character.isdigit() for character in figure.surface)
        and not any(m.start <= figure.start < m.end for m in moments)
        and not _PERIOD.match(fold(text[figure.end : figure.end + 8]))
    )


def _printed(
    tokens: Sequence[Token], moments: Sequence[Moment], counted: Sequence[Quantity]
) -> frozenset[int]:
    """Positions of the words of dates and figures."""
    printed: tuple[Moment | Quantity, ...] = (*moments, *counted)
    return frozenset(
        position
        for position, token in enumerate(tokens)
        if any(part.start <= token.start < part.end for part in printed)
        # "Cả 3 tiêu chí", whatever "tang ca" may be.
        or (token.folded == "ca" and any(f.start == token.end + 1 for f in counted))
    )


def _excepted(text: str, tokens: Sequence[Token]) -> frozenset[int]:
    """Positions of what is left out: "Ngoài Bí thư, những ai …", "Apart from the chair, who …"."""
    match = _EXCEPT.match(fold(text))
    end = match.end() if match else 0
    return frozenset(number for number, token in enumerate(tokens) if token.end <= end)
