"""What a question demands and an article must not contradict, each with its counterpart."""

from __future__ import annotations

import pytest
from engines import COAST, FORESTS, cited, engine_of

from faq.engine import Engine

DISTRICT = """Huyện Tương Dương xây dựng nông thôn mới

Sáng 5/3/2023, UBND huyện Tương Dương (Nghệ An) họp về nông thôn mới.

Năm 2023, toàn huyện phấn đấu có 6 xã đạt chuẩn nông thôn mới nâng cao. Đến nay, toàn huyện có \
9 xã đạt chuẩn nông thôn mới, 4 xã đạt chuẩn nông thôn mới nâng cao. Số hộ nghèo giảm 120 hộ so \
với năm 2021. Trong quý I, huyện xử lý 30 vụ vi phạm; quý II xử lý 41 vụ vi phạm. Huyện trồng \
35 ha rừng và mở 12 km đường.

Chủ tịch UBND huyện Hồ Văn Thanh yêu cầu các xã làm tốt. \
Ông Nguyễn Văn Hải - Phó Chủ tịch UBND huyện phát biểu.
"""

ROADS = """Hà Giang: Kết quả quý I

Chiều 3/4/2023, UBND tỉnh Hà Giang họp về kết quả quý I để trình HĐND tỉnh.

Có 3 huyện có tỷ lệ giải ngân cao hơn bình quân của tỉnh, trong đó huyện Vị Xuyên dẫn đầu với \
41,5%, tiếp đến là huyện Quang Bình đạt 26,3%. Tỉnh đã khởi công 419 căn nhà, trong đó có 298 hộ \
xây nhà mới và 121 hộ sửa nhà. Chỉ số cải cách hành chính năm 2022 của tỉnh xếp thứ 22 cả nước; \
chuyển đổi số còn chậm.

Trong 7 ngày nghỉ Tết Quý Mão 2023, toàn tỉnh xảy ra 1 vụ tai nạn giao thông, làm bị thương 2 \
người, giảm cả 3 tiêu chí so với 7 ngày nghỉ Tết Nguyên đán Nhâm Dần 2022. Tại các lễ hội không \
xảy ra ùn tắc giao thông. Trên quốc lộ 2, khu vực cầu Mè thường xảy ra ùn tắc giao thông. \
Năm 2022, tỉnh còn 1.451 hộ cận nghèo. Nhờ đó, năm 2022 tỉnh đã giảm 490 hộ cận nghèo. Tỉnh tặng \
45 căn nhà cho hộ nghèo và làm thêm 24 căn. Chương trình xây dựng nông thôn mới có 16 dự án. \
Nông dân trồng 105 ha ngô và xây dựng thương hiệu lúa gạo. TS Nguyễn Huy Hà - Phó Giám \
đốc Sở Y tế dự họp ngày 3/4/2023.
"""

WORKS = """Thị xã Duy Tiên đẩy nhanh các công trình

Chiều 6/5/2023, Chủ tịch UBND tỉnh Hà Nam làm việc với thị xã Duy Tiên về tình hình xóa nhà tạm.

Tính đến nay, thị xã đạt 5/9 tiêu chí đô thị. Thị xã phấn đấu hoàn thành 9/9 tiêu chí đô thị vào \
quý II/2024.

6 công trình đang được thi công, khối lượng hoàn thành 60%, gồm: nâng cấp đường Lê Lợi; xây dựng \
đường Bạch Đằng và cầu Giát.

Năm 2022, thị xã đào tạo nghề cho 1.500 lao động, đạt 104% kế hoạch. Đến nay, 99% số tiền hỗ trợ \
bão lũ đã được chi trả cho 1.654 hộ.

Nhóm giải ngân vốn dưới mức bình quân là phường Hòa Mạc, phường Yên Bắc. Phường Đồng Văn giải \
ngân 23,6%.

Quý I, giá trị sản xuất tăng 7,5% (cùng kỳ quý I/2022 tăng 6,2%). Cả năm 2023, thương mại phấn đấu \
tăng 11%.

UBND thị xã công bố quyết định công nhận xã Mộc Nam đạt chuẩn nông thôn mới năm 2021. Xã Mộc Nam \
mới đạt 16/19 chỉ tiêu, còn thiếu 3 chỉ tiêu văn hóa. Đến ngày 30/9, thị xã sẽ hoàn thành việc \
xóa nhà tạm.
"""

LOAN = """Dự án Thoát nước thành phố Phủ Lý

Chiều 16/11/2022, lãnh đạo tỉnh Hà Nam làm việc với ngân hàng về dự án Thoát nước thành phố Phủ Lý.

Tổng mức đầu tư của Dự án 2.250 tỷ đồng, trong đó, vốn vay là trên 1.200 tỷ đồng, còn lại là vốn \
đối ứng. Lũy kế giải ngân vốn đối ứng đạt 613 tỷ đồng. Hiện tỉnh còn 1.170 hộ nghèo; sửa 2 căn \
nhà cho hộ nghèo trị giá 60 triệu đồng. Dịp Tết Mậu Tuất xảy ra 1 vụ cháy. Cả năm xảy ra 11 vụ \
cháy, làm chết 8 người. Tỉnh có 6.159 đảng viên. Đến năm 2030, tỉnh phấn đấu thuộc nhóm dẫn đầu \
vùng về chuyển đổi số. Đã làm mới 197 km đường. Có 298 hộ xây nhà mới và 121 hộ sửa nhà. Nhân \
dân đóng góp 66 tỷ đồng cho nông thôn mới. TS Lê Hà - Phó Giám đốc Sở Y tế dự họp.
"""

QUARTER = """Sơn La: Kinh tế quý I

Sáng 5/4/2023, UBND tỉnh Sơn La họp về kinh tế quý I. Ông Lò Văn An, Chủ tịch UBND huyện Mộc Châu, \
cho hay huyện làm tốt.

Tăng trưởng quý I/2023 của tỉnh đạt 7,5%, cùng kỳ quý I/2022 đạt 6,2%. Trong đó, công nghiệp tăng \
10,1%, dịch vụ tăng 7,3%.

Trong 2 tháng đầu năm 2023, toàn tỉnh xảy ra 11 vụ tai nạn giao thông, làm chết 8 người, bị thương \
5 người. Trong 7 ngày nghỉ Tết Quý Mão 2023 xảy ra 1 vụ tai nạn giao thông.

Tình hình tội phạm được kìm giữ. Thời gian tới cần tiếp tục tăng cường phòng chống tội phạm.

Xã Chiềng Hắc, huyện Mộc Châu còn nhiều khó khăn. Toàn xã hiện có 329 hộ nghèo. Đã có 40% số hộ \
nuôi cá vào vùng quy hoạch. Có 5 địa phương giải ngân cao hơn bình quân. Đã có hơn 300 ha rừng bị \
cháy. Mô hình hay được nhân rộng toàn quốc. Ngành chức năng mới kiểm tra được 45/60 trường, thu \
giữ gần 75 tấn gỗ.
"""


@pytest.fixture(scope="module")
def engines(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Engine]:
    def engine(**articles: str) -> Engine:
        return engine_of(tmp_path_factory.mktemp("articles"), **articles)

    return {
        "forests": engine(rung=FORESTS),
        "district": engine(huyen=DISTRICT),
        "roads": engine(duong=ROADS),
        "works": engine(congtrinh=WORKS),
        "loan": engine(vay=LOAN),
        "quarter": engine(quy=QUARTER),
        "both": engine(rung=FORESTS, cang=COAST),
    }


ANSWERED = [
    ("forests", "Có hơn 40 trường đạt chuẩn quốc gia không?", "Có."),
    ("forests", "Có trên 50 trường đạt chuẩn quốc gia không?", "Không."),
    ("forests", "Thu nhập bình quân có vượt 70 triệu không?", "Không."),
    ("forests", "Is average income more than 50 million?", "Yes."),
    ("forests", "Năm 2022 mở bao nhiêu lớp tập huấn?", "14"),
    ("forests", "Năm 2023 phấn đấu mở bao nhiêu lớp tập huấn?", "25"),
    ("forests", "Bình Định năm 2022 mở bao nhiêu lớp tập huấn?", "14"),
    ("forests", "Bao nhiêu trường đạt chuẩn quốc gia?", "45/60"),
    ("forests", "Bao nhiêu trường đạt chuẩn mức độ 2?", "12"),
    ("forests", "Bao nhiêu hộ nghèo ở huyện Vân Canh?", "18"),
    ("forests", "Bao nhiêu hộ nghèo ở huyện An Lão?", "52"),
    ("forests", "Bao nhiêu vụ vi phạm?", "320"),
    ("forests", "Chủ tịch UBND tỉnh là ai?", "Phạm Văn Hải"),
    ("forests", "Giám đốc Sở Y tế là ai?", "Trần Thị Lan"),
    ("forests", "Ông Hải giữ chức gì?", "Chủ tịch UBND tỉnh"),
    ("forests", "hội nghị họp ngày 12/3 bàn gì?", "trồng rừng"),
    ("district", "Bao nhiêu xã đạt chuẩn nông thôn mới nâng cao?", "4 xã"),
    ("district", "Phấn đấu có bao nhiêu xã nâng cao?", "6 xã"),
    ("district", "Quý I xử lý bao nhiêu vụ vi phạm?", "30"),
    ("district", "Quý II xử lý bao nhiêu vụ vi phạm?", "41"),
    ("district", "Chủ tịch UBND huyện là ai?", "Hồ Văn Thanh"),
    ("district", "Phó Chủ tịch UBND huyện là ai?", "Nguyễn Văn Hải"),
    ("district", "Số hộ nghèo giảm bao nhiêu?", "120"),
    ("district", "Ông Nguyễn Văn Hải làm gì?", "Phó Chủ tịch UBND huyện"),
    ("district", "Mở bao nhiêu km đường?", "12 km"),
    ("both", "Khánh Hòa mở bao nhiêu lớp tập huấn?", "9 lớp"),
    ("both", "Bình Định năm 2022 mở bao nhiêu lớp tập huấn?", "14 lớp"),
    ("both", "Năm 2024 mở bao nhiêu lớp tập huấn?", "9 lớp"),
    ("district", "Bao nhiêu xã đạt chuẩn nông thôn mới?", "9 xã"),
    ("district", "Trồng bao nhiêu ha rừng?", "35"),
    ("roads", "Còn bao nhiêu hộ cận nghèo?", "1.451 hộ"),
    ("roads", "Giảm được bao nhiêu hộ cận nghèo?", "490 hộ"),
    ("roads", "Tỉnh tặng bao nhiêu căn nhà?", "45 căn"),
    ("roads", "Toàn tỉnh có bao nhiêu hộ cận nghèo?", "1.451 hộ"),
    ("roads", "Huyện nào giải ngân cao nhất?", "Vị Xuyên dẫn đầu"),
    ("roads", "Chỗ nào hay xảy ra ùn tắc giao thông?", "cầu Mè"),
    ("roads", "Lễ hội có xảy ra ùn tắc giao thông không?", "Không."),
    ("roads", "Tết 2023 tai nạn giao thông thế nào so với Tết 2022?", "Giảm cả 3 tiêu chí"),
    ("roads", "Chỉ số cải cách hành chính xếp thứ mấy?", "22"),
    ("roads", "UBND tỉnh họp ngày nào?", "3/4"),
    ("roads", "Trồng bao nhiêu ha ngô?", "105 ha"),
    ("roads", "Chương trình xây dựng nông thôn mới có bao nhiêu dự án?", "16 dự án"),
    ("works", "Bao giờ thị xã Duy Tiên xóa xong nhà tạm?", "30/9"),
    ("works", "Quý I/2023 giá trị sản xuất tăng bao nhiêu?", "7,5%"),
    ("works", "Xã Mộc Nam thiếu mấy chỉ tiêu?", "còn thiếu 3 chỉ tiêu"),
    ("works", "Xã Mộc Nam đạt chuẩn nông thôn mới năm nào?", "2021"),
    ("loan", "Dự án thoát nước thành phố Phủ Lý tổng vốn bao nhiêu?", "2.250 tỷ"),
    ("loan", "Đã giải ngân bao nhiêu vốn đối ứng?", "613 tỷ"),
    ("loan", "Làm được bao nhiêu km đường?", "197 km"),
    ("loan", "Bao nhiêu hộ sửa nhà, bao nhiêu hộ xây mới?", "298 hộ xây nhà mới và 121 hộ"),
    ("loan", "Dân góp bao nhiêu cho nông thôn mới?", "66 tỷ"),
    ("loan", "TS Lê Hà làm ở đâu?", "Sở Y tế"),
    ("quarter", "Tăng trưởng quý I/2023 là bao nhiêu?", "7,5%"),
    ("quarter", "Quý I/2023 công nghiệp tăng bao nhiêu?", "10,1%"),
    ("quarter", "2 tháng đầu năm có mấy người bị thương?", "5 người"),
    ("quarter", "Chủ tịch huyện Mộc Châu tên gì?", "Lò Văn An"),
    ("quarter", "Mô hình hay được nhân rộng ở đâu?", "toàn quốc"),
]
NOT_SAID = [
    ("forests", "Chánh Văn phòng UBND tỉnh là ai?"),
    ("forests", "Công ty nào trồng rừng?"),
    ("district", "Công ty nào xử lý 30 vụ vi phạm?"),
    ("forests", "Năm 2021 mở bao nhiêu lớp tập huấn?"),
    ("forests", "Năm 2022 phấn đấu mở bao nhiêu lớp tập huấn?"),
    ("forests", "Năm 2023 đến nay đã mở được bao nhiêu lớp tập huấn?"),
    ("forests", "Phú Yên mở bao nhiêu lớp tập huấn?"),
    ("forests", "Bao nhiêu hộ nghèo ở huyện Tuy Phước?"),
    ("forests", "Bao nhiêu huyện đạt chuẩn quốc gia?"),
    ("forests", "Bao nhiêu trường đạt chuẩn mức độ 3?"),
    ("forests", "Bao nhiêu học sinh?"),
    ("forests", "Bao nhiêu tấn lúa?"),
    ("forests", "Phó Chủ tịch UBND tỉnh là ai?"),
    ("forests", "Giám đốc Sở Xây dựng là ai?"),
    ("forests", "Ông Lê Văn Tám giữ chức gì?"),
    ("forests", "Hội nghị họp lúc mấy giờ?"),
    ("forests", "Thu nhập bình quân năm 2019 là bao nhiêu?"),
    ("district", "Bao nhiêu xã đạt chuẩn nông thôn mới kiểu mẫu?"),
    ("district", "Phấn đấu có bao nhiêu xã kiểu mẫu?"),
    ("district", "Quý III xử lý bao nhiêu vụ vi phạm?"),
    ("district", "Chủ tịch UBND tỉnh là ai?"),
    ("district", "Bí thư Huyện ủy là ai?"),
    ("district", "Năm 2025 có bao nhiêu xã đạt chuẩn?"),
    ("district", "Huyện Kỳ Sơn có bao nhiêu xã đạt chuẩn?"),
    ("district", "Ông Tuấn giữ chức gì?"),
    ("district", "Mở bao nhiêu tấn đường?"),
    ("both", "Khánh Hòa năm 2022 mở bao nhiêu lớp tập huấn?"),
    ("both", "Phú Yên mở bao nhiêu lớp tập huấn?"),
    ("both", "Chủ tịch UBND tỉnh Khánh Hòa là ai?"),
    ("district", "Trồng bao nhiêu km rừng?"),
    ("roads", "Bao nhiêu người bị thương trong Tết Nhâm Dần 2022?"),
    ("roads", "Chỉ số chuyển đổi số xếp thứ mấy?"),
    ("roads", "Ông Nguyễn Huy Hà sinh năm nào?"),
    ("roads", "HĐND tỉnh họp ngày nào?"),
    ("roads", "Khi nào HĐND tỉnh họp?"),
    ("roads", "Trồng bao nhiêu ha lúa?"),
    ("roads", "Bệnh viện tăng hay giảm?"),
    ("roads", "Có thêm bao nhiêu hộ cận nghèo?"),
    ("roads", "Chương trình phát triển du lịch có bao nhiêu dự án?"),
    ("roads", "Ông Nguyễn Huy Hà phụ trách việc gì?"),
    ("works", "Khi nào làm xong cầu Giát?"),
    ("works", "Thị xã Duy Tiên đạt chuẩn nông thôn mới năm nào?"),
    ("works", "Xã Mộc Nam đạt chuẩn nông thôn mới kiểu mẫu năm nào?"),
    ("works", "Thị xã Duy Tiên thiếu mấy chỉ tiêu văn hóa?"),
    ("works", "Quý I/2023 thương mại tăng bao nhiêu?"),
    ("loan", "Vốn đối ứng của dự án thoát nước là bao nhiêu tỷ?"),
    ("loan", "Hộ nghèo cuối năm 2023 còn bao nhiêu?"),
    ("loan", "Cháy dịp Tết Mậu Tuất làm chết mấy người?"),
    ("loan", "Kết nạp bao nhiêu đảng viên mới?"),
    ("loan", "Tỉnh xếp thứ mấy về chuyển đổi số?"),
    ("quarter", "Quý I/2022 công nghiệp tăng bao nhiêu?"),
    ("quarter", "Cả năm 2023 xảy ra bao nhiêu vụ tai nạn giao thông?"),
    ("quarter", "Huyện Mộc Châu có bao nhiêu hộ nghèo?"),
]
ENGLISH = [
    ("forests", "How many training classes were opened in 2022?", "14"),
    ("forests", "How many schools meet the national standard?", "45"),
    ("forests", "Who is the director of the health department?", "Trần Thị Lan"),
    ("both", "How many training classes did Khanh Hoa open?", "9"),
    ("roads", "who is Nguyen Huy Ha", "Nguyễn Huy Hà"),
    ("forests", "Bao nhiêu tấn gỗ?", "75"),
]
WRONG = [
    ("forests", "Bà Lan là giám đốc sở nào?", "Sở Y tế", "a person beside the post asked for"),
]


@pytest.mark.parametrize(
    ("name", "question", "wanted"),
    [
        *ANSWERED,
        *ENGLISH,
        *(
            pytest.param(*row, marks=pytest.mark.xfail(strict=True, reason=reason))
            for *row, reason in WRONG
        ),
    ],
)
def test_what_agrees_is_answered(
    engines: dict[str, Engine], name: str, question: str, wanted: str
) -> None:
    reply = engines[name].ask(question)
    assert (reply.status, wanted in reply.text) == ("answered", True), reply.text


@pytest.mark.parametrize(("name", "question"), NOT_SAID)
def test_what_does_not_agree_is_not_answered(
    engines: dict[str, Engine], name: str, question: str
) -> None:
    reply = engines[name].ask(question)
    assert reply.status in ("unknown", "unsure"), reply.text


@pytest.mark.parametrize(
    ("question", "reason"),
    [
        ("Năm 2021 mở bao nhiêu lớp tập huấn?", "nói về thời gian khác"),
        ("Phú Yên mở bao nhiêu lớp tập huấn?", "nói về nơi khác"),
        ("Năm 2022 phấn đấu mở bao nhiêu lớp tập huấn?", "là kết quả, không phải mục tiêu"),
        ("Bao nhiêu huyện đạt chuẩn quốc gia?", "không có con số thuộc loại được hỏi"),
        ("Phó Chủ tịch UBND tỉnh là ai?", "nêu chức vụ khác"),
    ],
)
def test_why_it_is_ruled_out(engines: dict[str, Engine], question: str, reason: str) -> None:
    candidates = engines["forests"].explain(question).candidates
    assert any(reason in candidate.ruled_out for candidate in candidates)


@pytest.mark.parametrize(
    ("question", "begins", "sentence"),
    [
        ("Có 45 trường đạt chuẩn quốc gia phải không?", "Có.", 6),
        ("Có 46 trường đạt chuẩn quốc gia phải không?", "Không.", 6),
        ("Cháy rừng có giảm không?", "Có.", 11),
        ("Cháy rừng có tăng không?", "Không.", 11),
        ("Có phải ông Hải chủ trì hội nghị không?", "Có.", 2),
        ("Có phải bà Lan chủ trì hội nghị không?", "Không.", 2),
        ("Did forest fires increase?", "No.", 11),
        ("Kế hoạch bảo vệ rừng đã được thông qua chưa?", "Có.", 12),
    ],
)
def test_yes_and_no(engines: dict[str, Engine], question: str, begins: str, sentence: int) -> None:
    reply = engines["forests"].ask(question)
    assert (reply.text[: len(begins)], cited(reply)) == (begins, (sentence,))


@pytest.mark.parametrize(
    ("question", "begins"),
    [
        ("Thị xã đã đạt cả 9 tiêu chí đô thị rồi phải không?", "Không."),
        ("Tiền hỗ trợ bão lũ đã chi trả hết 100% chưa?", "Không. Đến nay, 99%"),
        ("Phường Đồng Văn giải ngân dưới mức bình quân đúng không?", "Phường Đồng Văn"),
        ("Phường Hòa Mạc giải ngân dưới mức bình quân đúng không?", "Có."),
    ],
)
def test_a_yes_is_of_that_thing_and_of_what_is_said_of_it(
    engines: dict[str, Engine], question: str, begins: str
) -> None:
    assert engines["works"].ask(question).text.startswith(begins)


@pytest.mark.parametrize(
    ("question", "begins"),
    [
        ("Toàn bộ hộ nuôi cá đã vào vùng quy hoạch chưa?", "Không."),
        ("Đã kiểm tra hết 60 trường chưa?", "Không."),
        ("Cháy dưới 300 ha rừng đúng không?", "Không."),
        ("Thu giữ hơn 75 tấn gỗ phải không?", "Không."),
        ("Cháy trên 300 ha rừng đúng không?", "Có."),
        ("Chỉ có 3 địa phương giải ngân cao hơn bình quân phải không?", "Không."),
    ],
)
def test_a_mark_and_a_part_are_weighed(
    engines: dict[str, Engine], question: str, begins: str
) -> None:
    assert engines["quarter"].ask(question).text.startswith(begins)


@pytest.mark.parametrize(
    "question",
    [
        "Tội phạm có tăng không?",
        "Công nghiệp tăng có bằng dịch vụ không?",
        "Tết 2023 có người chết vì tai nạn giao thông không?",
    ],
)
def test_no_yes_is_said_of_what_is_something_else(
    engines: dict[str, Engine], question: str
) -> None:
    assert not engines["quarter"].ask(question).text.startswith("Có.")


@pytest.mark.parametrize(
    "question",
    [
        "Đường Lê Lợi đã hoàn thành chưa?",
        "Cầu Giát đã hoàn thành chưa?",
        "Đào tạo nghề năm 2022 không đạt kế hoạch đúng không?",
    ],
)
def test_no_yes_is_said_of_what_is_not_told(engines: dict[str, Engine], question: str) -> None:
    assert not engines["works"].ask(question).text.startswith("Có.")
