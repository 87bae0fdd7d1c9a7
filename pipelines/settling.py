"""Settling: what an article that is read again keeps of its rows: its version's number, a fact's first day, its run.

So reading it again by the same models changes no row, and the day on which a fact was seen first outlasts every model.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeAlias

from sqlalchemy import Table

from pipelines.schema import ARTICLE_VERSIONS, ARTICLES, ENTITIES, FACTS, ID_COLUMNS, Row

RowsByTable: TypeAlias = dict[Table, list[Row]]

# By these a new version is told from one that is read again.
CONTENT = ("title", "published_at", "text_digest")


def settle(rows: RowsByTable, last: Row | None, facts: Mapping[str, Row]) -> RowsByTable:
    """The rows of an article with what the store knows: its `last` version, and its `facts` as extracted, by id."""
    (article,), (read,) = rows[ARTICLES], rows[ARTICLE_VERSIONS]
    version = settle_version(read, last)
    settled = {
        **rows,
        ARTICLES: [{**article, "version": version["version"]}],
        ARTICLE_VERSIONS: [version],
    }
    for kind, table in FACTS.items():
        settled[table] = [settle_fact(kind, row, version, facts.get(row["fact_id"])) for row in rows.get(table, ())]
    return settled


def settle_version(read: Row, last: Row | None) -> Row:
    """The row of the version that was read; one with the content of the `last` one is that version."""
    number = read["version"] or 0
    if last is None:
        return {**read, "version": number or 1}
    if number > last["version"] or any(read[name] != last[name] for name in CONTENT):
        return {**read, "version": max(number, last["version"] + 1)}
    kept = {"version": last["version"], "retrieved_at": last["retrieved_at"] or read["retrieved_at"]}
    return {**read, **kept, **first_run(read, last)}


def settle_fact(kind: str, row: Row, version: Row, there: Row | None) -> Row:
    """The row of a fact in its version, with what is kept of the row that is `there`."""
    day = day_of(version)
    row = {**row, "version": version["version"], "first_seen": day, "last_seen": day}
    if there is None:
        return row
    names = {ID_COLUMNS[name]: there[ID_COLUMNS[name]] for name in ENTITIES[kind]}
    return {**row, **names, "first_seen": there["first_seen"] or day, **first_run(row, there)}


def first_run(row: Row, there: Row) -> Row:
    """The run in which the models of a row made it first."""
    return {"run_id": there["run_id"] if row["model_id"] == there["model_id"] else row["run_id"]}


def day_of(version: Row) -> str | None:
    """The day of a version in the time of the corpus: when it was published, or else fetched."""
    moment = version["published_at"] or version["retrieved_at"]
    return moment[:10] if moment else None
