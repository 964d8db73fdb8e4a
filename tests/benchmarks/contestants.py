"""What is measured: the program itself, and the search engines that it is compared with.

Ours gives a whole answer, proved and quoted; the others are asked for ten sentences, no more.
"""

from __future__ import annotations

import inspect
import re
import sqlite3
import unicodedata
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Protocol

__all__ = ["CONTESTANTS", "Contestant"]

MOST = 10
_WORD = re.compile(r"\w+")


def _words(text: str) -> list[str]:
    return _WORD.findall(unicodedata.normalize("NFC", text).lower())


def _sentences(corpus: Path) -> list[str]:
    return (corpus / "sentences.txt").read_text(encoding="utf-8").split("\n")[:-1]


class Contestant(Protocol):
    """Something that finds sentences."""

    def build(self, corpus: Path, folder: Path) -> None:
        """Index a corpus (see ``corpora``), and keep the index in a folder if it can be kept."""

    def open(self, corpus: Path, folder: Path) -> None:
        """Make ready to be asked about what was built."""

    def ask(self, question: str) -> str:
        """The sentence that comes first; empty for none."""


class Ours:
    """hoidap: the whole answer."""

    def build(self, corpus: Path, folder: Path) -> None:
        from faq import load_engine

        self._engine = load_engine([corpus / "articles"], **self._kept(folder))

    def open(self, corpus: Path, folder: Path) -> None:
        self.build(corpus, folder)

    def ask(self, question: str) -> str:
        reply = self._engine.ask(question)
        return reply.citations[0].sentence.text if reply.citations else ""

    def _kept(self, folder: Path) -> dict[str, Any]:
        from faq import load_engine

        kept = {"cache": folder / "cache", "index": folder / "index"}
        known = inspect.signature(load_engine).parameters
        return {name: path for name, path in kept.items() if name in known}


class Bm25s:
    """bm25s on NumPy."""

    backend = "numpy"

    def build(self, corpus: Path, folder: Path) -> None:
        import bm25s

        retriever = bm25s.BM25(backend=self.backend)
        retriever.index([_words(s) for s in _sentences(corpus)], show_progress=False)
        retriever.save(folder, show_progress=False)

    def open(self, corpus: Path, folder: Path) -> None:
        import bm25s

        self._sentences = _sentences(corpus)
        self._retriever = bm25s.BM25.load(folder, show_progress=False)
        self._retriever.backend = self.backend
        if self.backend == "numba":
            self._retriever.activate_numba_scorer()

    def ask(self, question: str) -> str:
        most = min(MOST, len(self._sentences))
        found = self._retriever.retrieve([_words(question)], k=most, show_progress=False)
        return self._sentences[found.documents[0, 0]]


class Bm25sNumba(Bm25s):
    """The same, compiled by Numba."""

    backend = "numba"

    def open(self, corpus: Path, folder: Path) -> None:
        import numba  # noqa: F401  # bm25s does without where it is missing; then this is no peer

        super().open(corpus, folder)


class Tantivy:
    """tantivy, a library written in Rust."""

    def build(self, corpus: Path, folder: Path) -> None:
        import tantivy

        schema = tantivy.SchemaBuilder()
        schema.add_text_field("text", stored=True, tokenizer_name="default")
        index = tantivy.Index(schema.build(), path=str(folder))
        writer = index.writer(heap_size=128_000_000, num_threads=1)
        for sentence in _sentences(corpus):
            writer.add_document(tantivy.Document(text=sentence))
        writer.commit()
        writer.wait_merging_threads()

    def open(self, corpus: Path, folder: Path) -> None:
        import tantivy

        self._index = tantivy.Index.open(str(folder))
        self._searcher = self._index.searcher()

    def ask(self, question: str) -> str:
        query = self._index.parse_query(" ".join(_words(question)), ["text"])
        hits = self._searcher.search(query, MOST).hits
        return self._searcher.doc(hits[0][1])["text"][0] if hits else ""


class Fts5:
    """The full-text search of SQLite."""

    def build(self, corpus: Path, folder: Path) -> None:
        with sqlite3.connect(folder / "fts5.sqlite3") as connection:
            connection.execute(
                "CREATE VIRTUAL TABLE sentence USING "
                "fts5(text, tokenize='unicode61 remove_diacritics 0')"
            )
            rows = ((sentence,) for sentence in _sentences(corpus))
            connection.executemany("INSERT INTO sentence VALUES (?)", rows)
        connection.close()

    def open(self, corpus: Path, folder: Path) -> None:
        self._connection = sqlite3.connect(folder / "fts5.sqlite3")

    def ask(self, question: str) -> str:
        words = " OR ".join(f'"{word}"' for word in _words(question))
        found = self._connection.execute(
            "SELECT text FROM sentence WHERE sentence MATCH ? ORDER BY rank LIMIT ?", (words, MOST)
        ).fetchall()
        return found[0][0] if found else ""


class RapidFuzz:
    """Every sentence compared with the question."""

    _sentences: Sequence[str]

    def build(self, corpus: Path, folder: Path) -> None:
        self._sentences = [" ".join(_words(sentence)) for sentence in _sentences(corpus)]

    def open(self, corpus: Path, folder: Path) -> None:
        self.build(corpus, folder)
        self._printed = _sentences(corpus)

    def ask(self, question: str) -> str:
        from rapidfuzz import fuzz, process

        asked = " ".join(_words(question))
        found = process.extract(asked, self._sentences, scorer=fuzz.token_set_ratio, limit=MOST)
        return self._printed[found[0][2]]


CONTESTANTS: dict[str, type[Contestant]] = {
    "hoidap": Ours,
    "bm25s": Bm25s,
    "bm25s+numba": Bm25sNumba,
    "tantivy": Tantivy,
    "FTS5": Fts5,
    "rapidfuzz": RapidFuzz,
}
"""Name → what goes by it; ours first."""
