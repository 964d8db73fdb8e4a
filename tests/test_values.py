"""Tuples whose fields have names."""

from __future__ import annotations

import pickle
from typing import Any

from faq.values import NamedTuple


class Place(NamedTuple):
    """Somewhere."""

    name: str
    """What it is called."""
    people: int = 0
    """How many live there."""

    @property
    def is_empty(self) -> bool:
        """Whether nobody does."""
        return not self.people


def test_a_value_is_a_tuple_with_names_and_defaults() -> None:
    place = Place("Vinh", people=3)
    assert place == ("Vinh", 3)
    assert (place.name, place.people, place.is_empty) == ("Vinh", 3, False)
    assert Place("Vinh") == ("Vinh", 0)
    assert place._replace(people=0).is_empty
    assert repr(place) == "Place(name='Vinh', people=3)"


def test_what_is_written_of_the_class_is_kept() -> None:
    assert Place.__doc__ == "Somewhere."
    assert (Place.__module__, Place.__qualname__) == (__name__, "Place")
    assert Place.__annotations__ == {"name": "str", "people": "int"}
    assert Place._field_defaults == {"people": 0}


def test_it_comes_whole_out_of_a_pickle() -> None:
    again: Any = pickle.loads(pickle.dumps(Place("Vinh", 3)))
    assert again == Place("Vinh", 3)
    assert type(again) is Place
