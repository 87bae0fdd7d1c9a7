"""Constraints: what the values of columns look like, by their names, in the words of Table Schema.

A deadline is "2024-07-30", "2024-Q3" or "2021/2030", a confidence lies between 0 and 1. The data package tells them
and the checks before publishing hold the tables to them.
See https://datapackage.org/standard/table-schema/.
"""

from __future__ import annotations

from typing import Any, TypeAlias, get_args

from sqlalchemy import Column, Table

from extractors.records import LABELS, Language
from pipelines.schema import ACTIONS, ENTITIES, ID_COLUMNS, METADATA, PURPOSES, REVIEWS

Constraints: TypeAlias = dict[str, Any]

YEAR = r"[0-9]{4}"
MONTH = rf"{YEAR}-(?:0[1-9]|1[0-2])"
# 29 February stands here in every year.
DAY = (
    rf"{YEAR}-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12][0-9]|3[01])|(?:0[469]|11)-(?:0[1-9]|[12][0-9]|30)"
    r"|02-(?:0[1-9]|[12][0-9]))"
)
QUARTER = rf"{YEAR}-Q[1-4]"
CLOCK = r"(?:[01][0-9]|2[0-3]):[0-5][0-9](?::[0-5][0-9](?:\.[0-9]+)?)?"
ZONE = r"(?:Z|[+-][0-9]{2}:[0-9]{2})"
DATE = rf"(?:{DAY}|{MONTH}|{QUARTER}|{YEAR})"

DAYS: Constraints = {"pattern": rf"^{DAY}$"}
DATES: Constraints = {"pattern": rf"^{DATE}(?:/{DATE})?$"}
# Not every page tells its zone.
TIMES: Constraints = {"pattern": rf"^{DAY}(?:T{CLOCK}{ZONE}?)?$"}
MOMENTS: Constraints = {"pattern": rf"^{DAY}T{CLOCK}(?:Z|\+00:00)$"}
PROBABILITIES: Constraints = {"minimum": 0, "maximum": 1}
# An object in JSON.
OBJECTS: Constraints = {"pattern": r"^\{.*\}$"}
FROM_0: Constraints = {"minimum": 0}
FROM_1: Constraints = {"minimum": 1}

CONSTRAINTS: dict[str, Constraints] = {
    **dict.fromkeys(("first_seen", "last_seen"), DAYS),
    **dict.fromkeys(("issued", "deadline", "period"), DATES),
    "published_at": TIMES,
    **dict.fromkeys(("retrieved_at", "started_at", "finished_at", "decided_at"), MOMENTS),
    "confidence": PROBABILITIES,
    **dict.fromkeys(("span_start", "evidence_start", "characters", "articles", "failures"), FROM_0),
    **dict.fromkeys(("span_end", "evidence_end", "evidence_page", "line", "version", "rank", "out_of", "top"), FROM_1),
    # These versions are those of Congbao, as "0.1.0".
    "runs.version": {},
    "models.version": {},
    "language": {"enum": [*get_args(Language)]},
    "label": {"enum": [*LABELS]},
    "stage": {"enum": ["pull", "read", "extract"]},
    "review": {"enum": [*REVIEWS]},
    "decisions.action": {"enum": [*ACTIONS]},
    "purpose": {"enum": [*PURPOSES]},
    **dict.fromkeys(("extracted", "before", "after"), OBJECTS),
    "text_digest": {"pattern": r"^[0-9a-f]{64}$"},
}


def constraints_of(column: Column[Any]) -> Constraints:
    """What Table Schema says of the values of a column."""
    required = {} if column.nullable else {"required": True}
    unique = {"unique": True} if column.primary_key and len(column.table.primary_key.columns) == 1 else {}
    return {**required, **unique, **values_of(column)}


def values_of(column: Column[Any]) -> Constraints:
    """What the values of a column look like, apart from being there."""
    return CONSTRAINTS.get(f"{column.table.name}.{column.name}", CONSTRAINTS.get(column.name, {}))


def foreign_keys_of(table: Table) -> dict[str, tuple[str, ...]]:
    """The tables in one of which each id of a row is found, by the column of the id."""
    keys = {
        column.name: tuple(key.column.table.name for key in column.foreign_keys)
        for column in table.columns
        if column.foreign_keys
    }
    for field, tables in ENTITIES.get(table.name, {}).items():
        keys[ID_COLUMNS[field]] = tuple(tables.split(" or "))
    return keys


def key_of(table: str) -> str:
    """The column that the ids of a table's rows are in."""
    (column,) = METADATA.tables[table].primary_key.columns
    return column.name
