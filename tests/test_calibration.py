"""Confidence is how often answers of a score were right."""

from __future__ import annotations

import pytest

from faq.calibration import Calibration, fit_calibration, load_calibration


def answers(right: dict[float, tuple[int, int]]) -> list[tuple[float, bool]]:
    """For each score, so many right answers of so many."""
    return [
        (score, number < good) for score, (good, count) in right.items() for number in range(count)
    ]


def test_it_follows_what_was_measured() -> None:
    line = fit_calibration(answers({55: (50, 100), 75: (80, 100), 95: (99, 100)}))
    assert line.confidence(55) == pytest.approx(50, abs=3)
    assert line.confidence(75) == pytest.approx(80, abs=3)
    assert line.confidence(95) == pytest.approx(99, abs=3)


def test_a_higher_score_never_has_a_lower_confidence() -> None:
    line = fit_calibration(answers({45: (1, 1), 55: (2, 9), 65: (30, 30), 75: (5, 20), 95: (9, 9)}))
    confidences = [line.confidence(score) for score in range(101)]
    assert confidences == sorted(confidences)
    assert (confidences[0], confidences[-1] <= 100) == (0, True)


@pytest.mark.parametrize("line", [load_calibration(), Calibration(((0, 0), (100, 100)))])
def test_the_score_can_be_told_back(line: Calibration) -> None:
    for score in (0, 12.5, 45, 61, 80, 99, 100):
        assert line.score(line.confidence(score)) == pytest.approx(score, abs=0.01)


def test_without_answers_it_is_nearly_straight() -> None:
    assert fit_calibration([]).confidence(70) == pytest.approx(70, abs=5)


def test_the_shipped_table_is_as_the_program_writes_it() -> None:
    assert load_calibration().format().endswith("100 = 98.6\n")
