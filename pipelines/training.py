"""The progress of training, a bar for each model that is being trained."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TaskID, TextColumn, TimeElapsedColumn

from models.train import Progress as Report


@contextmanager
def training_progress() -> Iterator[Report]:
    """A function to report epochs to, which are shown on standard error."""
    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("loss {task.fields[loss]:.4g}"),
        TimeElapsedColumn(),
    )
    bars: dict[str, TaskID] = {}
    with Progress(*columns, console=Console(stderr=True)) as shown:

        def report(what: str, epoch: int, epochs: int, loss: float, /) -> None:
            if what not in bars:
                bars[what] = shown.add_task(what, total=epochs, loss=loss)
            shown.update(bars[what], completed=epoch, loss=loss)

        yield report
