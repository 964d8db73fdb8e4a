"""Whether a passage is about the place that the question names."""

from __future__ import annotations

from functools import lru_cache

from faq.documents.articles import Article
from faq.index import Index, Passage
from faq.lexicon import Lexicon
from faq.query import Query, Term
from faq.text import tokenize

__all__ = ["Whereabouts"]

_KINDS = frozenset("xa huyen tinh phuong thon ban lang ap".split())


class Whereabouts:
    """Compares the places of questions with those of passages."""

    def __init__(self, index: Index, lexicon: Lexicon) -> None:
        self._index = index
        self._provinces = frozenset(lexicon.provinces)
        self._head = lru_cache(maxsize=1024)(_head)
        self._whole = lru_cache(maxsize=64)(self._article_line)

    def same_place(self, query: Query, passage: Passage) -> bool:
        """Whether every place that the question names is one that the passage can be about."""
        named = query.named
        if not named:
            return True
        article = passage.sentence.article
        if any(self._is_another(query, term, passage) for term in named):
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

    def _is_another(self, query: Query, term: Term, passage: Passage) -> bool:
        """Whether a passage names another place of a kind: "xã Phước An" for "xã Phước Hòa"."""
        if not term.first:
            return False
        kind = query.tokens[term.first - 1].folded
        if kind not in _KINDS or any(
            f" {' '.join(form)} " in line
            for form in term.forms
            for line in (self._head(passage.sentence.article), passage.line)
        ):
            return False
        text = passage.sentence.article.text
        following = [p + 1 for p in passage.positions.get(kind, ()) if p + 1 < len(passage.tokens)]
        return any(text[passage.tokens[p].start].isupper() for p in following)

    def _article_line(self, article: Article) -> str:
        return " ".join(passage.line for passage in self._index.passages_of(article))


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
