"""A story of the store: the rows around one fact, in tables as a snapshot has them, so that one proof does for both."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sqlalchemy import ColumnElement, Connection, Table, or_, select
from sqlalchemy.engine import make_url

from pipelines.database import open_engine, reading
from pipelines.querying.blank import create_blank_tables
from pipelines.querying.finding import ID_COLUMN, SHOWN, ProofError
from pipelines.schema import (
    ARTICLE_VERSIONS,
    ARTICLES,
    CANDIDATES,
    DECISIONS,
    DOCUMENTS,
    FACTS,
    ID_COLUMNS,
    METADATA,
    MODELS,
    OF_ARTICLES,
    ORGANIZATIONS,
    PEOPLE,
    RUNS,
    Row,
)
from pipelines.views import create_views

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection


def fill_from_store(connection: DuckDBPyConnection, url: str, name: str) -> None:
    """Make the published tables in a connection, with what a store has of the facts and mentions with this id, or
    beginning of an id, and of all articles that tell their stories; raises ProofError and DatabaseError.
    """
    database = make_url(url)
    if database.get_backend_name() == "sqlite" and not Path(str(database.database)).is_file():
        raise ProofError(f"no store at {database.database}: `congbao run` makes one, or name another by --database")
    create_blank_tables(connection)
    create_views(connection)
    engine = open_engine(url)
    with reading(engine) as store:
        for table, condition in story_conditions(store, name):
            add_rows(connection, table, rows_of(store, table, condition))
    engine.dispose()


def story_conditions(store: Connection, name: str) -> list[tuple[Table, ColumnElement[bool]]]:
    """Which rows of which tables are needed."""
    articles = list(articles_with(store, name))
    stories = [
        row["story_id"] for row in rows_of(store, ARTICLES, ARTICLES.c.article_id.in_(articles)) if row["story_id"]
    ]
    told = or_(ARTICLES.c.article_id.in_([*articles, *stories]), ARTICLES.c.story_id.in_(stories))
    ids = [row["article_id"] for row in rows_of(store, ARTICLES, told)]
    facts = [row for table in FACTS.values() for row in rows_of(store, table, table.c.article_id.in_(ids))]
    fact_ids = [row["fact_id"] for row in facts]
    entities = {row[column] for row in facts for column in ID_COLUMNS.values() if row.get(column)}
    entities |= {row["entity_id"] for row in rows_of(store, CANDIDATES, CANDIDATES.c.fact_id.in_(fact_ids))}
    return [
        (ARTICLES, told),
        *((table, table.c.article_id.in_(ids)) for table in (ARTICLE_VERSIONS, *OF_ARTICLES, DECISIONS)),
        (CANDIDATES, CANDIDATES.c.fact_id.in_(fact_ids)),
        (PEOPLE, PEOPLE.c.person_id.in_(entities)),
        (ORGANIZATIONS, ORGANIZATIONS.c.organization_id.in_(entities)),
        (DOCUMENTS, DOCUMENTS.c.document_id.in_(entities)),
        (MODELS, MODELS.c.model_id.is_not(None)),
        (RUNS, RUNS.c.run_id.is_not(None)),
    ]


def articles_with(store: Connection, name: str) -> set[str]:
    """The articles with facts or mentions whose ids begin so; of many only some."""
    found: set[str] = set()
    for table, key in ID_COLUMN.items():
        column = METADATA.tables[table].c[key]
        query = select(METADATA.tables[table].c.article_id).where(column.startswith(name, autoescape=True))
        found |= set(store.execute(query.order_by(column).limit(SHOWN)).scalars())
    return found


def rows_of(store: Connection, table: Table, condition: ColumnElement[bool]) -> list[Row]:
    """The rows of a table of the store."""
    return [dict(row) for row in store.execute(select(table).where(condition)).mappings()]


def add_rows(connection: DuckDBPyConnection, table: Table, rows: Sequence[Row]) -> None:
    """Add rows to a table of DuckDB."""
    if rows:
        marks = ", ".join("?" * len(table.columns))
        values: list[list[Any]] = [[row[column.name] for column in table.columns] for row in rows]
        connection.executemany(f"INSERT INTO {table.name} VALUES ({marks})", values)
