"""Updates on disk: none lost, none twice."""

from __future__ import annotations

import sqlite3
import traceback
from pathlib import Path
from typing import Any

import pytest
from bots import Clock

from bot.state import State, UnkeptError, open_state
from bot.state.database import FILE

DAY = 24 * 60 * 60
TEXT = "Bao nhiêu xã \ud800 đạt chuẩn?"


def received(*numbers: int) -> list[dict[str, Any]]:
    return [{"update_id": number, "message": {"text": TEXT}} for number in numbers]


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def state(tmp_path: Path, clock: Clock) -> State:
    return open_state(tmp_path, clock)


def test_what_was_not_answered_is_found_after_a_restart(tmp_path: Path, state: State) -> None:
    assert state.inbox.add(received(7, 5)) == tuple(received(7, 5))
    state.inbox.add(received(6))
    state.inbox.done(5)
    state.close()
    assert list(open_state(tmp_path).inbox.resume()) == received(6, 7)


def test_what_comes_again_is_not_new(state: State, clock: Clock) -> None:
    state.inbox.add(received(5, 6))
    state.inbox.done(5)
    assert state.inbox.add(received(5, 6, 7, 7)) == tuple(received(7))
    clock.now += DAY
    assert state.inbox.add(received(5, 6)) == tuple(received(5))
    assert state.inbox.waiting() == 3


def test_a_thousand_at_once(state: State) -> None:
    assert len(state.inbox.add(received(*range(1200)))) == 1200
    assert state.inbox.add(received(*range(1200))) == ()


def test_one_that_ends_the_program_again_and_again_is_left_alone(state: State) -> None:
    state.inbox.add(received(5, 6))
    for _ in range(100):
        assert list(state.inbox.resume()) == received(5, 6)
        state.inbox.begin(5)
    assert list(state.inbox.resume()) == received(6)
    assert not state.inbox.add(received(5))


@pytest.mark.parametrize(
    "odd", [None, 5, [], {}, {"update_id": "5"}, {"update_id": True}, {"update_id": 2**80}]
)
def test_what_has_no_number_is_passed_over(state: State, odd: object) -> None:
    assert state.inbox.add([odd, *received(5)]) == tuple(received(5))


def test_words_are_gone_with_the_answer(tmp_path: Path, state: State) -> None:
    state.inbox.add([{"update_id": 5, "message": {"text": "FINDME"}}])
    state.inbox.done(5)
    state.close()
    with sqlite3.connect(tmp_path / FILE) as connection:
        assert "FINDME" not in "\n".join(connection.iterdump())
    connection.close()
    assert b"FINDME" not in (tmp_path / FILE).read_bytes()


def test_what_can_not_be_kept_is_not_confirmed(state: State) -> None:
    state.connection.execute("ALTER TABLE updates RENAME TO elsewhere")
    with pytest.raises(UnkeptError, match="no such table") as caught:
        state.inbox.add(received(5))
    assert "Bao nhiêu" not in "".join(traceback.format_exception(caught.value))
    state.connection.execute("ALTER TABLE elsewhere RENAME TO updates")
    assert state.inbox.add(received(5)) == tuple(received(5))


def test_words_are_soon_gone_from_all_files_of_a_running_bot(
    tmp_path: Path, state: State, clock: Clock
) -> None:
    state.inbox.add([{"update_id": 5, "message": {"text": "FINDME"}}])
    assert any(b"FINDME" in path.read_bytes() for path in tmp_path.iterdir())
    state.inbox.done(5)
    clock.now += 60
    state.inbox.add(())
    assert not any(b"FINDME" in path.read_bytes() for path in tmp_path.iterdir())
