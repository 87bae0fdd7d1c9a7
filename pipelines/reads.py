"""Reads: the rows of a table that hang on some articles, or have one of some values in a column."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any

from sqlalchemy import BindParameter, ColumnElement, Connection, Select, Table, and_, bindparam, select

from pipelines.schema import ARTICLE_VERSIONS, ARTICLES, Row
from pipelines.writes import chunks

# That a version is the one that its article has now.
IS_LAST = and_(ARTICLES.c.article_id == ARTICLE_VERSIONS.c.article_id, ARTICLES.c.version == ARTICLE_VERSIONS.c.version)


# The ids of articles whose rows are looked for.
THESE: BindParameter[Any] = bindparam("article_ids", expanding=True)

# Versions as articles have them now, without their texts.
LAST_VERSIONS = (
    select(*(column for column in ARTICLE_VERSIONS.columns if column.name != "text"))
    .join(ARTICLES, IS_LAST)
    .where(ARTICLES.c.article_id.in_(THESE))
)


def last_versions(connection: Connection, article_ids: Iterable[str]) -> Iterator[Row]:
    """Yield the versions, without their texts, that the store has of these articles as they are now."""
    yield from of_articles(connection, LAST_VERSIONS, article_ids)


def rows_of(connection: Connection, table: Table, article_ids: Iterable[str]) -> Iterator[Row]:
    """Yield the rows of a table that hang on these articles."""
    yield from of_articles(connection, rows_query(table), article_ids)


@cache
def rows_query(table: Table) -> Select[Any]:
    """What selects the rows of a table that hang on some articles; to make it takes longer than to look for one."""
    return select(table).where(table.c.article_id.in_(THESE))


def of_articles(connection: Connection, query: Select[Any], article_ids: Iterable[str]) -> Iterator[Row]:
    """Yield the rows of a query about some articles."""
    for some in chunks(article_ids):
        for row in connection.execute(query, {THESE.key: some}).mappings():
            yield dict(row)


def found_by(
    connection: Connection, query: Select[*tuple[object, ...]], column: ColumnElement[str], values: Iterable[str]
) -> Iterator[Row]:
    """Yield the rows of a query that have one of these values in a column."""
    for some in chunks(values):
        for row in connection.execute(query.where(column.in_(some))).mappings():
            yield dict(row)
