"""The journal: every decision, a line of JSON each, in files beside the raw data, as "decisions/2024-07-19.jsonl".

A store can be made anew from what was fetched, but what editors decided is nowhere else: a decision is on the disk here
before it is in the store.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from sqlalchemy import Engine

from pipelines.schema import Row


class Journal:
    """The files of decisions in a folder, to which several processes may append."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def append(self, decisions: Sequence[Row]) -> None:
        """Write rows of "decisions" and wait until they are on the disk; raises OSError."""
        raise NotImplementedError

    def read(self) -> Iterator[Row]:
        """Yield all rows that are whole, each decision once."""
        raise NotImplementedError


def take_in(engine: Engine, decisions: Iterator[Row]) -> int:
    """Add those decisions that the store has not and whose articles it has, and bring these articles' rows up to date.

    Returns how many were added. Taking in the same twice adds nothing.
    """
    raise NotImplementedError
