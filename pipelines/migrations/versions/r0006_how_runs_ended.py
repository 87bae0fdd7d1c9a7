"""How runs ended: those that say when they finished did finish, of others it is said when the next one begins."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"

STRING = sa.String().with_variant(sa.String(collation="C"), "postgresql")


def upgrade() -> None:
    """Bring the tables of step 0005 to this schema."""
    op.add_column("runs", sa.Column("outcome", STRING))
    op.execute("UPDATE runs SET outcome = 'finished' WHERE finished_at IS NOT NULL")
