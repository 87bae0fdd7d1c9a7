"""Answers: one SELECT over the tables and views of a snapshot, as in "SELECT person, position FROM offices"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import duckdb

from pipelines.publishing.remote import fetch_tables
from pipelines.publishing.snapshots import SnapshotError, find_snapshot
from pipelines.views import create_views

# EXPLAIN too: it reads nothing and writes nothing.
READING = (duckdb.StatementType.SELECT, duckdb.StatementType.EXPLAIN)

ROWS_AT_ONCE = 1_000


class QueryError(Exception):
    """A query that can't be answered; the message says why."""


def find_tables(folder: Path, which: str | date | None = None) -> Path:
    """The folder with the tables of a snapshot below `folder`; raises SnapshotError and LocationError.

    `which` is the name of a snapshot, or the beginning of it; a day, for the newest with no later content; or None for
    the latest. Without any, the tables that lie in `folder` themselves are taken.
    """
    try:
        return fetch_tables(find_snapshot(folder, which))
    except SnapshotError:
        if which is None and any(folder.glob("*.parquet")):
            return folder
        raise


@dataclass(frozen=True, slots=True)
class Answer:
    """The answer to a query, which is worked out when its rows are asked for."""

    connection: duckdb.DuckDBPyConnection
    sql: str

    def columns(self) -> list[str]:
        """The names of its columns, each but once: after a join the second "url" is "url_1"."""
        return distinct(self.connection.sql(self.sql).columns)

    def rows(self) -> Iterator[tuple[Any, ...]]:
        """Yield its rows without holding them all."""
        result = self.connection.execute(self.sql)
        while rows := result.fetchmany(ROWS_AT_ONCE):
            yield from rows

    def save_parquet(self, path: Path) -> None:
        """Write its rows to a Parquet file."""
        self.connection.sql(self.sql).write_parquet(str(path), compression="zstd")


@contextmanager
def answer(sql: str, tables: Path) -> Iterator[Answer]:
    """The answer to one SELECT over the tables in a folder, and the views of them; raises QueryError."""
    with duckdb.connect() as connection:
        missing = open_tables(connection, tables)
        try:
            yield Answer(connection, checked(connection, sql))
        except duckdb.CatalogException as error:
            raise QueryError(without_view(error, missing, tables)) from None
        except duckdb.Error as error:
            raise QueryError(str(error).strip()) from None


def open_tables(connection: duckdb.DuckDBPyConnection, tables: Path) -> dict[str, str]:
    """Make a view of each Parquet file in a folder, by the file's name, and the views of `pipelines.views`.

    Returns those that can't be made of these tables, with the reason; raises QueryError.
    """
    paths = sorted(tables.glob("*.parquet"))
    if not paths:
        raise QueryError(f"no tables in {tables}: run `congbao run` first, or name their folder with --tables")
    for path in paths:
        try:
            connection.read_parquet(str(path)).create_view(path.stem)
        except duckdb.Error as error:
            message = str(error).strip().partition("\n")[0]
            raise QueryError(f"{path} is damaged: run `congbao publish` to write it again ({message})") from None
    return create_views(connection)


def checked(connection: duckdb.DuckDBPyConnection, sql: str) -> str:
    """The one statement in `sql`; raises QueryError unless it only reads."""
    statements = connection.extract_statements(sql)
    if len(statements) != 1 or statements[0].type not in READING:
        found = ", ".join(statement.type.name for statement in statements) or "nothing"
        raise QueryError(f"expected one SELECT, found {found}: tables are changed by `congbao run` alone")
    return statements[0].query


def without_view(error: duckdb.CatalogException, missing: dict[str, str], tables: Path) -> str:
    """What to say of a name that is in no table: a view may be missing because the tables are older than it."""
    message = str(error).strip()
    for name, reason in missing.items():
        if f"Table with name {name} does not exist" in message:
            return f"{tables} has no view {name!r}: another version of Congbao published these tables ({reason})"
    return message


def distinct(names: Iterable[str]) -> list[str]:
    """Names, those that were there before with a number."""
    found: list[str] = []
    for name in names:
        free, number = name, 0
        while free in found:
            number += 1
            free = f"{name}_{number}"
        found.append(free)
    return found
