"""The dictionary: every table and view with its columns, as "rank: integer, place on the list, 1 is the first".

It is derived from `pipelines.schema` and the comments of `pipelines.views` alone.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal

import duckdb
from sqlalchemy import Column, Float, Integer, Table
from sqlalchemy.types import TypeEngine

from pipelines.querying.blank import create_blank_tables
from pipelines.schema import PUBLISHED
from pipelines.views import create_views, load_views

# What the columns of views are called by DuckDB and here.
TYPES = {"VARCHAR": "text", "BIGINT": "integer", "HUGEINT": "integer", "INTEGER": "integer", "DOUBLE": "number"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Described:
    """A column: its type is text, integer, number or date; `key` says if it is the row's own or that of another."""

    name: str
    type: str
    comment: str
    key: str | None = None  # "key", or "→ articles"
    may_be_missing: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A table or view with its columns."""

    name: str
    kind: Literal["table", "view"]
    comment: str
    columns: tuple[Described, ...]


class UnknownTableError(Exception):
    """A name that no table or view has; the message lists those there are."""


def describe(names: Sequence[str] = ()) -> list[Entry]:
    """The entries of these names, or all; raises UnknownTableError."""
    entries = {entry.name: entry for entry in all_entries()}
    if unknown := [name for name in names if name not in entries]:
        raise UnknownTableError(f"no table or view {', '.join(unknown)}; there are {', '.join(entries)}")
    return [entries[name] for name in names] if names else list(entries.values())


@cache
def all_entries() -> tuple[Entry, ...]:
    """The published tables, then the views."""
    return (*map(table_entry, PUBLISHED), *view_entries())


def table_entry(table: Table) -> Entry:
    """The entry of a table."""
    columns = tuple(map(described, table.columns))
    return Entry(name=table.name, kind="table", comment=table.comment or "", columns=columns)


def described(column: Column[object]) -> Described:
    """A column of a table."""
    others = sorted(key.column.table.name for key in column.foreign_keys)
    keys = (["key"] if column.primary_key else []) + [f"→ {name}" for name in others]
    return Described(
        name=column.name,
        type=type_name(column.type),
        comment=column.comment or "",
        key=", ".join(keys) or None,
        may_be_missing=bool(column.nullable),
    )


def type_name(kind: TypeEngine[object]) -> str:
    """What the type of a column is called here."""
    return "integer" if isinstance(kind, Integer) else "number" if isinstance(kind, Float) else "text"


def view_entries() -> list[Entry]:
    """The entries of the views, whose types are those that DuckDB finds over tables without rows."""
    with duckdb.connect() as connection:
        create_blank_tables(connection)
        create_views(connection)
        return [
            Entry(
                name=view.name,
                kind="view",
                comment=view.comment,
                columns=tuple(
                    Described(name=name, type=TYPES.get(kind, kind.lower()), comment=view.columns[name])
                    for name, kind, *_ in connection.execute(f"DESCRIBE {view.name}").fetchall()
                ),
            )
            for view in load_views()
        ]
