"""Questions read: language, the kind of answer wanted, terms and constraints."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache, partial
from itertools import pairwise

from faq.allowance import Allowance
from faq.figures.model import Moment, Quantity
from faq.figures.moments import find_moments
from faq.figures.rates import rate_asked
from faq.index import Index
from faq.intents import IntentMatch, Intents, Recognizer
from faq.lexicon import Lexicon
from faq.query.asked import (
    asks_most,
    lightened,
    times_asked,
    unit_of,
    without_plan,
    without_serving,
)
from faq.query.measures import measure_asked
from faq.query.model import Query
from faq.query.parts import first_asked
from faq.query.settling import Settler
from faq.query.terms import TermFinder
from faq.query.wording import QuestionWords, Wording
from faq.query.words import WordReader
from faq.regexes import late
from faq.reply import Language
from faq.spelling import Option
from faq.text import Token, fold, key_of

__all__ = ["Reader"]

_EXCEPT = late(
    r"(?:(?:ngoai|tru|khong ke|besides|apart from|except|except for|other than)\b[^,:;?]{1,60},"
    r"|ngoai\b[^,:;?]{1,40}? (?:ra|thi|con)\b)"
)
# Of whom some may be left out ("ngoài ông Trung, phó chủ tịch nào").
_PERSONS = {"vi": frozenset({"person", "list", "which"}), "en": frozenset({"person", "list"})}
_WHICH_YEAR = late(r"\bnam (?:nao|may|bao)\b|\b(?:what|which) year\b")
_WHAT_SHARE = late(
    r"\b(?:bao nhieu|may) (?:phan tram|%)|\bpercent|\bper cent\b|\bwhat share\b|^(?:ty|ti) le\b"
)
# "một năm", "1 tháng" tell what an income is for, not how many years are asked about.
_PERIOD = late(r"\s?(?:nam|thang|ngay|year|month|day)\b")
_ASKS_NAMES = frozenset({"which", "list", "finding", "reason", "purpose", "statement"})
# Of more terms than any question has those count that end it: what is asked mostly stands there.
_MOST_TERMS = 24
# "Bão số 4" has a number for its name, "con số 4" is one.
_NUMBER, _MONTH = "so", "thang"
_NO_NAMES = frozenset({"con", "cac", "nhung"})
_WHO_OR_WHAT = frozenset(map(key_of, ("ai", "gì", "gi", "nào", "nao")))
# "Chậm nhất là ngày nào" asks for no slowest.
_AT_THE_LATEST = late(r"\b(?:cham|muon) nhat (?:la |vao |den |toi )?(?:ngay|khi|luc|bao|thang)\b")


_ANY, _DENYING = "nao", ("chua", "khong", "chang")
_OR, _ASKING = "hay", frozenset({"gi", "nao", "dau", "ai", "sao"})


class Reader:
    """Reads questions against an index and a lexicon."""

    def __init__(self, index: Index, lexicon: Lexicon, intents: Intents) -> None:
        self._index = index
        self._intents = {intent.name: intent for intent in intents}
        self._recognizer = cache(partial(Recognizer, intents))
        self._words = WordReader(index, lexicon, intents)
        self._terms = TermFinder(index, lexicon, self._words.speller)
        self._settler = Settler(self._intents, self._terms.signals)

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
        match = self._settler.by_words(match, tokens, length)
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
            | _months(tokens)
            | frozenset(
                i for i, t in enumerate(tokens) if rate and rate.start <= t.start < rate.end
            ),
            language=language,
        )
        terms = tuple(self._terms.terms(words))[-_MOST_TERMS:]
        match = self._settler.who(match, terms, words)
        if match.intent.wants == "person":
            terms = without_serving(terms)
        match = self._settler.by_terms(match, terms, words, rate, has_figures=bool(counted))
        unit = unit_of(match, terms, language)
        match = self._settler.by_unit(match, terms, unit, tokens)
        measure = measure_asked(text) if language == "en" and match.intent.name == "which" else ""
        if measure:
            match, unit = match._replace(intent=self._intents[measure], slots={}), ()
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
            and ("most" in signalled or asks_most(folded[:length], match))
            and not _AT_THE_LATEST.search(plain),
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
        if language == "vi":
            for place in _asking_nothing([token.folded for token in tokens[:length]]):
                said[place] = ()
        find = partial(self._recognizer(language).recognize, said, length, has_figures=has_figures)
        match = find()
        if match and language == "vi" and _asks_who_or_what(match, tokens, length):
            match = find(besides=match.intent.name) or match
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


def _asking_nothing(folded: Sequence[str]) -> Iterator[int]:
    """Positions of words that ask nothing where another one asks.

    "Hay" is "often" in "cơ quan hay mắc lỗi gì", and "nào" is "any" in "chưa tiêu được đồng nào".
    """
    at = folded.index(_OR) if _OR in folded else len(folded)
    if not _ASKING.isdisjoint(folded[at + 1 :]) and _ASKING.isdisjoint(folded[:at]):
        yield at
    denied = min((folded.index(word) for word in _DENYING if word in folded), default=len(folded))
    any_one = folded.index(_ANY, denied) if _ANY in folded[denied:] else len(folded)
    if not _ASKING.isdisjoint(folded[any_one + 1 :]):
        yield any_one


def _asks_who_or_what(match: IntentMatch, tokens: Sequence[Token], length: int) -> bool:
    """Whether "có … không" only stand in a question for who or what.

    "Ai có thể không cần chứng nhận", "có bộ phận gì mà loài kia không có".
    """
    is_whether = match.intent.name == "yes_or_no"
    if not is_whether or 0 in match.words or max(match.words, default=length) >= length - 1:
        return False
    asked = {t.key for place, t in enumerate(tokens) if place not in match.words}
    return not _WHO_OR_WHAT.isdisjoint(asked)


def _figures(text: str, moments: Sequence[Moment]) -> tuple[Quantity, ...]:
    """The figures that a question names; no dates, no "một năm", no numbers in words."""
    if not any(map(str.isdigit, text)):
        return ()
    from faq.figures.quantities import find_quantities  # Late: most questions have no digit.

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


def _months(tokens: Sequence[Token]) -> frozenset[int]:
    """Positions of a period that only tells how long it is: "9 tháng"."""
    return frozenset(
        position
        for place, (number, word) in enumerate(pairwise(tokens))
        if number.key.isdigit() and word.folded == _MONTH
        for position in (place, place + 1)
    )


def _excepted(text: str, tokens: Sequence[Token]) -> frozenset[int]:
    """Positions of what is left out: "Ngoài Bí thư, những ai …", "Apart from the chair, who …"."""
    match = _EXCEPT.match(fold(text))
    end = match.end() if match else 0
    return frozenset(number for number, token in enumerate(tokens) if token.end <= end)
