"""How somebody spoke who is asked about, who was told to do something, and what it was about."""

from __future__ import annotations

from collections.abc import Iterator

from faq.agreement.posts import names_post
from faq.query import Query

__all__ = ["MATTERS", "SPOKEN", "assigned", "matters", "speech_asked"]

# Who acts is often left out, and weighs less.
_WEIGHTY = 0.75
# Who says something doesn't demand, promise or advise it.
_SPEECH_ACTS = frozenset(
    tuple(phrase.split())
    for phrase in (
        "yeu cau,de nghi,kien nghi,de xuat,cam ket,hua,khuyen,khuyen cao,khuyen nghi,phe binh,giao,"
        "canh bao,keu goi,hoi,chi dao,giao nhiem vu"
    ).split(",")
)
SPOKEN = 0.45
"""How well it has to be told that somebody spoke so, or was told to do something."""
MATTERS = 0.51
"""How well what somebody dealt with has to be told; what only the title has is less."""
_TOLD_TO = ("duoc", "giao")


def matters(query: Query) -> Iterator[int]:
    """Numbers of the terms that tell what somebody dealt with, who is asked for."""
    if not names_post(query):
        for place, term in enumerate(query.terms):
            if (
                term.word_class in ("nouns", "unknown")
                and not term.signals
                and term.forms[0] not in _SPEECH_ACTS
                and term.weight >= _WEIGHTY
            ):
                yield place


def assigned(query: Query) -> Iterator[int]:
    """Numbers of the terms that name who was told to do what is asked: "Sở X được giao gì"."""
    told = next((p for p, t in enumerate(query.terms) if t.forms[0][:2] == _TOLD_TO), 0)
    yield from range(told)


def speech_asked(query: Query) -> int | None:
    """The number of the word that tells how a person spoke, and not only that: "khuyên gì"."""
    names_person = any(term.word_class == "persons" for term in query.terms)
    if not names_person and query.wants != "person":
        return None
    acts = (place for place, t in enumerate(query.terms) if t.forms and t.forms[0] in _SPEECH_ACTS)
    return next(acts, None)
