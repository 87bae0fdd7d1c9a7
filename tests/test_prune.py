"""Pruning: what is old goes, what a run may still write and what can't be made anew stays."""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest
from click.testing import CliRunner
from sqlalchemy import text

from pipelines.cli import main
from pipelines.publishing.publish import publish
from pipelines.publishing.snapshots import find_snapshot, snapshots_of
from pipelines.store import open_store
from tests.full_store import fill

DAY = 24 * 3600


def prune(folder: Path, *options: str) -> list[str]:
    """What `congbao prune` says with the configuration in a folder."""
    result = CliRunner().invoke(main, ["prune", str(folder / "news.toml"), *options])
    assert result.exit_code == 0, result.output
    return result.stdout.splitlines()


def files(folder: Path) -> set[str]:
    return {str(path.relative_to(folder)) for path in folder.rglob("*") if not path.is_dir()}


def touch(path: Path, days: float) -> Path:
    """A file to which something was written so many days ago."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("words")
    moment = time.time() - days * DAY
    for each in (path, path.parent):
        os.utime(each, (moment, moment))
    return path


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "news.toml").write_text(
        'inputs = ["a"]\noutput = "out"\ndatabase = "sqlite:///out/congbao.db"\nkeep = 2'
    )
    return tmp_path


def test_snapshots_beyond_the_number_go_and_the_latest_stays(folder: Path) -> None:
    store = open_store(f"sqlite:///{folder}/out/congbao.db")
    fill(store, articles=1)
    for number in range(4):
        with store.begin() as connection:
            connection.execute(text(f"UPDATE people SET name = 'Trần {number}'"))
        publish(store, folder / "out", keep=10)
    store.dispose()
    latest = find_snapshot(folder / "out")
    before = files(folder)
    assert prune(folder, "--dry-run")[0].startswith("Would remove 2 snapshots, ")
    assert files(folder) == before
    assert prune(folder)[0].startswith("Removed 2 snapshots, ")
    assert len(snapshots_of(folder / "out")) == 2
    assert prune(folder, "--snapshots", "1")[0].startswith("Removed 1 snapshots, ")
    assert [path.name for path in snapshots_of(folder / "out")] == [latest.name]
    assert prune(folder, "--snapshots", "1") == ["Nothing to remove"]


def test_what_killed_runs_left_goes_and_what_a_run_may_write_stays(folder: Path) -> None:
    out = folder / "out"
    old = [
        touch(out / ".batches-a" / "00001.jsonl", 2),
        touch(out / "facts.jsonl.77.part", 2),
        touch(out / "snapshots" / "part-1" / "people.csv", 2),
        touch(out / "snapshots" / "failed-2024-07-19-3f9a0c1b" / "people.csv", 40),
        touch(out / "congbao.db.schema-0001", 40),
    ]
    young = [
        touch(out / ".batches-b" / "00001.jsonl", 0.5),
        touch(out / "facts.jsonl.78.part", 0.5),
        touch(out / "snapshots" / "part-2" / "people.csv", 0.5),
        touch(out / "snapshots" / "failed-2024-07-20-3f9a0c1b" / "people.csv", 20),
        touch(out / "congbao.db.schema-0002", 20),
    ]
    kept = [
        touch(out / "congbao.db", 400),
        touch(folder / "data" / "raw" / "pages" / "3f" / "3f.warc.gz", 400),
        touch(folder / "data" / "raw" / "ledger.db", 400),
        touch(folder / "data" / "raw" / "decisions" / "2023-07-19.jsonl", 400),
    ]
    said = prune(folder)
    assert len(said) == 4
    assert [path for path in old if path.exists()] == []
    assert [path for path in (*young, *kept) if not path.exists()] == []


def test_reports_beyond_the_number_go(folder: Path) -> None:
    reports = [touch(folder / "out" / "reports" / f"{number}.html", 10 - number) for number in range(5)]
    assert prune(folder, "--reports", "2") == ["Removed 3 reports, 0 MiB"]
    assert [path.exists() for path in reports] == [False, False, False, True, True]


def test_old_runs_of_our_flows_go_from_the_prefect_server(folder: Path, prefect_server: None) -> None:
    from prefect import flow
    from prefect.client.orchestration import get_client

    @flow(name="publish")
    def ours() -> None: ...

    @flow(name="of somebody else")
    def other() -> None: ...

    for run in (ours, ours, other):
        run()
    with get_client(sync_client=True) as client:
        names = {found.id: found.name for found in client.read_flows(limit=200)}

        def runs() -> list[str]:
            return [names.get(run.flow_id, "?") for run in client.read_flow_runs(limit=200)]

        assert prune(folder, "--days", "1") == ["Nothing to remove"]
        before = runs()
        assert prune(folder, "--days", "0", "--dry-run")[-1].startswith("Would remove ")
        assert runs() == before
        prune(folder, "--days", "0")
        assert "publish" not in runs()
        assert "of somebody else" in runs()
