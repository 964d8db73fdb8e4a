"""What a share, or a sum, is of: of what is counted right before it, or named a sentence before."""

from __future__ import annotations

import pytest
from engines import engine_of

from faq.engine import Engine

BOATS = """Bạc Liêu quản lý tàu cá và giảm nghèo

Ngày 9/10/2024, UBND tỉnh Bạc Liêu họp về quản lý tàu cá và giảm nghèo.

Đã có 412 tàu khơi lắp thiết bị giám sát, đạt 96,4%. Cuối năm 2024 toàn tỉnh còn 8.150 hộ nghèo, \
chiếm 3,2%, giảm 0,8 điểm phần trăm so với cuối năm 2023.

Công trình lớn nhất là cống Nhà Mát - Gò Cát, dài 1,2 km. Dự án được bố trí 48 tỷ đồng trong năm \
nay nhưng mới giải ngân 21,5 tỷ đồng.

Ông Trần Minh Tâm đề nghị tỉnh sớm nâng cấp cống Láng Tròn vì đã rò rỉ nhiều chỗ.
"""
TOLD = [
    ("Bao nhiêu phần trăm tàu khơi đã lắp thiết bị giám sát?", "96,4%"),
    ("Bao nhiêu tàu khơi đã lắp thiết bị giám sát?", "412 tàu"),
    ("Bạc Liêu còn bao nhiêu phần trăm hộ nghèo?", "3,2%"),
    ("con bao nhieu ho ngheo", "8.150 hộ nghèo"),
    ("Cống Nhà Mát - Gò Cát năm nay giải ngân được bao nhiêu tiền?", "giải ngân 21,5 tỷ đồng"),
]
NOT_TOLD = [
    "tổng vốn nâng cấp cống Láng Tròn",
    "kinh phí nâng cấp cống Láng Tròn",
    "Bao nhiêu phần trăm tàu khơi mất kết nối?",
]


@pytest.fixture(scope="module")
def boats(tmp_path_factory: pytest.TempPathFactory) -> Engine:
    return engine_of(tmp_path_factory.mktemp("boats"), boats=BOATS)


@pytest.mark.parametrize(("question", "told"), TOLD)
def test_told(boats: Engine, question: str, told: str) -> None:
    assert told in boats.ask(question).text


@pytest.mark.parametrize("question", NOT_TOLD)
def test_not_told(boats: Engine, question: str) -> None:
    assert boats.ask(question).status != "answered"
