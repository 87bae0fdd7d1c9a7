"""Migrating: a store of the first release is brought to the schema of this version with all its rows, or left alone."""

from __future__ import annotations

import sqlite3
from pathlib import Path
from typing import Any

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from sqlalchemy import Connection, Engine, create_engine, inspect, select, text

from pipelines.database import DatabaseError, reading
from pipelines.migrating import FOLDER, newest
from pipelines.queueing.words import NAME as QUEUE_WORDS
from pipelines.schema import ARTICLE_VERSIONS, ARTICLES, FACTS, METADATA, Row
from pipelines.store import open_store, save_articles
from pipelines.table_rows import extraction_rows
from tests.first_release import first_store, in_order
from tests.stories import TEXT, found_in, story


@pytest.fixture
def told() -> list[str]:
    return []


def opened(url: str, told: list[str]) -> Engine:
    return open_store(url, told.append)


def columns(connection: Connection) -> dict[str, list[tuple[Any, ...]]]:
    """What can be known of each table but the order of its columns."""
    inspector = inspect(connection)
    tables = {}
    for name in METADATA.tables:
        found = [(c["name"], str(c["type"]), c["nullable"], c.get("comment")) for c in inspector.get_columns(name)]
        keys = [(tuple(k["constrained_columns"]), k["referred_table"]) for k in inspector.get_foreign_keys(name)]
        indexes = [(str(i["name"]), tuple(i["column_names"])) for i in inspector.get_indexes(name)]
        primary = tuple(inspector.get_pk_constraint(name)["constrained_columns"])
        tables[name] = [*sorted(found), *sorted(keys), *sorted(indexes), primary]
    return tables


def unlike_schema(connection: Connection) -> list[Any]:
    """In what the tables are not as the schema has them, but for those that a database keeps its index of words in."""
    options = {"include_name": lambda name, kind, parents: kind != "table" or not name.startswith(QUEUE_WORDS)}
    return list(compare_metadata(MigrationContext.configure(connection, opts=options), METADATA))


def shape(url: str) -> dict[str, list[tuple[Any, ...]]]:
    engine = create_engine(url)
    with engine.connect() as connection:
        found = columns(connection)
    engine.dispose()
    return found


def rows(url: str, *tables: str) -> dict[str, list[Row]]:
    """All rows of these tables, as they are there."""
    engine = create_engine(url)
    with engine.connect() as connection:
        found = {}
        for table in tables:
            there = connection.execute(text(f"SELECT * FROM {table}")).mappings()
            found[table] = sorted(map(dict, there), key=in_order)
    engine.dispose()
    return found


def test_new_store_is_at_the_newest_step(database: str, told: list[str]) -> None:
    engine = opened(database, told)
    with reading(engine) as connection:
        assert MigrationContext.configure(connection).get_current_revision() == newest()
        assert unlike_schema(connection) == []
    engine.dispose()
    assert told == []


def test_store_of_the_first_release_gets_the_schema_of_a_new_one(
    database: str, told: list[str], tmp_path: Path
) -> None:
    first_store(database)
    engine = opened(database, told)
    with reading(engine) as connection:
        assert unlike_schema(connection) == []
        migrated = columns(connection)
    engine.dispose()
    with engine.begin() as connection:
        METADATA.drop_all(connection)
        connection.execute(text("DROP TABLE alembic_version"))
    engine.dispose()
    opened(database, told).dispose()
    assert shape(database) == migrated


def test_store_of_the_first_release_keeps_every_row(database: str, told: list[str]) -> None:
    before = first_store(database)
    opened(database, told).dispose()
    after = rows(database, *before)
    for table, there in before.items():
        kept = [{name: row[name] for name in old} for old, row in zip(there, after[table], strict=True)]
        assert kept == there, table
    assert "was made by an older version of Congbao" in told[0]


def test_articles_of_the_first_release_become_first_versions(database: str, told: list[str]) -> None:
    first_store(database)
    opened(database, told).dispose()
    found = rows(database, "articles", "article_versions", *FACTS)
    version = found["article_versions"][0]
    assert (version["article_id"], version["version"], version["text"]) == ("a", 1, TEXT)
    assert (
        version["text_digest"] == extraction_rows(story("a"), found_in(story("a")))[ARTICLE_VERSIONS][0]["text_digest"]
    )
    assert version["characters"] == len(TEXT)
    assert [row["version"] for row in found["articles"]] == [1, 1]
    for kind in FACTS:
        assert {row["article_id"]: (row["version"], row["first_seen"], row["review"]) for row in found[kind]} == {
            "a": (1, "2024-05-20", "unreviewed"),
            "b": (1, None, "unreviewed"),
        }


def test_each_decision_of_before_acts_is_an_act_of_its_own(database: str, told: list[str]) -> None:
    first_store(database)
    engine = create_engine(database)
    with engine.begin() as connection:
        config = Config(attributes={"connection": connection})
        config.set_main_option("script_location", str(FOLDER))
        command.upgrade(config, "0002")
        names = "decision_id, decided_at, reviewer, article_id, version, item, item_id, action"
        for number in (1, 2):
            values = f"'d{number}', '2024-07-21T08:00:0{number}+00:00', 'An', 'a', 1, 'tasks', 'f1', 'accept'"
            connection.execute(text(f"INSERT INTO decisions ({names}) VALUES ({values})"))
    before = rows(database, "mentions")["mentions"]
    engine.dispose()
    opened(database, told).dispose()
    found = rows(database, "decisions", "mentions")
    acts = [(row["decision_id"], row["act_id"], row["purpose"], row["undoes"]) for row in found["decisions"]]
    assert sorted(acts) == [("d1", "d1", "review", None), ("d2", "d2", "review", None)]
    assert found["mentions"] == [{**row, "review": "unreviewed", "extracted": None} for row in before]


def test_article_that_was_there_before_is_read_again_as_the_same_version(database: str, told: list[str]) -> None:
    first_store(database)
    engine = opened(database, told)
    save_articles(engine, [extraction_rows(story("a"), found_in(story("a")))])
    with reading(engine) as connection:
        assert connection.execute(select(ARTICLES.c.version).where(ARTICLES.c.article_id == "a")).scalars().all() == [1]
        assert connection.execute(select(ARTICLE_VERSIONS.c.version)).scalars().all() == [1, 1]
    engine.dispose()


def test_store_made_between_releases_is_migrated_too(tmp_path: Path, told: list[str]) -> None:
    url = f"sqlite:///{tmp_path}/congbao.db"
    first_store(url)
    with sqlite3.connect(tmp_path / "congbao.db") as connection:
        connection.execute("ALTER TABLE articles ADD COLUMN story_id VARCHAR")
        connection.execute("ALTER TABLE tasks ADD COLUMN evidence_page INTEGER")
        connection.execute("CREATE INDEX ix_articles_story_id ON articles (story_id)")
        connection.execute("UPDATE articles SET story_id = 'a'")
    connection.close()
    opened(url, told).dispose()
    assert [row["story_id"] for row in rows(url, "articles")["articles"]] == ["a", "a"]


def test_file_is_copied_before_it_is_migrated(tmp_path: Path, told: list[str]) -> None:
    url = f"sqlite:///{tmp_path}/congbao.db"
    before = first_store(url)
    opened(url, told).dispose()
    copy = tmp_path / "congbao.db.schema-0001"
    assert str(copy) in told[1]
    assert rows(f"sqlite:///{copy}", *before) == before


def test_migrated_store_is_not_migrated_again(database: str, told: list[str]) -> None:
    first_store(database)
    opened(database, told).dispose()
    messages = len(told)
    opened(database, told).dispose()
    assert len(told) == messages


def test_store_of_a_newer_version_is_left_alone(database: str, told: list[str]) -> None:
    engine = opened(database, told)
    with engine.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    engine.dispose()
    before = shape(database)
    with pytest.raises(DatabaseError, match=r"was made by a newer version of Congbao \(its schema is 9999") as caught:
        opened(database, told)
    assert "\n" not in str(caught.value)
    assert (shape(database), told) == (before, [])


def test_database_of_another_program_is_left_alone(database: str, told: list[str]) -> None:
    first_store(database, only=("articles",))
    with pytest.raises(DatabaseError, match="has tables of another program: no 'sentences' beside them"):
        opened(database, told)
    assert len(rows(database, "articles")["articles"]) == 2


def test_step_that_fails_leaves_the_store_as_it_was(database: str, told: list[str]) -> None:
    before = first_store(database)
    engine = create_engine(database)
    with engine.begin() as connection:  # what the step is to make is there, with other columns
        connection.execute(text("CREATE TABLE candidates (colour VARCHAR)"))
    engine.dispose()
    with pytest.raises(DatabaseError, match=r"can't be migrated, and is as it was: .*candidates"):
        opened(database, told)
    assert rows(database, *before) == before
    engine = create_engine(database)
    with engine.begin() as connection:
        assert not {"models", "article_versions", "alembic_version"} & {*inspect(connection).get_table_names()}
        connection.execute(text("DROP TABLE candidates"))
    engine.dispose()
    opened(database, told).dispose()
    assert len(rows(database, "article_versions")["article_versions"]) == 2
