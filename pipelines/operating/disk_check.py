"""The disk: is there room for the next run, and can be written where it writes."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

from sqlalchemy.engine import make_url

from pipelines.config import Config
from pipelines.operating.findings import Finding, fault, ok, warning

MIB = 1024**2
# Less than that is soon gone: a batch with its tables and the files of a snapshot.
LEAST_FREE = 256 * MIB


def check_disk(config: Config) -> Iterator[Finding]:
    """Yield how much is free where tables and store are; a snapshot, and an upgrade, need as much as the store has."""
    store = store_file(config)
    for place in dict.fromkeys(filter(None, (existing(config.output), store and existing(store.parent)))):
        free = shutil.disk_usage(place).free
        wanted = max(LEAST_FREE, 2 * size_of(store) if store else 0)
        says = f"{free // MIB:,} MiB free in {place}"
        if not os.access(place, os.W_OK):
            yield fault("disk", f"{place} can't be written to", f"give this user the folder: chown {place}")
        elif free < LEAST_FREE:
            yield fault("disk", says, "make room: congbao prune removes what is old; a run needs some hundred MiB")
        elif free < wanted:
            yield warning(
                "disk", f"{says}, and the store has {size_of(store) // MIB:,} MiB", "make room: congbao prune"
            )
        else:
            yield ok("disk", says)


def store_file(config: Config) -> Path | None:
    """The file of an SQLite store."""
    url = make_url(config.database)
    return Path(str(url.database)) if url.get_backend_name() == "sqlite" else None


def size_of(file: Path | None) -> int:
    """The bytes of a file and of its log; 0 where there is none."""
    parts = [file, file.with_name(f"{file.name}-wal")] if file else []
    return sum(part.stat().st_size for part in parts if part.is_file())


def existing(folder: Path) -> Path:
    """The folder, or the nearest above it that is there."""
    folder = folder.absolute()
    return next(place for place in (folder, *folder.parents) if place.is_dir())
