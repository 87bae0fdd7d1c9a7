"""Databases: SQLite or PostgreSQL, opened by a URL such as "sqlite:///congbao.db", read and written in transactions.

postgresql+psycopg://congbao@localhost/congbao    a database of a PostgreSQL server, through psycopg
sqlite:///data/processed/congbao.db               a file
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, MetaData, create_engine, event, inspect, text
from sqlalchemy.engine import make_url
from sqlalchemy.exc import (
    ArgumentError,
    DBAPIError,
    IntegrityError,
    NoSuchModuleError,
    ProgrammingError,
)

DIALECTS = ("sqlite", "postgresql")

# Seconds that a writer waits for another one before it gives up: as long as the identities of a large store take.
LOCK_TIMEOUT = 300
# Seconds that a server may take to answer the first time.
CONNECT_TIMEOUT = 10

# Ids are hashes, so that each batch is written all over the indexes of an SQLite file: memory for its pages (KiB), and
# pages that gather in the log before they are brought into the file.
CACHE = 512 * 1024
PAGES_OF_LOG = 16 * 1024

# The advisory lock that writers of a PostgreSQL database take; any number that others don't.
WRITERS = 0xC096BA0


class DatabaseError(Exception):
    """A database that can't be used; the message says what to do."""


def open_database(url: str, metadata: MetaData, cache: int = CACHE) -> Engine:
    """The database at this SQLAlchemy URL, with these tables made where missing; raises DatabaseError.

    `cache` is how many KiB of an SQLite file a connection may hold in memory.
    """
    engine = open_engine(url, cache)
    with reading(engine, "opened") as connection:
        is_whole = set(inspect(connection).get_table_names()) >= set(metadata.tables)
    if not is_whole:
        with writing(engine, "opened") as connection:
            metadata.create_all(connection)
    with reading(engine, "opened") as connection:
        check_columns(connection, metadata)
    return engine


def open_engine(url: str, cache: int = CACHE) -> Engine:
    """What connects to the database at this SQLAlchemy URL; raises DatabaseError for a URL that names none."""
    try:
        dialect = make_url(url).get_backend_name()
        if dialect not in DIALECTS:
            raise ArgumentError(f"expected {' or '.join(DIALECTS)}")
        if dialect == "sqlite":
            engine = create_engine(url)
            prepare_sqlite(engine, cache)
        else:
            engine = create_engine(url, pool_pre_ping=True, connect_args={"connect_timeout": CONNECT_TIMEOUT})
    except (ArgumentError, NoSuchModuleError, ImportError) as error:
        raise DatabaseError(f"database {url!r} is no usable SQLAlchemy URL: {first_line(error)}") from None
    except OSError as error:
        url = make_url(url).render_as_string(hide_password=True)
        raise DatabaseError(f"database {url} can't be opened: {first_line(error)}") from None
    return engine


def prepare_sqlite(engine: Engine, cache: int) -> None:
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
        cursor.execute(f"PRAGMA cache_size = -{cache}")
        cursor.execute(f"PRAGMA wal_autocheckpoint = {PAGES_OF_LOG}")
        cursor.close()


@contextmanager
def writing(engine: Engine, done: str = "written") -> Iterator[Connection]:
    """A transaction that writes: all of it or nothing, after those of other writers.

    What it reads stays true until it ends, since there is one writer at a time. Raises DatabaseError: that the database
    can't be `done`.
    """
    with plain_errors(engine, done), engine.connect() as connection, connection.begin():
        if engine.dialect.name == "sqlite":
            connection.exec_driver_sql("BEGIN IMMEDIATE")
        else:
            connection.execute(text(f"SET LOCAL lock_timeout = '{LOCK_TIMEOUT}s'"))
            connection.execute(text(f"SELECT pg_advisory_xact_lock({WRITERS})"))
        yield connection


@contextmanager
def reading(engine: Engine, done: str = "read") -> Iterator[Connection]:
    """A transaction that reads one state of the database, whatever is written meanwhile.

    Raises DatabaseError: that the database can't be `done`.
    """
    with plain_errors(engine, done), engine.connect() as connection:
        if engine.dialect.name == "sqlite":
            connection.exec_driver_sql("BEGIN")
        else:
            connection.execution_options(isolation_level="REPEATABLE READ", postgresql_readonly=True)
        yield connection


@contextmanager
def plain_errors(engine: Engine, done: str) -> Iterator[None]:
    """Turn what the database itself fails at into a DatabaseError; `done` is what can't be done with it."""
    try:
        yield
    except (IntegrityError, ProgrammingError):
        raise  # a mistake of ours
    except DBAPIError as error:
        raise DatabaseError(f"database {shown_url(engine)} can't be {done}: {first_line(error)}") from None


def check_columns(connection: Connection, metadata: MetaData) -> None:
    """Raise DatabaseError unless the tables have the columns that this version writes."""
    found = inspect(connection).get_multi_columns(filter_names=list(metadata.tables))
    for table in metadata.sorted_tables:
        there = {column["name"] for column in found.get((None, table.name), ())}
        if there != set(table.columns.keys()):
            message = f"table {table.name!r} in {shown_url(connection.engine)} was made by another version of Congbao"
            raise DatabaseError(f"{message}: name a new database, or delete this one and run again")


def shown_url(engine: Engine) -> str:
    """The URL of a database without its password."""
    return engine.url.render_as_string(hide_password=True)


def first_line(error: BaseException) -> str:
    """What an error says, without the SQL and links that follow."""
    return str(getattr(error, "orig", None) or error).strip().partition("\n")[0]
