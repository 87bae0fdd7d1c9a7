"""Serving: the flows of a configuration on their schedules, in a process and its children, as `congbao serve` does."""

from __future__ import annotations

import asyncio
import signal
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from prefect.deployments.runner import RunnerDeployment
from prefect.runner import Runner
from prefect.schedules import Cron
from prefect.types.entrypoint import EntrypointType

from pipelines.config import Config
from pipelines.flows.extract import extract
from pipelines.flows.publish import publish
from pipelines.flows.pull import pull
from pipelines.flows.run import run

# Every flow that takes a configuration.
FLOWS: dict[str, Any] = {"run": run, "pull": pull, "extract": extract, "publish": publish}

# The tag by which the flow runs of this program are found among others.
TAG = "congbao"


class GentleRunner(Runner):
    """A runner that cancels its flow runs when it is told to stop. Prefect's own kills them, as of version 3.8."""

    def handle_sigterm(self, *_: Any) -> None:
        """Stop, after the flow runs have stopped."""
        loop = asyncio.get_running_loop()
        loop.call_soon_threadsafe(self._stop_in, loop)

    def _stop_in(self, loop: asyncio.AbstractEventLoop) -> None:
        self.stopping_task = loop.create_task(self.astop())


def serve_flows(file: Path, options: Config) -> None:
    """Run the flows of a configuration on their schedules, and when they are asked for, until this process is stopped.

    At most `limit` run at a time, the others wait. When this process stops, so do the flow runs that it has begun, and
    schedules pause until it is there again; what they would have done is not made up for, since each run does all that
    is new.
    """
    runner = GentleRunner(name=TAG, limit=options.schedule.limit, pause_on_shutdown=True)
    for deployment in deployments(file, options):
        runner.add_deployment(deployment)
    signal.signal(signal.SIGINT, runner.handle_sigterm)  # asyncio leaves it, as it leaves all that is not Python's own
    asyncio.run(runner.start())


def deployments(file: Path, options: Config) -> Iterator[RunnerDeployment]:
    """Yield a deployment for each flow, named after the file, which runs read anew; those without schedule wait."""
    path = file.resolve()
    for name, flow in FLOWS.items():
        crons = getattr(options.schedule, name)
        deployment: RunnerDeployment = flow.to_deployment(
            name=path.stem,
            description=flow.description,
            schedules=[
                Cron(cron, timezone=options.schedule.timezone, slug=f"{name}-{number}")
                for number, cron in enumerate(crons, start=1)
            ],
            parameters={"config": str(path)},
            tags=[TAG],
            # Installed or not, the module is found by its name.
            entrypoint_type=EntrypointType.MODULE_PATH,
        )
        yield deployment
