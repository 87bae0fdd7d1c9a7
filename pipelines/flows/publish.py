"""The flow "publish": the tables of the store become the latest snapshot."""

from __future__ import annotations

from pathlib import Path

from prefect import flow

from pipelines.config import Config, configured
from pipelines.flows import tasks
from pipelines.flows.stages import shown_stages
from pipelines.publishing.publish import Published


@flow(name="publish")
def publish(config: Config | Path) -> Published:
    """Publish the tables of the store that a configuration names."""
    options = configured(config)
    with shown_stages() as stages, stages.stage("Publishing"):
        return tasks.publish(options.database, options.output, options.keep, options.remote)
