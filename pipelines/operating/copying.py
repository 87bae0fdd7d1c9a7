"""Copying databases: one state of all tables, whatever is written meanwhile, from SQLite or PostgreSQL to either.

The tables are taken as they are there, not as this version would make them, so that an older store can be copied, too.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import (
    Column,
    Connection,
    Engine,
    Float,
    ForeignKeyConstraint,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
    func,
    insert,
    select,
)
from sqlalchemy.engine import make_url
from sqlalchemy.types import TypeEngine

from pipelines.database import DatabaseError, open_engine, reading, writing
from pipelines.queueing.words import NAME as QUEUE_WORDS
from pipelines.schema import portable

ROWS_AT_ONCE = 1_000

# The kinds of columns that there are, the narrower before the wider.
KINDS: tuple[type[TypeEngine[Any]], ...] = (Integer, Float, LargeBinary, Text, String)


@contextmanager
def opened(url: str) -> Iterator[Engine]:
    """What connects to the database at a URL, as long as it is needed."""
    engine = open_engine(url)
    try:
        yield engine
    finally:
        engine.dispose()


def copy_to_file(url: str, file: Path) -> dict[str, int]:
    """Copy a database to a new SQLite file; return the rows of each table. Raises DatabaseError."""
    if path := sqlite_path(url):
        back_up_file(path, file)
    else:
        with opened(url) as source, opened(f"sqlite:///{file}") as target:
            copy_tables(source, target)
    return count_rows(file)


def sqlite_path(url: str) -> Path | None:
    """The file of an SQLite database."""
    parsed = make_url(url)
    return Path(str(parsed.database)) if parsed.get_backend_name() == "sqlite" else None


def copy_from_file(file: Path, url: str) -> None:
    """Write the tables of an SQLite file into a database that has none; raises DatabaseError."""
    with opened(f"sqlite:///{file}") as source, opened(url) as target:
        copy_tables(source, target)


def back_up_file(path: Path, file: Path) -> None:
    """Copy an SQLite file as SQLite itself backs it up: one state of it, while others read and write."""
    if not path.is_file():
        raise DatabaseError(f"database {path} is not there")
    try:
        with closing(sqlite3.connect(path)) as there, closing(sqlite3.connect(file)) as here:
            there.backup(here)
            here.execute("PRAGMA journal_mode = DELETE")  # so that the copy is one file
    except sqlite3.Error as error:
        raise DatabaseError(f"database {path} can't be copied: {error}") from None


def copy_tables(source: Engine, target: Engine) -> None:
    """Make the tables of one database in another, with all their rows, in one transaction of each."""
    with reading(source, "copied") as there, writing(target) as here:
        tables = tables_of(there)
        tables.create_all(here)
        for table in tables.sorted_tables:
            result = there.execute(select(table), execution_options={"yield_per": ROWS_AT_ONCE})
            for rows in result.mappings().partitions():
                here.execute(insert(table), [dict(row) for row in rows])
    if target.dialect.name == "sqlite":
        with target.connect() as here:
            here.exec_driver_sql("PRAGMA journal_mode = DELETE")


def tables_of(connection: Connection) -> MetaData:
    """The tables that a database has, with columns of types that every database knows."""
    found, tables = MetaData(), MetaData()
    found.reflect(connection, only=is_copied)
    for table in found.sorted_tables:
        made = Table(table.name, tables, *map(like, table.columns), *foreign_keys(table), comment=table.comment)
        for index in table.indexes:
            Index(index.name, *(made.c[column.name] for column in index.columns), unique=index.unique)
    return tables


def is_copied(name: str, _: MetaData) -> bool:
    """Whether a table is copied; the index of words is made anew where the store is opened."""
    return not name.startswith(QUEUE_WORDS)


def like(column: Column[Any]) -> Column[Any]:
    """A column with the name, kind and key of another."""
    return Column(
        column.name,
        portable(next(kind for kind in KINDS if isinstance(column.type, kind))),
        primary_key=column.primary_key,
        autoincrement=False,
        nullable=column.nullable,
        comment=column.comment,
    )


def foreign_keys(table: Table) -> Iterator[ForeignKeyConstraint]:
    """Yield what a table refers to, again for the table that is to be like it."""
    for key in table.foreign_key_constraints:
        yield ForeignKeyConstraint(key.column_keys, [element.target_fullname for element in key.elements])


def count_rows(file: Path) -> dict[str, int]:
    """The rows of each table in an SQLite file."""
    with opened(f"sqlite:///{file}") as engine, reading(engine) as connection:
        found = MetaData()
        found.reflect(connection, only=is_copied)
        return {
            table.name: connection.execute(select(func.count()).select_from(table)).scalar() or 0
            for table in found.sorted_tables
        }
