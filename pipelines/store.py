"""The store: a database of articles, what they say and what failed, named by a URL such as "sqlite:///congbao.db"."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from sqlalchemy import ColumnElement, Connection, Engine, Table, and_, delete, select, update

from pipelines.database import CACHE, open_engine, reading, writing
from pipelines.decisions.extracted import ITEMS, rows_as_extracted
from pipelines.decisions.keeping import replace_items, with_decisions
from pipelines.failures import Failure
from pipelines.migrating import Tell, bring_up_to_date, tell_user
from pipelines.queueing.refresh import refresh_queue
from pipelines.reads import last_versions, rows_of
from pipelines.schema import (
    ARTICLE_VERSIONS,
    ARTICLES,
    FACTS,
    FAILURES,
    MODELS,
    OF_ARTICLES,
    RUNS,
    SENTENCES,
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
    """Write articles by their ids, each with what the store knows of it and what was decided on it."""
    last = {row["article_id"]: row for row in last_versions(connection, articles)}
    there = {table: list(rows_of(connection, table, last)) for table in OF_ARTICLES}
    facts = {row["fact_id"]: row for kind, table in FACTS.items() for row in rows_as_extracted(kind, there[table])}
    settled = {article_id: settle(rows, last.get(article_id), facts) for article_id, rows in sorted(articles.items())}
    kept = with_decisions(connection, settled, there)
    put(connection, ARTICLES, rows_in(kept, ARTICLES))
    put(connection, ARTICLE_VERSIONS, rows_in(kept, ARTICLE_VERSIONS))
    replace_rows(connection, SENTENCES, there[SENTENCES], rows_in(kept, SENTENCES))
    replace_items(connection, there, {table: rows_in(kept, table) for table in ITEMS.values()})
    refresh_queue(connection, articles)


def rows_in(articles: Mapping[str, RowsByTable], table: Table) -> list[Row]:
    """The rows that articles have of a table."""
    return [row for rows in articles.values() for row in rows.get(table, ())]


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


def end_killed_runs(engine: Engine) -> None:
    """Write down that runs have stopped which didn't say so; of a store to which no run writes."""
    goes_on = and_(RUNS.c.outcome.is_(None), RUNS.c.finished_at.is_(None))
    with writing(engine) as connection:
        connection.execute(update(RUNS).where(goes_on).values(outcome="stopped"))


def save_run(engine: Engine, run: Row, models: Row | None = None) -> None:
    """Write the row of a run, in place of what was there of it, and that of its models where it is missing."""
    with writing(engine) as connection:
        put(connection, RUNS, [run])
        add_missing(connection, MODELS, [models] if models else [])
