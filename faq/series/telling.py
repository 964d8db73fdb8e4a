"""How a group of figures is told: its title, what it counts, and the label of each bar."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from itertools import pairwise, takewhile

from faq.asking.statements import bare, last_part, without_time
from faq.documents.articles import Sentence
from faq.figures.model import Quantity
from faq.gloss.figures import figure_in_english
from faq.index import Passage
from faq.phrases import Phrases
from faq.regexes import late
from faq.reply import Citation, Language
from faq.series.figures import Figure, figures_of, without_verbs
from faq.series.groups import Group
from faq.series.model import Bar, Series
from faq.text import fold, nfc

__all__ = ["Teller"]

_AMONG_THEM = late(r"trong (?:số )?đó\b", re.IGNORECASE)
_ARTICLE = late(r"(?:Of )?the ", re.IGNORECASE)
_WHEN = late(r"(?:In|On|By) (?:the )?", re.IGNORECASE)
_NUMBER = late(r"\d[\d.,]*\s*")
# What a paragraph is about, before its first verb.
_ABOUT = late(r"(?P<topic>(?:\S+ ){2,13}\S+)\s(?:được|đã|tiếp tục|đạt|cần|còn)\s")
_LINKS = frozenset("của và các những từ cho trong với về đến theo là có được tại ở".split())
_LEAST_RUN = 2
_LONG_LEAD = 10

Words = tuple[str, ...]
Title = tuple[str, tuple[str, ...], Sentence | None]
"""A title, what goes under it, and the sentence they are from where it is another one."""


class Teller:
    """Tells groups of figures in Vietnamese and English."""

    def __init__(self, phrases: Phrases, gloss: Callable[[str], str]) -> None:
        self._phrases = phrases
        self._gloss = gloss

    def tell(self, group: Group, before: Sequence[Passage], language: Language) -> Series | None:
        """The series that a group makes; None if nothing printed says what it is of.

        Args:
            group: the figures.
            before: the sentences of their paragraph up to theirs.
            language: the language of title and labels.

        """
        title, under, source = self._title(group, before, language)
        if not title:
            return None
        # What the title says need not be said at every bar.
        run = _run([figure.subject for figure in group.figures])
        if group.way != "subjects" or not title.startswith(self._label(" ".join(run), language)):
            run = ()
        differ = len({figure.clause.status for figure in group.figures}) > 1
        sentences = {f.clause.sentence.start: f.clause.sentence for f in group.figures}
        if source is not None:
            sentences[source.start] = source
        return Series(
            title=title,
            subtitle=" · ".join(under),
            unit=self._unit(group, language),
            bars=tuple(self._bar(group, f, run, differ, language) for f in group.figures),
            sentences=tuple(sentences[start] for start in sorted(sentences)),
            language=language,
        )

    def _title(self, group: Group, before: Sequence[Passage], language: Language) -> Title:
        told, source = self._titles(group, before, language)
        told = [words for words in told if words]
        first = group.figures[0]
        statuses = {figure.clause.status for figure in group.figures}
        if told and len(statuses) == 1 and (aim := self._status(first, language)):
            told.append(aim)
        return (told[0] if told else ""), tuple(told[1:]), source

    def _titles(
        self, group: Group, before: Sequence[Passage], language: Language
    ) -> tuple[list[str], Sentence | None]:
        """What may stand over a group, the best first, the rest to go under it."""
        first = group.figures[0]
        lead = max((figure.lead for figure in group.figures), key=len)
        if group.way == "nouns":
            run = _run([figure.noun for figure in group.figures])
            if len(run) > len(_common_words(group)) and run[-1] not in _LINKS:
                return [
                    self._things(" ".join(run), first, language),
                    self._say(lead, language),
                ], None
        if group.way in ("nouns", "parts"):
            return [self._opening(lead, language)], None
        if group.way == "times":
            timeless = next((f.timeless for f in group.figures if f.timeless), "")
            return [
                self._things(first.noun, first, language),
                self._label(timeless, language),
            ], None
        head, source = _head(group, before)
        if head is not None:
            words = head.noun if head.is_counted else without_time(head.subject)
            return [self._things(words, head, language)], source
        if first.is_counted:
            return [self._things(first.noun, first, language)], None
        run = _run([figure.subject for figure in group.figures])
        told = [self._label(words, language) for words in (" ".join(run), _topic(before))]
        return [*told, "" if any(told) else self._of_change(first, language)], None

    def _bar(
        self, group: Group, figure: Figure, run: Words, differ: bool, language: Language
    ) -> Bar:
        quantity = figure.quantity
        if group.way == "times":
            label = self._label(figure.time, language, _WHEN)
        elif group.way == "subjects" and figure is _whole(group):
            label = self._phrases.say("chart.whole", language)
        elif group.way == "subjects":
            label = self._label(_without(run, without_time(figure.subject)), language)
        else:
            label = self._things(figure.noun, figure, language)
        if differ and (status := self._status(figure, language)):
            label = f"{label} ({status})"
        return Bar(
            label=label,
            value=quantity.value,
            surface=quantity.surface,
            told=figure_in_english(quantity) if language == "en" else nfc(quantity.surface),
            citation=Citation(figure.clause.sentence, ((quantity.start, quantity.end),)),
            total=quantity.total,
            status=figure.clause.status,
        )

    def _unit(self, group: Group, language: Language) -> str:
        """What the figures are in, as people write it: "xã", "%", "tỷ đồng", "ha"."""
        first = group.figures[0]
        if first.is_counted:
            words = " ".join(_common_words(group))
            return words if language == "vi" else self._gloss(f"3 {words}")[2:].rstrip(".")
        units = {_written_unit(figure.quantity, language) for figure in group.figures}
        return units.pop() if len(units) == 1 else first.quantity.unit

    def _things(self, words: str, figure: Figure, language: Language) -> str:
        """What a figure counts or is a share of: "Xã đạt chuẩn nông thôn mới"."""
        if language == "vi" or not figure.is_counted or not words.startswith(figure.counted):
            return self._label(words, language)
        # With its figure, for the plural; after a verb, for "communes meeting the standard".
        whole = self._gloss(f"có {figure.quantity.surface} {words}").rstrip(".")
        _, found, label = whole.partition(figure_in_english(figure.quantity))
        return _capital(label.strip()) if found else self._label(words, language)

    def _status(self, figure: Figure, language: Language) -> str:
        """Whether a figure is aimed at or expected; empty for what is reached."""
        status = figure.clause.status
        return "" if status == "achieved" else self._phrases.say(f"chart.{status}", language)

    def _of_change(self, figure: Figure, language: Language) -> str:
        """What a change is called, where nothing else says what the figures are of."""
        key = f"chart.{figure.predicate}"
        return self._phrases.say(key, language) if key in self._phrases else ""

    def _label(self, words: str, language: Language, opening: re.Pattern[str] = _ARTICLE) -> str:
        """Words that stand alone, in English without the article that opens them."""
        told = self._say(words, language)
        return _capital(opening.sub("", told, count=1)) if language == "en" else told

    def _opening(self, lead: str, language: Language) -> str:
        """The words that lead to the figures, where the bars go on from them."""
        words = last_part(lead) if len(lead.split()) > _LONG_LEAD else lead
        return f"{self._say(words, language)}…" if words else ""

    def _say(self, words: str, language: Language) -> str:
        words = " ".join(nfc(words).split())
        return _capital(words if language == "vi" else self._gloss(words).rstrip("."))


def _whole(group: Group) -> Figure | None:
    """The figure that the others of a group are parts of, by "trong đó"."""
    for whole, part in pairwise(group.figures):
        if _AMONG_THEM.match(nfc(part.clause.text)):
            return whole if whole is group.figures[0] else None
    return None


def _head(group: Group, before: Sequence[Passage]) -> tuple[Figure | None, Sentence | None]:
    """What "trong đó" refers back to, and its sentence where that is the one before."""
    whole, opening = _whole(group), group.figures[0]
    if whole is not None:
        return whole, None
    passages = {passage.sentence.number: passage for passage in before}
    number = opening.clause.sentence.number
    if not _AMONG_THEM.match(nfc(opening.clause.text)) or number not in passages:
        return None, None
    own = [f for f in figures_of(passages[number]) if f.quantity.start < opening.quantity.start]
    if own:
        return (own[-1] if own[-1].is_understood else None), None
    earlier = figures_of(passages[number - 1]) if number - 1 in passages else ()
    head = next((f for f in earlier if f.subject and not f.is_counted), None)
    return head, head.clause.sentence if head else None


def _topic(before: Sequence[Passage]) -> str:
    """What the first sentence of a paragraph is about, where figures follow on it."""
    about = _ABOUT.match(bare(before[0].sentence.text)) if len(before) > 1 else None
    topic = about["topic"] if about else ""
    return "" if "," in topic or any(map(str.isdigit, topic)) else topic


def _run(texts: Sequence[str]) -> Words:
    """The longest run of two words or more that all texts share, as the first has it."""
    first, *others = (text.split() for text in texts)
    folded = [f" {' '.join(map(fold, other))} " for other in others]
    for length in range(len(first), _LEAST_RUN - 1, -1):
        for start in range(len(first) - length + 1):
            run = first[start : start + length]
            words = f" {' '.join(map(fold, run))} "
            if not any(map(str.isdigit, words)) and all(words in other for other in folded):
                return tuple(run)
    return ()


def _without(run: Words, text: str) -> str:
    """A subject without what the title says, where that opens or ends it."""
    words, folded = text.split(), tuple(map(fold, text.split()))
    shared = tuple(map(fold, run))
    if not run or len(words) <= len(run):
        return text
    if folded[: len(run)] == shared:
        return " ".join(words[len(run) :])
    if folded[-len(run) :] == shared:
        return without_verbs(" ".join(words[: -len(run)]))
    return text


def _common_words(group: Group) -> list[str]:
    """The words for what all figures of a group count: "hộ" of "hộ nghèo" and "hộ cận nghèo"."""
    words = [figure.counted.split() for figure in group.figures]
    columns = zip(*words, strict=False)
    return [column[0] for column in takewhile(lambda c: len(set(map(fold, c))) == 1, columns)]


def _written_unit(quantity: Quantity, language: Language) -> str:
    """Magnitude and unit as written: "tỷ đồng" of "hơn 4,1 tỷ đồng"."""
    told = figure_in_english(quantity) if language == "en" else nfc(quantity.surface)
    return _NUMBER.split(told)[-1].strip()


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
