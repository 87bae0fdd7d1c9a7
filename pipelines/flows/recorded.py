"""The row of a run in the store: written when the run begins, and again when it is finished, fails or is stopped."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from pipelines.config import Config
from pipelines.runs import finished_run, model_row, started_run
from pipelines.schema import Row
from pipelines.store import open_store, save_run


@dataclass(frozen=True, slots=True)
class Run:
    """A run that goes on, with its row."""

    config: Config
    row: Row

    @property
    def run_id(self) -> str:
        return str(self.row["run_id"])

    def finish(self, *, articles: int, failures: int) -> None:
        """Write down that all is read."""
        self.write(finished_run(self.row, articles=articles, failures=failures))

    def write(self, row: Row) -> None:
        """Write the row as it is now."""
        store = open_store(self.config.database)
        save_run(store, row, model_row(self.config.tagger))
        store.dispose()


@contextmanager
def recorded(config: Config) -> Iterator[Run]:
    """A run that begins now."""
    run = Run(config, started_run(config))
    run.write(run.row)
    yield run
