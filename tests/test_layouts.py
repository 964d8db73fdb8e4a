"""Whole articles as papers and portals lay them out, each line with what it is."""

from __future__ import annotations

from pathlib import Path

import pytest

from faq.documents.articles import Article
from faq.documents.reading import read_article
from faq.documents.sentences import split_sentences

PAPER = """\
head       Thời sự
title      Chủ tịch UBND tỉnh kiểm tra đê ở huyện Quỳ Châu
head       Lê Bình - Trần An • 14/09/2024 19:12
body       (Baonghean.vn) - Chiều 14/9, đồng chí Lê Văn Bình - Chủ tịch UBND tỉnh kiểm tra đê.
caption    anh_1.jpg
caption    Đồng chí Lê Văn Bình kiểm tra cầu bản Lầu. Ảnh: Lê Bình
body       Trong 2 ngày 12 và 13/9, mưa to làm 35 nhà bị ngập, 12 ha lúa bị hư hại.
caption    Người dân dọn bùn sau lũ.
body       Chủ tịch UBND tỉnh yêu cầu huyện khẩn trương khắc phục hậu quả, sớm ổn định đời sống.
credit     Tin liên quan
credit     Huyện Quỳ Châu ra quân diệt chuột bảo vệ lúa
credit     Nghệ An có thêm 5 xã về đích nông thôn mới
"""
PORTAL = """\
head       Trang chủ > Tin tức - Sự kiện > Tin trong tỉnh
title      UBND tỉnh họp phiên thường kỳ tháng 10
head       Đăng ngày: 30/10/2023 - 16:05 | Lượt xem: 1.245
head       A+ A-
body       Sáng 30/10, UBND tỉnh Quảng Trị họp phiên thường kỳ tháng 10.
body       Một số kết quả nổi bật:
body       - Thu ngân sách đạt 3.210 tỷ đồng;
body       + Giải ngân đạt 54,3% kế hoạch
subheading STT  Chỉ tiêu  Kế hoạch  Thực hiện
body       1  Sản lượng lương thực (tấn)  290.000  295.400
body       2  Số xã đạt chuẩn (xã)  75  71
body       Chủ tịch UBND tỉnh yêu cầu các sở làm tốt.
credit     Tác giả bài viết: Hoài An
credit     Nguồn tin: Cổng thông tin điện tử tỉnh Quảng Trị
credit     In bài viết
credit     Từ khóa: UBND tỉnh, phiên họp
credit     Các tin khác
credit     Hội nghị tổng kết năm học (28/10/2023)
"""
INTERVIEW = """\
title      Nâng chất lượng nguồn nhân lực
head       Thứ bảy - 09/03/2024 07:30
body       Phóng viên đã trao đổi với bà Trần Thị Mai, Phó Giám đốc Sở Lao động.
question   • Thưa bà, năm 2023 tỉnh đào tạo nghề cho bao nhiêu người?
body       – Năm 2023, tỉnh đào tạo nghề cho 9.250 người.
question   PV: Vậy giải pháp là gì, thưa bà?
body       Bà Trần Thị Mai: Chúng tôi sẽ liên kết với doanh nghiệp.
body       Cử tri hỏi vì sao chưa xây trường?
body       Xin cảm ơn bà!
credit     LÊ HẢO (thực hiện)
"""
MARKDOWN = """\
title      # Đồng Tháp bán 5.000 tấn xoài
head       **14:20 - 05/05/2023**
body       **Sáng 5/5, Sở Nông nghiệp Đồng Tháp ký kết bán 5.000 tấn xoài.**
caption    ![Ký kết](anh.jpg)
caption    *Các bên ký biên bản. Ảnh: Lê Mỹ*
subheading ## Nâng giá trị trái xoài
body       * Huyện Cao Lãnh: 4.200 ha
body       Toàn tỉnh có sản lượng **170.000 tấn/năm**. Dân vui.
credit     **Lê Mỹ**
"""
DAILY = """\
title      Cháy chợ, 40 sạp hàng bị thiêu rụi
head       ĐỨC BÌNH
credit     ducbinh@bao.com.vn
body       TTO - Khoảng 2h sáng 30-7, chợ Phú Long ở tỉnh Bình Thuận bốc cháy, thiêu rụi 40 sạp.
caption    Cháy chợ ở Bình Thuận - Ảnh 1.
caption    Hội Chữ thập đỏ trao quà cho các hộ
caption    Hội Chữ thập đỏ trao quà cho các hộ
body       Theo Công an tỉnh, thiệt hại khoảng 8 tỉ đồng, không có người bị thương.
credit     Trở thành người đầu tiên tặng sao cho bài viết
credit     Đức Bình
credit     Ngày đăng: 30/07/2024
"""


def text_of(layout: str) -> str:
    return "\n".join(line[11:] for line in layout.splitlines()) + "\n"


def roles_of(text: str) -> list[str]:
    """The role of each line, those of its sentences being one."""
    roles: dict[int, str] = {}
    for sentence in split_sentences(Article("a.txt", text)):
        line = text.count("\n", 0, sentence.start)
        assert roles.setdefault(line, sentence.role) == sentence.role
    return [roles[line] for line in sorted(roles)]


@pytest.mark.parametrize("layout", [PAPER, PORTAL, INTERVIEW, MARKDOWN, DAILY])
def test_each_line_is_what_it_is(layout: str) -> None:
    text = text_of(layout)
    found = [
        f"{role:11}{line}" for role, line in zip(roles_of(text), text.splitlines(), strict=True)
    ]
    assert found == layout.splitlines()


@pytest.mark.parametrize(
    ("layout", "date", "section", "place", "publisher"),
    [
        (PAPER, "2024-09-14", "Thời sự", "Nghệ An, Quỳ Châu", "Baonghean.vn"),
        (
            *(PORTAL, "2023-10-30", "Tin trong tỉnh", "Quảng Trị"),
            "Cổng thông tin điện tử tỉnh Quảng Trị",
        ),
        (INTERVIEW, "2024-03-09", "", "", ""),
        (MARKDOWN, "2023-05-05", "", "Đồng Tháp", ""),
        (DAILY, "2024-07-30", "", "Bình Thuận", ""),
    ],
)
def test_what_its_head_says(
    tmp_path: Path, layout: str, date: str, section: str, place: str, publisher: str
) -> None:
    path = tmp_path / "a.txt"
    path.write_text(text_of(layout), encoding="utf-8")
    article = read_article(path)
    assert (article.date, article.section) == (date, section)
    assert (article.place, article.publisher) == (place, publisher)


@pytest.mark.parametrize(
    "line",
    [
        "Thu hoạch tôm ở huyện Phú Tân.",
        "Đồng chí Lê Văn Bình chỉ đạo nhiều nội dung tại buổi họp.",
        "Người nuôi tôm làm lại lồng bè.",
    ],
)
def test_what_a_picture_shows_is_no_statement(line: str) -> None:
    long = (
        "Huyện Phú Tân họp bàn nhiều việc quan trọng của năm nay, trong đó có việc nuôi tôm, xây "
        "dựng nông thôn mới và giảm nghèo bền vững ở các xã."
    )
    assert roles_of(f"{long}\n{line}\n{long}\n") == ["body", "caption", "body"]
    # Among paragraphs as short as itself, or with a figure, it may be one.
    assert roles_of(f"Xã họp.\n{line}\nDân vui.\n") == ["body", "body", "body"]
    counted = line.removesuffix(".") + " với 5 hộ."
    assert roles_of(f"{long}\n{counted}\n{long}\n") == ["body", "body", "body"]
