"""Versions of articles, entities and their names, models, decisions, and where each fact comes from.

Articles become their own first versions; which models and runs read them was not written down.
"""

from __future__ import annotations

import hashlib
from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"

STRING = sa.String().with_variant(sa.String(collation="C"), "postgresql")
TEXT = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")
INTEGER = sa.Integer().with_variant(sa.BigInteger(), "postgresql")
TYPES: dict[str, Any] = {"string": STRING, "text": TEXT, "integer": INTEGER, "float": sa.Float()}

# The ids of entities in facts, by table.
ENTITY_IDS = {
    "officials": ("person_id", "organization_id"),
    "directives": ("document_id", "issuer_id"),
    "rankings": ("subject_id",),
    "tasks": ("assigner_id", "assignee_id", "directive_id"),
}
OLD_TABLES = ("articles", "sentences", "mentions", *ENTITY_IDS, "failures", "runs")

# New tables: a column by its type, "!" where it may not be missing, and "*" where it is of the key.
NEW_TABLES = {
    "models": {"model_id": "string*", "tagger": "string!", "version": "string!"},
    "article_versions": {
        "article_id": "string*articles",
        "version": "integer*",
        "title": "text",
        "published_at": "string",
        "retrieved_at": "string",
        "document": "text!",
        "line": "integer",
        "text_digest": "string!",
        "characters": "integer!",
        "text": "text!",
        "model_id": "string models",
        "run_id": "string runs",
    },
    "people": {
        "person_id": "string*",
        "name": "text!",
        "articles": "integer!",
        "first_seen": "string",
        "last_seen": "string",
    },
    "organizations": {
        "organization_id": "string*",
        "name": "text!",
        "name_en": "text",
        "place": "text",
        "articles": "integer!",
        "first_seen": "string",
        "last_seen": "string",
    },
    "documents": {
        "document_id": "string*",
        "kind": "string",
        "number": "string",
        "title": "text",
        "articles": "integer!",
        "first_seen": "string",
        "last_seen": "string",
    },
    "names": {"entity_id": "string*", "name": "text*", "language": "string*", "articles": "integer!"},
    "candidates": {"fact_id": "string*", "field": "string*", "entity_id": "string*"},
    "decisions": {
        "decision_id": "string*",
        "decided_at": "string!",
        "reviewer": "string!",
        "article_id": "string!articles",
        "version": "integer!",
        "model_id": "string",
        "item": "string!",
        "item_id": "string!",
        "action": "string!",
        "before": "text",
        "after": "text",
        "comment": "text",
    },
}
MENTIONS = {
    "mention_id": "string!",
    "article_id": "string*articles",
    "span_start": "integer*",
    "span_end": "integer!",
    "label": "string!",
    "text": "text!",
    "confidence": "float!",
    "source": "string!",
}
KEYS_OF = {"articles": "article_id", "models": "model_id", "runs": "run_id"}

# New columns of the tables that were there; a store that was made between releases may have some.
NEW_COLUMNS = {
    "articles": {"author": "text", "section": "text", "story_id": "string", "pages": "text", "version": "integer!1"},
    **{
        table: {
            "evidence_page": "integer",
            "version": "integer!1",
            **dict.fromkeys(ids, "string"),
            "model_id": "string models",
            "run_id": "string runs",
            "first_seen": "string",
            "last_seen": "string",
            "review": "string!unreviewed",
        }
        for table, ids in ENTITY_IDS.items()
    },
}
NEW_INDEXES = (
    ("articles", "story_id"),
    ("articles", "document"),
    ("decisions", "article_id"),
    ("decisions", "item_id"),
    *((table, column) for table, ids in ENTITY_IDS.items() for column in ids),
)

# The SHA-256 of a text, as each database has it; SQLite is lent ours.
DIGESTS = {"sqlite": "sha256_of(text)", "postgresql": "encode(sha256(convert_to(text, 'UTF8')), 'hex')"}


def upgrade() -> None:
    """Bring the tables of the first release to this schema, with all their rows."""
    if op.get_bind().dialect.name == "postgresql":
        widen_columns()
    key_mentions_by_place()
    for table, columns in NEW_TABLES.items():
        op.create_table(table, *(key_column(name, told) for name, told in columns.items()))
    for table, columns in NEW_COLUMNS.items():
        add_columns(table, columns)
    for table, name in NEW_INDEXES:
        op.create_index(f"ix_{table}_{name}", table, [name], if_not_exists=True)
    fill_versions()
    fill_days()


def widen_columns() -> None:
    """Order texts by their code points, and hold integers of 64 bits, as SQLite does."""
    inspector = sa.inspect(op.get_bind())
    for table in OLD_TABLES:
        for column in inspector.get_columns(table):
            for old, new in ((sa.Text, TEXT), (sa.String, STRING), (sa.Integer, INTEGER)):
                if isinstance(column["type"], old):
                    op.alter_column(table, column["name"], type_=new)
                    break


def key_mentions_by_place() -> None:
    """Make article and place the key of mentions, which their ids were."""
    op.drop_index("ix_mentions_article_id", "mentions")
    if op.get_bind().dialect.name == "postgresql":
        op.drop_constraint("mentions_pkey", "mentions")
        op.create_primary_key("mentions_pkey", "mentions", ["article_id", "span_start"])
        return
    op.rename_table("mentions", "mentions_before")
    op.create_table("mentions", *(key_column(name, told) for name, told in MENTIONS.items()))
    op.execute(f"INSERT INTO mentions ({', '.join(MENTIONS)}) SELECT {', '.join(MENTIONS)} FROM mentions_before")
    op.drop_table("mentions_before")


def key_column(name: str, told: str) -> sa.Column[Any]:
    """A column of a new table as it is told above."""
    kind, _, refers_to = told.replace("!", " ").replace("*", " ").partition(" ")
    keys = [sa.ForeignKey(f"{refers_to}.{KEYS_OF[refers_to]}")] if refers_to else []
    is_key = "*" in told
    return sa.Column(
        name, TYPES[kind], *keys, primary_key=is_key, nullable=not is_key and "!" not in told, autoincrement=False
    )


def add_columns(table: str, columns: dict[str, str]) -> None:
    """Add those of the columns that the table has not."""
    bind = op.get_bind()
    there = {column["name"] for column in sa.inspect(bind).get_columns(table)}
    for name, told in columns.items():
        if name in there:
            continue
        kind, is_needed, value = told.partition("!")
        column = key_column(name, f"{kind}!" if is_needed else told)
        column.server_default = sa.DefaultClause(value) if is_needed else None
        op.add_column(table, column, inline_references=True)
        # What SQLite once has as a default it keeps; it does no harm, since every row brings its own value.
        if is_needed and bind.dialect.name == "postgresql":
            op.alter_column(table, name, server_default=None)


def fill_versions() -> None:
    """Make each article its own first version."""
    bind = op.get_bind()
    if bind.dialect.name == "sqlite":
        driver: Any = bind.connection.driver_connection
        driver.create_function("sha256_of", 1, sha256_of, deterministic=True)
    op.execute(
        "INSERT INTO article_versions (article_id, version, title, published_at, document, line, text_digest,"
        " characters, text) SELECT article_id, 1, title, published_at, document, line,"
        f" {DIGESTS[bind.dialect.name]}, length(text), text FROM articles"
    )


def sha256_of(text: str) -> str:
    """The SHA-256 of a text in UTF-8, in hexadecimal digits."""
    return hashlib.sha256(text.encode()).hexdigest()


def fill_days() -> None:
    """Write down the days of the articles as those on which their facts were seen."""
    for table in ENTITY_IDS:
        day = f"(SELECT substr(published_at, 1, 10) FROM articles WHERE articles.article_id = {table}.article_id)"
        op.execute(f"UPDATE {table} SET first_seen = {day}, last_seen = {day}")
