"""An article by its name."""

from __future__ import annotations

import difflib
from collections.abc import Iterable

from faq.documents.articles import Article
from faq.errors import Fault, LoadError
from faq.text import nfc

__all__ = ["find_article"]

_CUTOFF = 0.6
_MOST_NAMES = 5


def find_article(name: str, articles: Iterable[Article]) -> Article:
    """Return the article of that file name; raise ``LoadError`` with the names like it."""
    named = {nfc(article.name): article for article in articles}
    if nfc(name) in named:
        return named[nfc(name)]
    folded = {known.casefold(): known for known in sorted(named)}
    like = difflib.get_close_matches(nfc(name).casefold(), folded, _MOST_NAMES, _CUTOFF)
    listed = ", ".join(folded[known] for known in like or [*folded][:_MOST_NAMES])
    message = f"No article has this name; {'close to it' if like else 'there are'}: {listed}."
    raise LoadError([Fault(name, 0, message)])
