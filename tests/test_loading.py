"""Loading: a store, its snapshot and the store made of that are the same, or nothing is loaded."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Engine, insert, select

from pipelines.decisions.taking_in import take_in
from pipelines.publishing.loading import load_snapshot
from pipelines.publishing.publish import publish
from pipelines.publishing.snapshots import SnapshotError, find_snapshot
from pipelines.schema import METADATA, PEOPLE, PUBLISHED, RUNS
from pipelines.store import open_store
from tests.decided import accept, add_fact, add_mention, correct, new_desk, reject
from tests.full_store import SHARED_ROWS, fill
from tests.stories import found_in


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store, and its snapshot."""
    folder = tmp_path_factory.mktemp("published")
    store = open_store(f"sqlite:///{folder}/congbao.db")
    fill(store, articles=4, facts_each=3)
    publish(store, folder)
    store.dispose()
    return folder


@pytest.fixture
def copy(folder: Path, tmp_path: Path) -> Path:
    """A snapshot to be damaged."""
    copy = tmp_path / "copy"
    copy.mkdir()
    for path in find_snapshot(folder).iterdir():
        (copy / path.name).write_bytes(path.read_bytes())
    return copy


@pytest.fixture
def original(folder: Path) -> Iterator[Engine]:
    engine = open_store(f"sqlite:///{folder}/congbao.db")
    yield engine
    engine.dispose()


def everything(store: Engine) -> dict[str, list[tuple[Any, ...]]]:
    with store.connect() as connection:
        return {
            name: [tuple(row) for row in connection.execute(select(table).order_by(*table.primary_key))]
            for name, table in METADATA.tables.items()
        }


def test_decisions_and_what_follows_from_them_are_published_and_loaded(tmp_path: Path, database: str) -> None:
    store = open_store(f"sqlite:///{tmp_path}/congbao.db")
    desk = new_desk(store, tmp_path)
    undone = desk.decide(reject("rankings", desk.fact("rankings")))
    desk.decide(
        correct("tasks", desk.fact("tasks"), deadline="2024-Q3"),
        reject("mentions", desk.mention("Giám đốc")),
        add_mention("Giám đốc Sở Y tế", "POSITION"),
        accept("officials", desk.fact("officials")),
        add_fact("directives", "Chỉ thị 08-CT/TU", kind="directive", number="08-CT/TU", issuer="Tỉnh ủy"),
    )
    desk.undo(undone)
    publish(store, tmp_path)
    load_snapshot(find_snapshot(tmp_path), database)
    loaded = open_store(database)
    again = replace(desk, engine=loaded)
    assert (again.rows(), again.decisions()) == (desk.rows(), desk.decisions())
    assert take_in(loaded, desk.journal.read()) == 0
    again.read(desk.story, found_in(desk.story))
    assert again.rows() == desk.rows()
    for engine in (store, loaded):
        engine.dispose()


def test_new_store_has_every_row_and_gives_the_same_snapshot(
    folder: Path, original: Engine, tmp_path: Path, database: str
) -> None:
    rows = load_snapshot(find_snapshot(folder), database)
    loaded = open_store(database)
    assert everything(loaded) == everything(original)
    assert rows == {table.name: len(everything(original)[table.name]) for table in PUBLISHED}
    published = publish(loaded, tmp_path / "again")
    loaded.dispose()
    first = {path.name: path.read_bytes() for path in find_snapshot(folder).iterdir()}
    assert {path.name: path.read_bytes() for path in published.snapshot.iterdir()} == first


def test_store_with_rows_is_left_alone(folder: Path, database: str) -> None:
    store = open_store(database)
    with store.begin() as connection:
        connection.execute(insert(PEOPLE).values({**SHARED_ROWS[PEOPLE][0], "person_id": "another"}))
    before = everything(store)
    with pytest.raises(SnapshotError, match="the database has people already: name a new one"):
        load_snapshot(find_snapshot(folder), database)
    assert everything(store) == before
    store.dispose()


def test_runs_that_found_nothing_new_stay_behind(tmp_path: Path) -> None:
    store = open_store(f"sqlite:///{tmp_path}/congbao.db")
    fill(store)
    with store.begin() as connection:
        connection.execute(insert(RUNS).values({**SHARED_ROWS[RUNS][0], "run_id": "idle"}))
    assert load_snapshot(publish(store, tmp_path).snapshot, f"sqlite:///{tmp_path}/again.db")["runs"] == 1
    store.dispose()


@pytest.mark.parametrize("content", [b"PAR1 and then nothing", b"", None])
def test_damaged_file_is_named_and_nothing_loaded(copy: Path, tmp_path: Path, content: bytes | None) -> None:
    path = copy / "officials.parquet"
    path.write_bytes(content) if content is not None else path.unlink()
    with pytest.raises(
        SnapshotError, match=r"copy/officials\.parquet (is damaged: its SHA-256 is|can't be read: No such)"
    ):
        load_snapshot(copy, f"sqlite:///{tmp_path}/new.db")
    assert not (tmp_path / "new.db").exists()


def test_damaged_csv_is_not_needed(copy: Path, tmp_path: Path) -> None:
    (copy / "officials.csv").unlink()
    assert load_snapshot(copy, f"sqlite:///{tmp_path}/new.db")["officials"] == 12


@pytest.mark.parametrize(
    ("schema", "message"),
    [
        (
            "9999",
            r"has the schema 9999 of Congbao 7\.0, and this version the schema \d+: install that version or a newer",
        ),
        (
            "0001",
            r"has the schema 0001 of Congbao 7\.0, .*: load it with that version, and then open the database with",
        ),
    ],
)
def test_other_schema_is_refused(copy: Path, tmp_path: Path, schema: str, message: str) -> None:
    package = json.loads((copy / "datapackage.json").read_text(encoding="utf-8"))
    package["congbao"].update(schema=schema, version="7.0")
    (copy / "datapackage.json").write_text(json.dumps(package))
    with pytest.raises(SnapshotError, match=message):
        load_snapshot(copy, f"sqlite:///{tmp_path}/new.db")
    assert not (tmp_path / "new.db").exists()


@pytest.mark.parametrize("content", ["", "[]", "{}", '{"resources": [], "congbao": null}', "not json"])
def test_damaged_description_is_told(copy: Path, tmp_path: Path, content: str) -> None:
    (copy / "datapackage.json").write_text(content)
    with pytest.raises(SnapshotError, match=r"copy/datapackage\.json is damaged"):
        load_snapshot(copy, f"sqlite:///{tmp_path}/new.db")


def test_command_loads_by_name_or_folder_and_ends_with_one_line(folder: Path, tmp_path: Path) -> None:
    def load(snapshot: str | Path, name: str) -> subprocess.CompletedProcess[str]:
        words = ("load", str(snapshot), "--database", f"sqlite:///{tmp_path}/{name}.db", "--tables", str(folder))
        return subprocess.run((sys.executable, "-m", "pipelines.cli", *words), capture_output=True, text=True)

    assert (
        load("2024", "by-name").stdout == load(folder / "latest", "by-folder").stdout == "Loaded 73 rows in 17 tables\n"
    )
    again = load("2024", "by-name")
    assert (again.returncode, again.stderr) == (
        1,
        "Error: the database has articles already: name a new one to load a snapshot into\n",
    )
