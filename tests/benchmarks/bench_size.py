"""What a question, building, opening and memory cost as the articles grow, beside the peers."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from asking import write_questions
from contestants import CONTESTANTS
from corpora import ROOT, read_sources, write_corpus
from measuring import Figures, work
from report import Ledger

from faq import load_engine

QUESTIONS = 400
GOLDEN = ROOT / "tests" / "golden" / "meeting-vi.jsonl"


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    option = metafunc.config.getoption
    chosen = option("--contestants").split(",") if option("--contestants") else list(CONTESTANTS)
    metafunc.parametrize("name", chosen)
    metafunc.parametrize("size", [int(size) for size in option("--sizes").split(",")])


def bench_cost(
    name: str, size: int, build: Path, shared: Path, budget: float, ledger: Ledger
) -> None:
    """Measure one contestant at one size; too slow at a tenth of it, it isn't tried."""
    corpus = shipped_corpus(build) if size == 1 else made_corpus(build, size, shared)
    count = len((corpus / "sentences.txt").read_text(encoding="utf-8").splitlines())
    slow = next((one for one in ledger.figures if one.name == name and one.note), None)
    if slow is not None and slow.size <= count:
        ledger.figures.append(Figures(name, count, f"not tried: at {slow.size:,} {slow.note}"))
        return
    ledger.figures.append(work(name, corpus, count, corpus / "questions.jsonl", budget))
    ledger.figures.sort(key=lambda one: (one.size, list(CONTESTANTS).index(one.name)))


def made_corpus(build: Path, size: int, shared: Path) -> Path:
    corpus = build / "corpora" / f"{size}-{'shared' if shared.is_dir() else 'shipped'}"
    if not (corpus / "questions.jsonl").exists():
        write_corpus(corpus, size, read_sources(shared=shared))
        write_questions(corpus, QUESTIONS)
    return corpus


def shipped_corpus(build: Path) -> Path:
    """The shipped article, asked the golden questions."""
    corpus = build / "corpora" / "shipped"
    shutil.copytree(ROOT / "seeds", corpus / "articles", dirs_exist_ok=True)
    sentences = [s.text for s in load_engine([corpus / "articles"]).sentences]
    (corpus / "sentences.txt").write_text("\n".join(sentences) + "\n", encoding="utf-8")
    lines = []
    for line in GOLDEN.read_text(encoding="utf-8").splitlines():
        golden = json.loads(line)
        number = golden["gold_sentences"][0] if golden.get("gold_sentences") else 0
        asked = {"question": golden["question"], "sentence": sentences[number - 1]}
        lines.append(json.dumps(asked, ensure_ascii=False))
    (corpus / "questions.jsonl").write_text("\n".join(lines) + "\n", encoding="utf-8")
    return corpus
