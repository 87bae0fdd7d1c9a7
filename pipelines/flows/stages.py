"""The stages of a run as people see them, "Pulling", "Reading", "Extracting", …: a bar for each on standard error."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from rich.progress import Progress, TaskID

from pipelines.progress import progress_bars


class Stage:
    """Something that a run does, and how far it is."""

    def __init__(self, name: str, total: float | None, bars: Progress, bar: TaskID) -> None:
        self.name = name
        self.total = total
        self.bars = bars
        self.bar = bar

    def advance(self, amount: float = 1) -> None:
        """Tell that so much more of the total is done."""
        self.bars.advance(self.bar, amount)

    def done(self) -> None:
        """Tell that all of it is done."""
        self.bars.update(self.bar, total=1, completed=1)


class Stages:
    """The stages of a flow, in the order in which they begin."""

    def __init__(self, bars: Progress) -> None:
        self.bars = bars

    @contextmanager
    def stage(self, name: str, total: float | None = None) -> Iterator[Stage]:
        """A stage, which is done at the end; `total` is how much there is to do, where that is known."""
        stage = Stage(name, total, self.bars, self.bars.add_task(name, total=total))
        yield stage
        stage.done()


@contextmanager
def shown_stages() -> Iterator[Stages]:
    """The stages of a flow, which are shown while it runs."""
    with progress_bars() as bars:
        yield Stages(bars)
