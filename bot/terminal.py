"""How things look at a terminal: a reply, facts, an explanation, an evaluation.

Every function returns what rich can print; where the output is no terminal, or NO_COLOR is set,
the same layout comes out as plain text, unwrapped.
"""

from __future__ import annotations

import io
import os
import re
from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import IO, TYPE_CHECKING, NamedTuple, TextIO, cast

from rich import box
from rich.console import Console, ConsoleOptions, Group, RenderableType, RenderResult
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from bot.plain import headline
from faq.documents.articles import Article, Sentence
from faq.reply import Citation, Language, Reply

if TYPE_CHECKING:
    from bot.explaining import Line
    from faq import Engine
    from faq.errors import Fault
    from faq.evaluation import Band, Comparison, Outcome, Tally
    from faq.explanation import Explanation
    from faq.facts import Fact
    from faq.phrases import Phrases
    from faq.review import Review
    from faq.suggest import Topic

__all__ = ["Layout", "open_terminal"]

_UNWRAPPED = 10_000
_BLANKS = re.compile(r"[ \t]+$", re.MULTILINE)
_BAR = "  │ "
_POINT = "  • "
_FACT_WIDTHS = (4, 7, 20, 12)
_SUBJECT_WIDTH = 30
_VERDICT_STYLE = {"right": "green", "wrong": "red", "refused": "yellow"}


def open_terminal(stream: TextIO | None = None) -> Console:
    """Open a console that writes words as they are: no markup, no emoji codes, no highlights."""
    console = Console(
        file=stream,
        markup=False,
        emoji=False,
        highlight=False,
        color_system=None if os.environ.get("NO_COLOR") else "auto",
    )
    if not console.is_terminal:
        console.width = _UNWRAPPED
        console.file = cast("IO[str]", _Trimmed(console.file))
    return console


class _Trimmed(io.TextIOBase):
    """A stream that gets no blanks at the ends of lines, which tables are filled up with."""

    def __init__(self, stream: IO[str]) -> None:
        self._stream = stream

    def write(self, text: str) -> int:
        self._stream.write(_BLANKS.sub("", text))
        return len(text)

    def flush(self) -> None:
        self._stream.flush()


class _Block(NamedTuple):
    """Words set off on their left, on every line they take."""

    words: Text
    """The words, with their emphasis."""
    margin: str
    """What stands before the first line."""
    following: str = ""
    """What stands before the others; empty for the same."""

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> Iterable[Text]:
        margin = self.margin
        for line in self.words.wrap(console, max(options.max_width - len(margin), 1)):
            line.rstrip()
            yield Text.assemble((margin, "dim"), line)
            margin = self.following or margin


class _Fitted(NamedTuple):
    """A table set in by some columns, whose cells are folded at a terminal and nowhere else."""

    table: Table
    """The table."""
    widths: tuple[int, ...]
    """The most that its first columns take at a terminal."""
    margin: int = 0
    """Blanks to its left."""

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        if console.is_terminal:
            for column, width in zip(self.table.columns, self.widths, strict=False):
                column.max_width = width
        yield Padding(self.table, (0, 0, 0, self.margin), expand=console.is_terminal)


def _table(*headings: str, flexible: str = "") -> Table:
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, show_edge=False, header_style="bold")
    for heading in headings:
        table.add_column(heading, overflow="fold", ratio=1 if heading == flexible else None)
    return table


def _percent(part: float, whole: float = 1) -> str:
    return f"{100 * part / whole:.1f} %" if whole else "–"


class Layout(NamedTuple):
    """Lays things out in one language."""

    phrases: Phrases
    """The wording."""
    language: Language
    """The language of headings and labels; a reply brings its own."""

    def say(self, key: str, **values: object) -> str:
        """Give the terminal's wording of a key."""
        return self.phrases.say(f"terminal.{key}", self.language, **values)

    def reply(self, reply: Reply) -> RenderableType:
        """Lay out an answer with its quotations and sources, then numbered suggestions."""
        blocks: list[RenderableType] = [Text(reply.text, style="bold")]
        own = Layout(self.phrases, reply.language)
        for citation in reply.citations:
            blocks += [own.quotation(citation), own.source(citation)]
        if reply.suggestions:
            blocks += [Text(own.say("suggestions")), own.choices(reply.suggestions)]
        return Group(*blocks)

    def quotation(self, citation: Citation) -> RenderableType:
        """Set the quoted sentence off as a block, the words that matter emphasised."""
        text = Text(citation.sentence.text, style="italic")
        for start, end in citation.marks:
            text.stylize("bold", start - citation.sentence.start, end - citation.sentence.start)
        return _Block(text, _BAR)

    def paragraph(self, sentence: Sentence, around: Sequence[Sentence]) -> RenderableType:
        """Set a paragraph off as a block, one of its sentences emphasised."""
        words = Text(style="italic")
        for number, one in enumerate(around):
            apart = " " if number and one.paragraph == around[number - 1].paragraph else "\n"
            words.append(apart if number else "")
            words.append(one.text, style="bold" if one == sentence else "")
        return _Block(words, _BAR)

    def source(self, citation: Citation) -> RenderableType:
        """Name title, date and number of the quoted sentence, on one line."""
        number = self.say("sentence", number=citation.sentence.number)
        source = f"— {headline(citation.sentence.article, self.language)} · {number}"
        return _Block(Text(source, style="dim"), "  ")

    def choices(self, questions: Iterable[str]) -> RenderableType:
        """List questions to choose from by number."""
        return Group(
            *(
                _Block(Text(question), margin, " " * len(margin))
                for number, question in enumerate(questions, 1)
                for margin in (f"  {number}. ",)
            )
        )

    def facts(self, facts: Sequence[Fact]) -> RenderableType:
        """Lay out tables of facts, one for each article, each fact with its clause as printed."""
        if not facts:
            return Text(self.say("no_facts"))
        keys = ("fact_sentence", "fact_kind", "fact_value", "fact_time", "clause")
        blocks: list[RenderableType] = []
        for article, own in groupby(facts, key=lambda fact: fact.sentence.article):
            table = _table(*map(self.say, keys), flexible=self.say("clause"))
            table.padding = (0, 1, 0, 0)
            for fact in own:
                number = str(fact.sentence.number)
                value = f"{fact.value}: {fact.subject}" if fact.kind == "person" else fact.value
                status = "" if fact.status == "achieved" else f" ({fact.status})"
                cells = (number, fact.kind, value, f"{fact.time}{status}", fact.text)
                table.add_row(*map(_cell, cells))
            blocks += [self._heading(article), _Fitted(table, _FACT_WIDTHS), Text()]
        return Group(*blocks[:-1])

    def topics(self, topics: Sequence[Topic]) -> RenderableType:
        """Lay out what can be asked about one article, subjects beside their questions."""
        grid = Table.grid(padding=(0, 2))
        grid.add_column(overflow="fold")
        grid.add_column(ratio=1, overflow="fold")
        before = ""
        for topic in topics:
            subject = "" if topic.subject == before else topic.subject
            grid.add_row(Text(subject, style="dim"), Text(topic.question))
            before = topic.subject
        return Group(self._heading(topics[0].article), _Fitted(grid, (_SUBJECT_WIDTH,), 2), Text())

    def reviews(self, reviews: Iterable[Review]) -> RenderableType:
        """Lay out what was recognised of each article, and what looks odd about it."""
        blocks: list[RenderableType] = []
        for review in reviews:
            article = review.article
            grid = Table.grid(padding=(0, 2))
            grid.add_column()
            grid.add_column(ratio=1, overflow="fold")
            rows = {
                "title": article.title,
                "date": article.date,
                "published": article.published,
                "section": article.section,
                "place": article.place,
                "publisher": article.publisher,
                "sentences": _counts(review.roles),
                "facts": _counts(review.kinds),
            }
            for key, value in rows.items():
                grid.add_row(Text(self.say(f"review_{key}"), style="dim"), _cell(value or "–"))
            for oddity in review.oddities:
                words = self.say(f"odd_{oddity.kind}", **oddity.values)
                grid.add_row(Text(self.say("review_odd"), style="yellow"), Text(words, "yellow"))
            blocks += [Text(article.name, style="bold"), _Fitted(grid, (), 2), Text()]
        return Group(*blocks)

    def check(self, faults: Sequence[Fault], engine: Engine) -> RenderableType:
        """Close a check: how many faults, or how much was found sound."""
        if faults:
            return Text(self.say("check_faults", count=len(faults)), style="bold red")
        counts = {
            "articles": len(engine.articles),
            "sentences": len(engine.sentences),
            "facts": len(engine.facts),
        }
        return Text(self.say("check_clean", **counts), style="bold green")

    def _heading(self, article: Article) -> Text:
        named = headline(article, self.language)
        return Text.assemble((named, "bold"), (f"  {article.name}" if article.title else "", "dim"))

    def explanation(self, explanation: Explanation) -> RenderableType:
        """Lay out all that led to a reply: the reading of the question, then the candidates."""
        reply = explanation.reply
        reading = Table.grid(padding=(0, 2))
        for key, value in (
            ("explain_text", explanation.text),
            ("explain_language", explanation.language),
            ("explain_intent", explanation.intent),
            ("explain_wanted", explanation.wanted),
            ("explain_terms", " · ".join(explanation.terms)),
            ("explain_constraints", " · ".join(explanation.constraints)),
            ("explain_reply", f"{reply.status}, {reply.confidence:.1f}"),
        ):
            reading.add_row(Text(self.say(key), style="bold"), Text(value or "–"))
        keys = ("score", "fact_source", "ruled_out", "doubts", "clause")
        candidates = _table(*map(self.say, keys), flexible=self.say("clause"))
        for candidate in explanation.candidates:
            sentence = candidate.sentence
            place = f"{sentence.article.name}:{sentence.number}"
            reasons = ["; ".join(words) for words in (candidate.ruled_out, candidate.doubts)]
            cells = (f"{candidate.score:.1f}", place, *reasons, candidate.clause)
            candidates.add_row(*map(_cell, cells), style="dim" if candidate.ruled_out else "")
        return Group(reading, Text(), candidates, Text(), self.reply(reply))

    def lines(self, lines: Iterable[Line]) -> RenderableType:
        """Lay out an explanation in people's words."""
        return Group(*map(self._line, lines))

    def _line(self, line: Line) -> RenderableType:
        if line.style == "quote":
            return _Block(Text(line.text, style="italic"), _BAR)
        if line.style == "point":
            return _Block(Text(line.text), _POINT, " " * len(_POINT))
        return Text(line.text)

    def tallies(self, tallies: Iterable[Tally]) -> RenderableType:
        """Tabulate right, wrong and not answered by form, with the interval of the right share."""
        keys = ("form", "count", "right", "interval", "wrong", "refused")
        table = _table("", *(self.say(f"eval_{key}") for key in keys))
        for tally in tallies:
            name = f"{tally.language} {tally.form}" if tally.form else self.say("eval_total")
            low, high = tally.interval
            table.add_row(
                self.say("eval_answerable" if tally.answerable else "eval_unanswerable"),
                name,
                str(tally.total),
                _percent(tally.right, tally.total),
                f"{100 * low:.1f}–{100 * high:.1f} %",
                _percent(tally.wrong, tally.total),
                _percent(tally.refused, tally.total),
                style="" if tally.form else "bold",
                end_section=not tally.form,
            )
        return table

    def reliability(self, bands: Iterable[Band]) -> RenderableType:
        """Tabulate how often answers are right, by how sure the engine was."""
        keys = ("confidence", "count", "mean", "right", "interval")
        table = _table(*(self.say(f"eval_{key}") for key in keys))
        for band in bands:
            low, high = band.interval
            table.add_row(
                f"{band.low}–{band.high}",
                str(band.total),
                f"{band.confidence:.1f}",
                _percent(band.right, band.total),
                f"{100 * low:.1f}–{100 * high:.1f} %",
            )
        return table

    def outcomes(self, outcomes: Iterable[Outcome]) -> RenderableType:
        """List questions with what was answered and what is wrong with it, a block each."""
        blocks = []
        for outcome in outcomes:
            question, reply = outcome.question, outcome.reply
            head = f"[{outcome.verdict}] {question.id} {question.form}: {question.text}"
            style = _VERDICT_STYLE[outcome.verdict]
            blocks.append(Text(head, style=style))
            blocks.append(Text(f"    {reply.status} {reply.confidence:.1f}: {reply.text}"))
            if outcome.reason:
                blocks.append(Text(f"    {outcome.reason}", style="dim"))
        return Group(*blocks)

    def comparison(self, comparison: Comparison) -> RenderableType:
        """List what got better and what got worse against an earlier evaluation."""
        lines = []
        for key, style in (("better", "green"), ("worse", "red")):
            changes = comparison.better if key == "better" else comparison.worse
            lines.append(Text(self.say(f"eval_{key}", count=len(changes)), style=f"bold {style}"))
            lines += [
                Text(f"  {old} → {new.verdict}  {new.question.id}: {new.question.text}")
                for old, new in changes
            ]
        counts = {"same": comparison.same, "unmatched": comparison.unmatched}
        return Group(*lines, Text(self.say("eval_same", **counts)))


def _counts(counted: Iterable[tuple[str, int]]) -> str:
    return ", ".join(f"{count} {name}" for name, count in counted)


def _cell(words: str) -> Text:
    return Text(" ".join(words.split()))
