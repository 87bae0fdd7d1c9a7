"""The store: a database of articles, what they say and what failed, named by a URL such as "sqlite:///congbao.db"."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from sqlalchemy import ColumnElement, Connection, Engine, Select, Table, and_, delete, select

from pipelines.database import CACHE, open_engine, reading, writing
from pipelines.failures import Failure
from pipelines.migrating import Tell, bring_up_to_date, tell_user
from pipelines.reviews import review_of
from pipelines.schema import (
    ARTICLE_VERSIONS,
    ARTICLES,
    CANDIDATES,
    DECISIONS,
    FACTS,
    FAILURES,
    MODELS,
    OF_ARTICLES,
    RUNS,
    Row,
)
from pipelines.settling import RowsByTable, settle
from pipelines.table_rows import failure_rows
from pipelines.writes import add_missing, chunks, put, replace_rows


def open_store(url: str, tell: Tell = tell_user, cache: int = CACHE) -> Engine:
    """The store at this SQLAlchemy URL, made where missing, migrated where it is an older one; raises DatabaseError.

    `cache` is how many KiB of an SQLite file a connection may hold in memory.
    """
    engine = open_engine(url, cache)
    try:
        bring_up_to_date(engine, tell)
    except BaseException:
        engine.dispose()
        raise
    return engine


def save_articles(engine: Engine, articles: Sequence[RowsByTable], failures: Iterable[Failure] = ()) -> None:
    """Write articles with all that hangs on them, in place of what was there of them, in one transaction.

    `failures` are those of their extraction; earlier ones are forgotten.
    """
    by_id = {rows[ARTICLES][0]["article_id"]: rows for rows in articles}
    with writing(engine) as connection:
        forget_failures(connection, "extract", FAILURES.c.article_id, by_id)
        save_rows(connection, by_id)
        add_missing(connection, FAILURES, failure_rows(failures))


def save_read_again(engine: Engine, articles: Sequence[RowsByTable], failures: Iterable[Failure]) -> None:
    """Write articles whose texts came from the store, unless a newer version of them came meanwhile.

    Those that failed keep the rows that they have.
    """
    by_id = {rows[ARTICLES][0]["article_id"]: rows for rows in articles}
    with writing(engine) as connection:
        there = {row["article_id"]: row["version"] for row in last_versions(connection, by_id)}
        same = {name: rows for name, rows in by_id.items() if rows[ARTICLES][0]["version"] == there.get(name)}
        forget_failures(connection, "extract", FAILURES.c.article_id, same)
        save_rows(connection, same)
        add_missing(connection, FAILURES, failure_rows(failures))


def save_rows(connection: Connection, articles: dict[str, RowsByTable]) -> None:
    """Write articles by their ids, each with what the store knows of it."""
    last = {row["article_id"]: row for row in last_versions(connection, articles)}
    there = {table: list(rows_of(connection, table, last)) for table in OF_ARTICLES}
    facts = {row["fact_id"]: row for table in FACTS.values() for row in there[table]}
    reviews = review_of(rows_of(connection, DECISIONS, last))
    settled: defaultdict[Table, list[Row]] = defaultdict(list)
    for article_id, rows in sorted(articles.items()):
        for table, of_table in settle(rows, last.get(article_id), facts, reviews).items():
            settled[table] += of_table
    put(connection, ARTICLES, settled[ARTICLES])
    put(connection, ARTICLE_VERSIONS, settled[ARTICLE_VERSIONS])
    for table in OF_ARTICLES:
        replace_rows(connection, table, there[table], settled[table])
    gone = facts.keys() - {row["fact_id"] for table in FACTS.values() for row in settled[table]}
    for some in chunks(gone):
        connection.execute(delete(CANDIDATES).where(CANDIDATES.c.fact_id.in_(some)))


def last_versions(connection: Connection, article_ids: Iterable[str]) -> Iterator[Row]:
    """Yield the versions, without their texts, that the store has of these articles as they are now."""
    columns = [column for column in ARTICLE_VERSIONS.columns if column.name != "text"]
    is_last = and_(
        ARTICLES.c.article_id == ARTICLE_VERSIONS.c.article_id, ARTICLES.c.version == ARTICLE_VERSIONS.c.version
    )
    yield from found_by(connection, select(*columns).join(ARTICLES, is_last), ARTICLES.c.article_id, article_ids)


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


def save_read_failures(engine: Engine, documents: Iterable[str], failures: Iterable[Failure]) -> None:
    """Write the failures to read these documents, in place of those from when they were read before."""
    with writing(engine) as connection:
        forget_failures(connection, "read", FAILURES.c.document, documents)
        add_missing(connection, FAILURES, failure_rows(failures))


def save_pull_failures(engine: Engine, failures: Iterable[Failure]) -> None:
    """Write the failures of the last pull, in place of those of the pull before."""
    with writing(engine) as connection:
        connection.execute(delete(FAILURES).where(FAILURES.c.stage == "pull"))
        add_missing(connection, FAILURES, failure_rows(failures))


def forget_failures(connection: Connection, stage: str, column: ColumnElement[str], values: Iterable[str]) -> None:
    """Delete the failures at a stage that have one of these values in a column."""
    for some in chunks(values):
        connection.execute(delete(FAILURES).where(FAILURES.c.stage == stage, column.in_(some)))


def known_documents(engine: Engine, documents: Sequence[str]) -> set[str]:
    """Those of some hundred documents that an article of the store was read from."""
    query = select(ARTICLES.c.document).where(ARTICLES.c.document.in_(documents)).distinct()
    with reading(engine) as connection:
        return set(connection.execute(query).scalars())


def save_run(engine: Engine, run: Row, models: Row | None = None) -> None:
    """Write the row of a run, in place of what was there of it, and that of its models where it is missing."""
    with writing(engine) as connection:
        put(connection, RUNS, [run])
        add_missing(connection, MODELS, [models] if models else [])
