"""Where a sentence falls into clauses, and the words that an elliptic clause takes over."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from itertools import islice

from faq.figures.model import Quantity
from faq.regexes import late
from faq.text import UPPER, nfc

__all__ = ["shared_words", "split_clauses"]

Span = tuple[int, int]

_JOINT = late(
    r"(?P<stop>;\s+|;$)|(?P<comma>,\s+(?!\d+[.,]?\d*\s*%?\s*(?:kéo|của)))|"
    r"(?P<colon>:\s+)|(?P<opening>\s+\((?=[^()]{12,}\)))|"
    r"(?P<closing>\)(?:\s+v(?:à|a\u0300)\s+|[\s,;]*))|(?P<and>\sv(?:à|a\u0300)\s+)"
)
# "Tam Ngãi (14/19 tiêu chí)", "Tin học (thiếu 291 người)": no more than its figure.
_OF_NAME = late(
    r"\s+\((?:(?!tăng|giảm|đạt|bằng|chiếm|vượt)[^\W\d]+ )?\d[\d.,/]*(?: ?%)?(?: [^\W\d]+){0,2}\)"
)
_SEGMENT = late(r"(?:[^,;:)]|,(?=\d))*$")
_KIND = (
    r"(?:xã|phường|thị trấn|thị xã|thành phố|huyện|quận|tỉnh|thôn|bản|làng|xóm|khối|ấp|sở|ban|"
    r"ngành|phòng|cơ quan|đơn vị|địa phương|doanh nghiệp|hợp tác xã|tổ chức|tập thể|cá nhân|hộ|"
    r"cán bộ|công chức|viên chức|đoàn thể|trung ương)"
)
# "7 xã, thị trấn": one thing counted, not two.
_ENDS_IN_KIND = late(rf"(?<!\w){_KIND}$")
_BEGINS_WITH_KIND = late(rf"{_KIND}(?!\w)(?!\s+[{UPPER}])")
# "Cấp trâu, bò cho dân": they are counted together.
_STOCK = r"(?:trâu|bò|lợn|heo|gà|vịt|dê|cừu|ngựa|lúa|ngô|sắn|khoai|đậu|lạc|mía|rau|tôm|cua|cá|mực)"
_ENDS_IN_STOCK = late(rf"(?<!\w){_STOCK}$")
_BEGINS_WITH_STOCK = late(rf"{_STOCK}(?!\w)")
# "11.320 hộ nghèo, trong đó quá nửa, 6.870 hộ, …": the part has but one figure.
_PART = late(r"trong (?:số )?đó (?:có )?(?:quá|hơn|gần|già|khoảng) (?:một )?nửa,\s")
_AMONG_THEM = late(r"trong (?:số )?đó$")
_VERB_FIRST = late(
    r"(?:và |đã |cũng |vẫn |còn (?!lại\b)|chỉ |có |gồm |bao gồm |đạt |chiếm |tăng |"
    r"giảm (?!nghèo\b)|bằng |với |dài |trị giá |tương đương |tương ứng |cao hơn |thấp hơn |"
    r"vượt |thuộc |trong đó có )+"
)
_DIMENSIONS = frozenset({"dài", "rộng", "cao", "sâu", "nặng", "dày"})
# "…, làm bị thương 1 người, giảm cả 3 tiêu chí": what falls is not the injured.
_EFFECT = late(r"(?:làm|khiến|gây|để lại)\b")
# "…, đến nay trên 131.600 ha" says the same of another time.
_TIME_FIRST = late(
    r"(?:đến nay|hiện nay|hiện|đến thời điểm này|(?:(?:đến|riêng) )?(?:cuối |đầu )?năm \d{4})[ ,]+"
)
_OPENING_TIME = late(
    r"(?:(?:riêng|trong|tính|đến|từ|cuối|đầu|hết) )*(?:năm|tháng|quý|ngày) [^,]{1,30}, ", re.I
)
# What the members of an enumeration without figures share: "… cho ý kiến về A; B; C".
_LIST_HEAD = late(r"[^;:]*?(?::\s|\b(?:về|gồm|như)\s)")
# "…, ở nông thôn chỉ 58%".
_PLACE_FIRST = late(
    r"(?:còn |riêng |trong khi )?(?:ở|tại) (?:[^\W\d]+ ){1,5}?"
    r"(?:chỉ |đạt |là |còn |mới |có |gần |hơn )*"
)
_PLACE = late(r"\b(?:ở|tại) ")
_FRAME = late(r"\btrong (?:tổng )?(?:số )?$")
_LOOK_AROUND = 24
_MOST_BETWEEN = 4
_LONGEST_NAME = 4
# More of them are no sentence but a table run together, which is left in one piece.
_MOST_CLAUSES = 200


def split_clauses(text: str, figures: Sequence[Quantity], printed: Iterable[Span]) -> list[Span]:
    """Return the spans of the clauses of a sentence, in order.

    It falls apart at semicolons, and between two figures at commas, around brackets and at "và".

    Args:
        text: the sentence.
        figures: its quantities that can answer "how many".
        printed: spans of its numbers and dates, which are never cut.

    """
    return _Splitter(text, figures, printed).spans()


class _Splitter:
    def __init__(self, text: str, figures: Sequence[Quantity], printed: Iterable[Span]) -> None:
        inside = bytearray(len(text))
        for begin, end in printed:
            inside[begin + 1 : end] = b"\1" * (end - begin - 1)
        self.text = text
        self.figures = sorted(figures, key=lambda figure: figure.start)
        self.starts = [figure.start for figure in self.figures]
        self.joints = [
            joint
            for joint in _JOINT.finditer(text)
            if not inside[joint.start()]
            and not self._is_within_a_list(joint)
            and not self._tells_of_name(joint)
        ]

    def spans(self) -> list[Span]:
        found: list[Span] = []
        start, part, in_brackets = 0, 0, False
        for number, joint in enumerate(self.joints):
            at, after = joint.span()
            match joint.lastgroup:
                case "closing" if in_brackets:
                    breaks, in_brackets = True, False
                case "closing":
                    at += 1
                    # "Gio Linh (5,7 km) và Hải Lăng (3,5 km)": each has its own.
                    breaks = ";" in joint.group() or (
                        joint.group().strip() != ")" and self._parts_figures(start, at, number)
                    )
                case "stop":
                    breaks = True
                case "opening":
                    closing = self._next_joint(number, "closing")
                    breaks = in_brackets = self._has_figure(start, at) and self._has_figure(
                        after, closing
                    )
                case "and":
                    breaks = self._parts_two(max(start, part), at, number)
                case "colon":
                    breaks = self._parts_figures(start, at, number) and self._names_member(after)
                case _:
                    breaks = self._parts_figures(start, at, number) or (
                        self._has_figure(start, at)
                        and (self._begins_anew(start, after) or self._begins_part(after))
                    )
            if joint.lastgroup != "and":
                part = after
            if breaks:
                found.append((start, at))
                start = after
        found.append((start, len(self.text)))
        if len(found) > _MOST_CLAUSES:
            return [(0, len(self.text))]
        return [span for span in found if any(map(str.isalnum, self.text[slice(*span)]))]

    def _has_figure(self, start: int, end: int) -> bool:
        return bisect_left(self.starts, start) < bisect_left(self.starts, end)

    def _figures(self, start: int, end: int) -> list[Quantity]:
        return self.figures[bisect_left(self.starts, start) : bisect_left(self.starts, end)]

    def _next_joint(self, number: int, kinds: str) -> int:
        """Where the next joint of some kinds begins, the sentence's end when there is none."""
        following = islice(self.joints, number + 1, None)
        return next((j.start() for j in following if (j.lastgroup or "") in kinds), len(self.text))

    def _is_within_a_list(self, joint: re.Match[str]) -> bool:
        """Whether a comma joins nouns: "7 xã, thị trấn", "2 căn nhà tình thương, nhà tạm"."""
        at, after = joint.span()
        if joint.lastgroup != "comma":
            return False
        before = nfc(self.text[max(0, at - _LOOK_AROUND) : at])
        following = nfc(self.text[after : after + _LOOK_AROUND])
        if _AMONG_THEM.search(before):
            return True
        if _ENDS_IN_KIND.search(before) and _BEGINS_WITH_KIND.match(following):
            return True
        if _ENDS_IN_STOCK.search(before) and _BEGINS_WITH_STOCK.match(following):
            return True
        before_it = bisect_left(self.starts, at)
        counted = self.figures[before_it - 1].end if before_it else at
        head = following.partition(" ")[0]
        repeated = head in nfc(self.text[max(counted, at - _LOOK_AROUND) : at]).split()
        return repeated and not self._has_figure(after, after + len(head) + 2)

    def _tells_of_name(self, joint: re.Match[str]) -> bool:
        """Whether a bracket holds the figure of the name before it, which stays with it."""
        if joint.lastgroup != "opening" or not _OF_NAME.match(self.text, joint.start()):
            return False
        before = _SEGMENT.search(self.text[: joint.start()])
        # "Hơn 680 tỷ đồng (53% kế hoạch)": a figure has no name.
        return before is not None and not any(map(str.isdigit, before.group()))

    def _begins_anew(self, start: int, after: int) -> bool:
        """Whether a clause begins again after a comma as before: "doanh thu từ …, doanh thu từ …".

        What it enumerates before its figure is part of it.
        """
        words = nfc(self.text[start : start + _LOOK_AROUND]).lower().split()[:2]
        again = nfc(self.text[after : after + _LOOK_AROUND]).lower().split()[:2]
        return len(words) == 2 and words == again and self._has_figure(after, len(self.text))

    def _begins_part(self, after: int) -> bool:
        """Whether a part begins after a comma whose figure comes after the next: see ``_PART``."""
        return bool(_PART.match(self.text, after)) and self._has_figure(after, len(self.text))

    def _names_member(self, after: int) -> bool:
        """Whether a name with its figure stands at a place: "4 huyện: Giồng Riềng 5 hộ"."""
        figure = bisect_left(self.starts, after)
        name = self.text[after : self.starts[figure]].split() if figure < len(self.starts) else []
        return 0 < len(name) <= _LONGEST_NAME and all(word[:1].isupper() for word in name)

    def _parts_figures(self, start: int, at: int, number: int) -> bool:
        """Whether there are figures on both sides of a comma."""
        right = self._next_joint(number, "stop comma opening closing")
        return self._has_figure(start, at) and self._has_figure(self.joints[number].end(), right)

    def _parts_two(self, start: int, at: int, number: int) -> bool:
        """Whether "và" joins two statements: "tăng 7,33% và thuế … tăng 10,3%"."""
        after = self.joints[number].end()
        right = self._next_joint(number, "stop comma and opening closing")
        left, after_it = self._figures(start, at), self._figures(after, right)
        if not left or not after_it:
            return False
        if any(self._count_alike(one, after_it[0], at, right) for one in left):
            return True
        measured = [figure for figure in left if figure.unit]
        if not measured or not after_it[0].unit:
            return False
        between = self.text[measured[-1].end : at]
        own_words = after_it[0].start - after > 1
        return own_words and ":" not in between and len(between.split()) <= _MOST_BETWEEN

    def _count_alike(self, one: Quantity, other: Quantity, at: int, end: int) -> bool:
        """Whether both count one kind of thing: "298 hộ xây nhà mới và 121 hộ sửa chữa"."""
        first = nfc(self.text[one.noun_start : at]).split()
        second = nfc(self.text[other.noun_start : end]).split()
        if not first or not second or {one.kind, other.kind} != {"count"}:
            return False
        if first[0].strip(",.;") != second[0].strip(",.;"):
            return False
        # "Đức Hòa 17 người và Cần Giuộc 14 người": bare, but each of another.
        is_of_another = len(self.text[at : other.start].split()) > 1
        return min(len(first), len(second)) > 1 or is_of_another


def _shared_of_places(text: str, previous: Span, figures: Sequence[Quantity]) -> Span | None:
    """What is said of one place and goes for the next: "tỷ lệ thu gom {ở đô thị đạt 91%}"."""
    start, end = previous
    figure = next((figure.start for figure in figures if start <= figure.start < end), start)
    places = list(_PLACE.finditer(nfc(text[start:figure]).lower()))
    return (start, start + places[-1].start()) if places and places[-1].start() else None


def shared_words(
    text: str, span: Span, previous: Span | None, first: Span, figures: Sequence[Quantity]
) -> Span | None:
    """Return the span of the words that a clause takes over from those before; None for none.

    "36 xã …" after "Năm 2024, toàn tỉnh phấn đấu có thêm 8 xã …" takes over all up to the eight.

    Args:
        text: the sentence.
        span: the clause.
        previous: the clause before it, None for the first one.
        first: the first clause of the sentence.
        figures: the quantities of the sentence that can answer "how many".

    """
    start, end = span
    if previous is None:
        return None
    if not figures:
        head = _LIST_HEAD.match(text[: previous[1]])
        return (first[0], head.end()) if head else None
    own = [figure for figure in figures if start <= figure.start < end]
    if not own:
        return None
    words = nfc(text[start:end]).lower()
    time = _TIME_FIRST.match(words)
    begins = own[0].start - start - (time.end() if time else 0) <= 1
    of_place = _PLACE_FIRST.fullmatch(words[: own[0].start - start])
    if of_place:
        return _shared_of_places(text, previous, figures)
    if not begins and (time or not _VERB_FIRST.match(words)):
        return None
    if not begins and _EFFECT.match(nfc(text[slice(*previous)]).lower()):
        return None
    earlier = [figure for figure in figures if previous[0] <= figure.start < previous[1]]
    if not earlier:
        return None
    until = earlier[0].start
    if _FRAME.search(nfc(text[:until]).lower()):
        # "Trong 87 dự án có 41 dự án đã hoàn thành": what there are 41 of is among the 87.
        if len(earlier) == 1:
            return None
        until = earlier[1].start
    since = first[0] if until <= first[1] else previous[0]
    shared, _, last = text[since:until].rstrip().rpartition(" ")
    if nfc(last).lower() == "từ":
        # "Tỷ lệ giảm từ 1,97% xuống còn 1,12%, tương đương 348 hộ": what it fell from is past.
        until = since + len(shared) + 1
    if not begins and nfc(last).lower() in _DIMENSIONS:
        # "Cầu rộng 26,5 m, gồm 4 làn xe": what is wide doesn't say what there are four of.
        until = since + len(shared) + 1
    opening = _OPENING_TIME.match(text, since, until) if time else None
    return (opening.end() if opening else since), until
