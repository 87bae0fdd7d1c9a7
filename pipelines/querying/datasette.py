"""Metadata for datasette, with which it describes the tables of the store: `datasette congbao.db -m metadata.json`.

The form is that of https://docs.datasette.io/en/stable/metadata.html, with facets as in its page "Facets".
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from pipelines.querying.dictionary import Entry

# The name of the database is that of its file without ".db".
DATABASE = "congbao"

# Columns of few values, by which rows are counted and chosen beside each table.
FACETS = {
    "articles": ("language", "source", "section"),
    "mentions": ("label", "review", "source"),
    "officials": ("position", "review", "rule"),
    "directives": ("kind", "issuer", "review"),
    "rankings": ("index", "period", "review"),
    "tasks": ("assigner", "review", "rule"),
    "decisions": ("action", "item", "reviewer"),
    "failures": ("stage", "reason"),
    "documents": ("kind",),
    "names": ("language",),
}

# The column that stands for a row where another table leads to it.
LABELS = {"articles": "title", "people": "name", "organizations": "name", "documents": "number", "models": "tagger"}

# The most certain first; the doubtful ones are a click away.
SORT_DESC = dict.fromkeys(("officials", "directives", "rankings", "tasks", "mentions"), "confidence")


def metadata(entries: Sequence[Entry]) -> dict[str, Any]:
    """What datasette is to know of the tables; its views are those of the database, which has none."""
    tables = {entry.name: table_metadata(entry) for entry in entries if entry.kind == "table"}
    return {
        "title": "Congbao",
        "description": "Officials, directives, rankings and tasks from news, every cell with the words it came from",
        "databases": {DATABASE: {"tables": tables}},
    }


def table_metadata(entry: Entry) -> dict[str, Any]:
    """What datasette is to know of a table."""
    known: dict[str, Any] = {
        "description": entry.comment,
        "columns": {column.name: column.comment for column in entry.columns},
    }
    if entry.name in FACETS:
        known["facets"] = list(FACETS[entry.name])
    if entry.name in LABELS:
        known["label_column"] = LABELS[entry.name]
    if entry.name in SORT_DESC:
        known["sort_desc"] = SORT_DESC[entry.name]
    return known
