"""The store: can it be reached, is its schema that of this version, and is its file whole."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

from sqlalchemy import Connection, Engine, func, select

from models.fingerprint import fingerprint
from pipelines.config import Config
from pipelines.database import DatabaseError, open_engine, reading, shown_url
from pipelines.migrating import newest, revision_of, scripts
from pipelines.operating.disk_check import MIB, size_of, store_file
from pipelines.operating.findings import Finding, fault, ok, warning
from pipelines.schema import ARTICLE_VERSIONS, ARTICLES, RUNS

# A run that has not ended for so long was most likely stopped.
LONGEST_RUN = timedelta(days=2)

REACH_IT = 'start its server, or name another one: database = "…" in the configuration'


def check_store(config: Config) -> Iterator[Finding]:
    """Yield what is wrong with the store, or how large it is."""
    file = store_file(config)
    if file and not file.is_file():
        yield ok("store", f"{file} is not there yet; congbao run makes it")
        return
    engine = open_engine(config.database)
    try:
        with reading(engine, "reached") as connection:
            yield from check_schema(connection)
            yield from check_whole(connection)
            if revision_of(connection) == newest():
                yield from check_rows(connection, config)
    except DatabaseError as error:
        yield fault("store", str(error), "congbao restore brings a copy back" if file else REACH_IT)
    finally:
        engine.dispose()


def check_schema(connection: Connection) -> Iterator[Finding]:
    """Yield whether the tables are those of this version."""
    found, known = revision_of(connection), newest()
    url = shown_url(connection.engine)
    if found is None:
        yield ok("store", f"{url} is empty; congbao run makes its tables")
    elif found == known:
        yield ok("store", f"{url} has the schema of this version, {known}")
    elif found in {script.revision for script in scripts().walk_revisions()}:
        remedy = "congbao backup first; whatever opens it next, as congbao run, migrates it"
        yield warning("store", f"{url} has the schema {found} of an older version, and this one has {known}", remedy)
    else:
        yield fault("store", f"{url} has the schema {found} of a newer version", "install that version")


def check_whole(connection: Connection) -> Iterator[Finding]:
    """Yield whether the file is whole, as the database itself tells, and its size."""
    if connection.dialect.name != "sqlite":
        size = connection.execute(select(func.pg_database_size(func.current_database()))).scalar() or 0
        yield ok("store", f"{connection.execute(select(func.version())).scalar()}; {size // MIB:,} MiB"[:100])
        return
    found = connection.exec_driver_sql("PRAGMA quick_check(1)").scalar()
    lost = connection.exec_driver_sql("PRAGMA foreign_key_check").first()
    size = file_size(connection.engine)
    if found != "ok" or lost:
        says = (
            str(found).replace("\n", " ") if found != "ok" else f"a row of {lost[0]!r} refers to none" if lost else ""
        )
        yield fault("store", f"its file is damaged: {says}", "congbao restore FILE brings a copy back")
    else:
        yield ok("store", f"its file is whole; {size // MIB:,} MiB")


def file_size(engine: Engine) -> int:
    """The bytes of an SQLite file with its log."""
    return size_of(store_file(Config.model_construct(database=str(engine.url))))


def check_rows(connection: Connection, config: Config) -> Iterator[Finding]:
    """Yield how many articles there are, whether other models read them, and whether a run was stopped."""
    articles = connection.execute(select(func.count()).select_from(ARTICLES)).scalar() or 0
    yield ok("store", f"{articles:,} articles")
    models = ARTICLE_VERSIONS.c.model_id
    query = select(func.count(func.distinct(ARTICLE_VERSIONS.c.article_id))).where(models != fingerprint(config.tagger))
    if others := connection.execute(query).scalar():
        remedy = "congbao upgrade --dry-run shows what this version would find in them"
        yield warning("store", f"other models than {config.tagger} of this version read {others:,} articles", remedy)
    before = (datetime.now(UTC) - LONGEST_RUN).isoformat()
    stopped = select(func.count()).where(RUNS.c.finished_at.is_(None), RUNS.c.started_at < before)
    if count := connection.execute(stopped).scalar():
        yield warning("store", f"{count:,} runs never ended", "congbao run does what they left; nothing is lost")
