"""What models read, beside what editors say: {"rank": 5, …} in "extracted" of a row with the rank 3 of an editor.

A row without it is as models read it; {} stands in rows that models don't find. So what was extracted is never lost.
"""

from __future__ import annotations

import json
from collections.abc import Iterable

from sqlalchemy import Table

from extractors.facts import FACT_TYPES
from pipelines.schema import ENTITIES, FACTS, ID_COLUMNS, MENTIONS, Row, fact_fields

# The fields of an item that an editor can change, by its table, without its place.
FIELDS: dict[str, tuple[str, ...]] = {
    MENTIONS.name: ("label",),
    **{kind.name: fact_fields(kind.record) for kind in FACT_TYPES},
}

# The columns of the place of an item: its first character, the one after its last, and the words.
PLACES: dict[str, tuple[str, str, str]] = {
    MENTIONS.name: ("span_start", "span_end", "text"),
    **dict.fromkeys(FACTS, ("evidence_start", "evidence_end", "evidence_quote")),
}

# The column of the id of an item.
IDS: dict[str, str] = {MENTIONS.name: "mention_id", **dict.fromkeys(FACTS, "fact_id")}

ITEMS: dict[str, Table] = {MENTIONS.name: MENTIONS, **FACTS}


def entity_columns(item: str) -> dict[str, str]:
    """The columns with ids of entities of a table, by the fields that name them."""
    return {name: ID_COLUMNS[name] for name in ENTITIES.get(item, {})}


# What is known of a row in the store, whoever read or decided on it.
OF_STORE = {"article_id", "version", "first_seen", "last_seen", "review", "extracted"}


def read_columns(item: str) -> tuple[str, ...]:
    """The columns of a table that come from the models that read the article."""
    kept = OF_STORE | set(entity_columns(item).values())
    return tuple(column.name for column in ITEMS[item].columns if column.name not in kept)


READ: dict[str, tuple[str, ...]] = {item: read_columns(item) for item in ITEMS}


def extracted_beside(item: str, row: Row, read: Row | None) -> str | None:
    """The column "extracted" of a row, of what models `read` there."""
    if read is None:
        return "{}"
    if all(row[name] == read[name] for name in READ[item]):
        return None
    said = {name: read[name] for name in (*FIELDS[item], *PLACES[item])}
    others = {name: read[name] for name in READ[item] if name not in said and read[name] != row[name]}
    return json.dumps({**said, **others}, ensure_ascii=False)


def rows_as_extracted(item: str, rows: Iterable[Row]) -> list[Row]:
    """The rows of a table as models read them, without those that models don't find."""
    read: list[Row] = []
    for row in rows:
        fields = extracted_of(row)
        if fields != {}:
            fields = fields or {}
            # Whom another name means is not known.
            unknown = {
                column: None
                for name, column in entity_columns(item).items()
                if fields.get(name, row[name]) != row[name]
            }
            read.append({**row, **fields, **unknown, "review": "unreviewed", "extracted": None})
    return read


def extracted_of(row: Row) -> Row | None:
    """The fields of a row as models read them: None where it has just these, {} where models don't find it."""
    fields: Row | None = json.loads(row["extracted"]) if row["extracted"] is not None else None
    return fields
