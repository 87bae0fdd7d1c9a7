"""Remote snapshots: those that are published to a location as "s3://bucket/congbao", and read from there.

A snapshot is written and checked in a folder of this machine, and then copied. Object storage has neither links nor
renaming, so that the latest is named by an object `latest.json`, written last: {"snapshot": "2024-07-19-3f9a0c1b"}.
Readers have a folder of copies, with the descriptors of all snapshots and the tables of those that were asked for; as a
snapshot never changes, it is fetched once.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
from datetime import datetime
from pathlib import Path
from typing import Any, NoReturn

from pipelines.files import whole_file
from pipelines.locations import open_location, plain_errors
from pipelines.publishing.data_package import check_files, read_package
from pipelines.publishing.snapshots import (
    DESCRIPTOR,
    LATEST,
    NAME,
    SNAPSHOTS,
    SnapshotError,
)

POINTER = "latest.json"

# In a folder of copies, the location that they are of.
ORIGIN = ".location"

# Tables are fetched in this form alone: CSV is for people, who fetch it themselves.
FETCHED = "parquet"


def upload_snapshot(snapshot: Path, location: str, keep: int) -> list[str]:
    """Copy a snapshot to a location and make it the latest there; return the names of those that were removed.

    Its descriptor comes after its tables, and the pointer after that, so that readers find what is whole. Of the others
    those stay that were published last, `keep` in all. Raises LocationError.
    """
    files, root = open_location(location)
    place = f"{root}/{SNAPSHOTS}/{snapshot.name}"
    with plain_errors(location):
        for path in sorted(snapshot.iterdir(), key=lambda path: path.name == DESCRIPTOR):
            if path.name == DESCRIPTOR or not has_file(files, f"{place}/{path.name}", path.stat().st_size):
                files.put_file(str(path), f"{place}/{path.name}")
        files.pipe_file(f"{root}/{POINTER}", json.dumps({"snapshot": snapshot.name}).encode())
        removed = [name for name in by_age(files, root) if name != snapshot.name][max(keep - 1, 0) :]
        for name in removed:
            files.rm_file(f"{root}/{SNAPSHOTS}/{name}/{DESCRIPTOR}")  # without it, it is none
            files.rm(f"{root}/{SNAPSHOTS}/{name}", recursive=True)
    return removed


def upload_file(path: Path, location: str, folder: str) -> str:
    """Copy a file into a folder of a location, as a report; return its address. Raises LocationError."""
    files, root = open_location(location)
    with plain_errors(location):
        files.put_file(str(path), f"{root}/{folder}/{path.name}")
    return f"{location.rstrip('/')}/{folder}/{path.name}"


def has_file(files: Any, path: str, size: int) -> bool:
    """Whether a file is there with so many bytes; what a publisher that was stopped had begun has fewer, or none."""
    return bool(files.exists(path)) and files.size(path) == size


def by_age(files: Any, root: str) -> dict[str, float]:
    """The names of the whole snapshots of a location, those published last first, and when that was."""
    files.invalidate_cache()
    found = files.find(f"{root}/{SNAPSHOTS}", detail=True)
    ages = {path.split("/")[-2]: published_at(info) for path, info in found.items() if path.endswith(f"/{DESCRIPTOR}")}
    return dict(sorted(((name, age) for name, age in ages.items() if NAME.fullmatch(name)), key=lambda item: -item[1]))


def published_at(info: dict[str, Any]) -> float:
    """When a file was written, in seconds; each kind of storage calls it otherwise."""
    moment = next((info[key] for key in ("LastModified", "last_modified", "mtime", "created") if info.get(key)), 0.0)
    return moment.timestamp() if isinstance(moment, datetime) else float(moment)


def mirror(location: str) -> Path:
    """A folder of this machine with the descriptors of a location's snapshots, and the name of its latest.

    Raises LocationError, and SnapshotError where nothing has been published.
    """
    files, root = open_location(location)
    folder = copies_of(location)
    with plain_errors(location):
        there = by_age(files, root)
        if not there:
            raise_none(files, root, location)
        for name, age in there.items():
            descriptor = folder / SNAPSHOTS / name / DESCRIPTOR
            if not descriptor.is_file():
                fetch_file(files, f"{root}/{SNAPSHOTS}/{name}/{DESCRIPTOR}", descriptor)
            os.utime(descriptor, (age, age))
        latest = json.loads(files.cat_file(f"{root}/{POINTER}"))["snapshot"]
    for path in (folder / SNAPSHOTS).iterdir():
        if path.name not in there:
            shutil.rmtree(path, ignore_errors=True)
    write_whole(folder / ORIGIN, location)
    write_whole(folder / LATEST, f"{SNAPSHOTS}/{latest}")
    return folder


def copies_of(location: str) -> Path:
    """The folder of the copies of a location, below that which the environment has for what can be fetched again."""
    caches = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
    return caches / "congbao" / hashlib.sha256(location.rstrip("/").encode()).hexdigest()[:16]


def raise_none(files: Any, root: str, location: str) -> NoReturn:
    """Raise SnapshotError, or what the file system raises for a bucket that isn't there."""
    files.ls(root.partition("/")[0])
    raise SnapshotError(f"no tables in {location}: `congbao run` or `congbao publish` writes them")


def fetch_tables(snapshot: Path) -> Path:
    """The same folder, with its tables where it is a copy that has none yet; raises LocationError and SnapshotError."""
    origin = snapshot.parents[1] / ORIGIN
    if not origin.is_file():
        return snapshot
    location = origin.read_text(encoding="utf-8")
    package = read_package(snapshot)
    names = [each["path"] for each in package["resources"] if each["path"].endswith(f".{FETCHED}")]
    if all((snapshot / name).is_file() for name in names):
        return snapshot
    files, root = open_location(location)
    with plain_errors(location):
        for name in names:
            fetch_file(files, f"{root}/{SNAPSHOTS}/{snapshot.name}/{name}", snapshot / name)
    check_files(snapshot, package, FETCHED)
    return snapshot


def fetch_file(files: Any, source: str, path: Path) -> None:
    """Copy a file to this machine, where it appears whole."""
    with whole_file(path) as part:
        files.get_file(source, str(part))


def write_whole(path: Path, text: str) -> None:
    """Write a file that others may read meanwhile."""
    with whole_file(path) as part:
        part.write_text(text, encoding="utf-8")
