"""The Prefect flow "run": pull, then extract batch by batch, then publish.

The steps are plain functions of `pipelines.steps`; here they become tasks, a batch of articles each, because a task
costs Prefect some 10 ms.
"""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

from prefect import flow, task
from prefect.cache_policies import NO_CACHE
from rich.console import Console
from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn, TimeElapsedColumn

from pipelines import steps
from pipelines.config import Config
from pipelines.documents import input_size
from pipelines.report import Report
from pipelines.runs import finished_run, started_run
from pipelines.store import open_store, save_run

pull = task(name="pull", cache_policy=NO_CACHE)(steps.pull)
extract = task(name="extract", cache_policy=NO_CACHE)(steps.extract)
publish = task(name="publish", cache_policy=NO_CACHE)(steps.publish_tables)


@flow(name="run")
def run(config: Config) -> Report:
    """Read the inputs, extract their facts into the store and publish the tables.

    What fails is counted in the report and does not stop the run.
    """
    engine = open_store(config.database)
    row = started_run(config)
    save_run(engine, row)
    config.output.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory(prefix=".batches-", dir=config.output) as folder, progress_bars() as progress:
        report = run_steps(config, Path(folder), progress)
    save_run(engine, finished_run(row, report))
    engine.dispose()
    return report


def run_steps(config: Config, folder: Path, progress: Progress) -> Report:
    """Pull into `folder`, extract and publish, with a progress bar for each."""
    reading = progress.add_task("Reading", total=input_size(config.inputs))
    pulled = pull(config, folder, advance=lambda size: progress.advance(reading, size))
    extracting = progress.add_task("Extracting", total=len(pulled.batches))
    extracted = steps.Extracted()
    for batch in pulled.batches:
        extracted += extract(batch, config.database, config.tagger)
        progress.advance(extracting)
    publishing = progress.add_task("Publishing", total=1)
    published = publish(config.database, config.output)
    progress.advance(publishing)
    return Report(pulled=pulled, extracted=extracted, published=published, output=config.output)


def progress_bars() -> Progress:
    """The bars of a run, on standard error; where that is no terminal they appear once, at the end."""
    columns = (TextColumn("{task.description:10}"), BarColumn(), TaskProgressColumn(), TimeElapsedColumn())
    return Progress(*columns, console=Console(stderr=True))
