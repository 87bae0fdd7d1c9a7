"""The flows as Prefect runs them: only what is new is read, faults that pass are outlasted, runs say how they end."""

from __future__ import annotations

import json
import os
import threading
import time
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select

from pipelines import steps
from pipelines.alone import BusyError, alone
from pipelines.config import Config, DaskOptions
from pipelines.publishing.snapshots import SnapshotError, latest_name
from pipelines.schema import RUNS
from pipelines.store import open_store, save_articles
from tests.postgresql import Server
from tests.stories import TEXT


@pytest.fixture
def config(tmp_path: Path) -> Config:
    """Six articles of three days, in three batches."""
    rows = [{"id": f"a{n}", "text": f"{TEXT}\nTin số {n}.", "date": f"2024-05-{20 + n // 2}"} for n in range(6)]
    write(tmp_path / "news.jsonl", rows)
    return Config(
        inputs=(str(tmp_path / "news.jsonl"),),
        output=tmp_path / "out",
        database=f"sqlite:///{tmp_path}/out/congbao.db",
        batch_size=2,
        tagger="congbao-fast",
    )


def write(path: Path, rows: list[dict[str, str]]) -> None:
    path.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows))


def outcomes(config: Config) -> list[str | None]:
    """How the runs of the store ended, in their order."""
    store = open_store(config.database)
    with store.connect() as connection:
        found = connection.execute(select(RUNS.c.outcome).order_by(RUNS.c.started_at, RUNS.c.run_id)).scalars().all()
    store.dispose()
    return list(found)


def tables(config: Config) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in (config.output / "latest").iterdir()}


def test_run_again_reads_what_is_new_alone(config: Config, prefect_server: None) -> None:
    from pipelines.flows.run import run

    path = Path(config.inputs[0])
    first = run(config)
    again = run(config)
    assert (first.batches.articles, again.batches.articles, again.articles.total()) == (6, 0, 6)
    path.write_text(path.read_text() + json.dumps({"id": "new", "text": TEXT}) + "\n")
    third = run(config)
    assert (third.extracted.articles.total(), third.batches.known.total()) == (1, 6)
    assert outcomes(config) == ["finished"] * 3
    assert {path.name for path in config.output.iterdir() if path.is_dir()} <= {"latest", "reports", "snapshots"}


def test_back_fill_reads_the_days_it_is_about(config: Config, prefect_server: None) -> None:
    from pipelines.flows.extract import extract

    read = extract(config, since=date(2024, 5, 21), until=date(2024, 5, 21))
    assert (read.batches.articles, read.batches.outside) == (2, 4)
    assert (extract(config).batches.articles, outcomes(config)) == (4, ["finished"] * 2)


def test_workers_of_dask_write_the_same_tables(
    config: Config, tmp_path: Path, prefect_server: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    from pipelines.flows.run import run

    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1721464200")
    alike = config.model_copy(update={"run_id": "july"})
    other = {"output": tmp_path / "dask", "database": f"sqlite:///{tmp_path}/dask/congbao.db"}
    run(alike)
    report = run(alike.model_copy(update={**other, "dask": DaskOptions(workers=2)}))
    assert report.extracted.articles.total() == 6
    mine, theirs = tables(alike), tables(alike.model_copy(update=other))
    assert mine == theirs


def test_second_run_of_a_store_is_refused(config: Config, prefect_server: None) -> None:
    from pipelines.flows.run import run

    store = open_store(config.database)
    with alone(store, "run"), pytest.raises(BusyError, match=f"another run is writing to .* \\(process {os.getpid()}"):
        run(config)
    store.dispose()
    assert outcomes(config) == []
    assert run(config).articles.total() == 6


@pytest.mark.parametrize(("error", "outcome"), [(ValueError, "failed"), (KeyboardInterrupt, "stopped")])
def test_run_that_ends_early_says_so_and_the_next_goes_on(
    config: Config,
    prefect_server: None,
    monkeypatch: pytest.MonkeyPatch,
    error: type[BaseException],
    outcome: str,
) -> None:
    from pipelines.flows.extract import extract

    saved = save_articles
    calls: list[int] = []

    def save_two(*arguments: Any) -> None:
        calls.append(1)
        if len(calls) == 3:
            raise error("in the middle")
        saved(*arguments)

    with monkeypatch.context() as patched:
        patched.setattr(steps, "save_articles", save_two)
        with pytest.raises(error, match="in the middle"):
            extract(config)
    assert outcomes(config) == [outcome]
    assert extract(config).batches.articles == 2
    assert not list(config.output.glob(".batches-*"))


def test_run_outlasts_a_server_that_is_restarted(config: Config, postgresql: Server, prefect_server: None) -> None:
    from prefect import flow

    from pipelines.flows import tasks

    url = postgresql.new_database()
    open_store(url).dispose()

    def start_again() -> None:
        time.sleep(1)
        postgresql.server.start()

    @flow
    def resolving() -> None:
        tasks.resolve(url, None)

    postgresql.server.stop()
    starting = threading.Thread(target=start_again)
    starting.start()
    try:
        resolving()
    finally:
        starting.join()


def test_fault_that_lasts_is_told_at_once(tmp_path: Path, prefect_server: None) -> None:
    from prefect import flow

    from pipelines.flows import tasks

    tried: list[int] = []

    def fail() -> None:
        tried.append(1)
        raise FileNotFoundError(2, "not there", str(tmp_path))

    @flow
    def failing() -> None:
        failing_step: Any = tasks.as_task(fail)
        failing_step()

    with pytest.raises(FileNotFoundError):
        failing()
    assert tried == [1]


def test_snapshot_that_does_not_read_back_leaves_the_one_before(
    config: Config, prefect_server: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    from pipelines.flows.extract import extract
    from pipelines.flows.publish import publish

    extract(config)
    before = publish(config).snapshot.name
    write(Path(config.inputs[0]), [{"id": "new", "text": TEXT}])
    extract(config)

    def damaged(*_: Any) -> None:
        raise SnapshotError("damaged")

    with monkeypatch.context() as patched:
        patched.setattr(steps, "check_files", damaged)
        with pytest.raises(SnapshotError, match="damaged"):
            publish(config)
    assert latest_name(config.output) == before
    assert publish(config).snapshot.name == latest_name(config.output) != before
