"""Confidence: how often answers of a score have been right, as measured on question files.

The table stands in ``data/calibration.yaml``; `hoidap eval FILE … --calibrate` makes it anew.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path

from faq.values import NamedTuple

__all__ = ["Calibration", "fit_calibration", "load_calibration"]

_PATH = Path(__file__).parent / "data" / "calibration.yaml"
_HEADING = """# How often answers were right, in per cent, by the score of their clause; made by
#   hoidap eval tests/golden/*.jsonl --calibrate faq/data/calibration.yaml
"""
_WIDTH = 10
_LOW = 40
# So many answers count for a score beside those measured: few answers tell little.
_PRIOR = 4.0


class Calibration(NamedTuple):
    """A rising line through measured points."""

    points: tuple[tuple[float, float], ...]
    """Score and confidence, both 0 to 100, both strictly ascending."""

    def confidence(self, score: float) -> float:
        """The confidence of a score, 0 to 100."""
        return _along(self.points, score)

    def score(self, confidence: float) -> float:
        """The score that has a confidence."""
        return _along([(y, x) for x, y in self.points], confidence)

    def format(self) -> str:
        """The table as its file has it."""
        lines = (f"  {score:g} = {confidence:.1f}" for score, confidence in self.points)
        return f"{_HEADING}points: |\n" + "\n".join(lines) + "\n"


def _along(points: Iterable[tuple[float, float]], at: float) -> float:
    line = list(points)
    after = min(max(bisect_right([x for x, _ in line], at), 1), len(line) - 1)
    (x0, y0), (x1, y1) = line[after - 1], line[after]
    return min(100.0, max(0.0, y0 + (y1 - y0) * (at - x0) / (x1 - x0)))


def fit_calibration(answers: Iterable[tuple[float, bool]]) -> Calibration:
    """Fit the line to answers, each with its score and whether it was right.

    Scores are taken together in steps of ten. A step with fewer right answers than the one below
    is joined with it, so that a higher score never has a lower confidence.
    """
    steps: dict[float, list[bool]] = {low + _WIDTH / 2: [] for low in range(_LOW, 100, _WIDTH)}
    for score, is_right in answers:
        middle = max(_LOW, min(int(score), 99) // _WIDTH * _WIDTH) + _WIDTH / 2
        steps[middle].append(is_right)
    blocks: list[tuple[list[float], float, float]] = []
    for middle, rights in sorted(steps.items()):
        blocks.append(([middle], _PRIOR * middle / 100 + sum(rights), _PRIOR + len(rights)))
        while len(blocks) > 1 and blocks[-2][1] * blocks[-1][2] > blocks[-1][1] * blocks[-2][2]:
            middles, right, count = blocks.pop()
            before = blocks.pop()
            blocks.append((before[0] + middles, before[1] + right, before[2] + count))
    points = [(0.0, 0.0)]
    for middles, right, count in blocks:
        for middle in middles:
            points.append((middle, max(100 * right / count, points[-1][1] + 0.5)))
    last = min(99.5, points[-1][1] + 0.5)
    return Calibration((*points, (100.0, max(last, points[-1][1] + 0.1))))


@lru_cache(maxsize=1)
def load_calibration() -> Calibration:
    """The shipped table; a straight line where there is none."""
    if not _PATH.exists():
        return Calibration(((0.0, 0.0), (100.0, 100.0)))
    lines = (line.split("=") for line in _PATH.read_text(encoding="utf-8").splitlines())
    return Calibration(tuple((float(x), float(y)) for x, y in (p for p in lines if len(p) == 2)))
