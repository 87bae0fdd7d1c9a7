"""The ledger: which addresses were visited when, with what outcome, and which articles they gave.

A database beside the raw store, by default "sqlite:///data/raw/ledger.db". A pull of a source is a row of `pulls`, each
address that it is to visit a row of `visits`, whose `outcome` is missing until it is known: a pull that was stopped
goes on with those. What is known of an address from earlier visits is in `pages`. Times are UTC.
"""

from __future__ import annotations

from typing import Any, TypeAlias

from sqlalchemy import Column, Engine, Index, Integer, LargeBinary, MetaData, String, Table, Text

from pipelines.database import open_database

Row: TypeAlias = dict[str, Any]

# KiB of an SQLite file in memory: a pull is to need the same, however much was pulled before.
CACHE = 32 * 1024

METADATA = MetaData()

PULLS = Table(
    "pulls",
    METADATA,
    Column("pull_id", String, primary_key=True),
    Column("source", String, nullable=False, index=True),
    Column("started_at", String, nullable=False),
    Column("listed_at", String),  # when all that the source names was written down
    Column("finished_at", String),
)
VISITS = Table(
    "visits",
    METADATA,
    Column("pull_id", String, primary_key=True),
    Column("url", Text, primary_key=True),  # or the file, for a source that holds its pages itself
    Column("host", String, nullable=False),
    Column("title", Text),  # as the source names it
    Column("published_at", String),
    Column("carried", Integer, nullable=False, default=0),  # 1 when it failed before, and its source names it no more
    Column("outcome", String),
    Column("reason", Text),
    Column("found", Text),
    Column("expected", Text),
    Column("fetched", Integer, nullable=False, default=0),  # 1 when bytes came
    Column("article_id", String),
    Column("visited_at", String),
    Index("visits_to_make", "pull_id", "host", "outcome"),
)
PAGES = Table(
    "pages",
    METADATA,
    Column("url", Text, primary_key=True),
    Column("source", String, nullable=False),
    Column("outcome", String, nullable=False),  # of the last visit that brought something new
    Column("reason", Text),
    Column("article_id", String, index=True),
    Column("raw_key", String),  # of the last version that was kept
    Column("etag", Text),
    Column("last_modified", Text),
    Column("body_digest", String),
    Column("text_digest", String),
    Column("first_seen", String, nullable=False),
    Column("last_seen", String, nullable=False),
    Column("failed_since", String),  # when visits began to fail
)
ARTICLES = Table(
    "pulled_articles",
    METADATA,
    Column("article_id", String, primary_key=True),
    Column("story_id", String, nullable=False, index=True),  # the id of the first article of the story
    Column("url", Text),
    Column("published_at", String),
    Column("signature", LargeBinary, nullable=False),
    Column("first_seen", String, nullable=False),
)
VERSIONS = Table(
    "versions",
    METADATA,
    Column("article_id", String, primary_key=True),
    Column("version", Integer, primary_key=True, autoincrement=False),  # 1, 2, …
    Column("raw_key", String, nullable=False),
    Column("url", Text, nullable=False),
    Column("source", String, nullable=False),
    Column("title", Text),
    Column("language", String, nullable=False),
    Column("published_at", String),
    Column("text_digest", String, nullable=False),
    Column("characters", Integer, nullable=False),
    Column("seen_at", String, nullable=False),
)
FINISHED = Table(
    "finished",
    METADATA,
    Column("source", String, primary_key=True),
    Column("part", Text, primary_key=True),  # the address of an archive that never changes, and was read to its end
)
BANDS = Table(
    "bands",
    METADATA,
    Column("band", String, primary_key=True),
    Column("article_id", String, primary_key=True),
)


def open_ledger(url: str) -> Engine:
    """The ledger at this SQLAlchemy URL, made where missing; raises DatabaseError."""
    return open_database(url, METADATA, CACHE)
