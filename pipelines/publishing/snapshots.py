"""Snapshots: published tables that never change, in folders such as "snapshots/2024-07-19-3f9a0c1b".

The name is the day of the newest content and eight digits of a hash of the tables. The link `latest` beside the folder
`snapshots` points to the one that readers get when they name none; where a file system has no links, `latest` is a
file with the words of the link.
"""

from __future__ import annotations

import fcntl
import os
import re
import shutil
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

SNAPSHOTS = "snapshots"
LATEST = "latest"
DESCRIPTOR = "datapackage.json"

UNDATED = "undated"
NAME = re.compile(rf"(?P<day>\d{{4}}-\d\d-\d\d|{UNDATED})-[0-9a-f]{{8}}")

# What is being written or removed has such a name until it is whole or gone.
PART = "part-"

# The last snapshot that didn't pass its checks.
FAILED = "failed-"


class SnapshotError(Exception):
    """A snapshot that isn't there or can't be used; the message says what to do."""


def find_snapshot(folder: Path, which: str | date | None = None) -> Path:
    """The folder of a snapshot below `folder`; raises SnapshotError.

    `which` is its name, or the beginning of it that no other has; a day, for the newest with no later content; or
    None, for the one that `latest` points to. A `folder` that is itself a snapshot is its own latest.
    """
    if which is None:
        return folder if (folder / DESCRIPTOR).is_file() else latest_snapshot(folder)
    names = [path.name for path in snapshots_of(folder)]
    if not names:
        raise none_yet(folder)
    if isinstance(which, date):
        fitting = [name for name in names if name[:10] <= which.isoformat()][:1]
    else:
        fitting = [which] if which in names else [name for name in names if which and name.startswith(which)]
    if len(fitting) == 1:
        return folder / SNAPSHOTS / fitting[0]
    wanted = f"as old as {which}" if isinstance(which, date) else repr(which)
    found = f"fits {', '.join(fitting)}" if fitting else f"is none of {', '.join(names)}"
    raise SnapshotError(f"snapshot {wanted} {found}: `congbao snapshots` lists those in {folder}")


def latest_snapshot(folder: Path) -> Path:
    """The folder of the snapshot that `latest` points to; raises SnapshotError."""
    link = folder / LATEST
    try:
        target = os.readlink(link) if link.is_symlink() else link.read_text(encoding="utf-8")
    except FileNotFoundError:
        raise none_yet(folder) from None
    path = folder / target
    if not (path / DESCRIPTOR).is_file():
        raise SnapshotError(f"{link} points to {target}, which is no snapshot: `congbao publish` makes it anew")
    return path


def none_yet(folder: Path) -> SnapshotError:
    """What is said where nothing has been published."""
    return SnapshotError(f"no tables in {folder}: `congbao run` or `congbao publish` writes them")


def snapshots_of(folder: Path) -> list[Path]:
    """The folders of the snapshots below `folder`: the newest content first, and of the same day the last published."""
    found = [path.parent for path in (folder / SNAPSHOTS).glob(f"*/{DESCRIPTOR}") if NAME.fullmatch(path.parent.name)]
    # "undated" is sorted behind all days, as digits come before letters.
    return sorted(found, key=lambda path: (path.name[0].isdigit(), path.name[:10], published_at(path)), reverse=True)


def published_at(snapshot: Path) -> int:
    """When a snapshot was published last, in nanoseconds."""
    return (snapshot / DESCRIPTOR).stat().st_mtime_ns


def switch_latest(folder: Path, snapshot: Path) -> None:
    """Let `latest` point to a snapshot, from one moment to the next."""
    os.utime(snapshot / DESCRIPTOR)
    part = folder / SNAPSHOTS / f"{PART}{LATEST}"
    target = f"{SNAPSHOTS}/{snapshot.name}"
    part.unlink(missing_ok=True)  # a publisher that was killed may have left it
    try:
        os.symlink(target, part)
    except OSError:  # a file system without links, as FAT; whatever else is wrong shows below
        part.write_text(target, encoding="utf-8")
    os.replace(part, folder / LATEST)


def latest_name(folder: Path) -> str | None:
    """The name of the snapshot that `latest` points to; None where there is none."""
    try:
        return latest_snapshot(folder).name
    except SnapshotError:
        return None


def restore_latest(folder: Path, name: str | None) -> None:
    """Let `latest` point to the snapshot with this name again, if there still is such a one."""
    with publisher(folder):
        if name and (folder / SNAPSHOTS / name / DESCRIPTOR).is_file() and name != latest_name(folder):
            switch_latest(folder, folder / SNAPSHOTS / name)


def remove_older(folder: Path, keep: int) -> list[str]:
    """Remove all but the `keep` snapshots published last, never the latest; return the names of the removed."""
    removed = older_snapshots(folder, keep)
    for path in removed:
        remove(path)
    return [path.name for path in removed]


def older_snapshots(folder: Path, keep: int) -> list[Path]:
    """All but the `keep` snapshots published last, without the latest."""
    latest = latest_snapshot(folder).name
    by_age = sorted(snapshots_of(folder), key=published_at, reverse=True)
    others = [path for path in by_age if path.name != latest]
    return others[max(keep - 1, 0) :]


def remove(snapshot: Path) -> None:
    """Remove a folder; first it loses its name, so that nobody finds a half of it."""
    part = snapshot.with_name(f"{PART}{snapshot.name}")
    os.replace(snapshot, part)
    shutil.rmtree(part)


@contextmanager
def publisher(folder: Path) -> Iterator[Path]:
    """A new folder to write a snapshot to, for one publisher at a time; others wait. What stays in it is removed."""
    snapshots = folder / SNAPSHOTS
    snapshots.mkdir(parents=True, exist_ok=True)
    with (snapshots / ".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        remove_parts(snapshots)
        part = snapshots / f"{PART}{time.time_ns()}"
        part.mkdir()
        try:
            yield part
        finally:
            remove_parts(snapshots)


def remove_parts(snapshots: Path) -> None:
    """Remove what publishers that were stopped have left."""
    for part in snapshots.glob(f"{PART}*"):
        if part.is_dir() and not part.is_symlink():
            shutil.rmtree(part)
        else:
            part.unlink()
