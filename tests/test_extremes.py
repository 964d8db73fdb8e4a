"""Which is the most or the least of its kind: as a sentence says it, or by the figures given."""

from __future__ import annotations

import pytest
from engines import engine_of

from faq.engine import Engine

FOREST = """Quảng Ngãi tổng kết công tác lâm nghiệp

Sáng 12/12/2024, tại thành phố Quảng Ngãi, Sở Nông nghiệp tỉnh Quảng Ngãi tổng kết năm 2024.

Tỷ lệ che phủ rừng toàn tỉnh đạt 52%. Sơn Tây là huyện có tỷ lệ che phủ rừng cao nhất với 71,5%, \
kế đến là Tây Trà 68,2% và Ba Tơ 66%; thấp nhất là Lý Sơn, chỉ 14,3%.

Về cháy rừng, 240 ha keo bị cháy; nhiều nhất là Bình Sơn với 95 ha, tiếp đến là Mộ Đức 60 ha và \
Đức Phổ 42 ha.

Toàn tỉnh có 860 cơ sở chế biến gỗ, tập trung ở Nghĩa Hành 410 cơ sở, Tư Nghĩa 275 cơ sở và \
Sơn Tịnh 175 cơ sở.

Giá trị sản xuất lâm nghiệp đạt 3.120 tỷ đồng, gồm: gỗ rừng trồng 2.050 tỷ đồng, dịch vụ môi \
trường rừng 640 tỷ đồng, lâm sản ngoài gỗ 280 tỷ đồng, còn lại là các nguồn khác.

Đến cuối tháng 11, tỉnh giải ngân được 118 tỷ đồng tiền trồng rừng. Minh Long đứng cuối bảng với \
31,4%, trong khi Trà Bồng dẫn đầu với 92,6%.

Về xuất khẩu, ván ép giữ vị trí số một với 302 triệu USD, tăng 18%; viên nén gỗ 234 triệu USD, \
tăng 21%; dăm gỗ 159 triệu USD, tăng 6%.
"""
DOCTORS = """Quảng Ngãi thiếu bác sĩ

Sáng 16/12/2024, Sở Y tế tỉnh Quảng Ngãi họp về nhân lực.

Nghĩa Hành mở trạm y tế nhanh nhất, đạt 96% kế hoạch. Ba Tơ là huyện khó khăn nhất khi thiếu 41 \
bác sĩ. Toàn tỉnh thiếu 845 bác sĩ, gồm tuyến tỉnh thiếu 210, tuyến huyện thiếu 365, tuyến xã \
thiếu 270.

Các trường y tế có 1.960 giảng viên, so với định mức còn thiếu 312 người, trong đó bậc trung cấp \
thiếu 84, bậc cao đẳng thiếu 131, bậc đại học thiếu 97.

Sau bão số 6, dịch bệnh xuất hiện ở 14 xã; Bình Sơn bị nặng nhất với 65 ca. Sơn Tây là huyện có \
tỷ lệ hộ nghèo cao nhất với 31,5%. Anh Đinh Văn Tư, tổ trưởng tổ y tế, nói khó khăn nhất bây giờ \
là thiếu thuốc.
"""
DOCTORS_TOLD = [
    ("Tuyến nào thiếu bác sĩ nhiều nhất?", "là tuyến huyện thiếu 365"),
    ("Bậc nào thiếu giảng viên nhiều nhất?", "Nhiều nhất là bậc cao đẳng thiếu 131"),
    ("Tuyến nào đang thiếu bác sĩ ít nhất?", "là tuyến tỉnh thiếu 210"),
    ("Huyện nào thiếu bác sĩ nhiều nhất?", "Ba Tơ là huyện khó khăn nhất"),
    ("Huyện nào nghèo nhất Quảng Ngãi?", "Sơn Tây là huyện có tỷ lệ hộ nghèo cao nhất"),
    ("o quang ngai huyen nao ngheo nhat", "Sơn Tây là huyện có tỷ lệ hộ nghèo cao nhất"),
    # Several storms are no number that is asked for.
    ("Huyện nòa bị dịch bệnh nặng nhất sau mấy cơn bão?", "Bình Sơn bị nặng nhất"),
    ("Tổ trưởng tổ y tế thấy vướng nhất là chuyện gì?", "là thiếu thuốc"),
]
DOCTORS_NOT_TOLD = [
    # Levels are no districts, and neither is a subject.
    "Khoa nào thiếu bác sĩ nhiều nhất?",
    # What is done fastest isn't most.
    "Huyện nào có nhiều trạm y tế nhất?",
]
TOLD = [
    ("Huyện nào có tỷ lệ che phủ rừng cao nhất Quảng Ngãi?", "Sơn Tây là huyện có tỷ lệ che phủ"),
    ("huyen nao co ty le che phu rung thap nhat", "thấp nhất là Lý Sơn, chỉ 14,3%."),
    ("Địa phương nào bị cháy rừng keo nhiều nhất?", "nhiều nhất là Bình Sơn với 95 ha."),
    ("Keo của huyện nào bị cháy nhiều hơn cả?", "nhiều nhất là Bình Sơn với 95 ha."),
    ("Nơi nào nhiều cơ sở chế biến gỗ nhất?", "Nhiều nhất là Nghĩa Hành 410 cơ sở (so trong"),
    ("Huyện nào ít cơ sở chế biến gỗ nhất?", "Ít nhất là Sơn Tịnh 175 cơ sở (so trong"),
    ("Lĩnh vực nào có giá trị sản xuất lâm nghiệp lớn nhất?", "là gỗ rừng trồng 2.050 tỷ đồng"),
    ("Huyện nào giải ngân tiền trồng rừng thấp nhất?", "Minh Long đứng cuối bảng với 31,4%."),
    # What comes first is no sum of the others.
    ("Mặt hàng nào xuất khẩu nhiều nhất?", "ván ép giữ vị trí số một với 302 triệu USD"),
    ("Which district has the most wood processing facilities?", "Nghĩa Hành 410"),
]
NOT_TOLD = [
    "Huyện nào trồng nhiều quế nhất Quảng Ngãi?",
    "Huyện nào có nhiều trường học nhất?",
    "Xã nào ở Quảng Ngãi nghèo nhất?",
    # What the rest is made of isn't told.
    "Lĩnh vực nào có giá trị sản xuất lâm nghiệp nhỏ nhất?",
    # Sectors are no districts.
    "Huyện nào có giá trị sản xuất lâm nghiệp lớn nhất?",
]


@pytest.fixture(scope="module")
def forest(tmp_path_factory: pytest.TempPathFactory) -> Engine:
    return engine_of(tmp_path_factory.mktemp("forest"), forest=FOREST)


@pytest.mark.parametrize(("question", "told"), TOLD)
def test_told(forest: Engine, question: str, told: str) -> None:
    assert told in forest.ask(question).text


@pytest.mark.parametrize("question", NOT_TOLD)
def test_not_told(forest: Engine, question: str) -> None:
    assert forest.ask(question).status != "answered"


@pytest.fixture(scope="module")
def doctors(tmp_path_factory: pytest.TempPathFactory) -> Engine:
    return engine_of(tmp_path_factory.mktemp("doctors"), doctors=DOCTORS)


@pytest.mark.parametrize(("question", "told"), DOCTORS_TOLD)
def test_told_of_its_kind(doctors: Engine, question: str, told: str) -> None:
    assert told in doctors.ask(question).text


@pytest.mark.parametrize("question", DOCTORS_NOT_TOLD)
def test_not_told_of_its_kind(doctors: Engine, question: str) -> None:
    assert doctors.ask(question).status != "answered"
