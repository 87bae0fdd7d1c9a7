"""Views: what only a corpus can tell, as SQL of DuckDB over the published tables, a file each, as "offices.sql".

Each file begins with comments: what the view tells, and what its columns mean. `create_views` makes them all in a
connection that has the tables.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from duckdb import BinderException, CatalogException, DuckDBPyConnection

FOLDER = Path(__file__).parent

# In this order, as a view may use those before it.
NAMES = (
    "offices",
    "office_conflicts",
    "document_events",
    "task_board",
    "ranking_series",
    "stories",
    "facts",
    "facts_once",
)
MACROS = "macros"

COLUMN = re.compile(r"^--   (?P<name>\w+): (?P<comment>.+)$", re.MULTILINE)


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """A view with its description, that of each column, and the SELECT that it is."""

    name: str
    comment: str
    columns: dict[str, str]
    sql: str


def load_views() -> tuple[View, ...]:
    """All views, in the order in which they can be made."""
    return tuple(load_view(name) for name in NAMES)


def load_view(name: str) -> View:
    """The view in the file of this name."""
    text = (FOLDER / f"{name}.sql").read_text(encoding="utf-8")
    lines = text.split("\n")
    comment = " ".join(line.removeprefix("-- ") for line in lines if line.startswith("-- ") and line[3] != " ")
    columns = {match["name"]: match["comment"] for match in COLUMN.finditer(text)}
    sql = "\n".join(line for line in lines if not line.startswith("--")).strip()
    return View(name=name, comment=comment, columns=columns, sql=sql)


def create_views(connection: DuckDBPyConnection) -> dict[str, str]:
    """Make the views in a connection in which the published tables can be read by their names.

    Returns those that can't be made, each with the reason: tables of another version may lack what they need.
    """
    connection.execute((FOLDER / f"{MACROS}.sql").read_text(encoding="utf-8"))
    missing = {}
    for view in load_views():
        try:
            connection.execute(f"CREATE OR REPLACE TEMP VIEW {view.name} AS {view.sql}")
        except (CatalogException, BinderException) as error:
            missing[view.name] = str(error).strip().partition("\n")[0]
    return missing
