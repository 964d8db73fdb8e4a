"""Which figures belong together, and how they are told."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest
from engines import COAST, FORESTS, engine_of, shipped

from faq.engine import Engine
from faq.series import Series

STANDARDS = (
    "Nông thôn mới",
    "Đến nay, toàn tỉnh có",
    "xã",
    {
        "Xã đạt chuẩn nông thôn mới": "327/411",
        "Xã đạt chuẩn nông thôn mới nâng cao": "127",
        "Xã nông thôn mới kiểu mẫu": "25",
    },
)
TARGETS = (
    "Xã đạt chuẩn nông thôn mới",
    "Năm 2024, toàn tỉnh phấn đấu có thêm · mục tiêu",
    "xã đạt chuẩn",
    {
        "Xã đạt chuẩn nông thôn mới": "8",
        "Xã đạt chuẩn nông thôn mới nâng cao": "36",
        "Xã đạt chuẩn nông thôn mới kiểu mẫu": "10",
    },
)
DISBURSED = (
    "Giải ngân",
    "Chương trình mục tiêu quốc gia giảm nghèo bền vững",
    "%",
    {"Vốn giao năm 2024": "hơn 18%", "Vốn năm 2022, 2023 kéo dài sang năm 2024": "85,50%"},
)
SHIPPED = [
    ("Bao nhiêu xã đạt chuẩn nông thôn mới?", STANDARDS),
    ("bao nhieu xa dat chuan ntm", STANDARDS),
    ("Có bao nhiêu xã nông thôn mới kiểu mẫu?", STANDARDS),
    ("Còn bao nhiêu xã chưa đạt chuẩn nông thôn mới?", STANDARDS),
    ("Năm 2024 phấn đấu có thêm bao nhiêu xã đạt chuẩn nông thôn mới?", TARGETS),
    ("Vốn giao năm 2024 đã giải ngân đạt bao nhiêu phần trăm?", DISBURSED),
    (
        "How many communes meet the standard?",
        (
            "New rural areas",
            "So far, the whole province has",
            "communes",
            {
                "Communes meeting the new rural standard": "327/411",
                "Communes meeting the advanced new rural standard": "127",
                "Model new rural communes": "25",
            },
        ),
    ),
]
ALONE = [
    "Thu nhập bình quân đầu người khu vực nông thôn đạt bao nhiêu?",
    "Bao nhiêu đơn vị cấp huyện đạt chuẩn nông thôn mới?",
    "Tai nạn giao thông giảm trên mấy tiêu chí?",
    "Ai chủ trì phiên họp?",
    "Giá vàng hôm nay bao nhiêu?",
    "Chào bạn",
]
# Paragraph, question, title, and what stands at the bars.
PARAGRAPHS = [
    (
        "Có 3 địa phương giải ngân cao hơn bình quân, trong đó huyện Hoài Ân dẫn đầu với 41,38%, "
        "tiếp đến là huyện Phù Cát đạt 26,32%, TP Quy Nhơn 23,6%.",
        "Huyện Phù Cát giải ngân bao nhiêu phần trăm?",
        (
            "Địa phương giải ngân cao hơn bình quân",
            ("Huyện Hoài Ân 41,38%", "Huyện Phù Cát 26,32%", "TP Quy Nhơn 23,6%"),
        ),
    ),
    (
        "Tổng kinh phí làm đường đạt 150 tỷ đồng, trong đó: vốn ngân sách tỉnh trên 67 tỷ đồng, "
        "vốn nhân dân đóng góp gần 66,5 tỷ đồng.",
        "Vốn nhân dân đóng góp bao nhiêu?",
        (
            "Tổng kinh phí làm đường",
            (
                "Toàn bộ 150 tỷ đồng",
                "Vốn ngân sách tỉnh trên 67 tỷ đồng",
                "Vốn nhân dân đóng góp gần 66,5 tỷ đồng",
            ),
        ),
    ),
    (
        "Diện tích nuôi tôm của tỉnh từ 120.924 ha năm 2008 tăng lên 131.683 ha năm 2017.",
        "Diện tích nuôi tôm của tỉnh năm 2008 là bao nhiêu ha?",
        ("Diện tích nuôi tôm của tỉnh", ("Năm 2008 120.924 ha", "Năm 2017 131.683 ha")),
    ),
    (
        "Dự án có 2 nguồn vốn đầu tư lớn, trong đó vốn vay giải ngân 680 tỷ đồng, vốn đối ứng "
        "giải ngân 613 tỷ đồng.",
        "Vốn vay giải ngân bao nhiêu tiền?",
        (
            "Nguồn vốn đầu tư lớn",
            ("Vốn vay giải ngân 680 tỷ đồng", "Vốn đối ứng giải ngân 613 tỷ đồng"),
        ),
    ),
    # Other units, ranges, and figures that are all the same are not set side by side.
    (
        "Huyện trồng 300 ha rừng, thu 31 tỷ đồng, tăng 12% so với năm trước.",
        "Huyện trồng bao nhiêu ha rừng?",
        None,
    ),
    (
        "Khu vực dịch vụ tăng từ 5-6%, khu vực công nghiệp tăng 10%, khu vực nông nghiệp tăng 3%.",
        "Khu vực công nghiệp tăng bao nhiêu phần trăm?",
        None,
    ),
    (
        "Huyện bảo đảm 100% số xã có điện, 100% số hộ có nước sạch.",
        "Bao nhiêu phần trăm số hộ có nước sạch?",
        None,
    ),
    (
        "Xã Phước An chỉ đạt 16/19 tiêu chí, còn thiếu 3 tiêu chí.",
        "Xã Phước An đạt bao nhiêu tiêu chí?",
        None,
    ),
]


def told(series: Series) -> tuple[str, str, str, dict[str, str]]:
    bars = {bar.label: bar.surface for bar in series.bars}
    return series.title, series.subtitle, series.unit, bars


def series_of(engine: Engine, question: str) -> Series | None:
    reply = engine.ask(question)
    series = engine.series(reply)
    assert engine.has_series(reply) == (series is not None)
    return series


@pytest.mark.parametrize(("question", "expected"), SHIPPED)
def test_series_of_the_shipped_article(
    question: str, expected: tuple[str, str, str, dict[str, str]]
) -> None:
    series = series_of(shipped(), question)
    assert series is not None
    assert told(series) == expected


@pytest.mark.parametrize("question", ALONE)
def test_what_stands_alone_is_no_series(question: str) -> None:
    assert series_of(shipped(), question) is None


@pytest.mark.parametrize("question", [question for question, _ in SHIPPED])
def test_every_figure_is_printed_where_it_is_cited(question: str) -> None:
    series = series_of(shipped(), question)
    assert series is not None
    for bar in series.bars:
        ((start, end),) = bar.citation.marks
        sentence = bar.citation.sentence
        assert sentence.article.text[start:end] == bar.surface
        assert sentence.start <= start < end <= sentence.end
        assert sentence in series.sentences


def test_values_are_exact() -> None:
    series = series_of(shipped(), "Vốn giao năm 2024 đã giải ngân đạt bao nhiêu phần trăm?")
    assert series is not None
    assert [bar.value for bar in series.bars] == [Decimal(18), Decimal("85.5")]
    series = series_of(shipped(), "Bao nhiêu xã đạt chuẩn nông thôn mới?")
    assert series is not None
    assert [bar.total for bar in series.bars] == [Decimal(411), None, None]


def test_english_tells_figures_as_its_answers_do() -> None:
    series = series_of(shipped(), "What share of the 2024 capital has been disbursed?")
    assert series is not None
    assert [bar.told for bar in series.bars] == ["more than 18%", "85.50%"]


@pytest.mark.parametrize(("paragraph", "question", "expected"), PARAGRAPHS)
def test_series_of_a_paragraph(
    tmp_path: Path, paragraph: str, question: str, expected: tuple[str, tuple[str, ...]] | None
) -> None:
    engine = engine_of(tmp_path, news=f"Tin trong tỉnh\n\n{paragraph}\n")
    reply = engine.ask(question)
    assert reply.status == "answered"
    series = engine.series(reply)
    if expected is None:
        assert series is None
    else:
        assert series is not None
        assert (series.title, tuple(f"{b.label} {b.surface}" for b in series.bars)) == expected


class TestSentencesOfOneParagraph:
    @pytest.fixture
    def engine(self, tmp_path: Path) -> Engine:
        return engine_of(tmp_path, forests=FORESTS, coast=COAST)

    def test_years_are_set_side_by_side_and_a_target_says_that_it_is_one(
        self, engine: Engine
    ) -> None:
        series = series_of(engine, "Năm 2022 tỉnh Bình Định mở bao nhiêu lớp tập huấn?")
        assert series is not None
        bars = {"Năm 2022": "14", "Năm 2023 (mục tiêu)": "25"}
        assert told(series) == ("Lớp tập huấn", "Toàn tỉnh mở", "lớp tập huấn", bars)
        assert [bar.status for bar in series.bars] == ["achieved", "target"]
        assert len(series.sentences) == 2

    def test_districts_are_compared(self, engine: Engine) -> None:
        series = series_of(engine, "Huyện Vân Canh có bao nhiêu hộ nghèo?")
        assert series is not None
        bars = {"Huyện Vân Canh": "18", "Huyện An Lão": "52"}
        assert told(series) == ("Hộ nghèo", "", "hộ nghèo", bars)
