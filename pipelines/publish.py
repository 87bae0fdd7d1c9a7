"""Publishing: each table of the store as a Parquet and a CSV file, such as "officials.parquet" and "officials.csv".

The same rows give the same bytes: they are in the order of their keys and written in groups of a fixed size, which
also bounds the memory.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq
from sqlalchemy import CompoundSelect, Connection, Engine, Float, Integer, Select, Table, select, union
from sqlalchemy.types import TypeEngine

from pipelines.database import reading
from pipelines.files import whole_file
from pipelines.schema import ARTICLE_VERSIONS, FACTS, PUBLISHED, RUNS
from pipelines.spreadsheets import FORMULA_STARTS

ROWS_AT_ONCE = 50_000


def publish(engine: Engine, folder: Path) -> dict[str, int]:
    """Write the tables of the store into `folder`, each file whole or not at all; return the rows of each table."""
    with reading(engine) as connection:
        return {table.name: publish_table(connection, table, folder) for table in PUBLISHED}


def publish_table(connection: Connection, table: Table, folder: Path) -> int:
    """Write one table as Parquet and CSV; return how many rows it has."""
    schema = pa.schema([pa.field(column.name, arrow_type(column.type), column.nullable) for column in table.columns])
    rows = 0
    with (
        whole_file(folder / f"{table.name}.parquet") as parquet_path,
        whole_file(folder / f"{table.name}.csv") as csv_path,
        pq.ParquetWriter(parquet_path, schema, compression="zstd") as parquet,
        csv_path.open("w", encoding="utf-8", newline="") as csv,
    ):
        for frame in read_frames(connection, table):
            parquet.write_table(pa.Table.from_pandas(frame, schema=schema, preserve_index=False))
            safe_cells(frame).to_csv(csv, index=False, header=rows == 0, lineterminator="\n")
            rows += len(frame)
    return rows


def read_frames(connection: Connection, table: Table) -> Iterator[pd.DataFrame]:
    """Yield the rows of a table in the order of its keys, in frames of fixed size; an empty table yields one frame."""
    dtypes = {column.name: frame_type(column.type) for column in table.columns}
    result = connection.execute(ordered(table), execution_options={"yield_per": ROWS_AT_ONCE})
    first = True
    for rows in result.partitions():
        first = False
        yield pd.DataFrame(map(tuple, rows), columns=list(dtypes)).astype(dtypes)
    if first:
        yield pd.DataFrame(columns=list(dtypes)).astype(dtypes)


def ordered(table: Table) -> Select[tuple[object, ...]]:
    """The rows of a table that are published, in an order that doesn't depend on how they came in."""
    query = select(table).order_by(*(table.c[key].nulls_first() for key in PUBLISHED[table]))
    return query.where(RUNS.c.run_id.in_(runs_of_rows())) if table is RUNS else query


def runs_of_rows() -> CompoundSelect[tuple[object, ...]]:
    """The runs that rows refer to; those that found nothing new are not published, so that they change no file."""
    return union(*(select(table.c.run_id) for table in (ARTICLE_VERSIONS, *FACTS.values())))


def arrow_type(kind: TypeEngine[object]) -> pa.DataType:
    """What Parquet calls the type of a column."""
    return pa.int64() if isinstance(kind, Integer) else pa.float64() if isinstance(kind, Float) else pa.string()


def frame_type(kind: TypeEngine[object]) -> str:
    """What pandas calls the type of a column: with missing values, and so no floats for integers."""
    return "Int64" if isinstance(kind, Integer) else "Float64" if isinstance(kind, Float) else "string"


def safe_cells(frame: pd.DataFrame) -> pd.DataFrame:
    """`frame` with an apostrophe before each text that a spreadsheet would run as a formula."""
    safe = {}
    for name, column in frame.items():
        if column.dtype == "string" and (formulas := column.str.startswith(FORMULA_STARTS).fillna(False)).any():
            column = column.where(~formulas, "'" + column)
        safe[name] = column
    return pd.DataFrame(safe)
