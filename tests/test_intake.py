"""Articles handed in: checked, kept apart until confirmed, never in the place of another."""

from __future__ import annotations

import os
import stat
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from bots import Clock
from engines import COAST, FORESTS

from bot.intake import MOST_BYTES, Intake, IntakeError, clean_name
from faq import LiveEngine, LoadError

CONTENT = COAST.encode()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "articles"
    folder.mkdir()
    (folder / "forests.txt").write_text(FORESTS, encoding="utf-8")
    return folder


@pytest.fixture
def live(folder: Path) -> LiveEngine:
    return LiveEngine([folder])


@pytest.fixture
def intake(live: LiveEngine, tmp_path: Path) -> Intake:
    return Intake(live, tmp_path / "incoming")


def files_under(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*") if path.is_file()]


def reason_of(refused: Callable[[], object]) -> str:
    with pytest.raises(IntakeError) as caught:
        refused()
    return caught.value.reason


def test_file_is_checked_and_waits_in_private(intake: Intake, tmp_path: Path, folder: Path) -> None:
    received = intake.receive("coast.txt", CONTENT)
    assert received.review.article.title == "Khánh Hòa nâng cấp cảng cá"
    assert received.review.article.place.startswith("Khánh Hòa")
    (file,) = files_under(tmp_path / "incoming")
    assert file.read_bytes() == CONTENT
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert stat.S_IMODE(file.parent.stat().st_mode) == 0o700
    assert [path.name for path in folder.iterdir()] == ["forests.txt"]


def test_confirmed_file_is_answered_from_at_once(
    intake: Intake, live: LiveEngine, tmp_path: Path, folder: Path
) -> None:
    article = intake.add(intake.receive("coast.txt", CONTENT).key)
    assert article.title == "Khánh Hòa nâng cấp cảng cá"
    assert "9 lớp" in live.engine.ask("Khánh Hòa mở bao nhiêu lớp tập huấn?").text
    assert (folder / "coast.txt").read_bytes() == CONTENT
    assert files_under(tmp_path / "incoming") == []
    assert sorted(path.name for path in folder.iterdir()) == ["coast.txt", "forests.txt"]


def test_confirmation_outlives_a_restart(intake: Intake, live: LiveEngine, tmp_path: Path) -> None:
    key = intake.receive("coast.txt", CONTENT).key
    assert Intake(live, tmp_path / "incoming").add(key).name == "coast.txt"


def test_discarded_file_is_gone(intake: Intake, tmp_path: Path) -> None:
    key = intake.receive("coast.txt", CONTENT).key
    intake.discard(key)
    assert files_under(tmp_path / "incoming") == []
    assert reason_of(lambda: intake.add(key)) == "stale"


@pytest.mark.parametrize(
    ("name", "cleaned"),
    [
        ("coast.txt", "coast.txt"),
        ("Phiên họp.TXT", "Phiên họp.TXT"),
        ("../../etc/coast.txt", "coast.txt"),
        ("C:\\bai\\coast.pdf", "coast.pdf"),
    ],
)
def test_name_without_folders(name: str, cleaned: str) -> None:
    assert clean_name(name) == cleaned


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("", "wrong_name"),
        ("..", "wrong_name"),
        (".txt", "wrong_name"),
        (".hidden.txt", "wrong_name"),
        ("~$coast.docx", "wrong_name"),
        ("a\nb.txt", "wrong_name"),
        ("a\u202eb.txt", "wrong_name"),
        (f"{'ế' * 100}.txt", "wrong_name"),
        ("coast.exe", "wrong_kind"),
        ("intents.yaml", "wrong_kind"),
        ("coast", "wrong_kind"),
    ],
)
def test_name_that_will_not_do(intake: Intake, name: str, reason: str) -> None:
    assert reason_of(lambda: intake.receive(name, CONTENT)) == reason


def test_file_that_is_too_large(intake: Intake) -> None:
    assert reason_of(lambda: intake.receive("a.txt", b"a" * (MOST_BYTES + 1))) == "too_large"


@pytest.mark.parametrize("content", [b"", b"\xff\xfe\x00", b"\x00" * 99])
def test_file_that_is_no_article(intake: Intake, tmp_path: Path, content: bytes) -> None:
    with pytest.raises(LoadError) as caught:
        intake.receive("a.txt", content)
    assert {fault.path for fault in caught.value.faults} == {"a.txt"}
    assert files_under(tmp_path / "incoming") == []


def test_twin_of_an_article_is_told(intake: Intake) -> None:
    review = intake.receive("twin.txt", FORESTS.encode()).review
    assert ("twin", {"other": "forests.txt"}) in [(o.kind, o.values) for o in review.oddities]


def test_nothing_is_overwritten(intake: Intake, folder: Path) -> None:
    key = intake.receive("forests.txt", CONTENT).key
    assert reason_of(lambda: intake.add(key)) == "taken"
    assert (folder / "forests.txt").read_text(encoding="utf-8") == FORESTS
    key = intake.receive("new.txt", CONTENT).key
    (folder / "new.txt").write_text("Của người khác.", encoding="utf-8")
    assert reason_of(lambda: intake.add(key)) == "taken"
    assert (folder / "new.txt").read_text(encoding="utf-8") == "Của người khác."


def test_file_does_not_fall_under_statements_made_for_others(intake: Intake, folder: Path) -> None:
    key = intake.receive("intents.txt", CONTENT).key
    (folder / "intents.yaml").write_text("[]", encoding="utf-8")
    assert reason_of(lambda: intake.add(key)) == "taken"


def test_file_systems_without_links(
    intake: Intake, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError

    monkeypatch.setattr(os, "link", refuse)
    key = intake.receive("coast.txt", CONTENT).key
    assert intake.add(key).name == "coast.txt"
    key = intake.receive("new.txt", CONTENT + b"\n").key
    (folder / "new.txt").touch()
    assert reason_of(lambda: intake.add(key)) == "taken"


def test_first_folder_that_may_be_written_to(tmp_path: Path, folder: Path) -> None:
    live = LiveEngine([folder / "forests.txt"])
    intake = Intake(live, tmp_path / "incoming")
    assert reason_of(lambda: intake.add(intake.receive("a.txt", CONTENT).key)) == "no_folder"
    live = LiveEngine([folder / "forests.txt", folder])
    assert Intake(live, tmp_path / "incoming").add(intake.receive("a.txt", CONTENT).key)


@pytest.mark.parametrize("key", ["", "..", "0" * 16, "../articles", "x" * 16, "0" * 15])
def test_forged_confirmation(intake: Intake, key: str) -> None:
    assert reason_of(lambda: intake.add(key)) == "stale"


def test_file_that_was_changed_since_is_refused(intake: Intake, tmp_path: Path) -> None:
    key = intake.receive("coast.txt", CONTENT).key
    (file,) = files_under(tmp_path / "incoming")
    file.write_text("Tin giả.", encoding="utf-8")
    assert reason_of(lambda: intake.add(key)) == "stale"


def test_what_waits_too_long_goes(live: LiveEngine, tmp_path: Path) -> None:
    clock = Clock(time.time())
    intake = Intake(live, tmp_path / "incoming", clock)
    key = intake.receive("coast.txt", CONTENT).key
    clock.now += 25 * 60 * 60
    assert reason_of(lambda: intake.add(key)) == "stale"
    intake.receive("other.txt", CONTENT)
    assert [path.name for path in files_under(tmp_path / "incoming")] == ["other.txt"]


def test_no_more_than_a_few_wait(intake: Intake, tmp_path: Path) -> None:
    for number in range(25):
        intake.receive(f"{number}.txt", CONTENT)
    assert len(files_under(tmp_path / "incoming")) == 20
