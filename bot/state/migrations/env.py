"""Runs the migrations over the connection that ``bot.state.database`` hands over."""

from __future__ import annotations

from alembic import context

from bot.state.tables import metadata

__all__ = ()

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    render_as_batch=True,
)
with context.begin_transaction():
    context.run_migrations()
