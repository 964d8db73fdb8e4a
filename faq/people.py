"""Persons of a text and the posts they hold, in whatever order a paper prints them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from faq.text import Token, fold, key_of, tokenize

__all__ = ["SURNAMES", "Person", "Post", "find_people", "is_post"]

_SURNAMES = (
    "nguyễn trần lê phạm hoàng huỳnh phan vũ võ đặng bùi đỗ hồ ngô dương lý đinh trịnh mai đào "
    "lương trương đoàn lâm phùng tạ thái châu cao lưu lục tô tôn tống vương quách kim tăng la "
    "triệu đàm vi thạch nông hà khổng kiều giang hứa nghiêm lò quan bạch nghệ khuất quảng phí "
    "chu doãn sầm lò lô vừ y bế mạc"
)
SURNAMES: frozenset[str] = frozenset(map(key_of, _SURNAMES.split()))
"""Vietnamese surnames, as keys."""
_TITLES = frozenset({("ong",), ("ba",), ("anh",), ("chi",), ("co",), ("dong", "chi"), ("ngai",)})
_POST_HEADS = frozenset(
    tuple(phrase.split())
    for phrase in (
        "bi thu,pho bi thu,tong bi thu,chu tich,pho chu tich,uy vien,giam doc,pho giam doc,"
        "tong giam doc,pho tong giam doc,truong ban,pho truong ban,pho ban,truong phong,"
        "pho truong phong,pho phong,chanh van phong,pho chanh van phong,chu nhiem,"
        "pho chu nhiem,thu tuong,pho thu tuong,bo truong,thu truong,hieu truong,"
        "pho hieu truong,chi cuc truong,pho chi cuc truong,cuc truong,pho cuc truong,"
        "truong doan,pho truong doan,vien truong,chanh an,tu lenh,chi huy truong,truong thon,"
        "truong ban,doi truong,tram truong,tong thu ky,thu ky,dai bieu quoc hoi,"
        "chanh thanh tra,chinh uy"
    ).split(",")
)
# Words that go on with a post although they are printed small.
_GOES_ON = frozenset(
    (
        "tinh huyen xa phuong thi tran thanh pho thuong truc uy ban nhan dan hoi dong doan "
        "the so bo phong cuc chi tong cong ty va cac trung uong dang cap quoc gia khoa nganh "
        "nhiem ky vu dai bieu chap hanh kiem tra thanh vien nong nghiep phu nu cuu chien "
        "binh lien hiep"
    ).split()
)
_STOPS = frozenset({("chu", "tri"), ("da", ""), ("cho", "biet"), ("phat", "bieu"), ("va", "cac")})


@dataclass(frozen=True, slots=True)
class Post:
    """A post as printed."""

    surface: str
    """Verbatim: "Phó Chủ tịch UBND tỉnh"."""
    start: int
    """Offset of the first character in the text."""
    end: int
    """Offset after the last character."""


@dataclass(frozen=True, slots=True)
class Person:
    """A person as named at one place of a text."""

    name: str
    """Verbatim: "Nguyễn Đức Trung"."""
    start: int
    """Offset of the name."""
    end: int
    """Offset after the name."""
    posts: tuple[Post, ...]
    """Posts printed beside the name, in the order printed; may be empty."""


def is_post(words: tuple[str, ...]) -> bool:
    """Whether folded words begin like a post: ("chu", "tich", "tinh")."""
    return any(words[:length] in _POST_HEADS for length in (4, 3, 2))


class _Reader:
    def __init__(self, text: str, places: frozenset[tuple[str, ...]]) -> None:
        self.text = text
        self.places = places
        self.tokens: Sequence[Token] = tokenize(text)

    def gap(self, position: int) -> str:
        """What stands between a token and the next one."""
        if position + 1 >= len(self.tokens):
            return "."
        return self.text[self.tokens[position].end : self.tokens[position + 1].start]

    def is_capital(self, position: int) -> bool:
        return self.text[self.tokens[position].start].isupper()

    def is_acronym(self, position: int) -> bool:
        token = self.tokens[position]
        surface = self.text[token.start : token.end]
        return len(surface) > 1 and surface.isupper()

    def folded(self, position: int, length: int) -> tuple[str, ...]:
        return tuple(token.folded for token in self.tokens[position : position + length])

    def name_end(self, position: int) -> int:
        """Position after the name that begins here; the same position where none does."""
        if self.tokens[position].key not in SURNAMES or not self.is_capital(position):
            return position
        if self.is_acronym(position) or any(
            self.folded(position, length) in self.places for length in (2, 3)
        ):
            return position
        end = position + 1
        while (
            end < len(self.tokens)
            and end - position < 5
            and self.gap(end - 1).strip(" \u00a0") == ""
            and self.gap(end - 1)
            and self.is_capital(end)
            and not self.is_acronym(end)
            and not self.head_length(end)
        ):
            end += 1
        return end if 2 <= end - position <= 5 else position

    def is_titled(self, position: int) -> bool:
        """Whether "ông", "bà", "đồng chí" … stands right before."""
        return any(
            position >= length and self.folded(position - length, length) in _TITLES
            for length in (1, 2)
        )

    def head_length(self, position: int) -> int:
        """Words in the post head that begins here, 0 if none."""
        for length in (4, 3, 2):
            words = self.folded(position, length)
            if len(words) == length and words in _POST_HEADS:
                return length
        return 0

    def post_end(self, position: int) -> int:
        """Position after the post whose head begins here."""
        end = position + self.head_length(position)
        while end < len(self.tokens):
            gap = self.gap(end - 1)
            if gap.strip(" \u00a0") not in ("", "&", "-") or (gap.strip() == "-" and gap != "-"):
                break
            if self.name_end(end) > end or self.folded(end, 2) in _STOPS:
                break
            # The second syllable of a capitalised word is printed small: "Sở Tài chính".
            second = self.is_capital(end - 1) and not self.is_acronym(end - 1)
            if not (self.is_capital(end) or second or self.tokens[end].folded in _GOES_ON):
                break
            end += 1
        while end > position and self.tokens[end - 1].folded in ("va", "cac", "khoa"):
            end -= 1
        return end

    def post(self, first: int, end: int) -> Post:
        start, stop = self.tokens[first].start, self.tokens[end - 1].end
        return Post(self.text[start:stop], start, stop)


def find_people(text: str, places: frozenset[tuple[str, ...]] = frozenset()) -> tuple[Person, ...]:
    """The persons named in a text, in order, each with the posts printed beside the name.

    Args:
        text: a sentence or more.
        places: place names, folded, which are no names of persons.

    """
    reader = _Reader(text, places)
    people: list[Person] = []
    pending: list[tuple[int, int, Post]] = []
    position = 0
    while position < len(reader.tokens):
        if reader.head_length(position):
            end = reader.post_end(position)
            pending.append((position, end, reader.post(position, end)))
            position = end
            continue
        end = reader.name_end(position)
        if end > position:
            before = _posts_before(reader, position, pending)
            after, next_position = _posts_after(reader, end)
            if end - position == 2 and not (before or after or reader.is_titled(position)):
                position = end
                continue
            start, stop = reader.tokens[position].start, reader.tokens[end - 1].end
            people.append(Person(text[start:stop], start, stop, (*before, *after)))
            pending = []
            position = next_position
            continue
        position += 1
    return tuple(people)


def _posts_before(
    reader: _Reader, position: int, pending: list[tuple[int, int, Post]]
) -> tuple[Post, ...]:
    """Posts that run up to the name, joined by commas only: "Bí thư …, Chủ tịch … NAME"."""
    found: list[Post] = []
    next_start = position
    for start, end, post in reversed(pending):
        between = reader.text[reader.tokens[end - 1].end : reader.tokens[next_start].start]
        if fold(between).strip(" ,\u00a0-–") not in ("", "dong chi", "ong", "ba"):
            break
        found.insert(0, post)
        next_start = start
    return tuple(found)


def _posts_after(reader: _Reader, position: int) -> tuple[tuple[Post, ...], int]:
    """Posts after "NAME - …" or "NAME, …", and the position after the last of them."""
    found: list[Post] = []
    while position < len(reader.tokens):
        gap = reader.gap(position - 1).strip(" \u00a0")
        if gap not in (",", "-", "–", "(", ":") or not reader.head_length(position):
            break
        end = reader.post_end(position)
        found.append(reader.post(position, end))
        position = end
    return tuple(found), position
