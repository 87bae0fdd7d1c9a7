"""The tables that `congbao sources` shows."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable, Sequence

from rich.console import Console
from rich.markup import escape
from rich.table import Table

from pipelines.sources.checking import Checked, check_sources
from pipelines.sources.settings import Source


def sources_table(sources: Iterable[Source]) -> Table:
    """A row for each source."""
    table = Table("source", "kind", "lang", "expect", "state", "outlet and places", box=None)
    table.columns[0].no_wrap = True
    table.columns[5].overflow = "fold"
    for source in sources:
        states = (("not tried", not source.verified), ("off", not source.enabled))
        state = ", ".join(word for word, holds in states if holds)
        expect = f"{source.expect[0]:,}–{source.expect[1]:,}" if source.expect else ""
        where = [source.outlet, *(place.removeprefix("https://") for place in places(source))]
        row = (source.name, source.kind, source.language, expect, state, "\n".join(filter(None, where)))
        table.add_row(*map(escape, row))
    return table


def places(source: Source) -> Sequence[str]:
    """The addresses, files or months of a source."""
    fields = ("urls", "files", "paths", "months")
    return [place for field in fields for place in getattr(source, field, ())]


def checks_table(checked: Iterable[Checked]) -> Table:
    """A row for each source that was tried."""
    table = Table("source", "listed", "newest", "what is wrong", box=None)
    table.columns[1].justify = "right"
    table.columns[3].overflow = "fold"
    for one in checked:
        listed = f"{one.listed:,}{'' if one.is_whole else '+'}"
        newest = one.newest.astimezone(one.source.zone).strftime("%Y-%m-%d %H:%M") if one.newest else ""
        wrong = "\n".join(escape(str(fault)) for fault in one.faults)
        table.add_row(escape(one.source.name), listed, newest, f"[red]{wrong}[/red]" if wrong else "nothing")
    return table


def check_with_progress(sources: Sequence[Source], seconds: float) -> list[Checked]:
    """Try sources, with a line on standard error where that is a terminal."""
    console = Console(stderr=True)

    async def check_them() -> list[Checked]:
        checked = []
        with console.status(f"Trying {len(sources)} sources") as status:
            async for one in check_sources(sources, seconds):
                checked.append(one)
                status.update(f"Tried {len(checked)} of {len(sources)} sources")
        return checked

    return asyncio.run(check_them())
