"""Leftovers: files that nobody needs any more, as old snapshots and what a run that was killed had begun to write.

Never among them are raw pages, the ledger, the store, and what editors decided.
"""

from __future__ import annotations

import shutil
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from pipelines.config import Config
from pipelines.operating.disk_check import store_file
from pipelines.publishing.snapshots import FAILED, LATEST, PART, SNAPSHOTS, older_snapshots

DAY = 24 * 3600

# What a run writes to is younger, however slow its machine.
UNTOUCHED = DAY

REPORTS = "reports"


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """What is kept: of snapshots and reports so many, of the rest what is so young."""

    snapshots: int
    reports: int = 90
    days: float = 30


@dataclass(frozen=True, slots=True, kw_only=True)
class Leftover:
    """A file or folder that can go."""

    kind: str
    path: Path
    size: int  # bytes


def find_leftovers(config: Config, limits: Limits) -> list[Leftover]:
    """The files and folders that can go, by kind."""
    return [
        Leftover(kind=kind, path=path, size=size_below(path))
        for kind, find in FINDERS.items()
        for path in sorted(find(config, limits))
    ]


def remove_leftover(leftover: Leftover) -> None:
    """Remove a file or folder; one that somebody else has just removed is no fault."""
    if leftover.path.is_dir() and not leftover.path.is_symlink():
        shutil.rmtree(leftover.path, ignore_errors=True)
    else:
        leftover.path.unlink(missing_ok=True)


def old_snapshots(config: Config, limits: Limits) -> Iterator[Path]:
    """Yield the snapshots beyond those that were published last; never the latest."""
    if (config.output / LATEST).exists():
        yield from older_snapshots(config.output, limits.snapshots)


def parts_of_snapshots(config: Config, limits: Limits) -> Iterator[Path]:
    """Yield what publishers that were killed had begun, and tables with faults that nobody looked at for long."""
    folder = config.output / SNAPSHOTS
    yield from untouched(folder.glob(f"{PART}*"))
    yield from untouched(folder.glob(f"{FAILED}*"), limits.days * DAY)


def batches(config: Config, limits: Limits) -> Iterator[Path]:
    """Yield the batches of runs that were killed."""
    yield from untouched(config.output.glob(".batches-*"))


def parts_of_files(config: Config, limits: Limits) -> Iterator[Path]:
    """Yield files that were begun and never had their names."""
    yield from untouched(path for folder in (config.output, config.output / REPORTS) for path in folder.glob("*.part"))


def old_reports(config: Config, limits: Limits) -> Iterator[Path]:
    """Yield the reports beyond the newest."""
    reports = [path for path in (config.output / REPORTS).glob("*.html") if not path.is_symlink()]
    yield from sorted(reports, key=last_touched, reverse=True)[limits.reports :]


def copies(config: Config, limits: Limits) -> Iterator[Path]:
    """Yield the copies of the store that were made before it was migrated."""
    if file := store_file(config):
        yield from untouched(file.parent.glob(f"{file.name}.schema-*"), limits.days * DAY)


FINDERS: dict[str, Callable[[Config, Limits], Iterator[Path]]] = {
    "snapshots": old_snapshots,
    "parts of snapshots": parts_of_snapshots,
    "reports": old_reports,
    "batches": batches,
    "parts of files": parts_of_files,
    "copies before a migration": copies,
}


def untouched(paths: Iterator[Path], seconds: float = UNTOUCHED) -> Iterator[Path]:
    """Yield those of the paths that nothing was written to for so long."""
    for path in paths:
        if time.time() - last_touched(path) > seconds:
            yield path


def last_touched(path: Path) -> float:
    """When something was last written to a file, or to any file of a folder; now for one that has just gone."""
    try:
        inside = path.rglob("*") if path.is_dir() and not path.is_symlink() else ()
        return float(max(file.lstat().st_mtime for file in (path, *inside)))
    except FileNotFoundError:
        return time.time()


def size_below(path: Path) -> int:
    """The bytes of a file, or of all files of a folder."""
    files = path.rglob("*") if path.is_dir() and not path.is_symlink() else (path,)
    return sum(file.lstat().st_size for file in files if file.is_file())
