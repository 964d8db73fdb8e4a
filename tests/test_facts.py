from __future__ import annotations

import pytest

from faq.documents.articles import Article, Sentence
from faq.facts import Clause, Fact, clauses_of, facts_of


def sentence_of(text: str) -> Sentence:
    before = "Tin trong tỉnh. "
    article = Article("tin.txt", f"{before}{text}", date="2024-11-14", place="Nghệ An")
    return Sentence(article, 2, len(before), len(before) + len(text))


def clauses(text: str) -> tuple[Clause, ...]:
    return clauses_of(sentence_of(text))


def facts(text: str) -> list[Fact]:
    return [fact for clause in clauses(text) for fact in facts_of(clause)]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        (
            "Năm 2024, toàn tỉnh phấn đấu có thêm 8 xã đạt chuẩn; 36 xã nâng cao; 1 huyện.",
            [
                ("", "Năm 2024, toàn tỉnh phấn đấu có thêm 8 xã đạt chuẩn"),
                ("Năm 2024, toàn tỉnh phấn đấu có thêm ", "36 xã nâng cao"),
                ("Năm 2024, toàn tỉnh phấn đấu có thêm ", "1 huyện"),
            ],
        ),
        (
            "Đến nay, toàn tỉnh có 327/411 xã đạt chuẩn; có 127 xã nâng cao.",
            [
                ("", "Đến nay, toàn tỉnh có 327/411 xã đạt chuẩn"),
                ("Đến nay, toàn tỉnh có ", "có 127 xã nâng cao"),
            ],
        ),
        (
            "Kim ngạch đạt 655 triệu USD, tăng 11% so với cùng kỳ.",
            [("", "Kim ngạch đạt 655 triệu USD"), ("Kim ngạch đạt ", "tăng 11% so với cùng kỳ")],
        ),
        (
            "Cho ý kiến về cải cách hành chính; phòng, chống tham nhũng.",
            [
                ("", "Cho ý kiến về cải cách hành chính"),
                ("Cho ý kiến về ", "phòng, chống tham nhũng"),
            ],
        ),
        (
            "Vốn đạt 18%; huyện Vân Canh có 5 xã.",
            [("", "Vốn đạt 18%"), ("", "huyện Vân Canh có 5 xã")],
        ),
        (
            "Sáng nay, tỉnh họp, nghe báo cáo.",
            [("", "Sáng nay, tỉnh họp, nghe báo cáo")],
        ),
        (
            "Quý I, GRDP của tỉnh tăng 7,5% (cùng kỳ quý I/2024 tăng 6,2%).",
            [("", "Quý I, GRDP của tỉnh tăng 7,5%"), ("", "cùng kỳ quý I/2024 tăng 6,2%")],
        ),
        (
            "Xã xây 72 căn nhà (trị giá 30 triệu đồng/căn) tặng người già, người bệnh.",
            [
                ("", "Xã xây 72 căn nhà"),
                ("Xã xây ", "trị giá 30 triệu đồng/căn"),
                ("", "tặng người già, người bệnh"),
            ],
        ),
        (
            "Có 11 vụ tai nạn giao thông (TNGT) làm 8 người chết, 7 người bị thương.",
            [
                ("", "Có 11 vụ tai nạn giao thông (TNGT) làm 8 người chết"),
                ("Có ", "7 người bị thương"),
            ],
        ),
        (
            "Huyện sắp xếp từ 7 xã, thị trấn còn 3 xã; cất 2 căn nhà cho dân, nhà cho cán bộ.",
            [
                ("", "Huyện sắp xếp từ 7 xã, thị trấn còn 3 xã"),
                ("", "cất 2 căn nhà cho dân, nhà cho cán bộ"),
            ],
        ),
        (
            "Vốn xã hơn 4 tỷ đồng, vốn tỉnh, huyện trên 67 tỷ đồng, trong đó, vốn vay 5 tỷ đồng.",
            [
                ("", "Vốn xã hơn 4 tỷ đồng"),
                ("", "vốn tỉnh, huyện trên 67 tỷ đồng"),
                ("", "trong đó, vốn vay 5 tỷ đồng"),
            ],
        ),
        (
            "Dịch vụ tăng 7,3% và thuế tăng 10,3%; xã khen 1 tập thể và 7 cá nhân.",
            [
                ("", "Dịch vụ tăng 7,3%"),
                ("", "thuế tăng 10,3%"),
                ("", "xã khen 1 tập thể và 7 cá nhân"),
            ],
        ),
        (
            "Có 298 hộ xây nhà mới và 121 hộ sửa chữa nhà, giảm 3% so với năm trước.",
            [
                ("", "Có 298 hộ xây nhà mới"),
                ("Có ", "121 hộ sửa chữa nhà"),
                ("Có ", "giảm 3% so với năm trước"),
            ],
        ),
        (
            "Toàn tỉnh xảy ra 1 vụ tai nạn, làm bị thương 2 người, giảm cả 3 tiêu chí.",
            [
                ("", "Toàn tỉnh xảy ra 1 vụ tai nạn"),
                ("", "làm bị thương 2 người"),
                ("", "giảm cả 3 tiêu chí"),
            ],
        ),
        (
            "Năm 2008, diện tích nuôi tôm là 120 ha, đến nay trên 131 ha.",
            [
                ("", "Năm 2008, diện tích nuôi tôm là 120 ha"),
                ("diện tích nuôi tôm là ", "đến nay trên 131 ha"),
            ],
        ),
    ],
)
def test_clauses_and_what_they_take_over(text: str, parts: list[tuple[str, str]]) -> None:
    assert [(clause.lead_text, clause.text) for clause in clauses(text)] == parts


@pytest.mark.parametrize(
    ("text", "kind", "value", "time", "status"),
    [
        ("Tỉnh có 5 xã về đích.", "count", "5", "2024-11-14", "achieved"),
        ("Có 45/60 trường đạt chuẩn.", "ratio", "45/60", "2024-11-14", "achieved"),
        ("Vốn đã giải ngân đạt 70% kế hoạch năm.", "share", "70%", "2024-11-14", "achieved"),
        ("Năm 2023, tỉnh thu 12 tỷ đồng.", "money", "12 tỷ đồng", "Năm 2023", "achieved"),
        ("Tỉnh phấn đấu có 8 xã về đích.", "count", "8", "2024-11-14", "target"),
        ("Mục tiêu đến năm 2030 có 90% hộ dùng.", "share", "90%", "năm 2030", "target"),
        ("Dự kiến năm 2025 thu 12 tỷ đồng.", "money", "12 tỷ đồng", "năm 2025", "forecast"),
        (
            "Ông Trần Văn Ba - Giám đốc Sở Y tế dự.",
            "person",
            "Trần Văn Ba",
            "2024-11-14",
            "achieved",
        ),
        ("Hội nghị họp ngày 5/6/2024.", "date", "ngày 5/6/2024", "ngày 5/6/2024", "achieved"),
        ("Công tác dân vận được chú trọng.", "finding", "", "2024-11-14", "achieved"),
        ("Nghị quyết số 11/2017/NQ-HĐND hay.", "finding", "", "2024-11-14", "achieved"),
    ],
)
def test_fact(text: str, kind: str, value: str, time: str, status: str) -> None:
    (fact,) = facts(text)
    assert (fact.kind, fact.value, fact.time, fact.status) == (kind, value, time, status)
    assert fact.place == "Nghệ An"
    assert fact.sentence.article.text[fact.start : fact.end] == fact.text == text.rstrip(".")


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Có 419 hộ được Nhà nước hỗ trợ ở xã Phước An.", "achieved"),
        ("Đến nay, 99% số tiền đã được chi, dự kiến sẽ xong trong tuần.", "achieved"),
        ("Số tiền 7 triệu đồng không nhiều, nhưng sẽ giúp dân.", "achieved"),
        ("Chương trình mục tiêu phát triển rừng có 12 vụ.", "achieved"),
        ("Vẫn thiếu 2 chỉ tiêu.", "achieved"),
        ("Dự án kéo dài từ năm 2018 đến năm 2023.", "achieved"),
        ("Thu từ 1,5 tỷ đồng trở lên.", "achieved"),
        ("Vốn đã giải ngân đạt 16% kế hoạch năm 2025.", "achieved"),
        ("Tỉnh đã đặt ra mục tiêu 90% hộ dùng nước sạch.", "target"),
        ("Bí thư đề nghị các ngành thúc đẩy tăng trưởng đạt 8,5 - 9%.", "target"),
        ("Để đạt được mục tiêu này, tỉnh sẽ theo 3 hướng.", "target"),
        ("Với tiến độ như hiện nay, ngày 30.4 huyện sẽ làm xong.", "target"),
        ("Sản lượng ước 12 tấn.", "forecast"),
    ],
)
def test_what_is_and_what_is_aimed_at(text: str, status: str) -> None:
    assert clauses(text)[0].status == status


def test_how_long_ago_is_no_figure() -> None:
    assert [fact.value for fact in facts("Sau 10 năm, có 5 xã về đích.")] == ["5"]
    assert [fact.value for fact in facts("Trong 2 ngày 12 và 13/9, có 5 xã bị ngập.")] == ["5"]


def test_the_number_of_a_row_is_no_figure() -> None:
    found = facts("2  Số xã đạt chuẩn (xã)  75  71")
    assert [fact.value for fact in found] == ["75", "71"]


def test_a_list_shares_its_time_and_aim() -> None:
    found = facts("Năm 2025, tỉnh phấn đấu có 8 xã nâng cao; 36 xã kiểu mẫu.")
    assert [(fact.value, fact.time, fact.status) for fact in found] == [
        ("8", "Năm 2025", "target"),
        ("36", "Năm 2025", "target"),
    ]


def test_offsets_are_those_of_the_article() -> None:
    for clause in clauses("Năm 2024, có 8 xã đạt chuẩn; 36 xã nâng cao."):
        text = clause.sentence.article.text
        for part in (*clause.quantities, *clause.moments):
            assert text[part.start : part.end] == part.surface


def test_a_table_run_together_is_left_in_one_piece() -> None:
    text = "xã có 5 hộ; " * 300
    (clause,) = clauses(text)
    assert len(clause.quantities) == 300
    assert len(clauses("xã có 5 hộ; " * 100)) == 100


def test_a_subject_is_the_words_around_the_figure() -> None:
    text = "Năm 2024, toàn tỉnh phấn đấu có thêm 8 xã đạt chuẩn; 36 xã nâng cao."
    assert [fact.subject for fact in facts(text)] == [
        "Năm 2024, toàn tỉnh phấn đấu có thêm … xã đạt chuẩn",
        "Năm 2024, toàn tỉnh phấn đấu có thêm … xã nâng cao",
    ]
