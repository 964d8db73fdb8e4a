"""Of which of two something is more: two figures of one thing, or nothing that compares nothing."""

from __future__ import annotations

import pytest
from engines import engine_of

from faq.engine import Engine

REPORT = """Kiên Giang: Thiếu giáo viên đầu năm học

Ngày 9/9/2024, Sở Giáo dục và Đào tạo Kiên Giang họp về tình hình đầu năm học. Toàn tỉnh thiếu \
1.420 giáo viên, trong đó mầm non thiếu 530, tiểu học thiếu 610. Hòn Đất là huyện khó khăn nhất \
khi thiếu 182 giáo viên, tiếp theo là Giồng Riềng với 145 người. Mưa bão làm hư hỏng 23 phòng học, \
trong đó An Biên 14 phòng, U Minh Thượng 9 phòng. Lãnh đạo Sở đã đến thăm Gò Quao và Châu Thành.
"""
COMPARED = [
    ("Hòn Đất hay Giồng Riềng thiếu nhiều giáo viên hơn?", "182 > 145"),
    ("Giữa Giồng Riềng và Hòn Đất, huyện nào thiếu nhiều giáo viên hơn?", "145 < 182"),
    ("Huyện nào thiếu nhiều giáo viên hơn, Hòn Đất hay Giồng Riềng?", "182 > 145"),
    ("mam non hay tieu hoc thieu nhieu giao vien hon", "530 < 610"),
    ("U Minh Thượng hay An Biên nhiều phòng hơn?", "9 < 14"),
]
NOT_COMPARED = [
    "Gò Quao hay Châu Thành thiếu nhiều giáo viên hơn?",
    "Hòn Đất hay An Biên mưa nhiều hơn?",
    "Gò Quao hay Châu Thành rộng hơn?",
    "Bên nào bị hư hỏng nhiều hơn, Gò Quao hay Châu Thành?",
    "Nơi nào mưa to hơn?",
]


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> Engine:
    return engine_of(tmp_path_factory.mktemp("report"), report=REPORT)


@pytest.mark.parametrize(("question", "compared"), COMPARED)
def test_compared(report: Engine, question: str, compared: str) -> None:
    assert compared in report.ask(question).text


@pytest.mark.parametrize("question", NOT_COMPARED)
def test_not_compared(report: Engine, question: str) -> None:
    assert report.ask(question).status != "answered"
