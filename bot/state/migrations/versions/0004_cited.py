"""Which sentence answered a question, so that what is asked most can be offered."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

__all__ = ["down_revision", "revision", "upgrade"]

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    """Add the sentence to the log of questions."""
    op.add_column("questions", sa.Column("sentence", sa.Text))
    op.create_index("questions_by_sentence", "questions", ["sentence", "time", "person"])
