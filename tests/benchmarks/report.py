"""What was measured, as lines of text, as JSON, and as a plot of cost against size."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass, field
from itertools import pairwise
from pathlib import Path

from measuring import Figures

__all__ = ["Bound", "Ledger", "plot"]

MEGA = 1e6


@dataclass(frozen=True, slots=True)
class Bound:
    """A figure that is wished for, and what it was."""

    wish: str
    """What is wished, in words."""
    figure: float
    """What was measured."""
    most: float
    """What it should not exceed; for ``is_floor`` what it should reach."""
    unit: str = "×"
    """What both are in."""
    is_floor: bool = False
    """Whether more is better."""

    @property
    def is_met(self) -> bool:
        """Whether the wish is fulfilled."""
        return self.figure >= self.most if self.is_floor else self.figure <= self.most

    def __str__(self) -> str:
        sign = "≥" if self.is_floor else "≤"
        verdict = "met" if self.is_met else "NOT MET"
        wished = f"{sign} {self.most:g} {self.unit}"
        return f"{self.wish:<62} {self.figure:>9.3g} {self.unit:<3} {wished:<9} {verdict}"


@dataclass
class Ledger:
    """All that was measured in one run."""

    figures: list[Figures] = field(default_factory=list)
    """Of each contestant at each size."""
    bounds: list[Bound] = field(default_factory=list)
    """Against what was wished."""
    notes: list[str] = field(default_factory=list)
    """What else is to be told."""

    def at(self, name: str, size: int) -> Figures | None:
        """The figures of a contestant at a size, if it got through."""
        for one in self.figures:
            if (one.name, one.size, one.note) == (name, size, ""):
                return one
        return None

    def lines(self) -> Iterator[str]:
        """All of it for people."""
        heads = ("build s", "peak MB", "open s", "MB", "median ms", "p99 ms", "first", "asked")
        yield f"{'sentences':>9} {'':<12}" + "".join(f"{head:>10}" for head in heads)
        for one in self.figures:
            yield f"{one.size:>9,} {one.name:<12}" + (one.note or _cells(one))
        yield "build and questions in CPU time; first: the sentence asked about came first"
        yield ""
        yield from map(str, (*self._ratios(), *self.bounds))
        yield ""
        yield from self.notes

    def write(self, path: Path) -> None:
        """Keep the figures as JSON."""
        kept = {
            "figures": [asdict(one) for one in self.figures],
            "bounds": [asdict(one) | {"is_met": one.is_met} for one in self.bounds],
            "notes": self.notes,
        }
        path.write_text(json.dumps(kept, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")

    def _ratios(self) -> Iterator[Bound]:
        sizes = sorted({one.size for one in self.figures})
        for size in sizes:
            ours, peer = self.at("hoidap", size), self.at("bm25s", size)
            if ours is None:
                continue
            named = f"at {size:,} sentences: "
            if size < 1000:
                yield Bound(f"{named}median question", ours.median, 1.0, "ms")
            elif peer is not None:
                yield Bound(f"{named}median question / bm25s", ours.median / peer.median, 1.0)
                yield Bound(f"{named}build / bm25s", ours.build_cpu / peer.build_cpu, 1.0)
                yield Bound(f"{named}memory opened / bm25s", ours.memory / peer.memory, 0.25)
            yield Bound(f"{named}p99 / median", ours.p99 / ours.median, 4.0)
            if size >= 1000:
                yield Bound(f"{named}opened", ours.opened, 0.3, "s")
        yield from self._growth(sizes)

    def _growth(self, sizes: Sequence[int]) -> Iterator[Bound]:
        for small, large in pairwise(sizes):
            before, after = self.at("hoidap", small), self.at("hoidap", large)
            if small >= 1000 and before and after:
                named = f"question at {large:,} / at {small:,}"
                yield Bound(named, after.median / before.median, 3.0)


def _cells(one: Figures) -> str:
    first = f"{one.found / one.asked:.0%}"
    return (
        f"{one.build_cpu:>10.2f}{one.build_peak / MEGA:>10.0f}{one.opened:>10.2f}"
        f"{one.memory / MEGA:>10.0f}{one.median:>10.3f}{one.p99:>10.3f}{first:>10}{one.asked:>10}"
    )


def plot(figures: Sequence[Figures], path: Path) -> None:
    """Draw what a question costs, what is resident, and what building takes, against size."""
    import matplotlib

    matplotlib.use("agg")
    from matplotlib import pyplot

    charts = (
        ("a question, ms (line: median, bar: 99 of 100)", lambda one: one.median),
        ("memory with the index opened, MB", lambda one: one.memory / MEGA),
        ("building, CPU seconds", lambda one: one.build_cpu),
    )
    figure, axes = pyplot.subplots(1, len(charts), figsize=(6 * len(charts), 5))
    for axis, (title, of) in zip(axes, charts, strict=True):
        for name in dict.fromkeys(one.name for one in figures):
            own = [one for one in figures if one.name == name and not one.note]
            width = 3 if name == "hoidap" else 1.5
            sizes = [one.size for one in own]
            (line,) = axis.plot(sizes, [of(one) for one in own], "o-", label=name, lw=width)
            if of is charts[0][1]:
                bars = ([one.median for one in own], [one.p99 for one in own])
                axis.vlines(sizes, *bars, color=line.get_color(), lw=width)
        axis.set(title=title, xlabel="sentences", xscale="log", yscale="log")
        axis.grid(which="major", alpha=0.3)
    axes[0].legend()
    figure.suptitle("hoidap: whole answers; all others: bare retrieval. Synthetic corpora.")
    figure.tight_layout()
    figure.savefig(path, dpi=110)
    pyplot.close(figure)
