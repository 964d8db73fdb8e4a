"""Values: tuples whose fields have names.

They are those of ``typing.NamedTuple``, sooner made: that one compiles each annotation, which
nobody reads, and a question needs sixty such classes and more.
"""

from __future__ import annotations

from collections import namedtuple
from typing import TYPE_CHECKING, Any

__all__ = ["NamedTuple"]

_OF_CLASSES = frozenset({"__annotations__", "__module__", "__qualname__"})


class _Named(type):
    """Makes a tuple with named fields of what is written as a class of them."""

    def __new__(cls, name: str, _: tuple[type, ...], body: dict[str, Any]) -> Any:
        fields = body["__annotations__"]
        defaults = [body[field] for field in fields if field in body]
        made = namedtuple(name, fields, defaults=defaults, module=body["__module__"])  # type: ignore[misc]
        made.__annotations__ = fields
        for member, value in body.items():
            if member not in fields and member not in _OF_CLASSES:
                setattr(made, member, value)
        return made


if TYPE_CHECKING:
    from typing import NamedTuple
else:
    NamedTuple = type.__new__(_Named, "NamedTuple", (), {})
