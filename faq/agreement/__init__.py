"""Agreement: what a question demands and a clause must not contradict."""

from faq.agreement.checks import Agreement
from faq.agreement.counting import answering_quantities
from faq.agreement.posts import holders, is_asked

__all__ = ["Agreement", "answering_quantities", "holders", "is_asked"]
