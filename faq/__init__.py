"""Question answering over news articles: every answer proved by a quoted sentence."""

from faq.conversation import Conversation
from faq.engine import Engine, load_engine
from faq.errors import Fault, HoidapError, LoadError
from faq.reply import Citation, Reply

__all__ = [
    "Citation",
    "Conversation",
    "Engine",
    "Fault",
    "HoidapError",
    "LoadError",
    "Reply",
    "load_engine",
]
