from __future__ import annotations

import pytest

from bot.pages import page_of


@pytest.mark.parametrize(
    ("number", "entries", "shown"),
    [
        (1, ((1, "a"), (2, "b")), 1),
        (2, ((3, "c"), (4, "d")), 2),
        (3, ((5, "e"),), 3),
        (0, ((1, "a"), (2, "b")), 1),
        (99, ((5, "e"),), 3),
    ],
)
def test_page(number: int, entries: tuple[tuple[int, str], ...], shown: int) -> None:
    page = page_of("abcde", number, 2)
    assert (page.entries, page.number, page.pages) == (entries, shown, 3)


def test_empty_list_has_one_empty_page() -> None:
    page = page_of((), 1, 8)
    assert (page.entries, page.pages) == ((), 1)
