"""Deriving: rows as models read them and what stands of decisions become the rows of the tables, and nothing else does.

The same rows and decisions give the same tables: after an act, after an undo, when other models read the article, when
it was changed, and when a store is made anew.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from sqlalchemy import Table

from pipelines.decisions.deriving_facts import derive_facts
from pipelines.decisions.deriving_mentions import derive_mentions
from pipelines.decisions.extracted import IDS, ITEMS, rows_as_extracted
from pipelines.decisions.reading import Reading
from pipelines.decisions.standing import Standing
from pipelines.schema import FACTS, MENTIONS, Row
from pipelines.settling import RowsByTable


def derive(
    reading: Reading,
    rows: Mapping[Table, Iterable[Row]],
    standing: Standing,
    there: Mapping[Table, Iterable[Row]] | None = None,
) -> RowsByTable:
    """The mentions and facts of an article with what stands of decisions.

    `rows` are as extracted or derived before; of those that are `there` in the store, otherwise the same, days and ids
    of entities are kept.
    """
    read = {table: rows_as_extracted(item, rows.get(table, ())) for item, table in ITEMS.items()}
    derived: RowsByTable = {MENTIONS: derive_mentions(reading, read[MENTIONS], standing)}
    for kind, table in FACTS.items():
        old = {row[IDS[kind]]: row for row in (rows if there is None else there).get(table, ())}
        derived[table] = derive_facts(kind, reading, read[table], old, standing)
    return derived
