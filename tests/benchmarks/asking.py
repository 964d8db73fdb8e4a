"""Questions about a synthetic corpus, each asking for a figure of one of its sentences."""

from __future__ import annotations

import json
import random
import re
import unicodedata
from pathlib import Path

__all__ = ["write_questions"]

SEED = 7
_FIGURE = re.compile(r"\d+(?:[.,]\d+)*")


def write_questions(corpus: Path, count: int) -> Path:
    """Write questions to ``questions.jsonl`` of a corpus, one JSON object a line.

    Half of them are typed well, a quarter without diacritics, a quarter with two slips. Each has
    12 to 17 words and comes with the sentence that it was made of.
    """
    chance = random.Random(SEED)
    sentences = (corpus / "sentences.txt").read_text(encoding="utf-8").split("\n")[:-1]
    lines: list[str] = []
    while len(lines) < count:
        sentence = chance.choice(sentences)
        figure = _FIGURE.search(sentence)
        if figure is None or len(sentence.split()) < 14:
            continue
        question = _question(sentence, figure, chance)
        form = ("plain", "plain", "nodia", "typo")[len(lines) % 4]
        if form == "nodia":
            question = _folded(question)
        if form == "typo":
            question = _with_slip(_with_slip(question, chance), chance)
        asked = {"question": question, "form": form, "sentence": sentence}
        lines.append(json.dumps(asked, ensure_ascii=False))
    path = corpus / "questions.jsonl"
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def _question(sentence: str, figure: re.Match[str], chance: random.Random) -> str:
    """The words around a figure, "bao nhiêu" in its place."""
    before, after = sentence[: figure.start()].split(), sentence[figure.end() :].split()
    length = chance.randint(12, 17) - 2
    tail = after[: max(length - len(before), length // 2)]
    head = before[-(length - len(tail)) :]
    return f"{' '.join((*head, 'bao nhiêu', *tail)).rstrip('.,;')}?"


def _folded(text: str) -> str:
    plain = "".join(unicodedata.normalize("NFD", letter)[0] for letter in text)
    return plain.replace("đ", "d").replace("Đ", "D")


def _with_slip(text: str, chance: random.Random) -> str:
    """Two neighbouring letters exchanged, or one left out."""
    places = [m.start() for m in re.finditer(r"(?<=\w)\w(?=\w)", text)]
    place = chance.choice(places)
    if chance.random() < 0.5:
        return text[:place] + text[place + 1 :]
    return text[:place] + text[place + 1] + text[place] + text[place + 2 :]
