"""The report of an upgrade: facts gained, lost and changed by kind, with samples of each."""

from __future__ import annotations

from rich.console import Console
from rich.table import Table
from rich.text import Text

from pipelines.schema import FACTS
from pipelines.upgrading.changes import CHANGES, Changes
from pipelines.upgrading.run import Upgraded

FAILURES_SHOWN = 10


def print_changes(upgraded: Upgraded, console: Console) -> None:
    """Print what an upgrade changed, or would change."""
    changes = upgraded.changes
    if not changes.articles and not upgraded.failures:
        console.print("These models have read all articles already: nothing changes")
        return
    console.print(changes_table(changes))
    for (kind, change), samples in sorted(changes.samples.items()):
        console.print(f"{kind} {change} ({changes.counts[kind, change]:,})", highlight=False)
        for sample in samples:
            console.print(Text(f"  {sample}"), soft_wrap=True)
    if upgraded.failures:
        console.print(f"{len(upgraded.failures):,} articles failed and keep their facts", highlight=False)
        for failure in upgraded.failures[:FAILURES_SHOWN]:
            console.print(Text(f"  {failure}"), soft_wrap=True)
    if upgraded.is_trial:
        console.print("Nothing was written: run `congbao upgrade` without --dry-run for that")


def changes_table(changes: Changes) -> Table:
    """Facts by kind: how many are kept, gained, lost and changed."""
    title = f"Facts of {changes.articles:,} {'article' if changes.articles == 1 else 'articles'}"
    table = Table(title=title, title_justify="left")
    table.add_column("kind")
    for name in ("kept", *CHANGES):
        table.add_column(name, justify="right")
    for kind in FACTS:
        table.add_row(kind, f"{changes.kept[kind]:,}", *(f"{changes.counts[kind, change]:,}" for change in CHANGES))
    return table
