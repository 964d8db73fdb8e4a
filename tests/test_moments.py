from __future__ import annotations

import unicodedata

import pytest

from faq.figures.model import Moment
from faq.figures.moments import find_moments
from faq.figures.quantities import find_quantities


def only_moment(text: str) -> Moment:
    (moment,) = find_moments(text)
    return moment


@pytest.mark.parametrize(
    ("text", "surface", "year", "quarter", "month", "day", "part"),
    [
        ("Chiều 14/11, đồng chí", "Chiều 14/11", None, None, 11, 14, "chiều"),
        ("Sáng 01/4, đồng chí", "Sáng 01/4", None, None, 4, 1, "sáng"),
        ("Chiều 22.4, Chủ tịch", "Chiều 22.4", None, None, 4, 22, "chiều"),
        ("chiều 26-7.", "chiều 26-7", None, None, 7, 26, "chiều"),
        ("Chiều ngày 21/6", "Chiều ngày 21/6", None, None, 6, 21, "chiều"),
        ("đến ngày 30.4,", "ngày 30.4", None, None, 4, 30, ""),
        ("sau ngày 15-1", "ngày 15-1", None, None, 1, 15, ""),
        ("đến 30.4 hoàn thành", "30.4", None, None, 4, 30, ""),
        ("phiên họp 14/11", "14/11", None, None, 11, 14, ""),
        ("14/11 ai chu tri", "14/11", None, None, 11, 14, ""),
        ("ngày 7/2/2025 với", "ngày 7/2/2025", 2025, None, 2, 7, ""),
        ("Ngày 14-15/11,", "Ngày 14-15/11", None, None, 11, 14, ""),
        ("chiều 14-15/11/2024", "chiều 14-15/11/2024", 2024, None, 11, 14, "chiều"),
        ("14 - 15 tháng 11 năm 2024", "14 - 15 tháng 11 năm 2024", 2024, None, 11, 14, ""),
        ("ngày 22.12.2024", "ngày 22.12.2024", 2024, None, 12, 22, ""),
        ("01/04/2025 15:24", "01/04/2025", 2025, None, 4, 1, ""),
        ("ngay 14 thang 11", "ngay 14 thang 11", None, None, 11, 14, ""),
        ("ngày 14 tháng 11 năm 2024", "ngày 14 tháng 11 năm 2024", 2024, None, 11, 14, ""),
        ("2024-11-14", "2024-11-14", 2024, None, 11, 14, ""),
        ("date 2024-11 Thời sự", "2024-11", 2024, None, 11, None, ""),
        ("tháng 12.2025", "tháng 12.2025", 2025, None, 12, None, ""),
        ("tháng 11/2024", "tháng 11/2024", 2024, None, 11, None, ""),
        ("thang 11 nam 2024", "thang 11 nam 2024", 2024, None, 11, None, ""),
        ("11/2024", "11/2024", 2024, None, 11, None, ""),
        ("nửa đầu tháng 3", "nửa đầu tháng 3", None, None, 3, None, ""),
        ("đến giữa tháng 2", "giữa tháng 2", None, None, 2, None, ""),
        ("tháng mười hai năm 2024", "tháng mười hai năm 2024", 2024, None, 12, None, ""),
        ("quý II/2025", "quý II/2025", 2025, 2, None, None, ""),
        ("cùng kỳ quý I", "quý I", None, 1, None, None, ""),
        ("quy 2/2025", "quy 2/2025", 2025, 2, None, None, ""),
        ("quý IV năm 2024", "quý IV năm 2024", 2024, 4, None, None, ""),
        ("Q1 2025", "Q1 2025", 2025, 1, None, None, ""),
        ("in the first quarter of 2025", "first quarter of 2025", 2025, 1, None, None, ""),
        ("trong năm 2024", "năm 2024", 2024, None, None, None, ""),
        ("nam 2024 phan dau", "nam 2024", 2024, None, None, None, ""),
        ("kỳ họp cuối năm 2024", "cuối năm 2024", 2024, None, None, None, ""),
        ("Tết Mậu Tuất 2018,", "2018", 2018, None, None, None, ""),
        ("2024 huyện nào đạt", "2024", 2024, None, None, None, ""),
        ("vào năm 1519,", "năm 1519", 1519, None, None, None, ""),
        ("by 2025", "2025", 2025, None, None, None, ""),
        ("November 14", "November 14", None, None, 11, 14, ""),
        ("14 November 2024", "14 November 2024", 2024, None, 11, 14, ""),
        ("afternoon of June 21", "afternoon of June 21", None, None, 6, 21, "chiều"),
        ("mid-February 2025", "mid-February 2025", 2025, None, 2, None, ""),
        ("in May", "May", None, None, 5, None, ""),
    ],
)
def test_moment(
    text: str,
    surface: str,
    year: int | None,
    quarter: int | None,
    month: int | None,
    day: int | None,
    part: str,
) -> None:
    moment = only_moment(text)
    assert moment.surface == surface
    assert (moment.year, moment.quarter, moment.month, moment.day) == (year, quarter, month, day)
    assert moment.part == part
    assert find_quantities(text) == ()


@pytest.mark.parametrize(
    ("text", "surface", "year", "last_year", "months"),
    [
        ("giai đoạn 2011 - 2020,", "giai đoạn 2011 - 2020", 2011, 2020, None),
        ("nhiệm kỳ 2020-2025", "nhiệm kỳ 2020-2025", 2020, 2025, None),
        ("từ năm 2018 đến năm 2023", "từ năm 2018 đến năm 2023", 2018, 2023, None),
        ("năm 2020 – 2021", "năm 2020 – 2021", 2020, 2021, None),
        ("from 2018 to 2023", "from 2018 to 2023", 2018, 2023, None),
        ("kế hoạch 5 năm 2021-2025", "2021-2025", 2021, 2025, None),
        ("6 tháng đầu năm 2024", "6 tháng đầu năm 2024", 2024, None, 6),
        ("6 thang dau nam 2024", "6 thang dau nam 2024", 2024, None, 6),
        ("bảy tháng đầu năm, số", "bảy tháng đầu năm", None, None, 7),
        ("nửa đầu năm 2024", "nửa đầu năm 2024", 2024, None, 6),
        ("first six months of 2024", "first six months of 2024", 2024, None, 6),
    ],
)
def test_period(
    text: str, surface: str, year: int | None, last_year: int | None, months: int | None
) -> None:
    moment = only_moment(text)
    assert (moment.surface, moment.year, moment.last_year) == (surface, year, last_year)
    assert moment.months == months


def test_years_in_a_row() -> None:
    assert [moment.year for moment in find_moments("vốn năm 2022, 2023 kéo dài")] == [2022, 2023]


@pytest.mark.parametrize(
    ("text", "moments"),
    [
        ("quý I, II/2025", [("quý I", 1, 2025), ("II/2025", 2, 2025)]),
        ("quý I và II năm 2025", [("quý I", 1, 2025), ("II năm 2025", 2, 2025)]),
        ("quy 1, 2/2025", [("quy 1", 1, 2025), ("2/2025", 2, 2025)]),
        ("quý I và quý II/2025", [("quý I", 1, None), ("quý II/2025", 2, 2025)]),
        ("trong quý I, 2 xã đạt", [("quý I", 1, None)]),
    ],
)
def test_quarters_in_a_row(text: str, moments: list[tuple[str, int, int | None]]) -> None:
    found = find_moments(text)
    assert [(moment.surface, moment.quarter, moment.year) for moment in found] == moments
    assert all(text[moment.start : moment.end] == moment.surface for moment in found)


@pytest.mark.parametrize(
    "text",
    [
        "so với cùng kỳ năm trước",
        "cùng kỳ năm ngoái",
        "cung ky nam truoc",
        "nửa đầu năm ngoái",
        "6 tháng đầu năm trước",
        "6 thang dau nam ngoai",
        "may mặc",
        "327/411 xã",
        "11/2017/NQ-HĐND",
        "Nghị định 02",
        "15:24",
    ],
)
def test_no_moment(text: str) -> None:
    assert find_moments(text) == ()


def test_decomposed_moment() -> None:
    text = unicodedata.normalize("NFD", "đến chiều ngày 14 tháng 11 năm 2024")
    moment = only_moment(text)
    assert (moment.year, moment.month, moment.day, moment.part) == (2024, 11, 14, "chiều")
    assert text[moment.start : moment.end] == moment.surface
