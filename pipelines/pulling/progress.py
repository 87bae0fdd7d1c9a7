"""The progress of a pull: a bar for each source, and what came of its visits so far."""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import Sequence

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

from pipelines.periods import ALWAYS, Period
from pipelines.pulling.pull import pull_sources
from pipelines.pulling.recording import Visited
from pipelines.pulling.visits import Pull
from pipelines.sources.settings import Source, SourcesFile

# The outcomes that are told while a pull goes on; the account at its end has all of them.
TOLD = ("new", "changed", "failed")


def pull_with_progress(settings: SourcesFile, sources: Sequence[Source], period: Period = ALWAYS) -> list[Pull]:
    """Pull sources, of a period if they say so, with bars on standard error where that is a terminal."""
    console = Console(stderr=True)
    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("{task.fields[told]}"),
        TimeElapsedColumn(),
    )
    with Progress(*columns, console=console, disable=not console.is_terminal) as shown:
        bars = {source.name: shown.add_task(source.name, total=None, told="") for source in sources}
        counts = {source.name: Counter[str]() for source in sources}

        def tell(visited: Visited) -> None:
            name = visited.visit.source
            counts[name][visited.outcome] += 1
            told = ", ".join(f"{counts[name][outcome]:,} {outcome}" for outcome in TOLD if counts[name][outcome])
            shown.update(bars[name], advance=1, told=told)

        def tell_listed(name: str, visits: int) -> None:
            shown.update(bars[name], total=counts[name].total() + visits)

        return asyncio.run(pull_sources(settings, sources, period=period, tell=tell, tell_listed=tell_listed))
