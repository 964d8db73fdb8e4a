"""Answers worked out from printed figures show their sum and cite their operands."""

from __future__ import annotations

import pytest
from engines import FORESTS, cited, engine_of

from faq.engine import Engine


@pytest.fixture(scope="module")
def engine(tmp_path_factory: pytest.TempPathFactory) -> Engine:
    return engine_of(tmp_path_factory.mktemp("articles"), rung=FORESTS)


WORKED_OUT = [
    ("Bao nhiêu trường chưa đạt chuẩn quốc gia?", ["15", "60 − 45 = 15"], (6,)),
    ("Còn bao nhiêu trường chưa đạt chuẩn quốc gia?", ["15", "60 − 45 = 15"], (6,)),
    ("bao nhieu truong chua dat chuan quoc gia", ["15", "60 − 45 = 15"], (6,)),
    ("Tỷ lệ trường đạt chuẩn quốc gia là bao nhiêu phần trăm?", ["75%", "45 / 60"], (6,)),
    ("Thu nhập bình quân mỗi tháng bao nhiêu?", ["5 triệu đồng", "60 triệu đồng / 12 = 5"], (10,)),
    ("Hộ nghèo An Lão nhiều hơn Vân Canh bao nhiêu?", ["34", "52 − 18 = 34"], (9, 8)),
    ("Tổng số hộ nghèo Vân Canh và An Lão là bao nhiêu?", ["70", "18 + 52 = 70"], (8, 9)),
    ("How many schools do not meet the national standard?", ["15", "60 − 45 = 15"], (6,)),
    ("What share of schools meets the national standard?", ["75%", "45 / 60"], (6,)),
]
NOT_WORKED_OUT = [
    "Năm 2023 hơn năm 2022 bao nhiêu lớp tập huấn?",
    "Số vụ vi phạm hơn số tấn gỗ bao nhiêu?",
    "Mỗi tháng bao nhiêu vụ vi phạm?",
    "Còn bao nhiêu hộ nghèo chưa thoát nghèo?",
    "Tổng số xã và huyện là bao nhiêu?",
]


@pytest.mark.parametrize(
    ("question", "words", "sentences"),
    [
        *WORKED_OUT,
        ("Chênh lệch giữa số hộ nghèo An Lão và Vân Canh là bao nhiêu?", ["34"], (9, 8)),
    ],
)
def test_worked_out(
    engine: Engine, question: str, words: list[str], sentences: tuple[int, ...]
) -> None:
    reply = engine.ask(question)
    assert [word for word in words if word not in reply.text] == [], reply.text
    assert cited(reply) == sentences
    assert "tính ra" in reply.text or "worked out" in reply.text


@pytest.mark.parametrize(
    "question",
    [
        *NOT_WORKED_OUT,
        "Tổng số trường và lớp là bao nhiêu?",
    ],
)
def test_not_worked_out(engine: Engine, question: str) -> None:
    reply = engine.ask(question)
    assert "tính ra" not in reply.text
    assert reply.status != "answered"


@pytest.mark.xfail(strict=True, reason="a share printed in the next clause is not seen")
def test_a_printed_share_is_not_worked_out(tmp_path_factory: pytest.TempPathFactory) -> None:
    text = "Tin về trường\n\nToàn tỉnh có 40/60 trường đạt chuẩn, chiếm tỷ lệ 66,7%.\n"
    engine = engine_of(tmp_path_factory.mktemp("articles"), tin=text)
    reply = engine.ask("Tỷ lệ trường đạt chuẩn là bao nhiêu phần trăm?")
    assert "66,7%" in reply.text
    assert "tính ra" not in reply.text


@pytest.mark.parametrize(
    ("question", "figure"),
    [
        ("Thu nhập mỗi tháng bao nhiêu?", "3,92 triệu đồng"),
        ("How much do people earn per month?", "3.92 million dong"),
        ("Còn bao nhiêu hộ chưa có nước sạch?", "9.800 − 3.500 = 6.300"),
        ("How many households do not have clean water yet?", "9,800 − 3,500 = 6,300"),
    ],
)
def test_numbers_are_written_as_in_the_language(
    tmp_path_factory: pytest.TempPathFactory, question: str, figure: str
) -> None:
    income = "Thu nhập bình quân đạt khoảng 47,073 triệu đồng/người/năm."
    text = f"Tin về đời sống\n\n{income}\n\nToàn tỉnh có 3.500/9.800 hộ có nước sạch.\n"
    engine = engine_of(tmp_path_factory.mktemp("articles"), tin=text)
    assert figure in engine.ask(question).text
