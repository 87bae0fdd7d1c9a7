"""The journal: every decision, a line of JSON each, in files beside the raw data, as "decisions/2024-07-19.jsonl".

A store can be made anew from what was fetched, but what editors decided is nowhere else: a decision is on the disk here
before it is in the store. Whatever is in the journal counts: a decision that a crash kept out of the store is taken in
when the store is opened next, and each is taken in once, by its id.
"""

from __future__ import annotations

import fcntl
import json
import os
from collections.abc import Iterator, Sequence
from pathlib import Path

from pipelines.schema import DECISIONS, Row

# Where the journal is unless the configuration says otherwise.
JOURNAL = Path("data/raw/decisions")

NAMES = tuple(DECISIONS.columns.keys())


class DamagedJournalError(Exception):
    """A line of a journal that is whole and yet no decision; the message says which."""


class Journal:
    """The files of decisions in a folder, one a day, to which several processes may append."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def append(self, decisions: Sequence[Row]) -> None:
        """Write rows of "decisions" and wait until they are on the disk; raises OSError, and then wrote none."""
        if not decisions:
            return
        is_new = not self.folder.is_dir()
        self.folder.mkdir(parents=True, exist_ok=True)
        path = self.folder / f"{decisions[0]['decided_at'][:10]}.jsonl"
        lines = "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in decisions).encode()
        with path.open("ab") as file:
            fcntl.flock(file, fcntl.LOCK_EX)
            end = os.fstat(file.fileno()).st_size
            try:
                file.write(lines if ends_whole(path, end) else b"\n" + lines)
                file.flush()
                os.fsync(file.fileno())
            except OSError:
                os.ftruncate(file.fileno(), end)
                raise
        if end == 0 or is_new:
            sync(self.folder)

    def read(self) -> Iterator[Row]:
        """Yield all decisions, each once, day by day; raises DamagedJournalError.

        A line that a crash cut short was promised to nobody, and is passed over. A decision that is there twice was
        tried again, and counts as it was written last that day.
        """
        seen: set[str] = set()
        for path in sorted(self.folder.glob("*.jsonl")):
            rows = {row["decision_id"]: row for row in decisions_in(path) if row["decision_id"] not in seen}
            seen |= rows.keys()
            yield from rows.values()


def decisions_in(path: Path) -> Iterator[Row]:
    """Yield the decisions of a file that are whole; raises DamagedJournalError."""
    with path.open("rb") as lines:
        for number, line in enumerate(lines, start=1):
            if row := decision_in(line, path, number):
                yield row


def decision_in(line: bytes, path: Path, number: int) -> Row | None:
    """The decision in a line; None for a line that was cut short."""
    try:
        row = json.loads(line)
    except ValueError:
        return None
    if not isinstance(row, dict) or not set(NAMES) >= set(row) or not row.get("decision_id"):
        raise DamagedJournalError(f"{path}, line {number}: expected a decision, with the columns {', '.join(NAMES)}")
    return {name: row.get(name) for name in NAMES}


def ends_whole(path: Path, size: int) -> bool:
    """Whether a file ends with a whole line."""
    if size == 0:
        return True
    with path.open("rb") as file:
        file.seek(size - 1)
        return file.read(1) == b"\n"


def sync(folder: Path) -> None:
    """Write down on the disk which files a folder has."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
