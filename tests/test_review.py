from __future__ import annotations

from pathlib import Path

import pytest
from engines import engine_of

from faq.review import Review, review_articles

LEAD = "Sáng 5/3, UBND xã An Bình, tỉnh Cà Mau họp với 12 hộ dân, 8 cán bộ và 3 doanh nghiệp."
TEXT = f"Xã An Bình mở chợ\n06/03/2024\n\n{LEAD}\n\nDân rất vui. Chợ đông người. Xã lo vệ sinh.\n"


def reviews(folder: Path, **articles: str) -> dict[str, Review]:
    engine = engine_of(folder, **articles)
    found = review_articles(engine.articles, engine.sentences, engine.facts, "2024-06-30")
    return {review.article.name.removesuffix(".txt"): review for review in found}


def test_what_was_recognised(tmp_path: Path) -> None:
    review = reviews(tmp_path, a=TEXT)["a"]
    assert dict(review.roles) == {"title": 1, "head": 1, "body": 4}
    assert dict(review.kinds)["count"] == 3
    assert review.oddities == ()


@pytest.mark.parametrize(
    ("text", "odd"),
    [
        (TEXT.partition("\n")[2], {"no_title"}),
        (TEXT.replace("06/03/2024\n", ""), {"no_date"}),
        (
            TEXT.replace(", tỉnh Cà Mau", "").replace("xã An", "tổ An").replace("Xã An", "Tổ An"),
            {"no_place"},
        ),
        (TEXT.replace("2024", "2025"), {"future_date"}),
        (TEXT.replace("2024", "1985"), {"old_date"}),
        (TEXT.partition("\n\nDân")[0] + "\n", {"few_sentences"}),
        (TEXT.replace(" với 12 hộ dân, 8 cán bộ và 3 doanh nghiệp", ""), {"few_facts"}),
        (TEXT.replace("vui", "v\ufffdi"), {"undecodable"}),
        (TEXT.replace("Dân rất", "Dân " + "rất vui, " * 60 + "rất"), {"long_sentence"}),
        (TEXT.replace("Dân rất", "Dân rất".encode().decode("cp1252")), {"undecodable"}),
    ],
)
def test_odd(tmp_path: Path, text: str, odd: set[str]) -> None:
    assert odd <= {oddity.kind for oddity in reviews(tmp_path, a=text)["a"].oddities}


def test_the_same_article_twice(tmp_path: Path) -> None:
    found = reviews(
        tmp_path, a=TEXT, b=TEXT.replace("06/03", "07/03"), c=TEXT.replace("chợ", "hội")
    )
    others = {name: [o.values.get("other") for o in r.oddities] for name, r in found.items()}
    assert others["a"] == ["b.txt"]
    assert others["b"] == ["a.txt"]


@pytest.mark.parametrize(
    ("text", "odd"),
    [
        (
            "Tinh hop voi cac xa ve nong thon moi, nguoi dan trong tinh duoc ho tro theo ke hoach.",
            1,
        ),
        ("The province met with the communes about rural development and help for the poor.", 2),
        ("Tỉnh họp với các xã về nông thôn mới, người dân được hỗ trợ theo kế hoạch đã định.", 0),
    ],
)
def test_language(tmp_path: Path, text: str, odd: int) -> None:
    kinds = {o.kind for o in reviews(tmp_path, a=f"{text} {text} {text}\n")["a"].oddities}
    assert ("no_diacritics" in kinds, "other_language" in kinds) == (odd == 1, odd == 2)
