"""The place that an article is about: its province, and the district that its title names."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path

from faq.strict_yaml import block_lines
from faq.text import fold, nfc

__all__ = ["find_place"]

_UPPER = "".join(chr(code) for code in range(0x41, 0x1EFA) if chr(code).isupper())
_NAME = rf"[{_UPPER}]\w*(?:[ -][{_UPPER}]\w*)*"
_DISTRICT = re.compile(
    rf"(?<!\w)(?P<kind>[Hh]uyện|[Tt]hị xã|TX\.?|[Qq]uận|[Tt]hành phố|TP\.?)\s+(?P<name>{_NAME})"
)
_HOST = re.compile(
    r"(?<![\w.-])(?P<name>[\w-]{1,40}(?:\.[\w-]{1,40}){0,4})\.(?:vn|com|net|org)(?!\w)"
)
_WORD = re.compile(r"[\w-]+")
_BEFORE_PROVINCE = re.compile(r"(?:tỉnh|Tỉnh|TỈNH|Tỉnh (?:ủy|uỷ))\s+$")
_LOOK_BACK = 12
# The same tone on either vowel: a paper prints "Khánh Hòa" or "Khánh Hoà".
_TONES = {"oà": "òa", "oá": "óa", "oả": "ỏa", "oã": "õa", "oạ": "ọa", "Ð": "Đ", " - ": " "}
_SPELLINGS = re.compile("|".join(map(re.escape, _TONES)))

_TITLE_WEIGHT = 4
_HOST_WEIGHT = 4
_PROVINCE_WEIGHT = 3
_LEAST_WEIGHT = 3
"""A province named once in passing doesn't make the article one about it."""
_MAX_TEXT = 20_000
_LEXICON = Path(__file__).parent / "data" / "lexicon" / "places.yaml"


def find_place(text: str, title: str, source: str) -> str:
    """Return the place widest first ("Bình Định, Tuy Phước"); empty when nothing tells.

    ``source`` is what is known of the publisher, a name or an address. A province counts by how
    often and how prominently it is named: in the title, after "tỉnh", in the publisher's address.
    """
    body = _spelling(text[:_MAX_TEXT])
    province = _province(body, _spelling(title), source)
    district = _district(body, _spelling(title))
    if district == province and district:
        city = re.search(rf"(?:TP\.?|[Tt]hành phố)\s+{re.escape(province)}(?!\w)", _spelling(title))
        district = f"TP. {province}" if city else ""
    return ", ".join(filter(None, (province, district)))


def _spelling(text: str) -> str:
    return _SPELLINGS.sub(lambda match: _TONES[match.group()], nfc(text))


def _province(body: str, title: str, source: str) -> str:
    names, pattern = _provinces()
    weights: Counter[str] = Counter()
    for match in pattern.finditer(body):
        before = body[max(0, match.start() - _LOOK_BACK) : match.start()]
        weights[names[match.group()]] += _PROVINCE_WEIGHT if _BEFORE_PROVINCE.search(before) else 1
    for match in pattern.finditer(title):
        weights[names[match.group()]] += _TITLE_WEIGHT
    compact = {fold(name).replace(" ", ""): province for name, province in names.items()}
    for host in _HOST.finditer(f"{body}\n{source}"):
        for name, province in compact.items():
            if len(name) > 4 and name in host["name"].replace("-", "").lower():
                weights[province] += _HOST_WEIGHT
    if not weights:
        return ""
    province, weight = weights.most_common(1)[0]
    return province if weight >= _LEAST_WEIGHT else ""


def _district(body: str, title: str) -> str:
    """Return the district that the title names and the text calls one; the most frequent wins."""
    counts = Counter(match["name"] for match in _DISTRICT.finditer(body))
    title_words = f" {' '.join(_WORD.findall(title))} "
    return next((name for name, _ in counts.most_common() if f" {name} " in title_words), "")


@lru_cache(maxsize=1)
def _provinces() -> tuple[Mapping[str, str], re.Pattern[str]]:
    """Return each province's name by every spelling of it, and the pattern that finds them."""
    _, block = block_lines(_LEXICON.read_text(encoding="utf-8"), _LEXICON.name)["provinces"]
    names: dict[str, str] = {}
    for line in block.splitlines():
        if not line.startswith("#"):
            spellings = [name.strip() for name in line.partition("=")[0].split(",")]
            names |= {_spelling(name): spellings[0] for name in spellings if name}
    longest_first = sorted(names, key=len, reverse=True)
    return names, re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, longest_first))})(?!\w)")
