"""The bars of a run, on standard error, as in "Extracting ━━━━━━━━ 100% 0:00:05"."""

from __future__ import annotations

from rich.console import Console
from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn, TimeElapsedColumn


def progress_bars() -> Progress:
    """The bars of a run; where standard error is no terminal they appear once, at the end."""
    columns = (TextColumn("{task.description:10}"), BarColumn(), TaskProgressColumn(), TimeElapsedColumn())
    return Progress(*columns, console=Console(stderr=True))
