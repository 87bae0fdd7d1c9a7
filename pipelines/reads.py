"""Reads: the rows of a table that hang on some articles, or have one of some values in a column."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from sqlalchemy import ColumnElement, Connection, Select, Table, and_, select

from pipelines.schema import ARTICLE_VERSIONS, ARTICLES, Row
from pipelines.writes import chunks

# That a version is the one that its article has now.
IS_LAST = and_(ARTICLES.c.article_id == ARTICLE_VERSIONS.c.article_id, ARTICLES.c.version == ARTICLE_VERSIONS.c.version)


def last_versions(connection: Connection, article_ids: Iterable[str]) -> Iterator[Row]:
    """Yield the versions, without their texts, that the store has of these articles as they are now."""
    columns = [column for column in ARTICLE_VERSIONS.columns if column.name != "text"]
    yield from found_by(connection, select(*columns).join(ARTICLES, IS_LAST), ARTICLES.c.article_id, article_ids)


def rows_of(connection: Connection, table: Table, article_ids: Iterable[str]) -> Iterator[Row]:
    """Yield the rows of a table that hang on these articles."""
    yield from found_by(connection, select(table), table.c.article_id, article_ids)


def found_by(
    connection: Connection, query: Select[*tuple[object, ...]], column: ColumnElement[str], values: Iterable[str]
) -> Iterator[Row]:
    """Yield the rows of a query that have one of these values in a column."""
    for some in chunks(values):
        for row in connection.execute(query.where(column.in_(some))).mappings():
            yield dict(row)
