"""Yes and no are said only where the shipped article bears it out."""

from __future__ import annotations

import pytest
from engines import shipped

YES = [
    "Bùi Thanh An là Phó Chủ tịch UBND tỉnh phải không?",
    "Is Bui Thanh An a vice chairman?",
    "Ông Nguyễn Đức Trung là Bí thư Tỉnh ủy đúng không?",
    "công tác tiếp dân có hạn chế gì không",
    "có bàn về trẻ em không",
    "số xã nâng cao có nhiều hơn số xã kiểu mẫu không?",
    "Are there fewer model communes than advanced communes?",
    "Đề án 06 làm có tốt không?",
]
NO = [
    "Ông Lê Hồng Vinh có phải là Chủ tịch UBND tỉnh không?",
    "Ông Nguyễn Văn Đệ có phải Chủ tịch tỉnh không?",
    "Nguyễn Đức Trung là phó chủ tịch phải không?",
    "ông Nguyễn Văn Đệ có phải phó chủ tịch thường trực ko",
    "Is Le Hong Vinh the chairman?",
    "chuyển đổi số có đạt kết quả cao không",
    "chuyển đổi số có tốt không",
    "is digital transformation going well?",
    "Are there more model communes than advanced communes?",
    "mục tiêu xã kiểu mẫu có nhiều hơn mục tiêu xã nâng cao không?",
]
NO_VERDICT = [
    ("has digital transformation been successful?", "has not achieved high results"),
    ("Sách giáo khoa mới chỉ làm ở lớp 1 thôi phải không?", "từ lớp 1 đến lớp 12"),
]
SILENT = [
    "Phiên họp có bàn về đất đai không?",
    "Bí thư Tỉnh ủy yêu cầu gì về đất đai?",
    "Kỳ họp HĐND tỉnh cuối năm họp ngày nào?",
    "tỉnh có bao nhiêu huyện",
    "What did he say about housing?",
    "Which foreign investors have built plants in the province?",
    "Thu nhập nông thôn cao hơn hay thấp hơn thành thị?",
]


@pytest.mark.parametrize("question", YES)
def test_yes(question: str) -> None:
    assert shipped().ask(question).text.startswith(("Có. ", "Yes. "))


@pytest.mark.parametrize("question", NO)
def test_no(question: str) -> None:
    assert shipped().ask(question).text.startswith(("Không. ", "No. "))


@pytest.mark.parametrize(("question", "told"), NO_VERDICT)
def test_neither_is_said_of_what_is_not_told(question: str, told: str) -> None:
    text = shipped().ask(question).text
    assert told in text
    assert not text.startswith(("Có", "Không", "Yes", "No."))


@pytest.mark.parametrize("question", SILENT)
def test_silent(question: str) -> None:
    assert shipped().ask(question).status in ("unknown", "unsure")


def test_the_post_of_a_person_is_proved_by_the_posts_printed() -> None:
    reply = shipped().ask("Nguyễn Đức Trung là phó chủ tịch phải không?")
    assert reply.text == "Không. Nguyễn Đức Trung: Bí thư Tỉnh ủy, Chủ tịch UBND tỉnh."
    assert "Chủ tịch UBND tỉnh" in reply.citations[0].sentence.text


def test_two_figures_are_compared_by_a_shown_sum() -> None:
    reply = shipped().ask("Xã nâng cao nhiều hơn hay xã kiểu mẫu nhiều hơn?")
    assert reply.text == (
        "Đến nay, toàn tỉnh có 127 xã đạt chuẩn nông thôn mới nâng cao. "
        "Đến nay, toàn tỉnh có 25 xã nông thôn mới kiểu mẫu (127 > 25)."
    )


def test_what_the_chair_says_of_a_matter_is_of_that_matter() -> None:
    reply = shipped().ask("chủ tịch đánh giá gì về chuyển đổi số")
    assert reply.text.startswith("Công tác chuyển đổi số chưa đạt kết quả cao")


def test_what_somebody_asks_others_to_do_is_not_what_he_is() -> None:
    text = shipped().ask("Ông Nguyễn Đức Trung đề nghị các ngành, địa phương làm gì?").text
    assert "đề nghị" in text
