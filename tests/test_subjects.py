"""Who or what a clause tells of that begins with its verb, the subject having been named before."""

from __future__ import annotations

import pytest
from engines import engine_of

from faq.engine import Engine

FARMERS = """Đắk Nông biểu dương nông dân giỏi

Sáng 12/9/2024, Hội Nông dân tỉnh Đắk Nông tổ chức hội nghị biểu dương nông dân giỏi.

Ở xã Quảng Khê, gia đình ông Lê Văn Thắng nuôi 300 con dê, thu nhập 700 triệu đồng, tạo việc làm \
cho 12 lao động. Ở xã Nam Dong, gia đình ông Vũ Đức Hòa trồng 4 ha tiêu, thu nhập 500 triệu đồng, \
mỗi năm tạo việc làm cho 8 lao động.
"""
TOLD = [
    ("Ông Lê Văn Thắng tạo việc làm cho bao nhiêu lao động?", "12 lao động"),
    ("gia dinh ong vu duc hoa tao viec lam cho may lao dong", "8 lao động"),
    ("Ông Vũ Đức Hòa thu nhập bao nhiêu?", "500 triệu đồng"),
    ("How many workers does Lê Văn Thắng employ?", "12"),
]
NOT_TOLD = [
    "Ông Trần Văn Bình tạo việc làm cho bao nhiêu lao động?",
    # What was done has to be told, where nothing but that tells which ones are meant.
    "Ông Lê Văn Thắng bán dê sang những nước nào?",
    "Nông dân nào của Đắk Nông bị phạt?",
]


@pytest.fixture(scope="module")
def farmers(tmp_path_factory: pytest.TempPathFactory) -> Engine:
    return engine_of(tmp_path_factory.mktemp("farmers"), farmers=FARMERS)


@pytest.mark.parametrize(("question", "told"), TOLD)
def test_told(farmers: Engine, question: str, told: str) -> None:
    assert told in farmers.ask(question).text


@pytest.mark.parametrize("question", NOT_TOLD)
def test_not_told(farmers: Engine, question: str) -> None:
    assert farmers.ask(question).status != "answered"
