"""The tables of the first release, 0.1.0, which made them without Alembic."""

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Nothing: a store without the mark of a step has these tables already."""
