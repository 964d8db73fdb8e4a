"""Corpora of any size, made by a seeded generator out of the articles at hand.

They are synthetic, and no more than a stand-in for real news: clauses of real sentences are put
together anew, their figures drawn again, their names and some of their words exchanged for others.
What must be as in real text for a search to cost what it would cost there is kept: the lengths of
sentences, common words being common, and a vocabulary that goes on growing with its text (names
are drawn by a Pitman-Yor process, whose number of different names grows with a power of the text).
Their statements are nonsense.

As a program, it writes a corpus: ``python tests/benchmarks/corpora.py 1000 FOLDER``.
"""

from __future__ import annotations

import argparse
import random
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

__all__ = ["SHARED", "Generator", "read_sources", "write_corpus"]

ROOT = Path(__file__).parent.parent.parent
SHARED = ROOT.parent / "shared"
SEED = 20241114
SENTENCES_PER_ARTICLE = 40
ARTICLES_PER_FOLDER = 500
OWN_WORDS = 12
"""How many words an article has that it comes back to."""
OWN_SHARE = 0.12
"""The share of words exchanged for one of those."""

_SENTENCE = re.compile(r"(?<=[.!?…])\s+(?=[A-ZÀ-ỸĐ])|\n+")
_PART = re.compile(r"[,;] ")
_NAME = r"(?:[A-ZÀ-ỸĐ][a-zà-ỹđ]+)"
_SLOT = re.compile(rf"(?P<name>{_NAME}(?: {_NAME})+)|(?P<figure>\d+(?:[.,]\d+)*)|(?P<word>\w+)")
_SYLLABLE = re.compile(r"([^aeiouyà-ỹ]*)(.+)", re.IGNORECASE)


def read_sources(*, shared: Path = SHARED, is_foreign: bool = False) -> list[str]:
    """The texts that corpora are made of: all that is at hand, in a fixed order.

    Args:
        shared: a folder with more articles, which may be missing.
        is_foreign: whether the shipped article is left out, so that nothing it says is said.

    """
    paths = [] if is_foreign else sorted((ROOT / "seeds").glob("*.txt"))
    for folder in ("articles", "xquad/articles"):
        paths += sorted((shared / folder).glob("*.txt"))
    return [path.read_text(encoding="utf-8") for path in paths]


@dataclass
class _Names:
    """Names that come again: a few often, ever new ones seldom (Pitman-Yor)."""

    chance: random.Random
    syllables: Sequence[str]
    discount: float = 0.6
    strength: float = 20.0
    used: list[int] = field(default_factory=list)
    names: list[str] = field(default_factory=list)
    counts: list[int] = field(default_factory=list)

    def draw(self) -> str:
        """A name: one used before, the likelier the more often it was, or a new one."""
        total, chance = len(self.used), self.chance
        new = (self.strength + self.discount * len(self.names)) / (self.strength + total)
        number = len(self.names)
        if chance.random() >= new:
            while True:
                number = chance.choice(self.used)
                if chance.random() >= self.discount / self.counts[number]:
                    break
        else:
            self.names.append(self._coin())
            self.counts.append(0)
        self.used.append(number)
        self.counts[number] += 1
        return self.names[number]

    def _coin(self) -> str:
        """Two or three syllables, each the onset of one that is known and the rime of another."""
        return " ".join(self._syllable().capitalize() for _ in range(self.chance.choice((2, 2, 3))))

    def _syllable(self) -> str:
        if self.chance.random() < 0.7:
            return self.chance.choice(self.syllables)
        onset, rime = (_SYLLABLE.match(self.chance.choice(self.syllables)) for _ in range(2))
        return onset[1] + rime[2] if onset and rime else self.chance.choice(self.syllables)


class Generator:
    """Articles without end, the same ones for the same sources and seed."""

    def __init__(self, sources: Sequence[str], seed: int = SEED) -> None:
        self._chance = random.Random(seed)
        sentences = [
            sentence.strip()
            for text in sources
            for sentence in _SENTENCE.split(text)
            if 6 <= len(sentence.split()) <= 60
        ]
        parts = [_PART.split(sentence.rstrip(".!?…/ ")) for sentence in sentences]
        self._firsts = [first for first, *_ in parts]
        self._lasts = [part for _, *rest in parts for part in rest if len(part.split()) >= 3]
        self._lengths = [len(own) for own in parts]
        words = [w for s in sentences for w in re.findall(r"\b[a-zà-ỹđ]+\b", s)]
        self._words = words
        self._names = _Names(self._chance, sorted(set(words)))

    def articles(self) -> Iterator[tuple[str, list[str]]]:
        """Articles, each as its text and the sentences that it was made of, the title first."""
        while True:
            own = [self._word() for _ in range(OWN_WORDS)]
            count = self._chance.randint(SENTENCES_PER_ARTICLE // 2, SENTENCES_PER_ARTICLE * 3 // 2)
            title, *body = [self._sentence(own) for _ in range(count)]
            title = title.rstrip(".").partition(";")[0]
            body[0] = f"Ngày {self._date()}, {body[0]}"
            yield f"{title}\n\n{self._paragraphs(body)}\n", [title, *body]

    def _sentence(self, own: Sequence[str]) -> str:
        chance = self._chance
        parts = [chance.choice(self._firsts)]
        parts += [chance.choice(self._lasts) for _ in range(chance.choice(self._lengths) - 1)]

        def fill(slot: re.Match[str]) -> str:
            if slot["name"]:
                return self._names.draw()
            if slot["figure"]:
                return self._figure(slot["figure"])
            is_plain = slot["word"].islower() and chance.random() < OWN_SHARE
            return chance.choice(own) if is_plain else slot["word"]

        sentence = _SLOT.sub(fill, ", ".join(parts))
        return f"{sentence[:1].upper()}{sentence[1:]}."

    def _figure(self, figure: str) -> str:
        """Another figure of the same kind: a year for a year, what may be a day for such."""
        if figure.isdigit() and 1900 < int(figure) < 2100:
            return str(self._chance.randint(2000, 2030))
        if figure.isdigit() and int(figure) <= 28:
            return str(self._chance.randint(1, 28))
        digits = (str(self._chance.randint(1, 9)) if s.isdigit() else s for s in figure)
        return "".join(digits)

    def _word(self) -> str:
        return self._chance.choice(self._words)

    def _date(self) -> str:
        day, month, year = (
            self._chance.randint(*span) for span in ((1, 28), (1, 12), (2014, 2023))
        )
        return f"{day}/{month}/{year}"

    def _paragraphs(self, sentences: Sequence[str]) -> str:
        written, position = [], 0
        while position < len(sentences):
            length = self._chance.randint(1, 4)
            written.append(" ".join(sentences[position : position + length]))
            position += length
        return "\n\n".join(written)


def write_corpus(folder: Path, size: int, sources: Sequence[str], seed: int = SEED) -> Path:
    """Write articles with so many sentences altogether, unless the folder has them already.

    ``articles/`` holds the articles, ``sentences.txt`` their sentences, one a line.

    Returns:
        The folder.

    """
    sentences = folder / "sentences.txt"
    if sentences.exists():
        return folder
    draft = folder / "sentences.draft"
    (folder / "articles").mkdir(parents=True, exist_ok=True)
    left = size
    with draft.open("w", encoding="utf-8") as lines:
        for number, (text, own) in enumerate(Generator(sources, seed).articles()):
            if len(own) > left:  # The last one: as many paragraphs of one sentence as are left.
                own = own[:left]
                text = "\n\n".join(own) + "\n"
            place = folder / "articles" / f"{number // ARTICLES_PER_FOLDER:03}"
            place.mkdir(exist_ok=True)
            (place / f"{number:06}.txt").write_text(text, encoding="utf-8")
            lines.writelines(f"{sentence}\n" for sentence in own)
            left -= len(own)
            if not left:
                break
    draft.replace(sentences)
    return folder


def _main() -> None:
    parser = argparse.ArgumentParser(description="Write a synthetic corpus.")
    parser.add_argument("size", type=int, help="how many sentences")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--shared", type=Path, default=SHARED, help="folder with more articles")
    parser.add_argument("--foreign", action="store_true", help="leave the shipped article out")
    parser.add_argument("--seed", type=int, default=SEED)
    chosen = parser.parse_args()
    sources = read_sources(shared=chosen.shared, is_foreign=chosen.foreign)
    write_corpus(chosen.folder, chosen.size, sources, chosen.seed)


if __name__ == "__main__":
    _main()
