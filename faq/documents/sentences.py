"""An article's text cut into sentences, by their offsets, each with its role."""

from __future__ import annotations

import re
from collections.abc import Iterator

from faq.documents.articles import Article, Role, Sentence
from faq.documents.head import read_head
from faq.documents.lines import after_marker, compose, lines_of
from faq.documents.roles import is_question, roles_of_lines
from faq.regexes import late

__all__ = ["split_sentences"]

_STOP = late(r"(?P<stop>[.!?…]+)[\"'”’»›)\]}]*(?:[ \u00a0][”»]+)?")
_SPACE = late(r"\s*")
_DASH = late(r"[-–—]\s*")
_BRACKETED = late(r"\([^()]{0,300}\)")
_OPENERS = "\"'“‘«‹([{"
_LOOK_BACK = 60
# What goes on for longer ends at the next stop, whatever that would otherwise be.
_LONGEST = 5000
# Short forms before a name or a number: a point after them ends nothing.
_TITLES = late(
    r"(?:.*\.)?(?:tp|tx|tt|tr|gs|pgs|ts|ths|th\.s|bs|ks|kts|nxb|nsnd|nsưt|ngnd|ngưt|tskh|vd|đ/c|"
    r"mr|mrs|ms|dr|st|vol|fig|jr|prof)",
    re.IGNORECASE,
)
# Short forms that may also be a sentence's last word; the next letter tells, as after "…".
_OPEN_ENDED = late(r"v\.v|vv|etc|inc|ltd|co|corp|a\.m|p\.m", re.IGNORECASE)
# Words before an initial ("ông T. Sỹ"); after others a capital is the last word ("loại A.").
_BEFORE_INITIAL = late(
    r"ông|bà|anh|chị|em|cô|chú|bác|cháu|thầy|chí|sĩ|ảnh|bài|tin|tên|do|bởi", re.IGNORECASE
)
# Ward, district, commune and town before their names: "P. Hưng Lộc", "H. Nam Đàn".
_LOCALITIES = "PQHXT"
_LIST_NUMBER = late(r"\d{1,3}(?:\.\d{1,2})*|[IVX]{1,6}|[A-Za-zđĐ]")


def split_sentences(article: Article) -> tuple[Sentence, ...]:
    """Return the sentences of an article, ascending and disjoint, numbered from 1.

    Nothing but front matter, blanks, list markers and signs without a letter or digit stands
    between them. A sentence never goes over the end of a line.
    """
    text, offsets = compose(article.text)
    head = read_head(text)
    spans: list[tuple[int, int, int, Role]] = [
        (part.start, part.end, paragraph, part.role) for paragraph, part in enumerate(head.parts)
    ]
    lines = list(lines_of(text, head.lead))
    roles = roles_of_lines([text[first:last] for first, last in lines])
    for paragraph, ((first, last), role) in enumerate(zip(lines, roles, strict=True), len(spans)):
        for start, end in _split_line(text, first, last):
            asks = role in ("body", "subheading") and is_question(text[start:end])
            spans.append((start, end, paragraph, "question" if asks else role))
    return tuple(
        Sentence(article, number, offsets[start], offsets[end], paragraph, role)
        for number, (start, end, paragraph, role) in enumerate(spans, 1)
    )


def _split_line(text: str, first: int, last: int) -> Iterator[tuple[int, int]]:
    """Yield the spans of the sentences in a line without margins."""
    start = after_marker(text, first, last)
    bracketed = [match.span() for match in _BRACKETED.finditer(text, start, last)]
    bracket = 0
    has_word = False
    searched = start
    for match in _STOP.finditer(text, start, last):
        end = match.end()
        has_word = has_word or _has_word(text, searched, end)
        searched = end
        while bracket < len(bracketed) and bracketed[bracket][1] < end:
            bracket += 1
        inside = bracket < len(bracketed) and (
            bracketed[bracket][0] < match.start() and end < bracketed[bracket][1]
        )
        may_end = end < last and has_word and not inside
        if may_end and (end - start > _LONGEST or _ends(text, start, match, last)):
            yield start, end
            start = _after(_SPACE, text, end, last)
            has_word = False
    if has_word or _has_word(text, searched, last):
        yield start, last


def _ends(text: str, start: int, match: re.Match[str], last: int) -> bool:
    """Tell whether a stop within a line, closing quotes included, ends the sentence."""
    stop, end = match["stop"], match.end()
    before = text[max(start, match.start() - _LOOK_BACK) : match.start()]
    word = before.rpartition(" ")[2].lstrip(_OPENERS)
    following = text[end]
    if not following.isspace():
        return match.group() == "." and _space_is_missing(word, text[end : end + 2])
    position = _after(_SPACE, text, end, last)
    following = text[position] if position < last else ""
    if following in ",;:)":
        return False
    if following in "-–—":
        position = _after(_DASH, text, position, last)
        following = text[position] if position < last else ""
    if stop != ".":
        return not following.islower()
    return _point_ends(before, word, following, at_start=match.start() - start == len(word))


def _point_ends(before: str, word: str, following: str, *, at_start: bool) -> bool:
    """Tell whether a point and a space after a word end the sentence."""
    if at_start and _LIST_NUMBER.fullmatch(word):
        return False
    if _TITLES.fullmatch(word):
        return False
    if _OPEN_ENDED.fullmatch(word):
        return not following.islower()
    if len(word) == 1 and word.isupper():
        return not following.islower() and not _is_initial(before, word, following)
    if following.islower():
        # A word in lower case ends a sentence though the next forgot its capital; "Inc" doesn't.
        short = len(word) == 1 or "." in word
        return not short and (word.isupper() or not (word[:1].isupper() and word.isascii()))
    return True


def _is_initial(before: str, word: str, following: str) -> bool:
    """Tell whether a single capital with its point is a name's or a locality's, not the end."""
    previous = before.split()[-2:-1]
    if previous and not word.isascii() and word != "Đ":
        return False  # "Đông Nam Á. Trong vụ …"
    if not previous or word in _LOCALITIES:
        return True
    name = previous[0].lstrip(_OPENERS)
    if not name or name.endswith((":", ".", ",")) or _BEFORE_INITIAL.fullmatch(name):
        return True
    # "John F. Kennedy" goes on; the anonymous "Nguyễn Văn A." ends.
    return name[0].isupper() and name.isascii() and following.isascii()


def _space_is_missing(word: str, following: str) -> bool:
    """Tell whether a point stands between two sentences without a space ("nghèo.Bên cạnh")."""
    return (
        len(word) > 1
        and word.isalpha()
        and word.islower()
        and not _TITLES.fullmatch(word)
        and following[0].isupper()
        and following[1:].islower()
    )


def _after(pattern: re.Pattern[str], text: str, position: int, last: int) -> int:
    match = pattern.match(text, position, last)
    return match.end() if match else position


def _has_word(text: str, first: int, last: int) -> bool:
    return any(character.isalnum() for character in text[first:last])
