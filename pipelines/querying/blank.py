"""Tables without rows: those of the schema in a DuckDB of their own, for what needs their columns or a few rows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import Float, Integer, Table

from pipelines.schema import PUBLISHED

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection
    from sqlalchemy.types import TypeEngine


def create_blank_tables(connection: DuckDBPyConnection) -> None:
    """Make the published tables in a connection, without rows."""
    for table in PUBLISHED:
        connection.execute(f"CREATE TABLE {table.name} ({columns_of(table)})")


def columns_of(table: Table) -> str:
    """The columns of a table with the types of DuckDB."""
    return ", ".join(f'"{column.name}" {duckdb_type(column.type)}' for column in table.columns)


def duckdb_type(kind: TypeEngine[object]) -> str:
    """What DuckDB calls the type that the column has in Parquet."""
    return "BIGINT" if isinstance(kind, Integer) else "DOUBLE" if isinstance(kind, Float) else "VARCHAR"
