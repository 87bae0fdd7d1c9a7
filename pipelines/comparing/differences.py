"""Differences between two readings of an article, as {"item_id": "3f9a…", "fields": {"label": "ORG"}} of a mention.

A difference is where the other models have something else for an item, have nothing for it ("fields" is None), or have
something where there is no item ("item_id" is None).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TypeAlias

from pipelines.decisions.extracted import FIELDS, IDS, PLACES
from pipelines.schema import FACTS, MENTIONS, Row
from pipelines.upgrading.changes import paired

# The rows of an article by the names of their tables.
Rows: TypeAlias = Mapping[str, Sequence[Row]]


def differences(there: Rows, other: Rows) -> list[Row]:
    """In what other models read an article otherwise than the rows that are there, in reading order."""
    found = [*mention_differences(there[MENTIONS.name], other[MENTIONS.name])]
    for kind in FACTS:
        for one, another in paired(kind, there[kind], other[kind]):
            if one is None or another is None or one["fact_id"] != another["fact_id"]:
                found.append(difference(kind, one, another))
    return sorted(found, key=lambda row: (row["start"], row["end"], row["item"], row["item_id"] or ""))


def mention_differences(there: Sequence[Row], other: Sequence[Row]) -> Iterator[Row]:
    """Yield where spans or labels differ; spans with words in common are readings of the same."""
    remaining = sorted(other, key=lambda row: int(row["span_start"]))
    for one in sorted(there, key=lambda row: int(row["span_start"])):
        another = next((row for row in remaining if overlap(one, row)), None)
        if another is not None:
            remaining.remove(another)
        if another is None or any(one[name] != another[name] for name in ("span_start", "span_end", "label")):
            yield difference(MENTIONS.name, one, another)
    for another in remaining:
        yield difference(MENTIONS.name, None, another)


def overlap(one: Row, other: Row) -> bool:
    """Whether two mentions have words in common."""
    return bool(one["span_start"] < other["span_end"] and other["span_start"] < one["span_end"])


def difference(item: str, one: Row | None, another: Row | None) -> Row:
    """What is said of an item that is there, of one that only the other models have, or of both."""
    row = another or one
    assert row
    start, end, words = PLACES[item]
    return {
        "item": item,
        "item_id": one[IDS[item]] if one else None,
        "start": row[start],
        "end": row[end],
        "text": row[words],
        "fields": {name: another[name] for name in FIELDS[item]} if another else None,
    }
