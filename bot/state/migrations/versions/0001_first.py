"""Languages chosen, last questions, the log of questions, and feedback."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

__all__ = ["down_revision", "revision", "upgrade"]

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Make the first tables."""
    op.create_table(
        "secrets",
        sa.Column("name", sa.Text, primary_key=True),
        sa.Column("value", sa.LargeBinary, nullable=False),
    )
    op.create_table(
        "people",
        sa.Column("person", sa.LargeBinary, primary_key=True),
        sa.Column("language", sa.Text, nullable=False),
    )
    op.create_table(
        "talks",
        sa.Column("chat", sa.LargeBinary, primary_key=True),
        sa.Column("person", sa.LargeBinary, primary_key=True),
        sa.Column("topic", sa.Integer, primary_key=True),
        sa.Column("question", sa.Text, nullable=False),
        sa.Column("time", sa.Integer, nullable=False),
    )
    op.create_index("talks_by_person", "talks", ["person"])
    op.create_index("talks_by_time", "talks", ["time"])
    op.create_table(
        "questions",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("time", sa.Integer, nullable=False),
        sa.Column("chat_type", sa.Text, nullable=False),
        sa.Column("language", sa.Text, nullable=False),
        sa.Column("intent", sa.Text, nullable=False),
        sa.Column("confidence", sa.Float, nullable=False),
        sa.Column("outcome", sa.Text, nullable=False),
        sa.Column("milliseconds", sa.Float, nullable=False),
        sa.Column("person", sa.LargeBinary, nullable=False),
        sa.Column("text", sa.Text),
    )
    op.create_index("questions_by_time", "questions", ["time"])
    op.create_index("questions_by_person", "questions", ["person"])
    op.create_table(
        "feedback",
        sa.Column("person", sa.LargeBinary, primary_key=True),
        sa.Column("answer", sa.Text, primary_key=True),
        sa.Column("is_good", sa.Boolean, nullable=False),
        sa.Column("time", sa.Integer, nullable=False),
    )
