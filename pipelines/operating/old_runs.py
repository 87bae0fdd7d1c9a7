"""Old runs: what Prefect's server remembers of flow runs that ended long ago, and with them of their tasks and logs."""

from __future__ import annotations

from contextlib import suppress
from datetime import UTC, datetime, timedelta
from typing import Any

# The server hands out so many at once, and no more.
RUNS_AT_ONCE = 200

# Flows of others may live on the same server.
FLOWS = ("extract", "publish", "pull", "run", "train")


async def old_runs(days: float) -> list[Any]:
    """The ids of the runs of our flows that ended so many days ago, on the server that Prefect's settings name."""
    from prefect.client.orchestration import get_client

    found: list[Any] = []
    async with get_client() as client:
        while runs := await client.read_flow_runs(**old(days), limit=RUNS_AT_ONCE, offset=len(found)):
            found += [run.id for run in runs]
    return found


async def remove_runs(run_ids: list[Any]) -> None:
    """Remove flow runs from the server."""
    from prefect.client.orchestration import get_client
    from prefect.exceptions import ObjectNotFound

    async with get_client() as client:
        for run_id in run_ids:
            with suppress(ObjectNotFound):  # a run that is a part of another one goes with it
                await client.delete_flow_run(run_id)


def old(days: float) -> dict[str, Any]:
    """What is asked of the server: runs of our flows that ended before, whatever their outcome."""
    from prefect.client.schemas.filters import (
        FlowFilter,
        FlowFilterName,
        FlowRunFilter,
        FlowRunFilterEndTime,
    )

    ended = FlowRunFilterEndTime.model_validate({"before_": datetime.now(UTC) - timedelta(days=days)})
    return {
        "flow_filter": FlowFilter(name=FlowFilterName(any_=list(FLOWS))),
        "flow_run_filter": FlowRunFilter(end_time=ended),
    }
