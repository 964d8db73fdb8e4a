"""Follow-up questions: what the question before supplies, and what it does not."""

from __future__ import annotations

from collections.abc import Sequence

from faq.lexicon import Lexicon, Words, folded_of, has_any
from faq.query import Meaning, Query, Term
from faq.spelling import Option
from faq.text import tokenize

__all__ = ["changes_kind", "inherit", "leans_back", "only_does", "only_names", "stands_alone"]

# What was asked before counts, but what is asked now counts more.
_INHERITED = 0.35
_CUES = frozenset({("con",), ("the",), ("vay",), ("the", "con"), ("vay", "con"), ("roi",),
                   ("sang",), ("the", "thi"), ("vay", "thi"), ("and",), ("what", "about"),
                   ("how", "about"), ("then",), ("but",), ("so",), ("ok", "con"), ("a", "con"),
                   ("the", "nhung"), ("nhung",), ("va",), ("ai", "nua"), ("who", "else"),
                   ("why",), ("vi", "sao"), ("tai", "sao"), ("cu", "the")})  # fmt: skip
_PRONOUNS = frozenset({("ong", "ay"), ("ba", "ay"), ("anh", "ay"), ("chi", "ay"), ("co", "ay"),
                       ("ong", "ta"), ("nguoi", "do"), ("nguoi", "ay"), ("he",), ("she",),
                       ("his",), ("her",), ("him",)})  # fmt: skip
_BACK = frozenset({("viec", "do"), ("cai", "do"), ("dieu", "do"), ("chuyen", "do"), ("o", "do"),
                   ("trong", "do"), ("so", "do"), ("no",), ("ho",), ("it",), ("they",), ("them",),
                   ("that",), ("those",), ("these",), ("ones",), ("there",)})  # fmt: skip
_MOST_CUE_WORDS = 12
_SAY_NOTHING = frozenset({"verbs", "adverbs"})


def leans_back(query: Query) -> bool:
    """Whether a question says itself that it goes on from the one before."""
    folded = tuple(token.folded for token in query.tokens)
    if len(folded) > _MOST_CUE_WORDS:
        return False
    if only_does(query):
        return True
    if len(folded) <= 8 and "thi" in folded[1:]:
        return True
    return folded[:1] in _CUES or folded[:2] in _CUES or has_any(folded, _PRONOUNS | _BACK)


def only_does(query: Query) -> bool:
    """Whether a question names but what is done: "giải quyết bằng cách nào"."""
    own = [term for term in query.terms if not term.signals]
    is_question = query.match.score > 0 and bool(own)
    return is_question and all(term.word_class in _SAY_NOTHING for term in own)


def only_names(query: Query) -> bool:
    """Whether a follow-up names but another place or person, of which the same is asked."""
    own = [term for term in query.terms if not term.signals]
    is_bare = query.match.score == 0 and bool(own)
    return is_bare and all(term.word_class in ("places", "names", "persons") for term in own)


def changes_kind(query: Query, before: Query, lexicon: Lexicon) -> bool:
    """Whether a follow-up only sets another thing in the place of one: "thế huyện thì sao"."""
    own = [term for term in query.terms if not term.signals]
    return len(own) == 1 and any(
        term.word_class == own[0].word_class == "nouns"
        for term in _excluded(own, before.terms, lexicon)
    )


def stands_alone(query: Query) -> bool:
    """Whether a question has enough words of its own to be asked by itself."""
    weight = sum(term.weight for term in query.terms if not term.signals)
    return weight >= 1.6 and not leans_back(query)


def inherit(query: Query, before: Query, people: Sequence[Words], lexicon: Lexicon) -> Query:
    """A follow-up with what it leaves out supplied by the question before.

    Args:
        query: the follow-up as read by itself.
        before: the question before, itself complete.
        people: names of the persons in the answer before, folded, for "ông ấy".
        lexicon: tells which words exclude each other.

    """
    folded = tuple(token.folded for token in query.tokens)
    own = tuple(term for term in query.terms if not _is_pronoun(term))
    if has_any(folded, _PRONOUNS) and people:
        return query._replace(terms=(_named(query, people[0]), *own))
    replaced = _excluded(own, before.terms, lexicon)
    kept = tuple(
        term._replace(weight=term.weight * _INHERITED)
        for term in before.terms
        if term not in replaced and not _same(term, own)
    )
    says_what = query.match.score > 0 and query.wants not in ("which", "statement", "list")
    says_what = says_what or query.intent.name in ("said", "list")
    match = query.match if says_what else before.match
    names_thing = query.language == "vi" and any(term.word_class == "nouns" for term in own)
    if match is before.match and match.intent.wants == "count" and names_thing:
        # "Bao nhiêu vụ vi phạm?", "còn gỗ?": wood is asked for too, and is measured, not counted.
        match = match._replace(intent=match.intent._replace(wants="figure"))
    match = match._replace(words=frozenset(), slots={})
    unit = query.unit
    if not unit and not names_thing and match.intent.wants == before.wants:
        unit = before.unit
    taken_over = [term.surface for term in kept]
    if not query.moments:
        taken_over += [moment.surface for moment in before.moments]
    text = " ".join((query.text, *taken_over))
    return query._replace(
        match=match,
        text=text,
        tokens=tokenize(text),
        mended=(),
        terms=(*own, *kept),
        unit=unit,
        any_unit=query.any_unit if query.unit else before.any_unit,
        moments=query.moments or before.moments,
        place=query.place or before.place,
        is_target=query.is_target or (before.is_target and not query.is_achieved),
        is_achieved=query.is_achieved or (before.is_achieved and not query.is_target),
    )


def _named(query: Query, name: Words) -> Term:
    pattern = tuple((Option(word, None, 1.0),) for word in name)
    return Term(" ".join(name), 0, len(query.tokens), Meaning(((pattern, 1.0),)), "persons", 1.2)


def _is_pronoun(term: Term) -> bool:
    return term.surface.casefold() in ("ông", "bà", "ong", "ba", "anh", "chị", "cô")


def _same(term: Term, others: Sequence[Term]) -> bool:
    forms = set(term.forms)
    return any(forms.intersection(other.forms) for other in others)


def _excluded(own: Sequence[Term], before: Sequence[Term], lexicon: Lexicon) -> set[Term]:
    """Terms of the question before that the new ones take the place of."""
    excluded: set[Term] = set()
    asked = {form[0] for term in own for form in term.forms}
    for number in {n for word in asked for n in lexicon.contrasting.get(word, ())}:
        members = [set(map(folded_of, member)) for member in lexicon.contrasts[number]]
        mine = {
            n for n, member in enumerate(members) for term in own if member.intersection(term.forms)
        }
        if not mine:
            continue
        for term in before:
            # "Xã đạt chuẩn" is a kind of "xã".
            heads = {form[:1] for form in term.forms[:1] if term.word_class == "nouns"}
            theirs = {n for n, member in enumerate(members) if member & {*term.forms, *heads}}
            if theirs and not theirs & mine:
                excluded.add(term)
    # "Ai chủ trì phiên họp?", "những ai tham dự?": what is done now takes the place of what was.
    for kinds in (("persons",), ("places", "names"), ("verbs",)):
        if any(term.word_class in kinds for term in own):
            excluded.update(term for term in before if term.word_class in kinds)
    return excluded
