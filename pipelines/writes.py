"""Writes that both databases understand: rows that are put, added where missing, or made of those that were there."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import islice
from typing import Any, TypeVar

from sqlalchemy import Connection, Table, and_, bindparam, delete, insert
from sqlalchemy.dialects import postgresql, sqlite

from pipelines.schema import Row

Item = TypeVar("Item")

# Databases limit the values in one statement, SQLite to 32,766.
VALUES_AT_ONCE = 1_000

# How each database says "unless it is there".
INSERTS: dict[str, Any] = {"sqlite": sqlite.insert, "postgresql": postgresql.insert}


def add_rows(connection: Connection, table: Table, rows: Sequence[Row]) -> None:
    """Insert rows that are not there yet."""
    if rows:
        connection.execute(insert(table), rows)


def add_missing(connection: Connection, table: Table, rows: Sequence[Row]) -> None:
    """Insert those of the rows whose keys are not there yet."""
    if rows:
        connection.execute(INSERTS[connection.dialect.name](table).on_conflict_do_nothing(), rows)


def put(connection: Connection, table: Table, rows: Sequence[Row]) -> None:
    """Insert rows, or change those with their keys to them; columns that the rows leave out stay as they are."""
    if rows:
        connection.execute(put_statement(connection.dialect.name, table, tuple(rows[0])), rows)


@cache
def put_statement(dialect: str, table: Table, names: tuple[str, ...]) -> Any:
    """The statement that puts rows with these columns; to make it takes longer than to put a row."""
    statement = INSERTS[dialect](table)
    keys = [column.name for column in table.primary_key]
    others = {name: statement.excluded[name] for name in names if name not in keys}
    return statement.on_conflict_do_update(index_elements=keys, set_=others)


def replace_rows(connection: Connection, table: Table, there: Iterable[Row], rows: Iterable[Row]) -> None:
    """Make the rows that were `there` these: what is gone is deleted, what is as it was is not touched."""
    keys = [column.name for column in table.primary_key]
    old = {tuple(row[key] for key in keys): row for row in there}
    new = {tuple(row[key] for key in keys): row for row in rows}
    remove(connection, table, [key for key in old if key not in new])
    add_rows(connection, table, [row for key, row in new.items() if key not in old])
    put(connection, table, [row for key, row in new.items() if key in old and row != old[key]])


def remove(connection: Connection, table: Table, keys: Sequence[tuple[Any, ...]]) -> None:
    """Delete the rows with these keys."""
    if keys:
        columns = list(table.primary_key)
        these = and_(*(column == bindparam(f"key_{column.name}") for column in columns))
        names = [f"key_{column.name}" for column in columns]
        connection.execute(delete(table).where(these), [dict(zip(names, key, strict=True)) for key in keys])


def chunks(items: Iterable[Item], size: int = VALUES_AT_ONCE) -> Iterator[list[Item]]:
    """Yield lists of up to `size` items."""
    remaining = iter(items)
    while chunk := list(islice(remaining, size)):
        yield chunk
