"""Links that open an article at a sentence: a browser finds the sentence by them, and no other."""

from __future__ import annotations

from urllib.parse import unquote

import pytest
from engines import shipped

from bot.telegram.links import address_of
from faq.documents.articles import Article, Sentence

URL = "https://baonghean.vn/tin-123.html"


def sentence_in(text: str, words: str, url: str = URL) -> Sentence:
    start = text.index(words)
    return Sentence(Article("a.txt", text, url=url), 1, start, start + len(words))


def opened(text: str, address: str) -> str:
    """The words that a browser marks: the first start, and the first end after it."""
    text = " ".join(text.split())
    first, _, last = address.partition("#:~:text=")[2].partition(",")
    assert not {*first, *last} & set(" -&,")
    start = text.index(unquote(first))
    begun = start + len(unquote(first))
    end = text.index(unquote(last), begun) + len(unquote(last)) if last else begun
    return text[start:end]


def test_short_sentence_is_named_in_full() -> None:
    address = address_of(sentence_in("Một. Hai - ba, bốn & năm. Sáu.", "Hai - ba, bốn & năm."))
    assert address == f"{URL}#:~:text=Hai%20%2D%20ba%2C%20b%E1%BB%91n%20%26%20n%C4%83m."


def test_long_sentence_is_named_by_its_ends() -> None:
    words = (
        "Đến nay, toàn tỉnh có 327/411 xã đạt chuẩn nông thôn mới và 25 xã nông thôn mới kiểu mẫu."
    )
    address = address_of(sentence_in(f"Tin. {words} Hết.", words))
    assert len(address) < 250
    assert opened(f"Tin. {words} Hết.", address) == words


def test_words_that_stand_twice_are_named_until_they_differ() -> None:
    same = "Chủ tịch Ủy ban nhân dân tỉnh nêu rõ yêu cầu"
    words = f"{same} thứ hai là giữ rừng, giữ nước cho muôn đời con cháu mai sau."
    text = f"{same} thứ nhất là trồng cây. {words}"
    assert opened(text, address_of(sentence_in(text, words))) == words


def test_an_address_that_points_into_the_page_goes_on_doing_so() -> None:
    address = address_of(sentence_in("Một.", "Một.", f"{URL}#binh-luan"))
    assert address == f"{URL}#binh-luan:~:text=M%E1%BB%99t."


@pytest.mark.parametrize("url", ["", "javascript:alert(1)", "tg://user?id=1", "x.vn", "http://["])
def test_no_web_address_no_link(url: str) -> None:
    assert address_of(sentence_in("Một.", "Một.", url)) == ""


def test_every_sentence_of_the_shipped_article_is_opened_and_no_other() -> None:
    for sentence in shipped().sentences:
        text = sentence.article.text
        linked = Sentence(Article("a.txt", text, url=URL), 1, sentence.start, sentence.end)
        if text.find(sentence.text) == sentence.start:
            assert opened(text, address_of(linked)) == " ".join(sentence.text.split())
