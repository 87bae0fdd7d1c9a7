"""The store: a database of articles, what they say and what failed, named by a URL such as "sqlite:///congbao.db"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import Any, TypeVar

from sqlalchemy import Connection, Engine, MetaData, Table, and_, create_engine, delete, event, insert, inspect, select
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError, NoSuchModuleError, SQLAlchemyError

from pipelines.failures import Failure
from pipelines.tables import ARTICLES, FAILURES, METADATA, OF_ARTICLES, RUNS, Row, failure_rows

Item = TypeVar("Item")

# Databases limit the values in one statement, SQLite to 32,766.
VALUES_AT_ONCE = 1_000

# Seconds that a writer waits for another one before it gives up.
LOCK_TIMEOUT = 30


class StoreError(Exception):
    """A store that can't be used; the message says what to do."""


def open_store(url: str) -> Engine:
    """The store at this SQLAlchemy URL, with the tables made where missing; raises StoreError."""
    return open_database(url, METADATA)


def open_database(url: str, metadata: MetaData) -> Engine:
    """The database at this SQLAlchemy URL, with these tables made where missing; raises StoreError."""
    try:
        engine = create_engine(url)
        if engine.dialect.name == "sqlite":
            prepare_sqlite(engine)
        metadata.create_all(engine)
    except (ArgumentError, NoSuchModuleError, ImportError) as error:
        raise StoreError(f"database {url!r} is no usable SQLAlchemy URL: {first_line(error)}") from None
    except (SQLAlchemyError, OSError) as error:
        raise StoreError(f"database {shown(url)} can't be opened: {first_line(error)}") from None
    check_columns(engine, metadata)
    return engine


def prepare_sqlite(engine: Engine) -> None:
    """Make the folder of an SQLite file, and let readers and a writer work at once (write-ahead log)."""
    if engine.url.database and engine.url.database != ":memory:":
        Path(engine.url.database).parent.mkdir(parents=True, exist_ok=True)

    @event.listens_for(engine, "connect")
    def set_pragmas(connection: Any, record: Any) -> None:
        cursor = connection.cursor()
        cursor.execute(f"PRAGMA busy_timeout = {LOCK_TIMEOUT * 1000}")
        cursor.execute("PRAGMA journal_mode = WAL")
        cursor.execute("PRAGMA synchronous = NORMAL")
        cursor.execute("PRAGMA foreign_keys = ON")
        cursor.close()


def check_columns(engine: Engine, metadata: MetaData) -> None:
    """Raise StoreError unless the tables have the columns that this version writes."""
    inspector = inspect(engine)
    for table in metadata.sorted_tables:
        there = {column["name"] for column in inspector.get_columns(table.name)}
        if there != set(table.columns.keys()):
            message = f"table {table.name!r} in {shown(str(engine.url))} was made by another version of Congbao"
            raise StoreError(f"{message}: name a new database, or delete this one and run again")


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


def shown(url: str) -> str:
    """A database URL without its password."""
    return make_url(url).render_as_string(hide_password=True)


def first_line(error: BaseException) -> str:
    """What an error says, without the SQL and links that follow."""
    return str(getattr(error, "orig", None) or error).strip().partition("\n")[0]
