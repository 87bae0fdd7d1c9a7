"""Keeping: what is saved of an article, and what is there of it, is brought in line with all that was decided on it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import TypeAlias

from sqlalchemy import Connection, Table, and_, delete, or_, select

from pipelines.decisions.deriving import derive
from pipelines.decisions.extracted import ITEMS
from pipelines.decisions.reading import Reading, reading_of
from pipelines.decisions.standing import standing_of
from pipelines.reads import last_versions, rows_of
from pipelines.schema import ARTICLE_VERSIONS, ARTICLES, CANDIDATES, DECISIONS, FACTS, Row
from pipelines.settling import RowsByTable, day_of
from pipelines.writes import chunks, replace_rows

# Texts of versions by the ids of their articles and their numbers.
Texts: TypeAlias = Mapping[str, Mapping[int, str]]

VERSIONS_AT_ONCE = 100


def with_decisions(
    connection: Connection, articles: Mapping[str, RowsByTable], there: Mapping[Table, Iterable[Row]]
) -> dict[str, RowsByTable]:
    """Articles that are to be saved, by their ids, with what was decided on them; `there` are the rows they had."""
    decisions = by_article(rows_of(connection, DECISIONS, articles))
    texts = texts_of(connection, decisions)
    old = {table: by_article(there.get(table, ())) for table in ITEMS.values()}
    kept = dict(articles)
    for article_id, taken in decisions.items():
        rows = articles[article_id]
        (article,), (version,) = rows[ARTICLES], rows[ARTICLE_VERSIONS]
        reading = reading_of(article, version, day_of(version), texts[article_id])
        had = {table: of.get(article_id, []) for table, of in old.items()}
        kept[article_id] = {**rows, **derive(reading, rows, standing_of(taken), had)}
    return kept


def bring_in_line(connection: Connection, article_ids: Iterable[str]) -> None:
    """Make the rows of articles what they are with all that was decided on these."""
    ids = list(article_ids)
    there = {table: by_article(rows_of(connection, table, ids)) for table in ITEMS.values()}
    readings = readings_of(connection, ids)
    decisions = by_article(rows_of(connection, DECISIONS, ids))
    derived: defaultdict[Table, list[Row]] = defaultdict(list)
    for article_id in ids:
        had = {table: of.get(article_id, []) for table, of in there.items()}
        rows = derive(readings[article_id], had, standing_of(decisions.get(article_id, ())))
        for table, of_table in rows.items():
            derived[table] += of_table
    replace_items(connection, {table: [row for of in there[table].values() for row in of] for table in there}, derived)


def readings_of(connection: Connection, article_ids: Iterable[str]) -> dict[str, Reading]:
    """The readings of articles as they are now, by their ids."""
    ids = list(article_ids)
    articles = {row["article_id"]: row for row in rows_of(connection, ARTICLES, ids)}
    decisions = by_article(rows_of(connection, DECISIONS, ids))
    texts = texts_of(connection, decisions)
    return {
        version["article_id"]: reading_of(
            articles[version["article_id"]], version, day_of(version), texts.get(version["article_id"], {})
        )
        for version in last_versions(connection, ids)
    }


def texts_of(connection: Connection, decisions: Mapping[str, Iterable[Row]]) -> Texts:
    """The texts of the versions that were decided on, by article."""
    texts: dict[str, dict[int, str]] = {article_id: {} for article_id in decisions}
    keys = {(row["article_id"], row["version"]) for taken in decisions.values() for row in taken}
    columns = ARTICLE_VERSIONS.c.article_id, ARTICLE_VERSIONS.c.version, ARTICLE_VERSIONS.c.text
    for some in chunks(sorted(keys), VERSIONS_AT_ONCE):
        these = or_(*(and_(columns[0] == article_id, columns[1] == version) for article_id, version in some))
        for article_id, version, text in connection.execute(select(*columns).where(these)):
            texts[article_id][version] = text
    return texts


def replace_items(
    connection: Connection, there: Mapping[Table, Iterable[Row]], rows: Mapping[Table, Iterable[Row]]
) -> None:
    """Make the mentions and facts that were `there` these rows; nobody is a candidate of facts that are gone."""
    gone: set[str] = set()
    for table in ITEMS.values():
        replace_rows(connection, table, there.get(table, ()), rows.get(table, ()))
    for table in FACTS.values():
        gone |= {row["fact_id"] for row in there.get(table, ())} - {row["fact_id"] for row in rows.get(table, ())}
    for some in chunks(sorted(gone)):
        connection.execute(delete(CANDIDATES).where(CANDIDATES.c.fact_id.in_(some)))


def by_article(rows: Iterable[Row]) -> dict[str, list[Row]]:
    """Rows by the article that they hang on."""
    found: defaultdict[str, list[Row]] = defaultdict(list)
    for row in rows:
        found[row["article_id"]].append(row)
    return dict(found)
