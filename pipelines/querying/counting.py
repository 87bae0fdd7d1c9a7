"""Counting: how many rows the tables and views of a snapshot have."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

import duckdb

from pipelines.publishing.snapshots import SnapshotError
from pipelines.querying.answers import find_tables, open_tables


def count_rows(folder: Path, which: str | date | None, names: Sequence[str]) -> dict[str, int]:
    """The rows of the tables and views of these names in a snapshot; none of those that it lacks.

    Where nothing has been published yet there is nothing to count; a snapshot that was asked for must be there.
    """
    try:
        tables = find_tables(folder, which)
    except SnapshotError:
        if which is None:
            return {}
        raise
    with duckdb.connect() as connection:
        open_tables(connection, tables)
        there = {name for (name,) in connection.execute("SELECT view_name FROM duckdb_views()").fetchall()}
        return {name: count(connection, name) for name in names if name in there}


def count(connection: duckdb.DuckDBPyConnection, name: str) -> int:
    """The rows of a table or view."""
    (rows,) = connection.execute(f"SELECT count(*) FROM {name}").fetchall()[0]
    return int(rows)
