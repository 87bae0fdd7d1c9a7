"""Tables, pages and backups in S3: written whole, found by all that read, and clear words where it fails."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from pathlib import Path

import fsspec
import pytest
from click.testing import CliRunner, Result
from sqlalchemy import text

from pipelines.cli import main
from pipelines.config import Config, load_config
from pipelines.locations import LocationError, open_location
from pipelines.operating.backups import back_up, restore
from pipelines.publishing.publish import publish
from pipelines.publishing.remote import copies_of, upload_file
from pipelines.publishing.snapshots import snapshots_of
from pipelines.pulling.raw import RawStore
from pipelines.store import open_store
from tests.full_store import fill
from tests.s3 import bucket_of, running_s3
from tests.test_raw_store import page


@pytest.fixture(scope="module")
def s3() -> Iterator[str]:
    with running_s3() as endpoint:
        yield endpoint


@pytest.fixture
def bucket(s3: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    with bucket_of(s3) as bucket:
        yield bucket


def congbao(*words: str | Path) -> Result:
    return CliRunner().invoke(main, [str(word) for word in words])


def objects(location: str) -> list[str]:
    """The names of all objects below a location."""
    files, root = open_location(location)
    files.invalidate_cache()
    return sorted(path.removeprefix(f"{root}/") for path in files.find(root))


@pytest.fixture
def news(tmp_path: Path, bucket: str) -> Path:
    """A configuration whose tables go to the bucket, and whose store has an article."""
    path = tmp_path / "news.toml"
    path.write_text(f'inputs = ["news.jsonl"]\noutput = "{bucket}/tables"\ndatabase = "sqlite:///congbao.db"\nkeep = 2')
    store = open_store(load_config(path).database)
    fill(store, articles=1)
    store.dispose()
    return path


def change(config: Path, name: str) -> None:
    """Let the store have other tables."""
    store = open_store(load_config(config).database)
    with store.begin() as connection:
        connection.execute(text("UPDATE people SET name = :name"), {"name": name})
    store.dispose()


def test_address_as_output_is_where_tables_go_too(tmp_path: Path) -> None:
    (tmp_path / "news.toml").write_text('inputs = ["a"]\noutput = "s3://bucket/tables"')
    config = load_config(tmp_path / "news.toml")
    assert (config.output, config.remote) == (tmp_path / "data/processed", "s3://bucket/tables")
    assert Config.model_validate(config.model_dump()) == config


def test_published_tables_are_found_by_all_that_read(news: Path, bucket: str) -> None:
    result = congbao("publish", news)
    assert result.exit_code == 0, result.output
    assert result.stdout.startswith(f"{bucket}/tables is snapshot ")
    tables = ("--tables", f"{bucket}/tables")
    counted = congbao("query", "SELECT count(*) AS n FROM articles", *tables, "--format", "csv")
    assert (counted.exit_code, counted.stdout) == (0, "n\n1\n")
    (listed,) = json.loads(congbao("snapshots", *tables, "--json").stdout)
    (local,) = json.loads(congbao("snapshots", "--tables", news.parent / "data/processed", "--json").stdout)
    assert {**listed, "bytes": 0} == {**local, "bytes": 0}
    assert listed["bytes"] > 0
    loaded = congbao("load", listed["snapshot"][:12], "--database", f"sqlite:///{news.parent}/again.db", *tables)
    assert loaded.exit_code == 0, loaded.output
    again = open_store(f"sqlite:///{news.parent}/again.db")
    assert publish(again, news.parent / "again").snapshot.name == listed["snapshot"]
    again.dispose()
    assert "congbao publish" not in congbao("tables", "officials", *tables).output
    assert congbao("export", "ftm", "-o", news.parent / "e.json", *tables).exit_code == 0


def test_older_snapshots_go_and_the_latest_is_read(news: Path, bucket: str) -> None:
    names = []
    for number in range(3):
        change(news, f"Trần {number}")
        names.append(congbao("publish", news).stdout.split(" is snapshot ")[1].partition(":")[0])
    found = {name.split("/")[1] for name in objects(f"{bucket}/tables") if name.startswith("snapshots/")}
    assert found == {*names[1:]}
    asked = ("query", "SELECT DISTINCT name FROM people", "--tables", f"{bucket}/tables", "--format", "csv")
    assert congbao(*asked).stdout == "name\nTrần 2\n"
    assert congbao(*asked, "--snapshot", names[1]).stdout == "name\nTrần 1\n"
    change(news, "Trần 1")  # the tables of before are the latest again, and are written once
    congbao("publish", news)
    assert congbao(*asked).stdout == "name\nTrần 1\n"
    assert [path.name for path in snapshots_of(copies_of(f"{bucket}/tables"))] == [names[1], names[2]]


def test_pointer_is_written_last(news: Path, bucket: str, monkeypatch: pytest.MonkeyPatch) -> None:
    congbao("publish", news)
    before = congbao("query", "SELECT DISTINCT name FROM people", "--tables", f"{bucket}/tables").stdout
    files, _ = open_location(bucket)
    put_file, put = files.put_file, []

    def put_and_fail(here: str, there: str) -> None:
        put.append(there)
        if len(put) == 5:
            raise OSError("the network is gone")
        put_file(here, there)

    monkeypatch.setattr(files, "put_file", put_and_fail)
    change(news, "Trần Mới")
    failed = congbao("publish", news)
    assert failed.exit_code == 1
    assert "the network is gone" in failed.stderr
    assert congbao("query", "SELECT DISTINCT name FROM people", "--tables", f"{bucket}/tables").stdout == before
    monkeypatch.setattr(files, "put_file", put_file)
    assert congbao("publish", news).exit_code == 0
    assert "Trần Mới" in congbao("query", "SELECT DISTINCT name FROM people", "--tables", f"{bucket}/tables").stdout


def test_copy_that_is_damaged_on_its_way_is_told(news: Path, bucket: str) -> None:
    congbao("publish", news)
    files, root = open_location(f"{bucket}/tables")
    damaged = next(path for path in files.find(root) if path.endswith("/people.parquet"))
    files.pipe_file(damaged, files.cat_file(damaged)[:-1] + b"?")
    result = congbao("query", "SELECT 1 FROM people", "--tables", f"{bucket}/tables")
    assert result.exit_code == 1
    assert "people.parquet is damaged" in result.stderr


@pytest.mark.parametrize("command", ["query", "snapshots"])
def test_location_without_tables_or_bucket_is_one_message(bucket: str, command: str) -> None:
    words = ("SELECT 1",) if command == "query" else ()
    empty = congbao(command, *words, "--tables", f"{bucket}/tables")
    assert (empty.exit_code, len(empty.stderr.splitlines())) == (1, 1)
    assert f"no tables in {bucket}/tables" in empty.stderr
    missing = congbao(command, *words, "--tables", "s3://no-such-bucket-here/tables")
    assert (missing.exit_code, len(missing.stderr.splitlines())) == (1, 1)
    assert "no such bucket" in missing.stderr


def test_wrong_endpoint_or_missing_credentials_are_told(bucket: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AWS_ENDPOINT_URL", "http://127.0.0.1:9")
    monkeypatch.setenv("AWS_MAX_ATTEMPTS", "1")
    monkeypatch.setattr("s3fs.S3FileSystem.retries", 1)
    fsspec.get_filesystem_class("s3").clear_instance_cache()
    with pytest.raises(LocationError, match="check credentials, bucket and endpoint"):
        upload_file(Path(__file__), f"{bucket}/tables", "reports")
    monkeypatch.delenv("AWS_ACCESS_KEY_ID")
    monkeypatch.delenv("AWS_SECRET_ACCESS_KEY")
    monkeypatch.setenv("AWS_SHARED_CREDENTIALS_FILE", os.devnull)
    fsspec.get_filesystem_class("s3").clear_instance_cache()
    with pytest.raises(LocationError, match=r"can't be reached: .*credentials"):
        upload_file(Path(__file__), f"{bucket}/tables", "reports")
    with pytest.raises(LocationError, match="credentials"):
        RawStore(f"{bucket}/pages").add(page())


def test_pages_are_kept_once(bucket: str) -> None:
    raw = RawStore(f"{bucket}/pages")
    key = raw.add(page())
    assert raw.add(page()) == key
    assert RawStore(f"{bucket}/pages").read(key) == page()
    assert raw.keys() == [key]


def test_backup_goes_to_s3_and_comes_back(news: Path, bucket: str, tmp_path: Path) -> None:
    config = load_config(news)
    back_up(config, f"{bucket}/backups/one.zip")
    assert objects(f"{bucket}/backups") == ["one.zip"]
    other = config.model_copy(update={"database": f"sqlite:///{tmp_path}/other.db"})
    restore(other, f"{bucket}/backups/one.zip")
    store = open_store(other.database)
    before = open_store(config.database)
    assert publish(store, tmp_path / "b").snapshot.name == publish(before, tmp_path / "a").snapshot.name
    store.dispose()
    before.dispose()
