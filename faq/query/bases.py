"""What is compared with before: "có đông hơn năm ngoái không" sets no other thing beside."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from faq.intents import Intent, IntentMatch
from faq.regexes import late

__all__ = ["changed_since_before", "compared_with_before"]

_BASE = late(
    r"(?<!\S)(?:(?:so )?voi )?(?:hoi )?(?:"
    r"(?:(?:mua he|he|vu|dot|quy \w+|\d+ thang) )?(?:cung ky )?(?:cua )?"
    r"(?:nam|thang|quy|tuan|vu|mua he|mua|he|dot) (?:hoc )?(?:ngoai|truoc|roi|vua roi)"
    r"|cung ky(?: nam \d{4})?|truoc day|moi nam|moi khi|dau nam|ky truoc|nam \d{4}"
    r"|(?:in )?(?:the )?(?:last|previous) (?:year|month|quarter|season)"
    r"|a year (?:ago|earlier|before)|the year before|the same period(?: (?:of )?last year)?"
    r"|before)(?!\S)"
)
_MORE = late(r"(?:nhieu|dong|cao|lon|it|thap|nho|vang) hon")
_TIMES = "lan"
_COMPARING = frozenset({"is_more", "which_is_more"})


def compared_with_before(
    match: IntentMatch, words: Sequence[str], intents: Mapping[str, Intent]
) -> IntentMatch:
    """What a question asks, if what it compares with is no more than an earlier time.

    Args:
        match: what it was found to ask.
        words: its words, folded.
        intents: the intents by name.

    """
    name = _asked(match, words)
    base = _BASE.search(" ".join(words)) if name else None
    if base is None:
        return match
    first = base.string.count(" ", 0, base.start())
    said = {*match.words, *range(first, first + base[0].count(" ") + 1)}
    if match.intent.name == "yes_or_no":
        said.update(range(*match.slots["topic"]))
    return match._replace(intent=intents[name], words=frozenset(said), slots={})


def changed_since_before(
    match: IntentMatch, words: Sequence[str], intents: Mapping[str, Intent]
) -> IntentMatch:
    """What a question asks, if by how much there is more than before: "hơn năm ngoái mấy vụ".

    That is printed, not worked out.

    Args:
        match: what it was found to ask.
        words: its words, folded.
        intents: the intents by name.

    """
    first, last = match.slots.get("other", (0, 0))
    if match.intent.name == "times":
        return _times_of_before(match, words, intents)
    if match.intent.name != "difference" or not _BASE.fullmatch(" ".join(words[first:last])):
        return match
    said = match.words | frozenset(range(first, last))
    unit = match.slots.get("unit")
    intent = intents["how_many" if unit else "figure"]
    return match._replace(intent=intent, words=said, slots={"unit": unit} if unit else {})


def _times_of_before(
    match: IntentMatch, words: Sequence[str], intents: Mapping[str, Intent]
) -> IntentMatch:
    """What a question asks, if it is how many times as much as before: "gấp mấy lần năm ngoái"."""
    first, last = match.slots.get("other", (0, 0))
    if _TIMES not in words or not _BASE.fullmatch(" ".join(words[first:last])):
        return match
    at = words.index(_TIMES)
    said = (match.words | frozenset(range(first, last))) - {at}
    return match._replace(intent=intents["how_many"], words=said, slots={"unit": (at, at + 1)})


def _asked(match: IntentMatch, words: Sequence[str]) -> str:
    """The name of the intent that a comparison has, if it is with before; "" if it is none."""
    if match.intent.name in _COMPARING:
        other = " ".join(words[slice(*match.slots.get("other", (0, 0)))])
        is_more = match.intent.name == "is_more"
        name = "more_than_before" if is_more else "more_or_less_than_before"
        return name if _BASE.fullmatch(other) else ""
    if match.intent.name == "yes_or_no":
        topic = " ".join(words[slice(*match.slots.get("topic", (0, 0)))])
        return "more_than_before" if _MORE.fullmatch(topic) else ""
    is_choice = match.intent.name == "choice" and not match.slots
    return "more_or_less_than_before" if is_choice else ""
