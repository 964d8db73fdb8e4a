"""What may be spent on one message, so that none takes long, whatever somebody sends."""

from __future__ import annotations

__all__ = ["MOST_OFFERS", "MOST_SLIPS", "MOST_TERMS", "Allowance"]

MOST_SLIPS = 12
"""Words that are mended, the first; nobody's question has more slips."""
MOST_TERMS = 24
"""Words and phrases that are looked for. Those of a question itself always are; to work its answer
out others may be as far as it leaves any: who sets one thing against another names each in a few,
and each may be looked for as several kinds of figure."""
MOST_OFFERS = 3
"""Questions that are offered where there is no sure answer."""


class Allowance:
    """What is left of what may be spent on a message.

    It is counted in work, never in time, so that the same message has the same answer anywhere. A
    message of several questions has no more of it than one question.
    """

    def __init__(self) -> None:
        self.slips = MOST_SLIPS
        """Words that may still be mended; those after them stay as typed."""
        self.terms = MOST_TERMS
        """Terms that may still be looked for; without any nothing more is worked out."""
        self.offers = MOST_OFFERS
        """Questions that may be offered in place of an answer."""

    @property
    def left(self) -> tuple[int, int, int]:
        """All that is left: words to mend, terms, offers."""
        return self.slips, self.terms, self.offers

    @left.setter
    def left(self, left: tuple[int, int, int]) -> None:
        self.slips, self.terms, self.offers = left

    def take_slips(self, wanted: int) -> int:
        """How many of so many strange words are mended."""
        taken = min(wanted, self.slips)
        self.slips -= taken
        return taken

    def take_terms(self, wanted: int) -> bool:
        """Whether so many terms may be looked for; once they may not, no fewer may either."""
        is_enough = wanted <= self.terms
        self.terms = self.terms - wanted if is_enough else 0
        return is_enough
