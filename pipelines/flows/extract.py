"""The flow "extract": read what is new, and extract it batch by batch into the store."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from prefect import flow

from extractors.records import content_id
from pipelines.config import Config, configured
from pipelines.documents import input_size
from pipelines.failures import Failure
from pipelines.flows import tasks
from pipelines.flows.cluster import extract_all
from pipelines.flows.recorded import recorded
from pipelines.flows.stages import Stages, shown_stages
from pipelines.periods import Period
from pipelines.steps import Batches, Extracted


@dataclass(frozen=True, slots=True, kw_only=True)
class Read:
    """What was read, and what was found in it."""

    batches: Batches
    extracted: Extracted
    seconds: dict[str, float] = field(default_factory=dict)  # by stage

    @property
    def articles(self) -> int:
        """The articles that were read, now or before."""
        return self.extracted.articles.total() + self.batches.known.total()

    @property
    def failures(self) -> tuple[Failure, ...]:
        return (*self.batches.failures, *self.extracted.failures)


@flow(name="extract")
def extract(
    config: Config | Path, since: date | None = None, until: date | None = None, run_id: str | None = None
) -> Read:
    """Read the inputs and what was pulled, and extract their facts into the store.

    `run_id` is the run that this is a part of; without it this is a run of its own.
    """
    options, period = configured(config), Period(since, until)
    if run_id is not None:
        return extract_new(options, period, run_id)
    with recorded(options) as run:
        read = extract_new(options, period, run.run_id)
        run.finish(articles=read.articles, failures=len(read.failures))
    return read


def extract_new(config: Config, period: Period, run_id: str) -> Read:
    """Read into batches, extract each, and resolve whom the facts of the store name."""
    with batches_folder(config) as folder, shown_stages() as stages:
        with stages.stage("Reading", total=input_size(config.inputs)) as reading:
            batches = tasks.read(config, folder, period, advance=reading.advance)
        extracted = extract_batches(config, batches, run_id, stages, folder)
        with stages.stage("Resolving"):
            tasks.resolve(config.database, config.decisions)
    return Read(batches=batches, extracted=extracted, seconds=stages.seconds)


@contextmanager
def batches_folder(config: Config) -> Iterator[Path]:
    """An empty folder for batches, gone at the end; what a run that was killed has left in it goes first.

    It is that of the store, to which nobody else writes.
    """
    folder = config.output / f".batches-{content_id('store', config.database)}"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def extract_batches(config: Config, batches: Batches, run_id: str, stages: Stages, folder: Path) -> Extracted:
    """Extract the batches, and add up what was found."""
    extracted = Extracted()
    with stages.stage("Extracting", total=len(batches.files)) as extracting:
        for found in extract_all(config, batches.files, run_id, folder):
            extracted += found
            extracting.advance()
    return extracted
