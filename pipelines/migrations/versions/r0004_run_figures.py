"""Figures of runs, so that a run can be told beside those before it; of older runs there are none."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"

STRING = sa.String().with_variant(sa.String(collation="C"), "postgresql")


def upgrade() -> None:
    """Bring the tables of step 0003 to this schema."""
    op.create_table(
        "run_figures",
        sa.Column("run_id", STRING, sa.ForeignKey("runs.run_id"), primary_key=True),
        sa.Column("figure", STRING, primary_key=True),
        sa.Column("source", STRING, primary_key=True),
        sa.Column("part", STRING, primary_key=True),
        sa.Column("value", sa.Float(), nullable=False),
    )
