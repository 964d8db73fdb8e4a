"""What is found: among many foreign sentences, and in articles of another kind."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from corpora import ROOT, read_sources, write_corpus
from measuring import HOIDAP
from report import Ledger

FOREIGN = (0, 1_000, 100_000)
GOLDEN = ROOT / "tests" / "golden" / "meeting-vi.jsonl"


@pytest.mark.parametrize("foreign", FOREIGN)
def bench_meeting_among_foreign_sentences(
    foreign: int, build: Path, shared: Path, budget: float, ledger: Ledger
) -> None:
    """Ask about the shipped article with sentences of made-up ones beside it."""
    sources = read_sources(shared=shared, is_foreign=True)
    if foreign and not sources:
        pytest.skip("foreign sentences are made of the articles in the shared folder: none there")
    folders = ["--articles", str(ROOT / "seeds")]
    if foreign:
        corpus = write_corpus(build / "corpora" / f"foreign-{foreign}", foreign, sources)
        folders += ["--articles", str(corpus / "articles")]
    told = f"meeting questions with {foreign:,} foreign sentences"
    development = shared / "eval" / "meeting-dev.jsonl"
    questions = development if development.exists() else GOLDEN
    command = [HOIDAP, *folders]
    try:
        if foreign >= 100_000:
            _output([*command, "index"], 4 * budget)
        if questions is GOLDEN:
            printed = _output([*command, "eval", str(questions)], 4 * budget)
        else:
            printed = _scored(command, questions, shared, 4 * budget)
    except subprocess.TimeoutExpired:
        printed = [f"not within {4 * budget:.0f} s"]
    ledger.notes += [f"{told}:", *(f"  {line}" for line in printed)]


def bench_xquad(shared: Path, budget: float, ledger: Ledger) -> None:
    """Ask about encyclopaedia articles; "cited" is a quotation of the right sentence."""
    questions = shared / "xquad" / "questions.jsonl"
    if not questions.exists():
        pytest.skip(f"no {questions}")
    articles = str(shared / "xquad" / "articles")
    asked = [json.loads(line) for line in questions.read_text(encoding="utf-8").splitlines()]
    lines = "".join(f"{' '.join(question['question'].split())}\n\n" for question in asked)
    command = [HOIDAP, "--articles", articles, "ask", "--json"]
    printed = _output(command, 8 * budget, lines)
    tally: dict[str, list[int]] = {}
    for question, line in zip(asked, printed, strict=True):
        reply = json.loads(line)
        start, end = question["gold_spans"][0]
        is_cited = any(
            cited["article"] == question["article"]
            and cited["start"] < end
            and start < cited["end"]
            for cited in reply["citations"]
        )
        counts = tally.setdefault(question["form"], [0, 0, 0])
        for place, counted in enumerate((1, reply["status"] == "answered", is_cited)):
            counts[place] += counted
    ledger.notes.append("XQuAD by form: right sentence cited, whatever the status; answered")
    for form, (count, answered, cited) in tally.items():
        ledger.notes.append(
            f"  {form:<12} {cited / count:>6.1%} {answered / count:>9.1%} of {count}"
        )


def _scored(command: list[str], questions: Path, shared: Path, seconds: float) -> list[str]:
    sentences = shared / "eval" / "meeting-sentences.tsv"
    scorer = [sys.executable, str(shared / "eval" / "score.py"), str(questions)]
    asked = " ".join([*command, "ask", "--json"])
    return _output([*scorer, "--sentences", str(sentences), "--command", asked], seconds)


def _output(command: list[str], seconds: float, lines: str = "") -> list[str]:
    """The lines that a command prints; raise ``TimeoutExpired`` when it takes too long."""
    ended = subprocess.run(
        command, input=lines, capture_output=True, text=True, check=True, timeout=seconds
    )
    return ended.stdout.splitlines()
