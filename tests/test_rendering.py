"""English answers where the lexicon has no English for some words: never half of each language."""

from __future__ import annotations

import pytest
from engines import engine_of

from faq.engine import Engine

# A lexicon has no English for everything: none for "chõng khoằm".
CRAFTS = """Làng nghề Phú Thọ thêm thợ trẻ

Ngày 9/5/2024, Sở Công Thương tỉnh Phú Thọ họp về làng nghề.

Làng có 48 hộ đan chõng khoằm. Toàn huyện có 25 hợp tác xã. Lao động giảm vì chõng khoằm bán \
chậm.
"""
TOLD = [
    ("How many households are there in the village?", "48 households."),
    ("How many cooperatives does the district have?", "The whole district has 25 cooperatives."),
    ("Why did labour decrease?", "In Vietnamese: “Lao động giảm vì chõng khoằm bán chậm.”"),
]


@pytest.fixture(scope="module")
def crafts(tmp_path_factory: pytest.TempPathFactory) -> Engine:
    return engine_of(tmp_path_factory.mktemp("crafts"), crafts=CRAFTS)


@pytest.mark.parametrize(("question", "told"), TOLD)
def test_told(crafts: Engine, question: str, told: str) -> None:
    assert crafts.ask(question).text == told
