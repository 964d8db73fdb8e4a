"""Question files: what is asked, and what a right answer must show.

A file holds one JSON object a line, as the outside contract describes; nothing here opens it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from pydantic import BaseModel, ConfigDict, ValidationError

from faq.documents.articles import Sentence
from faq.errors import Fault, LoadError
from faq.values import NamedTuple

__all__ = ["GoldQuestion", "describe_faults", "read_questions"]


class GoldQuestion(NamedTuple):
    """A question with what a right answer must show."""

    id: str
    """Its name, unique in the file."""
    language: str
    """The language it is asked in ("vi", "en")."""
    form: str
    """How it is asked ("plain", "typo", "keywords" …)."""
    text: str
    """The question, on one line."""
    context: tuple[str, ...]
    """Questions asked before it in the same conversation, oldest first."""
    answerable: bool
    """Whether the articles say it."""
    any_of: tuple[str, ...]
    """Sentences of which one must be quoted; empty when any quotation will do."""
    all_of: tuple[str, ...]
    """Sentences that must all be quoted."""
    must_contain: tuple[tuple[str, ...], ...]
    """Groups of words; the answer must hold one of each group."""
    must_not_contain: tuple[str, ...]
    """Words that make the answer wrong."""
    corrections: tuple[str, ...]
    """Sentences that an answer to a question with a false premise may quote."""


class _Line(BaseModel):
    """One line of a questions file, as printed; keys not named here are notes for people."""

    model_config = ConfigDict(strict=True, extra="ignore")

    id: str
    lang: str
    form: str
    question: str
    answerable: bool
    context: list[str] = []
    article: str = ""
    gold_sentences: list[int | str] = []
    gold_spans: list[list[int]] = []
    gold_all: list[int | str] = []
    must_contain: list[list[str]] = []
    must_not_contain: list[str] = []
    correction_ok: list[int | str] = []


class _Gold:
    """Finds the sentences that a questions file names by number or by offsets."""

    def __init__(self, sentences: Iterable[Sentence]) -> None:
        self._articles: dict[str, str] = {}
        self._sentences: dict[tuple[str, int], str] = {}
        for sentence in sentences:
            self._articles[sentence.article.name] = sentence.article.text
            self._sentences[sentence.article.name, sentence.number] = sentence.text

    def quote(self, gold: int | str, article: str) -> str:
        """Return the words of a gold sentence; numbers count in the named or the only article."""
        if isinstance(gold, str):
            return gold
        name = article or self._only_article()
        if (name, gold) not in self._sentences:
            raise ValueError(f"there is no sentence {gold} in {name}")
        return self._sentences[name, gold]

    def cut(self, span: Sequence[int], article: str) -> str:
        """Return the words between two offsets of an article."""
        text = self._articles.get(article or self._only_article())
        if text is None:
            raise ValueError(f"the article {article} is not loaded")
        if len(span) != 2 or not 0 <= span[0] < span[1] <= len(text):
            raise ValueError(f"the span {list(span)} does not lie in the article")
        return text[span[0] : span[1]]

    def _only_article(self) -> str:
        if len(self._articles) != 1:
            raise ValueError(
                "sentence numbers and spans need an article: name it, or load exactly one"
            )
        return next(iter(self._articles))


def read_questions(
    lines: Iterable[str], path: str, sentences: Iterable[Sentence]
) -> tuple[GoldQuestion, ...]:
    """Read the questions of a file, finding their gold among the loaded ``sentences``.

    Raises:
        LoadError: with every fault: broken JSON, missing or mistyped keys, gold that the loaded
            articles don't have, an id used twice, or no question at all.

    """
    gold = _Gold(sentences)
    questions: dict[str, GoldQuestion] = {}
    faults: list[Fault] = []
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            question = _resolve(_Line.model_validate_json(line), gold)
            if question.id in questions:
                raise ValueError(f"the id {question.id} stands twice")
            questions[question.id] = question
        except ValueError as error:  # a ValidationError is one too
            faults += describe_faults(error, path, number)
    if not questions and not faults:
        faults.append(Fault(path, 0, "there is no question in this file"))
    if faults:
        raise LoadError(faults)
    return tuple(questions.values())


def describe_faults(error: ValueError, path: str, line: int) -> list[Fault]:
    """Turn what was raised for one line into faults: each one a schema found, or the one."""
    if not isinstance(error, ValidationError):
        return [Fault(path, line, str(error))]
    return [
        Fault(path, line, ": ".join([*map(str, part["loc"]), part["msg"]]))
        for part in error.errors()
    ]


def _resolve(line: _Line, gold: _Gold) -> GoldQuestion:
    def quotes(marks: Iterable[int | str]) -> tuple[str, ...]:
        return tuple(gold.quote(mark, line.article) for mark in marks)

    spans = tuple(gold.cut(span, line.article) for span in line.gold_spans)
    return GoldQuestion(
        id=line.id,
        language=line.lang,
        form=line.form,
        text=_join_spaces(line.question) or "?",
        context=tuple(map(_join_spaces, line.context)),
        answerable=line.answerable,
        any_of=quotes(line.gold_sentences) + spans,
        all_of=quotes(line.gold_all),
        must_contain=tuple(map(tuple, line.must_contain)),
        must_not_contain=tuple(line.must_not_contain),
        corrections=quotes(line.correction_ok),
    )


def _join_spaces(text: str) -> str:
    return " ".join(text.split())
