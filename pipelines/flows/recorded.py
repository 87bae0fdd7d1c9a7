"""The row of a run in the store: written when the run begins, and again when it is finished, fails or is stopped."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field

from pipelines import steps
from pipelines.alone import alone
from pipelines.config import Config
from pipelines.database import DatabaseError
from pipelines.flows import tasks
from pipelines.runs import ended_run
from pipelines.schema import Row
from pipelines.store import open_store


@dataclass(slots=True)
class Run:
    """A run that goes on, with its row."""

    config: Config
    row: Row = field(repr=False)
    is_finished: bool = False

    @property
    def run_id(self) -> str:
        return str(self.row["run_id"])

    def finish(self, *, articles: int, failures: int) -> None:
        """Write down that all is read."""
        tasks.finish(self.config.database, self.row, articles, failures)
        self.is_finished = True


@contextmanager
def recorded(config: Config) -> Iterator[Run]:
    """A run that begins now, the only one of its store; raises BusyError when there is another.

    Whatever ends it before it is finished, its row says so: "failed" after an error, "stopped" after Ctrl-C, SIGTERM,
    or when Prefect cancels it. One that is killed is said to have stopped by the next that begins.
    """
    store = open_store(config.database)
    try:
        with alone(store, "run"):
            run = Run(config, tasks.begin(config))
            try:
                yield run
            except BaseException as error:
                # Prefect's own for SIGTERM and cancelling are no Exceptions, nor is KeyboardInterrupt.
                if not run.is_finished:
                    row = ended_run(run.row, "failed" if isinstance(error, Exception) else "stopped")
                    with suppress(DatabaseError):  # then the next run says it
                        steps.end_run(config.database, row)
                raise
    finally:
        store.dispose()
