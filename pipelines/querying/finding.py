"""Finding a row by its id, or the beginning of it, as "3f9a0c"."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pipelines.schema import FACTS, MENTIONS, Row

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

# The tables whose rows have a proof, each with the column of its ids.
ID_COLUMN = {**dict.fromkeys(FACTS, "fact_id"), MENTIONS.name: "mention_id"}

# The fewest digits of an id that may stand for it.
SHORTEST_ID = 4

# Ids that are shown of several that begin alike.
SHOWN = 5


class ProofError(Exception):
    """An id that no fact or mention has, or several begin with; the message says what to do."""


class NotThereError(ProofError):
    """An id that no fact or mention has."""


def find_row(connection: DuckDBPyConnection, name: str) -> tuple[str, Row]:
    """The table and the row of the fact or mention with this id, or beginning of an id; raises ProofError."""
    if len(name) < SHORTEST_ID:
        raise ProofError(f"{name!r} is too short for the beginning of an id: write {SHORTEST_ID} digits or more")
    found = [(table, row) for table in ID_COLUMN for row in beginning_so(connection, table, name)]
    exact = [(table, row) for table, row in found if row[ID_COLUMN[table]] == name]
    if len(exact or found) == 1:
        return (exact or found)[0]
    if not found:
        raise NotThereError(f"no fact or mention has an id that begins with {name!r}")
    ids = ", ".join(f"{row[ID_COLUMN[table]]} ({table})" for table, row in found[:SHOWN])
    raise ProofError(f"several ids begin with {name!r}: {ids}; write more of the id")


def beginning_so(connection: DuckDBPyConnection, table: str, name: str) -> list[Row]:
    """The first rows of a table whose ids begin so, that with this very id before all others."""
    key = ID_COLUMN[table]
    query = f"SELECT * FROM {table} WHERE starts_with({key}, ?) ORDER BY {key} <> ?, {key} LIMIT {SHOWN}"
    return rows_of(connection, query, name, name)


def one(connection: DuckDBPyConnection, query: str, *values: Any) -> Row | None:
    """The first row of a query."""
    return next(iter(rows_of(connection, query, *values)), None)


def rows_of(connection: DuckDBPyConnection, query: str, *values: Any) -> list[Row]:
    """The rows of a query, by the names of its columns."""
    result = connection.execute(query, list(values))
    names = [column[0] for column in result.description or ()]
    return [dict(zip(names, row, strict=True)) for row in result.fetchall()]
