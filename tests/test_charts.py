"""Pictures of figures that belong together: what stands in them, and where."""

from __future__ import annotations

import io
import struct
from concurrent.futures import ThreadPoolExecutor
from decimal import Decimal
from xml.etree import ElementTree

import pytest
from engines import ask_shipped, shipped
from matplotlib.transforms import Bbox

from bot.charts import draw_series, lay_out
from faq.phrases import load_phrases
from faq.series import Series

QUESTIONS = [
    "Bao nhiêu xã đạt chuẩn nông thôn mới?",
    "How many communes meet the standard?",
    "Năm 2024 phấn đấu có thêm bao nhiêu xã đạt chuẩn nông thôn mới?",
    "Vốn giao năm 2024 đã giải ngân đạt bao nhiêu phần trăm?",
]
PNG_HEAD = b"\x89PNG\r\n\x1a\n"


@pytest.fixture(autouse=True)
def own_data(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOIDAP_DATA", str(tmp_path_factory.getbasetemp() / "state"))


def series_of(question: str) -> Series:
    series = shipped().series(ask_shipped(question))
    assert series is not None
    return series


def strange() -> Series:
    """A series with what articles seldom print: no blanks, a long figure, nought, signs."""
    series = series_of(QUESTIONS[0])
    first, second, third = series.bars
    bars = (
        first._replace(label="Xãđạtchuẩn" * 12, total=None),
        second._replace(told="khoảng 47,073 triệu đồng/người/năm trở lên"),
        third._replace(value=Decimal(0), told="0", label="Giá $5 và $6_7^x"),
    )
    return series._replace(title="Nông thôn mới " * 8, subtitle="Đến nay, " * 20, bars=bars)


def words_of(series: Series) -> list[str]:
    return [text.get_text() for text in lay_out(series, load_phrases()).texts]


def boxes_of(series: Series) -> tuple[list[Bbox], list[Bbox], Bbox]:
    """The places of the words and of the bars, in pixels, and the whole picture."""
    figure = lay_out(series, load_phrases())
    figure.draw_without_rendering()
    words = [text.get_window_extent() for text in figure.texts]
    return words, [bar.get_window_extent() for bar in figure.artists], figure.bbox


def test_words_are_those_of_the_series_with_its_source() -> None:
    assert words_of(series_of(QUESTIONS[0])) == [
        "Nông thôn mới",
        "Đến nay, toàn tỉnh có",
        "Xã đạt chuẩn nông thôn mới",
        "327/411",
        "Xã đạt chuẩn nông thôn mới nâng cao",
        "127",
        "Xã nông thôn mới kiểu mẫu",
        "25",
        "Nguồn: Bí thư Tỉnh ủy, Chủ tịch UBND tỉnh Nguyễn Đức Trung chủ trì phiên họp chuyên đề",
        "tháng 11 · Nghệ An · 14/11/2024 · câu 39",
    ]


def test_an_english_question_has_an_english_picture() -> None:
    words = words_of(series_of(QUESTIONS[1]))
    assert words[:4] == [
        "New rural areas",
        "So far, the whole province has",
        "Communes meeting the new rural standard",
        "327 of 411",
    ]
    assert words[-1].endswith("Nghệ An · 2024-11-14 · sentence 39")


@pytest.mark.parametrize("series", [*map(series_of, QUESTIONS), strange()])
def test_nothing_overlaps_or_is_cut(series: Series) -> None:
    words, bars, page = boxes_of(series)
    assert all(page.x0 <= box.x0 and box.x1 <= page.x1 for box in words)
    assert all(page.y0 <= box.y0 and box.y1 <= page.y1 for box in words)
    for number, box in enumerate(words):
        assert not any(box.overlaps(other) for other in words[number + 1 :])
        assert not any(box.overlaps(bar) for bar in bars)


def test_bars_are_as_long_as_their_figures() -> None:
    _, bars, _ = boxes_of(series_of(QUESTIONS[0]))
    total, *lengths = (bar.width for bar in bars[:4])
    assert [length / total for length in lengths] == pytest.approx([327 / 411, 127 / 411, 25 / 411])


@pytest.mark.parametrize("question", QUESTIONS)
def test_a_picture_fits_a_phone_at_twice_its_points(question: str) -> None:
    drawn = draw_series(series_of(question), load_phrases())
    assert drawn.startswith(PNG_HEAD)
    width, height = struct.unpack(">II", drawn[16:24])
    assert width == 1080
    assert 400 < height < 1080


def test_a_picture_without_pixels() -> None:
    drawn = draw_series(series_of(QUESTIONS[0]), load_phrases(), "svg")
    root = ElementTree.parse(io.BytesIO(drawn)).getroot()
    assert root.tag.endswith("svg")


def test_the_same_series_gives_the_same_picture_whoever_draws_meanwhile() -> None:
    series = [series_of(question) for question in QUESTIONS] * 3
    alone = [draw_series(one, load_phrases()) for one in series]
    with ThreadPoolExecutor(4) as threads:
        together = list(threads.map(lambda one: draw_series(one, load_phrases()), series))
    assert alone == together
    assert alone[:4] == alone[4:8]
