"""Which province's article answers a question that names none."""

from __future__ import annotations

from pathlib import Path

import pytest
from engines import COAST, FORESTS, engine_of

from faq.engine import Engine

SESSION = """Phiên họp UBND tỉnh tháng 5

Sáng 6/5/2022, UBND tỉnh Cà Mau họp phiên thường kỳ tháng 5/2022. Ông Lê Văn Sáu chủ trì phiên họp.

Năm 2022, tỉnh Cà Mau mở 31 lớp tập huấn. Tai nạn giao thông giảm so với năm 2021.
"""


@pytest.fixture(scope="module")
def engines(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Engine]:
    def engine(**articles: str) -> Engine:
        return engine_of(tmp_path_factory.mktemp("articles"), **articles)

    return {
        "session": engine(rung=FORESTS, cang=COAST, hop=SESSION),
        "reports": engine(rung=FORESTS, cang=COAST),
    }


@pytest.mark.parametrize(
    ("articles", "question", "figure"),
    [
        # The province whose session was reported, though others were reported later.
        ("session", "Mở bao nhiêu lớp tập huấn?", "31 lớp"),
        ("session", "Ai chủ trì phiên họp?", "Lê Văn Sáu"),
        ("session", "Tai nạn giao thông tăng hay giảm?", "giảm"),
        # A place, a person, or what only one province's title has, decides.
        ("session", "Khánh Hòa mở bao nhiêu lớp tập huấn?", "9 lớp"),
        ("session", "Ông Phạm Văn Hải giữ chức gì?", "Chủ tịch UBND tỉnh"),
        ("session", "Hội nghị về trồng rừng do ai chủ trì?", "Phạm Văn Hải"),
        # Without a session, the newest.
        ("reports", "Mở bao nhiêu lớp tập huấn?", "9 lớp"),
        ("reports", "Bình Định năm 2022 mở bao nhiêu lớp tập huấn?", "14 lớp"),
    ],
)
def test_answered(engines: dict[str, Engine], articles: str, question: str, figure: str) -> None:
    assert figure in engines[articles].ask(question).text


def test_what_another_province_says_is_offered(engines: dict[str, Engine]) -> None:
    engine = engines["session"]
    reply = engine.ask("Bao nhiêu trường đạt chuẩn quốc gia?")
    assert reply.status == "unsure"
    assert reply.suggestions == ("Bao nhiêu trường đạt chuẩn quốc gia ở Bình Định?",)
    assert "45/60" in engine.ask(reply.suggestions[0]).text


def test_a_contradiction_elsewhere_is_none(engines: dict[str, Engine]) -> None:
    reply = engines["session"].ask("Có phải cháy rừng tăng không?")
    assert reply.status != "answered"


def test_a_follow_up_stays_in_the_article(engines: dict[str, Engine]) -> None:
    talk = engines["session"].conversation()
    assert "Phạm Văn Hải" in talk.ask("Ai chủ trì hội nghị về trồng rừng ở Bình Định?").text
    assert "14 lớp" in talk.ask("còn lớp tập huấn năm 2022 thì sao?").text


def test_other_provinces_are_named(engines: dict[str, Engine]) -> None:
    reply = engines["reports"].ask("Mở bao nhiêu lớp tập huấn?")
    assert reply.text.startswith("Năm 2024, tỉnh Khánh Hòa mở 9 lớp")
    assert "Bình Định" in reply.text


def test_the_newest_figure_first(tmp_path: Path) -> None:
    text = "Cà Mau trồng rừng\n0{month}/06/2024\n\nĐến nay, tỉnh Cà Mau trồng {area} ha rừng mới.\n"
    engine = engine_of(
        tmp_path, cu=text.format(month=1, area=120), moi=text.format(month=5, area=180)
    )
    reply = engine.ask("Cà Mau trồng bao nhiêu ha rừng?")
    assert reply.text.index("180 ha") < reply.text.index("120 ha")
    assert [c.sentence.article.name for c in reply.citations] == ["moi.txt", "cu.txt"]


def test_who_says_another_thing_says_no_such_thing(tmp_path: Path) -> None:
    land = """Quảng Nam khảo sát vết nứt núi

Chiều 13/11/2024, UBND tỉnh Quảng Nam họp về sạt lở. Ông giao Sở Xây dựng khảo sát 38 khu dân \
cư có vết nứt núi, báo cáo trước ngày 30/11.
"""
    mines = """Hà Nam họp phiên tháng 9

Sáng 26/9/2024, UBND tỉnh Hà Nam họp. Sở Xây dựng phải trình phương án mở 8 mỏ đất trước ngày 5/10.
"""
    reply = engine_of(tmp_path, nui=land, mo=mines).ask(
        "Sở Xây dựng khảo sát khu dân cư có vết nứt núi, báo cáo trước ngày nào?"
    )
    assert reply.text == "Ngày 30/11."
