"""Question answering over news articles: every answer proved by a quoted sentence."""

from faq.conversation import Conversation
from faq.engine import Engine
from faq.errors import Fault, HoidapError, LoadError
from faq.loading import Change, LiveEngine, load_engine
from faq.reply import Citation, Reply

__all__ = [
    "Change",
    "Citation",
    "Conversation",
    "Engine",
    "Fault",
    "HoidapError",
    "LiveEngine",
    "LoadError",
    "Reply",
    "load_engine",
]
