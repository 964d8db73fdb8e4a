from __future__ import annotations

import unicodedata
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from faq.documents.articles import Article
from faq.documents.reading import read_article
from faq.documents.sentences import split_sentences

SEED = Path(__file__).parent.parent / "seeds" / "000_ee7c29b06ff505b1.txt"

PIECES = st.sampled_from(
    [
        *(
            "Chiều 14/11, UBND tỉnh họp.",
            "TP. Vinh",
            "11 xã",
            "đạt 85,50%",
            "v.v.",
            "T.SỸ",
            "Ảnh: ",
        ),
        *("...", "…", ".", "!", "?", "./.", ";", ":", "(", ")", "“", "”", '"', "- ", "• ", "# "),
        *(" ", "  ", "\n", "\r\n", "\n\n", "\t", "\u00a0", "\u200b", "\ufeff", "\u2028", "\x1f"),
        *("---\n", "title: A\n", "date 2024-11 Thời sự ", "14/11/2024", "e\u0323\u0302", "\u0301"),
        *("\ufb2c", "Đ", "a", "1", "http://a.vn", "báo.Năm"),
    ]
)
TEXTS = st.lists(PIECES, max_size=40).map("".join) | st.text(max_size=200)


def split(text: str) -> list[str]:
    return [sentence.text for sentence in split_sentences(Article("a.txt", text))]


def roles(text: str) -> list[tuple[str, str]]:
    return [(s.role, s.text) for s in split_sentences(Article("a.txt", text))]


@pytest.mark.parametrize(
    ("line", "sentences"),
    [
        ("Xã họp. Dân vui.", ["Xã họp.", "Dân vui."]),
        ("Xã họp! Dân hỏi: Bao giờ? Nay.", ["Xã họp!", "Dân hỏi: Bao giờ?", "Nay."]),
        ("Có 25 xã. 11 huyện xong.", ["Có 25 xã.", "11 huyện xong."]),
        ("Thu 1.654 hộ, tăng 8.5. Còn lại ít.", ["Thu 1.654 hộ, tăng 8.5.", "Còn lại ít."]),
        ("Đến 30.4, xã xong trong tháng 12.2025. Rồi thôi.", 2),
        ("Nghị quyết 11/2017/NQ-HĐND ngày 07/12/2017. Hết.", 2),
        ("Dân TP. Vinh và TX. Thái Hòa vui.", 1),
        ("Ông GS.TS. Nguyễn Văn Bình và ThS. Lê An nói.", 1),
        ("Bà PGS. TS. Trần Mai nói. Dân nghe.", 2),
        ("Xem tr. 5 của báo.", 1),
        ("Có lúa, ngô, v.v. và khoai.", 1),
        ("Có lúa, ngô, v.v. Năm nay được mùa.", 2),
        ("Theo ông T. Sỹ, dân vui.", 1),
        ("Tác giả T.SỸ viết.", 1),
        ("Hàng đạt loại A. Giá cao.", 2),
        ("Bị cáo Nguyễn Văn A. Ông này vắng mặt.", 2),
        ("Bán sang Đông Nam Á. Trong vụ có khách.", 2),
        ("Bà Nguyễn Thị B. trú tại xã Nam.", 1),
        ("Ở P. Hưng Bình có chợ.", 1),
        ("Khi đó John F. Kennedy tới.", 1),
        ("Ví dụ, E.I. du Pont tới.", 1),
        ("Nuôi gà, vịt... với vốn nhỏ.", 1),
        ("Nuôi gà, vịt… với vốn nhỏ.", 1),
        ("Nuôi gà, vịt... Năm nay lãi.", 2),
        ("Xây đường bộ… Ông cũng nhắc.", 2),
        ("Họ hỏi “Có làm không?” rồi về.", 1),
        ("Họ hỏi: “Có làm không?” Rồi về.", ["Họ hỏi: “Có làm không?”", "Rồi về."]),
        ('Họ nói: "Có làm." Rồi về.', ['Họ nói: "Có làm."', "Rồi về."]),
        ("“Dân buôn bán thế nào?” – đồng chí Bình nhắc.", 1),
        ("Con số quá ít, nên xem lại”, ông Bình nói.", 1),
        ("Xã họp (theo lịch. Có báo trước) rồi về.", 1),
        ("Xã họp (theo lịch.) Rồi về.", ["Xã họp (theo lịch.)", "Rồi về."]),
        ("Xã họp. (Theo báo.)", ["Xã họp.", "(Theo báo.)"]),
        ("Đảm bảo an toàn./.", ["Đảm bảo an toàn./."]),
        ("Tỷ lệ đạt 85,50%. Còn lại ít.", 2),
        ("Xã họp xong. đồng chí Bình kết luận.", 2),
        ("Xã giảm nghèo.Bên cạnh đó, dân vui.", ["Xã giảm nghèo.", "Bên cạnh đó, dân vui."]),
        ("Xem nghean.gov.vn để biết.", 1),
        ("1. Kết quả năm nay. Tốt.", ["1. Kết quả năm nay.", "Tốt."]),
        ("- Dân hỏi. Xã đáp.", ["Dân hỏi.", "Xã đáp."]),
        ("• Xin cảm ơn ông!", ["Xin cảm ơn ông!"]),
        ("–Thưa ông, vì sao?", ["Thưa ông, vì sao?"]),
        ("Các việc sau:\n- Làm đường;\n- Xây cầu.", ["Các việc sau:", "Làm đường;", "Xây cầu."]),
        ("Xã họp. ... ! Dân vui.", ["Xã họp.", "... ! Dân vui."]),
        ("* * *\nXã họp.", ["Xã họp."]),
        ("", []),
        (" \n\ufeff\n . \n", []),
    ],
)
def test_stops(line: str, sentences: list[str] | int) -> None:
    found = split(line)
    assert (len(found) if isinstance(sentences, int) else found) == sentences


def test_head_lines() -> None:
    text = (
        "Xã An Bình đón chuẩn mới\nThứ Năm, 28/06/2018, 08:00\n\n"
        "(BA) - Chiều 27/6, xã An Bình họp. Dân vui.\n"
    )
    assert roles(text) == [
        ("title", "Xã An Bình đón chuẩn mới"),
        ("head", "Thứ Năm, 28/06/2018, 08:00"),
        ("body", "(BA) - Chiều 27/6, xã An Bình họp."),
        ("body", "Dân vui."),
    ]


def test_head_welded_into_one_line() -> None:
    text = " date 2024-05 Kinh tế Xã An Bình mở chợ mới Sáng 2/5, xã An Bình mở chợ. Dân vui.\n"
    assert roles(text) == [
        ("head", "date 2024-05 Kinh tế"),
        ("title", "Xã An Bình mở chợ mới"),
        ("body", "Sáng 2/5, xã An Bình mở chợ."),
        ("body", "Dân vui."),
    ]


@pytest.mark.parametrize(
    ("line", "role"),
    [
        ("Tập trung giải quyết việc làm", "subheading"),
        ("40% số hộ vào vùng quy hoạch", "subheading"),
        ("ĐẨY MẠNH HỖ TRỢ", "subheading"),
        ("Quang cảnh buổi làm việc", "caption"),
        ("Chủ tịch UBND xã Lê Văn Bình phát biểu", "caption"),
        ("Vườn lan của anh Lê Văn Bình cho thu nhập cao", "caption"),
        ("Ông Lê Bình (bìa trái) trao bằng cho xã.", "caption"),
        ("Ông Lê Bình (thứ 2 từ trái qua) trao bằng cho xã.", "caption"),
        ("Thu hoạch tôm ở xã An Bình. Ảnh: L.B", "caption"),
        ("Một góc xã (Ảnh: L.B)", "caption"),
        ("Thu hoạch tôm - ảnh 1", "caption"),
        ("Xã An Bình họp bàn việc vay vốn WB (ảnh). Dự họp có lãnh đạo huyện.", "body"),
        ("Các việc cần làm gồm:", "body"),
        ("Làm đường liên xã;", "body"),
        ("Vì sao dân chưa vay vốn?", "question"),
        ("Xã họp. Việc này được địa phương chú trọng", "body"),
    ],
)
def test_role_of_a_line_between_paragraphs(line: str, role: str) -> None:
    found = roles(f"Xã họp bàn việc chợ.\n\n{line}\n\nDân vui.\n")
    assert {r for r, _ in found[1:-1]} == {role}


@pytest.mark.parametrize(
    "line",
    [
        *("Trang Bình", "T.SỸ", "Nghiệp - Hình", "HỒNG BÌNH (Thực hiện)", "Bài, ảnh: Lê Bình"),
        *("Nguồn: Báo An Bình", "Báo An Bình", "anbinh.com.vn", "http://www.anbinh.vn/a/b.html"),
    ],
)
def test_credit_after_the_last_paragraph(line: str) -> None:
    found = roles(f"Xã họp bàn việc chợ.\n\nDân vui.\n\n{line}\n")
    assert found[-1] == ("credit", line)


def test_subheading_over_two_lines_is_two_sentences() -> None:
    found = roles("Xã họp.\n\nKhắc phục tồn tại,\n\nthực hiện tốt mọi việc\n\nDân vui.\n")
    assert [text for _, text in found[1:-1]] == ["Khắc phục tồn tại,", "thực hiện tốt mọi việc"]


def test_front_matter_and_byte_order_mark_are_no_sentences() -> None:
    assert split("\ufeff---\ntitle: Chợ mới\n---\nXã họp. Dân vui.\n") == ["Xã họp.", "Dân vui."]
    assert split("\ufeffXã họp.") == ["Xã họp."]


def test_decomposed_letters_give_the_same_sentences() -> None:
    text = SEED.read_text(encoding="utf-8")
    decomposed = unicodedata.normalize("NFD", text)
    assert decomposed != text
    assert roles(decomposed) == [(r, unicodedata.normalize("NFD", t)) for r, t in roles(text)]


def test_seed() -> None:
    sentences = split_sentences(read_article(SEED))
    assert len(sentences) == 48
    beginnings = {
        1: ("head", "date 2024-11 Thời sự"),
        2: ("title", "Bí thư Tỉnh ủy, Chủ tịch UBND tỉnh"),
        3: ("body", "Chiều 14/11, đồng chí"),
        5: ("subheading", "Cho ý kiến vào các báo cáo trình HĐND tỉnh"),
        27: ("subheading", "Khắc phục tồn tại, hạn chế, thực hiện tốt"),
        28: ("subheading", "công tác quản lý nhà nước trên các lĩnh vực"),
        39: ("body", "Đến nay, toàn tỉnh có 327/411 xã"),
        40: ("body", "11 đơn vị cấp huyện"),
        48: ("body", "Tại phiên họp, UBND tỉnh cũng đã nghe"),
    }
    for number, (role, beginning) in beginnings.items():
        sentence = sentences[number - 1]
        assert (sentence.number, sentence.role) == (number, role)
        assert sentence.text.startswith(beginning)


@given(TEXTS)
@example("date 2024-11 Thời sự \xa0Chiều 14/11, UBND tỉnh họp.")
def test_sentences_and_gaps_join_back_to_the_text(text: str) -> None:
    sentences = split_sentences(Article("a.txt", text))
    joined = ""
    position = 0
    for number, sentence in enumerate(sentences, 1):
        assert sentence.number == number
        assert position <= sentence.start < sentence.end
        assert sentence.text == sentence.text.strip()
        joined += text[position : sentence.start] + sentence.text
        position = sentence.end
    assert joined + text[position:] == text
    assert [s.paragraph for s in sentences] == sorted(s.paragraph for s in sentences)


@given(TEXTS)
def test_no_letter_or_digit_is_left_out(text: str) -> None:
    body = f"Xã họp.\n{text}"
    covered = {
        offset
        for sentence in split_sentences(Article("a.txt", body))
        for offset in range(sentence.start, sentence.end)
    }
    assert not [o for o, character in enumerate(body) if character.isalnum() and o not in covered]


@pytest.mark.parametrize(
    "unit",
    [
        *(".", ". ", "…", "(", "(a", ")", "“", '."', "- ", "#", " ", "\u00a0", "a", "a.", "A. "),
        *("\n", "a\n", "---\n", "1/1/2024 ", ", ", "TP ", "\u0301", "e\u0323\u0302", "Theo  "),
        *("a  ", "| ", "** ", "> ", "#\t", "A+ ", "ảnh.jpg\n", "Tin khác\n", "- a\n", "a?\n"),
        *("Ảnh: ", "Chiều 14/11", "a.b-", "Sáng ", "15:00 ", "Kinh tế - ", "ngày ", "ông A B "),
    ],
)
@pytest.mark.parametrize("frame", ["{}", "Tựa đề\n{}", "Xã họp.\n{}\nHết."])
def test_hostile_text_is_split_in_linear_time(unit: str, frame: str) -> None:
    text = frame.format(unit * (100_000 // len(unit)))
    sentences = split_sentences(Article("a.txt", text))
    assert all(a.end <= b.start for a, b in pairwise(sentences))


def test_what_goes_on_for_too_long_ends_at_the_next_stop() -> None:
    names = "ông T. Sỹ và " * 600
    assert len(split(f"Chợ mới\n\n{names[:2600]}.")) == 2
    first, *others = split(f"Chợ mới\n\n{names}dân.")[1:]
    assert len(first) > 5000
    assert others
