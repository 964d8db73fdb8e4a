"""Files that no one can use, among those that are answered from."""

from __future__ import annotations

from pathlib import Path
from queue import Queue

import pytest
from bot_api_server import PATIENCE
from broken_files import BROKEN, HOSTILE_YAML, ODD, put, write_broken, write_odd
from engines import COAST, FORESTS
from hypothesis import example, given
from hypothesis import strategies as st

from bot.watching import watching
from faq import Change, LiveEngine, LoadError, load_engine
from faq.documents.articles import Article
from faq.documents.corpus import CorpusReader
from faq.index import build_index
from faq.lexicon import load_lexicon
from faq.own import OwnReader

POOR = "Huyện Vân Canh có bao nhiêu hộ nghèo?"
CLASSES = "Khánh Hòa mở bao nhiêu lớp tập huấn?"
PIECES = (
    *("Chiều 14/11, ", "UBND tỉnh ", "họp. ", "5 xã; ", "327/411 xã", " (trong đó ", ")"),
    *("ông Nguyễn Văn A - Chủ tịch ", "Phó ", "năm ", "tháng ", "6 tháng đầu năm ", "2024"),
    *("tăng ", "12,5%", " triệu đồng", "./.", "…", "“", "\n", "\r\n", "\u2028", "\t", "\u0301"),
    *("---\n", "title: A\n", "1.", "- ", "# ", "Ảnh: ", "http://a.vn/", "v.v.", "II", "từ 5 đến "),
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "rung.txt").write_text(FORESTS, encoding="utf-8")
    return tmp_path


def test_two_hundred_broken_files_among_which_one_is_good(folder: Path) -> None:
    live = LiveEngine([folder])
    changes: Queue[Change] = Queue()
    with watching(live, changes.put):
        broken = write_broken(folder)
        put(folder / "cang.txt", COAST.encode())
        write_odd(folder)
        while "9 lớp" not in live.engine.ask(CLASSES).text:
            assert "18 hộ" in live.engine.ask(POOR).text
            changes.get(timeout=PATIENCE)
    live.refresh()
    assert "18 hộ" in live.engine.ask(POOR).text
    assert len(broken) == BROKEN
    assert {article.name for article in live.engine.articles} == {"rung.txt", "cang.txt", *ODD}
    assert {fault.path for fault in live.faults} == set(map(str, broken))
    messages = list(map(str, live.faults))
    assert len(messages) == len(set(messages))
    assert all(message.isprintable() for message in messages)
    assert max(len(message.rpartition("/")[2]) for message in messages) < 400
    with pytest.raises(LoadError) as caught:
        load_engine([folder])
    assert caught.value.faults == live.faults


@pytest.mark.parametrize(
    ("place", "poor", "name"),
    [
        ("chợ Tây", "7", "tags.txt"),
        ("chợ Đông", "8", "piled.txt"),
        ("chợ Nam", "9", "decomposed.txt"),
        ("chợ Bắc", "10", "signs.txt"),
        ("chợ Hạ", "11", "ends.md"),
        ("chợ Trung", "12", "y" * 251 + ".txt"),
        ("chợ Thượng", "13", "wide.txt"),
    ],
)
def test_odd_articles_are_answered_from(tmp_path: Path, place: str, poor: str, name: str) -> None:
    write_odd(tmp_path)
    reply = load_engine([tmp_path]).ask(f"Có bao nhiêu hộ nghèo ở {place}?")
    (citation,) = reply.citations
    sentence = citation.sentence
    assert (sentence.article.name, poor in reply.text) == (name, True)
    assert sentence.article.text[sentence.start : sentence.end] == sentence.text


@given(st.lists(st.sampled_from(PIECES), max_size=60).map("".join) | st.text(max_size=300))
def test_whatever_is_read_can_be_taken_apart(text: str) -> None:
    index = build_index([Article("a.txt", text)], load_lexicon())
    for fact in index.facts:
        assert fact.text
        assert fact.subject.strip() == fact.subject


@given(content=st.binary(max_size=300) | st.sampled_from(HOSTILE_YAML).map(str.encode))
@example(content="\u07b2:".encode())
def test_whatever_the_bytes_a_file_is_read_or_told_of(
    tmp_path_factory: pytest.TempPathFactory, content: bytes
) -> None:
    folder = tmp_path_factory.mktemp("files")
    for name in ("a.txt", "b.md", "b.yaml", "intents.yaml"):
        (folder / name).write_bytes(content)
    (folder / "b.md").write_text(COAST, encoding="utf-8")
    corpus, own = CorpusReader([folder]).read(), OwnReader([folder]).read()
    assert {article.name for article in corpus.articles} <= {"a.txt", "b.md"}
    assert all(str(fault).isprintable() for fault in (*corpus.faults, *own.faults))
