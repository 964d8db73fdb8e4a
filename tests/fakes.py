"""A small engine with known answers, for tests of what surrounds the engine."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from bot.state import Asked
from faq.documents.articles import Article, Sentence
from faq.errors import Fault
from faq.facts import Fact, clauses_of, facts_of
from faq.reply import Citation, Language, Reply
from faq.suggest import Topic
from faq.surroundings import reference_of

TEXT = "Phiên họp tháng 11\n\nĐến nay, toàn tỉnh có 327/411 xã đạt chuẩn; có 127 xã nâng cao."
ARTICLE = Article("phien-hop.txt", TEXT, title="Phiên họp tháng 11", date="2024-11-14")
START = TEXT.index("Đến nay")
SENTENCES = (
    Sentence(ARTICLE, 1, 0, 18, 0, "title"),
    Sentence(ARTICLE, 2, START, len(TEXT), 1, "body"),
)
MARK = (TEXT.index("327/411"), TEXT.index("327/411") + len("327/411"))
EXAMPLES = ("Bao nhiêu xã đạt chuẩn?", "Bao nhiêu xã nâng cao?", "Ai chủ trì?", "Khi nào họp?")

ABOUT = ("Bao nhiêu xã nâng cao?", "Bao nhiêu xã kiểu mẫu?")


def asked(text: str, outcome: str, user: int = 1) -> Asked:
    """A line of the log of questions."""
    return Asked(user, "private", "vi", "figure", 50.0, outcome, 4.0, text)


@dataclass
class FakeTalk:
    asked: list[str] = field(default_factory=list)

    def ask(self, question: str, language: Language = "vi") -> Reply:
        if question == "raise":
            raise RuntimeError("a fault of the engine")
        self.asked.append(question)
        number = f"{len(self.asked)}. "
        if "xã" in question:
            citation = Citation(SENTENCES[1], marks=(MARK,))
            text = number + "327/411 xã"
            return Reply(question, "answered", "vi", text, 93.14, "count", (citation,))
        if "hm" in question:
            return Reply(question, "unsure", "vi", "Bạn hỏi ý nào?", 40, suggestions=EXAMPLES[:2])
        return Reply(question, "unknown", "en", number + "The articles do not say.", 5)

    def forget(self) -> None:
        self.asked.clear()

    def explain(self) -> FakeExplanation | None:
        return FakeEngine().explain(self.asked[-1]) if self.asked else None


@dataclass(frozen=True)
class FakeCandidate:
    sentence: Sentence
    score: float
    clause: str
    ruled_out: tuple[str, ...]
    doubts: tuple[str, ...] = ()
    matched: tuple[str, ...] = ("xã", "đạt chuẩn")


@dataclass(frozen=True)
class FakeExplanation:
    reply: Reply
    candidates: tuple[FakeCandidate, ...]
    question: str = "?"
    text: str = "? đã đọc"
    language: str = "vi"
    intent: str = ""
    wanted: str = "count"
    terms: tuple[str, ...] = ("xã", "đạt chuẩn")
    constraints: tuple[str, ...] = ("2024",)


class FakeEngine:
    articles = (ARTICLE,)
    sentences = SENTENCES
    faults: tuple[Fault, ...] = ()

    @property
    def facts(self) -> tuple[Fact, ...]:
        clauses = (clause for sentence in SENTENCES for clause in clauses_of(sentence))
        return tuple(fact for clause in clauses for fact in facts_of(clause))

    def ask(self, question: str, language: Language = "vi") -> Reply:
        return FakeTalk().ask(question, language)

    def conversation(self) -> FakeTalk:
        return FakeTalk()

    def suggest(self, language: Language = "vi") -> tuple[str, ...]:
        return EXAMPLES if language == "vi" else ("How many communes?",)

    def sentence(self, reference: str) -> Sentence | None:
        return next((one for one in SENTENCES if reference_of(one) == reference), None)

    def has_series(self, reply: Reply) -> bool:
        return False

    def series(self, reply: Reply) -> None:
        return None

    def size(self, article: Article) -> tuple[int, int]:
        return 2, 3

    def paragraph(self, sentence: Sentence) -> tuple[Sentence, ...]:
        return SENTENCES

    def related(self, sentence: Sentence, at: int, language: Language) -> tuple[str, ...]:
        return EXAMPLES[1:3]

    def about(self, sentence: Sentence, language: Language) -> tuple[str, ...]:
        return ABOUT if language == "vi" else ()

    def topics(self, language: Language = "vi", article: str = "") -> Iterator[Topic]:
        asked = EXAMPLES if language == "vi" else ("How many communes?",)
        for number, question in enumerate(asked):
            subject = "xã" if number < 2 else "họp"
            yield Topic(ARTICLE, subject, question, language, "count", SENTENCES[1])

    def check(self) -> tuple[Fault, ...]:
        return self.faults

    def explain(self, question: str) -> FakeExplanation:
        reply = self.ask(question)
        if reply.status == "unsure":
            return FakeExplanation(reply, (), question)
        reasons = () if reply.citations else ("năm 2023 không có trong câu",)
        nearest = FakeCandidate(SENTENCES[1], 71.5, "có 127 xã nâng cao", reasons)
        return FakeExplanation(reply, (nearest,), question)


@dataclass
class FakeLive:
    engine: FakeEngine = field(default_factory=FakeEngine)
    paths: tuple[Path, ...] = ()
    faults: tuple[Fault, ...] = ()

    def refresh(self) -> None:
        """Nothing ever changes."""

    def conversation(self) -> FakeTalk:
        return self.engine.conversation()
