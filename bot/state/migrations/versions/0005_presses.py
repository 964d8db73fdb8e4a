"""Which buttons did what they do once, so that a second press does not do it again."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

__all__ = ["down_revision", "revision", "upgrade"]

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    """Make the table of presses."""
    op.create_table(
        "presses",
        sa.Column("chat", sa.LargeBinary, primary_key=True),
        sa.Column("message", sa.Integer, primary_key=True),
        sa.Column("button", sa.Text, primary_key=True),
        sa.Column("person", sa.LargeBinary, nullable=False),
        sa.Column("time", sa.Integer, nullable=False),
    )
    op.create_index("presses_by_person", "presses", ["person"])
    op.create_index("presses_by_time", "presses", ["time"])
