from __future__ import annotations

import pytest

from faq.introductions import find_people
from faq.people import is_post

PLACES = frozenset({("van", "canh"), ("hoang", "mai")})


@pytest.mark.parametrize(
    ("text", "people"),
    [
        (
            "đồng chí Nguyễn Đức Trung - Bí thư Tỉnh ủy, Chủ tịch UBND tỉnh chủ trì phiên họp",
            {"Nguyễn Đức Trung": ["Bí thư Tỉnh ủy", "Chủ tịch UBND tỉnh"]},
        ),
        (
            "Bí thư Tỉnh ủy, Chủ tịch UBND tỉnh Nguyễn Đức Trung đánh giá",
            {"Nguyễn Đức Trung": ["Bí thư Tỉnh ủy", "Chủ tịch UBND tỉnh"]},
        ),
        (
            "gồm: Lê Hồng Vinh - Phó Chủ tịch Thường trực UBND tỉnh; Bùi Thanh An - Phó Bí thư xã",
            {
                "Lê Hồng Vinh": ["Phó Chủ tịch Thường trực UBND tỉnh"],
                "Bùi Thanh An": ["Phó Bí thư xã"],
            },
        ),
        ("Dự họp có Bùi Thanh An - Bí thư.", {"Bùi Thanh An": ["Bí thư"]}),
        (
            "bà Susan Burns, Tổng Lãnh sự Hoa Kỳ tại TP. Hồ Chí Minh; ông Choi Young Sam - Đại sứ",
            {
                "Susan Burns": ["Tổng Lãnh sự Hoa Kỳ tại TP. Hồ Chí Minh"],
                "Choi Young Sam": ["Đại sứ"],
            },
        ),
        ("Ông Và Bá Tểnh - Trưởng ban Mặt trận.", {"Và Bá Tểnh": ["Trưởng ban Mặt trận"]}),
        (
            "ông Lô Văn Thanh - Chủ tịch UBND huyện",
            {"Lô Văn Thanh": ["Chủ tịch UBND huyện"]},
        ),
        ("Chủ tịch UBND xã Vừ Bá Lềnh phát biểu", {"Vừ Bá Lềnh": ["Chủ tịch UBND xã"]}),
        (
            "ông Trần Nam, Giám đốc Sở Tài chính và Kế hoạch, cho biết",
            {"Trần Nam": ["Giám đốc Sở Tài chính và Kế hoạch"]},
        ),
        ("Bà Hoàng Thị Mai (Trưởng phòng Giáo dục)", {"Hoàng Thị Mai": ["Trưởng phòng Giáo dục"]}),
        ("Phó Thủ tướng Trần Hồng Hà thăm", {"Trần Hồng Hà": ["Phó Thủ tướng"]}),
        ("Nguyễn Thị Hoa và Trần Văn Ba dự họp", {"Nguyễn Thị Hoa": [], "Trần Văn Ba": []}),
        ("ông Mai Châu phát biểu", {"Mai Châu": []}),
        ("Nguyễn Bình Tân - Trưởng Ban Tuyên giáo", {"Nguyễn Bình Tân": ["Trưởng Ban Tuyên giáo"]}),
        (
            "Phó Chủ tịch chuyên trách Ủy ban An toàn giao thông - Khuất Việt Bình dự",
            {"Khuất Việt Bình": ["Phó Chủ tịch chuyên trách Ủy ban An toàn giao thông"]},
        ),
        (
            "bà Lê Thị Mai, Giám đốc Sở Văn hóa, Thể thao và Du lịch, Trưởng ban chỉ đạo, dự",
            {"Lê Thị Mai": ["Giám đốc Sở Văn hóa, Thể thao và Du lịch", "Trưởng ban"]},
        ),
        (
            "Giám đốc Sở Lao động - Thương binh và Xã hội Lê Văn Bình",
            {"Lê Văn Bình": ["Giám đốc Sở Lao động - Thương binh và Xã hội"]},
        ),
        (
            "Giám đốc Sở Giao thông vận tải Ngô Hữu Bình, Giám đốc Sở Y tế Trần Văn Ba dự",
            {
                "Ngô Hữu Bình": ["Giám đốc Sở Giao thông vận tải"],
                "Trần Văn Ba": ["Giám đốc Sở Y tế"],
            },
        ),
        (
            "đồng chí Lê Văn Bình, Chủ tịch UBND tỉnh chỉ đạo các sở",
            {"Lê Văn Bình": ["Chủ tịch UBND tỉnh"]},
        ),
        ("PCT UBND tỉnh Lê Văn Bình", {"Lê Văn Bình": ["PCT UBND tỉnh"]}),
        ("Chủ tịch nước Lương Văn Bình", {"Lương Văn Bình": ["Chủ tịch nước"]}),
        (
            "bà Hồ Thị Đào, Hiệu trưởng Trường THPT Lê Lợi",
            {"Hồ Thị Đào": ["Hiệu trưởng Trường THPT Lê Lợi"]},
        ),
        ("cán bộ xã Lê Văn Bình cho biết", {"Lê Văn Bình": []}),
    ],
)
def test_names_and_posts(text: str, people: dict[str, list[str]]) -> None:
    found = find_people(text, PLACES)
    assert {p.name: [post.surface for post in p.posts] for p in found} == people
    for person in found:
        assert text[person.start : person.end] == person.name
        assert all(text[post.start : post.end] == post.surface for post in person.posts)


@pytest.mark.parametrize(
    "text",
    [
        "huyện Vân Canh có 18 hộ nghèo",
        "Hoàng Mai là thị xã",
        "Mai Châu đón khách",
        "Chủ tịch UBND tỉnh yêu cầu",
        "Hồ chứa nước đầy",
        "Khách thăm chùa Bà Thiên Hậu và TP. Hồ Chí Minh",
        "Trường Mầm non Phan Đình Phùng và đường Lê Hữu Trác",
        "Đảng bộ xã Nguyễn Việt Khái họp",
        "nguyễn đức trung",
        "",
    ],
)
def test_nobody(text: str) -> None:
    assert find_people(text, PLACES) == ()


@pytest.mark.parametrize(
    ("words", "post"),
    [
        ("chu tich tinh", True),
        ("pho giam doc so y te", True),
        ("bi thu", True),
        ("giao vien", False),
        ("tinh", False),
    ],
)
def test_is_post(words: str, post: bool) -> None:
    assert is_post(tuple(words.split())) == post
