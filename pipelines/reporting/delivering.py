"""Delivering: the report of a run goes to the store, the folder of reports, Prefect, and those who are to be told."""

from __future__ import annotations

from models.fingerprint import fingerprint
from pipelines.config import Config
from pipelines.publishing.remote import upload_file
from pipelines.report import Report
from pipelines.reporting.artifacts import create_artifacts
from pipelines.reporting.counting import count_models
from pipelines.reporting.digest import read_digest
from pipelines.reporting.notifying import notify_of
from pipelines.reporting.pages import write_page
from pipelines.reporting.records import record_run
from pipelines.store import open_store


def deliver(config: Config, report: Report) -> None:
    """Write down the figures of a run, and show them beside those of the runs before."""
    store = open_store(config.database)
    record_run(store, report.run_id, {**report.figures, **count_models(fingerprint(config.tagger))})
    digest = read_digest(store, report.run_id, output=config.output, audit=config.audit.address)
    store.dispose()
    page = write_page(digest, config.output, config.keep)
    if config.remote:
        upload_file(page, config.remote, "reports")
    create_artifacts(digest, page)
    notify_of(digest, config, page)
