"""Checks between rows: no two have the same key, and every id leads to a row, as a fact's article_id to its article.

DuckDB does them over the Parquet files, in bounded memory.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import duckdb
from sqlalchemy import Table

from pipelines.publishing.checks import SHOWN, Fault
from pipelines.publishing.constraints import foreign_keys_of, key_of
from pipelines.publishing.snapshots import PART
from pipelines.schema import FACTS, PUBLISHED

MEMORY = "512MB"

ENTITIES = ("people", "organizations", "documents")

# Ids that are found in one of several tables whatever the row says.
ELSEWHERE: dict[str, dict[str, tuple[str, ...]]] = {
    "names": {"entity_id": ENTITIES},
    "candidates": {"entity_id": ENTITIES, "fact_id": tuple(FACTS)},
}


def key_faults(folder: Path) -> Iterator[Fault]:
    """Yield the keys that are doubled and the ids that lead nowhere, in the tables in `folder`."""
    with open_tables(folder) as tables:
        for table in PUBLISHED:
            yield from doubled_keys(tables, table)
            for column, others in {**foreign_keys_of(table), **ELSEWHERE.get(table.name, {})}.items():
                yield from lost_ids(tables, table, column, others)


def open_tables(folder: Path) -> duckdb.DuckDBPyConnection:
    """The tables in `folder` as views; what doesn't fit into memory goes beside it, where publishers clear up."""
    spill = str(folder.parent / f"{PART}spill")
    connection = duckdb.connect(
        config={"memory_limit": MEMORY, "temp_directory": spill, "preserve_insertion_order": False}
    )
    for table in PUBLISHED:
        connection.read_parquet(str(folder / f"{table.name}.parquet")).create_view(table.name)
    return connection


def doubled_keys(tables: duckdb.DuckDBPyConnection, table: Table) -> Iterator[Fault]:
    """Yield the fault that two rows have the same key."""
    keys = ", ".join(column.name for column in table.primary_key)
    query = (
        f"SELECT {keys}, count(*) FROM {table.name} GROUP BY {keys} HAVING count(*) > 1 ORDER BY {keys} LIMIT {SHOWN}"
    )
    if rows := tables.execute(query).fetchall():
        shown = tuple(f"{row[-1]} with {', '.join(map(str, row[:-1]))}" for row in rows)
        yield Fault(table=table.name, column=keys, expected="one row with each key", rows=shown)


def lost_ids(tables: duckdb.DuckDBPyConnection, table: Table, column: str, others: tuple[str, ...]) -> Iterator[Fault]:
    """Yield the fault that ids in a column are those of no row in any of the other tables."""
    query = f"SELECT DISTINCT {column} FROM {table.name} WHERE {column} IS NOT NULL "
    query += " ".join(f"EXCEPT SELECT {key_of(other)} FROM {other}" for other in others)
    if rows := tables.execute(f"{query} ORDER BY 1 LIMIT {SHOWN}").fetchall():
        shown = tuple(str(value) for (value,) in rows)
        yield Fault(table=table.name, column=column, expected=f"ids of {' or '.join(others)}", rows=shown)


def doubtful_rows(folder: Path) -> Iterator[Fault]:
    """Yield what is odd and yet may be what an article says: a place beyond the end of its list."""
    query = f"SELECT fact_id, rank, out_of FROM rankings WHERE rank > out_of ORDER BY fact_id LIMIT {SHOWN}"
    with open_tables(folder) as tables:
        if rows := tables.execute(query).fetchall():
            shown = tuple(f"{rank} of {out_of} in fact_id {fact_id}" for fact_id, rank, out_of in rows)
            yield Fault(table="rankings", column="rank", expected="a place on the list", rows=shown)
