"""Whether a passage is about the place that the question names."""

from __future__ import annotations

from functools import lru_cache
from itertools import takewhile

from faq.agreement.carried import is_left_behind
from faq.documents.articles import Article
from faq.index import Index, Passage
from faq.lexicon import Lexicon
from faq.patterns import stands_between
from faq.query import Query, Term
from faq.text import key_of, tokenize

__all__ = ["Whereabouts"]

_KIND_KEYS = frozenset(map(key_of, "xã huyện phường thôn bản làng ấp".split()))
_KINDS_OF_PLACES = frozenset("xa huyen tinh phuong thon pho tran".split())
_ALL = "toan"
_NAMES = frozenset({"places", "names", "persons"})
_KINDS = frozenset("xa huyen tinh phuong thon ban lang ap".split())
# A synonym of what is said isn't looked for.
_ITSELF = 0.99
# So many small words may stand between a place and what is said of it.
_BETWEEN = 2
_AUXILIARIES = frozenset("da duoc dang se cung deu vua chua moi".split())


class Whereabouts:
    """Compares the places of questions with those of passages."""

    def __init__(self, index: Index, lexicon: Lexicon) -> None:
        self._index = index
        self._provinces = frozenset(lexicon.provinces)
        self._head = lru_cache(maxsize=1024)(_head)
        self._kinds = lru_cache(maxsize=1024)(self._find_kinds)
        self._whole = lru_cache(maxsize=64)(self._article_line)

    def same_place(self, query: Query, passage: Passage) -> bool:
        """Whether every place that the question names is one that the passage can be about."""
        named = query.named
        if not named:
            return True
        article = passage.sentence.article
        if any(self._is_another(query, term, passage) for term in named):
            return False
        if any(_is_of_another_subject(query, term, passage) for term in named):
            return False
        for term in named:
            if term.word_class != "places":
                continue
            forms = set(term.forms)
            lines = {form: f" {' '.join(form)} " for form in forms}
            if any(line in self._head(article) for line in lines.values()):
                continue
            here = passage.line
            if any(
                line in here and (len(form) > 1 or _stands_capital(form[0], passage))
                for form, line in lines.items()
            ):
                continue
            # Another province is another place, wherever the article may mention it.
            if forms & self._provinces:
                return False
            whole = self._whole(article)
            if not any(line in whole for form, line in lines.items() if len(form) > 1):
                return False
        return True

    def is_of_other(self, query: Query, passage: Passage, number: int) -> bool:
        """Whether a clause gives its figures of another place than the one that is asked about."""
        if not query.named:
            return False
        head = self._head(passage.sentence.article)
        return self.is_of_part(query, passage, number) or is_left_behind(
            query, passage, number, self._index, head
        )

    def is_of_part(self, query: Query, passage: Passage, number: int) -> bool:
        """Whether a clause gives its figures of a place within the one that is asked about.

        "Xã Phước An còn thiếu 3 tiêu chí" tells nothing of how many its district lacks.
        """
        named = [term for term in query.terms if term.word_class in _NAMES]
        head = self._head(passage.sentence.article)
        places = [
            term
            for term in named
            if term.word_class == "places"
            or (term.word_class == "names" and any(f" {' '.join(f)} " in head for f in term.forms))
        ]
        if not places or len(named) > len(places):
            return False
        clause = passage.clauses[number]
        if not clause.figures or any(self._stands_in(term, passage) for term in places):
            return False
        until = passage.position_at(clause.figures[0].start)
        first, _, lead_first, lead_last = passage.spans[number]
        before = [*range(lead_first, lead_last), *range(first, until)]
        if any(_begins_name(at, passage, query) for at in before if at + 1 < until):
            return True
        # "Toàn xã" is a part of the district that is asked about.
        wholes = {
            passage.tokens[at].folded
            for at in before
            if passage.tokens[at].key in _KIND_KEYS and passage.tokens[at - 1].folded == _ALL
        }
        if not wholes:
            return False
        kinds = self._kinds(passage.sentence.article, places[0].forms[0])
        return bool(kinds) and wholes.isdisjoint(kinds)

    def _find_kinds(self, article: Article, place: tuple[str, ...]) -> frozenset[str]:
        """What stands before a place's name in an article: "huyện", "tỉnh"."""
        words = f"{self._head(article)} . {self._whole(article)}".split()
        size = len(place)
        return frozenset(
            before
            for at, before in enumerate(words)
            if before in _KINDS_OF_PLACES and tuple(words[at + 1 : at + 1 + size]) == place
        )

    def _stands_in(self, place: Term, passage: Passage) -> bool:
        return any(f" {' '.join(form)} " in passage.line for form in place.forms)

    def _is_another(self, query: Query, term: Term, passage: Passage) -> bool:
        """Whether a passage names another place of a kind: "xã Phước An" for "xã Phước Hòa"."""
        kind = query.word_before(term)
        if kind not in _KINDS or any(
            f" {' '.join(form)} " in line
            for form in term.forms
            for line in (self._head(passage.sentence.article), passage.line)
        ):
            return False
        text = passage.sentence.article.text
        # "Chủ tịch UBND xã Nguyễn Thị Hoa" is of the commune told of before.
        base = passage.sentence.start
        people = {passage.position_at(person.start + base) for person in passage.people}
        following = [
            p + 1
            for p in passage.positions.get(kind, ())
            if p + 1 < len(passage.tokens) and p + 1 not in people
        ]
        return any(text[passage.tokens[p].start].isupper() for p in following)

    def _article_line(self, article: Article) -> str:
        return " ".join(passage.line for passage in self._index.passages_of(article))


def _is_of_another_subject(query: Query, place: Term, passage: Passage) -> bool:
    """Whether what the question says of a place is said of another in it.

    "Huyện Đông Hải công nhận xã Định Thành đạt chuẩn" doesn't tell that the district meets it.
    """
    if query.word_before(place) not in _KINDS:
        return False
    said = next((t for t in query.terms if 0 <= t.first - place.last <= _BETWEEN), None)
    if said is None or said.word_class not in ("adjectives", "verbs"):
        return False
    names = [
        name
        for pattern, weight in said.patterns
        if weight >= _ITSELF
        for position in passage.positions.get(pattern[0][0].folded, ())
        if stands_between(pattern, passage, position, position + len(pattern))
        for name in [_name_before(position, passage)]
    ]
    return bool(names) and all(name and name not in place.forms for name in names)


def _name_before(position: int, passage: Passage) -> tuple[str, ...]:
    """The name, folded, of the place that stands right before a position; empty if none does."""
    text = passage.sentence.article.text
    tokens = passage.tokens
    last = position
    while last and tokens[last - 1].folded in _AUXILIARIES:
        last -= 1
    first = last
    while first and text[tokens[first - 1].start].isupper():
        first -= 1
    is_place = 0 < first < last and tokens[first - 1].folded in _KINDS
    return tuple(token.folded for token in tokens[first:last]) if is_place else ()


def _begins_name(position: int, passage: Passage, query: Query) -> bool:
    """Whether a name follows on "xã", "huyện" … that the question doesn't have."""
    text, tokens = passage.sentence.article.text, passage.tokens
    following = tokens[position + 1]
    # "KT-XH" is read as four words that stand in one place.
    if tokens[position].key not in _KIND_KEYS or following.start < tokens[position].end:
        return False
    name = takewhile(lambda token: text[token.start].isupper(), tokens[position + 1 :])
    return any(token.folded not in query.words for token in name)


def _head(article: Article) -> str:
    words = (token.folded for token in tokenize(f"{article.place} . {article.title}"))
    return f" {' '.join(words)} "


def _stands_capital(word: str, passage: Passage) -> bool:
    """Whether a folded word stands in the passage with a capital, as a name does."""
    text = passage.sentence.article.text
    return any(
        text[passage.tokens[position].start].isupper()
        for position in passage.positions.get(word, ())
    )
