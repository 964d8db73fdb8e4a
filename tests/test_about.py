"""Questions about the article itself are answered from its head and headings, with their lines."""

from __future__ import annotations

import pytest
from engines import cited, engine_of

from faq.engine import Engine

TEXT = """Thời sự
05/06/2024 08:30
Xã An Bình mở chợ mới

Sáng 4/6, xã An Bình khai trương chợ mới với 40 sạp hàng cho bà con trong xã.

Dân đến từ sớm

Nhiều người dân trong xã đã đến chợ từ sáng sớm để mua hàng.
"""


@pytest.fixture(scope="module")
def engine(tmp_path_factory: pytest.TempPathFactory) -> Engine:
    return engine_of(tmp_path_factory.mktemp("articles"), cho=TEXT)


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("Bài này nằm ở chuyên mục nào?", "Thời sự"),
        ("bai nay nam o chuyen muc nao", "Thời sự"),
        ("Which section of the paper was this published in?", "Thời sự"),
        ("Tiêu đề của bài báo là gì?", "Xã An Bình mở chợ mới"),
        ("What is the headline of the article?", "An Bình"),
        ("Bài báo này đăng ngày nào?", "5/6/2024"),
        ("When was this article published?", "2024-06-05"),
        ("Các đề mục trong bài là gì?", "Dân đến từ sớm"),
    ],
)
def test_told(engine: Engine, question: str, words: str) -> None:
    reply = engine.ask(question)
    assert reply.status == "answered"
    assert words in reply.text
    assert cited(reply)


def test_what_the_head_does_not_say_is_not_told(tmp_path_factory: pytest.TempPathFactory) -> None:
    text = "Xã An Bình mở chợ mới\n\nSáng 4/6, xã An Bình khai trương chợ mới với 40 sạp hàng.\n"
    engine = engine_of(tmp_path_factory.mktemp("articles"), cho=text)
    for question in ("Bài này nằm ở chuyên mục nào?", "Bài báo này đăng ngày nào?"):
        reply = engine.ask(question)
        assert reply.status == "unknown"
        assert reply.citations == ()
