"""Of what months a sentence tells that names none: those of its paragraph, or of its article."""

from __future__ import annotations

import pytest
from engines import engine_of

from faq.engine import Engine

PORT = """Quảng Ninh: Hàng qua cảng tăng mạnh

Ngày 15/10/2024, Cảng vụ tỉnh Quảng Ninh sơ kết công tác 9 tháng năm 2024.

Các cảng tiếp nhận 3.150 lượt tàu, thu phí 812 tỷ đồng. Riêng cảng Vân Đồn tiếp nhận 140 lượt tàu.

Trong 9 tháng qua, có 26 vụ tai nạn đường thủy, làm chết 11 người. So với đợt bão tháng 9/2023 \
(85 tỷ đồng), thiệt hại của cảng biển do bão Yagi cao hơn khoảng 40%.

Trong 6 tháng cuối năm, tỉnh phấn đấu làm mới 4 bến tàu. Năm học 2023 - 2024, lớp lái tàu có 65 \
học viên. Tỉnh phấn đấu nạo vét đạt 60% vào ngày 31/10 và đạt 90% vào ngày 31/12/2024.
"""
TOLD = [
    ("9 tháng năm 2024 các cảng tiếp nhận bao nhiêu lượt tàu?", "3.150 lượt tàu"),
    ("Đến hết tháng 9/2024 các cảng thu phí được bao nhiêu tiền?", "812 tỷ đồng"),
    ("9 thang dau nam 2024 co may vu tai nan duong thuy", "26 vụ"),
    ("Cảng Vân Đồn tiếp nhận bao nhiêu lượt tàu?", "140 lượt tàu"),
    ("Thiệt hại của cảng biển nặng hơn hay nhẹ hơn đợt tháng 9/2023?", "cao hơn khoảng 40%"),
    ("Lớp lái tàu năm học 2023-2024 có bao nhiêu học viên?", "65"),
    ("Đến ngày 31/10 tỉnh phấn đấu nạo vét đạt bao nhiêu phần trăm?", "60%"),
    ("How many ships did the ports receive in the first nine months of 2024?", "3,150"),
]
NOT_TOLD = [
    "6 tháng đầu năm 2024 các cảng tiếp nhận bao nhiêu lượt tàu?",
    "Lớp lái tàu năm học 2022-2023 có bao nhiêu học viên?",
    "5 tháng các cảng tiếp nhận bao nhiêu lượt tàu?",
    "Quý I/2024 các cảng thu phí được bao nhiêu tiền?",
    "Quý II/2024 có bao nhiêu vụ tai nạn đường thủy?",
    "Năm 2023 các cảng tiếp nhận bao nhiêu lượt tàu?",
    "6 tháng đầu năm 2024 làm mới mấy bến tàu?",
    "Đến hết tháng 6/2024 các cảng thu phí được bao nhiêu tiền?",
    "Quý III/2023 các cảng thu phí được bao nhiêu tiền?",
]


@pytest.fixture(scope="module")
def port(tmp_path_factory: pytest.TempPathFactory) -> Engine:
    return engine_of(tmp_path_factory.mktemp("port"), port=PORT)


@pytest.mark.parametrize(("question", "told"), TOLD)
def test_told(port: Engine, question: str, told: str) -> None:
    assert told in port.ask(question).text


@pytest.mark.parametrize("question", NOT_TOLD)
def test_not_told(port: Engine, question: str) -> None:
    assert port.ask(question).status != "answered"
