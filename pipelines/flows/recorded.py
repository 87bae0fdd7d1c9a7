"""The row of a run in the store: written when the run begins, and again when it is finished, fails or is stopped."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field

from prefect.exceptions import CancelledRun, CrashedRun, ExternalSignal
from prefect.runtime import flow_run

from pipelines import steps
from pipelines.alone import alone
from pipelines.config import Config
from pipelines.database import DatabaseError
from pipelines.flows import tasks
from pipelines.flows.faults import causes
from pipelines.logs import saying, set_up_logs
from pipelines.runs import ended_run
from pipelines.schema import Row
from pipelines.store import open_store

logger = logging.getLogger(__name__)


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
        logger.info("Run ends: %d articles, %d failures", articles, failures)


@contextmanager
def recorded(config: Config) -> Iterator[Run]:
    """A run that begins now, the only one of its store; raises BusyError when there is another.

    Whatever ends it before it is finished, its row says so: "failed" after an error, "stopped" after Ctrl-C, SIGTERM,
    or when Prefect cancels it. One that is killed is said to have stopped by the next that begins. Records of logs
    within say its id.
    """
    set_up_logs(config.logs)
    store = open_store(config.database)
    try:
        with alone(store, "run"):
            run = Run(config, tasks.begin(config))
            try:
                with saying(run_id=run.run_id, flow_run_id=flow_run.id):
                    logger.info("Run begins")
                    yield run
            except BaseException as error:
                if not run.is_finished:
                    logger.warning("Run ends: %s", error or type(error).__name__, extra={"run_id": run.run_id})
                    row = ended_run(run.row, "stopped" if is_stop(error) else "failed")
                    with suppress(DatabaseError):  # then the next run says it
                        steps.end_run(config.database, row)
                raise
    finally:
        store.dispose()


def is_stop(error: BaseException) -> bool:
    """Whether an error is that somebody wants a run to end.

    A signal may come while a library is at work that makes another error of it, so what an error came from counts.
    """
    if not isinstance(error, Exception) or isinstance(error, CancelledRun | CrashedRun):
        return True
    return any(isinstance(one, ExternalSignal | KeyboardInterrupt) for one in causes(error))
