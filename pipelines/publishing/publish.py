"""Publishing: the tables of the store become a snapshot, which is checked and then the latest.

A snapshot is written under a name that nobody reads, checked, given its own name, and then `latest` is switched to it,
so that what stops a publisher leaves the snapshot before as it was. The same tables have the same name, and are written
once.
"""

from __future__ import annotations

import hashlib
import os
import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import duckdb
from sqlalchemy import Connection, Engine, func, select

from pipelines.database import reading
from pipelines.publishing.checks import CheckError, Fault, row_faults
from pipelines.publishing.citation import write_citation
from pipelines.publishing.data_package import check_files, digest_of, read_package, write_package
from pipelines.publishing.key_checks import doubtful_rows, key_faults
from pipelines.publishing.remote import upload_snapshot
from pipelines.publishing.snapshots import (
    FAILED,
    LATEST,
    SNAPSHOTS,
    UNDATED,
    SnapshotError,
    publisher,
    remove,
    remove_older,
    switch_latest,
)
from pipelines.publishing.table_files import write_table
from pipelines.schema import ARTICLE_VERSIONS, ARTICLES, PUBLISHED

# Snapshots that are kept unless the configuration says otherwise.
KEEP = 10

DAY = re.compile(r"\d{4}-\d\d-\d\d")


class PublishError(Exception):
    """Tables that can't be written; the message says why, and what readers have meanwhile."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Published:
    """A snapshot that is now the latest."""

    snapshot: Path
    rows: dict[str, int]  # by table
    is_new: bool = True  # or else the tables were as they are already
    doubts: tuple[Fault, ...] = ()  # what is odd, and yet may be what articles say
    removed: tuple[str, ...] = ()  # names of older snapshots
    address: str | None = None  # of the location that it was copied to, as "s3://bucket/congbao"

    @property
    def latest(self) -> Path:
        """Where readers find the latest tables, these and those that will be."""
        return self.snapshot.parents[1] / LATEST


def publish(engine: Engine, folder: Path, keep: int = KEEP, remote: str | None = None) -> Published:
    """Write a snapshot of the store below `folder`, check it, and make it the latest, then also at a `remote` location.

    Of the others those that were published last are kept, `keep` in all. Raises CheckError for tables that must not be
    published, DatabaseError, PublishError and LocationError; whatever is raised, readers have the tables that they had
    before.
    """
    with plain_errors(folder), publisher(folder) as part:
        with reading(engine) as connection:
            rows = {table.name: write_table(connection, table, part) for table in PUBLISHED}
            day = newest_day(connection)
        name = f"{day}-{content_hash(part)}"
        snapshot = folder / SNAPSHOTS / name
        is_new = not is_whole(snapshot)
        doubts: tuple[Fault, ...] = ()
        if is_new:
            doubts = checked(part, name)
            write_package(part, name, rows)
            write_citation(part, name, rows)
            name_part(part, snapshot)
        switch_latest(folder, snapshot)
        removed = tuple(remove_older(folder, keep))
        if remote:
            upload_snapshot(snapshot, remote, keep)
    return Published(snapshot=snapshot, rows=rows, is_new=is_new, doubts=doubts, removed=removed, address=remote)


@contextmanager
def plain_errors(folder: Path) -> Iterator[None]:
    """Turn what files fail at, also those of DuckDB, into a PublishError."""
    try:
        yield
    except (OSError, duckdb.Error) as error:
        reason = getattr(error, "strerror", None) or str(error).partition("\n")[0]
        raise PublishError(f"no snapshot written to {folder}: {reason}; the latest is as it was") from None


def newest_day(connection: Connection) -> str:
    """The day of the newest content: when the last article was published, or else retrieved."""
    dates = (ARTICLES.c.published_at, func.coalesce(ARTICLE_VERSIONS.c.published_at, ARTICLE_VERSIONS.c.retrieved_at))
    newest = max(connection.execute(select(func.max(func.substr(column, 1, 10)))).scalar() or "" for column in dates)
    return newest if DAY.fullmatch(newest) else UNDATED


def content_hash(folder: Path) -> str:
    """Eight digits that tables have alone: those that `sha256sum *.csv | sha256sum` begins with (with LC_ALL=C)."""
    lines = "".join(f"{digest_of(path)}  {path.name}\n" for path in sorted(folder.glob("*.csv")))
    return hashlib.sha256(lines.encode()).hexdigest()[:8]


def is_whole(snapshot: Path) -> bool:
    """Whether a snapshot is there, with all its files as they were written."""
    try:
        check_files(snapshot, read_package(snapshot))
    except SnapshotError:
        return False
    return True


def checked(part: Path, name: str) -> tuple[Fault, ...]:
    """What is odd about tables; raises CheckError for what is wrong, and keeps such tables to be looked at."""
    if faults := [*row_faults(part), *key_faults(part)]:
        failed = part.with_name(f"{FAILED}{name}")
        for older in part.parent.glob(f"{FAILED}*"):
            shutil.rmtree(older)
        os.replace(part, failed)
        lines = "".join(f"\n  {fault}" for fault in faults)
        raise CheckError(f"the tables have faults and are not published, but kept in {failed}:{lines}")
    return tuple(doubtful_rows(part))


def name_part(part: Path, snapshot: Path) -> None:
    """Give a folder the name of its snapshot, in place of one that is damaged."""
    if snapshot.exists():
        remove(snapshot)
    for path in (part, part.parent):
        sync(path)
    os.replace(part, snapshot)
    sync(part.parent)


def sync(folder: Path) -> None:
    """Write down on the disk which files a folder has."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
