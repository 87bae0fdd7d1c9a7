"""The list of snapshots: name, day, size and rows of each, as `congbao snapshots` shows it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from rich import box
from rich.table import Table

from pipelines.publishing.data_package import day_of, read_package, rows_of
from pipelines.publishing.snapshots import SnapshotError, latest_snapshot, snapshots_of

# Tables that a snapshot is known by, as many as fit; with --json all are told.
SHOWN = ("articles", "officials", "directives", "rankings", "tasks")

MIB = 1024**2


def list_snapshots(folder: Path) -> list[dict[str, Any]]:
    """What there is to know of the snapshots below a folder; raises SnapshotError where there is none."""
    latest = latest_snapshot(folder).name
    return [
        {
            "snapshot": path.name,
            "day": day_of(path.name),
            "latest": path.name == latest,
            "bytes": bytes_in(path),
            "rows": rows_in(path),
        }
        for path in snapshots_of(folder)
    ]


def rows_in(snapshot: Path) -> dict[str, int] | None:
    """The rows of each table; None where the snapshot is damaged."""
    try:
        return rows_of(read_package(snapshot))
    except SnapshotError:
        return None


def bytes_in(snapshot: Path) -> int:
    """The bytes of a snapshot, also of files that are elsewhere."""
    here = {file.name: file.stat().st_size for file in snapshot.iterdir()}
    try:
        written = {each["path"]: each["bytes"] for each in read_package(snapshot)["resources"]}
    except SnapshotError:
        written = {}
    return sum({**written, **here}.values())


def snapshots_table(listed: list[dict[str, Any]]) -> Table:
    """The snapshots as a table for the eye, with a star at the latest."""
    table = Table(box=box.SIMPLE_HEAD, show_edge=False, padding=(0, 1, 0, 0))
    table.add_column("snapshot", no_wrap=True)
    for name in ("MiB", *SHOWN):
        table.add_column(name, justify="right")
    for item in listed:
        star = " *" if item["latest"] else ""
        counts = [f"{item['rows'][name]:,}" for name in SHOWN] if item["rows"] else ["damaged"]
        table.add_row(f"{item['snapshot']}{star}", f"{item['bytes'] / MIB:,.0f}", *counts)
    return table
