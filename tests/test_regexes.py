from __future__ import annotations

import re

import pytest

from faq.regexes import late


def test_a_late_pattern_is_like_any_other() -> None:
    pattern = late(r"(\d+) xã", re.IGNORECASE)
    assert pattern.pattern == r"(\d+) xã"
    match = pattern.search("có 12 XÃ")
    assert match is not None
    assert match[1] == "12"
    assert pattern.sub("–", "3 xã") == "–"
    assert pattern.findall("1 xã, 2 xã") == ["1", "2"]


def test_a_mistake_comes_up_when_it_is_used() -> None:
    pattern = late("(")
    with pytest.raises(re.error):
        pattern.search("")
