"""Snapshots: is the latest whole, how many are there, and did a publisher leave tables with faults."""

from __future__ import annotations

from collections.abc import Iterator

from pipelines.config import Config
from pipelines.operating.findings import Finding, fault, ok, warning
from pipelines.publishing.data_package import check_files, read_package
from pipelines.publishing.snapshots import FAILED, SNAPSHOTS, SnapshotError, find_snapshot, snapshots_of


def check_snapshots(config: Config) -> Iterator[Finding]:
    """Yield whether the latest snapshot is as it was written."""
    folder = config.output
    if not snapshots_of(folder):
        yield ok("snapshots", f"none in {folder} yet; congbao run publishes one")
        return
    try:
        latest = find_snapshot(folder)
        check_files(latest, read_package(latest))
    except SnapshotError as error:
        yield fault("snapshots", str(error), "congbao publish writes the tables again")
    else:
        count = len(snapshots_of(folder))
        yield ok("snapshots", f"{latest.name} is the latest, and whole; {count} in {folder}, {config.keep} are kept")
    for failed in (folder / SNAPSHOTS).glob(f"{FAILED}*"):
        yield warning("snapshots", f"tables in {failed} had faults", "congbao publish says which, if they still have")
