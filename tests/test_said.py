"""What somebody said, asked or was told to do: told of them, also where only "ông" names them."""

from __future__ import annotations

import pytest
from engines import engine_of

from faq.engine import Engine

SLOPE = """Lai Châu: Dân bản thiếu đất, thiếu nước

Ngày 2/6/2024, ông Lò Văn Phớ, Phó Chủ tịch UBND tỉnh Lai Châu, kiểm tra bản Nậm Cầy.

Lý giải nguyên nhân, kỹ sư Đặng Bá Lân cho rằng lớp đất ở bản dày 12 m, ngậm nước lâu ngày. Cây \
rừng bị chặt trắng. Ông khuyến cáo không dựng nhà ở chỗ dốc trên 30 độ.

Bà Vàng Thị Mẩy, trưởng bản, nói mùa khô dân phải gùi nước. "Mỗi hộ chỉ có 20 lít một ngày", bà \
Mẩy nói. Theo bà, khó nhất là đường ống hay vỡ.

Ông Phớ giao Sở Xây dựng khảo sát 14 điểm dân cư trước ngày 30/7. Sở Nội vụ báo cáo biên chế. \
Đại biểu Hà Thị Thoa phản ánh tình trạng thiếu thuốc ở trạm xá. Trả lời, Giám đốc Sở Y tế Trần \
Duy Quang cho biết gói thầu đã mở. Ông Phớ phê bình những xã chưa giải ngân được đồng vốn nào.

Đường vào bản chia ba ngả, ngả nào cũng dốc.
"""
TOLD = [
    ("Ông Đặng Bá Lân khuyên chỗ dốc nào thì đừng dựng nhà?", "30 độ"),
    ("Ông Lân khuyến cáo điều gì?", "30 độ"),
    ("Bà Vàng Thị Mẩy nói gì về nước?", "nước"),
    ("Sở Xây dựng được giao việc gì?", "14 điểm dân cư"),
    ("Sở Xây dựng được giao lo việc gì?", "14 điểm dân cư"),
]
NOT_TOLD = [
    "Ai đề nghị tăng lương?",
    "Bà Nga khuyên gì?",
    "Những xã chưa tiêu được đồng vốn nào là xã nào?",
    "Sở Y tế được giao việc gì?",
    "Bà Vàng Thị Mẩy hứa gì?",
    "Ông Lò Văn Phớ cam kết gì?",
    "Who complained about the school fees?",
]


@pytest.fixture(scope="module")
def slope(tmp_path_factory: pytest.TempPathFactory) -> Engine:
    return engine_of(tmp_path_factory.mktemp("slope"), slope=SLOPE)


@pytest.mark.parametrize(("question", "told"), TOLD)
def test_told(slope: Engine, question: str, told: str) -> None:
    assert told in slope.ask(question).text


@pytest.mark.parametrize("question", NOT_TOLD)
def test_not_told(slope: Engine, question: str) -> None:
    assert slope.ask(question).status != "answered"
