"""Two things asked at once: one sentence tells both, or else what is asked first is answered."""

from __future__ import annotations

import pytest
from engines import engine_of

from faq.engine import Engine

FOREST = """Hòa Bình trồng rừng vượt kế hoạch

Ngày 12/10/2024, Sở Nông nghiệp tỉnh Hòa Bình cho biết toàn tỉnh trồng được 5.320 ha rừng, tăng \
410 ha so với năm trước. Huyện Lạc Sơn trồng nhiều nhất với 1.280 ha. Vụ này có 86 hộ bị thiệt \
hại, được hỗ trợ 1,9 tỷ đồng.

Ông Bùi Văn Tâm, Chi cục trưởng Chi cục Kiểm lâm, đề nghị các huyện nghiệm thu xong trước ngày \
20/12.
"""
BOTH = [
    ("Hòa Bình trồng được bao nhiêu ha rừng, tăng hay giảm?", ("5.320", "tăng 410")),
    ("hoa binh trong dc bn ha rung z, tang hay giam", ("5.320", "tăng 410")),
    ("Huyện nào trồng rừng nhiều nhất, bao nhiêu ha?", ("Lạc Sơn", "1.280")),
    ("Có bao nhiêu hộ bị thiệt hại và được hỗ trợ bao nhiêu tiền?", ("86 hộ", "1,9 tỷ đồng")),
    ("Which district planted the most forest and how much?", ("Lạc Sơn", "1,280")),
]
FIRST = [
    ("Hòa Bình trồng được bao nhiêu ha rừng, ai phê duyệt?", "5.320 ha"),
    ("Có bao nhiêu hộ bị thiệt hại, bồi dưỡng bằng gì?", "86 hộ"),
]
NEITHER = [
    "Hòa Bình xây được bao nhiêu trạm y tế, tăng hay giảm?",
    "How many schools did Hòa Bình build and how much did they cost?",
]


@pytest.fixture(scope="module")
def forest(tmp_path_factory: pytest.TempPathFactory) -> Engine:
    return engine_of(tmp_path_factory.mktemp("forest"), forest=FOREST)


@pytest.mark.parametrize(("question", "told"), BOTH)
def test_both_are_told(forest: Engine, question: str, told: tuple[str, ...]) -> None:
    text = forest.ask(question).text
    assert all(part in text for part in told), text


@pytest.mark.parametrize(("question", "told"), FIRST)
def test_the_first_is_told(forest: Engine, question: str, told: str) -> None:
    assert told in forest.ask(question).text


@pytest.mark.parametrize("question", NEITHER)
def test_neither_is_told(forest: Engine, question: str) -> None:
    assert forest.ask(question).status != "answered"


@pytest.mark.parametrize(
    ("question", "goes_on"),
    [
        ("Huyện nào trồng rừng nhiều nhất, bn ha?", True),
        ("Trong mấy ông phó, ai là kiểm lâm?", False),
        ("Chuyện chi tiêu dè sẻn, không phung phí đem lại điều gì?", False),
        ("Where was it held, in which building?", False),
        ("Mấy hộ, đơn vị bị thiệt hại?", False),
    ],
)
def test_what_goes_on(forest: Engine, question: str, goes_on: bool) -> None:
    assert forest.read(question).goes_on is goes_on
