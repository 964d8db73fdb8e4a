from __future__ import annotations

import pytest

from faq.english import stem


@pytest.mark.parametrize(
    "forms",
    [
        "allocate allocates allocated allocating allocation",
        "estimate estimated estimating estimation",
        "create created creating creation",
        "exceed exceeds exceeded exceeding",
        "succeed succeeded succeeding",
        "repeat repeats repeated repeating",
        "combat combats combated combating",
        "agree agrees agreed agreeing agreement",
        "begin begins began begun beginning",
        "steal steals stole stolen stealing",
        "overtake overtook overtaken overtaking",
        "organise organised organize organizing organisation",
        "crisis crises",
        "criterion criteria",
        "commune communes",
    ],
)
def test_forms_of_one_word(forms: str) -> None:
    assert len({stem(form) for form in forms.split()}) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [("treat", "trait"), ("state", "station"), ("depart", "departments"), ("new", "news")],
)
def test_forms_of_two_words(one: str, other: str) -> None:
    assert stem(one) != stem(other)
