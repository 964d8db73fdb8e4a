"""What is counted in all its words, and what is only said of a part of it."""

from __future__ import annotations

import pytest
from engines import engine_of

from faq.engine import Engine

REPORT = """Trà Vinh: Kiểm tra an toàn hồ bơi và bến đò

Ngày 3/7/2024, Sở Giáo dục và Đào tạo Trà Vinh cho biết toàn tỉnh có 318 trường học. Các đoàn đã \
kiểm tra 46 bến đò, phần lớn là bến đò nhỏ ở vùng sâu. Hơn 50 hợp tác xã cử người dự tập huấn cứu \
đuối. Số hồ sơ trễ hạn là 212 hồ sơ, hơn một nửa thuộc lĩnh vực đất đai.
"""
TOLD = [
    ("How many schools are there in Tra Vinh?", "318"),
    ("How many cooperatives attended the training?", "50"),
    ("Bao nhiêu bến đò được kiểm tra?", "46"),
    ("bao nhieu ho so tre han", "212"),
]
NOT_TOLD = [
    "How many private schools are there in Tra Vinh?",
    "How many livestock cooperatives attended the training?",
    "Bao nhiêu bến đò nhỏ ở vùng sâu được kiểm tra?",
    "Bao nhiêu hồ sơ đất đai trễ hạn?",
]


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> Engine:
    return engine_of(tmp_path_factory.mktemp("report"), report=REPORT)


@pytest.mark.parametrize(("question", "told"), TOLD)
def test_told(report: Engine, question: str, told: str) -> None:
    assert told in report.ask(question).text


@pytest.mark.parametrize("question", NOT_TOLD)
def test_not_told(report: Engine, question: str) -> None:
    assert report.ask(question).status != "answered"
