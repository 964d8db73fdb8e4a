"""Vietnamese typed without an input method: raw Telex and VNI keystrokes read back."""

from __future__ import annotations

import unicodedata

__all__ = ["read_telex", "read_vni"]

_TELEX_TONES = {"s": "\u0301", "f": "\u0300", "r": "\u0309", "x": "\u0303", "j": "\u0323"}
_VNI_TONES = {"1": "\u0301", "2": "\u0300", "3": "\u0309", "4": "\u0303", "5": "\u0323"}
_CIRCUMFLEX = {"a": "â", "e": "ê", "o": "ô"}
_HORN = {"o": "ơ", "u": "ư"}
_VOWELS = set("aăâeêioôơuưy")


def _with_tone(letters: list[str], tone: str) -> str:
    """The letters with the tone on some vowel; where exactly makes no difference to a key."""
    if not tone:
        return "".join(letters)
    for position in range(len(letters) - 1, -1, -1):
        if letters[position] in _VOWELS:
            toned = [*letters]
            toned[position] += tone
            return unicodedata.normalize("NFC", "".join(toned))
    return "".join(letters)


def _replace_last(letters: list[str], table: dict[str, str]) -> bool:
    for position in range(len(letters) - 1, -1, -1):
        if letters[position] in table:
            letters[position] = table[letters[position]]
            return True
    return False


def _add_horn(letters: list[str]) -> bool:
    """Turns uo into ươ, or the last plain u, o or a into ư, ơ, ă."""
    for position in range(len(letters) - 1, 0, -1):
        if letters[position - 1] in "uư" and letters[position] == "o":
            letters[position - 1 : position + 1] = ["ư", "ơ"]
            return True
    return _replace_last(letters, {**_HORN, "a": "ă"})


def read_telex(word: str) -> str | None:
    """The word that raw Telex keystrokes stand for, or None where they are none.

    "bao" gives None, "nhieeu" gives "nhiêu", "ddatj" gives "đạt".
    """
    letters: list[str] = []
    tone = ""
    changed = False
    for key in word.lower():
        has_vowel = any(letter in _VOWELS for letter in letters)
        if key in _TELEX_TONES and has_vowel and not tone:
            tone = _TELEX_TONES[key]
            changed = True
        elif key == "w" and (_add_horn(letters) or not letters or letters[-1] not in _VOWELS):
            if not any(letter in "ươă" for letter in letters):
                letters.append("ư")
            changed = True
        elif key in _CIRCUMFLEX and key in letters:
            letters[letters.index(key)] = _CIRCUMFLEX[key]
            changed = True
        elif key == "d" and letters[:1] == ["d"]:
            letters[0] = "đ"
            changed = True
        else:
            letters.append(key)
    return _with_tone(letters, tone) if changed else None


def read_vni(word: str) -> str | None:
    """The word that raw VNI keystrokes stand for, or None where they are none.

    "xa4" gives "xã", "d9a5t" gives "đạt", "2024" gives None.
    """
    letters: list[str] = []
    tone = ""
    changed = False
    for key in word.lower():
        if key.isalpha():
            letters.append(key)
            continue
        if key in _VNI_TONES and not tone and any(letter in _VOWELS for letter in letters):
            tone = _VNI_TONES[key]
            done = True
        elif key == "6":
            done = _replace_last(letters, _CIRCUMFLEX)
        elif key == "7":
            done = _add_horn(letters)
        elif key == "8":
            done = _replace_last(letters, {"a": "ă"})
        elif key == "9":
            done = _replace_last(letters, {"d": "đ"})
        else:
            done = False
        if not done:
            return None
        changed = True
    return _with_tone(letters, tone) if changed else None
