"""Forms of the dictionary: for the eye, JSON, Markdown, and the metadata that datasette reads."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from typing import IO

from rich.console import Console
from rich.table import Table
from rich.text import Text

from pipelines.querying.datasette import metadata
from pipelines.querying.dictionary import Described, Entry
from pipelines.querying.forms import WIDTH_OF_A_FILE


def write_entries(
    entries: Sequence[Entry], rows: Mapping[str, int], form: str | None, out: IO[str], *, columns: bool
) -> None:
    """Write entries, with the rows where these are known; for the eye with or without their columns."""
    if form == "json":
        out.write(json.dumps([entry_record(entry, rows) for entry in entries], ensure_ascii=False, indent=1) + "\n")
    elif form == "datasette":
        out.write(json.dumps(metadata(entries), ensure_ascii=False, indent=1) + "\n")
    elif form == "markdown":
        out.write("\n".join(markdown(entry) for entry in entries))
    else:
        console = Console(file=out, width=None if out.isatty() else WIDTH_OF_A_FILE, highlight=False)
        for entry in entries if columns else ():
            console.print(Text(headline(entry, rows)), columns_table(entry), sep="\n")
        if not columns:
            console.print(entries_table(entries, rows))


def entry_record(entry: Entry, rows: Mapping[str, int]) -> dict[str, object]:
    """An entry as JSON has it; `rows` is null where they were not counted."""
    record = asdict(entry)
    return {"name": entry.name, "kind": entry.kind, "rows": rows.get(entry.name)} | record


def markdown(entry: Entry) -> str:
    """An entry as a heading and a table."""
    lines = [
        f"### `{entry.name}`{' (view)' if entry.kind == 'view' else ''}",
        "",
        f"{entry.comment}.".replace("..", "."),
    ]
    lines += ["", "| column | type | meaning |", "| --- | --- | --- |"]
    for column in entry.columns:
        lines.append(f"| `{column.name}` | {kind_of(column)} | {column.comment.replace('|', chr(92) + '|')} |")
    return "\n".join(lines) + "\n"


def kind_of(column: Described) -> str:
    """The type of a column, and whose key it is."""
    return ", ".join(filter(None, (column.type, column.key)))


def headline(entry: Entry, rows: Mapping[str, int]) -> str:
    """The first line of an entry."""
    counted = f", {rows[entry.name]:,} rows" if entry.name in rows else ""
    return f"{entry.name} ({entry.kind}{counted}): {entry.comment}"


def columns_table(entry: Entry) -> Table:
    """The columns of an entry."""
    table = Table("column", "type", "may be missing", "meaning")
    for column in entry.columns:
        missing = "" if entry.kind == "view" else "yes" if column.may_be_missing else "no"
        table.add_row(*map(Text, (column.name, kind_of(column), missing, column.comment)))
    return table


def entries_table(entries: Sequence[Entry], rows: Mapping[str, int]) -> Table:
    """All entries, a line each."""
    table = Table("name", "kind")
    table.add_column("rows", justify="right")
    table.add_column("a row is")
    for entry in entries:
        counted = f"{rows[entry.name]:,}" if entry.name in rows else ""
        table.add_row(*map(Text, (entry.name, entry.kind, counted, entry.comment.partition(". ")[0].rstrip("."))))
    return table
