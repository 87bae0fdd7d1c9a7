"""The terminal: the report of a run as `congbao run` ends with it and `congbao report` shows it again."""

from __future__ import annotations

from rich.console import Console
from rich.table import Table
from rich.text import Text

from pipelines.reporting.digest import Digest
from pipelines.reporting.sections import Section, sections_of


def print_digest(digest: Digest, console: Console) -> None:
    """Print the sections of a report, then what to look at."""
    for section in sections_of(digest):
        console.print(section_table(section))
        if section.note:
            console.print(Text(section.note, style="dim"), soft_wrap=True)
    print_warnings(digest, console)


def print_warnings(digest: Digest, console: Console) -> None:
    """Print what to look at."""
    for warning in digest.warnings:
        console.print(Text(f"Warning: {warning}", style="bold yellow"), soft_wrap=True)


def section_table(section: Section) -> Table:
    """A section as a table."""
    table = Table(title=section.title, title_justify="left")
    for column in section.columns:
        table.add_column(column.name, justify="left" if column.digits is None else "right")
    rows = section.shown()
    for at, row in enumerate(rows):
        if section.total and at == len(rows) - 1:
            table.add_section()
        table.add_row(*map(Text, row))
    return table
