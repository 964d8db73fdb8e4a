"""Whether a passage tells of the meeting of the body that is asked about.

A session of the people's committee that drafts papers for the people's council is none of the
council's.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator

from faq.index import Passage
from faq.lexicon import Words
from faq.query import Query
from faq.regexes import late

__all__ = ["is_meeting_of_another"]

_ASIDE = late(r"\([^()]{1,80}\)")
_COMMITTEE = ("uy", "ban", "nhan", "dan")
_EVENTS = frozenset({"moment", "place", "duration", "person", "list"})
_MEETS = frozenset({"hop", "meet", "meets", "meeting", "session", "convene", "sit"})
# So many words may stand between a body and what it does.
_IN_QUESTION, _IN_PASSAGE = 4, 5


def is_meeting_of_another(
    query: Query, passage: Passage, context: Collection[str], bodies: set[Words]
) -> bool:
    """Whether a body meets in the question, but not in the passage.

    It is only mentioned there, or, unless the article's head names it, another one is.

    Args:
        query: the question.
        passage: the sentence.
        context: the words, folded, of the article's head.
        bodies: names of bodies, folded.

    """
    if query.wants not in _EVENTS or _MEETS.isdisjoint(query.words):
        return False
    printed = tuple(_outside_brackets(passage))
    for body in _named(query, bodies):
        if any(_places(body, printed)):
            if not _meets(body, printed, _IN_PASSAGE):
                return True
        elif not all(word in context for word in body) and any(_places(_COMMITTEE, printed)):
            return True
    return False


def _outside_brackets(passage: Passage) -> Iterator[str]:
    """The words of a passage, folded; "Kỳ họp thứ 21 (kỳ họp cuối năm) HĐND tỉnh" is one's."""
    text = passage.sentence.article.text
    asides = [
        aside.span()
        for aside in _ASIDE.finditer(text, passage.sentence.start, passage.sentence.end)
    ]
    for token in passage.tokens:
        if not any(start <= token.start < end for start, end in asides):
            yield token.folded


def _named(query: Query, bodies: set[Words]) -> Iterator[Words]:
    if query.language == "vi":
        yield from (body for body in bodies if _meets(body, query.words, _IN_QUESTION))
    else:
        yield from (form for term in query.terms for form in term.forms[:1] if form in bodies)


def _places(body: Words, words: Words) -> Iterator[int]:
    length = len(body)
    return (at for at in range(1, len(words) + 1) if words[at - 1 : at - 1 + length] == body)


def _meets(body: Words, words: Words, reach: int) -> bool:
    """Whether a word for a meeting stands beside the body's name."""
    return any(
        not _MEETS.isdisjoint(words[max(0, at - 1 - reach) : at - 1 + len(body) + reach])
        for at in _places(body, words)
    )
