"""Proving from a snapshot or the store, and what to say of an id that isn't there but in another snapshot."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import duckdb
from sqlalchemy.engine import make_url

from pipelines.publishing.snapshots import snapshots_of
from pipelines.querying.answers import QueryError, find_tables, open_tables
from pipelines.querying.finding import NotThereError, ProofError, find_row
from pipelines.querying.proof import Proof, prove
from pipelines.querying.store_story import fill_from_store


def prove_from_store(url: str, name: str) -> Proof:
    """The proof of a fact or mention in the store at this URL; raises ProofError and DatabaseError."""
    with duckdb.connect() as connection:
        fill_from_store(connection, url, name)
        try:
            return prove(connection, name)
        except NotThereError as error:
            raise NotThereError(f"{error} in {make_url(url).render_as_string(hide_password=True)}") from None


def prove_from_snapshot(folder: Path, which: str | date | None, name: str) -> Proof:
    """The proof of a fact or mention in a snapshot below `folder`; raises ProofError, SnapshotError and QueryError."""
    tables = find_tables(folder, which)
    with duckdb.connect() as connection:
        open_tables(connection, tables)
        try:
            return prove(connection, name)
        except NotThereError as error:
            raise NotThereError(f"{error} in {tables}{elsewhere(folder, tables, name)}") from None
        except duckdb.Error as error:
            reason = str(error).strip().partition("\n")[0]
            raise ProofError(f"{tables} can't be walked: another version of Congbao published it ({reason})") from None


def elsewhere(folder: Path, searched: Path, name: str) -> str:
    """Which snapshot to look into instead, the newest that has the id."""
    others = [snapshot for snapshot in snapshots_of(folder) if snapshot.resolve() != searched.resolve()]
    for snapshot in others:
        if has_row(snapshot, name):
            return f"; {snapshot.name} has it: --snapshot {snapshot.name}"
    return ", nor in any other snapshot" if others else ""


def has_row(tables: Path, name: str) -> bool:
    """Whether the tables in a folder have a fact or mention whose id is or begins so."""
    with duckdb.connect() as connection:
        try:
            open_tables(connection, tables)
            find_row(connection, name)
        except NotThereError:
            return False
        except (QueryError, duckdb.Error):
            return False  # what can't be read is of no help
        except ProofError:
            return True  # several begin so
        return True
