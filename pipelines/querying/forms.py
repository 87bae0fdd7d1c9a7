"""Forms of an answer: a table for the eye, CSV, JSON or Parquet, as `-o officials.parquet` asks for."""

from __future__ import annotations

import csv
import json
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any, Literal, TypeAlias

from rich.console import Console
from rich.table import Table
from rich.text import Text

from pipelines.files import whole_file
from pipelines.spreadsheets import safe_cell

if TYPE_CHECKING:
    from pipelines.querying.answers import Answer

Form: TypeAlias = Literal["table", "csv", "json", "parquet"]

FORMS: tuple[Form, ...] = ("table", "csv", "json", "parquet")

# Columns of a terminal that isn't one: wide enough for a row of any of our tables without its text.
WIDTH_OF_A_FILE = 200


class FormError(Exception):
    """A form that can't be written there; the message says what to do."""


def form_of(path: Path | None) -> Form:
    """The form that the name of a file asks for: "officials.csv" is CSV; without one, a table."""
    ending = path.suffix.lower().removeprefix(".") if path else ""
    return next((form for form in FORMS if form == ending), "table")


def save_answer(answer: Answer, form: Form, path: Path | None) -> None:
    """Write an answer to a file, which appears when all is done, or else to standard output; raises FormError."""
    if path is None:
        if form == "parquet":
            raise FormError("Parquet is not for the eye: name a file with -o, as -o answer.parquet")
        write_answer(answer, form, sys.stdout)
        return
    with whole_file(path) as part:
        if form == "parquet":
            answer.save_parquet(part)
        else:
            # Without a byte order mark Excel takes Vietnamese letters for others.
            with part.open("w", encoding="utf-8-sig" if form == "csv" else "utf-8", newline="") as out:
                write_answer(answer, form, out)


def write_answer(answer: Answer, form: Form, out: IO[str]) -> None:
    """Write the rows of an answer as text: a table for the eye, CSV or a JSON array."""
    {"table": write_table, "csv": write_csv, "json": write_json}[form](answer.columns(), answer.rows(), out)


def write_table(columns: list[str], rows: Iterable[tuple[Any, ...]], out: IO[str]) -> None:
    """Write a table with borders, the cells wrapped to the width of the terminal."""
    console = Console(file=out, width=None if out.isatty() else WIDTH_OF_A_FILE)
    table = Table()
    for column in columns:
        table.add_column(Text(column), overflow="fold")
    for row in rows:
        table.add_row(*(Text("" if value is None else str(value)) for value in row))
    console.print(table)


def write_csv(columns: list[str], rows: Iterable[tuple[Any, ...]], out: IO[str]) -> None:
    """Write CSV with a header, safe to open in a spreadsheet."""
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows([safe_cell(value) for value in row] for row in rows)


def write_json(columns: list[str], rows: Iterable[tuple[Any, ...]], out: IO[str]) -> None:
    """Write a JSON array, an object a row and a row a line."""
    separator = "[\n"
    for row in rows:
        out.write(separator + json.dumps(dict(zip(columns, row, strict=True)), ensure_ascii=False, default=str))
        separator = ",\n"
    out.write("[]\n" if separator == "[\n" else "\n]\n")
