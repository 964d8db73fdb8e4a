"""An index for a folder, made of the columns of its articles: vocabulary, postings, pairs."""

from __future__ import annotations

import marshal
from collections import defaultdict
from collections.abc import Mapping, Sequence
from itertools import chain
from typing import Any

import numpy as np
import numpy.typing as npt

from faq.documents.articles import Article
from faq.index.collecting import CITABLE_ROLES, Columns, Keys
from faq.index.hashes import hash_words
from faq.index.numerals import by_digits
from faq.index.store import Draft, Generation
from faq.index.strings import pack_strings
from faq.lexicon import Words

__all__ = ["Builder"]

_HEAD = ("name", "title", "date", "published", "section", "place", "publisher", "url")
"""What is kept of an article beside its text, in this order."""
_MOST_STANDING = 255
"""So many passages before one in its paragraph are told, which takes a byte."""
_PAIR_BITS, _PASSAGE_BITS = 20, 24
"""Room for the number of a folded word, and for that of a passage, in one number of 64 bits."""
_COLUMNS = tuple(name for name in Columns._fields if name != "people")

Numbers = npt.NDArray[Any]


class Builder:
    """Gathers articles and their columns, and writes what they come to."""

    def __init__(self, draft: Draft, keys: Keys) -> None:
        self._draft = draft
        self._keys = keys
        self._heads: list[tuple[str, ...]] = []
        self._people: list[tuple[Words, ...]] = []
        self._columns: dict[str, list[Numbers]] = {name: [] for name in _COLUMNS}
        self._sizes: list[tuple[int, int, int, int, int]] = []
        self._parts: dict[str, str] = {}

    def add(self, article: Article, text: bytes, columns: Columns) -> None:
        """Take in an article; its text, encoded, goes to the file of texts by itself."""
        heads = (getattr(article, name) for name in _HEAD)
        self._heads.append(tuple(map(self._once, heads)))
        self._people.append(tuple(tuple(map(self._once, name)) for name in columns.people))
        for name in _COLUMNS:
            self._columns[name].append(getattr(columns, name))
        self._sizes.append(
            (len(text), len(columns.roles), len(columns.lengths), len(columns.tokens),
             len(columns.names))
        )  # fmt: skip

    def _once(self, part: str) -> str:
        """A string of its own for equal ones: how they are written would tell whence they came."""
        kept = self._parts.get(part)
        if kept is None:
            copied = part.encode("utf-8", "surrogatepass").decode("utf-8", "surrogatepass")
            kept = self._parts[part] = copied
        return kept

    def publish(self, header: Mapping[str, Any]) -> Generation:
        """Write everything and put it in force."""
        put, put_plain = self._draft.put_array, self._draft.put_plain
        joined = {name: _joined(self._columns.pop(name)) for name in _COLUMNS}
        order, key_list, folded_list, firsts = self._sorted_keys(joined["tokens"])
        tokens = order[joined["tokens"]]
        names = np.where(joined["names"] >= 0, order[joined["names"]], -1)
        put_plain("people", self._people)
        put_plain("keys", pack_strings(key_list))
        put_plain("folded", pack_strings(folded_list))
        put_plain("called", _by_last_word(self._people))
        put("firsts", firsts)
        self._put_articles()
        self._put_passages(joined)
        put("places", joined["places"])
        put("names", names)
        put("tokens", tokens)
        self._put_numerals(key_list)
        folded_of = np.repeat(np.arange(len(folded_list), dtype=np.int32), np.diff(firsts))
        put("name_hashes", np.unique(hash_words(_folded_names(names, folded_of))))
        passages = np.repeat(np.arange(len(joined["lengths"]), dtype=np.int64), joined["lengths"])
        _check_room(len(folded_list), len(joined["lengths"]))
        self._put_postings(tokens, passages, len(key_list))
        self._put_pairs(folded_of[tokens], passages, len(folded_list))
        return self._draft.publish(header)

    def _put_articles(self) -> None:
        """What is kept of each article, and where in the other files its own begins."""
        packed = list(map(marshal.dumps, self._heads))
        with self._draft.writing("heads") as file:
            file.writelines(packed)
        names = [head[0] for head in self._heads]
        self._draft.put_plain("article_names", pack_strings(names))
        sizes = [(*own, len(head)) for own, head in zip(self._sizes, packed, strict=True)]
        self._draft.put_array("articles", _bounds(np.array(sizes, np.int64).reshape(-1, 6)))

    def _put_passages(self, joined: Mapping[str, Numbers]) -> None:
        """Sentences, and which of them are passages, where their tokens begin, how they stand."""
        put, roles, paragraphs = self._draft.put_array, joined["roles"], joined["paragraphs"]
        put("sentences", np.column_stack((joined["spans"], paragraphs, roles)).astype(np.int32))
        rows = np.append(np.flatnonzero(CITABLE_ROLES[roles]), len(roles))
        ends = _bounds(joined["lengths"].astype(np.int64))
        put("passages", np.column_stack((rows, ends)).astype(np.int32))
        begins = np.zeros(len(roles), np.bool_)
        begins[1:] = paragraphs[1:] != paragraphs[:-1]
        firsts = np.cumsum([0, *(size[1] for size in self._sizes)])
        begins[firsts[firsts < len(begins)]] = True
        # A passage opens a paragraph if that began at any sentence since the passage before.
        opens = np.flatnonzero(np.diff(np.cumsum(begins)[rows[:-1]], prepend=0))
        numbers = np.arange(len(rows) - 1)
        standing = numbers - opens[np.searchsorted(opens, numbers, "right") - 1]
        put("standing", np.minimum(standing, _MOST_STANDING).astype(np.uint8))

    def _put_numerals(self, keys: Sequence[str]) -> None:
        """The numbers among the words, by their digits."""
        found = by_digits(keys)
        sizes = np.fromiter(map(len, found.values()), np.int64, len(found))
        words = np.fromiter(chain.from_iterable(found.values()), np.int32)
        self._draft.put_plain("digits", pack_strings(list(found)))
        self._draft.put_array("numeral_ends", _bounds(sizes).astype(np.int32))
        self._draft.put_array("numerals", words)

    def _sorted_keys(self, tokens: Numbers) -> tuple[Numbers, list[str], list[str], Numbers]:
        """New number of each key, the keys by their folded forms, those forms, their first keys."""
        folded = self._keys.folded
        keys = list(self._keys.numbers)
        # Those that only captions have, or an article that is gone, are left out.
        used = np.flatnonzero(np.bincount(tokens, minlength=len(keys))).tolist()
        by_form = sorted(used, key=lambda number: (folded[number], keys[number]))
        order = np.zeros(len(keys), np.int32)
        order[by_form] = np.arange(len(by_form), dtype=np.int32)
        sorted_folded = [folded[number] for number in by_form]
        firsts = [
            number
            for number, word in enumerate(sorted_folded)
            if not number or word != sorted_folded[number - 1]
        ]
        forms = [sorted_folded[number] for number in firsts]
        return (
            order,
            [keys[number] for number in by_form],
            forms,
            np.array([*firsts, len(by_form)], np.int32),
        )

    def _put_postings(self, tokens: Numbers, passages: Numbers, count: int) -> None:
        codes = (tokens.astype(np.int64) << _PASSAGE_BITS) | passages
        codes = _distinct(codes)
        words = codes >> _PASSAGE_BITS
        ends = np.searchsorted(words, np.arange(count + 1))
        self._draft.put_array("posting_ends", ends.astype(np.int32))
        numbers = codes & ((1 << _PASSAGE_BITS) - 1)
        self._draft.put_array("postings", numbers.astype(np.int32))

    def _put_pairs(self, folded: Numbers, passages: Numbers, count: int) -> None:
        beside = np.flatnonzero(passages[1:] == passages[:-1])
        codes = folded[beside].astype(np.uint64) << np.uint64(_PAIR_BITS + _PASSAGE_BITS)
        codes |= folded[beside + 1].astype(np.uint64) << np.uint64(_PASSAGE_BITS)
        codes |= passages[beside].astype(np.uint64)
        codes = _distinct(codes)
        put = self._draft.put_array
        numbers = codes & np.uint64((1 << _PASSAGE_BITS) - 1)
        put("pair_postings", numbers.astype(np.int32))
        pairs = codes >> np.uint64(_PASSAGE_BITS)
        begins = np.flatnonzero(np.diff(pairs, prepend=np.uint64(0xFFFFFFFFFFFFFFFF)))
        put("pair_ends", np.append(begins, len(pairs)).astype(np.int32))
        pairs = pairs[begins]
        lefts = (pairs >> np.uint64(_PAIR_BITS)).astype(np.int32)
        put("pair_firsts", np.searchsorted(lefts, np.arange(count + 1)).astype(np.int32))
        put("pair_rights", (pairs & np.uint64((1 << _PAIR_BITS) - 1)).astype(np.int32))


def _folded_names(names: Numbers, folded_of: Numbers) -> Numbers:
    return np.where(names >= 0, folded_of[names], -1)


def _by_last_word(people: Sequence[Sequence[Words]]) -> dict[str, tuple[Words, ...]]:
    """Last word of a name → the names, in order."""
    called: dict[str, set[Words]] = defaultdict(set)
    for names in people:
        for name in names:
            called[name[-1]].add(name)
    return {word: tuple(sorted(names)) for word, names in called.items()}


def _joined(columns: Sequence[Numbers]) -> Numbers:
    return np.concatenate(columns) if columns else np.zeros(0, np.int32)


def _bounds(sizes: Numbers) -> Numbers:
    """Where each begins and, at last, where the last ends."""
    bounds = np.zeros((len(sizes) + 1, *sizes.shape[1:]), np.int64)
    np.cumsum(sizes, axis=0, out=bounds[1:])
    return bounds


def _distinct(codes: Numbers) -> Numbers:
    """Numbers in order, each once."""
    codes.sort()
    kept = np.ones(len(codes), np.bool_)
    kept[1:] = codes[1:] != codes[:-1]
    return codes[kept]


def _check_room(words: int, passages: int) -> None:
    if words >= 1 << _PAIR_BITS or passages >= 1 << _PASSAGE_BITS:
        raise OverflowError(f"{words:,} words in {passages:,} sentences are too many for one index")
