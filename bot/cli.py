"""The command line: one function a command, in the order of the help page."""

from __future__ import annotations

import contextlib
import json
from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from bot.asking import UNANSWERED, Request, answer, clean, print_lines
from bot.folders import find_cache, find_data
from bot.jsonl import to_json
from bot.opening import (
    FAULTY,
    faults_end_it,
    list_faults,
    open_engine,
    open_live,
    open_settings,
)

if TYPE_CHECKING:
    from rich.console import Console

    from bot.terminal import Layout
    from faq import Engine
    from faq.reply import Language

__all__ = ["app"]

# Tables for operators come in the language of the command line's help.
OPERATOR: Language = "en"


app = typer.Typer(
    help="Answer questions about news articles, each with the sentence that proves it.",
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    add_completion=False,
    no_args_is_help=True,
)


class Show(StrEnum):
    """The outcomes that ``eval`` lists."""

    WRONG = "wrong"
    REFUSED = "refused"
    RIGHT = "right"
    ALL = "all"


class Tongue(StrEnum):
    """The languages of questions."""

    VI = "vi"
    EN = "en"


@app.callback()
def choose(
    context: typer.Context,
    articles: Annotated[
        list[Path] | None,
        typer.Option(
            metavar="DIR",
            help="Folder or file of articles; may be repeated. "
            "Default: HOIDAP_ARTICLES, else the shipped article.",
        ),
    ] = None,
) -> None:
    """Answer questions about news articles, each with the sentence that proves it."""
    context.obj = tuple(map(Path, articles or ()))


@app.command()
def ask(
    context: typer.Context,
    question: Annotated[str | None, typer.Argument(help="The question, in quotes.")] = None,
    as_json: Annotated[
        bool, typer.Option("--json", help="Read questions line by line; print JSON.")
    ] = False,
) -> None:
    """Answer a question; exit 0 when answered, 3 when not."""
    if not (as_json if question is None else question.strip()):
        raise typer.BadParameter("the question is empty; put it in quotes after `hoidap ask`.")
    raise typer.Exit(answer(Request(context.obj, question, as_json)))


@app.command()
def console(context: typer.Context) -> None:
    """Talk with the bot at this terminal."""
    from bot.console import run_console

    raise typer.Exit(run_console(open_live(context.obj), open_settings()))


@app.command()
def serve(
    context: typer.Context,
    webhook: Annotated[
        str, typer.Option(metavar="URL", help="Have Telegram send updates to this address.")
    ] = "",
) -> None:
    """Run the Telegram bot."""
    from bot import serving

    raise typer.Exit(serving.serve(serving.Service(context.obj, webhook)))


@app.command()
def check(context: typer.Context) -> None:
    """Validate everything and show what was recognised of each article; exit 1 at any fault."""
    from bot.indexing import verify_index
    from bot.reports import today
    from faq.review import review_articles

    is_whole = verify_index(context.obj)
    engine = open_engine(context.obj, strict=True)
    faults = engine.check()
    list_faults(faults)
    reviews = review_articles(engine.articles, engine.sentences, engine.facts, today())
    terminal, layout = _open_terminal(OPERATOR)
    terminal.print(layout.reviews(reviews))
    terminal.print(layout.check(faults, engine))
    raise typer.Exit(FAULTY if faults or not is_whole else 0)


@app.command()
def index(
    context: typer.Context,
    verify: Annotated[
        bool, typer.Option("--verify", help="Only read a built index whole; exit 1 if damaged.")
    ] = False,
) -> None:
    """Build the index of the articles, or bring it up to date, for quick starts over many."""
    from bot.indexing import build_index, verify_index

    terminal, layout = _open_terminal(OPERATOR)
    if verify:
        if not verify_index(context.obj):
            raise typer.Exit(FAULTY)
        terminal.print(layout.say("index_sound"))
        return
    engine = build_index(context.obj)
    counts = {"articles": len(engine.articles), "sentences": len(engine.sentences)}
    terminal.print(layout.say("index_built", **counts))


@app.command()
def facts(
    context: typer.Context,
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object a line.")] = False,
    article: Annotated[str, typer.Option(help="Only articles with this in their name.")] = "",
    kind: Annotated[str, typer.Option(help="Only facts of this kind.")] = "",
    word: Annotated[str, typer.Option(help="Only facts with this, accents or not.")] = "",
) -> None:
    """List what was indexed, each fact with its verbatim source."""
    from bot.listings import choose_facts, fact_to_dict

    with _filters_fit():
        chosen = choose_facts(_open_engine(context), article, kind, word)
    if as_json:
        print_lines(to_json(fact_to_dict(fact)) for fact in chosen)
        return
    terminal, layout = _open_terminal(OPERATOR)
    terminal.print(layout.facts(chosen))


@app.command()
def text(
    context: typer.Context,
    article: Annotated[str, typer.Argument(help="The article's file name, without folders.")],
) -> None:
    """Print the text that is kept of an article, to which all offsets refer; exit 1 if none."""
    with faults_end_it():
        from bot.lookup import find_article

        found = find_article(clean(article), _open_engine(context).articles)
    typer.echo(found.text.encode(), nl=False)


@app.command()
def topics(
    context: typer.Context,
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object a line.")] = False,
    article: Annotated[str, typer.Option(help="Only articles with this in their name.")] = "",
    lang: Annotated[Tongue, typer.Option(help="The language to ask in.")] = Tongue.VI,
    word: Annotated[str, typer.Option(help="Only topics with this, accents or not.")] = "",
) -> None:
    """List what can be asked, each question with the sentence that answers it."""
    from bot.listings import choose_topics, topic_to_dict

    with _filters_fit():
        chosen = choose_topics(_open_engine(context), lang.value, article, word)
    if as_json:
        print_lines(to_json(topic_to_dict(topic)) for own in chosen for topic in own)
        return
    terminal, layout = _open_terminal(OPERATOR)
    own = None
    for own in filter(None, chosen):
        terminal.print(layout.topics(own))
    if own is None:
        terminal.print(layout.say("no_topics"))


@app.command()
def explain(
    context: typer.Context,
    question: Annotated[str, typer.Argument(help="The question, in quotes.")],
) -> None:
    """Show how an answer comes about: reading, candidates, scores, what ruled each out."""
    if not question.strip():
        raise typer.BadParameter("the question is empty; put it in quotes.")
    explanation = _open_engine(context).explain(clean(question))
    terminal, layout = _open_terminal(OPERATOR)
    terminal.print(layout.explanation(explanation))


@app.command()
def chart(
    context: typer.Context,
    question: Annotated[str, typer.Argument(help="The question, in quotes.")],
    output: Annotated[
        Path, typer.Option("--output", "-o", metavar="FILE", help="The picture: .png or .svg.")
    ],
) -> None:
    """Draw the figures that belong with an answer; exit 0 when drawn, 3 when there are none."""
    from bot.drawing import FORMS, draw_answer
    from faq.phrases import load_phrases

    if not question.strip():
        raise typer.BadParameter("the question is empty; put it in quotes.")
    if output.suffix.lower() not in FORMS:
        raise typer.BadParameter(f"{output} must end in {' or '.join(FORMS)}.")
    engine = _open_engine(context)
    reply = engine.ask(clean(question))
    drawing = draw_answer(engine, reply, output, load_phrases(find_cache()))
    typer.echo(drawing.text, err=drawing.outcome == "failed")
    raise typer.Exit({"drawn": 0, "nothing": UNANSWERED, "failed": 2}[drawing.outcome])


@app.command("eval")
def evaluate_file(
    context: typer.Context,
    files: Annotated[
        list[Path],
        typer.Argument(metavar="FILE...", exists=True, dir_okay=False, help="Questions, JSONL."),
    ],
    show: Annotated[Show | None, typer.Option(help="List the questions of a verdict.")] = None,
    save: Annotated[Path | None, typer.Option(help="Keep the outcomes in this file.")] = None,
    against: Annotated[
        Path | None, typer.Option(exists=True, dir_okay=False, help="Compare with kept outcomes.")
    ] = None,
    calibrate: Annotated[
        Path | None, typer.Option(help="Write how often answers of each score were right.")
    ] = None,
) -> None:
    """Score question files: right, wrong, not answered, by form."""
    from faq import evaluation
    from faq.calibration import fit_calibration, load_calibration
    from faq.questions import read_questions

    engine = _open_engine(context)
    with faults_end_it():
        questions = [
            question
            for file in files
            for question in read_questions(_read_lines(file), str(file), engine.sentences)
        ]
        before = evaluation.read_verdicts(_read_lines(against), str(against)) if against else None
    outcomes = evaluation.evaluate(questions, engine.conversation)
    terminal, layout = _open_terminal(OPERATOR)
    terminal.print(layout.outcomes(o for o in outcomes if show in (Show.ALL, o.verdict)))
    terminal.print(layout.tallies(evaluation.tally_by_form(outcomes)))
    terminal.print(layout.reliability(evaluation.measure_reliability(outcomes)))
    if before is not None:
        terminal.print(layout.comparison(evaluation.compare(before, outcomes)))
    if save:
        save.write_text(evaluation.format_outcomes(outcomes), encoding="utf-8")
    if calibrate:
        answers = evaluation.scored_answers(outcomes, load_calibration())
        calibrate.write_text(fit_calibration(answers).format(), encoding="utf-8")


@app.command()
def stats(
    days: Annotated[int, typer.Option(min=1, max=30, help="How many days back.")] = 30,
    as_json: Annotated[bool, typer.Option("--json", help="Print them as JSON.")] = False,
) -> None:
    """Tell how questions in Telegram were answered, and which got no answer."""
    from bot.reports import Reports
    from bot.state import open_state
    from faq.phrases import load_phrases

    with faults_end_it():
        state = open_state(find_data())
    with contextlib.closing(state):
        if as_json:
            typer.echo(json.dumps(state.questions.statistics(days)._asdict(), ensure_ascii=False))
            return
        reports = Reports(load_phrases(find_cache()), OPERATOR)
        for line in (*reports.statistics(state, str(days)), *reports.unanswered(state)):
            typer.echo(line)


def _open_engine(context: typer.Context) -> Engine:
    return open_engine(context.obj)


def _open_terminal(language: Language) -> tuple[Console, Layout]:
    from bot.terminal import Layout, open_terminal
    from faq.phrases import load_phrases

    return open_terminal(), Layout(load_phrases(find_cache()), language)


@contextlib.contextmanager
def _filters_fit() -> Iterator[None]:
    """Turn a filter that names nothing known into wrong usage."""
    from bot.listings import UnknownNameError

    try:
        yield
    except UnknownNameError as error:
        raise typer.BadParameter(str(error)) from None


def _read_lines(path: Path) -> list[str]:
    """Read the lines of a UTF-8 file; anything else is a fault of the file."""
    from faq.errors import Fault, LoadError

    try:
        return path.read_text(encoding="utf-8-sig").split("\n")
    except UnicodeDecodeError as error:
        fault = Fault(str(path), 0, f"not UTF-8 (byte {error.start}); save it as UTF-8.")
        raise LoadError([fault]) from None
