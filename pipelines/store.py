"""The store: a database of articles, what they say and what failed, named by a URL such as "sqlite:///congbao.db"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import TypeVar

from sqlalchemy import Connection, Engine, Table, and_, delete, insert, select

from pipelines.database import open_database
from pipelines.failures import Failure
from pipelines.tables import ARTICLES, FAILURES, METADATA, OF_ARTICLES, RUNS, Row, failure_rows

Item = TypeVar("Item")

# Databases limit the values in one statement, SQLite to 32,766.
VALUES_AT_ONCE = 1_000


def open_store(url: str) -> Engine:
    """The store at this SQLAlchemy URL, with the tables made where missing; raises DatabaseError."""
    return open_database(url, METADATA)


def save_articles(engine: Engine, articles: Sequence[dict[Table, list[Row]]], failures: Iterable[Failure] = ()) -> None:
    """Write articles with all that hangs on them, in place of what was there of them, in one transaction.

    `failures` are those of their extraction; earlier ones are forgotten.
    """
    ids = [row["article_id"] for rows in articles for row in rows[ARTICLES]]
    with engine.begin() as connection:
        for some in chunks(ids):
            connection.execute(
                delete(FAILURES).where(and_(FAILURES.c.stage == "extract", FAILURES.c.article_id.in_(some)))
            )
            for table in (*OF_ARTICLES, ARTICLES):
                connection.execute(delete(table).where(table.c.article_id.in_(some)))
        for table in (ARTICLES, *OF_ARTICLES):
            add_rows(connection, table, [row for rows in articles for row in rows.get(table, [])])
        add_rows(connection, FAILURES, failure_rows(failures))


def save_read_failures(engine: Engine, documents: Iterable[str], failures: Iterable[Failure]) -> None:
    """Write the failures to read these documents, in place of those from when they were read before."""
    with engine.begin() as connection:
        for some in chunks(documents):
            connection.execute(delete(FAILURES).where(and_(FAILURES.c.stage == "read", FAILURES.c.document.in_(some))))
        add_rows(connection, FAILURES, failure_rows(failures))


def save_pull_failures(engine: Engine, failures: Iterable[Failure]) -> None:
    """Write the failures of the last pull, in place of those of the pull before."""
    with engine.begin() as connection:
        connection.execute(delete(FAILURES).where(FAILURES.c.stage == "pull"))
        add_rows(connection, FAILURES, failure_rows(failures))


def known_documents(engine: Engine, documents: Sequence[str]) -> set[str]:
    """Those of some hundred documents that an article of the store was read from."""
    query = select(ARTICLES.c.document).where(ARTICLES.c.document.in_(documents)).distinct()
    with engine.connect() as connection:
        return set(connection.execute(query).scalars())


def save_run(engine: Engine, row: Row) -> None:
    """Write the row of a run, in place of what was there of it."""
    with engine.begin() as connection:
        connection.execute(delete(RUNS).where(RUNS.c.run_id == row["run_id"]))
        add_rows(connection, RUNS, [row])


def add_rows(connection: Connection, table: Table, rows: list[Row]) -> None:
    """Insert rows that are not there yet."""
    if rows:
        connection.execute(insert(table), rows)


def chunks(items: Iterable[Item], size: int = VALUES_AT_ONCE) -> Iterator[list[Item]]:
    """Yield lists of up to `size` items."""
    remaining = iter(items)
    while chunk := list(islice(remaining, size)):
        yield chunk
