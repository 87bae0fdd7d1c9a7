"""Where batches are extracted: in this process, or side by side by the workers of a Dask cluster.

Workers read and write by themselves: they are handed the path of a batch and the URL of the store, and give back what
they counted. No article is in two batches, and tables are put in order when they are published, so that it makes no
difference to them which batch is written first. A batch whose worker dies is given to another one, and what was written
of it, which is all or nothing, comes out the same.
"""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import Any

from prefect.context import FlowRunContext
from prefect.settings import PREFECT_API_URL, temporary_settings

from pipelines.config import Config, ConfigError, DaskOptions
from pipelines.flows import tasks
from pipelines.steps import Extracted


def extract_all(config: Config, batches: Sequence[Path], run_id: str, folder: Path) -> Iterator[Extracted]:
    """Extract batches into the store; yield what was found in each, in their order.

    `folder` is for what a cluster of this machine writes meanwhile.
    """
    extract = tasks.extract.with_options(timeout_seconds=tasks.LONGEST_ARTICLE * config.batch_size)
    others = (config.database, config.tagger, run_id)
    if config.dask is None or not batches:
        for batch in batches:
            yield extract(batch, *others)
        return
    names = ("batch", "database", "tagger", "run_id")
    with api_for_workers(), dask_runner(config.dask, folder) as runner:
        # In workers a task is not in the main thread, where alone Prefect can end what takes too long.
        submitted = extract.with_options(timeout_seconds=None)
        parameters = [dict(zip(names, (batch, *others), strict=True)) for batch in batches]
        futures = deque(runner.submit(submitted, parameters=each) for each in parameters)
        while futures:
            yield futures.popleft().result()


@contextmanager
def api_for_workers() -> Iterator[None]:
    """Let workers talk to the server that this flow run talks to, also where it is a temporary one.

    Otherwise each worker would start a server of its own.
    """
    context = FlowRunContext.get()
    if context is None or PREFECT_API_URL.value():
        yield
        return
    with temporary_settings({PREFECT_API_URL: str(context.client.api_url)}):
        yield


def dask_runner(options: DaskOptions, folder: Path) -> AbstractContextManager[Any]:
    """What submits tasks to the cluster at an address, or to one of this machine, which ends with it."""
    try:
        from prefect_dask.task_runners import DaskTaskRunner
    except ModuleNotFoundError as error:
        raise ConfigError(f"no package {error.name!r} for [dask]: pip install 'congbao[dask]'") from None
    runner: AbstractContextManager[Any]
    if options.scheduler:
        runner = DaskTaskRunner(address=options.scheduler)
    else:
        local = {
            "n_workers": options.workers or os.cpu_count() or 1,
            "threads_per_worker": 1,  # the models are loaded once in a process, and hold its lock for most of the time
            "memory_limit": 0,
            "dashboard_address": None,
            "local_directory": str(folder),
        }
        runner = DaskTaskRunner(cluster_kwargs=local)
    return runner
