"""Tables of words in a file hold what was put in, though nothing is read but what is looked up."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from faq.tables import Rows, Table, pack_rows, pack_table

# A person may have typed any letters, even halves of a surrogate pair.
WORDS = st.text(st.sampled_from("ăâbc\ud800"), max_size=3)
PHRASES = st.lists(WORDS, min_size=1, max_size=3).map(tuple)


@given(st.dictionaries(PHRASES, st.integers(), max_size=300), st.lists(PHRASES))
def test_a_table_gives_what_was_put_in(
    entries: dict[tuple[str, ...], int], others: list[tuple[str, ...]]
) -> None:
    table = Table[int](pack_table(entries))
    assert dict(table) == entries
    for phrase in (*entries, *others, ()):
        assert (phrase in table) == (phrase in entries)
        assert table.get(phrase, "none") == entries.get(phrase, "none")


@given(st.lists(st.tuples(st.text(), st.integers())))
def test_rows_stand_under_their_numbers(plain: list[tuple[str, int]]) -> None:
    rows = Rows(pack_rows(plain), list)
    assert list(rows) == [rows[number] for number in range(len(plain))] == list(map(list, plain))
