"""The stages of a run as people see them, "Pulling", "Reading", "Extracting", …: a bar for each on standard error.

Of a stage whose total is known Prefect shows the progress as well.
"""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager

from rich.progress import Progress, TaskID

from pipelines.progress import progress_bars
from pipelines.reporting.artifacts import ProgressArtifact


class Stage:
    """Something that a run does, and how far it is."""

    def __init__(self, name: str, total: float | None, bars: Progress, bar: TaskID) -> None:
        self.name = name
        self.total = total
        self.bars = bars
        self.bar = bar
        self.artifact = ProgressArtifact(name, total) if total else None

    def advance(self, amount: float = 1) -> None:
        """Tell that so much more of the total is done."""
        self.bars.advance(self.bar, amount)
        if self.artifact:
            self.artifact.advance(amount)

    def done(self) -> None:
        """Tell that all of it is done."""
        self.bars.update(self.bar, total=1, completed=1)
        if self.artifact:
            self.artifact.finish()


@contextmanager
def timed(step: str, seconds: dict[str, float]) -> Iterator[None]:
    """Write down how long a step takes, by its name."""
    began = time.monotonic()
    yield
    seconds[step] = time.monotonic() - began


class Stages:
    """The stages of a flow, in the order in which they begin."""

    def __init__(self, bars: Progress) -> None:
        self.bars = bars
        self.seconds: dict[str, float] = {}  # that each took, by its name in small letters

    @contextmanager
    def stage(self, name: str, total: float | None = None) -> Iterator[Stage]:
        """A stage, which is done at the end; `total` is how much there is to do, where that is known."""
        stage = Stage(name, total, self.bars, self.bars.add_task(name, total=total))
        with timed(name.lower(), self.seconds):
            yield stage
            stage.done()


@contextmanager
def shown_stages() -> Iterator[Stages]:
    """The stages of a flow, which are shown while it runs."""
    with progress_bars() as bars:
        yield Stages(bars)
