"""Whether all is done, whether there is something yet, and what is asked behind it."""

from __future__ import annotations

import pytest
from engines import engine_of

from faq.engine import Engine

WORKS = """Hà Tĩnh kiểm tra công trình trước mùa mưa

Sáng 3/10/2024, UBND tỉnh Hà Tĩnh kiểm tra công trình trước mùa mưa.

Tỉnh có 58 hồ chứa phải sửa chữa trong năm nay. Đến nay 35 hồ đã sửa xong, các hồ còn lại phải \
xong trước mùa mưa năm sau. Toàn bộ 13 huyện, thị xã, thành phố đã lập xong phương án sơ tán dân.

Bà Lê Thị Hòa, Giám đốc Sở Y tế, cho biết tỉnh chưa có bệnh viện chuyên khoa ung bướu nên người \
bệnh phải ra Nghệ An điều trị. Tỉnh kêu gọi doanh nghiệp xây bệnh viện mắt. Trung tâm cấp cứu 115 \
trực 24/24 giờ.

Chủ tịch UBND tỉnh Trần Bảo Sơn khẳng định tỉnh không điều chỉnh thời hạn thi công kè Cẩm Nhượng. \
Ông đồng ý cho huyện Kỳ Anh lùi thời gian bàn giao mặt bằng.

Qua thanh tra 30 cơ sở, đoàn phát hiện 12 cơ sở vi phạm, chủ yếu là không lưu mẫu thức ăn. Trường \
Tiểu học Kỳ Nam chỉ tổ chức bán trú cho lớp 3 và lớp 4 vì thiếu phòng. Ông Sơn phê bình những xã \
chưa nộp được báo cáo nào.

Các xã mới trồng 14 ha rừng chắn sóng. Ông Sơn yêu cầu rà soát diện tích, trồng hết cây chắn sóng \
trước tháng 12. Trưởng trạm y tế Kỳ Nam đề nghị cấp một máy siêu âm.
"""
TOLD = [
    ("Các hồ chứa đã sửa xong hết chưa?", "Không. Đến nay 35 hồ đã sửa xong"),
    ("Tất cả hồ chứa đã được sửa xong chưa?", "Không. Đến nay 35 hồ đã sửa xong"),
    ("Have all the reservoirs been repaired yet?", "No. "),
    ("Rừng chắn sóng đã trồng xong chưa?", "Không. Các xã mới trồng 14 ha"),
    ("Các huyện đã lập xong hết phương án sơ tán dân chưa?", "Có. Toàn bộ 13 huyện"),
    ("Tỉnh đã có bệnh viện ung bướu chưa, hay vẫn phải đi nơi khác chữa?", "Không. "),
    ("Tỉnh đã có bệnh viện ung bướu riêng chưa hay vẫn phải ra Nghệ An?", "Không. "),
    ("Cấp cứu 115 có trực suốt ngày đêm không?", "Có. Trung tâm cấp cứu 115"),
    ("Tỉnh có cho nhà thầu kè Cẩm Nhượng lùi ngày thi công không?", "Không. "),
    ("Tỉnh có đồng ý cho Kỳ Anh lùi thời gian bàn giao mặt bằng không?", "Có. "),
    ("Đi thanh tra thì thấy các cơ sở hay mắc lỗi gì?", "Qua thanh tra 30 cơ sở"),
    ("Trường Kỳ Nam cho học sinh lớp mấy ở bán trú?", "Trường Tiểu học Kỳ Nam chỉ tổ chức"),
]
NO_VERDICT = [
    # What is demanded isn't done.
    "Các xã đã trồng hết cây chắn sóng chưa?",
    "Trạm y tế Kỳ Nam đã có máy siêu âm chưa?",
    # What is called for isn't there yet, nor is it told that it isn't.
    "Tỉnh đã có bệnh viện mắt chưa?",
    "Các trạm bơm đã sửa xong hết chưa?",
]


@pytest.fixture(scope="module")
def works(tmp_path_factory: pytest.TempPathFactory) -> Engine:
    return engine_of(tmp_path_factory.mktemp("works"), works=WORKS)


@pytest.mark.parametrize(("question", "told"), TOLD)
def test_told(works: Engine, question: str, told: str) -> None:
    assert works.ask(question).text.startswith(told)


@pytest.mark.parametrize("question", NO_VERDICT)
def test_no_verdict(works: Engine, question: str) -> None:
    assert not works.ask(question).text.startswith(("Có.", "Không."))


def test_which_ones_is_not_told_by_that_there_are_some(works: Engine) -> None:
    reply = works.ask("Những xã chưa nộp được báo cáo nào là xã nào vậy?")
    assert reply.status != "answered"
