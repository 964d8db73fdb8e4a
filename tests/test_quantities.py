from __future__ import annotations

import unicodedata
from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from faq.figures.model import Moment, Quantity
from faq.figures.moments import find_moments
from faq.figures.quantities import find_quantities


def places(text: str) -> list[tuple[str, int, int]]:
    found: list[Quantity | Moment] = [*find_quantities(text), *find_moments(text)]
    return sorted(((one.surface, one.start, one.end) for one in found), key=lambda one: one[1])


def only_quantity(text: str) -> Quantity:
    (quantity,) = find_quantities(text)
    return quantity


@pytest.mark.parametrize(
    ("text", "kind", "surface", "value", "noun"),
    [
        ("có thêm 8 xã đạt chuẩn", "count", "8", "8", "xã đạt chuẩn"),
        ("11 đơn vị cấp huyện", "count", "11", "11", "đơn vị cấp huyện"),
        ("giảm trên cả 3 tiêu chí.", "count", "3", "3", "tiêu chí."),
        ("xảy ra 01 vụ", "count", "01", "1", "vụ"),
        ("làm chết 08 người", "count", "08", "8", "người"),
        ("hơn 20.000 nông dân", "count", "hơn 20.000", "20000", "nông dân"),
        ("sản lượng 25 tỷ con giống/năm", "count", "25 tỷ", "25000000000", "con giống/năm"),
        ("ít nhất 1 mô hình", "count", "ít nhất 1", "1", "mô hình"),
        ("trong số 168 hộ", "count", "168", "168", "hộ"),
        ("Con số 127 là gì", "count", "127", "127", ""),
        ("51 hộ đồng bào", "count", "51", "51", "hộ đồng bào"),
        ("có 5 đồng chí", "count", "5", "5", "đồng chí"),
        ("chính quyền 2 cấp", "count", "2", "2", "cấp"),
        ("16 tram bom", "count", "16", "16", "tram bom"),
        ("3 ngan hang", "count", "3", "3", "ngan hang"),
        ("may 5 xa", "count", "5", "5", "xa"),
        ("2000 hộ nghèo", "count", "2000", "2000", "hộ nghèo"),
        ("36 communes", "count", "36", "36", "communes"),
        ("1,654 households", "count", "1,654", "1654", "households"),
        ("có tám xã", "count", "tám", "8", "xã"),
        ("cả ba tiêu chí", "count", "ba", "3", "tiêu chí"),
        ("hai huyện", "count", "hai", "2", "huyện"),
        ("có năm huyện", "count", "năm", "5", "huyện"),
        ("chỉ một xã", "count", "một", "1", "xã"),
        ("hàng nghìn hộ dân", "count", "hàng nghìn", "1000", "hộ dân"),
        ("3 Tỷ lệ hộ nghèo", "count", "3", "3", "Tỷ lệ"),
        ("hàng trăm tỷ đồng", "money", "hàng trăm tỷ đồng", "100000000000", ""),
        ("độ mặn 4,5‰", "measure", "4,5‰", "4.5", ""),
        ("12 tỷ 500 triệu đồng", "money", "12 tỷ 500 triệu đồng", "12500000000", ""),
        ("mỗi tháng một lần", "count", "một", "1", "lần"),
        ("mười năm qua", "count", "mười", "10", "năm qua"),
        ("mười một đơn vị", "count", "mười một", "11", "đơn vị"),
        ("hai mươi lăm hộ", "count", "hai mươi lăm", "25", "hộ"),
        ("hai nghìn năm trăm hộ", "count", "hai nghìn năm trăm", "2500", "hộ"),
        ("muoi hai xa", "count", "muoi hai", "12", "xa"),
        ("three criteria", "count", "three", "3", "criteria"),
        ("đạt hơn 18%", "share", "hơn 18%", "18", ""),
        ("đạt 85,50%", "share", "85,50%", "85.5", ""),
        ("hon 99 % ho ngheo", "share", "hon 99 %", "99", "ho ngheo"),
        ("đạt ≥ 95%", "share", "≥ 95%", "95", ""),
        ("18 phần trăm", "share", "18 phần trăm", "18", ""),
        ("bốn mươi phần trăm", "share", "bốn mươi phần trăm", "40", ""),
        ("41,38 điểm phần trăm", "share", "41,38 điểm phần trăm", "41.38", ""),
        ("100% số hộ", "share", "100%", "100", "số hộ"),
        ("18 percent", "share", "18 percent", "18", ""),
        ("là 6.206 tỷ đồng,", "money", "6.206 tỷ đồng", "6206000000000", ""),
        ("gần 11,6 tỷ đồng", "money", "gần 11,6 tỷ đồng", "11600000000", ""),
        ("trên 29.700 tỷ đồng", "money", "trên 29.700 tỷ đồng", "29700000000000", ""),
        ("ước 606 triệu USD", "money", "ước 606 triệu USD", "606000000", ""),
        ("1 triệu rưỡi đồng", "money", "1 triệu rưỡi đồng", "1500000", ""),
        ("hai mươi lăm triệu đồng", "money", "hai mươi lăm triệu đồng", "25000000", ""),
        ("1,5 tỷ đồng trở lên", "money", "1,5 tỷ đồng trở lên", "1500000000", ""),
        ("$5 million", "money", "$5 million", "5000000", ""),
        ("120.924 ha năm 2008", "measure", "120.924 ha", "120924", ""),
        ("hơn 300 ha rừng", "measure", "hơn 300 ha", "300", "rừng"),
        ("gần 100 m3 gỗ", "measure", "gần 100 m3", "100", "gỗ"),
        ("7.000.000 km vuông", "measure", "7.000.000 km vuông", "7000000", ""),
        ("dài 94 km", "measure", "94 km", "94", ""),
        ("khoảng 125.000 tấn thành phẩm", "measure", "khoảng 125.000 tấn", "125000", "thành phẩm"),
        ("lớp 12", "ordinal", "lớp 12", "12", ""),
        ("mức độ 1", "ordinal", "mức độ 1", "1", ""),
        ("(thứ 2 từ trái qua)", "ordinal", "thứ 2", "2", ""),
        ("đô thị loại III", "ordinal", "loại III", "3", ""),
        ("khóa XVIII", "ordinal", "khóa XVIII", "18", ""),
        ("cơn bão số 12", "ordinal", "số 12", "12", ""),
        ("(lần 2)", "ordinal", "lần 2", "2", ""),
        ("lần thứ hai", "ordinal", "lần thứ hai", "2", ""),
        ("ngô giống F1", "ordinal", "F1", "1", ""),
        ("xã Vân Canh 2", "ordinal", "2", "2", ""),
        ("1. Về công tác", "ordinal", "1.", "1", ""),
        ("công nghiệp 4.0", "ordinal", "4.0", "4", ""),
        ("Nghị quyết 11/2017/NQ-HĐND", "document", "Nghị quyết 11/2017/NQ-HĐND", "11", ""),
        ("Quyết định 33/QĐ-TTg", "document", "Quyết định 33/QĐ-TTg", "33", ""),
        ("Nghị quyết số 57-NQ/TW", "document", "Nghị quyết số 57-NQ/TW", "57", ""),
        ("13-CT/TW", "document", "13-CT/TW", "13", ""),
        ("theo Nghị định 02", "document", "Nghị định 02", "2", ""),
        ("de an 06", "document", "de an 06", "6", ""),
        ("Nghị quyết 18 năm 2017", "document", "Nghị quyết 18", "18", ""),
    ],
)
def test_quantity(text: str, kind: str, surface: str, value: str, noun: str) -> None:
    quantity = only_quantity(text)
    assert (quantity.kind, quantity.surface, quantity.value) == (kind, surface, Decimal(value))
    assert (quantity.noun_start > quantity.end) == bool(noun)
    assert text[quantity.noun_start :].startswith(noun)


@pytest.mark.parametrize(
    ("text", "surface", "unit", "per", "approximator"),
    [
        (
            "đạt khoảng 47,073 triệu đồng/người/năm.",
            "khoảng 47,073 triệu đồng/người/năm",
            "đồng",
            "người/năm",
            "khoảng",
        ),
        ("47,073 trieu dong/nguoi", "47,073 trieu dong/nguoi", "đồng", "nguoi", ""),
        ("thu nhập 47 tr/người", "47 tr/người", "đồng", "người", ""),
        ("giá 25.000đ/kg", "25.000đ/kg", "đồng", "kg", ""),
        ("30 triệu đồng/căn", "30 triệu đồng/căn", "đồng", "căn", ""),
        (
            "5 triệu đồng/lao động/tháng",
            "5 triệu đồng/lao động/tháng",
            "đồng",
            "lao động/tháng",
            "",
        ),
        ("2 million dong per person per year", None, "đồng", "person/year", ""),
        ("tăng 0,95%/năm", "0,95%/năm", "%", "năm", ""),
        ("30 tấn/ha", "30 tấn/ha", "tấn", "ha", ""),
        ("100 m²", "100 m²", "m2", "", ""),
        ("5 hectares", "5 hectares", "ha", "", ""),
        ("trên 21% kế hoạch", "trên 21%", "%", "", "trên"),
        ("gan 66,5 ty dong", "gan 66,5 ty dong", "đồng", "", "gan"),
        ("12% trở lên", "12% trở lên", "%", "", "trở lên"),
        ("at least 95%", "at least 95%", "%", "", "at least"),
        ("lớp 1", "lớp 1", "lớp", "", ""),
        ("Nghị định 02", "Nghị định 02", "nghị định", "", ""),
    ],
)
def test_unit(text: str, surface: str | None, unit: str, per: str, approximator: str) -> None:
    quantity = only_quantity(text)
    assert quantity.surface == (surface or text)
    assert (quantity.unit, quantity.per, quantity.approximator) == (unit, per, approximator)


@pytest.mark.parametrize(
    ("text", "surface", "low", "high", "unit"),
    [
        ("từ 60-70%, gồm", "60-70%", "60", "70", "%"),
        ("từ 8,5 - 9%", "8,5 - 9%", "8.5", "9", "%"),
        ("60% - 70%", "60% - 70%", "60", "70", "%"),
        ("từ 700 - 800 triệu đồng", "700 - 800 triệu đồng", "700000000", "800000000", "đồng"),
        ("700 triệu - 1 tỷ đồng", "700 triệu - 1 tỷ đồng", "700000000", "1000000000", "đồng"),
        ("3 - 5,5 triệu đồng", "3 - 5,5 triệu đồng", "3000000", "5500000", "đồng"),
        ("cho 10 -15 lao động", "10 -15", "10", "15", ""),
        ("5 - 7 ngày", "5 - 7", "5", "7", ""),
        ("từ 5 đến 7 xã", "5 đến 7", "5", "7", ""),
        ("from 5 to 7 percent", "5 to 7 percent", "5", "7", "%"),
    ],
)
def test_range(text: str, surface: str, low: str, high: str, unit: str) -> None:
    quantity = only_quantity(text)
    assert (quantity.surface, quantity.unit) == (surface, unit)
    assert (quantity.value, quantity.high) == (Decimal(low), Decimal(high))


@pytest.mark.parametrize(
    ("text", "kind", "surface", "value", "total"),
    [
        ("có 327/411 xã", "ratio", "327/411", 327, 411),
        ("(3/9 hạng mục đã hoàn thành)", "ratio", "3/9", 3, 9),
        ("(4/11 gói thầu)", "ratio", "4/11", 4, 11),
        ("được 5/9 tiêu chí", "ratio", "5/9", 5, 9),
        ("16/19 tieu chi", "ratio", "16/19", 16, 19),
        ("hiện tại 20/20 xã", "ratio", "20/20", 20, 20),
        ("đạt 12/11 chỉ tiêu", "ratio", "12/11", 12, 11),
        ("1.234/2.345 hộ", "ratio", "1.234/2.345", 1234, 2345),
        ("giảm 1/3", "ratio", "1/3", 1, 3),
        ("2/3 dân số", "ratio", "2/3", 2, 3),
        ("327 of 411 communes", "ratio", "327 of 411", 327, 411),
        ("5 trong số 9 tiêu chí", "ratio", "5 trong số 9", 5, 9),
        ("xếp thứ 22/63 tỉnh thành", "ordinal", "thứ 22/63", 22, 63),
    ],
)
def test_ratio(text: str, kind: str, surface: str, value: int, total: int) -> None:
    quantity = only_quantity(text)
    assert (quantity.kind, quantity.surface) == (kind, surface)
    assert (quantity.value, quantity.total) == (Decimal(value), Decimal(total))
    assert find_moments(text) == ()


@pytest.mark.parametrize(
    "text",
    [
        "một số xã",
        "một cách nghiêm túc",
        "một trong những huyện",
        "tại một doanh nghiệp",
        "thống nhất thông qua",
        "trong năm huyện đã làm",
        "cả năm huyện",
        "sau xa",
        "ten la gi",
        "Ba Làng An",
        "Covid-19",
        "mạng 5G",
        "15:24",
        "7h30",
        "lúc 14 giờ 30",
        "24/24 giờ",
        "0905 123 456",
        "+84 905 123 456",
        "https://a.vn/tin-75081.html",
        "2024",
        "Luật 2024",
        "Chiều 14/11",
        "tháng 6/2018",
        "6 tháng đầu năm 2024",
        "so với cùng kỳ năm trước",
        "cung ky nam ngoai",
        "hàng ngày, hàng năm",
    ],
)
def test_no_quantity(text: str) -> None:
    assert find_quantities(text) == ()


def test_many_quantities_in_one_sentence() -> None:
    text = "toàn tỉnh có 327/411 xã đạt chuẩn; có 127 xã nâng cao; 25 xã kiểu mẫu. 11 đơn vị"
    assert [quantity.surface for quantity in find_quantities(text)] == [
        "327/411",
        "127",
        "25",
        "11",
    ]


@pytest.mark.parametrize(
    "text",
    ["đạt khoảng 47,073 triệu đồng/người/năm", "có tám xã", "hơn 18 phần trăm", "Nghị định 02"],
)
def test_decomposed_letters(text: str) -> None:
    decomposed = unicodedata.normalize("NFD", text)
    found, expected = only_quantity(decomposed), only_quantity(text)
    assert unicodedata.normalize("NFC", found.surface) == expected.surface
    assert decomposed[found.start : found.end] == found.surface
    assert (found.kind, found.value, found.unit) == (expected.kind, expected.value, expected.unit)


@pytest.mark.parametrize(
    "piece",
    [
        "1", "1,", "1.", "1/", "1-", "1 ", "/", " ", "hơn ", "hai ", "ba trăm ", "năm 2024 ",
        "1/2 ", "giai đoạn ", "11/2017/NQ-HĐND", "1đ/a/", "đồng/người", "0 ", "a@", "ix", "\u0301",
    ],
)  # fmt: skip
def test_long_runs_end(piece: str) -> None:
    text = (piece * 10_000)[:10_000]
    assert all(text[start:end] == surface for surface, start, end in places(text))


_PIECES = """
    1 12 2024 6.206 47,073 / - . , % ( ) ngày tháng năm quý II đến từ hơn triệu tỷ đồng xã hộ ha
    số lớp thứ Nghị quyết NQ-TW chiều hai mươi ba trăm rưỡi of May first ≥
"""


@given(st.lists(st.sampled_from([*_PIECES.split(), "\n"]), max_size=30), st.sampled_from(["", " "]))
def test_spans_are_verbatim_and_apart(pieces: list[str], joint: str) -> None:
    text = joint.join(pieces)
    found = places(text)
    assert all(text[start:end] == surface for surface, start, end in found)
    assert all(before[2] <= after[1] for before, after in pairwise(found))


@given(st.text(max_size=60))
def test_any_text_is_read(text: str) -> None:
    for quantity in find_quantities(text):
        assert quantity.start < quantity.end <= quantity.noun_start <= len(text)
    for moment in find_moments(text):
        assert moment.start < moment.end <= len(text)
