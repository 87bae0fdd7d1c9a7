"""Pruning: leftovers and old runs go, and it is said what went, as in "Removed 12 snapshots, 340 MiB"."""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import Iterator

from pipelines import prefect_settings
from pipelines.config import Config
from pipelines.operating.disk_check import MIB
from pipelines.operating.leftovers import Limits, find_leftovers, remove_leftover
from pipelines.operating.old_runs import old_runs, remove_runs


def prune_all(config: Config, limits: Limits, *, is_trial: bool) -> Iterator[str]:
    """Remove what is beyond the limits, unless it is a trial; yield what is said of it."""
    word = "Would remove" if is_trial else "Removed"
    leftovers = find_leftovers(config, limits)
    if not is_trial:
        for leftover in leftovers:
            remove_leftover(leftover)
    counts, sizes = Counter[str](), Counter[str]()
    for leftover in leftovers:
        counts[leftover.kind] += 1
        sizes[leftover.kind] += leftover.size
    for kind, count in counts.items():
        yield f"{word} {count:,} {kind}, {sizes[kind] / MIB:,.0f} MiB"
    if runs := prune_runs(limits.days, is_trial=is_trial):
        yield f"{word} {runs:,} runs that ended {limits.days:g} days ago from the Prefect server"
    if not leftovers and not runs:
        yield "Nothing to remove"


def prune_runs(days: float, *, is_trial: bool) -> int:
    """Remove old runs from the server that Prefect's settings name, if any; return how many there were."""
    prefect_settings.set_defaults()
    from prefect.settings import PREFECT_API_URL

    if not PREFECT_API_URL.value():
        return 0  # the server of a single run has no old ones
    runs = asyncio.run(old_runs(days))
    if not is_trial:
        asyncio.run(remove_runs(runs))
    return len(runs)
