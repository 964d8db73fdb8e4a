"""What the bot remembers between two starts, in one SQLite file: nothing that names a person."""

from bot.state.answers import Answers
from bot.state.database import State, open_state
from bot.state.feedback import Feedback
from bot.state.inbox import Inbox, UnkeptError
from bot.state.people import People
from bot.state.presses import Presses
from bot.state.questions import KEPT_DAYS, Asked, QuestionLog, Statistics, Unanswered
from bot.state.talks import Place, Talks

__all__ = [
    "KEPT_DAYS",
    "Answers",
    "Asked",
    "Feedback",
    "Inbox",
    "People",
    "Place",
    "Presses",
    "QuestionLog",
    "State",
    "Statistics",
    "Talks",
    "Unanswered",
    "UnkeptError",
    "open_state",
]
