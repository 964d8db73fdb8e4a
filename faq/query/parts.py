"""What is asked first, where two things are asked at once: "bao nhiêu hộ, tăng hay giảm"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from faq.reply import Language
from faq.text import Token, fold, key_of

__all__ = ["first_asked"]

# Who asks says so in so many words at least: "mấy công ty, …" are several.
_LEAST_WORDS = 4
_ASKING = frozenset(map(key_of, "ai nào gì đâu sao mấy".split()))
# Without diacritics "dau" and "may" are mostly other words.
_ASKING_PLAIN = frozenset({"nao", "gi"})
_AFTER_BAO = frozenset({"nhieu", "gio", "lau", "xa"})
_NO_ONE = frozenset({"khong", "chua", "chang"})
_OR, _WHETHER = "hay", frozenset({"khong", "chua"})
_STILL = frozenset({"van", "con", "phai", "la", "lai", "dang"})
_MOST_OF_CHOICE = 6
_JOINTS = {"vi": frozenset({"va"}), "en": frozenset({"and"})}
_WH = frozenset({"how", "what", "which", "who", "whom", "when", "where", "why"})
# "Hòn Đất hay …" moves nowhere.
_MOVES = frozenset(
    form
    for word in "tăng giảm cao thấp nhiều ít lớn nhỏ hơn".split()
    for form in (key_of(word), fold(word))
)
# "Trong mấy ông phó, ai …" names those of whom one is asked for.
_SEVERAL = key_of("mấy")
_OF = frozenset({"trong", "cua", "nhung", "cac"})


def first_asked(text: str, tokens: Sequence[Token], language: Language) -> int:
    """How many words ask the first thing, all of them where nothing else is asked.

    Args:
        text: the question as read.
        tokens: its words, with offsets into the text.
        language: its language.

    """
    words = [token.folded for token in tokens]
    asks = _asks_in_english if language == "en" else _asks_in_vietnamese
    length = _up_to_or(words)
    for joint in reversed(list(_joints(text, tokens, language))):
        after = joint + (words[joint] in _JOINTS[language])
        if joint >= _LEAST_WORDS and asks(tokens[after:length]) and _asks(tokens[:joint], language):
            length = joint
    return length


def _up_to_or(words: Sequence[str]) -> int:
    """How many words stand before "…, hay vẫn …" after what is asked yes or no already."""
    for position in range(_LEAST_WORDS, len(words) - 1):
        is_whether = words[position - 1] in _WHETHER and words[position] == _OR
        if is_whether and words[position + 1] in _STILL:
            return position
    return len(words)


def _joints(text: str, tokens: Sequence[Token], language: Language) -> Iterator[int]:
    """Positions of the words that begin a part: those after a comma, and "and"."""
    for position in range(1, len(tokens)):
        between = text[tokens[position - 1].end : tokens[position].start]
        if "," in between or tokens[position].folded in _JOINTS[language]:
            yield position


def _asks(tokens: Sequence[Token], language: Language) -> bool:
    """Whether a question word stands among some words."""
    if language == "en":
        return not _WH.isdisjoint(token.folded for token in tokens)
    # "Chuyện chi tiêu" is no "chuyện gì".
    return any(
        _is_asking(tokens, position)
        for position, token in enumerate(tokens)
        if position != 1 or token.start > tokens[0].start
    )


def _is_asking(tokens: Sequence[Token], position: int) -> bool:
    word = tokens[position]
    before = tokens[position - 1].folded if position else ""
    after = tokens[position + 1].folded if position + 1 < len(tokens) else ""
    if word.folded == "bao":
        return after in _AFTER_BAO
    if (word.folded == "ai" and before in _NO_ONE) or (word.key == _SEVERAL and before in _OF):
        return False
    return word.key in _ASKING or word.key in _ASKING_PLAIN


def _asks_in_vietnamese(tokens: Sequence[Token]) -> bool:
    """Whether a part asks by itself: with a question word, for one of two, or for yes or no."""
    words = [token.folded for token in tokens]
    chooses = _OR in words[1:-1] and len(words) <= _MOST_OF_CHOICE and tokens[0].key in _MOVES
    return bool(words) and (chooses or words[-1] in _WHETHER or _asks(tokens, "vi"))


def _asks_in_english(tokens: Sequence[Token]) -> bool:
    """Whether a part begins with a question word."""
    return bool(tokens) and tokens[0].folded in _WH
