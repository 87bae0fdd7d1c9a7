"""Loading: a snapshot becomes a store again, row by row the one that it was published from.

Of the runs only those that found something new are in a snapshot, and so in the new store.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pyarrow.parquet as pq
from sqlalchemy import Connection, insert, select

from pipelines.database import writing
from pipelines.migrating import newest
from pipelines.publishing.data_package import Json, check_files, read_package
from pipelines.publishing.snapshots import SnapshotError
from pipelines.schema import METADATA, PUBLISHED, Row
from pipelines.store import open_store

ROWS_AT_ONCE = 1_000


def load_snapshot(snapshot: Path, url: str) -> dict[str, int]:
    """Write the tables of a snapshot to a new or empty store, all or none; return the rows of each.

    Raises SnapshotError for files that aren't as they were written, another schema, and a store that has rows already.
    """
    package = read_package(snapshot)
    check_schema(snapshot, package)
    check_files(snapshot, package, "parquet")
    engine = open_store(url)
    try:
        with writing(engine) as connection:
            check_empty(connection)
            return dict(load_tables(connection, snapshot))
    finally:
        engine.dispose()


def check_schema(snapshot: Path, package: Json) -> None:
    """Raise SnapshotError unless the tables have the schema of this version."""
    found, known = str(package["congbao"]["schema"]), newest()
    if found == known:
        return
    version = package["congbao"]["version"]
    remedy = (
        "install that version or a newer one"
        if found > known
        else "load it with that version, and then open the database with this one, which brings it up to date"
    )
    raise SnapshotError(
        f"{snapshot} has the schema {found} of Congbao {version}, and this version the schema {known}: {remedy}"
    )


def check_empty(connection: Connection) -> None:
    """Raise SnapshotError when the store has rows, so that nothing is mixed or written over."""
    for table in PUBLISHED:
        if connection.execute(select(*table.primary_key).limit(1)).first():
            raise SnapshotError(f"the database has {table.name} already: name a new one to load a snapshot into")


def load_tables(connection: Connection, snapshot: Path) -> Iterator[tuple[str, int]]:
    """Write all tables, those first that others refer to; yield the name and the rows of each."""
    for table in METADATA.sorted_tables:
        if table in PUBLISHED:
            count = 0
            for rows in read_rows(snapshot / f"{table.name}.parquet"):
                connection.execute(insert(table), rows)
                count += len(rows)
            yield table.name, count


def read_rows(path: Path) -> Iterator[list[Row]]:
    """Yield the rows of a Parquet file, some at once."""
    with pq.ParquetFile(path) as file:
        for batch in file.iter_batches(batch_size=ROWS_AT_ONCE):
            yield batch.to_pylist()
