"""The articles, read-only and ready to be searched: passages, postings, vocabulary."""

from faq.index.memory import IndexBuilder, MemoryIndex, build_index
from faq.index.model import Index
from faq.index.passages import Passage, write_out

__all__ = ["Index", "IndexBuilder", "MemoryIndex", "Passage", "build_index", "write_out"]
