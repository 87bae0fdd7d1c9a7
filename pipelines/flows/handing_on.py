"""Where the report of a run is handed on: to each of RECEIVERS, as the last that the flow "run" does.

Receivers run within the flow run, after the tables are published, so that they can make artifacts and read the store,
the snapshot and the report. One that fails fails the run, whose tables are there all the same.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias

from pipelines.config import Config
from pipelines.report import Report
from pipelines.reporting.delivering import deliver

Receiver: TypeAlias = Callable[[Config, Report], object]

RECEIVERS: tuple[Receiver, ...] = (deliver,)


def hand_on(config: Config, report: Report) -> None:
    """Give the report of a run to all that show it or tell somebody of it."""
    for receive in RECEIVERS:
        receive(config, report)
