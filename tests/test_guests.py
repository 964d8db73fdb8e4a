"""Who is who among guests whose names are of other languages."""

from __future__ import annotations

import pytest
from engines import engine_of

from faq.engine import Engine

VISIT = """Lào Cai tiếp đoàn khách quốc tế

Chiều 12/9/2024, ông Trần Văn Lâm - Chủ tịch UBND tỉnh Lào Cai tiếp ông Andrew Goldin, Đại sứ \
Australia tại Việt Nam. Cùng dự có bà Susan Burns, Tổng Lãnh sự Hoa Kỳ tại TP. Hồ Chí Minh.

Ông Andrew Goldin cho biết Australia đang tài trợ 3 dự án tại tỉnh.
"""
WHO = [
    ("Ai là Đại sứ Australia?", "Andrew Goldin: Đại sứ Australia tại Việt Nam."),
    ("dai su australia la ai", "Andrew Goldin: Đại sứ Australia tại Việt Nam."),
    ("Susan Burns là ai?", "Susan Burns: Tổng Lãnh sự Hoa Kỳ tại TP. Hồ Chí Minh."),
    ("Andrew Goldin giữ chức gì?", "Andrew Goldin: Đại sứ Australia tại Việt Nam."),
    ("Chủ tịch tỉnh Lào Cai là ai?", "Trần Văn Lâm: Chủ tịch UBND tỉnh Lào Cai."),
]
NOBODY = [
    "Đại sứ Nhật Bản là ai?",
    "Tổng Lãnh sự Australia là ai?",
    "Who is the ambassador of Laos?",
]


@pytest.fixture(scope="module")
def visit(tmp_path_factory: pytest.TempPathFactory) -> Engine:
    return engine_of(tmp_path_factory.mktemp("visit"), visit=VISIT)


@pytest.mark.parametrize(("question", "told"), WHO)
def test_who(visit: Engine, question: str, told: str) -> None:
    assert visit.ask(question).text == told


@pytest.mark.parametrize("question", NOBODY)
def test_nobody(visit: Engine, question: str) -> None:
    assert visit.ask(question).status == "unknown"
