"""The place that an article is about: its province, and what its title names within it."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from functools import lru_cache
from pathlib import Path

from faq.regexes import late
from faq.strict_yaml import block_lines
from faq.text import UPPER, fold, nfc

__all__ = ["find_place"]

_NAME = rf"[{UPPER}]\w*(?:[ -][{UPPER}]\w*)*"
# A pattern that begins with letters is searched for several times as fast.
_KIND = (
    r"[HhTtQq](?<!\w.)(?:(?<=[Hh])uyện(?: ủy)?|(?<=[Tt])h(?:ị (?:xã|ủy)|ành (?:phố|ủy))|"
    r"(?<=[Qq])uận|(?<=T)[XP]\.?)\s+"
)
_COMMUNE = late(
    r"[XxPpTtĐđ](?<!\w.)(?<!thị .)(?<!Thị .)(?:(?<=[Xx])ã|(?<=[Pp])hường|(?<=[Tt])hị trấn|"
    rf"(?<=[Đđ])ặc khu)\s+(?P<name>{_NAME})"
)
_DISTRICT = late(rf"{_KIND}(?P<name>{_NAME})")
# The kind may stand before a list: "các huyện Tây Sơn, Vân Canh và An Lão".
_KIND_BEFORE = late(rf"{_KIND}(?:{_NAME}(?:,| và|, TX)\s+){{0,12}}$")
_NAME_BEFORE = late(rf"[{UPPER}]\w*\s$")
_NAME_AFTER = late(rf"\s[{UPPER}]\w")
_CREDIT = late(rf"\((?P<initials>[{UPPER}]{{2,4}})\)")
_HOST = late(r"(?<![\w.-])(?P<name>[\w-]{1,40}(?:\.[\w-]{1,40}){0,4})\.(?:vn|com|net|org)(?!\w)")
_DOMAINS = (".vn", ".com", ".net", ".org")
_WORD = late(r"[\w-]+")
# "tỉnh Bình Định", "huyện Ba Tơ (Quảng Ngãi)"
_BEFORE_PROVINCE = late(rf"(?:(?:tỉnh|Tỉnh|TỈNH|Tỉnh (?:ủy|uỷ))\s+|[{UPPER}]\w{{0,9}} \()$")
_LOOK_BACK = 12
_LOOK_BACK_IN_LIST = 120
# The same tone on either vowel: a paper prints "Khánh Hòa" or "Khánh Hoà", "Thủy" or "Thuỷ".
_TONES = {
    "oà": "òa", "oá": "óa", "oả": "ỏa", "oã": "õa", "oạ": "ọa",
    "uỳ": "ùy", "uý": "úy", "uỷ": "ủy", "uỹ": "ũy", "uỵ": "ụy",
}  # fmt: skip
_SIGNS = {"Ð": "Đ", " - ": " ", "’": "'"}
_SPELLINGS = late(
    "|".join([*(tone + rf"(?<![qQ]{tone})(?!\w)" for tone in _TONES), *map(re.escape, _SIGNS)])
)

_TITLE_WEIGHT = 4
_HOST_WEIGHT = 4
_PROVINCE_WEIGHT = 3
_KIND_WEIGHT = 2
_LEAST_WEIGHT = 3
"""A province named once in passing doesn't make the article one about it."""
_LONGEST_NAME = 5
_MAX_TEXT = 20_000
_LEXICON = Path(__file__).parents[1] / "data" / "lexicon" / "places.yaml"


def find_place(text: str, title: str, source: str) -> str:
    """Return the place widest first ("Bình Định, Tuy Phước, Phước An"); empty when nothing tells.

    ``source`` is what is known of the publisher, a name or an address. A province counts by how
    often and how prominently it is named: in the title, after "tỉnh", in the publisher's address.
    Where none is, the districts tell.
    """
    body = _spelling(text[:_MAX_TEXT])
    province = _province(body, _spelling(title), source) or _province_of_districts(
        f"{_spelling(title)}\n{body}"
    )
    district = _named(_DISTRICT, body, _spelling(title))
    commune = _named(_COMMUNE, body, _spelling(title))
    if commune in (province, district):
        commune = ""
    if district == province and district:
        city = re.search(rf"(?:TP\.?|[Tt]hành phố)\s+{re.escape(province)}(?!\w)", _spelling(title))
        district = f"TP. {province}" if city else ""
    return ", ".join(filter(None, (province, district, commune)))


def _spelling(text: str) -> str:
    return _SPELLINGS.sub(lambda match: (_TONES | _SIGNS)[match.group()], nfc(text))


def _province(body: str, title: str, source: str) -> str:
    names, pattern = _provinces()
    weights: Counter[str] = Counter()
    for match in pattern.finditer(body):
        before = body[max(0, match.start() - _LOOK_BACK) : match.start()]
        weights[names[match.group()]] += _PROVINCE_WEIGHT if _BEFORE_PROVINCE.search(before) else 1
    for match in pattern.finditer(title):
        weights[names[match.group()]] += _TITLE_WEIGHT
    printed = f"{body}\n{source}"
    for host in _HOST.finditer(printed) if any(map(printed.__contains__, _DOMAINS)) else ():
        for name, province in _compact_provinces().items():
            if len(name) > 4 and name in host["name"].replace("-", "").lower():
                weights[province] += _HOST_WEIGHT
    if not weights:
        return ""
    province, weight = weights.most_common(1)[0]
    return province if weight >= _LEAST_WEIGHT else ""


def _province_of_districts(text: str) -> str:
    """Return the province that most mentions of districts agree on.

    A district of which several provinces have one tells nothing, unless the credit does: "(BĐ)".
    """
    provinces, pattern = _districts()
    credited_to = {match["initials"] for match in _CREDIT.finditer(text)}
    weights: Counter[str] = Counter()
    called: set[str] = set()
    for match in pattern.finditer(text):
        found = provinces[match.group()]
        credited = [name for name in found if _initials(name) in credited_to]
        kind = _KIND_BEFORE.search(text, max(0, match.start() - _LOOK_BACK_IN_LIST), match.start())
        if len(credited or found) > 1 or not (kind or _stands_alone(text, match)):
            continue
        (province,) = credited or found
        weights[province] += _KIND_WEIGHT if kind else 1
        if kind:
            called.add(province)
    if not weights:
        return ""
    province, weight = weights.most_common(1)[0]
    sure = weight >= _LEAST_WEIGHT and 2 * weight > weights.total()
    return province if sure and province in called else ""


def _stands_alone(text: str, match: re.Match[str]) -> bool:
    """Whether a name without its kind may be a district's: no syllable, province or person."""
    name = match.group()
    return (
        " " in name
        and name not in _provinces()[0]
        and not _NAME_BEFORE.search(text, max(0, match.start() - _LOOK_BACK), match.start())
        and not _NAME_AFTER.match(text, match.end())
    )


def _initials(name: str) -> str:
    return "".join(word[0] for word in _WORD.findall(name) if word[0].isalpha())


def _named(kind: re.Pattern[str], body: str, title: str) -> str:
    """Return the place that the title names and either calls so; the most frequent wins."""
    counts = Counter(match["name"] for match in kind.finditer(f"{body}\n{title}"))
    words = f" {' '.join(_WORD.findall(title))} ".casefold()
    named = [
        name
        for name in counts
        if f" {name} ".casefold() in words and len(name.split()) <= _LONGEST_NAME
    ]
    return max(named, key=lambda name: (counts[name], len(name)), default="")


@lru_cache(maxsize=1)
def _provinces() -> tuple[Mapping[str, str], re.Pattern[str]]:
    """Return each province's name by every spelling of it, and the pattern that finds them."""
    names: dict[str, str] = {}
    for line in _lines("provinces"):
        spellings = [name.strip() for name in line.partition("=")[0].split(",")]
        names |= {_spelling(name): spellings[0] for name in spellings if name}
    return names, _any_of(names)


@lru_cache(maxsize=1)
def _compact_provinces() -> Mapping[str, str]:
    """Return each province's name by its spellings as addresses have them: "binhdinh"."""
    names, _ = _provinces()
    return {fold(name).replace(" ", ""): province for name, province in names.items()}


@lru_cache(maxsize=1)
def _districts() -> tuple[Mapping[str, list[str]], re.Pattern[str]]:
    """Return the provinces that have a district of each name, and the pattern that finds them."""
    provinces: dict[str, list[str]] = defaultdict(list)
    for line in _lines("districts"):
        province, _, names = line.partition(":")
        for name in names.split(","):
            provinces[_spelling(name.strip())].append(province)
    return dict(provinces), _any_of(provinces)


def _lines(block: str) -> list[str]:
    _, text = block_lines(_LEXICON.read_text(encoding="utf-8"), _LEXICON.name)[block]
    return [line for line in text.splitlines() if not line.startswith("#")]


def _any_of(names: Iterable[str]) -> re.Pattern[str]:
    endings: dict[str, list[str]] = defaultdict(list)
    for name in sorted(names, key=len, reverse=True):
        endings[name[0]].append(f"{re.escape(name[1:])}(?<!\\w{re.escape(name)})")
    # Of hundreds of names those are tried that begin with the letter that is there.
    either = "|".join(f"{re.escape(one)}(?:{'|'.join(own)})" for one, own in endings.items())
    return re.compile(rf"(?:{either})(?!\w)")
