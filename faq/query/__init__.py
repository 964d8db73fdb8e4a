"""What a question asks: its language, the kind of answer wanted, its terms and constraints."""

from faq.query.model import Meaning, Query, Term
from faq.query.reader import Reader
from faq.query.rivals import TOLD, asks_which_more
from faq.query.wording import Wording, joined
from faq.query.words import MAX_CHARACTERS

__all__ = [
    "MAX_CHARACTERS",
    "TOLD",
    "Meaning",
    "Query",
    "Reader",
    "Term",
    "Wording",
    "asks_which_more",
    "joined",
]
