"""The editors' queue: what is known of each article, and how other models read it.

The rows are made from those of articles when the editors' page is served first.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"

STRING = sa.String().with_variant(sa.String(collation="C"), "postgresql")
TEXT = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")
INTEGER = sa.Integer().with_variant(sa.BigInteger(), "postgresql")

COUNTS = ("items", "open", "conflicts", "disputed", "differences")
KINDS = (
    "person", "position", "org", "loc", "directive", "date", "rank",
    "officials", "directives", "rankings", "tasks",
)  # fmt: skip


def upgrade() -> None:
    """Bring the tables of step 0004 to this schema."""
    op.create_table(
        "comparisons",
        sa.Column("article_id", STRING, sa.ForeignKey("articles.article_id"), primary_key=True),
        sa.Column("model_id", STRING, sa.ForeignKey("models.model_id"), primary_key=True),
        sa.Column("version", INTEGER, nullable=False),
        sa.Column("differences", INTEGER, nullable=False),
        sa.Column("otherwise", TEXT, nullable=False),
    )
    op.create_table(
        "queue",
        sa.Column("article_id", STRING, sa.ForeignKey("articles.article_id"), primary_key=True),
        sa.Column("number", INTEGER, nullable=False),
        sa.Column("version", INTEGER, nullable=False),
        sa.Column("language", STRING, nullable=False),
        sa.Column("source", TEXT),
        sa.Column("day", STRING),
        *(sa.Column(name, INTEGER, nullable=False) for name in COUNTS),
        sa.Column("doubt", sa.Float(), nullable=False),
        *(sa.Column(f"has_{kind}", INTEGER, nullable=False) for kind in KINDS),
    )
    op.create_index("ix_queue_number", "queue", ["number"], unique=True)
    op.create_index("ix_decisions_reviewer_article_id", "decisions", ["reviewer", "article_id"])
