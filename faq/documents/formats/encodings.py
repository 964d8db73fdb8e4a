"""Bytes in, text out: the encodings that are read, and what is said of those that aren't."""

from __future__ import annotations

import codecs
import re

from faq.documents.formats.document import UnreadableError
from faq.text import nfc

__all__ = ["check_letters", "decode_page", "decode_text"]

_NOT_UTF_8 = "The text isn't UTF-8; save it as UTF-8."
_OLD_ENCODING = (
    "The letters are of an old Vietnamese encoding (TCVN3, VNI or windows-1258), or were decoded "
    "as one that they aren't; convert the text to Unicode, for example with UniKey, and save it "
    "as UTF-8."
)
# Letters that Unicode Vietnamese has and nothing else, and what the old encodings, and UTF-8 too,
# look like when they are taken for Latin-1. ð stands for đ in some papers, so it tells nothing.
_VIETNAMESE = re.compile("[ăđơưĂĐƠƯ\u1ea0-\u1ef9]")
_FOREIGN = re.compile(
    "[µ¶·¸¹¨©ª«¬®¼½¾º×÷ßñöøûüþÿäåæçëîïÆÇËÎÏÑÖØÛÜÞ™]|[aâãeêoôõuýy][ÌÒÞ]|[aâãeêôõýy][ìò]|"
    "á[º»]|Ã[\x80-\xbf]"
)
_MIN_FOREIGN = 5
_MIN_FOREIGN_SHARE = 0.04
_DECLARED = re.compile(rb"charset\s*=\s*[\"']?\s*(windows-125\d|iso-8859-\d{1,2}|us-ascii)", re.I)
_HEAD_OF_PAGE = 4096
# Sites cut summaries in the middle of a letter; in another encoding most letters are broken.
_MIN_WHOLE_LETTERS = 20


def decode_text(content: bytes) -> str:
    """Return the text of UTF-8 or, with a byte order mark, UTF-16; nothing else is done to it."""
    wide = content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    try:
        text = content.decode("utf-16" if wide else "utf-8")
    except UnicodeDecodeError as error:
        # What begins as Unicode Vietnamese is cut off or damaged, not old.
        begins_well = _VIETNAMESE.search(nfc(content[: error.start].decode("utf-8", "ignore")))
        if not (wide or begins_well) and _is_old(content.decode("latin-1")):
            raise UnreadableError(_OLD_ENCODING) from error
        line = 0 if wide else content.count(b"\n", 0, error.start) + 1
        raise UnreadableError(_NOT_UTF_8, line) from error
    if "\0" in text:
        line = text.count("\n", 0, text.index("\0")) + 1
        raise UnreadableError("A NUL character: this is no text file.", line)
    return text


def decode_page(content: bytes) -> str:
    """Return the markup of a page: Unicode, or an encoding of one byte a letter that it states."""
    if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return content.decode("utf-16", "replace")
    markup = content.decode("utf-8-sig", "replace")
    broken = markup.count("\ufffd") - content.count("\ufffd".encode())
    beyond_ascii = len(markup) - len(markup.encode("ascii", "ignore"))
    if broken * _MIN_WHOLE_LETTERS <= beyond_ascii:
        return markup
    declared = _DECLARED.search(content, 0, _HEAD_OF_PAGE)
    if declared is None:
        raise UnreadableError(
            "The page isn't UTF-8 and names no encoding; save it again from the browser."
        )
    return content.decode(declared[1].decode("ascii"), "replace")


def check_letters(text: str) -> None:
    """Raise ``UnreadableError`` for a text whose Vietnamese letters came out as others."""
    if _is_old(text):
        raise UnreadableError(_OLD_ENCODING)


def _is_old(text: str) -> bool:
    text = nfc(text)
    foreign = len(_FOREIGN.findall(text))
    if foreign < _MIN_FOREIGN or foreign <= len(_VIETNAMESE.findall(text)):
        return False
    return foreign > _MIN_FOREIGN_SHARE * sum(map(str.isalpha, text))
