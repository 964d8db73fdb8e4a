"""Engines over the shipped articles and over small articles written by a test."""

from __future__ import annotations

import json
import re
from functools import lru_cache
from pathlib import Path

from faq import LiveEngine, load_engine
from faq.engine import Engine
from faq.query import MAX_CHARACTERS
from faq.reply import Reply

ROOT = Path(__file__).parent.parent
SEEDS = ROOT / "seeds"
GOLDEN = ROOT / "tests" / "golden"

FORESTS = """Bình Định đẩy mạnh trồng rừng

Sáng 12/3/2023, ông Phạm Văn Hải - Chủ tịch UBND tỉnh Bình Định chủ trì hội nghị về trồng rừng. \
Bà Trần Thị Lan - Giám đốc Sở Y tế dự hội nghị.

Năm 2022, toàn tỉnh mở 14 lớp tập huấn. Năm 2023, toàn tỉnh phấn đấu mở 25 lớp tập huấn.

Đến nay, toàn tỉnh có 45/60 trường đạt chuẩn quốc gia; 12 trường đạt chuẩn mức độ 2. \
Trong 6 tháng đầu năm, lực lượng chức năng xử lý 320 vụ vi phạm, thu giữ 75 tấn gỗ.

Huyện Vân Canh có 18 hộ nghèo. Huyện An Lão có 52 hộ nghèo. \
Thu nhập bình quân đạt 60 triệu đồng/người/năm.

Cháy rừng giảm do người dân được tập huấn. Hội nghị đã thông qua kế hoạch bảo vệ rừng.
"""
"""What most module tests ask about. Sentence 1 is the title."""

COAST = """Khánh Hòa nâng cấp cảng cá

Ngày 5/6/2024, UBND tỉnh Khánh Hòa tổ chức hội nghị về nghề cá. \
Năm 2024, tỉnh Khánh Hòa mở 9 lớp tập huấn.
"""
"""Another province that does the same, for what must be told apart."""


@lru_cache(maxsize=1)
def shipped() -> Engine:
    """The engine over the shipped articles."""
    return load_engine([SEEDS])


@lru_cache(maxsize=1)
def shipped_live() -> LiveEngine:
    """The same, as the front ends hold it."""
    return LiveEngine([SEEDS])


@lru_cache(maxsize=4096)
def ask_shipped(question: str) -> Reply:
    """The reply of the engine over the shipped articles."""
    return shipped().ask(question)


def engine_of(folder: Path, **articles: str) -> Engine:
    """An engine over articles written into a folder, file name without ending → text."""
    for name, text in articles.items():
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    return load_engine([folder])


def cited(reply: Reply) -> tuple[int, ...]:
    """Numbers of the sentences that a reply quotes."""
    return tuple(citation.sentence.number for citation in reply.citations)


def unproved_figures(reply: Reply) -> set[str]:
    """Figures of an answer that stand in no quote, nor in the date line of a quoted article.

    Digits alone are compared: "47,073" of a Vietnamese paper is "47.073" in English. An answer
    that shows its sum ("tính ra", "worked out") needs no further proof.
    """
    if reply.status != "answered" or "tính ra" in reply.text or "worked out" in reply.text:
        return set()
    proved = {str(MAX_CHARACTERS)} if len(reply.question) > MAX_CHARACTERS else set()
    for citation in reply.citations:
        article = citation.sentence.article
        date_line = article.text.strip().partition("\n")[0]
        proved |= _figures(f"{citation.sentence.text} {date_line} {article.date}")
    return _figures(reply.text) - proved


def _figures(text: str) -> set[str]:
    found = re.findall(r"\d+(?:[.,]\d+)*", text)
    return {re.sub(r"[.,]", "", figure).lstrip("0") or "0" for figure in found}


def golden_questions() -> list[str]:
    """What people ask, of all golden tables."""
    return [
        json.loads(line)["question"]
        for path in sorted(GOLDEN.glob("*.jsonl"))
        for line in path.read_text(encoding="utf-8").splitlines()
    ]
