"""The doctor: each thing that can be wrong is told as a fault or a warning, with what to do, and nothing is changed."""

from __future__ import annotations

import json
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from importlib.metadata import version
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from packaging.requirements import Requirement

from models.load import MODELS
from pipelines.cli import main
from pipelines.config import Config
from pipelines.operating import doctor as doctor_module
from pipelines.operating.doctor import CHECKS, examine
from pipelines.operating.findings import Finding, ok
from pipelines.operating.models_check import check_models
from pipelines.operating.prefect_check import check_prefect
from pipelines.operating.snapshots_check import check_snapshots
from pipelines.operating.sources_check import check_raw_pages, check_sources
from pipelines.operating.store_check import check_store
from pipelines.operating.versions_check import check_versions, fault_of
from pipelines.publishing.publish import publish
from pipelines.publishing.snapshots import find_snapshot
from pipelines.schema import PUBLISHED
from pipelines.store import open_store
from tests.first_release import first_store
from tests.full_store import fill
from tests.postgresql import Server


def config(folder: Path, **options: Any) -> Config:
    chosen = {"inputs": ("news.jsonl",), "output": folder, "database": f"sqlite:///{folder}/congbao.db", **options}
    return Config(**chosen)


def said(findings: Iterator[Finding], state: str = "fault") -> list[str]:
    """What is said in findings of a state; each that isn't well says what to do."""
    found = list(findings)
    assert all((finding.state == "ok") == (finding.remedy is None) for finding in found)
    return [finding.says for finding in found if finding.state == state]


def doctor(*words: str | Path) -> Result:
    return CliRunner().invoke(main, ["doctor", *map(str, words)])


@pytest.fixture
def without_models(monkeypatch: pytest.MonkeyPatch) -> None:
    """To load the models takes seconds, and has tests of its own."""
    monkeypatch.setitem(doctor_module.CHECKS, "models", lambda config: iter([ok("models", "read both languages")]))


def test_all_is_well_before_the_first_run(tmp_path: Path, without_models: None) -> None:
    (tmp_path / "news.toml").write_text('inputs = ["news.jsonl"]\noutput = "out"\ndatabase = "sqlite:///out/a.db"')
    result = doctor(tmp_path / "news.toml")
    assert result.exit_code == 0
    assert {line.split()[0] for line in result.stdout.splitlines()} == {"ok"}
    assert [path.name for path in tmp_path.iterdir()] == ["news.toml"]


def test_fault_is_told_with_what_to_do_and_fails(tmp_path: Path, without_models: None) -> None:
    (tmp_path / "news.toml").write_text(
        f'sources = "none.toml"\noutput = "out"\ndatabase = "sqlite:///{tmp_path}/out/a.db"'
    )
    result = doctor(tmp_path / "news.toml", "--json")
    assert result.exit_code == 1
    record = json.loads(result.stdout)
    assert record["well"] is False
    assert [finding for finding in record["findings"] if finding["state"] != "ok"] == [
        {
            "about": "sources",
            "state": "fault",
            "says": f"{tmp_path}/none.toml: no such file; make one with congbao sources add",
            "remedy": "mend the file; congbao sources example shows one",
        }
    ]


def test_check_that_fails_itself_is_a_fault_and_the_others_go_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(doctor_module, "CHECKS", {"disk": lambda config: 1 / 0, "store": CHECKS["store"]})
    found = list(examine(config(tmp_path)))
    assert [(finding.about, finding.state) for finding in found] == [("disk", "fault"), ("store", "ok")]
    assert found[0].says == "ZeroDivisionError: division by zero"


def test_package_that_is_missing_or_too_old_is_named(tmp_path: Path) -> None:
    assert said(check_versions(config(tmp_path))) == []
    found = [fault_of(Requirement(line)) for line in ("sqlalchemy>=99", "no-such-package", "click")]
    assert [finding and finding.says for finding in found] == [
        f"package sqlalchemy is {version('sqlalchemy')}, not >=99",
        "package no-such-package is missing",
        None,
    ]


def test_models_are_known_to_be_whole_by_reading_with_them(tmp_path: Path) -> None:
    for name in ("vi", "en"):
        shutil.copytree(MODELS / name, tmp_path / name)
    assert "finds no name" not in said(check_models(config(tmp_path, tagger="congbao-fast")), "ok")[0]
    weights = next((tmp_path / "vi" / "tagger").glob("model"))
    weights.write_bytes(weights.read_bytes()[:1000])
    assert f"{tmp_path} can't be used" in said(check_models(config(tmp_path, tagger=str(tmp_path))))[0]
    weights.write_text("version https://git-lfs.github.com/spec/v1\noid sha256:0\n")
    assert said(check_models(config(tmp_path, tagger=str(tmp_path)))) == [f"{weights} was not fetched by Git"]


def test_store_that_is_well_tells_its_articles(tmp_path: Path) -> None:
    store = open_store(f"sqlite:///{tmp_path}/congbao.db")
    fill(store, articles=3)
    store.dispose()
    found = list(check_store(config(tmp_path)))
    assert "3 articles" in [finding.says for finding in found]
    assert said(iter(found)) == []
    # Those of `full_store` were read by models that aren't there, in a run of long ago.
    assert "read 3 articles" in said(iter(found), "warning")[0]


def test_store_with_a_damaged_file_is_a_fault(tmp_path: Path) -> None:
    store = open_store(f"sqlite:///{tmp_path}/congbao.db")
    fill(store, articles=30)
    store.dispose()
    file = tmp_path / "congbao.db"
    data = bytearray(file.read_bytes())
    half = len(data) // 8192 * 4096
    data[half : half + 20 * 4096] = b"\xff" * (20 * 4096)
    file.write_bytes(data)
    assert said(check_store(config(tmp_path)))


def test_store_of_an_older_version_is_a_warning_and_stays_as_it_is(tmp_path: Path) -> None:
    first_store(f"sqlite:///{tmp_path}/congbao.db")
    assert "has the schema 0001 of an older version" in said(check_store(config(tmp_path)), "warning")[0]
    with closing(sqlite3.connect(tmp_path / "congbao.db")) as store:
        names = {name for (name,) in store.execute("SELECT name FROM sqlite_master")}
    assert "alembic_version" not in names


def test_store_in_postgresql_is_looked_at_too(tmp_path: Path, postgresql: Server) -> None:
    url = postgresql.new_database()
    assert "is empty" in said(check_store(config(tmp_path, database=url)), "ok")[0]
    open_store(url).dispose()
    assert "0 articles" in said(check_store(config(tmp_path, database=url)), "ok")
    gone = url.replace("test_", "gone_")
    assert "can't be reached" in said(check_store(config(tmp_path, database=gone)))[0]


SOURCES = """
raw = "raw"
ledger = "sqlite:///ledger.db"
[[sources]]
name = "tin"
kind = "feed"
urls = ["https://tin.example.vn/rss"]
verified = false
"""


def test_sources_that_were_never_tried_are_a_warning(tmp_path: Path) -> None:
    (tmp_path / "sources.toml").write_text(SOURCES)
    options = config(tmp_path, sources=tmp_path / "sources.toml")
    assert said(check_sources(options), "warning") == ["never tried: tin"]
    assert said(check_raw_pages(options), "ok") == [f"{tmp_path}/raw can be written to"]
    (tmp_path / "ledger.db").write_bytes(b"no database" * 1000)
    assert "not a database" in said(check_sources(options))[0]


def test_snapshot_that_is_damaged_is_a_fault(tmp_path: Path) -> None:
    store = open_store(f"sqlite:///{tmp_path}/congbao.db")
    fill(store, articles=1)
    publish(store, tmp_path)
    store.dispose()
    assert "is the latest, and whole" in said(check_snapshots(config(tmp_path)), "ok")[0]
    table = find_snapshot(tmp_path) / f"{next(iter(PUBLISHED)).name}.csv"
    table.write_bytes(table.read_bytes()[:-1])
    assert "is damaged" in said(check_snapshots(config(tmp_path)))[0]


def test_prefect_server_is_asked_where_one_is_named(
    tmp_path: Path, prefect_server: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert "answers, version" in said(check_prefect(config(tmp_path)), "ok")[0]
    from prefect.settings import PREFECT_API_URL, temporary_settings

    with temporary_settings({PREFECT_API_URL: "http://127.0.0.1:9/api"}):
        assert "doesn't answer" in said(check_prefect(config(tmp_path)))[0]
    with temporary_settings(restore_defaults={PREFECT_API_URL}):
        assert "no server is named" in said(check_prefect(config(tmp_path)), "ok")[0]
