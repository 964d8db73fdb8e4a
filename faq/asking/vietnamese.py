"""Questions in Vietnamese: the statement itself, with the word that asks in its place."""

from __future__ import annotations

import re
from collections.abc import Iterator

from faq.asking.draft import Draft
from faq.asking.statements import cuts, has_subject, last_part, within, without_time
from faq.phrases import Phrases
from faq.regexes import late
from faq.text import UPPER, nfc

__all__ = ["VietnameseWriter"]

_LOOSE = late(r"\b(?:này|đó|nói trên|nêu trên|chúng tôi|tôi|họ|như vậy)\b", re.I)
_NEEDS_NO_LA = late(
    r"\b(?:đạt|là|được|còn|tăng|giảm|chiếm|bằng|với|giá|thu|chi|lãi|cho|nộp|tặng|trao|dài|rộng|cao|"
    r"sâu|nặng|trồng|mở|xây|hơn|từ|đến|lên|xuống|mức|hết|thiếu|có|vượt|dựng|cấp|tư|động|vay|nhập|thêm|"
    r"quân|lệ|số|ngân|tịch thu|qua|trên|dưới|hỗ trợ|nước|sử dụng|tổ chức|làm|bình quân|hàng năm|"
    r"ổn định)$",
    re.I,
)
_MEASURE_UNIT = late(r"^[^\d]*[\d.,\s–-]+(?P<unit>.*)$")
_WHOLE = late(
    r"(?P<before>^|\d,? |[Tt]oàn |của |địa bàn |[Tt]rong |do )"
    r"(?P<kind>[Tt]ỉnh|[Hh]uyện|[Tt]hị xã|[Tt]hành phố|[Xx]ã|[Pp]hường|[Đđ]ịa phương)\b"
    rf"(?!,|\s+[{UPPER}\d])"
)
_OFFICE_OF = late(
    r"\b(?P<kind>tỉnh|huyện|thị xã|thành phố|xã)$|(?P<party>Tỉnh|Huyện) [uủ][ỷy]$", re.I
)
# Where in an article's place a kind of place stands.
_LEVELS = {"tỉnh": 0, "xã": 2, "phường": 2}
# "Hộ ông Lê Văn Bình …, hàng năm thu nhập" → who, and what of them.
_HOUSEHOLD = late(
    r"(?:.*,\s)?(?P<who>(?:(?:[Gg]ia đình|[Hh]ộ|[Nn]hà)\s)?(?:[ÔôBb]ng|[Bb]à|[Aa]nh|[Cc]hị)"
    rf"(?:\s[{UPPER}]\w*){{2,5}})\b.*\s(?P<what>(?:hàng|mỗi) (?:năm|tháng|vụ)\s[^,]*)$"
)
_NO_NOUN = late(r"[,/]|^(?:và|là|của|để|trong|trên|với)\b")
# A share is of something, or it is a rate or a change.
_OF_WHAT = late(r"\b(?:tỷ lệ|tốc độ|tăng|giảm|chỉ số|chiếm|tăng trưởng|giải ngân|bằng|độ)\b", re.I)
_MOST_WORDS, _LEAST_WORDS = 20, 5
_LEAST_NOUN_WORDS = 3


class VietnameseWriter:
    """Words drafts in Vietnamese."""

    def __init__(self, phrases: Phrases) -> None:
        self._phrases = phrases

    def questions(self, draft: Draft, place: str = "") -> Iterator[str]:
        """Yield the ways to ask, the best first.

        Args:
            draft: what to ask.
            place: the article's place, where the question must stand beside those of other
                articles; empty otherwise.

        """
        seen: set[str] = set()
        for words in self._ways(draft, place):
            for anchored in dict.fromkeys((self._anchored(words, place), words)):
                question = _finished(anchored)
                if question and question not in seen:
                    seen.add(question)
                    yield question

    def _ways(self, draft: Draft, place: str) -> Iterator[str]:
        subjects = dict.fromkeys((without_time(draft.before), draft.before))
        match draft.form:
            case "figure":
                yield from self._figure(draft)
            case "post":
                yield from self._post(draft, place)
            case "members":
                yield self._say("which", before=draft.before, noun=draft.after)
            case "demand":
                yield self._say("demand", subject=draft.before)
                if draft.after:
                    yield self._say("demand_of", subject=draft.before, whom=draft.after)
            case "moment" if not draft.after:
                yield from (self._say("when", subject=subject) for subject in subjects)
            case form:
                yield from (self._say(form, subject=within(subject)) for subject in subjects)

    def _say(self, key: str, **values: str) -> str:
        return self._phrases.say(f"suggest.{key}", "vi", **values)

    def _figure(self, draft: Draft) -> Iterator[str]:
        quantity = draft.quantity
        assert quantity is not None
        counted = quantity.kind in ("count", "ratio")
        asked = self._say("percent" if quantity.kind == "share" else "number")
        if quantity.kind == "measure" and (unit := _MEASURE_UNIT.match(nfc(quantity.surface))):
            asked = f"{asked} {unit['unit']}".strip()
        whole = without_time(draft.before)
        household = _HOUSEHOLD.match(whole)
        of_whom = (f"{household['who']} {household['what']}",) if household else ()
        for before in dict.fromkeys((*of_whom, last_part(whole), whole, draft.before)):
            words = re.sub(r"(^|, )với$", r"\1có", before)
            words = re.sub(r"^(?:[Đđ]ã (?:góp phần )?|[Cc]hỉ (?=có\b)|[Gg]ây )", "", words)
            if not counted:
                words = re.sub(r"\stừ$", "", words)
            afters = cuts(draft.after)
            # Without words before it, a figure needs all that is said of what it counts.
            for after in afters if words else (afters[-1].partition(", ")[0], *afters):
                vague = quantity.kind == "share" and not (after or _OF_WHAT.search(words))
                if vague or " - " in words:
                    continue
                of_what = quantity.kind == "share" and after
                if of_what and after.startswith("số ") and not has_subject(words):
                    words = ""
                verb = "" if counted or of_what or _NEEDS_NO_LA.search(words) or not words else "là"
                yield f"{words} {verb} {asked} {after}"
        short = cuts(draft.after)[0]
        if counted and len(short.split()) >= _LEAST_NOUN_WORDS and not _NO_NOUN.search(short):
            yield self._say("counted", subject=short)

    def _post(self, draft: Draft, place: str) -> Iterator[str]:
        post = " ".join(nfc(draft.after).split())
        names = place.split(", ") if place else []
        office = _OFFICE_OF.search(post)
        if office and names:
            level = _LEVELS.get((office["kind"] or office["party"]).lower(), 1)
            if level < len(names):
                yield self._say("holder", post=f"{post} {names[level]}")
        yield self._say("holder", post=post)
        yield self._say("post", name=nfc(draft.before))

    def _anchored(self, words: str, place: str) -> str:
        """The question with the name of the place where it only says "toàn tỉnh" or "huyện"."""
        names = place.split(", ") if place else []
        match = _WHOLE.search(words)
        if match is None or not names:
            return words
        kind = match["kind"].lower()
        level = len(names) - 1 if kind == "địa phương" else _LEVELS.get(kind, 1)
        if level >= len(names):
            return words
        before = "" if match["before"].lower() == "toàn " else match["before"]
        name = names[level]
        if kind != "địa phương" and not name.startswith("TP."):
            name = f"{kind} {name}"
        return f"{words[: match.start()]}{before}{name}{words[match.end() :]}"


def _finished(words: str) -> str:
    """The question with its capital and its mark; empty when it would be none worth asking."""
    question = " ".join(words.split()).strip(" ,;:.…-–—?").replace(" ,", ",")
    balanced = all(question.count(a) == question.count(b) for a, b in ("()", "“”"))
    length = len(question.split())
    if not balanced or not _LEAST_WORDS <= length <= _MOST_WORDS or _LOOSE.search(question):
        return ""
    if re.search(r"[;:]", question):
        return ""
    return f"{question[:1].upper()}{question[1:]}?"
