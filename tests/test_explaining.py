"""What /why says, over the shipped article."""

from __future__ import annotations

from pathlib import Path

import pytest
from engines import COAST, FORESTS, engine_of, shipped

from bot.explaining import Line, explain
from faq.phrases import load_phrases


def explained(*questions: str) -> tuple[Line, ...]:
    """The explanation of the last answer of a conversation."""
    talk = shipped().conversation()
    for question in questions:
        talk.ask(question)
    explanation = talk.explain()
    assert explanation is not None
    return explain(explanation, load_phrases())


def told(*questions: str) -> str:
    return "\n".join(line.text for line in explained(*questions))


@pytest.mark.parametrize(
    ("question", "parts"),
    [
        (
            "Bao nhiêu xã đạt chuẩn nông thôn mới?",
            (
                "Mình tìm các từ: xã đạt chuẩn, nông thôn mới.",
                "Mình chọn câu 39",
                "câu 19, “Năm 2024, toàn tỉnh phấn đấu có thêm 8 xã",
                "Mức tin cậy",
            ),
        ),
        (
            "How many communes meet the standard?",
            ("I looked for these words: communes", "I chose sentence 39", "Confidence"),
        ),
        (
            "Tai nạn giao thông năm 2022 giảm bao nhiêu?",
            ("phải khớp với: năm 2022", "Câu gần nhất là câu 15", "nói về thời gian khác"),
        ),
        ("Giá vàng hôm nay bao nhiêu?", ("không tìm thấy câu nào", "không nhắc tới: Giá vàng")),
        ("bao nhieu xa dat chuan ntm", ("Mình chọn câu 39",)),
        ("Tiêu đề bài là gì?", ("phần đầu của bài",)),
        ("còn bao nhiêu xã chưa đạt chuẩn nông thôn mới?", ("dựa trên câu 39", "327/411")),
    ],
)
def test_explanation(question: str, parts: tuple[str, ...]) -> None:
    text = told(question)
    assert [part for part in parts if part not in text] == []


def test_what_a_follow_up_took_over_is_explained() -> None:
    text = told("Bao nhiêu xã đạt chuẩn nông thôn mới?", "còn nâng cao thì sao?")
    assert "Mình tìm các từ: nâng cao, xã đạt chuẩn, nông thôn mới." in text
    assert "có 127 xã đạt chuẩn nông thôn mới nâng cao" in text


def test_quotations_are_printed_in_the_article() -> None:
    printed = " ".join(shipped().articles[0].text.split())
    lines = explained("Bao nhiêu xã đạt chuẩn nông thôn mới?")
    quotes = [line.text.removesuffix(" …") for line in lines if line.style == "quote"]
    assert quotes
    assert all(quote in printed for quote in quotes)


def test_sentence_of_another_article_is_told_with_its_title(tmp_path: Path) -> None:
    engine = engine_of(tmp_path, forests=FORESTS, coast=COAST)
    explanation = engine.explain("Khánh Hòa năm 2024 mở bao nhiêu lớp tập huấn?")
    text = "\n".join(line.text for line in explain(explanation, load_phrases()))
    assert "bài “Bình Định đẩy mạnh trồng rừng”, câu" in text


def test_nothing_asked_is_nothing_to_explain() -> None:
    talk = shipped().conversation()
    assert talk.explain() is None
    talk.ask("Xin chào")
    assert talk.explain() is None
    talk.ask("Ai chủ trì phiên họp?")
    assert talk.explain() is not None
    talk.forget()
    assert talk.explain() is None
