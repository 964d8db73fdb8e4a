"""Plain text and Markdown: the text is the file itself."""

from __future__ import annotations

from faq.documents.formats.document import Document
from faq.documents.formats.encodings import decode_text

__all__ = ["read_plain"]


def read_plain(content: bytes) -> Document:
    """Read a text file; nothing in it is changed."""
    return Document(decode_text(content))
