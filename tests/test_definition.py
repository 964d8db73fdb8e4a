"""What something is gets answered only by a sentence that tells what it is."""

from __future__ import annotations

from pathlib import Path

import pytest
from engines import engine_of, shipped

from faq.engine import Engine

GLOSSARY = """Lào Cai bàn về sản phẩm địa phương

Sáng 3/4/2024, UBND tỉnh Lào Cai họp về chương trình Mỗi xã một sản phẩm (OCOP).

Kinh tế tuần hoàn là mô hình sản xuất trong đó chất thải được dùng lại làm nguyên liệu. \
Kinh tế tuần hoàn được tỉnh quan tâm. Tổng sản phẩm trên địa bàn (GRDP) tăng 7,5%. \
Chuyển đổi số được đẩy mạnh. Khó khăn của chuyển đổi số là thiếu nhân lực.
"""
TOLD = [
    ("Kinh tế tuần hoàn là gì?", "là mô hình sản xuất"),
    ("kinh te tuan hoan la gi vay", "là mô hình sản xuất"),
    ("Thế nào là kinh tế tuần hoàn?", "là mô hình sản xuất"),
    ("OCOP là gì?", "Mỗi xã một sản phẩm (OCOP)"),
    ("OCOP là viết tắt của từ gì?", "Mỗi xã một sản phẩm (OCOP)"),
    ("GRDP nghĩa là gì?", "Tổng sản phẩm trên địa bàn (GRDP)"),
    ("What does OCOP stand for?", "OCOP"),
    ("Khó khăn của chuyển đổi số là gì?", "thiếu nhân lực"),
]
NOT_TOLD = ["Chuyển đổi số là gì?", "What is digital transformation?", "VNeID là gì?"]
NOT_TOLD_SHIPPED = [
    "OCOP là gì?",
    "chuyển đổi số là gì vậy",
    "Nông thôn mới kiểu mẫu là gì?",
    "What is a model commune?",
]


@pytest.fixture(scope="module")
def glossary(tmp_path_factory: pytest.TempPathFactory) -> Engine:
    folder: Path = tmp_path_factory.mktemp("glossary")
    return engine_of(folder, glossary=GLOSSARY)


@pytest.mark.parametrize(("question", "told"), TOLD)
def test_told(glossary: Engine, question: str, told: str) -> None:
    reply = glossary.ask(question)
    assert reply.status == "answered"
    assert told in reply.text


@pytest.mark.parametrize("question", NOT_TOLD)
def test_not_told(glossary: Engine, question: str) -> None:
    assert glossary.ask(question).status == "unknown"


@pytest.mark.parametrize("question", NOT_TOLD_SHIPPED)
def test_not_told_in_the_shipped_article(question: str) -> None:
    assert shipped().ask(question).status == "unknown"
