"""Migrating: a store is brought to the schema of this version, or is left as it is with a word why not.

A new store is made with the schema as it is now. Steps of an older one are those of the folder "migrations"; all of
them happen in one transaction, and of an SQLite file a copy is made first.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import TypeAlias

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, Engine, MetaData, inspect
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.schema import SetColumnComment, SetTableComment

from pipelines.database import DatabaseError, check_columns, first_line, plain_errors, reading, shown_url, writing
from pipelines.files import whole_file
from pipelines.queueing.refresh import restore_words
from pipelines.queueing.words import has_words, make_words
from pipelines.schema import METADATA

Tell: TypeAlias = Callable[[str], None]

FOLDER = Path(__file__).parent / "migrations"

# The step of a store that the first release made, which wrote down none.
FIRST = "0001"
# Tables that a store has had from the first release on.
ALWAYS = ("articles", "sentences", "mentions", "failures", "runs")


def tell_user(message: str) -> None:
    """Tell whoever started the program."""
    print(message, file=sys.stderr)


def bring_up_to_date(engine: Engine, tell: Tell) -> None:
    """Make the tables of a new store, or migrate those of an older one after telling so; raises DatabaseError."""
    with reading(engine, "opened") as connection:
        revision = revision_of(connection)
        is_whole = has_words(connection)
    if revision is None:
        make_tables(engine)
    elif revision != newest():
        migrate(engine, revision, tell)
    elif not is_whole:  # a copy of the tables alone
        with writing(engine, "opened") as connection:
            restore_words(connection)
    with reading(engine, "opened") as connection:
        check_columns(connection, METADATA)


def revision_of(connection: Connection) -> str | None:
    """The last step that a store has taken; None for a database without tables of ours."""
    if revision := MigrationContext.configure(connection).get_current_revision():
        return revision
    there = set(inspect(connection).get_table_names())
    if there.isdisjoint(METADATA.tables):
        return None
    if missing := [name for name in ALWAYS if name not in there]:
        url = shown_url(connection.engine)
        raise DatabaseError(f"{url} has tables of another program: no {missing[0]!r} beside them; name a new database")
    return FIRST


def make_tables(engine: Engine) -> None:
    """Make the tables of a new store, unless another process has just made them."""
    with writing(engine, "opened") as connection:
        if revision_of(connection) is None:
            METADATA.create_all(connection)
            make_words(connection)
            MigrationContext.configure(connection).stamp(scripts(), newest())


def migrate(engine: Engine, revision: str, tell: Tell) -> None:
    """Take the steps that a store has not taken, all or none."""
    url = shown_url(engine)
    if revision not in {script.revision for script in scripts().walk_revisions()}:
        raise DatabaseError(
            f"{url} was made by a newer version of Congbao (its schema is {revision}, and this version knows those to "
            f"{newest()}): install that version, or name another database"
        )
    tell(f"{url} was made by an older version of Congbao: bringing its tables to those of this one")
    if engine.dialect.name == "sqlite":
        tell(f"A copy of it as it was is {copy_file(engine, revision)}")
    try:
        with writing(engine, "migrated, and is as it was") as connection:
            if revision_of(connection) == revision:  # another process may have been faster
                take_steps(connection)
    except SQLAlchemyError as error:
        raise DatabaseError(f"database {url} can't be migrated, and is as it was: {first_line(error)}") from error


def take_steps(connection: Connection) -> None:
    """Take the steps that a store has not taken."""
    config = Config(attributes={"connection": connection})
    config.set_main_option("script_location", str(FOLDER))
    command.upgrade(config, "head")
    make_words(connection)
    describe(connection, METADATA)
    check_columns(connection, METADATA)


def copy_file(engine: Engine, revision: str) -> Path:
    """Copy an SQLite file beside it; return the path of the copy."""
    path = Path(f"{engine.url.database}.schema-{revision}")
    with whole_file(path) as part, plain_errors(engine, "copied"), engine.connect() as connection:
        part.unlink(missing_ok=True)
        connection.exec_driver_sql("VACUUM INTO ?", (str(part),))
    return path


def describe(connection: Connection, metadata: MetaData) -> None:
    """Write down what tables and columns are, where the database has comments."""
    if connection.dialect.supports_comments:
        for table in metadata.sorted_tables:
            connection.execute(SetTableComment(table))
            for column in table.columns:
                connection.execute(SetColumnComment(column))


@cache
def scripts() -> ScriptDirectory:
    """The steps, in their order."""
    return ScriptDirectory(str(FOLDER))


def newest() -> str:
    """The step after which the tables are those of the schema."""
    return str(scripts().get_current_head())
