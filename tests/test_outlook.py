"""What is told of a passage before it is judged: never less than what it then comes to."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from engines import GOLDEN, SEEDS

from faq import load_engine
from faq.agreement import Agreement
from faq.engine import Engine
from faq.gathering import Gatherer
from faq.index import opened
from faq.match import Matcher
from faq.weighing import Weigher

QUESTIONS = [
    json.loads(line)["question"]
    for file in ("meeting-vi.jsonl", "meeting-en.jsonl", "meeting-unanswerable.jsonl")
    for line in (GOLDEN / file).read_text(encoding="utf-8").splitlines()[::3]
]


@pytest.fixture(scope="module")
def engine(tmp_path_factory: pytest.TempPathFactory) -> Engine:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(opened, "_MANY", 0)
        return load_engine([SEEDS], index=Path(tmp_path_factory.mktemp("index")))


@pytest.mark.parametrize("question", QUESTIONS)
def test_nothing_that_may_answer_is_passed_over(
    engine: Engine, monkeypatch: pytest.MonkeyPatch, question: str
) -> None:
    monkeypatch.setattr(opened, "_MANY", 0)
    index = engine._index
    agreement = Agreement(index, engine.lexicon)
    weigher, matcher = Weigher(index, agreement), Matcher(index, agreement)
    query = engine.read(question)
    if query.wants == "choice":
        return  # Either side is enough, and all passages are judged.
    search = weigher.search(query, Gatherer(index, agreement).gather(query))
    outlines = weigher.outlines(search)
    for passage, outline in zip(search.gathered.passages, outlines, strict=True):
        prospect = weigher.prospect(search, passage)
        assert outline >= prospect.most - 1e-4, passage.sentence.text
        may_answer = weigher.may_answer(search, prospect)
        grounds = agreement.grounds(search.demands, passage)
        for number, weighed in enumerate(weigher.weighed(search, prospect)):
            candidate = matcher._judged(search, grounds, number, weighed)
            told = (passage.sentence.text, candidate.ruled_out)
            assert prospect.most >= candidate.score - 1e-6, told
            assert prospect.cover >= candidate.cover - 1e-6, told
            assert may_answer or candidate.ruled_out, told
