"""Queries: SQL over the published tables, as in "SELECT person, position FROM officials"."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any, Literal, TypeAlias

import duckdb
from rich.console import Console
from rich.table import Table
from rich.text import Text

from pipelines.spreadsheets import safe_cell

Format: TypeAlias = Literal["table", "csv", "json"]

FORMATS: tuple[Format, ...] = ("table", "csv", "json")

# EXPLAIN too: it reads nothing and writes nothing.
READING = (duckdb.StatementType.SELECT, duckdb.StatementType.EXPLAIN)

# Columns of a terminal that isn't one: wide enough for a row of any of our tables without its text.
WIDTH_OF_A_FILE = 200


class QueryError(Exception):
    """A query that can't be answered; the message says why."""


@contextmanager
def answer(sql: str, folder: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    """The result of one SELECT over the tables in `folder`; raises QueryError."""
    with duckdb.connect() as connection:
        open_tables(connection, folder)
        try:
            yield connection.execute(checked(connection, sql))
        except duckdb.Error as error:
            raise QueryError(str(error).strip()) from None


def open_tables(connection: duckdb.DuckDBPyConnection, folder: Path) -> None:
    """Make a view of each Parquet file in `folder`, by the file's name."""
    paths = sorted(folder.glob("*.parquet"))
    if not paths:
        raise QueryError(f"no tables in {folder}: run `congbao run` first, or name their folder with --tables")
    for path in paths:
        try:
            connection.read_parquet(str(path)).create_view(path.stem)
        except duckdb.Error as error:
            message = str(error).strip().partition("\n")[0]
            raise QueryError(f"{path} is damaged: run `congbao run` to write it again ({message})") from None


def checked(connection: duckdb.DuckDBPyConnection, sql: str) -> duckdb.Statement:
    """The one statement in `sql`; raises QueryError unless it only reads."""
    statements = connection.extract_statements(sql)
    if len(statements) != 1 or statements[0].type not in READING:
        found = ", ".join(statement.type.name for statement in statements) or "nothing"
        raise QueryError(f"expected one SELECT, found {found}: tables are changed by `congbao run` alone")
    return statements[0]


def write_answer(result: duckdb.DuckDBPyConnection, form: Format, out: IO[str]) -> None:
    """Write the rows of a result to `out` as a table for the eye, as CSV or as a JSON array."""
    columns = [column[0] for column in result.description or []]
    {"table": write_table, "csv": write_csv, "json": write_json}[form](columns, rows_of(result), out)


def rows_of(result: duckdb.DuckDBPyConnection) -> Iterator[tuple[Any, ...]]:
    """Yield the rows of a result without holding them all."""
    while rows := result.fetchmany(1_000):
        yield from rows


def write_table(columns: list[str], rows: Iterable[tuple[Any, ...]], out: IO[str]) -> None:
    """Write a table with borders, the cells wrapped to the width of the terminal."""
    console = Console(file=out, width=None if out.isatty() else WIDTH_OF_A_FILE)
    table = Table()
    for column in columns:
        table.add_column(Text(column), overflow="fold")
    for row in rows:
        table.add_row(*(Text("" if value is None else str(value)) for value in row))
    console.print(table)


def write_csv(columns: list[str], rows: Iterable[tuple[Any, ...]], out: IO[str]) -> None:
    """Write CSV with a header, safe to open in a spreadsheet."""
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows([safe_cell(value) for value in row] for row in rows)


def write_json(columns: list[str], rows: Iterable[tuple[Any, ...]], out: IO[str]) -> None:
    """Write a JSON array, an object a row and a row a line."""
    separator = "[\n"
    for row in rows:
        out.write(separator + json.dumps(dict(zip(columns, row, strict=True)), ensure_ascii=False, default=str))
        separator = ",\n"
    out.write("[]\n" if separator == "[\n" else "\n]\n")
