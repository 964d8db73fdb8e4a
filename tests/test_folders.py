"""Where the program's own files are."""

from __future__ import annotations

from pathlib import Path

import platformdirs
import pytest

from bot.folders import find_data


@pytest.mark.parametrize("chosen", ["", "/srv/data", "here", "~/data"])
def test_data_are_where_the_system_keeps_them(monkeypatch: pytest.MonkeyPatch, chosen: str) -> None:
    monkeypatch.delenv("HOIDAP_DATA", raising=False)
    monkeypatch.setenv("XDG_DATA_HOME", chosen)
    assert find_data() == platformdirs.user_data_path("hoidap", appauthor=False)


def test_data_are_where_the_operator_has_them(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOIDAP_DATA", "~/state")
    assert find_data() == Path("~/state").expanduser()
