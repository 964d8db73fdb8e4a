"""The question that takes longest: python tests/chaos/worst.py [SECONDS SEED].

An attacker with a clock looks for it: of the questions found so far the slowest are changed, and
what takes longer than they did takes their place. The engine is the one that the bot asks, over the
shipped article; each question is the first of its conversation, and new to the engine: what it
remembers of words helps nobody who sends others each time. Asked again, it is by another engine.
"""

from __future__ import annotations

import gc
import random
import sys
import time
from collections.abc import Callable, Sequence
from functools import cache
from statistics import median

from engines import SEEDS, golden_questions

from faq import load_engine
from faq.engine import Engine

KEPT = 40
"""So many of the slowest are changed further."""
MEASURED = 10
"""So many of the slowest are asked again at the end, beside what people ask."""
WANTED = 20
"""So many times the median is what the worst question may cost."""
LONGEST = 1500
"""Characters; the engine reads only the first of them, which the attacker needn't know."""
ODD = (
    *("", " ", "\n", "\u200b", "\u202e", "\ud800", "\u0301" * 9, "ﷺ", "𝟙", "1/1/2024", "0,5%"),
    *("và", "hay", "không", "?", ";", ",", "bao nhiêu", "how many", "…", "(", "“", "-", "11,12"),
)


@cache
def engines() -> Sequence[Engine]:
    """Engines that have been asked half of what people ask, and whose memory stays, as the bot's.

    With the other half the median is measured: as new to the engine as what the attacker sends.
    """
    found = [load_engine([SEEDS]) for _ in range(5)]
    for engine in found:
        for question in golden_questions()[::2]:
            engine.ask(question)
    gc.freeze()
    return found


def cost(question: str, asked: Sequence[Engine]) -> float:
    """The seconds of computing that a question takes, at best of some engines."""
    found = []
    for engine in asked:
        begun = time.process_time()
        engine.ask(question)
        found.append(time.process_time() - begun)
    return min(found)


class Attacker:
    """Changes questions at random."""

    def __init__(self, questions: list[str], chance: random.Random) -> None:
        article = "".join(path.read_text(encoding="utf-8") for path in SEEDS.glob("*.txt"))
        self._questions = questions
        self._words = [*article.split(), *(word for one in questions for word in one.split())]
        self._chance = chance
        self._changes: tuple[Callable[[list[str]], list[str]], ...] = (
            self._more,
            self._other_words,
            self._slips,
            self._doubled,
            self._shuffled,
            self._shorter,
            self._joined,
            self._odd,
        )

    def changed(self, question: str) -> str:
        """A question like this one."""
        words = question.split(" ")
        for _ in range(self._chance.randint(1, 3)):
            words = self._chance.choice(self._changes)(words)
        return " ".join(words)[:LONGEST]

    def _place(self, words: list[str]) -> int:
        return self._chance.randrange(len(words) + 1)

    def _more(self, words: list[str]) -> list[str]:
        place, count = self._place(words), self._chance.choice((1, 3, 20))
        return [*words[:place], *self._chance.choices(self._words, k=count), *words[place:]]

    def _other_words(self, words: list[str]) -> list[str]:
        return [self._chance.choice((word, word, self._any())) for word in words]

    def _any(self) -> str:
        return self._chance.choice(self._words)

    def _slips(self, words: list[str]) -> list[str]:
        return [self._slip(word) if self._chance.random() < 0.4 else word for word in words]

    def _slip(self, word: str) -> str:
        place = self._chance.randrange(len(word) + 1)
        letter = self._chance.choice("abcdeghiklmnopqrstuvxyăâđêôơưaasfjwrx1./ ")
        return word[:place] + letter + word[place + self._chance.randint(0, 2) :]

    def _doubled(self, words: list[str]) -> list[str]:
        first, last = sorted((self._place(words), self._place(words)))
        return [*words[:last], *words[first:last], *words[last:]]

    def _shuffled(self, words: list[str]) -> list[str]:
        return self._chance.sample(words, len(words))

    def _shorter(self, words: list[str]) -> list[str]:
        first, last = sorted((self._place(words), self._place(words)))
        return [*words[:first], *words[last:]] or [""]

    def _joined(self, words: list[str]) -> list[str]:
        return [
            *words,
            self._chance.choice((";", "?", "và", "\n")),
            self._chance.choice(self._questions),
        ]

    def _odd(self, words: list[str]) -> list[str]:
        place = self._place(words)
        return [*words[:place], self._chance.choice(ODD), *words[place:]]


def search(seconds: float, chance: random.Random) -> tuple[list[str], int]:
    """The slowest questions found in so many seconds, slowest first, and how many were tried."""
    questions = golden_questions()
    attacker = Attacker(questions, chance)
    first, second, *_ = engines()
    slowest = sorted(((cost(one, [first]), one) for one in questions), reverse=True)[:KEPT]
    tried, end = len(questions), time.process_time() + seconds
    while time.process_time() < end:
        question = attacker.changed(chance.choice(slowest)[1])
        tried += 1
        took = cost(question, [first])
        if took > slowest[-1][0]:
            took = min(took, cost(question, [second]))  # Once may be chance.
            slowest = _ranked([*slowest, (took, question)])
    return [question for _, question in slowest[:MEASURED]], tried


def _ranked(found: list[tuple[float, str]]) -> list[tuple[float, str]]:
    return sorted(found, reverse=True)[:KEPT]


def measured(slowest: Sequence[str]) -> tuple[float, list[tuple[float, str]]]:
    """What people's median question costs, and each of the slowest, slowest first, in seconds.

    They take turns: a machine isn't as quick at all times.
    """
    fresh, usual = engines()[2:], golden_questions()[1::2]
    costs, found = [], []
    for place, question in enumerate(slowest):
        found.append((cost(question, fresh), question))
        costs += [cost(one, fresh) for one in usual[place :: len(slowest)]]
    return median(costs), _ranked(found)


def main(seconds: float = 120, seed: int = 1) -> None:
    """Search, and print what was found."""
    slowest, tried = search(seconds, random.Random(seed))
    usual, ((took, question), *_) = measured(slowest)
    print(f"median question {1000 * usual:.1f} ms; of {tried} the worst {1000 * took:.1f} ms:")
    print(f"  {took / usual:.1f} times the median (wanted: at most {WANTED})")
    print(f"  {len(question)} characters: {question[:200]!r}")


if __name__ == "__main__":
    main(*map(float, sys.argv[1:]))
