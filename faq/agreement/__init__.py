"""Agreement: what a question demands and a clause must not contradict."""

from faq.agreement.checks import Agreement
from faq.agreement.counting import FIGURE_WANTS, answering_quantities
from faq.agreement.outlook import Outlook
from faq.agreement.posts import holders, is_asked, names_post

__all__ = [
    "FIGURE_WANTS",
    "Agreement",
    "Outlook",
    "answering_quantities",
    "holders",
    "is_asked",
    "names_post",
]
