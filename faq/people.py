"""Persons and the posts they hold, and what names of both begin with.

How they are found in a text is told in ``faq.introductions``: most questions have no need of it.
"""

from __future__ import annotations

from functools import lru_cache

from faq.text import key_of
from faq.values import NamedTuple

__all__ = ["POST_HEADS", "SURNAMES", "Person", "Post", "is_post"]

# Of so many phrases it is remembered whether they are posts.
_REMEMBERED = 4096

_SURNAMES = (
    "nguyễn trần lê phạm hoàng huỳnh phan vũ võ đặng bùi đỗ hồ ngô dương lý đinh trịnh mai đào "
    "lương trương đoàn lâm phùng tạ thái châu cao lưu lục tô tôn tống vương quách kim tăng la "
    "triệu đàm vi thạch nông hà khổng kiều giang hứa nghiêm lò quan bạch nghệ khuất quảng phí "
    "chu doãn sầm lò lô vừ y bế mạc giáp thân giàng sùng thào vàng lầu tẩn chảo phàn cầm tòng "
    "quàng lường lèo điêu ly lừ sồng hầu danh thiều"
)
SURNAMES: frozenset[str] = frozenset(map(key_of, _SURNAMES.split()))
"""Vietnamese surnames, as keys."""
POST_HEADS = frozenset(
    tuple(phrase.split())
    for phrase in (
        "bi thu,pho bi thu,tong bi thu,chu tich,pho chu tich,uy vien,giam doc,pho giam doc,"
        "tong giam doc,pho tong giam doc,truong ban,pho truong ban,pho ban,truong phong,"
        "pho truong phong,pho phong,chanh van phong,pho chanh van phong,chu nhiem,"
        "pho chu nhiem,thu tuong,pho thu tuong,bo truong,thu truong,hieu truong,"
        "pho hieu truong,chi cuc truong,pho chi cuc truong,cuc truong,pho cuc truong,"
        "truong doan,pho truong doan,vien truong,chanh an,tu lenh,chi huy truong,truong thon,"
        "truong ban,doi truong,tram truong,tong thu ky,thu ky,dai bieu quoc hoi,"
        "chanh thanh tra,chinh uy,dai su,pho dai su,dai bien,tong lanh su,pho tong lanh su,"
        "lanh su,tham tan,truong dai dien,pho truong dai dien,tong bien tap,pho tong bien tap,"
        "tong thong,pho tong thong,truong khoa,pho truong khoa,to truong,truong cong an,"
        "pho truong cong an"
    ).split(",")
)
"""What posts begin with, folded."""


class Post(NamedTuple):
    """A post as printed."""

    surface: str
    """Verbatim: "Phó Chủ tịch UBND tỉnh"."""
    start: int
    """Offset of the first character in the text."""
    end: int
    """Offset after the last character."""


class Person(NamedTuple):
    """A person as named at one place of a text."""

    name: str
    """Verbatim: "Nguyễn Đức Trung"."""
    start: int
    """Offset of the name."""
    end: int
    """Offset after the name."""
    posts: tuple[Post, ...]
    """Posts printed beside the name, in the order printed; may be empty."""


@lru_cache(maxsize=_REMEMBERED)
def is_post(words: tuple[str, ...]) -> bool:
    """Whether folded words begin like a post: ("chu", "tich", "tinh")."""
    return any(words[:length] in POST_HEADS for length in (4, 3, 2))
