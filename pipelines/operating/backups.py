"""Backups: one file, as "congbao-2024-07-20.zip", with the store, the ledger and what names them, and pages if wanted.

The store and the ledger are in it as SQLite files, from whichever database they came, and can go into either again.
What can be worked out anew is left out: snapshots are published from the store. `backup.json` is written last; a
file without it was not finished.
"""

from __future__ import annotations

import json
import shutil
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from importlib.metadata import version
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import IO

import fsspec
from sqlalchemy import inspect
from sqlalchemy.engine import make_url

from pipelines.config import Config
from pipelines.database import reading
from pipelines.files import whole_file
from pipelines.locations import is_address
from pipelines.operating.copying import copy_from_file, copy_to_file, opened, sqlite_path
from pipelines.publishing.data_package import digest_of
from pipelines.pulling.ledger import open_ledger
from pipelines.pulling.raw import RawStore
from pipelines.runs import now
from pipelines.sources.loading import load_sources
from pipelines.store import open_store

MANIFEST = "backup.json"
STORE = "store.db"
LEDGER = "ledger.db"
SOURCES = "sources.toml"
PAGES = "pages/"
ALSO = "also/"

# How much time packing may take, 1 to 9: the first halves texts already.
LEVEL = 1


class BackupError(Exception):
    """A backup that can't be made or brought back; the message says what to do."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Backup:
    """What a backup holds."""

    made_at: str
    version: str
    rows: dict[str, dict[str, int]]  # of each table, by the file of the database
    digests: dict[str, str]  # SHA-256 of these files
    pages: int = 0


def back_up(config: Config, place: str, *, with_pages: bool = False, also: tuple[Path, ...] = ()) -> Backup:
    """Write a backup to a file or any location that fsspec knows, while others read and write.

    The ledger is copied after the store and pages after the ledger, so that what they refer to is there. `also` are
    files and folders that are put in as they are. Raises BackupError and DatabaseError.
    """
    rows: dict[str, dict[str, int]] = {}
    digests: dict[str, str] = {}
    with TemporaryDirectory(prefix="congbao-backup-") as folder, new_archive(place) as archive:
        for name, url in databases(config).items():
            file = Path(folder, name)
            rows[name] = copy_to_file(url, file)
            digests[name] = digest_of(file)
            archive.write(file, name)
            file.unlink()
        if config.sources:
            archive.write(config.sources, SOURCES)
        for path in also:
            add_files(archive, path)
        pages = add_pages(archive, config) if with_pages else 0
        made = Backup(made_at=now().isoformat(), version=version("congbao"), rows=rows, digests=digests, pages=pages)
        archive.writestr(MANIFEST, json.dumps(asdict(made), indent=1))
    return made


def databases(config: Config) -> dict[str, str]:
    """The databases that there are, by the names that they have in a backup."""
    found = {STORE: config.database}
    if config.sources and has_tables(ledger := load_sources(config.sources).ledger):
        found[LEDGER] = ledger
    return found


def has_tables(url: str) -> bool:
    """Whether there is a database with tables; an SQLite file that is missing is not made."""
    path = sqlite_path(url)
    if path and not path.is_file():
        return False
    with opened(url) as engine, reading(engine) as connection:
        return bool(inspect(connection).get_table_names())


@contextmanager
def new_archive(place: str) -> Iterator[zipfile.ZipFile]:
    """An archive to write to, which appears at a file when it is whole; raises BackupError."""
    try:
        with new_file(place) as file, zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED, compresslevel=LEVEL) as archive:
            yield archive
    except OSError as error:
        raise BackupError(f"no backup written to {place}: {error.strerror or error}") from None


@contextmanager
def new_file(place: str) -> Iterator[IO[bytes]]:
    """A file to write to at a path or any location."""
    if is_address(place):
        with fsspec.open(place, "wb") as file:
            yield file
    else:
        with whole_file(Path(place)) as part, part.open("wb") as file:
            yield file


def add_files(archive: zipfile.ZipFile, path: Path) -> None:
    """Put a file, or all files of a folder, into an archive under their own names."""
    for file in sorted(path.rglob("*")) if path.is_dir() else [path]:
        if file.is_file():
            archive.write(
                file, f"{ALSO}{path.name}/{file.relative_to(path)}" if path.is_dir() else f"{ALSO}{path.name}"
            )


def add_pages(archive: zipfile.ZipFile, config: Config) -> int:
    """Put the raw pages into an archive, as they are kept; return how many."""
    if config.sources is None:
        return 0
    store = RawStore(load_sources(config.sources).raw)
    keys = store.keys()
    for key in keys:
        # They are compressed already.
        archive.writestr(f"{PAGES}{key}", store.read_file(key), compress_type=zipfile.ZIP_STORED)
    return len(keys)


def restore(config: Config, place: str) -> Backup:
    """Bring store, ledger and pages of a backup back to where the configuration has them.

    Nothing is written over: raises BackupError where the store or the ledger has tables, and for a backup that isn't as
    it was written. An older store is migrated.
    """
    with open_archive(place) as archive:
        made = read_manifest(archive, place)
        if config.sources and not config.sources.exists() and SOURCES in archive.namelist():
            config.sources.parent.mkdir(parents=True, exist_ok=True)
            config.sources.write_bytes(archive.read(SOURCES))
        targets = {STORE: config.database}
        if LEDGER in made.rows and config.sources:
            targets[LEDGER] = load_sources(config.sources).ledger
        for url in targets.values():
            check_free(url)
        with TemporaryDirectory(prefix="congbao-backup-") as folder:
            files = {name: unpack(archive, name, Path(folder), made) for name in targets}
            for name, file in files.items():
                bring_back(file, targets[name])
        open_store(config.database).dispose()
        if LEDGER in targets:
            open_ledger(targets[LEDGER]).dispose()
        bring_pages_back(archive, config)
    return made


@contextmanager
def open_archive(place: str) -> Iterator[zipfile.ZipFile]:
    """The archive at a file or location; raises BackupError."""
    try:
        with fsspec.open(place, "rb") as file, zipfile.ZipFile(file) as archive:
            yield archive
    except FileNotFoundError:
        raise BackupError(f"{place}: no such file") from None
    except (OSError, zipfile.BadZipFile) as error:
        raise BackupError(f"{place} can't be read as a backup: {error}") from None


def read_manifest(archive: zipfile.ZipFile, place: str) -> Backup:
    """What an archive says that it holds; raises BackupError."""
    try:
        return Backup(**json.loads(archive.read(MANIFEST)))
    except (KeyError, TypeError, ValueError):
        raise BackupError(f"{place} is no backup of Congbao, or was not finished: no {MANIFEST} in it") from None


def check_free(url: str) -> None:
    """Raise BackupError where a database has tables already."""
    if has_tables(url):
        shown = make_url(url).render_as_string(hide_password=True)
        raise BackupError(f"{shown} has tables already: name a new database, or move this one away")


def unpack(archive: zipfile.ZipFile, name: str, folder: Path, made: Backup) -> Path:
    """Write a file of an archive to a folder; raises BackupError unless it is as it was written."""
    path = folder / name
    with archive.open(name) as packed, path.open("wb") as file:
        shutil.copyfileobj(packed, file)
    if digest_of(path) != made.digests[name]:
        raise BackupError(f"{name} in the backup is damaged: its SHA-256 is not the one that was written down")
    return path


def bring_back(file: Path, url: str) -> None:
    """Make a database of its SQLite file."""
    path = sqlite_path(url)
    if path is None:
        copy_from_file(file, url)
        return
    for end in ("-wal", "-shm"):  # of a file that is gone; SQLite would take them for those of this one
        path.with_name(f"{path.name}{end}").unlink(missing_ok=True)
    with whole_file(path) as part:
        shutil.copyfile(file, part)


def bring_pages_back(archive: zipfile.ZipFile, config: Config) -> None:
    """Write those pages of an archive that are missing."""
    names = [name for name in archive.namelist() if name.startswith(PAGES)]
    if names and config.sources:
        store = RawStore(load_sources(config.sources).raw)
        for name in names:
            store.add_file(name.removeprefix(PAGES), archive.read(name))
