"""Decisions on mentions and facts: what models read beside what editors say, acts, purposes, reviewers and locks.

Mentions are known by their ids, since one that was rejected may begin where one that was added begins.
"""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"

STRING = sa.String().with_variant(sa.String(collation="C"), "postgresql")
TEXT = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")
INTEGER = sa.Integer().with_variant(sa.BigInteger(), "postgresql")

FACTS = ("officials", "directives", "rankings", "tasks")

# The columns of mentions as they were; all of them are needed.
MENTIONS: dict[str, Any] = {
    "mention_id": STRING,
    "article_id": STRING,
    "span_start": INTEGER,
    "span_end": INTEGER,
    "label": STRING,
    "text": TEXT,
    "confidence": sa.Float(),
    "source": STRING,
}


def upgrade() -> None:
    """Bring the tables of step 0002 to this schema, with all their rows."""
    key_mentions_by_id()
    for table in FACTS:
        op.add_column(table, sa.Column("extracted", TEXT))
    add_acts()
    op.create_table(
        "reviewers",
        sa.Column("name", STRING, primary_key=True),
        sa.Column("token_hash", STRING),
        sa.Column("added_at", STRING, nullable=False),
    )
    op.create_table(
        "locks",
        sa.Column("article_id", STRING, sa.ForeignKey("articles.article_id"), primary_key=True),
        sa.Column("reviewer", STRING, nullable=False),
        sa.Column("taken_at", STRING, nullable=False),
        sa.Column("expires_at", STRING, nullable=False),
    )


def key_mentions_by_id() -> None:
    """Make article and id the key of mentions, which article and place were, and add what editors say."""
    op.rename_table("mentions", "mentions_before")
    if op.get_bind().dialect.name == "postgresql":
        op.execute("ALTER INDEX mentions_pkey RENAME TO mentions_before_pkey")
    op.create_table(
        "mentions",
        *(sa.Column(name, kind, *keys_of(name), nullable=False) for name, kind in MENTIONS.items()),
        sa.Column("review", STRING, nullable=False),
        sa.Column("extracted", TEXT),
        sa.PrimaryKeyConstraint("article_id", "mention_id", name="mentions_pkey"),
    )
    names = ", ".join(MENTIONS)
    op.execute(f"INSERT INTO mentions ({names}, review) SELECT {names}, 'unreviewed' FROM mentions_before")
    op.drop_table("mentions_before")


def keys_of(name: str) -> list[sa.ForeignKey]:
    """The key of another table that a column of mentions is."""
    return [sa.ForeignKey("articles.article_id")] if name == "article_id" else []


def add_acts() -> None:
    """Make each decision that was taken an act of its own, in review."""
    op.add_column("decisions", sa.Column("act_id", STRING, nullable=False, server_default=""))
    op.add_column("decisions", sa.Column("purpose", STRING, nullable=False, server_default="review"))
    op.add_column("decisions", sa.Column("undoes", STRING))
    op.execute("UPDATE decisions SET act_id = decision_id")
    op.create_index("ix_decisions_act_id", "decisions", ["act_id"])
    # What SQLite once has as a default it keeps; it does no harm, since every row brings its own value.
    if op.get_bind().dialect.name == "postgresql":
        for name in ("act_id", "purpose"):
            op.alter_column("decisions", name, server_default=None)
