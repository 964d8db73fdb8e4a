"""Updates that wait for their answer."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

__all__ = ["down_revision", "revision", "upgrade"]

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Make the table of updates."""
    op.create_table(
        "updates",
        sa.Column("number", sa.Integer, primary_key=True),
        sa.Column("time", sa.Integer, nullable=False),
        sa.Column("tries", sa.Integer, nullable=False),
        sa.Column("body", sa.Text),
    )
    op.create_index("updates_by_time", "updates", ["time"])
    op.create_index(
        "updates_waiting", "updates", ["number"], sqlite_where=sa.text("body IS NOT NULL")
    )
