"""Databases: opened by a URL such as "sqlite:///congbao.db", with the tables that they are to have."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from sqlalchemy import Engine, MetaData, create_engine, event, inspect
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError, NoSuchModuleError, SQLAlchemyError

# Seconds that a writer waits for another one before it gives up.
LOCK_TIMEOUT = 30


class DatabaseError(Exception):
    """A database that can't be used; the message says what to do."""


def open_database(url: str, metadata: MetaData) -> Engine:
    """The database at this SQLAlchemy URL, with these tables made where missing; raises DatabaseError."""
    try:
        engine = create_engine(url)
        if engine.dialect.name == "sqlite":
            prepare_sqlite(engine)
        metadata.create_all(engine)
    except (ArgumentError, NoSuchModuleError, ImportError) as error:
        raise DatabaseError(f"database {url!r} is no usable SQLAlchemy URL: {first_line(error)}") from None
    except (SQLAlchemyError, OSError) as error:
        raise DatabaseError(f"database {shown(url)} can't be opened: {first_line(error)}") from None
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
    """Raise DatabaseError unless the tables have the columns that this version writes."""
    inspector = inspect(engine)
    for table in metadata.sorted_tables:
        there = {column["name"] for column in inspector.get_columns(table.name)}
        if there != set(table.columns.keys()):
            message = f"table {table.name!r} in {shown(str(engine.url))} was made by another version of Congbao"
            raise DatabaseError(f"{message}: name a new database, or delete this one and run again")


def shown(url: str) -> str:
    """A database URL without its password."""
    return make_url(url).render_as_string(hide_password=True)


def first_line(error: BaseException) -> str:
    """What an error says, without the SQL and links that follow."""
    return str(getattr(error, "orig", None) or error).strip().partition("\n")[0]
