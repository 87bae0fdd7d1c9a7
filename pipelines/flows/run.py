"""The flow "run": pull the sources, read and extract what is new, publish, and hand the report on."""

from __future__ import annotations

import asyncio
from datetime import date
from pathlib import Path

from prefect import flow

from pipelines.config import Config, configured
from pipelines.flows.extract import extract
from pipelines.flows.handing_on import hand_on
from pipelines.flows.publish import publish
from pipelines.flows.pull import Pulled, pull
from pipelines.flows.recorded import recorded
from pipelines.flows.stages import timed
from pipelines.report import Report
from pipelines.reporting.notifying import notify_of_failure


@flow(name="run", on_failure=[notify_of_failure], on_crashed=[notify_of_failure])
def run(config: Config | Path, since: date | None = None, until: date | None = None) -> Report:
    """Read what a configuration names, extract the facts into the store and publish the tables.

    What fails is counted in the report and does not stop the run.
    """
    options = configured(config)
    seconds: dict[str, float] = {}
    with recorded(options) as running:
        with timed("pulling", seconds):
            pulled = asyncio.run(pull(options, since, until)) if options.sources else Pulled()
        read = extract(options, since, until, run_id=running.run_id)
        seconds |= read.seconds
        failures = len(pulled.failures) + len(read.failures)
        running.finish(articles=read.articles, failures=failures)
        with timed("publishing", seconds):
            published = publish(options)
    report = Report(
        run_id=running.run_id,
        accounts=pulled.accounts,
        not_pulled=pulled.failures,
        batches=read.batches,
        extracted=read.extracted,
        published=published,
        seconds=seconds,
    )
    hand_on(options, report)
    return report
