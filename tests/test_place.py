from __future__ import annotations

import unicodedata

import pytest

from faq.documents.place import find_place


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("UBND tỉnh Bình Định họp. Bình Định đạt.", "Bình Định"),
        # Named once, in passing.
        ("Đoàn công tác từ Bình Định đến thăm.", ""),
        # Never named: the districts tell.
        ("Huyện Hoài Ân dẫn đầu, tiếp đến là huyện Phù Cát, TP Quy Nhơn.", "Bình Định"),
        ("Huyện Vạn Ninh đã chi trả. UBND huyện Vạn Ninh cử cán bộ.", "Khánh Hòa"),
        ("Các huyện Tây Sơn, Vân Canh và Tuy Phước đạt.", "Bình Định"),
        ("Huyện Diễn Châu và huyện Đô Lương; huyện Vạn Ninh sang học tập.", "Nghệ An"),
        ("Thị xã Hoàng Mai, huyện Quỳnh Lưu và TX Cửa Lò.", "Nghệ An"),
        ("Huyện Krông Pắc và huyện Ea H’leo.", "Đắk Lắk"),
        ("UBND huyện Ba Tơ (Quảng Ngãi) họp.", "Quảng Ngãi"),
        ("Huyện ủy Nam Đàn họp. Huyện ủy Nam Đàn bàn.", "Nghệ An"),
        ("TP Thuỷ Nguyên; UBND thành phố Thuỷ Nguyên.", "Hải Phòng"),
        # A district of two provinces tells nothing, but with the credit.
        ("Huyện An Lão đạt. UBND huyện An Lão họp.", ""),
        ("(BĐ) - Huyện An Lão đạt. UBND huyện An Lão họp.", "Bình Định"),
        # The credit alone is no place, nor one that no district agrees with.
        ("(BĐ) - Các đơn vị khối huyện giải ngân. Các đơn vị đạt.", ""),
        ("(BĐ) - Huyện Vạn Ninh đã chi. UBND huyện Vạn Ninh họp.", "Khánh Hòa"),
        # No majority.
        ("Huyện Vạn Ninh và huyện Tuy Phước. Huyện Vạn Ninh và huyện Tuy Phước.", ""),
        # Named once, or never called a district.
        ("Đoàn về huyện Gia Viễn.", ""),
        ("Ông Lê Vinh, bà Trần Thanh Chương và ông Hà Trung Yên. Vinh, Vinh, Vinh.", ""),
        ("Các đại biểu thống nhất. Thống Nhất, Ba Bể, Ba Bể, Ba Bể.", ""),
        ("", ""),
    ],
)
def test_province(text: str, place: str) -> None:
    assert find_place(text, "", "") == place
    assert find_place(unicodedata.normalize("NFD", text), "", "") == place


@pytest.mark.parametrize(
    ("text", "title", "place"),
    [
        ("Huyện Tuy Phước họp.", "Huyện Tuy Phước đạt chuẩn", "Bình Định, Tuy Phước"),
        ("Thị xã Hoàng Mai, tỉnh Nghệ An.", "Hoàng Mai đổi mới", "Nghệ An, Hoàng Mai"),
        ("TP Bạc Liêu họp.", "TP. Bạc Liêu: hỗ trợ hộ nghèo", "Bạc Liêu, TP. Bạc Liêu"),
        ("Hội trao quà.", "Trao quà ở huyện Vạn Ninh", "Vạn Ninh"),
        ("Xã Phước An (Bình Định) họp.", "Xã Phước an đạt chuẩn", "Bình Định, Phước An"),
        ("Phường An Phú, tỉnh Gia Lai.", "Phường An Phú ra mắt", "Gia Lai, An Phú"),
        ("Thị trấn Vân Canh đẹp.", "Huyện Vân Canh họp", "Bình Định, Vân Canh"),
    ],
)
def test_what_the_title_names(text: str, title: str, place: str) -> None:
    assert find_place(text, title, "") == place


def test_publisher() -> None:
    assert find_place("Chiều nay, UBND tỉnh họp.", "", "https://baobinhdinh.vn") == "Bình Định"


@pytest.mark.parametrize("piece", ["Tân ", "huyện An Lão, ", "Huyện ", "A-A ", "(BĐ) "])
def test_long_runs_end(piece: str) -> None:
    assert find_place(piece * 5_000, piece * 10, "") in ("", "An Lão")
