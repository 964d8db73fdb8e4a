"""Members of an enumeration and parts of a whole, each asked for by itself, and the whole."""

from __future__ import annotations

import pytest
from engines import engine_of

from faq.engine import Engine

NURSES = """Kon Tum thiếu nhân lực y tế

Sáng 12/9/2024, tại thành phố Kon Tum, Sở Y tế tỉnh Kon Tum tổ chức hội nghị về nhân lực y tế.

So với định mức, toàn tỉnh còn thiếu 640 điều dưỡng, gồm: tuyến tỉnh 210 người, tuyến huyện 305 \
người, tuyến xã 85 người và khối dự phòng 40 người.

Toàn tỉnh có 1.920 giường bệnh, tập trung ở Đăk Hà 480 giường, Sa Thầy 320 giường và Ngọc Hồi 260 \
giường.

Năm 2024, tỉnh mua 36 xe cứu thương với tổng vốn 54 tỷ đồng, trong đó 11 xe do nước ngoài tài trợ \
với 16,5 tỷ đồng.

Tổng kinh phí đào tạo là 82,5 tỷ đồng, gồm 40 tỷ đồng từ ngân sách trung ương, 30,5 tỷ đồng từ \
nguồn xã hội hóa và 12 tỷ đồng từ quỹ học bổng của tỉnh.

Đến nay còn 63 trạm y tế xuống cấp; trong đó Kon Plông 21 trạm, Tu Mơ Rông 18 trạm.

Năm 2020, thu nhập bình quân của nhân viên y tế là 7,2 triệu đồng/tháng, đến năm 2022 tăng lên 8,9 \
triệu đồng và năm 2023 đạt 9,6 triệu đồng.

Xét theo ngành, khó tuyển nhất là bác sĩ (thiếu 96 người) và dược sĩ (thiếu 47 người). So với năm \
2023 (88 xe), số xe cứu thương tăng gấp rưỡi.

Theo ông Hồ Văn Đại, trong 58 trạm được sửa năm nay có 30 trạm đã xong, 19 trạm đang làm và 9 trạm \
chưa khởi công. Trong số 9 trạm chưa khởi công, 5 trạm thiếu vốn, còn lại 4 trạm vướng mặt bằng. \
Trạm Măng Bút rộng 300 m2, do Công ty Hưng Phát xây, đạt 65% khối lượng; trạm Ya Chim rộng 420 m2, \
do Công ty Đại Lâm xây, mới đạt 40%.

Bệnh sởi xuất hiện tại 14 hộ thuộc 3 xã: Đăk Pxi 7 hộ, Ngọk Tụ 4 hộ, Văn Lem 3 hộ.

Phần còn lại 31 km đường đến các trạm nằm ở huyện Đăk Glei (19 km) và huyện Kon Rẫy (12 km).
"""
TOLD = [
    ("Tỉnh Kon Tum còn thiếu bao nhiêu điều dưỡng?", "thiếu 640 điều dưỡng."),
    ("Kon Tum thiếu bao nhiêu điều dưỡng tuyến huyện?", "gồm: … tuyến huyện 305 người."),
    ("kon tum thieu bao nhieu dieu duong tuyen xa", "gồm: … tuyến xã 85 người."),
    ("Kon Tum thiếu bao nhiêu điều dưỡng khối dự phòng?", "… khối dự phòng 40 người."),
    ("Toàn tỉnh Kon Tum có bao nhiêu giường bệnh?", "1.920 giường bệnh."),
    ("Sa Thầy có bao nhiêu giường bệnh?", "… Sa Thầy 320 giường."),
    ("ngoc hoi co bao nhieu giuong benh", "… Ngọc Hồi 260 giường."),
    ("Năm 2024 tỉnh mua bao nhiêu xe cứu thương?", "mua 36 xe cứu thương với tổng vốn 54 tỷ đồng."),
    ("Tỉnh có bao nhiêu xe cứu thương do nước ngoài tài trợ?", "trong đó 11 xe do nước ngoài"),
    ("Tổng kinh phí đào tạo là bao nhiêu?", "đào tạo là 82,5 tỷ đồng."),
    ("Nguồn xã hội hóa cho đào tạo là bao nhiêu tiền?", "30,5 tỷ đồng từ nguồn xã hội hóa"),
    ("Tu Mơ Rông còn bao nhiêu trạm y tế xuống cấp?", "trong đó Tu Mơ Rông 18 trạm."),
    ("Còn bao nhiêu trạm y tế xuống cấp?", "Đến nay còn 63 trạm y tế xuống cấp."),
    ("Năm 2022 thu nhập bình quân của nhân viên y tế là bao nhiêu?", "tăng lên 8,9 triệu đồng."),
    ("thu nhap binh quan cua nhan vien y te nam 2023", "năm 2023 đạt 9,6 triệu đồng."),
    ("Huyện Kon Rẫy còn bao nhiêu km đường đến các trạm?", "huyện Kon Rẫy (12 km)."),
    ("Khó tuyển nhất là dược sĩ, thiếu bao nhiêu người?", "dược sĩ (thiếu 47 người)"),
    ("Đăk Pxi có mấy hộ mắc sởi?", "thuộc 3 xã: Đăk Pxi 7 hộ."),
    ("Bao nhiêu trạm đang làm?", "trong 58 trạm được sửa năm nay có 19 trạm đang làm."),
    ("Bao nhiêu trạm vướng mặt bằng?", "Trong số 9 trạm chưa khởi công, … còn lại 4 trạm vướng"),
    ("Trạm Ya Chim đạt bao nhiêu phần trăm khối lượng?", "Trạm Ya Chim mới đạt 40%."),
    ("How many hospital beds does Sa Thay have?", "320"),
]
NOT_TOLD = [
    "Kon Tum thiếu bao nhiêu điều dưỡng tuyến trung ương?",
    "Ia H'Drai có bao nhiêu giường bệnh?",
    "Kon Plông có bao nhiêu giường bệnh?",
    "Năm 2021 thu nhập bình quân của nhân viên y tế là bao nhiêu?",
]


SAFETY = """Bạc Liêu sơ kết an toàn giao thông và giảm nghèo

Sáng 12/12/2024, tại thành phố Bạc Liêu, UBND tỉnh Bạc Liêu họp sơ kết.

Từ đầu năm, trên địa bàn tỉnh xảy ra 84 vụ tai nạn giao thông, làm chết 41 người, bị thương 63 \
người. Riêng đường thủy có 2 vụ, làm chết 1 người.

Tỷ lệ hộ nghèo giảm từ 2,16% cuối năm 2023 xuống còn 1,48% cuối năm 2024, tương đương 3.270 hộ, \
trong đó 410 hộ là đồng bào Khmer. Toàn tỉnh xây 215 căn nhà cho hộ nghèo.

Dịp này, 6 tập thể và 14 cá nhân được tặng bằng khen.
"""
TOLD_OF_SAFETY = [
    (
        "Tai nạn giao thông làm chết bao nhiêu người?",
        "vụ tai nạn giao thông, làm chết 41 người.",
    ),
    ("bao nhieu nguoi bi thuong vi tai nan giao thong", "bị thương 63 người."),
    ("Xảy ra bao nhiêu vụ tai nạn giao thông?", "xảy ra 84 vụ tai nạn giao thông."),
    ("Tai nạn đường thủy làm chết mấy người?", "đường thủy có 2 vụ, làm chết 1 người."),
    ("Tỷ lệ hộ nghèo cuối năm 2024 còn bao nhiêu?", "xuống còn 1,48% cuối năm 2024."),
    ("Cuối năm 2024 còn bao nhiêu hộ nghèo?", "1,48% cuối năm 2024, tương đương 3.270 hộ."),
    ("Bao nhiêu hộ nghèo là đồng bào Khmer?", "trong đó 410 hộ là đồng bào Khmer."),
]


@pytest.fixture(scope="module")
def nurses(tmp_path_factory: pytest.TempPathFactory) -> Engine:
    return engine_of(tmp_path_factory.mktemp("nurses"), nurses=NURSES)


@pytest.mark.parametrize(("question", "told"), TOLD)
def test_told(nurses: Engine, question: str, told: str) -> None:
    assert told in nurses.ask(question).text


@pytest.mark.parametrize("question", NOT_TOLD)
def test_not_told(nurses: Engine, question: str) -> None:
    assert nurses.ask(question).status != "answered"


@pytest.fixture(scope="module")
def safety(tmp_path_factory: pytest.TempPathFactory) -> Engine:
    return engine_of(tmp_path_factory.mktemp("safety"), safety=SAFETY)


@pytest.mark.parametrize(("question", "told"), TOLD_OF_SAFETY)
def test_what_comes_of_it_and_what_it_equals(safety: Engine, question: str, told: str) -> None:
    assert told in safety.ask(question).text
