"""Who holds the post, and whose post it is, that a question asks about."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations

from faq.index import Passage
from faq.lexicon import Words
from faq.patterns import stands_between
from faq.people import POST_HEADS, Person, is_post
from faq.query import Query, Term
from faq.text import tokenize

__all__ = ["asks_holder", "holders", "is_asked", "names_post", "stands_beside_person"]

# A slip in a post is still a post; a translation may be none.
_POST_READING, _POST_TRANSLATION = 0.5, 0.9
_HOLDING = frozenset({"giữ", "giữ ghế", "giữ chức", "nắm", "nắm giữ", "đảm nhiệm", "đảm nhận",
                      "đương", "giu", "giu chuc", "hold", "holds"})  # fmt: skip
# "Giám đốc Sở Lao động": what stands behind these is what they are named.
_NAMED_BODIES = frozenset("so bo ban phong cuc truong vien hoi nganh".split())
# What a post is of, where it has been told which one.
_BODIES = tuple(
    tuple(body.split())
    for body in (
        "benh vien,nha truong,truong,trung tam,cong ty,hop tac xa,chi cuc,so,phong,ban,hoi,"
        "doanh nghiep,nha may,ngan hang,xi nghiep,ban quan ly,bao tang,vien"
    ).split(",")
)
_LONGEST_BODY = max(map(len, _BODIES))
# So many words may stand between a person and what is said of them.
_BESIDE = 6


def is_asked(query: Query, person: Person) -> bool:
    """Whether the question names a person, in full or by the given name."""
    name = tuple(token.folded for token in tokenize(person.name))
    for term in query.terms:
        if term.word_class != "persons":
            continue
        if any(words == name[-len(words) :] for words in term.forms):
            return True
    return False


def names_post(query: Query) -> bool:
    """Whether the question names a post."""
    return any(_post_heads(term, query) for term in query.terms)


def asks_holder(query: Query) -> bool:
    """Whether the holder of a post is asked for, whatever else they may have done."""
    return names_post(query) and not any(_is_done(term, query) for term in query.terms)


def _is_done(term: Term, query: Query) -> bool:
    """Whether a word says what the holder of a post did."""
    if term.word_class != "verbs" or not term.weight or term.surface.lower() in _HOLDING:
        return False
    return not (term.surface.isupper() or query.word_before(term) in _NAMED_BODIES)


def stands_beside_person(query: Query, passage: Passage) -> bool:
    """Whether some noun of the question stands beside a person's name, as what they are."""
    base = passage.sentence.start
    spans = [passage.span(person.start + base, person.end + base) for person in passage.people]
    nouns = [t for t in query.terms if t.word_class in ("nouns", "names", "unknown")]
    return not nouns or any(
        stands_between(pattern, passage, first - _BESIDE, last + _BESIDE)
        for term in nouns
        for pattern, _ in term.patterns
        for first, last in spans
    )


def _post_heads(term: Term, query: Query) -> set[Words]:
    """Those readings of a term that begin like a post; "chair" is a verb too."""
    least = _POST_READING if query.language == "vi" else _POST_TRANSLATION
    return {
        form
        for form, (_, weight) in zip(term.forms, term.patterns, strict=True)
        if weight >= least and is_post(form)
    }


def holders(query: Query, passage: Passage, *, counts: bool = False) -> tuple[Person, ...]:
    """The persons of a passage who hold the post that the question names; empty if it names none.

    A post is held by whom the words of the question, in order, are part of the post as printed,
    its first word being theirs: "chủ tịch tỉnh" is "Chủ tịch UBND tỉnh", "Phó Chủ tịch" is not.

    Args:
        query: the question.
        passage: the sentence.
        counts: whether all who are there are asked for; the question then also says where.

    """
    if not passage.people:
        return ()
    terms = [term for term in query.terms if term.word_class not in ("adverbs", "syllable")]
    head = next((term for term in terms if _post_heads(term, query)), None)
    if head is None:
        return ()
    others = ("places", "names", "persons") if query.wants == "yesno" else ("places", "names")
    rest = [t for t in terms if t is not head and t.word_class not in others]
    if counts:
        rest = [t for t in rest if t.word_class == "nouns" and t.last <= head.last + _BESIDE]
    found: list[Person] = []
    base = passage.sentence.start
    within = [(0, len(passage.tokens))] if counts else []
    for person in passage.people:
        spans = [passage.span(post.start + base, post.end + base) for post in person.posts]
        begins = any(
            _begins(asked, tuple(token.folded for token in passage.tokens[first:last]))
            for first, last in spans
            for asked in _post_heads(head, query)
        )
        if (
            begins
            and not _is_elsewhere(query, spans, passage)
            and (
                all(_stands(term, passage, within or spans) for term in rest)
                or (query.wants == "person" and _are_short(spans, passage))
            )
        ):
            found.append(person)
    return tuple(found)


def _stands(term: Term, passage: Passage, spans: Sequence[tuple[int, int]]) -> bool:
    return any(
        stands_between(pattern, passage, first, last)
        for pattern, _ in term.patterns
        for first, last in spans
    )


def _are_short(posts: Sequence[tuple[int, int]], passage: Passage) -> bool:
    """Whether posts leave it to what was said before of what they are: "Giám đốc Bệnh viện"."""
    folded = [tuple(t.folded for t in passage.tokens[first:last]) for first, last in posts]
    return bool(folded) and all(
        (post in POST_HEADS or any(post[-len(body) :] == body for body in _BODIES))
        and not _goes_on(last, passage)
        for post, (_, last) in zip(folded, posts, strict=True)
    )


def _goes_on(end: int, passage: Passage) -> bool:
    """Whether more is said of a post than was read of it: "Ban Quản lý dự án đầu tư"."""
    from faq.offices import POST_STOPS, SPEAKS  # Late: most questions have no need of them.

    tokens, text = passage.tokens, passage.sentence.article.text
    said = tuple(token.folded for token in tokens[end : end + _LONGEST_BODY])
    # "Hiệu trưởng nhà trường, …": that of the school it has been told which one.
    end += max((len(body) for body in _BODIES if said[: len(body)] == body), default=0)
    if end >= len(tokens) or not text[tokens[end - 1].end : tokens[end].start].isspace():
        return False
    following = tuple(token.key for token in tokens[end : end + 2])
    is_small = text[tokens[end].start].islower()
    return is_small and following not in SPEAKS and following[:1] not in POST_STOPS


def _is_elsewhere(query: Query, posts: Sequence[tuple[int, int]], passage: Passage) -> bool:
    """Whether posts name a place, but not the one that the question names: "Đại sứ Lào"."""
    places = [term for term in query.terms if term.word_class == "places"]
    if not places or not any(_names_place(first, last, passage) for first, last in posts):
        return False
    return not any(
        stands_between(pattern, passage, first, last)
        for term in places
        for pattern, _ in term.patterns
        for first, last in posts
    )


def _names_place(first: int, last: int, passage: Passage) -> bool:
    """Whether a place's name stands between two positions of a passage."""
    text, tokens = passage.sentence.article.text, passage.tokens
    return any(
        text[tokens[start].start].isupper()
        and tuple(token.key for token in tokens[start:end]) in passage.lexicon.places
        for start, end in combinations(range(first, last + 1), 2)
    )


def _begins(asked: Words, post: Words) -> bool:
    """Whether a post begins like the asked one and has all its words in order."""
    if asked[:2] != post[:2]:
        return False
    remaining = iter(post)
    return all(word in remaining for word in asked)
