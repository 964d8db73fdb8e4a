"""Names in a question.

Persons are named in full, by title and given name, or unknown but named like one; what else has a
name is capitalised as the articles print it.
"""

from __future__ import annotations

from collections.abc import Sequence

from faq.index import Index
from faq.lexicon import Lexicon, Words
from faq.people import SURNAMES
from faq.query.wording import QuestionWords
from faq.text import Token, folded_key, key_of

__all__ = ["TITLES", "name_at"]

TITLES = frozenset(
    tuple(map(key_of, title.split()))
    for title in ("ông", "bà", "anh", "chị", "cô", "thầy", "đồng chí", "mr", "mrs", "ms")
)
"""What persons are called, as keys."""
_PLAIN_TITLES = frozenset(tuple(map(folded_key, title)) for title in TITLES)
_TITLE_WORDS = frozenset(title[0] for title in _PLAIN_TITLES)
# Without their accents these are other words mostly: "chỉ đạt", "có hạnh kiểm", "thay đổi".
_DOUBTFUL = frozenset({"chi", "co", "thay"})
# A foreigner types names without diacritics.
_SURNAMES = SURNAMES | {folded_key(name) for name in SURNAMES}
_LONGEST = 5
# What bears a name right after it: "xã Thanh Lâm".
_NAMED_UNITS = frozenset(
    "xa huyen tinh phuong thon ban lang ap xom tran commune district province".split()
)
# Words of a name, its title included; no more tell whether one begins.
_MOST_NAME_WORDS = _LONGEST + 2
# Words of a name that is no person's.
_LONGEST_NAME = 4


def name_at(
    words: QuestionWords,
    first: int,
    limit: int,
    index: Index,
    lexicon: Lexicon,
    *,
    is_printed: bool,
) -> tuple[int, str, tuple[Words, ...]] | None:
    """The name that begins at a word: its length, its kind, and the names it may stand for.

    It is a "person", or a "name": capitalised words that an article has side by side.

    Args:
        words: those of the question.
        first: position of the word.
        limit: position that the name ends before.
        index: knows the persons and names of the articles.
        lexicon: knows the places, which are no persons.
        is_printed: whether the word and the next one stand side by side in the articles.

    """
    text, token = words.text, words.tokens[first]
    follows_unit = first > 0 and words.tokens[first - 1].folded in _NAMED_UNITS
    # Most words begin no name: they are small, no title, and the next one follows them nowhere.
    is_small = not text[token.start].isupper()
    if is_small and not (is_printed or follows_unit or token.folded in _TITLE_WORDS):
        return None
    tokens = words.tokens[first : min(limit, first + _MOST_NAME_WORDS)]
    person = _person(text, tokens, index, lexicon, is_printed=is_printed)
    if person is not None:
        return person[0], "person", person[1]
    run = _capitals(text, tokens) if follows_unit else 0
    if run or not is_printed:
        return (run, "name", ()) if run else None
    folded = tuple([token.folded for token in tokens[:_LONGEST_NAME]])
    names = (folded[:length] for length in range(len(folded), 1, -1))
    found = next((n for n in names if n in index.names and n not in lexicon.prefixes), None)
    return (len(found), "name", (found,)) if found else None


def _person(
    text: str, tokens: Sequence[Token], index: Index, lexicon: Lexicon, *, is_printed: bool
) -> tuple[int, tuple[Words, ...]] | None:
    """The person that some words begin with: their number, and the names they may stand for."""
    is_small = not text[tokens[0].start].isupper()
    words = tuple([token.folded for token in tokens[:_MOST_NAME_WORDS]])
    for length in range(min(_LONGEST, len(words)), 1, -1) if is_printed else ():
        if words[:length] in index.people:
            return length, (words[:length],)
    run = 0 if is_small else _capitals(text, tokens)
    if run < len(tokens) and run and (tokens[run - 1].key, tokens[run].key) in lexicon.vi:
        run -= 1  # "Đoàn Ủy ban": the last one begins another word.
    if run >= 2 and tokens[0].key in _SURNAMES:
        beginnings = [words[:length] for length in range(2, run + 1)]
        if not any(b in index.names or b in lexicon.place_names for b in beginnings):
            return run, (words[:run],)
    titled = next((n for n in (2, 1) if _is_title(tokens[:n])), 0)
    return _titled(text, tokens, index, titled) if titled else None


def _is_title(tokens: Sequence[Token]) -> bool:
    """Whether words are "ông", "bà", "đồng chí" …: what has an accent is as it is typed."""
    keys = tuple([token.key for token in tokens])
    bare = tuple([token.folded for token in tokens])
    return keys in TITLES or (keys == bare and bare in _PLAIN_TITLES)


def _titled(
    text: str, tokens: Sequence[Token], index: Index, titled: int
) -> tuple[int, tuple[Words, ...]] | None:
    """A person after a title: the end of a name that an article has, or any capitalised words."""
    words = tuple(token.folded for token in tokens[titled : titled + _LONGEST])
    is_small = bool(words) and text[tokens[titled].start].islower()
    least = 2 if is_small and tokens[0].key in _DOUBTFUL else 1
    for length in range(len(words), least - 1, -1):
        full = index.people_called(words[:length])
        if full:
            return titled + length, full
    run = _capitals(text, tokens[titled:])
    return (titled + run, (words[:run],)) if run else None


def _capitals(text: str, tokens: Sequence[Token]) -> int:
    """How many capitalised words, at most five, stand side by side at the beginning."""
    run = 0
    for token in tokens[:_LONGEST]:
        surface = text[token.start : token.end]
        if not surface[:1].isupper() or surface[1:].isupper():
            break
        if run and text[tokens[run - 1].end : token.start] != " ":
            break
        run += 1
    return run
