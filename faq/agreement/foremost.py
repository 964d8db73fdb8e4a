"""What is the most of several, or has a rank: what a clause has to tell to say so."""

from __future__ import annotations

from collections.abc import Sequence

from faq.agreement.ranking import asks_standing, is_among, names_rank, ranked_terms
from faq.agreement.ranks import (
    asks_for_place,
    dimension_asked,
    extreme_terms,
    kind_asked,
    matter_terms,
    may_tell_extreme,
    measures_another,
    named_in,
    pole_asked,
    tells_difficulty,
    tells_extreme,
)
from faq.agreement.telling import says, tells
from faq.facts import Clause
from faq.index import Passage
from faq.patterns import stands_between
from faq.query import Query
from faq.regexes import late
from faq.text import fold

__all__ = ["Foremost"]

# In what something is the most has to be told, though another sentence may say it.
_AROUND, _OF_PART, _ITS_OWN = 0.45, 0.6, 0.7
# The rank of what only another sentence names is none of it.
_RANKED = 0.56
_MOST_IS = late(r"\bnhất là ([^\W\d]+)")
# What it is the most of its own kind in: "hồ nào {cạn} nhất".
_MOST = "nhat"
_ITSELF, _SAID = 0.9, 0.56
_SMALL_WORDS = frozenset({"syllable", "unknown"})


class Foremost:
    """What a question asks for as the most of several, or the rank of, worked out once."""

    def __init__(self, query: Query) -> None:
        self._query = query
        self._pole, self._dimension = pole_asked(query), dimension_asked(query)
        self.asks_place = asks_for_place(query)
        self._matter = list(matter_terms(query)) if query.asks_most else []
        is_kind = query.language == "vi" and not self.asks_place
        self._kind = list(kind_asked(query)) if is_kind else []
        self._quality = _quality_asked(query)
        standing = asks_standing(query)
        self._asks_rank = standing or names_rank(query)
        self._rank = "weekday" if query.wants == "moment" else "rank"
        self._ranked = list(ranked_terms(query)) if standing else []
        self.is_asked = query.asks_most or self._asks_rank
        """Whether anything such is asked for."""

    def tells(self, clause: Clause) -> bool:
        """Whether a clause tells who is the most in something, or the rank that is asked for."""
        if self._asks_rank and not self._query.asks_most:
            return tells("rank", clause.small)
        return tells_extreme(clause.text, self._pole, self._dimension)

    def lacks_words(self, small: str) -> bool:
        """Whether the words of a passage, in small letters, tell of nothing such."""
        return (self._query.asks_most and not may_tell_extreme(small, "")) or (
            self._asks_rank and not tells(self._rank, small)
        )

    def missing_in(self, clause: Clause, passage: Passage, credits: Sequence[float]) -> str:
        """What a clause lacks to tell it, as key of the wording, or "".

        Args:
            clause: the clause.
            passage: its sentence.
            credits: how well each term of the question is accounted for, 0 to 1.

        """
        query, small = self._query, clause.told_small
        if query.asks_most and not may_tell_extreme(small, self._pole, self._dimension):
            return "no_superlative"
        if self._matter and not self._tells_matter(passage, clause, credits):
            return "unexplained"
        if self.asks_place and not named_in(passage, clause, query):
            return "no_name"
        if self._kind and self._tells_of_place(clause, credits):
            return "no_name"
        if self._kind and self._is_of_matter(clause, credits):
            return "no_name"
        if self._quality is not None and credits[self._quality] < _SAID:
            return "unexplained"
        if self._asks_rank and not says(self._rank, passage, clause):
            return "no_superlative"
        if self._ranked and not self._tells_rank(clause, credits):
            return "unexplained"
        if self._asks_rank and not query.is_target and tells("future", small):
            return "no_superlative"
        return ""

    def _tells_of_place(self, clause: Clause, credits: Sequence[float]) -> bool:
        """Whether it tells of a place that it is the most, where something else is asked for."""
        said = max(credits[place] for place in self._kind)
        return said < _OF_PART and tells("kind of place", clause.told_small)

    def _is_of_matter(self, clause: Clause, credits: Sequence[float]) -> bool:
        """Whether it is told which of what there is the most of: "đông nhất là khách Hàn Quốc".

        Which island has the most guests isn't told by that, though they went to an island.
        """
        first = _MOST_IS.search(clause.told_small)
        return (
            first is not None
            and min(credits[place] for place in self._kind) >= _ITSELF
            and any(
                fold(first[1]) == self._query.terms[place].forms[0][0]
                for place in self._matter
                if place not in self._kind and self._query.terms[place].forms
            )
        )

    def _tells_rank(self, clause: Clause, credits: Sequence[float]) -> bool:
        """Whether it is the rank of what is asked about, and among those who are."""
        of_it = min(credits[place] for place in self._ranked) >= _RANKED
        return of_it and is_among(self._query, clause.told_small)

    def _tells_matter(self, passage: Passage, clause: Clause, credits: Sequence[float]) -> bool:
        """Whether it is told in what something is the most; a part says it with its whole."""
        said = [credits[place] for place in self._matter]
        if tells_difficulty(self._query, clause.told_small):
            # "Khó khăn nhất khi thiếu 41 bác sĩ" lacks most of them.
            return min(said) >= _ITS_OWN
        if max(said) < _OF_PART and measures_another(self._query, clause.told_small):
            return False
        span = (0, len(passage.tokens))
        terms = zip(said, (self._query.terms[place] for place in self._matter), strict=True)
        told = sum(
            1.0
            if any(stands_between(pattern, passage, *span) for pattern, _ in term.patterns)
            else credit
            for credit, term in terms
        )
        whole = passage.whole_of(clause)
        # "Cao nhất là Bảo Lộc …, Đà Lạt thấp nhất": the first is one like the others.
        is_part = whole is not None and not tells_extreme(whole.text, "")
        least = _OF_PART if is_part else _AROUND
        return told >= least * len(self._matter)


def _quality_asked(query: Query) -> int | None:
    """The number of the small word right before "nhất", where no degree is: "{cạn} nhất"."""
    if not query.asks_most or _MOST not in query.words:
        return None
    before = query.words.index(_MOST)
    extremes = frozenset(extreme_terms(query))
    return next(
        (
            place
            for place, term in enumerate(query.terms)
            if term.last == before and term.word_class in _SMALL_WORDS and place not in extremes
        ),
        None,
    )
