"""The bot's state: what it keeps over a restart, and what it never keeps."""

from __future__ import annotations

import sqlite3
import stat
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import pytest

from bot.state import Asked, State, open_state
from bot.state.database import FILE
from faq.errors import LoadError

LAN, JOHN, GROUP = 1001, 1002, -100500
DAY = 24 * 60 * 60
# A file of the first version, as it was made then.
FIRST = """
CREATE TABLE alembic_version (
    version_num VARCHAR(32) NOT NULL, CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num));
INSERT INTO alembic_version VALUES('0001');
CREATE TABLE feedback (
    person BLOB NOT NULL, answer TEXT NOT NULL, is_good BOOLEAN NOT NULL, time INTEGER NOT NULL,
    PRIMARY KEY (person, answer));
CREATE TABLE people (person BLOB NOT NULL, language TEXT NOT NULL, PRIMARY KEY (person));
INSERT INTO people VALUES(X'91376668ca28d140215c179397617c0d', 'en');
CREATE TABLE questions (
    id INTEGER NOT NULL, time INTEGER NOT NULL, chat_type TEXT NOT NULL, language TEXT NOT NULL,
    intent TEXT NOT NULL, confidence FLOAT NOT NULL, outcome TEXT NOT NULL,
    milliseconds FLOAT NOT NULL, person BLOB NOT NULL, text TEXT, PRIMARY KEY (id));
INSERT INTO questions VALUES
    (1, 1731600000, 'private', 'vi', '', 0.0, 'unknown', 1.5, X'01', 'Giá vàng?');
CREATE TABLE secrets (name TEXT NOT NULL, value BLOB NOT NULL, PRIMARY KEY (name));
INSERT INTO secrets VALUES('salt', X'000102030405060708090a0b0c0d0e0f');
CREATE TABLE talks (
    chat BLOB NOT NULL, person BLOB NOT NULL, topic INTEGER NOT NULL, question TEXT NOT NULL,
    time INTEGER NOT NULL, PRIMARY KEY (chat, person, topic));
CREATE INDEX talks_by_person ON talks (person);
CREATE INDEX talks_by_time ON talks (time);
CREATE INDEX questions_by_time ON questions (time);
CREATE INDEX questions_by_person ON questions (person);
"""
ASKED = Asked(LAN, "private", "vi", "count", 93.1, "answered", 1.5, "Bao nhiêu xã?")


@dataclass
class Clock:
    now: float = 1_731_600_000

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def state(tmp_path: Path, clock: Clock) -> Iterator[State]:
    with closing(open_state(tmp_path / "data", clock)) as state:
        yield state


def test_language_chosen_is_kept_over_a_restart(tmp_path: Path) -> None:
    first = open_state(tmp_path)
    assert first.people.language(LAN) is None
    first.people.set_language(LAN, "vi")
    first.people.set_language(LAN, "en")
    first.close()
    again = open_state(tmp_path)
    assert again.people.language(LAN) == "en"
    assert again.people.language(JOHN) is None
    again.close()


def test_last_question_of_each_person_and_topic(state: State, clock: Clock) -> None:
    state.talks.remember((GROUP, LAN, 0), "Bao nhiêu xã?")
    state.talks.remember((GROUP, LAN, 7), "Ai chủ trì?")
    state.talks.remember((GROUP, LAN, 7), "Ai tham dự?")
    assert state.talks.question((GROUP, LAN, 0)) == "Bao nhiêu xã?"
    assert state.talks.question((GROUP, LAN, 7)) == "Ai tham dự?"
    assert not state.talks.question((GROUP, JOHN, 0))
    state.talks.forget((GROUP, LAN, 7))
    assert not state.talks.question((GROUP, LAN, 7))
    clock.now += DAY
    assert not state.talks.question((GROUP, LAN, 0))


def test_group_that_becomes_a_supergroup_keeps_its_conversations(state: State) -> None:
    state.talks.remember((-5, LAN, 0), "Bao nhiêu xã?")
    state.talks.remember((GROUP, LAN, 0), "Ai chủ trì?")
    state.talks.migrate(-5, GROUP)
    assert state.talks.question((GROUP, LAN, 0)) == "Bao nhiêu xã?"
    assert not state.talks.question((-5, LAN, 0))
    state.talks.drop_chat(GROUP)
    assert not state.talks.question((GROUP, LAN, 0))


def test_log_keeps_the_words_of_unanswered_questions_only(state: State) -> None:
    state.questions.add(ASKED)
    for words in ("Giá vàng?", "giá vàng?", "Trời mưa không?"):
        state.questions.add(ASKED._replace(outcome="unknown", text=words))
    found = state.questions.unanswered()
    assert [(one.text.lower(), one.times) for one in found] == [
        ("giá vàng?", 2),
        ("trời mưa không?", 1),
    ]
    assert len(state.questions.unanswered(1)) == 1


def test_sentences_that_answered_several_people(state: State, clock: Clock) -> None:
    def ask(user: int, sentence: str, times: int = 1) -> None:
        for _ in range(times):
            state.questions.add(ASKED._replace(user=user, sentence=sentence))

    ask(LAN, "old")
    ask(JOHN, "old")
    clock.now += 20 * DAY
    ask(LAN, "alone", 9)
    for user, times in ((LAN, 1), (JOHN, 5)):
        ask(user, "two", times)
    for user in (LAN, JOHN, 3):
        ask(user, "three")
        ask(user, "")
    assert state.questions.most_cited() == ("three", "two", "old")
    assert state.questions.most_cited(1) == ("three",)
    clock.now += 15 * DAY
    assert state.questions.most_cited() == ("three", "two")
    state.forget(LAN)
    assert state.questions.most_cited() == ("three",)


def test_statistics(state: State, clock: Clock) -> None:
    state.questions.add(ASKED._replace(milliseconds=9.0))
    clock.now += 2 * DAY
    state.questions.add(ASKED)
    state.questions.add(ASKED._replace(user=JOHN, language="en"))
    state.questions.add(ASKED._replace(outcome="unknown", chat_type="group"))
    found = state.questions.statistics(1)
    assert (found.asked, found.people) == (3, 2)
    assert found.outcomes == {"answered": 2, "unknown": 1}
    assert found.languages == {"vi": 2, "en": 1}
    assert found.chat_types == {"private": 2, "group": 1}
    assert found.intents == {"count": 2}
    assert found.median_ms == found.p99_ms == 1.5
    assert state.questions.statistics().p99_ms > 8


def test_statistics_of_nothing(state: State) -> None:
    found = state.questions.statistics()
    assert (found.asked, found.people, found.outcomes, found.median_ms) == (0, 0, {}, 0.0)


def test_log_forgets_after_thirty_days(state: State, clock: Clock) -> None:
    state.questions.add(ASKED)
    clock.now += 29 * DAY
    state.questions.add(ASKED)
    assert state.questions.statistics(365).asked == 2
    clock.now += DAY
    state.inbox.add(())  # Nobody asks; the bot only looks for updates.
    assert state.connection.execute("SELECT count(*) FROM questions").fetchone() == (1,)


def test_log_forgets_when_it_is_opened_and_when_there_is_more(tmp_path: Path, clock: Clock) -> None:
    with closing(open_state(tmp_path, clock)) as state:
        state.questions.add(ASKED)
        clock.now += 31 * DAY
        state.questions.add(ASKED)
        assert state.questions.statistics(365).asked == 1
    clock.now += 31 * DAY
    with closing(open_state(tmp_path, clock)) as state:
        assert state.questions.statistics(365).asked == 0


def test_answers_are_known_for_48_hours(state: State, clock: Clock) -> None:
    state.answers.remember(GROUP, 5, LAN, (6, 7))
    state.answers.remember(GROUP, 5, LAN, (6,))
    state.answers.remember(JOHN, 5, JOHN, (8,))
    assert state.answers.to(GROUP, 5) == (6,)
    assert state.answers.to(GROUP, 6) == ()
    state.answers.drop_chat(JOHN)
    assert state.answers.to(JOHN, 5) == ()
    clock.now += 2 * DAY
    assert state.answers.to(GROUP, 5) == ()
    state.answers.remember(GROUP, 9, LAN, (10,))
    assert state.connection.execute("SELECT count(*) FROM answers").fetchone() == (1,)


def test_a_vote_may_be_changed(state: State) -> None:
    state.feedback.add(LAN, "a1", True)
    state.feedback.add(JOHN, "a1", True)
    state.feedback.add(LAN, "a2", False)
    assert state.feedback.counts() == (2, 1)
    state.feedback.add(LAN, "a1", False)
    assert state.feedback.counts() == (1, 2)


def test_person_who_wants_to_be_forgotten_is(state: State) -> None:
    for user in (LAN, JOHN):
        state.people.set_language(user, "en")
        state.talks.remember((GROUP, user, 0), "Bao nhiêu xã?")
        state.questions.add(ASKED._replace(user=user))
        state.feedback.add(user, "a1", True)
        state.answers.remember(GROUP, user, user, (7, 8))
    state.forget(LAN)
    assert state.people.language(LAN) is None
    assert not state.talks.question((GROUP, LAN, 0))
    assert state.questions.statistics().asked == 1
    assert state.feedback.counts() == (1, 0)
    assert not state.answers.to(GROUP, LAN)
    assert state.answers.to(GROUP, JOHN) == (7, 8)
    assert state.people.language(JOHN) == "en"
    assert state.talks.question((GROUP, JOHN, 0))


def test_nothing_in_the_file_tells_who_asked(state: State, tmp_path: Path) -> None:
    person = 987_654_321_012
    state.people.set_language(person, "en")
    state.talks.remember((person, person, 0), "Bao nhiêu xã?")
    state.questions.add(ASKED._replace(user=person, outcome="unknown"))
    state.feedback.add(person, "a1", True)
    state.answers.remember(person, 5, person, (6,))
    state.close()
    with sqlite3.connect(tmp_path / "data" / FILE) as file:
        printed = "\n".join(file.iterdump())
    assert "Bao nhiêu xã?" in printed
    assert str(person) not in printed
    assert f"{person:x}" not in printed.lower()


def test_two_bots_hide_the_same_person_differently(tmp_path: Path) -> None:
    one, other = open_state(tmp_path / "one"), open_state(tmp_path / "other")
    assert one.hashed(LAN) == one.hashed(LAN) != one.hashed(JOHN)
    assert one.hashed(LAN) != other.hashed(LAN)
    one.close()
    other.close()


def test_file_is_private(state: State, tmp_path: Path) -> None:
    state.people.set_language(LAN, "vi")
    files = sorted((tmp_path / "data").iterdir())
    assert files
    assert {stat.S_IMODE(file.stat().st_mode) for file in files} == {0o600}
    assert stat.S_IMODE((tmp_path / "data").stat().st_mode) == 0o700


def test_file_that_is_no_state(tmp_path: Path) -> None:
    (tmp_path / FILE).write_text("no database, but a long enough text to be looked at", "utf-8")
    with pytest.raises(LoadError, match=r"state\.sqlite3: can't be used .*Move it away"):
        open_state(tmp_path)


def test_file_of_a_later_version(tmp_path: Path) -> None:
    open_state(tmp_path).close()
    with sqlite3.connect(tmp_path / FILE) as file:
        file.execute("UPDATE alembic_version SET version_num = '9999'")
    with pytest.raises(LoadError, match="is of another version"):
        open_state(tmp_path)


def test_folder_that_cannot_be_made(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(LoadError, match="can't be written"):
        open_state(tmp_path / "file" / "data")


def test_file_of_an_earlier_version_is_brought_up(
    tmp_path: Path, clock: Clock, state: State
) -> None:
    with closing(sqlite3.connect(tmp_path / FILE)) as file:
        file.executescript(FIRST)
    with closing(open_state(tmp_path, clock)) as old:
        assert [one.text for one in old.questions.unanswered()] == ["Giá vàng?"]
        assert old.people.language(LAN) == "en"
        old.questions.add(ASKED)
        assert schema_of(old.connection) == schema_of(state.connection)


def test_file_that_cannot_be_brought_up_stays_as_it_was(tmp_path: Path) -> None:
    with closing(sqlite3.connect(tmp_path / FILE)) as file:
        file.executescript(f"{FIRST} CREATE TABLE answers (chat BLOB);")
        before = list(file.iterdump())
        with pytest.raises(LoadError, match=r"can't be used .*answers"):
            open_state(tmp_path)
        assert list(file.iterdump()) == before


def schema_of(connection: sqlite3.Connection) -> list[tuple[str, object]]:
    """The columns of every table and index, with what is told of each."""
    named = connection.execute("SELECT type, name FROM sqlite_master ORDER BY name").fetchall()
    return [
        (name, connection.execute(f"PRAGMA {kind}_xinfo({name})").fetchall())
        for kind, name in named
    ]
