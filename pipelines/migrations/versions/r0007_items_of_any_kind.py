"""The editors' queue knows which items there are of any kind, so that it need not look at each."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"

INTEGER = sa.Integer().with_variant(sa.BigInteger(), "postgresql")

KINDS = (
    "person", "position", "org", "loc", "directive", "date", "rank",
    "officials", "directives", "rankings", "tasks",
)  # fmt: skip


def upgrade() -> None:
    """Bring the tables of step 0006 to this schema."""
    op.add_column("queue", sa.Column("has_any", INTEGER, nullable=False, server_default="0"))
    op.execute(f"UPDATE queue SET has_any = {' | '.join(f'has_{kind}' for kind in KINDS)}")
    # What SQLite once has as a default it keeps; it does no harm, since every row brings its own value.
    if op.get_bind().dialect.name == "postgresql":
        op.alter_column("queue", "has_any", server_default=None)
