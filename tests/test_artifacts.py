"""Artifacts: what a real run leaves in a real Prefect server, in the store and in the folder of reports."""

from __future__ import annotations

import asyncio
import json
from pathlib import Path
from typing import Any

import pytest
from prefect import flow

from pipelines.config import AuditOptions, Config
from pipelines.report import Report
from pipelines.reporting.artifacts import FIGURES, REPORT, ProgressArtifact, create_artifacts
from pipelines.reporting.digest import Digest, read_digest
from pipelines.store import open_store
from tests.hostile_site import HostileSite, page, status
from tests.test_pull import html
from tests.test_run_report import hostile_digest

HOSTILE_NAME = "tin [x](javascript:alert(1)) | <b>"


def artifacts(key: str) -> list[Any]:
    """The artifacts with a key, the newest first."""
    from prefect import get_client
    from prefect.client.schemas.filters import ArtifactFilter, ArtifactFilterKey
    from prefect.client.schemas.sorting import ArtifactSort

    async def read() -> list[Any]:
        async with get_client() as client:
            of_key = ArtifactFilter(key=ArtifactFilterKey(any_=[key]))
            return list(await client.read_artifacts(artifact_filter=of_key, sort=ArtifactSort.CREATED_DESC))

    return asyncio.run(read())


@pytest.fixture(scope="module")
def ran(prefect_server: None, tmp_path_factory: pytest.TempPathFactory) -> tuple[Config, Report, Digest]:
    """A run that pulls from a source with a hostile name, the second of its store."""
    from pipelines.flows.run import run

    folder = tmp_path_factory.mktemp("ran")
    with HostileSite() as site:
        urls = [site.add(f"/{number}", page(html(number))) for number in range(2)]
        site.add("/2", status(404))
        (folder / "sources.toml").write_text(
            f"""
            raw = "raw"
            ledger = "sqlite:///ledger.db"
            politeness = {{ delay = 0, private_addresses = true }}
            [[sources]]
            name = "tin"
            outlet = {json.dumps(HOSTILE_NAME)}
            kind = "urls"
            expect = [10, 20]
            urls = {json.dumps([*urls, site.url("/2")])}
            """
        )
        config = Config(
            sources=folder / "sources.toml",
            output=folder / "out",
            database=f"sqlite:///{folder}/out/congbao.db",
            keep=1,
            audit=AuditOptions(address="https://audit.example.vn/"),
        )
        run(config)
        report = run(config)
    store = open_store(config.database)
    digest = read_digest(store, report.run_id, output=config.output)
    store.dispose()
    return config, report, digest


def test_figures_of_a_run_are_in_the_store(ran: tuple[Config, Report, Digest]) -> None:
    _, report, digest = ran
    record, (before,) = digest.record, digest.history.runs
    assert (before.total("articles"), before.total("pulled", source="tin", of="new")) == (2, 2)
    assert (record.total("articles"), record.total("pulled", source="tin", of="unchanged")) == (0, 2)
    assert record.by_part("in vain", source="tin") == {"failed: not found": 1}
    assert record.by_part("failures") == {"pull: not found": 1}
    assert before.sources("articles") == [HOSTILE_NAME]
    assert record.total("rows", of="articles") == 2
    assert record.snapshot == report.published.snapshot.name
    assert set(before.by_part("seconds")) == {"pulling", "reading", "extracting", "resolving", "publishing"}
    assert [str(warning) for warning in digest.warnings] == ["tin: 3 articles listed; expected 10 to 20"]


def test_page_of_the_last_run_is_kept_and_is_the_latest(ran: tuple[Config, Report, Digest]) -> None:
    config, report, _ = ran
    folder = config.output / "reports"
    assert sorted(path.name for path in folder.iterdir()) == [f"{report.run_id}.html", "latest.html"]
    shown = (folder / "latest.html").read_text(encoding="utf-8")
    assert "3 articles listed; expected 10 to 20" in shown
    assert 'href="https://audit.example.vn/"' in shown


def test_report_and_figures_are_artifacts_of_the_flow_run_with_their_history(
    ran: tuple[Config, Report, Digest],
) -> None:
    _, report, _ = ran
    newest, older, *_ = artifacts(REPORT)
    assert newest.flow_run_id is not None
    assert newest.flow_run_id != older.flow_run_id
    assert newest.type == "markdown"
    assert f"# {report.run_id}" in newest.data
    assert "- **tin**: 3 articles listed; expected 10 to 20" in newest.data
    assert "[Audit queue](<https://audit.example.vn/>)" in newest.data
    table = artifacts(FIGURES)[0]
    assert table.flow_run_id == newest.flow_run_id
    assert {"table": "Pulled", "of": "tin", "figure": "unchanged", "value": "2"} in json.loads(table.data)


def test_progress_of_a_stage_is_an_artifact_that_is_full_at_the_end(ran: tuple[Config, Report, Digest]) -> None:
    extracting = artifacts("congbao-extracting")[0]
    assert (extracting.type, extracting.data, extracting.description) == ("progress", 100.0, "Extracting")


def test_progress_is_told_in_steps_not_at_each_advance(prefect_server: None) -> None:
    @flow
    def count() -> tuple[set[float], float, float]:
        progress = ProgressArtifact("Counting", total=1000)
        told = set()
        for _ in range(999):
            progress.advance(1)
            told.add(progress.told)
        shown = artifacts("congbao-counting")[0].data
        progress.finish()
        return told, shown, artifacts("congbao-counting")[0].data

    told, shown, at_the_end = count()
    assert told == set(range(0, 100, 5))
    assert (shown, at_the_end) == (95, 100)


def test_hostile_names_are_words_in_the_artifacts(prefect_server: None) -> None:
    flow(create_artifacts)(hostile_digest(), Path("out/reports/run.html"))
    cells = [cell["of"] for cell in json.loads(artifacts(FIGURES)[0].data)]
    assert r"\[tin\]\(javascript\:alert\(1\)\) \!\[x\]" in " ".join(cells)
    assert not any("<script" in cell.replace(r"\<", "") for cell in cells)
    assert "](javascript" not in artifacts(REPORT)[0].data
