"""The Prefect flow "run": pull the sources, read what is new, extract it batch by batch, then publish.

The steps are plain functions; here they become tasks, of a host or a batch of articles each, because a task costs
Prefect some 10 ms.
"""

from __future__ import annotations

import asyncio
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from prefect import flow, task
from prefect.cache_policies import NO_CACHE
from rich.progress import Progress

from pipelines import steps
from pipelines.config import Config
from pipelines.documents import input_size
from pipelines.failures import Failure
from pipelines.progress import progress_bars
from pipelines.pulling.accounts import Account, account_of, failures_of
from pipelines.pulling.ledger import open_ledger
from pipelines.pulling.pull import choose_sources, pull_sources
from pipelines.report import Report
from pipelines.runs import finished_run, model_row, started_run
from pipelines.schema import Row
from pipelines.sources.loading import load_sources
from pipelines.store import open_store, save_pull_failures, save_run

as_task = partial(task, cache_policy=NO_CACHE)

read = task(name="read", cache_policy=NO_CACHE)(steps.read)
extract = task(name="extract", cache_policy=NO_CACHE)(steps.extract)
resolve = task(name="resolve", cache_policy=NO_CACHE)(steps.resolve)
publish = task(name="publish", cache_policy=NO_CACHE)(steps.publish_tables)


@flow(name="pull")
async def pull(file: Path) -> tuple[tuple[Account, ...], tuple[Failure, ...]]:
    """Pull the sources of a file, a task for each listing and each host; account for every address."""
    settings = load_sources(file)
    sources = choose_sources(settings)
    pulls = await pull_sources(settings, sources, as_step=as_task)
    ledger = open_ledger(settings.ledger)
    accounts = tuple(account_of(ledger, source, done) for source, done in zip(sources, pulls, strict=True))
    failures = tuple(failures_of(ledger, pulls))
    ledger.dispose()
    return accounts, failures


@flow(name="run")
def run(config: Config) -> Report:
    """Read the inputs, extract their facts into the store and publish the tables.

    What fails is counted in the report and does not stop the run.
    """
    engine = open_store(config.database)
    row = started_run(config)
    save_run(engine, row, model_row(config.tagger))
    engine.dispose()
    config.output.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory(prefix=".batches-", dir=config.output) as folder, progress_bars() as progress:
        return run_steps(config, row, Path(folder), progress)


def run_steps(config: Config, row: Row, folder: Path, progress: Progress) -> Report:
    """Pull, read into `folder`, extract, resolve whom facts name, and publish, with a progress bar for each."""
    accounts, not_pulled = pull_first(config, progress) if config.sources else ((), ())
    reading = progress.add_task("Reading", total=input_size(config.inputs))
    batches = read(config, folder, advance=lambda size: progress.advance(reading, size))
    progress.update(reading, total=1, completed=1)
    extracting = progress.add_task("Extracting", total=len(batches.files))
    extracted = steps.Extracted()
    for batch in batches.files:
        extracted += extract(batch, config.database, config.tagger, row["run_id"])
        progress.advance(extracting)
    resolving = progress.add_task("Resolving", total=1)
    resolve(config.database)
    progress.advance(resolving)
    failures = (*not_pulled, *batches.failures, *extracted.failures)
    engine = open_store(config.database)
    save_run(engine, finished_run(row, articles=extracted.articles.total(), failures=len(failures)))
    engine.dispose()
    publishing = progress.add_task("Publishing", total=1)
    published = publish(config.database, config.output, config.keep)
    progress.advance(publishing)
    return Report(
        accounts=accounts,
        not_pulled=not_pulled,
        batches=batches,
        extracted=extracted,
        published=published,
    )


def pull_first(config: Config, progress: Progress) -> tuple[tuple[Account, ...], tuple[Failure, ...]]:
    """Pull the sources; return their accounts, and what could not be pulled, which is also written to the store."""
    assert config.sources
    pulling = progress.add_task("Pulling", total=None)
    accounts, failures = asyncio.run(pull(config.sources))
    progress.update(pulling, total=1, completed=1)
    engine = open_store(config.database)
    save_pull_failures(engine, failures)
    engine.dispose()
    return accounts, failures
