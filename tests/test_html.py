"""Replies as HTML: parsed as Telegram parses it, people see what was meant, and all of it."""

from __future__ import annotations

import re

import pytest
from bot_api_server import parse_html, surface, surfaces, units
from fakes import ARTICLE, EXAMPLES, MARK, SENTENCES
from hypothesis import given
from hypothesis import strategies as st
from telegram import MessageEntity

from bot.telegram.html import (
    LIMIT,
    Block,
    Run,
    before,
    plain,
    read_message,
    render_messages,
    utf16_length,
)
from bot.telegram.replies import MOST_CITATIONS, reply_blocks
from faq.documents.articles import Article, Sentence
from faq.phrases import load_phrases
from faq.reply import Citation, Reply

PHRASES = load_phrases()
ANSWER = Reply("?", "answered", "vi", "327/411 xã", 93, "", (Citation(SENTENCES[1], (MARK,)),))
TAGS = ("b", "i", "blockquote", "blockquote expandable", 'a href="https://x.vn/?a=1&amp;b=2"')
STYLES = st.sampled_from(
    [(), ("b",), ("i",), ("blockquote",), ("blockquote expandable", "b"), ("i", TAGS[4])]
)
WORDS = st.text(
    st.one_of(
        st.characters(codec="utf-8", exclude_categories=("Cc", "Cn")),
        st.sampled_from('<>&"; \n\u0301\u200d\ufe0f😀ễ'),
    ),
    max_size=60,
)
TEXTS = st.builds(lambda words, times: words * times, WORDS, st.integers(1, 150))
RUNS = st.builds(Run, TEXTS, STYLES)
BLOCKS = st.lists(st.lists(RUNS, max_size=4).map(tuple), max_size=5)


def visible(blocks: list[Block] | tuple[Block, ...]) -> str:
    return "".join(run.text for block in blocks for run in block)


@given(BLOCKS)
def test_everything_is_seen_in_pieces_that_fit(blocks: list[Block]) -> None:
    pieces = [parse_html(message)[0] for message in render_messages(blocks)]
    assert "".join("".join(pieces).split()) == "".join(visible(blocks).split())
    assert all(1 <= units(piece) <= LIMIT and piece == piece.strip() for piece in pieces)


@given(BLOCKS)
def test_only_our_own_entities(blocks: list[Block]) -> None:
    bold = "".join(run.text for block in blocks for run in block if "b" in run.tags)
    links = "".join(run.text for block in blocks for run in block if TAGS[4] in run.tags)
    seen = {"bold": "", "text_link": ""}
    for message in render_messages(blocks):
        text, entities = parse_html(message)
        for entity in entities:
            if entity["type"] in seen:
                seen[entity["type"]] += surface({"text": text}, entity)
            if entity["type"] == "text_link":
                assert entity["url"] == "https://x.vn/?a=1&b=2"
    assert "".join(seen["bold"].split()) == "".join(bold.split())
    assert "".join(seen["text_link"].split()) == "".join(links.split())


@given(BLOCKS)
def test_a_message_that_comes_back_is_read_as_it_was_sent(blocks: list[Block]) -> None:
    for sent in render_messages(blocks):
        text, entities = parse_html(sent)
        block = read_message(text, [MessageEntity(**entity) for entity in entities])
        assert "".join(run.text for run in block) == text
        if block:
            again = parse_html(render_messages([block])[0])
            assert (again[0], sorted(map(str, again[1]))) == (text, sorted(map(str, entities)))


def test_a_message_that_came_back_is_cut() -> None:
    text, entities = parse_html("<b>Có 😀 xã</b>\n\n<blockquote>một <b>hai</b></blockquote>")
    block = read_message(text, [MessageEntity(**entity) for entity in entities])
    assert render_messages([before(block, text.index("một"))]) == ("<b>Có 😀 xã</b>",)
    assert render_messages([before(block, text.index("ai"))])[0].endswith("<b>h</b></blockquote>")


@given(st.text(st.characters()))
def test_any_text_can_be_sent(text: str) -> None:
    for message in render_messages(plain(text)):
        message.encode("utf-8")
        parse_html(message)


@pytest.mark.parametrize(("text", "length"), [("", 0), ("ễ", 1), ("e\u0302\u0303", 3), ("😀", 2)])
def test_utf16_length(text: str, length: int) -> None:
    assert utf16_length(text) == length


@pytest.mark.parametrize("blocks", [(), ((),), ((Run(" \n"),),), ((Run("\x00\ud800"),),)])
def test_nothing_visible_is_no_message(blocks: tuple[Block, ...]) -> None:
    assert render_messages(blocks) == ()


@pytest.mark.parametrize(
    ("text", "ends"),
    [
        ("dòng một\n" * 600, "một"),
        ("Một câu dài. Câu nữa " * 300, "dài."),
        ("chữ " * 1500, "chữ"),
        ("😀" * 3000, "😀"),
        ("e\u0302\u0303" * 2000, "e\u0302\u0303"),
        ("\u0301" * 5000, "\u0301"),
    ],
)
def test_cut_falls_between_lines_sentences_words_letters(text: str, ends: str) -> None:
    first, *others = render_messages(((Run(text),),))
    assert LIMIT // 2 < utf16_length(first) <= LIMIT
    assert first.endswith(ends)
    assert len(others) == 1
    assert not others[0].startswith("\u0303")


def test_tags_are_closed_and_opened_again_at_a_cut() -> None:
    words = "chữ " * 1500
    messages = render_messages(((Run(words, ("blockquote",)), Run("hết", ("blockquote", "b"))),))
    assert [message[:12] for message in messages] == ["<blockquote>"] * 2
    assert messages[1].endswith("<b>hết</b></blockquote>")


def test_blocks_are_not_cut_while_they_fit() -> None:
    blocks = tuple((Run(letter * 1500),) for letter in "abcde")
    messages = render_messages(blocks)
    assert [set(message) - {"\n"} for message in messages] == [set("ab"), set("cd"), set("e")]


@pytest.mark.parametrize(("second", "messages"), [(2047, 1), (2048, 2)])
def test_message_is_filled_to_the_last_unit(second: int, messages: int) -> None:
    blocks = ((Run("a" * 2047),), (Run("b" * second, ("b",)),))
    assert len(render_messages(blocks)) == messages
    assert len(render_messages(((Run("a" * (second + 2049)),),))) == messages


def test_answer() -> None:
    (message,) = render_messages(reply_blocks(ANSWER, PHRASES))
    assert message == (
        "<b>327/411 xã</b>\n\n"
        "<blockquote>Đến nay, toàn tỉnh có <b>327/411</b> xã đạt chuẩn; có 127 xã nâng cao."
        "</blockquote>\n<i>Phiên họp tháng 11 · 14/11/2024 · câu 2</i>"
    )


def test_only_the_first_line_of_an_answer_is_bold() -> None:
    (message,) = render_messages(reply_blocks(ANSWER._replace(text="Có hai:\n• a\n• b"), PHRASES))
    assert message.startswith("<b>Có hai:</b>\n• a\n• b\n\n<blockquote>")


@pytest.mark.parametrize("status", ["unknown", "unsure", "smalltalk"])
def test_what_is_no_answer_is_not_bold(status: str) -> None:
    reply = Reply("?", status, "vi", "1 < 2 & 3", 0, suggestions=EXAMPLES[:2])  # type: ignore[arg-type]
    (message,) = render_messages(reply_blocks(reply, PHRASES))
    assert message == f"1 &lt; 2 &amp; 3\n\n1. {EXAMPLES[0]}\n2. {EXAMPLES[1]}"


def quote(text: str, marks: tuple[tuple[int, int], ...] = (), **fields: str) -> str:
    article = Article("bài.txt", text, **fields)
    citation = Citation(Sentence(article, 1, 0, len(text)), marks)
    blocks = reply_blocks(ANSWER._replace(citations=(citation,), language="en"), PHRASES)
    return render_messages(blocks)[0].partition("\n\n")[2]


def test_article_is_escaped_too() -> None:
    message = quote('<b>"A" & B</b>', title="<i>")
    assert message == (
        '<blockquote>&lt;b&gt;"A" &amp; B&lt;/b&gt;</blockquote>\n<i>&lt;i&gt; · sentence 1</i>'
    )


def test_source_without_title_or_date() -> None:
    assert quote("x").endswith("<i>bài.txt · sentence 1</i>")


def test_source_with_address_is_a_link() -> None:
    message = quote("x", title="Tin", url='https://x.vn/?a="1"&b=2', date="2024-11")
    link = '<a href="https://x.vn/?a=&quot;1&quot;&amp;b=2#:~:text=x">Tin</a>'
    assert message.endswith(f"<i>{link} · 2024-11 · sentence 1</i>")


@pytest.mark.parametrize("url", ["javascript:alert(1)", "tg://user?id=1", "x.vn", "http://["])
def test_only_web_addresses_are_linked(url: str) -> None:
    assert "<a" not in quote("x", url=url)


@pytest.mark.parametrize(
    ("marks", "wanted"),
    [
        (((0, 2), (2, 4)), "<b>ab</b><b>cd</b>ef"),
        (((0, 3), (1, 4)), "<b>abc</b><b>d</b>ef"),
        (((4, 99),), "abcd<b>ef</b>"),
        (((2, 2),), "abcdef"),
        (((50, 60),), "abcdef"),
    ],
)
def test_marks(marks: tuple[tuple[int, int], ...], wanted: str) -> None:
    body = re.sub(r"</b><b>", "", wanted)
    assert quote("abcdef", marks).startswith(f"<blockquote>{body}</blockquote>")


def test_long_quotation_can_be_unfolded() -> None:
    assert quote("chữ " * 120).startswith("<blockquote expandable>")
    assert quote("chữ " * 50).startswith("<blockquote>")


def test_quotations_beyond_a_number_are_counted() -> None:
    reply = ANSWER._replace(citations=ANSWER.citations * (MOST_CITATIONS + 3))
    messages = render_messages(reply_blocks(reply, PHRASES))
    texts = [parse_html(message) for message in messages]
    seen = [{"text": text, "entities": entities} for text, entities in texts]
    quotes = [quoted for message in seen for quoted in surfaces(message, "blockquote")]
    assert quotes == [SENTENCES[1].text] * MOST_CITATIONS
    assert "3" in texts[-1][0].splitlines()[-1]
    assert ARTICLE.title in texts[0][0]
