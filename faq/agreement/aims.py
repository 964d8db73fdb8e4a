"""What was done on a day, and what was only the aim of it: "họp để bàn dự thảo trình …"."""

from __future__ import annotations

from collections.abc import Sequence

from faq.index import Passage
from faq.text import key_of

__all__ = ["is_of_aim"]

_AIMS, _AND = frozenset(map(key_of, ("để", "nhằm"))), key_of("và")


def is_of_aim(passage: Passage, places: Sequence[int]) -> bool:
    """Whether what was done on a day is only what was done then for: "họp để bàn dự thảo trình …".

    Args:
        passage: the sentence.
        places: positions at which it tells of what is asked about.

    """
    days = [passage.position_at(moment.start) for moment in passage.moments]
    aims = [at for at, key in enumerate(passage.keys) if key in _AIMS]
    return bool(places and aims) and not any(
        not any(day < aim < place for aim in aims) or _begins_deed(place, passage)
        for place in places
        for day in days
    )


def _begins_deed(place: int, passage: Passage) -> bool:
    """Whether a verb stands where "để" or "nhằm" leads to it: "để nghe, cho ý kiến"."""
    before = passage.tokens[place - 1]
    between = passage.sentence.article.text[before.end : passage.tokens[place].start]
    return "," in between or before.key in _AIMS or before.key == _AND
