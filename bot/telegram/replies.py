"""What stands in the bot's messages: answers, quotations over their sources, what unfolds."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from bot.explaining import Line
from bot.plain import provenance
from bot.telegram.html import Block, Run, link, utf16_length
from bot.telegram.links import address_of
from faq.documents.articles import Sentence
from faq.phrases import Phrases
from faq.reply import Citation, Language, Reply

__all__ = [
    "MOST_CITATIONS",
    "cited_blocks",
    "explanation_blocks",
    "paragraph_block",
    "related_block",
    "reply_blocks",
    "suggestion_list",
]

MOST_CITATIONS = 10
"""Quotations shown; the others are counted."""

_FOLDED_FROM = 400

Spans = Iterable[tuple[int, int]]


def reply_blocks(reply: Reply, phrases: Phrases) -> tuple[Block, ...]:
    """Set a reply as blocks: the answer, each quotation over its source, the suggestions."""
    blocks: list[Block] = [_answer(reply)]
    blocks += [
        _quotation(citation, phrases, reply.language)
        for citation in reply.citations[:MOST_CITATIONS]
    ]
    hidden = len(reply.citations) - MOST_CITATIONS
    if hidden > 0:
        blocks.append((Run(phrases.say("telegram.more", reply.language, count=hidden), ("i",)),))
    if reply.suggestions:
        blocks.append(suggestion_list(reply.suggestions))
    return tuple(blocks)


def suggestion_list(questions: Sequence[str]) -> Block:
    """Questions to choose from, numbered, a line each."""
    lines = (f"{number}. {' '.join(text.split())}" for number, text in enumerate(questions, 1))
    return (Run("\n".join(lines)),)


def cited_blocks(sentence: Sentence, phrases: Phrases, language: Language) -> tuple[Block, ...]:
    """Set one sentence over its source, as a link to it opens it."""
    return (_quotation(Citation(sentence), phrases, language),)


def paragraph_block(
    sentence: Sentence, paragraph: Sequence[Sentence], phrases: Phrases, language: Language
) -> Block:
    """Set the paragraph around a sentence under its heading, the sentence marked."""
    text = sentence.article.text
    runs: list[Run] = []
    for _, group in groupby(paragraph, key=lambda one: one.paragraph):
        line = tuple(group)
        runs += [Run("\n", ("blockquote",))] if runs else []
        spans = [(one.start, one.end) for one in line if one == sentence]
        runs += _marked(text, line[0].start, line[-1].end, spans, "blockquote")
    return (Run(phrases.say("telegram.paragraph", language), ("b",)), Run("\n"), *runs)


def related_block(questions: Sequence[str], phrases: Phrases, language: Language) -> Block:
    """Set questions that may be asked next under their heading."""
    heading = phrases.say("telegram.related", language)
    return (Run(heading, ("b",)), Run("\n"), *suggestion_list(questions))


def explanation_blocks(lines: Sequence[Line]) -> tuple[Block, ...]:
    """Set an explanation as one block, its quotations as quotations."""
    runs: list[Run] = []
    for line in lines:
        runs += [Run("\n")] if runs else []
        text = f"• {line.text}" if line.style == "point" else line.text
        runs.append(Run(text, ("blockquote",) if line.style == "quote" else ()))
    return (tuple(runs),)


def _answer(reply: Reply) -> Block:
    if reply.status != "answered":
        return (Run(reply.text),)
    line, separator, rest = reply.text.partition("\n")
    return Run(line, ("b",)), Run(separator + rest)


def _quotation(citation: Citation, phrases: Phrases, language: Language) -> Block:
    sentence = citation.sentence
    article = sentence.article
    long = utf16_length(sentence.text) > _FOLDED_FROM
    quote = "blockquote expandable" if long else "blockquote"
    address = address_of(sentence)
    number = phrases.say("telegram.sentence", language, number=sentence.number)
    ending = [*provenance(article, language), number]
    return (
        *_marked(article.text, sentence.start, sentence.end, citation.marks, quote),
        Run("\n"),
        Run(article.title or article.name, ("i", *((link(address),) if address else ()))),
        Run("".join(f" · {part}" for part in ending), ("i",)),
    )


def _marked(text: str, start: int, end: int, marks: Spans, quote: str) -> Iterator[Run]:
    """Yield a part of a text as quotation, the marks within it in bold."""
    position = start
    for mark_start, mark_end in marks:
        first, last = max(mark_start, position), min(mark_end, end)
        if first < last:
            yield Run(text[position:first], (quote,))
            yield Run(text[first:last], (quote, "b"))
            position = last
    yield Run(text[position:end], (quote,))
