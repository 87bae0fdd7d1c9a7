"""The flow "publish": the tables of the store become the latest snapshot, or the one before stays it."""

from __future__ import annotations

from pathlib import Path

from prefect import flow
from prefect.transactions import Transaction, transaction

from pipelines.config import Config, configured
from pipelines.flows import tasks
from pipelines.flows.stages import shown_stages
from pipelines.publishing.publish import Published
from pipelines.publishing.snapshots import latest_name, restore_latest


@flow(name="publish")
def publish(config: Config | Path) -> Published:
    """Publish the tables of the store that a configuration names.

    Readers have the snapshot before when the new one does not read back as it was written, or when the flow is stopped
    before that is known; unless `keep` is 1, so that there is none before.
    """
    options = configured(config)
    with shown_stages() as stages, stages.stage("Publishing"), transaction() as publishing:
        publishing.set("output", options.output)
        publishing.set("before", latest_name(options.output))
        published = tasks.publish(options.database, options.output, options.keep, options.remote)
        tasks.confirm(published)
    return published


@tasks.publish.on_rollback
def switch_back(publishing: Transaction) -> None:
    """Make the snapshot the latest again that was it before."""
    restore_latest(publishing.get("output"), publishing.get("before"))
