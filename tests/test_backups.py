"""Backups: what is brought back has the same rows in every table, in whichever database it was and goes to."""

from __future__ import annotations

import asyncio
import threading
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from sqlalchemy import MetaData, create_engine, select

from pipelines.cli import main
from pipelines.config import Config, load_config
from pipelines.operating.backups import BackupError, back_up, restore
from pipelines.operating.copying import is_copied
from pipelines.publishing.publish import publish
from pipelines.pulling.pull import choose_sources, pull_sources
from pipelines.pulling.raw import RawStore
from pipelines.sources.loading import load_sources
from pipelines.store import open_store, save_articles
from pipelines.table_rows import extraction_rows
from tests.first_release import first_store
from tests.full_store import fill
from tests.hostile_site import HostileSite, page
from tests.postgresql import Server
from tests.stories import found_in, story
from tests.test_pull import html

SOURCES = """
raw = "raw"
ledger = "sqlite:///ledger.db"
politeness = {{ delay = 0, private_addresses = true }}
[[sources]]
name = "tin"
kind = "urls"
urls = [{urls}]
"""


def congbao(*words: str | Path) -> Result:
    return CliRunner().invoke(main, [str(word) for word in words])


def config(folder: Path, **options: Any) -> Config:
    chosen = {"inputs": ("news.jsonl",), "output": folder, "database": f"sqlite:///{folder}/congbao.db", **options}
    return Config(**chosen)


def all_rows(url: str) -> dict[str, list[tuple[Any, ...]]]:
    """Every row of every table of a database, but for the index of words, which is made from them."""
    engine = create_engine(url)
    tables = MetaData()
    with engine.connect() as connection:
        tables.reflect(connection, only=is_copied)
        found = {
            table.name: sorted(map(tuple, connection.execute(select(*sorted(table.c, key=lambda c: c.name)))), key=repr)
            for table in tables.sorted_tables
        }
    engine.dispose()
    return found


@pytest.fixture(params=["to sqlite", "to postgresql"])
def other_database(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """The URL of a database that isn't there yet, or is empty."""
    if request.param == "to sqlite":
        yield f"sqlite:///{tmp_path}/restored/congbao.db"
    else:
        server: Server = request.getfixturevalue("postgresql")
        yield server.new_database()


def test_restored_store_has_every_row_and_publishes_the_same(
    database: str, other_database: str, tmp_path: Path
) -> None:
    store = open_store(database)
    fill(store, articles=5)
    before = publish(store, tmp_path / "before")
    store.dispose()
    place = str(tmp_path / "backups" / "one.zip")
    made = back_up(config(tmp_path, database=database), place)
    assert made.rows["store.db"]["articles"] == 5
    restore(config(tmp_path, database=other_database), place)
    assert all_rows(other_database) == all_rows(database)
    again = open_store(other_database)
    assert publish(again, tmp_path / "after").snapshot.name == before.snapshot.name
    save_articles(again, [extraction_rows(story("new"), found_in(story("new")))])  # and it is a store to go on with
    again.dispose()
    assert [path.name for path in (tmp_path / "backups").iterdir()] == ["one.zip"]


def test_backup_is_of_one_moment_while_others_write(database: str, tmp_path: Path) -> None:
    store = open_store(database)
    writers_done = threading.Event()

    def write() -> None:
        number = 0
        while not writers_done.is_set():
            articles = [story(f"{number}-{place}") for place in range(5)]
            save_articles(store, [extraction_rows(each, found_in(each)) for each in articles])
            number += 1

    writer = threading.Thread(target=write)
    writer.start()
    try:
        made = [back_up(config(tmp_path, database=database), f"{tmp_path}/{number}.zip") for number in range(3)]
    finally:
        writers_done.set()
        writer.join()
        store.dispose()
    for number, backup in enumerate(made):
        rows = backup.rows["store.db"]
        assert rows["articles"] % 5 == 0
        assert (rows["sentences"], rows["tasks"]) == (2 * rows["articles"], rows["articles"])
        url = f"sqlite:///{tmp_path}/again-{number}.db"
        restore(config(tmp_path, database=url), f"{tmp_path}/{number}.zip")
        assert {name: len(of) for name, of in all_rows(url).items()} == rows


def test_ledger_pages_and_sources_come_back(tmp_path: Path) -> None:
    there = tmp_path / "there"
    there.mkdir()
    (there / "news.toml").write_text('sources = "sources.toml"\noutput = "out"\ndatabase = "sqlite:///out/a.db"')
    with HostileSite() as site:
        urls = [site.add(f"/{number}", page(html(number))) for number in range(3)]
        (there / "sources.toml").write_text(SOURCES.format(urls=", ".join(f'"{url}"' for url in urls)))
        settings = load_sources(there / "sources.toml")
        asyncio.run(pull_sources(settings, choose_sources(settings)))
    open_store(load_config(there / "news.toml").database).dispose()
    (there / "decisions").mkdir()
    (there / "decisions" / "2024-07-19.jsonl").write_text("{}\n")
    place = tmp_path / "all.zip"
    result = congbao("backup", place, there / "news.toml", "--pages", "--also", there / "decisions")
    assert (result.exit_code, result.stdout.splitlines()[-1]) == (0, f"{place} is whole, with 3 pages")
    here = tmp_path / "here"
    here.mkdir()
    (here / "news.toml").write_bytes((there / "news.toml").read_bytes())
    assert congbao("restore", place, here / "news.toml").exit_code == 0
    assert all_rows(f"sqlite:///{here}/ledger.db") == all_rows(f"sqlite:///{there}/ledger.db")
    raw, again = RawStore(str(there / "raw")), RawStore(str(here / "raw"))
    keys = raw.keys()
    assert again.keys() == keys
    assert [again.read(key) for key in keys] == [raw.read(key) for key in keys]
    with zipfile.ZipFile(place) as archive:
        assert archive.read("also/decisions/2024-07-19.jsonl") == b"{}\n"


def test_store_of_the_first_release_is_backed_up_as_it_is_and_migrated_when_it_comes_back(
    database: str, tmp_path: Path
) -> None:
    before = first_store(database)
    place = str(tmp_path / "old.zip")
    assert set(back_up(config(tmp_path, database=database), place).rows["store.db"]) == set(before)
    restored = f"sqlite:///{tmp_path}/new/congbao.db"
    restore(config(tmp_path, database=restored), place)
    assert len(all_rows(restored)["article_versions"]) == len(before["articles"])


def test_nothing_is_written_over(database: str, tmp_path: Path) -> None:
    store = open_store(database)
    fill(store, articles=1)
    store.dispose()
    place = str(tmp_path / "one.zip")
    back_up(config(tmp_path, database=database), place)
    before = all_rows(database)
    with pytest.raises(BackupError, match="has tables already: name a new database"):
        restore(config(tmp_path, database=database), place)
    assert all_rows(database) == before


def test_backup_that_is_damaged_or_unfinished_is_told(tmp_path: Path) -> None:
    store = open_store(f"sqlite:///{tmp_path}/congbao.db")
    fill(store, articles=1)
    store.dispose()
    place = tmp_path / "one.zip"
    back_up(config(tmp_path), str(place))
    new = config(tmp_path, database=f"sqlite:///{tmp_path}/new.db")
    whole = place.read_bytes()
    place.write_bytes(whole[: len(whole) // 2])
    with pytest.raises(BackupError, match="can't be read as a backup"):
        restore(new, str(place))
    with zipfile.ZipFile(place, "w") as archive:
        archive.writestr("store.db", b"")
    with pytest.raises(BackupError, match="was not finished"):
        restore(new, str(place))
    with pytest.raises(BackupError, match="no such file"):
        restore(new, str(tmp_path / "none.zip"))
    assert not (tmp_path / "new.db").exists()


def test_backup_of_nothing_is_a_message(tmp_path: Path) -> None:
    (tmp_path / "news.toml").write_text('inputs = ["a"]\noutput = "out"\ndatabase = "sqlite:///out/a.db"')
    result = congbao("backup", tmp_path / "one.zip", tmp_path / "news.toml")
    assert result.exit_code == 1
    assert "is not there" in result.stderr
    assert [path.name for path in tmp_path.iterdir()] == ["news.toml"]
