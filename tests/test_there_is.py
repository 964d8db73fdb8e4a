"""How many there are: not how many are lacking, asked for, somebody's own, or of another place."""

from __future__ import annotations

import pytest
from engines import engine_of

from faq.engine import Engine

REPORT = """Hậu Giang: Ngành y tế thiếu người

Ngày 4/7/2024, Sở Y tế Hậu Giang cho biết toàn tỉnh có 2.310 điều dưỡng, đạt 8,4 bác sĩ trên 1 vạn \
dân. Xét theo địa bàn, Long Mỹ là huyện khó khăn nhất khi thiếu 21 hộ lý, tiếp theo là Phụng Hiệp \
với 17 người. Giám đốc Trung tâm Y tế Phụng Hiệp đề nghị tỉnh hỗ trợ 3 xe cứu thương. Trạm Y tế xã \
Hiệp Hưng (huyện Phụng Hiệp) có 5 y sĩ. Tiền công trực đêm là 90.000 đồng, cao hơn cả ngày công \
làm thuê ở Vị Thủy. Huyện Châu Thành có 1.240 hộ nghèo. Ông Danh Út, nông dân xã Vị Đông, huyện \
Vị Thủy, có 1,8 ha lúa.
"""
TOLD = [
    ("Hậu Giang có bao nhiêu điều dưỡng?", "2.310"),
    ("Huyện Châu Thành có bao nhiêu hộ nghèo?", "1.240"),
    ("Long Mỹ thiếu bao nhiêu hộ lý?", "21"),
    ("Trung tâm Y tế Phụng Hiệp đề nghị bao nhiêu xe cứu thương?", "3 xe"),
    ("Trạm Y tế xã Hiệp Hưng có bao nhiêu y sĩ?", "5 y sĩ"),
]
NOT_TOLD = [
    "Hậu Giang có bao nhiêu bác sĩ?",
    "Hậu Giang thiếu bao nhiêu hộ lý?",
    "Long Mỹ có bao nhiêu hộ lý?",
    "Phụng Hiệp có bao nhiêu xe cứu thương?",
    "Phụng Hiệp có bao nhiêu y sĩ?",
    "Huyện Châu Thành có bao nhiêu hộ?",
    "Huyện Vị Thủy có bao nhiêu ha lúa?",
    "Huyện nào có nhiều ca trực đêm nhất?",
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
