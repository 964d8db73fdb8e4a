"""What Telegram would never send, found or mended before anything trips over it."""

from __future__ import annotations

from typing import Any

__all__ = ["has_sense", "mended"]

_TYPES: dict[str, type | tuple[type, ...]] = {
    **dict.fromkeys(("text", "caption", "query", "data", "type", "username", "language_code"), str),
    **dict.fromkeys(("first_name", "last_name", "title", "status", "media_group_id"), str),
    **dict.fromkeys(("message_id", "date", "edit_date", "length", "message_thread_id"), int),
    **dict.fromkeys(("migrate_to_chat_id", "migrate_from_chat_id", "file_size"), int),
    **dict.fromkeys(("entities", "caption_entities", "photo", "new_chat_members"), list),
    **dict.fromkeys(("chat", "from", "user", "sender_chat", "message", "reply_to_message"), dict),
    **dict.fromkeys(("old_chat_member", "new_chat_member", "quote", "document"), dict),
    "id": (int, str),
    "offset": (int, str),
}
_MESSAGE, _MEMBER = frozenset({"message_id", "date", "chat"}), frozenset({"user", "status"})
_NEEDED = {
    **dict.fromkeys(("message", "edited_message", "guest_message", "reply_to_message"), _MESSAGE),
    **dict.fromkeys(("old_chat_member", "new_chat_member"), _MEMBER),
    "callback_query": {"id", "from"},
    "inline_query": {"id", "from", "query", "offset"},
    "my_chat_member": {"chat", "from", "date", "old_chat_member", "new_chat_member"},
    "user": {"id", "first_name", "is_bot"},
    "from": {"id", "first_name", "is_bot"},
    "chat": {"id", "type"},
}
_LARGEST = 2**53


def has_sense(value: Any, name: str = "") -> bool:
    """Whether a value of an update, and all within it, is of the type that its name asks for."""
    wanted = _TYPES.get(name)
    if wanted is not None and (not isinstance(value, wanted) or isinstance(value, bool)):
        return False
    if isinstance(value, dict):
        if not value.keys() >= _NEEDED.get(name, set()):
            return False
        return all(has_sense(inner, key) for key, inner in value.items())
    if isinstance(value, list):
        return all(
            isinstance(inner, dict | str | int | list) and has_sense(inner) for inner in value
        )
    return not isinstance(value, int) or abs(value) < _LARGEST


def mended(value: Any) -> Any:
    """The value with nothing that text can't hold, and entities only where their words are.

    Halves of characters, which the library would fall over, become replacement characters; they
    count one UTF-16 unit as well, so that offsets stay right.
    """
    if isinstance(value, str):
        return value if value.isascii() else _units(value).decode("utf-16-le", "replace")
    if isinstance(value, list):
        return [mended(inner) for inner in value]
    if not isinstance(value, dict):
        return value
    whole = {key: mended(inner) for key, inner in value.items()}
    for text, entities in (("text", "entities"), ("caption", "caption_entities")):
        if isinstance(whole.get(entities), list):
            units = _units(whole.get(text) or "")
            whole[entities] = [one for one in whole[entities] if _fits(one, units)]
    return whole


def _units(text: str) -> bytes:
    return text.encode("utf-16-le", "surrogatepass")


def _fits(entity: Any, units: bytes) -> bool:
    """Whether an entity begins and ends between characters of the text."""
    try:
        start, end = 2 * entity["offset"], 2 * (entity["offset"] + entity["length"])
        units[start:end].decode("utf-16-le")
    except (TypeError, KeyError, UnicodeDecodeError):
        return False
    return bool(0 <= start < end <= len(units))
