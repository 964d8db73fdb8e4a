"""Questions made from clauses, before any engine has answered them."""

from __future__ import annotations

from functools import lru_cache

import pytest

from faq.asking import EnglishWriter, VietnameseWriter, drafts_of
from faq.documents.articles import Article, Sentence
from faq.facts import Clause, clauses_of
from faq.gloss import Glosser
from faq.lexicon import load_lexicon
from faq.phrases import load_phrases


def clauses(text: str) -> tuple[Clause, ...]:
    article = Article("tin.txt", text, date="2024-11-14", place="Nghệ An, Nam Đàn")
    return clauses_of(Sentence(article, 1, 0, len(text)))


@lru_cache(maxsize=1)
def english() -> EnglishWriter:
    return EnglishWriter(load_phrases(), Glosser(load_lexicon()))


def firsts(text: str, place: str = "") -> list[str]:
    """The first way to ask of each draft, in Vietnamese."""
    writer = VietnameseWriter(load_phrases())
    ways = [
        next(writer.questions(draft, place), "") for c in clauses(text) for draft in drafts_of(c)
    ]
    return [question for question in ways if question]


@pytest.mark.parametrize(
    ("text", "questions"),
    [
        (
            "Đến nay, toàn tỉnh có 327/411 xã đạt chuẩn; có 127 xã nâng cao.",
            ["Toàn tỉnh có bao nhiêu xã đạt chuẩn?", "Toàn tỉnh có bao nhiêu xã nâng cao?"],
        ),
        (
            "(BĐ) - Báo cáo cho thấy, quý I/2025 tổng thu đạt 655 tỷ đồng, tăng 11% so cùng kỳ.",
            [
                "Quý I/2025 tổng thu đạt bao nhiêu?",
                "Quý I/2025 tổng thu tăng bao nhiêu phần trăm?",
            ],
        ),
        (
            "Tuy nhiên, tổng mức đầu tư của dự án 2.250 tỷ đồng.",
            ["Tổng mức đầu tư của dự án là bao nhiêu?"],
        ),
        (
            "Toàn huyện còn 1.170 hộ nghèo, chiếm tỷ lệ 3,2%, và 1.451 hộ cận nghèo, chiếm 4%.",
            [
                "Toàn huyện còn bao nhiêu hộ nghèo?",
                "Hộ nghèo chiếm tỷ lệ bao nhiêu phần trăm?",
                "Toàn huyện còn bao nhiêu hộ cận nghèo?",
                "Hộ cận nghèo chiếm bao nhiêu phần trăm?",
            ],
        ),
        (
            "Huyện đã làm mới 235 tuyến đường dài 197 km; kiên cố hóa 105 tuyến kênh.",
            [
                "Huyện đã làm mới bao nhiêu tuyến đường?",
                "Huyện đã kiên cố hóa bao nhiêu tuyến kênh?",
            ],
        ),
        (
            "Hộ ông Lê Văn Bình ở xã Nam (Nam Đàn) trồng nấm, hàng năm thu nhập 200 triệu đồng.",
            ["Hộ ông Lê Văn Bình hàng năm thu nhập bao nhiêu?"],
        ),
        (
            "Đến nay, 99% số tiền đã được giải ngân.",
            ["Bao nhiêu phần trăm số tiền đã được giải ngân?"],
        ),
        ("Huyện trồng 35,5 ha rừng.", ["Huyện trồng bao nhiêu ha rừng?"]),
        (
            "Xã khen 1 tập thể và 7 cá nhân xuất sắc.",
            ["Xã khen bao nhiêu tập thể?"],
        ),
        ("Huyện Phù Cát đạt 26,3%.", []),
        ("2  Số xã đạt chuẩn (xã)  75  71", []),
        ("Tuyến đê dài 37 km, xây năm 2010.", ["Tuyến đê dài bao nhiêu km?"]),
        ("Mưa to làm 35 nhà bị ngập, 12 ha lúa bị hại.", ["Mưa to làm bao nhiêu ha lúa bị hại?"]),
        (
            "Theo phương án, 70% kinh phí do trung ương hỗ trợ.",
            ["Bao nhiêu phần trăm kinh phí do trung ương hỗ trợ?"],
        ),
        ("Chỉ số sản xuất tăng 6,8%.", ["Chỉ số sản xuất tăng bao nhiêu phần trăm?"]),
        ("Chưa có 1 trường đạt chuẩn quốc gia.", []),
        (
            "Sáng 5/6, ông Lê Văn Bình, Chủ tịch UBND tỉnh chủ trì hội nghị về trồng rừng.",
            [
                "Ai chủ trì hội nghị?",
                "Chủ tịch UBND tỉnh là ai?",
                "Hội nghị diễn ra khi nào?",
            ],
        ),
        (
            "Đảng bộ UBND tỉnh được thành lập ngày 7/2/2025.",
            ["Đảng bộ UBND tỉnh được thành lập khi nào?"],
        ),
        (
            "Tham dự có các đồng chí: Lê Văn Bình - Bí thư Huyện ủy; đại diện các sở.",
            ["Bí thư Huyện ủy là ai?", "Tham dự có những ai?"],
        ),
        (
            "Xã An Bình còn thiếu 3 tiêu chí: Giao thông, môi trường và trường học.",
            [
                "Xã An Bình còn thiếu bao nhiêu tiêu chí?",
                "Xã An Bình còn thiếu những tiêu chí nào?",
            ],
        ),
        (
            "Công tác đào tạo nghề còn gặp khó khăn do kinh phí cấp chậm.",
            [
                "Vì sao công tác đào tạo nghề còn gặp khó khăn?",
                "Công tác đào tạo nghề thế nào?",
            ],
        ),
        ("Thách thức lớn nhất là thiếu nhân lực.", ["Thách thức lớn nhất là gì?"]),
        (
            "Tại buổi họp, Chủ tịch UBND tỉnh yêu cầu các sở tập trung gỡ khó.",
            ["Chủ tịch UBND tỉnh yêu cầu gì?"],
        ),
        ("Việc này được chúng tôi chú trọng.", []),
        ("Các mô hình trên đã giúp dân.", []),
    ],
)
def test_vietnamese(text: str, questions: list[str]) -> None:
    found = firsts(text)
    assert [question for question in questions if question not in found] == []
    assert bool(found) == bool(questions)


def test_beside_other_articles_the_place_is_named() -> None:
    place = "Nghệ An, Nam Đàn, Kim Liên"
    text = "Toàn huyện có 5 xã đạt chuẩn."
    assert firsts(text, place) == ["Huyện Nam Đàn có bao nhiêu xã đạt chuẩn?"]
    text = "Năm 2023, xã trồng 5 ha rừng, 3 ha ngô."
    assert firsts(text, place)[0] == "Năm 2023, xã Kim Liên trồng bao nhiêu ha rừng?"
    text = "Ông Lê Văn Bình - Chủ tịch UBND tỉnh."
    assert firsts(text, place) == ["Chủ tịch UBND tỉnh Nghệ An là ai?"]


@pytest.mark.parametrize(
    ("text", "question"),
    [
        ("Toàn tỉnh có 127 xã đạt chuẩn nông thôn mới.", "How many communes met the new rural"),
        ("Toàn tỉnh có 18 hộ nghèo.", "How many poor households are there?"),
        ("Khu vực dịch vụ tăng 7,33%.", "By how much did the service sector increase?"),
        (
            "Năm 2019, thu nhập bình quân toàn huyện đạt 45 triệu đồng.",
            "What is the average income of the whole district in 2019?",
        ),
        ("Ông Lê Văn Bình - Chủ tịch UBND tỉnh.", "Who is the Chairman of the provincial"),
        ("Ông Lê Văn Bình - Giám đốc Sở Y tế.", "What post does Lê Văn Bình hold?"),
        ("Công tác chuyển đổi số được chú trọng.", "What does the article say about digital"),
        ("Đảng bộ UBND tỉnh được thành lập ngày 7/2/2025.", "When was the provincial"),
        ("Cháy rừng giảm đã rõ do người dân được tập huấn.", ""),
    ],
)
def test_english(text: str, question: str) -> None:
    ways = [
        way for c in clauses(text) for draft in drafts_of(c) for way in english().questions(draft)
    ]
    assert [way for way in ways if way.startswith(question)] or (ways == [] and not question)
