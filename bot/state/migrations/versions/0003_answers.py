"""Which messages answer which, so that an edited question edits its answer."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

__all__ = ["down_revision", "revision", "upgrade"]

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Make the table of answers."""
    op.create_table(
        "answers",
        sa.Column("chat", sa.LargeBinary, primary_key=True),
        sa.Column("message", sa.Integer, primary_key=True),
        sa.Column("person", sa.LargeBinary, nullable=False),
        sa.Column("sent", sa.JSON, nullable=False),
        sa.Column("time", sa.Integer, nullable=False),
    )
    op.create_index("answers_by_person", "answers", ["person"])
    op.create_index("answers_by_time", "answers", ["time"])
