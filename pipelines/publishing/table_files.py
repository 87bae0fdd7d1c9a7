"""Files of a table: "officials.parquet" for programs and "officials.csv" for spreadsheets, with the same rows.

The same rows give the same bytes, whichever database they come from: they are in the order of their keys, and a group
of rows ends where its rows or bytes are enough, which also bounds the memory. CSV is UTF-8 with a byte order mark,
without which Excel takes Vietnamese letters for others; pandas, DuckDB, R's readr and LibreOffice pass over it.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq
from pyarrow.csv import CSVWriter
from sqlalchemy import Column, CompoundSelect, Connection, Float, Integer, Select, Table, select, union

from pipelines.schema import ARTICLE_VERSIONS, FACTS, PUBLISHED, RUNS
from pipelines.spreadsheets import FORMULA_PATTERN

# Rows that are fetched at once, each perhaps an article; a group of rows ends after those that fill it.
ROWS_AT_ONCE = 1_000
ROWS_OF_GROUP = 100_000
BYTES_OF_GROUP = 32 * 1024**2

BYTE_ORDER_MARK = b"\xef\xbb\xbf"


class ValueOfOtherTypeError(Exception):
    """A value in the store that isn't of its column's type, as SQLite allows; the message says where."""


def write_table(connection: Connection, table: Table, folder: Path) -> int:
    """Write a table as Parquet and CSV into `folder`; return how many rows it has."""
    schema = arrow_schema(table)
    rows = 0
    with (
        new_file(folder / f"{table.name}.parquet") as parquet_file,
        new_file(folder / f"{table.name}.csv") as csv_file,
        pq.ParquetWriter(parquet_file, schema, compression="zstd") as parquet,
    ):
        csv_file.write(BYTE_ORDER_MARK)
        with CSVWriter(csv_file, schema) as csv:
            for group in read_groups(connection, table, schema):
                parquet.write_table(group)
                csv.write_table(safe_cells(group))
                rows += group.num_rows
    return rows


@contextmanager
def new_file(path: Path) -> Iterator[IO[bytes]]:
    """A new file, which is on the disk at the end, whatever befalls the machine after that."""
    with path.open("wb") as file:
        yield file
        file.flush()
        os.fsync(file.fileno())


def read_groups(connection: Connection, table: Table, schema: pa.Schema) -> Iterator[pa.Table]:
    """Yield the rows of a table in the order of its keys, in groups that hold about the same."""
    pages: list[pa.Table] = []
    rows = size = 0
    for page in read_pages(connection, table, schema):
        pages.append(page)
        rows += page.num_rows
        size += page.nbytes
        if rows >= ROWS_OF_GROUP or size >= BYTES_OF_GROUP:
            yield pa.concat_tables(pages).combine_chunks()
            pages, rows, size = [], 0, 0
    if pages:
        yield pa.concat_tables(pages).combine_chunks()


def read_pages(connection: Connection, table: Table, schema: pa.Schema) -> Iterator[pa.Table]:
    """Yield the rows of a table in the order of its keys, `ROWS_AT_ONCE` at once."""
    result = connection.execute(ordered(table), execution_options={"yield_per": ROWS_AT_ONCE})
    for rows in result.partitions():
        cells = zip(table.columns, zip(*rows, strict=True), strict=True)
        yield pa.Table.from_arrays([typed(column, values) for column, values in cells], schema=schema)


def ordered(table: Table) -> Select[tuple[object, ...]]:
    """The rows of a table that are published, in an order that doesn't depend on how they came in."""
    keys = dict.fromkeys((*PUBLISHED[table], *(column.name for column in table.primary_key)))
    query = select(table).order_by(*(table.c[key].nulls_first() for key in keys))
    return query.where(RUNS.c.run_id.in_(runs_of_rows())) if table is RUNS else query


def runs_of_rows() -> CompoundSelect[tuple[object, ...]]:
    """The runs that rows refer to; those that found nothing new are not published, so that they change no file."""
    return union(*(select(table.c.run_id) for table in (ARTICLE_VERSIONS, *FACTS.values())))


def typed(column: Column[Any], values: Sequence[Any]) -> pa.Array:
    """The values of a column; raises ValueOfOtherTypeError."""
    try:
        return pa.array(values, arrow_type(column))
    except (pa.ArrowInvalid, pa.ArrowTypeError) as error:
        reason = str(error).partition("\n")[0]
        raise ValueOfOtherTypeError(
            f"{column.table.name}.{column.name} has a value of another type: {reason}"
        ) from None


def arrow_schema(table: Table) -> pa.Schema:
    """The columns of a table as Parquet has them, with their descriptions."""
    fields = [
        pa.field(column.name, arrow_type(column), metadata={"comment": column.comment}) for column in table.columns
    ]
    return pa.schema(fields, metadata={"comment": table.comment})


def arrow_type(column: Column[Any]) -> pa.DataType:
    """What Parquet calls the type of a column."""
    if isinstance(column.type, Integer):
        return pa.int64()
    return pa.float64() if isinstance(column.type, Float) else pa.string()


def safe_cells(group: pa.Table) -> pa.Table:
    """`group` with an apostrophe before each text that a spreadsheet would run as a formula."""
    for place, field in enumerate(group.schema):
        if pa.types.is_string(field.type):
            texts = group.column(place)
            formulas = pc.match_substring_regex(texts, FORMULA_PATTERN)
            if pc.any(formulas).as_py():
                safe = pc.if_else(formulas, pc.binary_join_element_wise("'", texts, ""), texts)
                group = group.set_column(place, field, safe)
    return group
