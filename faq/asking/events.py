"""Questions for persons and days: who holds a post, who chaired what, when it took place."""

from __future__ import annotations

import re
from collections.abc import Iterator

from faq.asking.draft import Draft, label_of
from faq.asking.statements import bare
from faq.facts import Clause
from faq.people import Person
from faq.regexes import late
from faq.text import nfc

__all__ = ["days_of", "posts_of"]

_EVENT = late(
    r"\b(?:phiên họp|cuộc họp|hội nghị|hội thảo|tọa đàm|đại hội|kỳ họp|diễn đàn|"
    r"buổi (?:làm việc|kiểm tra|đối thoại|gặp mặt)|lễ (?:công bố|công nhận|khởi công|khánh thành|"
    r"kỷ niệm|ra quân|phát động|trao|khai mạc|bế mạc))\b[^,;:.()]*",
    re.I,
)
_EVENT_END = late(r"\s(?:để|nhằm|về|do|với sự|dưới sự|nhân|ngày|vào)\s|\s[-–]\s")
_HOST = late(r"[\s,]*(?:đã\s+)?(?:chủ trì|chủ tọa)\s+")
_TITLE = late(r"\b(ông|bà|đồng chí|anh|chị)\s$", re.I)


def posts_of(clause: Clause) -> Iterator[Draft]:
    """Yield drafts for the persons of a clause whose posts are printed."""
    text = clause.sentence.text
    for person in clause.people:
        if not person.posts:
            continue
        after = nfc(text[_end_of(person) :])
        if host := _HOST.match(after):
            event = _event_in(after[host.end() :], whole=False)
            if event:
                yield Draft(clause, "host", "person", label_of(event), event, value=person.name)
        title = _TITLE.search(nfc(text[: person.start]))
        name = f"{title[1]} {person.name}" if title else person.name
        yield Draft(
            clause, "post", "person", person.name, name, person.posts[-1].surface, person.name
        )


def days_of(clause: Clause) -> Iterator[Draft]:
    """Yield a draft for the day or month that a clause tells of, if it tells of one."""
    text = clause.sentence.article.text
    own = [m for m in clause.moments if clause.start <= m.start < clause.end]
    if not own or own[0].day is own[0].month is own[0].quarter is None:
        return
    moment = own[0]
    before = re.sub(r"\s(?:vào|từ|trong|ngày|đến)$", "", bare(text[clause.start : moment.start]))
    after = nfc(text[moment.end : clause.end])
    event = _event_in(after) if len(before.split()) <= 3 and moment.day else ""
    if event:
        yield Draft(clause, "moment", "date", label_of(event), event, "diễn ra", moment.surface)
    elif len(own) == 1 and len(after.split()) <= 2 and len(before.split()) > 3:
        yield Draft(clause, "moment", "date", label_of(before), before, value=moment.surface)


def _event_in(text: str, *, whole: bool = True) -> str:
    """The event that a text names ("buổi làm việc với huyện Vân Canh"); empty when none."""
    event = _EVENT.search(text) if whole else _EVENT.match(text)
    if event is None:
        return ""
    end = _EVENT_END.search(event.group())
    words = event.group()[: end.start()] if end else event.group()
    return " ".join(words.split())


def _end_of(person: Person) -> int:
    return max(person.end, *(post.end for post in person.posts))
